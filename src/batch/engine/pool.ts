import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block, BlockAnswer } from './block.js';
import type { WorkerSetup } from './worker.js';

/** Judges blocks, here or on other threads. */
export interface Judge {
  judge(block: Block): BlockAnswer | Promise<BlockAnswer>;
  /** Blocks that may be under way at once. */
  readonly ahead: number;
  close(): Promise<void>;
}

/** Where the built worker lies; absent where the sources are run directly, which then stay on one thread. */
const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
export const hasWorker = (): boolean => existsSync(WORKER);

/** Times that a block is given to the pool before it is judged here. */
const TRIES = 3;

/**
 * A pool of threads. A block whose thread died is given to another; a block that no thread survives is judged by `here`,
 * so that nothing is lost, and nothing is doubled, for a block's answer comes whole or not at all.
 */
export async function poolOf(
  setup: WorkerSetup,
  threads: number,
  here: (block: Block) => BlockAnswer,
): Promise<Judge> {
  // Most runs need none, and loading it takes a while.
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: WORKER,
    minThreads: threads,
    maxThreads: threads,
    workerData: setup,
    // A pool of threads that die is not to be filled up for ever.
    recordTiming: false,
  });
  // A thread that dies between two blocks is replaced by the pool.
  pool.on('error', () => {});
  return {
    ahead: threads * 2 + 1,
    async judge(block) {
      for (let tries = 0; tries < TRIES; tries++) {
        try {
          return (await pool.run(block)) as BlockAnswer;
        } catch {
          // The thread died, or could not begin: once more.
        }
      }
      return here(block);
    },
    close: () => pool.destroy(),
  };
}
