/**
 * The engine: judges a list of any size in flat memory, on one thread or several, and gives its records in their order.
 *
 * - A **block** is whole lines of a list in memory that threads share (pieces.ts cuts bytes into them).
 * - A **range** is a stretch of a plain file, whose lines a thread reads into a block itself (ranges.ts).
 * - A **part** is what comes out, in the order of the list: one judged record, or consecutive lines that the prefilter
 *   rejected (part.ts).
 *
 * plan.ts chooses how an input is read. Two questions are asked of lines: the prefilter's (candidates.ts), and the exact
 * path's of each candidate (exact.ts). Both are asked on this thread (`Local`) or on others (`Workers`, workers.ts), and
 * order.ts puts the answers in the order of the lines.
 */
import type { DayScreener, ScreenerOptions } from '../../screening/index.js';
import { judgeRecord, withWarnings } from '../judge.js';
import type { NameReader } from '../names/opsin.js';
import { MAX_BYTES, MAX_LINES } from '../source/bounds.js';
import {
  boundedBytes,
  emptyTally,
  type OpenedList,
  openBytes,
  type PlainFile,
  type SourceOptions,
  type SourceRecord,
  smiSource,
  sourceError,
} from '../source/index.js';
import { exactBy } from './exact.js';
import { type Input, openInput } from './input.js';
import { type PlainList, type PrefilterCounts, partsInOrder } from './order.js';
import type { JudgedPart } from './part.js';
import { beginsWithMark, blockMemory, type Memory, piecesOf, RANGE } from './pieces.js';
import { type Plan, planOf, SMALL } from './plan.js';
import type { Platform } from './platform.js';
import { judgedRangeBy, prefilterRangeBy } from './ranges.js';
import type { Local, Workers } from './workers.js';

export type { PrefilterCounts } from './order.js';
export { type Judged, type JudgedPart, type Rejected, recordsOf } from './part.js';
export type { Plan } from './plan.js';

export interface EngineOptions extends SourceOptions {
  /** True: every line by the exact path. `auto`, the default: so for lists up to 64 KiB. False: no list is too small for the prefilter. */
  readonly exact?: boolean | 'auto';
  /** Threads to judge on, this one with them where they read a plain file; by default one for each processor, for lists of more than 16 MiB. */
  readonly threads?: number;
  /** Reads systematic names that are not known here; its owner closes it. */
  readonly names?: NameReader;
  /** Lines of a SMILES list are judged one by one as they come: nothing of the beginning is waited for. */
  readonly lineByLine?: boolean;
}

/** A list being judged, in the order of its lines. */
export interface Screening {
  readonly source: OpenedList;
  readonly plan: Plan;
  /** Can be read once. */
  readonly parts: AsyncIterable<JudgedPart>;
  readonly counts: PrefilterCounts;
  close(): Promise<void>;
}

/** What the parts of a screening are made with. */
interface Run {
  readonly plan: Plan;
  readonly screener: DayScreener;
  readonly made: ScreenerOptions;
  readonly options: EngineOptions;
  readonly counts: PrefilterCounts;
}

/**
 * Opens bytes to be judged by a screener made with these options; `path` gives their name and, by its ending, a hint at the
 * format.
 *
 * @param plain - the file that the bytes are of, where parts of it can be read out of their turn; asked after the first chunk
 */
