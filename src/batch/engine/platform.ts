import type { Gunzip } from '../source/bytes.js';
import type { ReadAt } from './ranges.js';
import type { Local, WorkerSetup, Workers } from './workers.js';

/** What Node and browsers do differently: all that the engine needs of the one or the other. */
export interface Platform {
  readonly gunzip: Gunzip;
  /** Threads that the machine has. */
  processors(): number;
  /** Whether threads can be started at all. */
  canStart(): boolean;
  startWorkers(setup: WorkerSetup, threads: number, local: Local): Promise<Workers>;
  readonly readAt: ReadAt;
}
