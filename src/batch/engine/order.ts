import type { ScreenResult } from '../../result.types.js';
import type { DayScreener } from '../../screening/index.js';
import { judgeRecord } from '../judge.js';
import { type SourceRecord, type Tally, tooManyLines } from '../source/index.js';
import { readSmiLine, smiStart } from '../source/smi.js';
import type { Candidates } from './candidates.js';
import type { Results } from './exact.js';
import type { JudgedPart } from './part.js';
import { type Block, type FilePiece, lineOf, type Memory, WIDTH } from './pieces.js';
import { type ListFile, rangesInOrder } from './ranges.js';
import { othersTurn } from './turn.js';
import type { Local, Workers } from './workers.js';

export interface OrderOptions {
  readonly screener: DayScreener;
  readonly memory: Memory;
  readonly local: Local;
  /** The other threads for the next block, where there are to be any; asked with the bytes given so far. */
  workers(given: number): Promise<Workers | undefined>;
  /** Kept up. */
  readonly tally: Tally;
  readonly counts: PrefilterCounts;
  /** Candidates of the list, not known from before, for which another thread judges too. */
  readonly worth?: number;
  /** Where the list is a plain file, threads read its lines themselves. */
  readonly file?: PlainList | undefined;
  /** Lines that may be read of the list of this name; where there are more, that is thrown behind the last of them. */
  readonly lines?: { readonly most: number; readonly name: string };
  /** Ends the run at once, also where millions of lines give no part. */
  readonly signal?: AbortSignal | undefined;
}

/** What the prefilter did; kept up while the parts are read. */
export interface PrefilterCounts {
  /** Records that are `none` because the prefilter rejected them; the exact path did not read them. */
  rejected: number;
  /** The engine lets no prefilter run: all was judged by the exact path. */
  isOff: boolean;
  /** Lines by the stage of the prefilter that decided them. */
  readonly stages: Float64Array;
}

/** A list that is a plain file, and who is told and asked while threads read it. */
export interface PlainList extends ListFile {
  /** Told up to which byte all lines are judged. */
  reached(at: number): void;
  /** The pieces from this byte on. */
  goOn(at: number): AsyncIterable<FilePiece>;
}

/**
 * Candidates of a list for which one other thread judges too; of several each must be worth its part of them. One that does must load and
 * compile what it needs, and on two processors this thread waits for its share of that: 850,000 lines with 2,300 candidates take longer so. A text
 * that came by lately does not count: to pass its result between threads takes longer than to judge it.
 */
const WORTH_IT = 30_000;
/** How much one candidate more decides of the share that is not known from before. */
const WEIGHT = 0.01;
/** Candidates of a range that are judged where it is read, results of some megabytes; the others are judged slice by slice. */
const JUDGED = 256;
/** Lines judged here, a millisecond's work or two, before idle threads are given something new. */
const TURN = 8;
/** Lines of a block that a thread judges at a time: a result can be a thousand times as large as its line. */
export const SLICE = 32;
/** Lines that the prefilter reads in the time in which the exact path judges one, in round numbers; bench/ has the measured ones. */
const EXACT_COSTS = 500;

/**
 * Does it pay that other threads judge as well? Not as long as this thread, which has little else to do, is done with its
 * candidates while the others are busy with the prefilter.
 *
 * @param fresh - the share of the candidates, of late, that were not known from before
 * @param more - how many times as long the list is, as far as that is known
 */
function shares(
  { lines, candidates, fresh }: { lines: number; candidates: number; fresh: number },
  threads: number,
  worth: number,
  more: number,
): boolean {
  return (
    threads > 0 && candidates * fresh * more * threads > worth && candidates * EXACT_COSTS * threads >= lines
  );
}

/** One past the line end of so many lines of a block. */
function endOfLine({ bytes: shared, start }: Block, lines: number): number {
  const bytes = new Uint8Array(shared);
  let at = start;
  for (let count = 0; count < lines; count++) {
    while (bytes[at] !== 10 && bytes[at] !== 13) at++;
    at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1;
  }
  return at;
}