export async function screenBytesOn(
  platform: Platform,
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  screener: DayScreener,
  made: ScreenerOptions,
  options: EngineOptions = {},
  plain: () => PlainFile | undefined = () => undefined,
): Promise<Screening> {
  const name = path === '-' ? 'standard input' : path;
  const bounded = boundedBytes(bytes, name, options.maxBytes);
  if (options.lineByLine) {
    const plan: Plan = {
      ...{ by: 'records', prefilter: options.exact === false, threads: 1 },
      ...{ threadsAfter: Number.POSITIVE_INFINITY, why: 'each line is wanted at once' },
    };
    const source = smiSource(bounded, path, options);
    const run: Run = { plan, screener, made, options, counts: noCounts() };
    return { source, plan, counts: run.counts, parts: byRecords(source, run), close: source.close };
  }
  const input = await openInput(bounded, SMALL);
  const fault = input.fault();
  if (fault !== undefined && input.size === 0) throw sourceError(name, fault.cause);
  // Where the beginning alone cannot be understood, the whole of it may be, or tells better what is wrong.
  const beginning = await openBytes(chunksOf(input.head), path, unbounded(options)).catch(() => undefined);
  await beginning?.close();
  const file = fault === undefined ? smallEnough(plain(), options) : undefined;
  const plan = planOf(
    {
      format: beginning?.format,
      wide:
        isWide(input.head[0] ?? EMPTY) || options.encoding !== undefined || options.skipLines !== undefined,
      ended: input.ended,
      fileSize: file?.size,
      exact: options.exact ?? 'auto',
      threads: options.threads,
      processors: platform.processors(),
      canStart: platform.canStart(),
    },
    RANGE,
  );
  const run: Run = { plan, screener, made, options, counts: noCounts() };
  if (plan.by === 'records' || beginning === undefined) {
    const source = await openBytes(input.chunks('throw'), path, options);
    return { source, plan, counts: run.counts, parts: byRecords(source, run), close: () => source.close() };
  }
  const source: OpenedList = { ...beginning, tally: emptyTally() };
  const parts = byBlocks(platform, input, plan.by === 'ranges' ? file : undefined, source, run);
  return { source, plan, counts: run.counts, parts, close: input.close };
}

/**
 * The same for records that are read already. The prefilter is used as it is on bytes: on more than 64 KiB of text.
 *
 * @throws what reading the first one throws
 */
export async function screenRecords(
  source: OpenedList,
  screener: DayScreener,
  made: ScreenerOptions,
  options: EngineOptions = {},
): Promise<Screening> {
  const records = source.records[Symbol.asyncIterator]();
  const head: SourceRecord[] = [];
  let size = 0;
  let ended = false;
  let fault: { readonly cause: unknown } | undefined;
  while (size <= SMALL && !ended) {
    const next = await records.next().catch((cause: unknown) => {
      // What came before is judged first.
      if (head.length === 0) throw cause;
      fault = { cause };
      return undefined;
    });
    ended = next === undefined || next.done === true;
    if (next === undefined || next.done) break;
    head.push(next.value);
    size += next.value.smiles.length + next.value.id.length + 2;
  }
  const all = async function* (): AsyncGenerator<SourceRecord> {
    try {
      yield* head;
      if (fault !== undefined) throw fault.cause;
      for (let next = await records.next(); !next.done; next = await records.next()) yield next.value;
    } finally {
      await records.return?.();
    }
  };
  const exact = options.exact ?? 'auto';
  const prefilter = exact === 'auto' ? !ended : !exact;
  const alone = { threads: 1, threadsAfter: Number.POSITIVE_INFINITY };
  const plan: Plan = { ...alone, by: 'records', prefilter, why: 'they are records already' };
  const run: Run = { plan, screener, made, options, counts: noCounts() };
  const read: OpenedList = { ...source, records: all() };
  return { source, plan, counts: run.counts, parts: byRecords(read, run), close: () => source.close() };
}

/** Records one by one, as tables and small lists give them. */
async function* byRecords(
  source: OpenedList,
  { plan, screener, made, counts, options: { names } }: Run,
): AsyncGenerator<JudgedPart> {
  const prefilter = plan.prefilter ? (await import('./rejects.js')).rejectsFor(made) : undefined;
  if (prefilter !== undefined) counts.isOff = prefilter.isOff;
  for await (const record of source.records) {
    if (record.issue === undefined && record.smiles !== '' && prefilter?.rejects(record.smiles)) {
      counts.rejected += 1;
      const result =
        record.declared === undefined
          ? withWarnings(screener.none(record.smiles), record)
          : judgeRecord(record, screener, true);
      yield { judged: { record, result } };
    } else {
      const result = judgeRecord(record, screener);
      const more = names && result.verdict === 'unreadable' ? await withNameRead(record, names) : undefined;
      yield { judged: { record, result: more === undefined ? result : judgeRecord(more, screener) } };
    }
  }
}

