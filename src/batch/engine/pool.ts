import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block, BlockAnswer, Look } from './block.js';
import { type Closely, type Results, readBack } from './closely.js';
import type { WorkerSetup } from './worker.js';

/** Judges blocks: the prefilter here or on other threads, the exact path here, and with a long list there too. */
export interface Judge {
  look(block: Block): BlockAnswer | Promise<BlockAnswer>;
  readonly closely: Closely;
  /** Does the same on other threads. */
  readonly elsewhere?: (block: Block, kept: Int32Array) => Promise<Results>;
  /** Threads beside this one. */
  readonly threads: number;
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
 * A thread's heap. V8 would let it grow lazily to some 80 MB; a molecule too large for it is judged here, as one that no
 * thread survives.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** What a thread does, here. */
export interface Here {
  readonly look: Look;
  readonly closely: Closely;
}

/**
 * A pool of threads. A task whose thread died is given to another; a task that no thread survives, and every task where
 * threads cannot live, is done by `here`. So nothing is lost; and nothing is doubled, for an answer comes whole or not at
 * all.
 */
export async function poolOf(setup: WorkerSetup, threads: number, here: Here): Promise<Judge> {
  // Most runs need none, and loading them takes a while.
  const [{ default: makeLimit }, { pool: makePool }] = await Promise.all([
    import('p-limit'),
    import('workerpool'),
  ]);
  const pool = makePool(WORKER, {
    workerType: 'thread',
    maxWorkers: threads,
    workerThreadOpts: { workerData: setup, resourceLimits: LIMITS },
    workerTerminateTimeout: GRACE,
  });
  // What stands in the pool's own queue when a thread exits is forgotten; so no more is given than threads can take.
  const limit = makeLimit(threads);
  let failed = 0;
  let closed = false;
  const tried = async <T>(task: keyof Here, args: unknown[], atLast: () => T): Promise<T> => {
    for (let tries = 0; tries < TRIES && failed < PATIENCE * threads; tries++) {
      try {
        const answer = await pool.exec(task, args);
        failed = 0;
        return answer as T;
      } catch (cause) {
        if (closed) throw cause;
        failed += 1;
      }
    }
    return atLast();
  };
  const given = <T>(task: keyof Here, args: unknown[], atLast: () => T): Promise<T> => {
    const answer = limit(() => tried(task, args, atLast));
    // Who waits for it is told of a fault; a run that was left waits no more.
    answer.catch(() => {});
    return answer;
  };
  return {
    threads,
    look: (block) => given('look', [block], () => here.look(block)),
    closely: here.closely,
    async elsewhere(block, kept) {
      const answer = await given<string | Results>('closely', [block, kept], () => here.closely(block, kept));
      return typeof answer === 'string' ? readBack(answer) : answer;
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
