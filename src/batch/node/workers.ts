import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Results, readBack } from '../engine/exact.js';
import type { Local, RangeAnswer, WorkerSetup, Workers } from '../engine/workers.js';

/** Where the built worker lies; absent where the sources are run directly, which then stay on one thread. */
const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
export const hasWorker = (): boolean => existsSync(WORKER);

/** Times that a task is given to a thread before this one does it. */
const TRIES = 3;
/** Tries that may fail, for each thread, before no thread is asked again and this one does everything. */
const PATIENCE = 5;
/** After so many, threads are asked as long as no more than one in so many tries fails: a thread takes long to replace. */
const OFTEN = 20;
/** Milliseconds that a thread has to end when all is done, or when the run is stopped. */
const GRACE = 1;

/**
 * A thread's heap. V8 would let it grow lazily to some 80 MB; a molecule too large for it is left to this thread, as one
 * that no other survives.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** A fault is thrown at whoever waits for the answer; a run that was left waits no more. */
function ofNobody<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  return answer;
}

/**
 * A pool of threads. A failed task is retried on another thread, at last by `local` on this one; so each task has exactly
 * one answer.
 */
export async function startWorkers(setup: WorkerSetup, threads: number, local: Local): Promise<Workers> {
  // Most runs need none, and loading them takes a while.
  const [
    { default: makeLimit },
    {
      default: { pool: makePool },
    },
  ] = await Promise.all([import('p-limit'), import('workerpool')]);
  const pool = makePool(WORKER, {
    workerType: 'thread',
    maxWorkers: threads,
    workerThreadOpts: { workerData: setup, resourceLimits: LIMITS },
    workerTerminateTimeout: GRACE,
  });
  // What stands in the pool's own queue when a thread exits is forgotten; so no more is given than threads can take.
  const limit = makeLimit(threads);
  // Ranges are given ahead; they do not stand before what this thread waits for.
  const limitRanges = makeLimit(threads);
  let inRow = 0;
  let failed = 0;
  let answered = 0;
  let closed = false;
  const worthAsking = () =>
    inRow < PATIENCE * threads && (failed < PATIENCE * threads || failed * OFTEN < answered);
  const tried = async <T>(task: keyof Local, args: unknown[], atLast: () => T): Promise<T> => {
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
  const given = <T>(task: keyof Local, args: unknown[], atLast: () => T): Promise<T> => {
    return ofNobody(limit(() => tried(task, args, atLast)));
  };
  return {
    threads,
    prefilter: (block) => given('prefilter', [block], () => local.prefilter(block)),
    prefilterRange: (range) =>
      ofNobody(
        limitRanges(() =>
          given<RangeAnswer | ReturnType<Local['prefilterRange']>>('prefilterRange', [range], () =>
            local.prefilterRange(range),
          ),
        ).then((answer) =>
          typeof answer?.results === 'string'
            ? { ...answer, results: readBack(answer.results) }
            : (answer as ReturnType<Local['prefilterRange']>),
        ),
      ),
    exact: (block, places) =>
      ofNobody(
        given<string | Results>('exact', [block, places], () => local.exact(block, places)).then((answer) =>
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