/** The record with what the reader makes of its systematic name or its name; undefined where that is nothing. */
async function withNameRead(record: SourceRecord, names: NameReader): Promise<SourceRecord | undefined> {
  const { declared, issue, smiles } = record;
  if (issue !== undefined || smiles !== '' || declared === undefined || declared.inchi !== undefined)
    return undefined;
  for (const name of [declared.systematicName, declared.name]) {
    const read = name === undefined ? undefined : await names.read(name);
    if (read !== undefined)
      return { ...record, declared: { ...declared, nameRead: { name: name!, smiles: read, by: names.by } } };
  }
  return undefined;
}

/** Whole lines at a time. */
async function* byBlocks(
  platform: Platform,
  input: Input,
  file: PlainFile | undefined,
  source: OpenedList,
  { plan, screener, made, options, counts }: Run,
): AsyncGenerator<JudgedPart> {
  const { prefilterOver } = await import('./candidates.js');
  const rejects = plan.prefilter ? await import('./rejects.js') : undefined;
  const tables = lazy(() => rejects?.tablesFor(made));
  const prefilter = lazy(() => prefilterOver(rejects?.prefilterOf(tables()!)));
  const exact = exactBy(screener);
  const local: Local = {
    prefilter: (block) => prefilter()(block),
    prefilterRange: judgedRangeBy(
      prefilterRangeBy((block) => prefilter()(block), platform.readAt),
      exact,
    ),
    exact,
  };
  let workers: Workers | undefined;
  const workersAfter = async (given: number) => {
    if (plan.threads > 1 && given > plan.threadsAfter)
      workers ??= await platform.startWorkers(
        { options: made, ...(plan.prefilter ? { tables: tables()! } : {}) },
        // Of a plain file this one reads ranges too.
        plan.by === 'ranges' ? plan.threads - 1 : plan.threads,
        local,
      );
    return workers;
  };
  const memory = blockMemory();
  try {
    yield* partsInOrder(piecesOfInput(input, memory, true), {
      screener,
      memory,
      local,
      workers: workersAfter,
      tally: source.tally,
      counts,
      signal: options.signal,
      lines: { most: options.maxLines ?? MAX_LINES, name: source.name },
      file: file && listFile(file, input, memory, options),
    });
    const fault = input.fault();
    if (fault !== undefined) throw fault.cause;
  } catch (cause) {
    throw sourceError(source.name, cause);
  } finally {
    await workers?.close();
  }
}

/** The beginning is looked at whole; what is beyond a bound is found where it is read. */
const unbounded = ({ maxLines: _, ...options }: EngineOptions): EngineOptions => options;

/** Threads read a file whatever its bound; one that is larger comes as a stream, which ends there. */
const smallEnough = (file: PlainFile | undefined, { maxBytes = MAX_BYTES }: EngineOptions) =>
  file !== undefined && file.size <= maxBytes ? file : undefined;

const piecesOfInput = (input: Input, memory: Memory, mark: boolean) =>
  piecesOf(input.chunks('end'), memory, () => input.fault() === undefined, mark);

/** A plain file as a list of lines, whose head has been read already. */
function listFile(file: PlainFile, input: Input, memory: Memory, { onBytes }: EngineOptions): PlainList {
  let told = input.size;
  return {
    ...file,
    from: beginsWithMark(input.head[0] ?? EMPTY) ? 3 : 0,
    range: RANGE,
    reached(at) {
      onBytes?.(Math.max(0, at - told));
      told = Math.max(at, told);
    },
    goOn(at) {
      input.leaveHead();
      file.goOn(at);
      return piecesOfInput(input, memory, false);
    },
  };
}

const noCounts = (): PrefilterCounts => ({ rejected: 0, isOff: false, stages: new Float64Array(6) });

const EMPTY = new Uint8Array(0);

async function* chunksOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** UTF-16, by its byte order mark. */
const isWide = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
