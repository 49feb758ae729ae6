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

/** Times that a block is given to a thread before it is judged here. */
const TRIES = 3;
/** Tries in a row that may fail, for each thread, before no thread is asked again: where none can live, all is judged here. */
const PATIENCE = 5;
/** Milliseconds that a thread has to end when all is done, or when the run is stopped. */
const GRACE = 1;

/**
 * A pool of threads. A block whose thread died is given to another; a block that no thread survives, and every block
 * where threads cannot live, is judged by `here`. So nothing is lost; and nothing is doubled, for a block's answer comes
 * whole or not at all.
 */
export async function poolOf(
  setup: WorkerSetup,
  threads: number,
  here: (block: Block) => BlockAnswer,
): Promise<Judge> {
  // Most runs need none, and loading them takes a while.
  const [{ default: makeLimit }, { pool: makePool }] = await Promise.all([
    import('p-limit'),
    import('workerpool'),
  ]);
  const pool = makePool(WORKER, {
    workerType: 'thread',
    maxWorkers: threads,
    workerThreadOpts: { workerData: setup },
    workerTerminateTimeout: GRACE,
  });
  // What stands in the pool's own queue when a thread exits is forgotten; so no more is given than threads can take.
  const limit = makeLimit(threads);
  let failed = 0;
  let closed = false;
  const tried = async (block: Block): Promise<BlockAnswer> => {
    for (let tries = 0; tries < TRIES && failed < PATIENCE * threads; tries++) {
      try {
        const answer: BlockAnswer = await pool.exec('judge', [block]);
        failed = 0;
        return answer;
      } catch (cause) {
        if (closed) throw cause;
        failed += 1;
      }
    }
    return here(block);
  };
  return {
    ahead: threads * 2 + 1,
    judge(block) {
      const answer = limit(tried, block);
      // Who waits for it is told of a fault; a run that was left waits no more.
      answer.catch(() => {});
      return answer;
    },
    async close() {
      closed = true;
      limit.clearQueue();
      // A thread that died when it had nothing to do is waited for in vain, and then let be.
      await pool.terminate(true, 100 * GRACE).then(
        () => {},
        () => {},
      );
    },
  };
}