/** Judges the blocks of a list, several at once where there are threads, and gives its parts in the order of its lines. */
export async function* partsInOrder(
  pieces: AsyncIterable<FilePiece>,
  options: OrderOptions,
): AsyncGenerator<JudgedPart> {
  const { tally, counts, memory, screener, local, signal, worth = WORTH_IT } = options;
  const { most: mostLines, name } = options.lines ?? { most: Number.POSITIVE_INFINITY, name: '' };
  const state = smiStart();
  let given = 0;
  let read = 0;
  let candidatesRead = 0;
  /** How many times as long as what was read the whole list is, where it is a file that was read from. */
  let more = 1;
  // With this one as many judge as were asked for: of a stream, whose blocks all threads but this one prefilter, one stays out.
  const judges = () => Math.max(0, (workers?.threads ?? 0) - (options.file === undefined ? 1 : 0));
  let fresh = 1;
  const areShared = () => shares({ lines: read, candidates: candidatesRead, fresh }, judges(), worth, more);
  const judgedHere = (record: SourceRecord): ScreenResult => {
    const before = screener.matched();
    const result = judgeRecord(record, screener);
    fresh += WEIGHT * (screener.matched() - before - fresh);
    return result;
  };
  let workers = await options.workers(given);
  const prefilter = (block: Block) => workers?.prefilter(block) ?? local.prefilter(block);
  const waiting: (FilePiece & { candidates?: Candidates | Promise<Candidates> })[] = [];
  // So many that no thread waits for work while this one is busy; none where there is only this one.
  const most = () => (workers === undefined ? 0 : workers.threads + 2);
  for await (const piece of (yield* partsOfFile()) ?? pieces) {
    if (piece.kind === 'block') {
      workers = await options.workers(given);
      given += piece.block.end;
      waiting.push({ ...piece, candidates: prefilter(piece.block) });
    } else waiting.push(piece);
    while (waiting.length > most()) yield* partsOfPiece(waiting.shift()!);
  }
  while (waiting.length > 0) yield* partsOfPiece(waiting.shift()!);

  /** Range by range, as far as threads can read them; gives the pieces that are left to this one, where there were any. */
  async function* partsOfFile(): AsyncGenerator<JudgedPart, AsyncIterable<FilePiece> | undefined> {
    const { file } = options;
    if (file === undefined) return undefined;
    workers = await options.workers(file.size);
    if (workers === undefined) return undefined;
    let at = file.from;
    const readers = {
      threads: workers.threads,
      remote: workers.prefilterRange,
      local: local.prefilterRange,
      judged: () => (areShared() ? JUDGED : 0),
    };
    for await (const { block, candidates, results, of, to } of rangesInOrder(file, readers, memory)) {
      signal?.throwIfAborted();
      yield* partsOfBlock(block, candidates, of, results);
      at = to;
      given = at;
      more = (file.size - file.from) / (at - file.from);
      file.reached(at);
    }
    return at === file.from ? undefined : file.goOn(at);
  }

  async function* partsOfPiece(piece: (typeof waiting)[number]): AsyncGenerator<JudgedPart> {
    if (piece.kind === 'too long') {
      if (tally.lines >= mostLines) throw tooManyLines(name, mostLines);
      const text = new TextDecoder().decode(piece.head);
      const record = readSmiLine({ number: tally.lines + 1, text, tooLong: true }, state, tally);
      if (record !== undefined) yield { judged: { record, result: judgeRecord(record, screener) } };
      return;
    }
    yield* partsOfBlock(piece.block, await piece.candidates!, memory);
  }

  /** `results` are of those of the first candidates that are judged already. */
  async function* partsOfBlock(
    whole: Block,
    first: Candidates,
    of: Memory,
    results: Results = [],
  ): AsyncGenerator<JudgedPart> {
    let block = whole;
    for (let candidates = first; ; candidates = await prefilter(block)) {
      const left = mostLines - tally.lines;
      if (candidates.lines > left) {
        const end = endOfLine(block, left);
        if (left > 0) yield* partsOfBlock({ ...block, end }, await prefilter({ ...block, end }), of);
        throw tooManyLines(name, mostLines);
      }
      counts.isOff ||= candidates.isOff;
      for (const [i, count] of candidates.stages.entries()) counts.stages[i]! += count;
      read += candidates.lines;
      yield* partsOfCandidates(block, candidates, candidates === first ? results : []);
      if (candidates.end >= block.end) break;
      block = { ...block, start: candidates.end };
    }
    of.give(block.bytes);
  }

  /** The candidates that are judged, the others, judged a slice here and one on each of the other threads, and between them the rejected lines. */
  async function* partsOfCandidates(
    block: Block,
    candidates: Candidates,
    before: Results,
  ): AsyncGenerator<JudgedPart> {
    const { places } = candidates;
    const merged = inLines(block, candidates);
    const threads = workers?.threads ?? 0;
    candidatesRead += places.length / WIDTH;
    const others = areShared() ? judges() : 0;
    const size = WIDTH * (others > 0 || threads === 0 ? SLICE : TURN);
    let k = WIDTH * before.length;
    yield* merged.judged(places.slice(0, k), (_, i) => before[i]!);
    const slice = (): Int32Array => {
      k += size;
      return places.slice(k - size, k);
    };
    // Given out a round before they are waited for, so that nobody waits for this thread.
    const round = () => ({
      own: slice(),
      theirs: Array.from({ length: others }, slice)
        .filter((part) => part.length > 0)
        .map((part) => ({ part, results: workers!.exact(block, part) })),
    });
    for (let now = round(); now.own.length > 0; ) {
      const next = round();
      signal?.throwIfAborted();
      yield* merged.judged(now.own, judgedHere);
      for (const { part, results } of now.theirs) {
        const ready: Results = await results;
        signal?.throwIfAborted();
        yield* merged.judged(part, (_, i) => ready[i]!);
      }
      now = next;
      // Threads that are done with their blocks are given new ones.
      if (threads > 0) await othersTurn();
    }
    yield* merged.rest();
  }

  /** Puts candidates, slice by slice, and the rejected lines between them in the order of the block. */
  function inLines(block: Block, { lines, end }: Candidates) {
    const bytes = new Uint8Array(block.bytes);
    const first = tally.lines + 1;
    let at = block.start;
    let number = 0;
    const rejected = (upToByte: number, upToLine: number): JudgedPart[] => {
      const count = upToLine - number;
      if (count === 0) return [];
      state.headingMayCome = false;
      tally.lines += count;
      tally.records += count;
      counts.rejected += count;
      return [{ rejected: { bytes, start: at, end: upToByte, line: first + number, lines: count } }];
    };
    return {
      *judged(
        slice: Int32Array,
        resultOf: (record: SourceRecord, i: number) => ScreenResult,
      ): Generator<JudgedPart> {
        for (let k = 0; k < slice.length; k += WIDTH) {
          const [from, to, line] = [slice[k]!, slice[k + 1]!, slice[k + 2]!];
          yield* rejected(from, line);
          number = line + 1;
          at = to;
          const record = readSmiLine(lineOf(bytes, from, to, first + line), state, tally);
          if (record !== undefined) yield { judged: { record, result: resultOf(record, k / WIDTH) } };
        }
      },
      rest: () => rejected(end, lines),
    };
  }
}
