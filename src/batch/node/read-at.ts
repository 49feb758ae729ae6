import { readSync } from 'node:fs';
import type { ReadAt } from '../engine/ranges.js';

export const readAt: ReadAt = (fd, into, position) => readSync(fd, into, 0, into.length, position);
