import { availableParallelism } from 'node:os';
import { loadRegister } from '../../law/register.js';
import type { ScreenResult } from '../../result.js';
import type { DayScreener, ScreenerOptions } from '../../screening/index.js';
import { judge as judgeRecord, withWarnings } from '../judge.js';
import { criteriaOf, type Prefilter, prefilterOf, readyTables, tablesOf } from '../prefilter/index.js';
import {
  emptyTally,
  openBytes,
  type PlainFile,
  readBytes,
  type Source,
  type SourceOptions,
  sourceError,
} from '../source/index.js';
import { blockLook } from './block.js';
import { beginsWithMark, blockMemory, blocksOf, RANGE } from './blocks.js';
import { closelyBy } from './closely.js';
import { partsOfList } from './list.js';
import type { Part } from './part.js';
import { type Here, hasWorker, type Judge, poolOf } from './pool.js';
import { rangeLook } from './range.js';

export { type Judged, type Part, type Passed, recordsOf } from './part.js';

export interface EngineOptions extends SourceOptions {
  /** True: every line by the exact path. `auto`, the default: so for lists up to 64 KiB. False: no list is too small. */
  readonly exact?: boolean | 'auto';
  /** Threads to judge on, this one with them where they read a plain file; by default one for each processor, for lists of more than 16 MiB. */
  readonly threads?: number;
}

/** A list being judged, in the order of its lines. */
export interface Screening {
  readonly source: Source;
  /** Can be read once. */
  readonly parts: AsyncIterable<Part>;
  /** Lines by how far they came in the prefilter, where one was used. */
  readonly stages: Float64Array;
  close(): Promise<void>;
}

/** Lists up to this size are not worth a prefilter. */
const SMALL = 64 << 10;
/** Lists up to this size are not worth a thread. */
const LARGE = 16 << 20;

/** Opens a file, or standard input for `-`, to be judged by a screener made with these options. */
export function openScreening(
  path: string,
  screener: DayScreener,
  made: ScreenerOptions,
  options: EngineOptions = {},
): Promise<Screening> {
  let file: PlainFile | undefined;
  const bytes = readBytes(path, options.signal, options.onBytes, (plain) => {
    file = plain;
  });
  return screenBytes(bytes, path, screener, made, options, () => file);
}

/**
 * The same for bytes from anywhere; `path` gives the name and, by its ending, a hint at the format.
 *
 * @param plain - the file that the bytes are of, where parts of it can be read out of their turn; asked after the first chunk
 */
