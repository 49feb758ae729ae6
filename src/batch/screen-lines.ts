import type { BriefResult, ScreenResult, Verdict } from '../result.types.js';
import { briefly } from '../screening/brief.js';
import {
  createDayScreener,
  type DayScreener,
  type ScreenerOptions,
  today,
  valueShown,
} from '../screening/index.js';
import {
  type EngineOptions,
  recordsOf,
  type Screening,
  screenBytesOn,
  screenRecords,
} from './engine/index.js';
import type { Platform } from './engine/platform.js';
import { given } from './given.js';
import type {
  ListRow,
  ListSource,
  ListSummary,
  ResultAs,
  ScreenedLine,
  ScreenedList,
  ScreenLinesOptions,
} from './list.js';
import { sourceOfRows } from './rows.js';
import { unpackBy } from './source/bytes.js';
import { SourceError, type SourceRecord, type Tally } from './source/index.js';

/** A list of any source, judged on this platform; see `screenLines` of the entry. */
export function screenLinesOn<F extends 'full' | 'ids' = 'full'>(
  platform: Platform,
  source: ListSource,
  options: ScreenLinesOptions<F> = {},
): ScreenedList<ResultAs<F>> {
  if (typeof source === 'string')
    throw new TypeError(
      'screenLines: the source is a text; give its lines as a list, or a path to screenFile',
    );
  return screened(options, async ({ screener, made, engine }) => {
    const { first, items } = await peeked(chunksOf(source), engine.signal);
    if (!(first instanceof Uint8Array))
      return screenRecords(
        sourceOfRows(items as AsyncIterable<string | ListRow>, engine),
        screener,
        made,
        engine,
      );
    const bytes = unpackBy(platform.gunzip, counted(items as AsyncIterable<Uint8Array>, engine.onBytes));
    return screenBytesOn(platform, bytes, 'the list', screener, made, engine);
  });
}

async function* counted(bytes: AsyncIterable<Uint8Array>, tell: EngineOptions['onBytes']) {
  for await (const chunk of bytes) {
    tell?.(chunk.length);
    yield chunk;
  }
}

export interface Run {
  readonly screener: DayScreener;
  readonly made: ScreenerOptions;
  readonly engine: EngineOptions;
}

export function screened<F extends 'full' | 'ids'>(
  options: ScreenLinesOptions<F>,
  open: (run: Run) => Promise<Screening>,
): ScreenedList<ResultAs<F>> {
  const {
    flagged = false,
    onProgress,
    exact,
    threads,
    format,
    column,
    idColumn,
    nameColumn,
    sheet,
    delimiter,
    encoding,
    skipLines,
    keepColumns,
    maxLines,
    maxBytes,
    findings = 'full',
    signal,
    ...law
  } = options as ScreenLinesOptions<'full' | 'ids'>;
  if (findings !== 'full' && findings !== 'ids')
    throw new TypeError(`screenLines: findings is 'full' or 'ids'; got ${valueShown(findings)}`);
  for (const [name, bound] of [
    ['maxLines', maxLines],
    ['maxBytes', maxBytes],
  ] as const)
    if (bound !== undefined && !(Number.isInteger(bound) && bound > 0))
      throw new TypeError(`screenLines: ${name} is a whole number above 0; got ${valueShown(bound)}`);
  const told = (result: ScreenResult) => (findings === 'ids' ? briefly(result) : result) as ResultAs<F>;
  // The day is fixed here, so that every thread judges for the same one.
  const made: ScreenerOptions = { ...law, asOf: law.asOf ?? today() };
  const screener = createDayScreener(made);
  let bytes = 0;
  const engine: EngineOptions = {
    ...given({
      exact,
      threads,
      format,
      column,
      idColumn,
      nameColumn,
      sheet,
      signal,
      delimiter,
      encoding,
      skipLines,
      keepColumns,
      maxLines,
      maxBytes,
    }),
    onBytes(count) {
      bytes += count;
    },
  };
  let settle: { resolve(summary: ListSummary): void; reject(cause: unknown): void };
  const summary = new Promise<ListSummary>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Who does not ask for the summary is told of a fault where it reads.
  summary.catch(() => {});
  const verdicts: Record<Verdict, number> = { listed: 0, class: 0, analogue: 0, none: 0, unreadable: 0 };
  let last = performance.now();
  const progress = (atLeast: number): void => {
    if (onProgress === undefined || performance.now() - last < atLeast) return;
    last = performance.now();
    const records = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
    onProgress({ bytes, records, flagged: records - verdicts.none });
  };

  async function* lines(): AsyncGenerator<ScreenedLine<ResultAs<F>>> {
    let screening: Screening | undefined;
    let complete = false;
    let failed = false;
    try {
      signal?.throwIfAborted();
      screening = await open({ screener, made, engine });
      for await (const part of screening.parts) {
        signal?.throwIfAborted();
        progress(EVERY);
        if ('judged' in part) {
          const { record, result } = part.judged;
          verdicts[result.verdict] += 1;
          if (!flagged || result.verdict !== 'none') yield lineOf(record, told(result));
        } else {
          verdicts.none += part.rejected.lines;
          if (flagged) continue;
          for (const record of recordsOf(part.rejected))
            yield lineOf(record, told(screener.none(record.smiles)));
        }
      }
      complete = true;
      progress(0);
    } catch (cause) {
      failed = true;
      const reason = signal?.aborted ? signal.reason : inOptions(cause);
      settle.reject(reason);
      throw reason;
    } finally {
      if (!failed)
        settle.resolve({
          complete,
          ...sumsOf(screening?.source.tally),
          understood: screening?.source.understood ?? '',
          verdicts,
          rejected: screening?.counts.rejected ?? 0,
          jurisdictions: [...screener.jurisdictions],
          asOf: screener.asOf,
          register: screener.register,
        });
      await screening?.close();
    }
  }
  const once = lines();
  return { summary, [Symbol.asyncIterator]: () => once };
}

