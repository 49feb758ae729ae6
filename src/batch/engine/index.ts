import { availableParallelism } from 'node:os';
import { loadRegister } from '../../law/register.js';
import type { ScreenResult } from '../../result.js';
import type { Screener, ScreenerOptions } from '../../screener.js';
import { judge as judgeRecord, withWarnings } from '../judge.js';
import { createPrefilter, criteriaOf, type Prefilter } from '../prefilter/index.js';
import {
  emptyTally,
  openBytes,
  readBytes,
  type Source,
  type SourceOptions,
  type SourceRecord,
  sourceError,
} from '../source/index.js';
import { readSmiLine, type SmiState, smiRecord, smiStart } from '../source/smi.js';
import { type Block, type BlockAnswer, lineText, screenBlock, screenBlockExactly } from './block.js';
import { blocksOf, type Piece } from './blocks.js';
import { hasWorker, type Judge, poolOf } from './pool.js';

export interface EngineOptions extends SourceOptions {
  /** True: every line by the exact path. `auto`, the default: so for lists up to 64 KiB. False: no list is too small. */
  readonly exact?: boolean | 'auto';
  /** Threads to judge on beside this one; by default one for each processor, for lists of more than 16 MiB. */
  readonly threads?: number;
}

/** A record with what was found. */
export interface Judged {
  readonly record: SourceRecord;
  readonly result: ScreenResult;
}

/** Consecutive lines of a list in which nothing can be: every one is a record of verdict `none`. */
export interface Passed {
  readonly bytes: Uint8Array;
  /** Where the first of them begins and the last ends. */
  readonly start: number;
  readonly end: number;
  /** 1-based number of the first. */
  readonly line: number;
  readonly lines: number;
}

export type Part = { readonly judged: Judged } | { readonly passed: Passed };

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
  screener: Screener,
  made: ScreenerOptions,
  options: EngineOptions = {},
): Promise<Screening> {
  return screenBytes(readBytes(path, options.signal, options.onBytes), path, screener, made, options);
}

/** The same for bytes from anywhere; `path` gives the name and, by its ending, a hint at the format. */
export async function screenBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  screener: Screener,
  made: ScreenerOptions,
  options: EngineOptions = {},
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
      seen.push(next.value);
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
  const prefilter = lazy(() => createPrefilter(criteriaOf(loadRegister(made.packs ?? []).files)));
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
  const here = (block: Block): BlockAnswer =>
    byExact ? screenBlockExactly(block, screener) : screenBlock(block, prefilter(), screener);
  let judge: Judge = { judge: here, ahead: 1, close: async () => {} };
  const threads = options.threads ?? availableParallelism();
  const parts = async function* (): AsyncGenerator<Part> {
    const state = smiStart();
    let given = 0;
    const waiting: (Piece & { answer?: BlockAnswer | Promise<BlockAnswer> })[] = [];
    try {
      for await (const piece of blocksOf(all('kept'), undefined, () => fault === undefined)) {
        if (piece.kind === 'block') {
          if (
            given > (options.threads === undefined ? LARGE : 0) &&
            threads > 1 &&
            judge.ahead === 1 &&
            hasWorker()
          )
            judge = await poolOf({ options: made, exact: byExact }, threads, here);
          given += piece.block.end;
          waiting.push({ ...piece, answer: judge.judge(piece.block) });
        } else waiting.push(piece);
        while (waiting.length >= judge.ahead) yield* told(waiting.shift()!);
      }
      while (waiting.length > 0) yield* told(waiting.shift()!);
      if (fault !== undefined) throw fault.cause;
    } catch (cause) {
      throw sourceError(source.name, cause);
    } finally {
      await judge.close();
    }

    async function* told(piece: (typeof waiting)[number]): AsyncGenerator<Part> {
      const { tally } = source;
      if (piece.kind === 'too long') {
        const text = new TextDecoder().decode(piece.head);
        const record = readSmiLine({ number: tally.lines + 1, text, tooLong: true }, state, tally);
        if (record !== undefined) yield { judged: { record, result: judgeRecord(record, screener) } };
        return;
      }
      const answer = await piece.answer!;
      for (const [i, count] of answer.stages.entries()) stages[i]! += count;
      yield* partsOf(piece.block, answer, state, source);
    }
  };
  return { source, stages, parts: parts(), close: async () => void (await chunks.return?.()) };
}

const EMPTY = new Uint8Array(0);

/** UTF-16, by its byte order mark. */
const isWide = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

function* partsOf(block: Block, answer: BlockAnswer, state: SmiState, source: Source): Generator<Part> {
  const { tally } = source;
  const bytes = new Uint8Array(block.bytes);
  const { kept, results, lines } = answer;
  const first = tally.lines + 1;
  let at = 0;
  let number = 0;
  const passed = (end: number, upTo: number): Part[] => {
    if (upTo === number) return [];
    state.headingMayCome = false;
    tally.lines += upTo - number;
    tally.records += upTo - number;
    return [{ passed: { bytes, start: at, end, line: first + number, lines: upTo - number } }];
  };
  for (const [k, result] of results.entries()) {
    const start = kept[3 * k]!;
    const end = kept[3 * k + 1]!;
    yield* passed(start, kept[3 * k + 2]!);
    number = kept[3 * k + 2]! + 1;
    at = end;
    const line = {
      number: first + number - 1,
      text: lineText(bytes, start, end),
      tooLong: result?.smiles === '',
    };
    const record = readSmiLine(line, state, tally);
    if (record !== undefined && result !== undefined) yield { judged: { record, result } };
  }
  yield* passed(block.end, lines);
}

const encoder = new TextEncoder();

/** Records one by one, as tables and small lists give them. */
async function* byRecords(
  source: Source,
  screener: Screener,
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
export function noneResult(screener: Screener): ScreenResult {
  for (const atom of ['C', 'O', '[He]', '[Ne]', '[Xe]']) {
    const result = screener.screen(atom);
    if (result.verdict === 'none') return { ...result, issues: [] };
  }
  throw new Error('every plain atom is listed: no result of verdict none could be made');
}

/** The records of lines that were passed over. */
export function* recordsOf(passed: Passed): Generator<SourceRecord> {
  const { bytes, end } = passed;
  let line = passed.line;
  for (let i = passed.start; i < end; ) {
    const from = i;
    while (bytes[i] !== 10 && bytes[i] !== 13) i++;
    i += bytes[i] === 13 && bytes[i + 1] === 10 ? 2 : 1;
    yield smiRecord(line++, lineText(bytes, from, i).trim());
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
