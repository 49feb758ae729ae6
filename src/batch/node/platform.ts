import { availableParallelism } from 'node:os';
import type { Platform } from '../engine/platform.js';
import { gunzip } from './gunzip.js';
import { readAt } from './read-at.js';
import { hasWorker, startWorkers } from './workers.js';

export const NODE: Platform = {
  gunzip,
  processors: availableParallelism,
  canStart: hasWorker,
  startWorkers,
  readAt,
};
