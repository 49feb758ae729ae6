import type { Platform } from '../engine/platform.js';
import { gunzip } from './gunzip.js';

/** A browser's page or worker: one thread, and no files but as Blobs. */
export const WEB: Platform = {
  gunzip,
  processors: () => 1,
  canStart: () => false,
  startWorkers: () => Promise.reject(new Error('a browser starts no thread from here')),
  readAt: () => 0,
};
