/**
 * A Web Worker that screens: one structure at a time, or a whole list, so that the page goes on. `onetweak/worker/client`
 * asks it.
 */
import type { ResultAs, ScreenedLine } from '../batch/list.js';
import { screenLinesOn } from '../batch/screen-lines.js';
import { WEB } from '../batch/web/platform.js';
import { createScreener, type Screener } from '../screener.js';
import type { ScreenerOptions } from '../screening/options.js';
import type { FromWorker, Screened, ToWorker } from './protocol.js';

const scope = globalThis as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
};

/** Lines of a message, and milliseconds after which a message goes out with fewer. */
const BATCH = 500;
const WAIT = 100;
/** Messages of lines that may wait to be read. */
const AHEAD = 4;

interface Running {
  readonly stop: AbortController;
  /** Messages that may still be sent before the page reads one. */
  left: number;
  go: () => void;
}

const running = new Map<number, Running>();
let last: { readonly key: string; readonly screener: Screener } | undefined;

/** The screener of these options; pages ask by the same ones again and again. */
function screenerOf(options: ScreenerOptions): Screener {
  const key = JSON.stringify(options);
  if (last?.key !== key) last = { key, screener: createScreener(options) };
  return last.screener;
}

async function screened({ structure, options, ask }: Extract<ToWorker, { do: 'screen' }>): Promise<Screened> {
  const screener = screenerOf(options);
  const { asOf, as } = ask;
  const at = { ...(asOf === undefined ? {} : { asOf }), ...(as === undefined ? {} : { as }) };
  const result = screener.screen(structure, at);
  const evidence = ask.explain ? screener.explain(result) : undefined;
  const picture = ask.picture
    ? (await import('../report/svg/index.js')).resultSvg(result, evidence)
    : undefined;
  return {
    result,
    ...(evidence === undefined ? {} : { evidence }),
    ...(ask.history ? { history: screener.history(as === undefined ? structure : result.smiles) } : {}),
    ...(picture === undefined ? {} : { svg: picture }),
  };
}

async function listed({ id, source, options }: Extract<ToWorker, { do: 'list' }>): Promise<void> {
  const own: Running = { stop: new AbortController(), left: AHEAD, go: () => {} };
  running.set(id, own);
  try {
    let lines: ScreenedLine<ResultAs<'full' | 'ids'>>[] = [];
    let sent = performance.now();
    const send = () => {
      own.left -= 1;
      scope.postMessage({ id, say: 'lines', lines });
      lines = [];
      sent = performance.now();
    };
    const list = screenLinesOn<'full' | 'ids'>(WEB, source, {
      ...options,
      signal: own.stop.signal,
      onProgress(progress) {
        scope.postMessage({ id, say: 'progress', progress });
        // Where hits are far apart, those found do not wait for the next one.
        if (lines.length > 0 && own.left > 0) send();
      },
    });
    for await (const line of list) {
      lines.push(line);
      if (lines.length < BATCH && performance.now() - sent < WAIT) continue;
      while (own.left === 0 && !own.stop.signal.aborted)
        await new Promise<void>((go) => {
          own.go = go;
        });
      send();
    }
    if (lines.length > 0) scope.postMessage({ id, say: 'lines', lines });
    scope.postMessage({ id, say: 'end', summary: await list.summary });
  } finally {
    running.delete(id);
  }
}

const fault = (id: number, cause: unknown): void => {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  scope.postMessage({ id, say: 'fault', name, message });
};

scope.onmessage = ({ data }) => {
  const { id } = data;
  if (data.do === 'screen')
    screened(data).then(
      (answer) => scope.postMessage({ id, say: 'screened', ...answer }),
      (cause) => fault(id, cause),
    );
  else if (data.do === 'list') listed(data).catch((cause) => fault(id, cause));
  else {
    const own = running.get(id);
    if (own === undefined) return;
    if (data.do === 'stop') own.stop.abort(new Error('stopped'));
    else own.left += 1;
    own.go();
  }
};