export async function screenBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  screener: DayScreener,
  made: ScreenerOptions,
  options: EngineOptions = {},
  plain: () => PlainFile | undefined = () => undefined,
): Promise<Screening> {
  const chunks = bytes[Symbol.asyncIterator]();
  const stages = new Float64Array(6);
  const seen: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  // What is wrong further on is told where it stands: what came before it is judged first.
  let fault: { readonly cause: unknown } | undefined;
  const more = async (): Promise<boolean> => {
    const next = ended
      ? undefined
      : await chunks.next().catch((cause: unknown) => {
          fault = { cause };
          return undefined;
        });
    if (next === undefined || next.done === true) ended = true;
    else {
      // Chunks that are looked at again are kept apart from what the next one is read into.
      seen.push(size > SMALL ? next.value : next.value.slice());
      size += next.value.length;
    }
    return !ended;
  };
  const exact = options.exact ?? 'auto';
  while (size <= SMALL && (await more()));
  if (fault !== undefined && size === 0)
    throw sourceError(path === '-' ? 'standard input' : path, fault.cause);
  const all = async function* (told: 'thrown' | 'kept'): AsyncGenerator<Uint8Array> {
    try {
      for (let i = 0; i < seen.length || (await more()); i++) {
        const chunk = seen[i]!;
        seen[i] = EMPTY;
        yield chunk;
      }
      if (fault !== undefined && told === 'thrown') throw fault.cause;
    } finally {
      await chunks.return?.();
    }
  };
  // The beginning tells the format; a list of lines is then read as bytes, from its beginning.
  const head = [...seen];
  const beginning = async function* (): AsyncGenerator<Uint8Array> {
    yield* head;
  };
  // Where the beginning alone cannot be understood, the whole of it may be, or tells better what is wrong.
  const looked = await openBytes(beginning(), path, options).catch(() => undefined);
  await looked?.close();
  const byExact = exact === true || (exact === 'auto' && ended);
  const { packs = [] } = made;
  const tables = lazy(() =>
    packs.length === 0 ? readyTables() : tablesOf(criteriaOf(loadRegister(packs).files)),
  );
  const prefilter = () => prefilterOf(tables());
  if (looked === undefined || looked.format !== 'smi' || isWide(head[0] ?? EMPTY) || (byExact && ended)) {
    const source = await openBytes(all('thrown'), path, options);
    return {
      source,
      stages,
      parts: byRecords(source, screener, byExact ? undefined : prefilter()),
      close: () => source.close(),
    };
  }
  const source: Source = { ...looked, tally: emptyTally() };
  const look = lazy(() => blockLook(byExact ? undefined : prefilter()));
  const here: Here = {
    look: (block) => look()(block),
    lookAt: rangeLook((block) => look()(block)),
    closely: closelyBy(screener),
  };
  const threads = options.threads ?? availableParallelism();
  // Who asks for threads gets them from the first block on.
  const enough = options.threads !== undefined ? -1 : byExact ? 0 : LARGE;
  const parts = async function* (): AsyncGenerator<Part> {
    const memory = blockMemory();
    let judge: Judge = { ...here, lookHere: here.lookAt, threads: 0, close: async () => {} };
    const judgeFor = async (given: number): Promise<Judge> => {
      if (given > enough && threads > 1 && judge.threads === 0 && hasWorker())
        judge = await poolOf({ options: made, ...(byExact ? {} : { tables: tables() }) }, threads, here);
      return judge;
    };
    try {
      const pieces = (mark: boolean) => blocksOf(all('kept'), memory, () => fault === undefined, mark);
      const { tally } = source;
      const { signal } = options;
      const file = ended || fault !== undefined ? undefined : plain();
      const from = beginsWithMark(head[0] ?? EMPTY) ? 3 : 0;
      let told = size;
      yield* partsOfList(pieces(true), {
        screener,
        memory,
        judge: judgeFor,
        tally,
        stages,
        signal,
        file: file && {
          ...file,
          from,
          range: RANGE,
          reached(at) {
            options.onBytes?.(Math.max(0, at - told));
            told = Math.max(at, told);
          },
          goOn(at) {
            seen.length = 0;
            file.goOn(at);
            return pieces(false);
          },
        },
      });
      if (fault !== undefined) throw fault.cause;
    } catch (cause) {
      throw sourceError(source.name, cause);
    } finally {
      await judge.close();
    }
  };
  return { source, stages, parts: parts(), close: async () => void (await chunks.return?.()) };
}

const EMPTY = new Uint8Array(0);

/** UTF-16, by its byte order mark. */
const isWide = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

const encoder = new TextEncoder();

/** Records one by one, as tables and small lists give them. */
async function* byRecords(
  source: Source,
  screener: DayScreener,
  prefilter: Prefilter | undefined,
): AsyncGenerator<Part> {
  const text = new Uint8Array(4096);
  const none = prefilter === undefined ? undefined : noneResult(screener);
  for await (const record of source.records) {
    if (
      prefilter !== undefined &&
      none !== undefined &&
      record.issue === undefined &&
      record.smiles.length < 1300
    ) {
      const { written } = encoder.encodeInto(record.smiles, text);
      if (!prefilter.maybe(text, 0, written)) {
        yield { judged: { record, result: withWarnings({ ...none, smiles: record.smiles }, record) } };
        continue;
      }
    }
    yield { judged: { record, result: judgeRecord(record, screener) } };
  }
}

/** What the screener says where there is nothing to say, without a word on the text itself. */
export function noneResult(screener: DayScreener): ScreenResult {
  for (const atom of ['C', 'O', '[He]', '[Ne]', '[Xe]']) {
    const result = screener.screen(atom);
    if (result.verdict === 'none') return { ...result, issues: [] };
  }
  throw new Error('every plain atom is listed: no result of verdict none could be made');
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
