import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block, BlockAnswer, Look } from './block.js';
import { type Closely, type Results, readBack } from './closely.js';
import type { LookAt, Range, RangeAnswer } from './range.js';
import type { WorkerSetup } from './worker.js';

/** Judges blocks: the prefilter here or on other threads, the exact path here, and with a long list there too. */
export interface Judge {
  look(block: Block): BlockAnswer | Promise<BlockAnswer>;
  lookAt(range: Range): RangeAnswer | undefined | Promise<RangeAnswer | undefined>;
  /** The same on this thread. */
  readonly lookHere: LookAt;
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
/** Tries that may fail, for each thread, before no thread is asked again: where none can live, all is judged here. */
const PATIENCE = 5;
/** After so many, threads are asked as long as no more than one in so many tries fails: a thread takes long to replace. */
const OFTEN = 20;
/** Milliseconds that a thread has to end when all is done, or when the run is stopped. */
const GRACE = 1;

/**
 * A thread's heap. V8 would let it grow lazily to some 80 MB; a molecule too large for it is judged here, as one that no
 * thread survives.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** Who waits for it is told of a fault; a run that was left waits no more. */
function ofNobody<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  return answer;
}

/** What a thread does, here. */
export interface Here {
  readonly look: Look;
  readonly lookAt: LookAt;
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
  // Of ranges this thread takes a part when it has nothing else to do, so it counts as one of those that are busy.
  const limitRanges = makeLimit(Math.max(1, threads - 1));
  let inRow = 0;
  let failed = 0;
  let answered = 0;
  let closed = false;
  const worthAsking = () =>
    inRow < PATIENCE * threads && (failed < PATIENCE * threads || failed * OFTEN < answered);
  const tried = async <T>(task: keyof Here, args: unknown[], atLast: () => T): Promise<T> => {
    for (let tries = 0; tries < TRIES && worthAsking(); tries++) {
      try {
        const answer = await pool.exec(task, args);
        inRow = 0;
        answered += 1;
        return answer as T;
      } catch (cause) {
        if (closed) throw cause;
        inRow += 1;
        failed += 1;
      }
    }
    return atLast();
  };
  const given = <T>(task: keyof Here, args: unknown[], atLast: () => T): Promise<T> => {
    return ofNobody(limit(() => tried(task, args, atLast)));
  };
  return {
    threads,
    look: (block) => given('look', [block], () => here.look(block)),
    lookAt: (range) => limitRanges(() => given('lookAt', [range], () => here.lookAt(range))),
    lookHere: here.lookAt,
    closely: here.closely,
    elsewhere: (block, kept) =>
      ofNobody(
        given<string | Results>('closely', [block, kept], () => here.closely(block, kept)).then((answer) =>
          typeof answer === 'string' ? readBack(answer) : answer,
        ),
      ),
    async close() {
      closed = true;
      limit.clearQueue();
      limitRanges.clearQueue();
      // A thread that died when it had nothing to do is waited for in vain, and then let be.
      await pool.terminate(true, 100 * GRACE).then(
        () => {},
        () => {},
      );
    },
  };
}