/** Milliseconds between two calls of `onProgress`. */
const EVERY = 100;

const lineOf = <R extends ScreenResult | BriefResult>(
  { line, lines, id, name, smiles, raw, own }: SourceRecord,
  result: R,
): ScreenedLine<R> => ({
  line,
  lines,
  id,
  ...(name === undefined ? {} : { name }),
  smiles,
  ...(raw === undefined || result.verdict !== 'unreadable' ? {} : { raw }),
  ...(own === undefined ? {} : { own }),
  result,
});

const sumsOf = (tally: Tally | undefined) => ({
  lines: tally?.lines ?? 0,
  records: tally?.records ?? 0,
  continued: tally?.continued ?? 0,
  headings: tally?.headers ?? 0,
  blank: tally?.blank.count ?? 0,
  comments: tally?.comments.count ?? 0,
});

/** The flags of the command that messages of the sources name, as options. */
const OPTIONS: Readonly<Record<string, string>> = {
  '--column': 'the option column',
  '--id-column': 'the option idColumn',
  '--name-column': 'the option nameColumn',
  '--sheet': 'the option sheet',
  '--delimiter': 'the option delimiter',
  '--encoding': 'the option encoding',
  '--keep-columns': 'the option keepColumns',
  '--input-format': 'the option format',
  '--max-lines': 'the option maxLines',
  '--max-bytes': 'the option maxBytes',
};

/** A fault of the source in the words of the library. */
function inOptions(cause: unknown): unknown {
  if (!(cause instanceof SourceError)) return cause;
  const message = cause.message.replace(/--[a-z-]+/g, (flag) => OPTIONS[flag] ?? flag);
  return message === cause.message ? cause : new SourceError(message, { cause });
}

/** What a source gives, whatever it is. */
async function* chunksOf(source: ListSource): AsyncGenerator<Uint8Array | string | ListRow> {
  if (source instanceof Blob) yield* chunksOf(source.stream());
  else if (source instanceof ReadableStream) {
    const reader = source.getReader();
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    } finally {
      await reader.cancel().catch(() => {});
    }
  } else yield* source;
}

/** The first item, and all of them with it; the next one is not waited for once the signal comes. */
async function peeked<T>(source: AsyncGenerator<T>, signal: AbortSignal | undefined) {
  let stop: (reason: unknown) => void = () => {};
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const next = () =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      stop = reject;
      source.next().then(resolve, reject);
    });
  const first = await next();
  const items = async function* (): AsyncGenerator<T> {
    try {
      for (let now = first; !now.done; now = await next()) yield now.value;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      // Who was asked to stop does not wait for a source that gives nothing.
      const closed = source.return(undefined).catch(() => {});
      if (!signal?.aborted) await closed;
    }
  };
  return { first: first.done ? undefined : first.value, items: items() };
}
