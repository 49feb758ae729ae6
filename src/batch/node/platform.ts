import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Platform } from '../engine/platform.js';
import { gunzip } from './files.js';
import { readAt } from './read-at.js';
import { hasWorker, startWorkers } from './workers.js';

export const NODE: Platform = {
  gunzip,
  processors: availableParallelism,
  canStart: () => hasWorker() && hasRoom(),
  startWorkers,
  readAt,
};

/** Addresses, in bytes, below which a process starts no thread: V8 ends the process where it cannot reserve what a thread needs. */
const ROOM = 2 ** 33;

/** Whether the system lets this process take as many addresses as threads may want (`ulimit -v`); known on Linux alone. */
function hasRoom(): boolean {
  try {
    const soft = /^Max address space\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'))?.[1];
    return soft === undefined || Number(soft) >= ROOM;
  } catch {
    return true;
  }
}
