/**
 * The library in a Web Worker, asked from the page.
 *
 * @module onetweak/worker/client
 */

import type {
  ListSource,
  ListSummary,
  ResultAs,
  ScreenedLine,
  ScreenedList,
  ScreenLinesOptions,
} from '../batch/list.js';
import type { ScreenerOptions } from '../screening/options.js';
import type { FromWorker, ScreenAsk, Screened, ToWorker } from './protocol.js';

export type { ScreenAsk, Screened } from './protocol.js';

/** The library in a worker: the same questions, and the page goes on meanwhile. */
export interface WorkerClient {
  /** Screens one structure. Rejected with the fault's name and message where an option is wrong. */
  screen(
    structure: string,
    ask?: ScreenAsk & {
      /** Those of the screener. */
      readonly options?: ScreenerOptions;
    },
  ): Promise<Screened>;
  /** Screens a list, as `screenLines` of `onetweak/batch` does: a Blob or a File is read in the worker. */
  screenLines<F extends 'full' | 'ids' = 'full'>(
    source: ListSource,
    options?: ScreenLinesOptions<F>,
  ): ScreenedList<ResultAs<F>>;
}

/**
 * Speaks with a worker that runs `onetweak/worker`.
 *
 * @param worker - `new Worker(new URL('onetweak/worker', import.meta.url), { type: 'module' })`, or as your bundler wants it
 * @returns the client; end the worker by its own `terminate()`
 * @throws never
 * @example
 * const client = connect(worker);
 * const { result } = await client.screen('CCO');
 * for await (const { line, result } of client.screenLines(file, { flagged: true })) show(line, result);
 */
export function connect(worker: Pick<Worker, 'postMessage' | 'addEventListener'>): WorkerClient {
  const waiting = new Map<number, (answer: FromWorker) => void>();
  let number = 0;
  worker.addEventListener('message', (event) => {
    const answer = (event as MessageEvent<FromWorker>).data;
    waiting.get(answer.id)?.(answer);
  });
  worker.addEventListener('error', (event) => {
    const message = (event as ErrorEvent).message ?? 'the worker failed';
    for (const [id, tell] of waiting) tell({ id, say: 'fault', name: 'Error', message });
  });
  const ask = (question: ToWorker) => worker.postMessage(question);

  return {
    screen(structure, { options = {}, ...more } = {}) {
      const id = ++number;
      return new Promise<Screened>((done, reject) => {
        waiting.set(id, (answer) => {
          waiting.delete(id);
          if (answer.say === 'screened') {
            const { id: _, say, ...screened } = answer;
            done(screened);
          } else reject(faultOf(answer));
        });
        ask({ id, do: 'screen', structure, options, ask: more });
      });
    },
    screenLines<F extends 'full' | 'ids'>(
      source: ListSource,
      { signal, onProgress, ...options }: ScreenLinesOptions<F> = {},
    ): ScreenedList<ResultAs<F>> {
      const id = ++number;
      const arrived: (readonly ScreenedLine<ResultAs<F>>[])[] = [];
      let over = false;
      let fault: unknown;
      let wake = () => {};
      let settle: { resolve(summary: ListSummary): void; reject(cause: unknown): void };
      const summary = new Promise<ListSummary>((resolve, reject) => {
        settle = { resolve, reject };
      });
      summary.catch(() => {});
      const failed = (cause: unknown) => {
        over = true;
        fault ??= cause;
        settle.reject(cause);
        waiting.delete(id);
        wake();
      };
      waiting.set(id, (answer) => {
        if (answer.say === 'lines') arrived.push(answer.lines as readonly ScreenedLine<ResultAs<F>>[]);
        else if (answer.say === 'progress') onProgress?.(answer.progress);
        else if (answer.say === 'end') {
          over = true;
          settle.resolve(answer.summary);
          waiting.delete(id);
        } else failed(faultOf(answer));
        wake();
      });
      const stop = () => ask({ id, do: 'stop' });
      const onAbort = () => {
        stop();
        failed(signal?.reason);
      };
      async function* lines(): AsyncGenerator<ScreenedLine<ResultAs<F>>> {
        try {
          if (signal?.aborted) onAbort();
          else {
            signal?.addEventListener('abort', onAbort);
            ask({ id, do: 'list', source, options });
          }
          for (;;) {
            const batch = arrived.shift();
            if (batch !== undefined && fault === undefined) {
              ask({ id, do: 'more' });
              yield* batch;
            } else if (fault !== undefined) throw fault;
            else if (over) return;
            else
              await new Promise<void>((go) => {
                wake = go;
              });
          }
        } finally {
          signal?.removeEventListener('abort', onAbort);
          if (!over) {
            stop();
            failed(new Error('the reading was left'));
          }
        }
      }
      const once = lines();
      return { summary, [Symbol.asyncIterator]: () => once };
    },
  };
}

function faultOf(answer: FromWorker): Error {
  if (answer.say !== 'fault') return new Error(`the worker answered ${answer.say}`);
  const error = answer.name === 'TypeError' ? new TypeError(answer.message) : new Error(answer.message);
  if (error.name !== answer.name) error.name = answer.name;
  return error;
}
