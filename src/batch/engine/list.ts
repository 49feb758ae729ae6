import { setImmediate as othersTurn } from 'node:timers/promises';
import type { DayScreener } from '../../screening/index.js';
import { judge as judgeRecord } from '../judge.js';
import type { Tally } from '../source/index.js';
import { readSmiLine, type SmiState, smiStart } from '../source/smi.js';
import { type Block, type BlockAnswer, lineText, WIDTH } from './block.js';
import type { Memory, Piece } from './blocks.js';
import { type Results, SLICE } from './closely.js';
import type { Part } from './part.js';
import type { Judge } from './pool.js';
import { type ListFile, rangesInTurn } from './turns.js';

export interface ListOptions {
  readonly screener: DayScreener;
  readonly memory: Memory;
  /** Who judges the next block; asked with the bytes given so far. */
  judge(given: number): Promise<Judge>;
  /** Kept up. */
  readonly tally: Tally;
  /** Lines by how far they came in the prefilter; kept up. */
  readonly stages: Float64Array;
  /** Lines looked at closely before other threads take part in that. */
  readonly worth?: number;
  /** Where the list is a plain file, threads read its lines themselves. */
  readonly file?: PlainList | undefined;
  /** Ends the run at once, also where millions of lines give no part. */
  readonly signal?: AbortSignal | undefined;
}

/** A list that is a plain file, and who is told and asked while threads read it. */
export interface PlainList extends ListFile {
  /** Told up to where all is judged. */
  reached(at: number): void;
  /** The pieces of what follows, where all before was judged. */
  goOn(at: number): AsyncIterable<Piece>;
}

/**
 * Lines looked at closely before other threads take part in that: one that does must load what it needs and grow warm,
 * in which time some ten thousand lines are judged here.
 */
const WORTH_IT = 10_000;
/** Lines looked at closely here before threads that are done are given something new: a millisecond's work or two. */
const TURN = 8;
/** A line looked at closely takes as long as so many in the prefilter, in round numbers; bench/ has the measured ones. */
const DEARER = 500;

/**
 * Does it pay that other threads look at lines closely as well? Not as long as this thread, which has little else to do, is
 * done with its lines while the others are busy with the prefilter.
 */
function shares(lines: number, closely: number, threads: number, worth: number): boolean {
  return threads > 0 && closely > worth && closely * DEARER * (threads - 1) >= lines;
}

/** Judges the blocks of a list, several at once where there are threads, and gives what was found in the order of its lines. */
export async function* partsOfList(pieces: AsyncIterable<Piece>, options: ListOptions): AsyncGenerator<Part> {
  const { tally, stages, memory, screener, signal, worth = WORTH_IT } = options;
  const state = smiStart();
  let given = 0;
  let looked = 0;
  let closely = 0;
  let judge = await options.judge(given);
  const waiting: (Piece & { answer?: BlockAnswer | Promise<BlockAnswer> })[] = [];
  // So many that no thread waits for work while this one is busy; none where there is only this one.
  const most = () => (judge.threads > 0 ? judge.threads + 2 : 0);
  for await (const piece of (yield* partsOfFile()) ?? pieces) {
    if (piece.kind === 'block') {
      judge = await options.judge(given);
      given += piece.block.end;
      waiting.push({ ...piece, answer: judge.look(piece.block) });
    } else waiting.push(piece);
    while (waiting.length > most()) yield* partsOfPiece(waiting.shift()!);
  }
  while (waiting.length > 0) yield* partsOfPiece(waiting.shift()!);

  /** Range by range, as far as threads can read them; gives the pieces that are left to this one, where there were any. */
  async function* partsOfFile(): AsyncGenerator<Part, AsyncIterable<Piece> | undefined> {
    const { file } = options;
    if (file === undefined || file.size <= file.from + file.range) return undefined;
    judge = await options.judge(file.size);
    if (judge.threads === 0) return undefined;
    let at = file.from;
    for await (const { block, answer, of, to } of rangesInTurn(file, judge, memory)) {
      signal?.throwIfAborted();
      yield* partsOfBlock(block, answer, of);
      at = to;
      given = at;
      file.reached(at);
    }
    return at === file.from ? undefined : file.goOn(at);
  }

  async function* partsOfPiece(piece: (typeof waiting)[number]): AsyncGenerator<Part> {
    if (piece.kind === 'too long') {
      const text = new TextDecoder().decode(piece.head);
      const record = readSmiLine({ number: tally.lines + 1, text, tooLong: true }, state, tally);
      if (record !== undefined) yield { judged: { record, result: judgeRecord(record, screener) } };
      return;
    }
    yield* partsOfBlock(piece.block, await piece.answer!, memory);
  }

  async function* partsOfBlock(whole: Block, first: BlockAnswer, of: Memory): AsyncGenerator<Part> {
    let block = whole;
    for (let answer = first; ; answer = await judge.look(block)) {
      for (const [i, count] of answer.stages.entries()) stages[i]! += count;
      looked += answer.lines;
      const reader = answerReader(block, answer, state, tally);
      for await (const results of resultsOf(block, answer.kept)) {
        signal?.throwIfAborted();
        yield* reader.judged(results);
      }
      yield* reader.rest();
      if (answer.end >= block.end) break;
      block = { ...block, start: answer.end };
    }
    of.give(block.bytes);
  }

  /** The results of the lines that were kept, a slice here and one on each of the other threads. */
  async function* resultsOf(block: Block, kept: Int32Array): AsyncGenerator<Results> {
    closely += kept.length / WIDTH;
    const { elsewhere, threads } = judge;
    const others = elsewhere !== undefined && shares(looked, closely, threads, worth) ? threads : 0;
    let k = 0;
    const size = WIDTH * (others > 0 || threads === 0 ? SLICE : TURN);
    const slice = (): Int32Array => {
      k += size;
      return kept.slice(k - size, k);
    };
    // Given out a round before they are waited for, so that nobody waits for this thread.
    const round = () => ({
      own: slice(),
      theirs: Array.from({ length: others }, slice)
        .filter((lines) => lines.length > 0)
        .map((lines) => elsewhere!(block, lines)),
    });
    for (let now = round(); now.own.length > 0; ) {
      const next = round();
      yield judge.closely(block, now.own);
      for (const results of now.theirs) yield await results;
      now = next;
      // Threads that are done with their blocks are given new ones.
      if (threads > 0) await othersTurn();
    }
  }
}

/** Puts the lines of an answer in their order: those that were judged, and between them those that were passed over. */
function answerReader(block: Block, { kept, lines, end }: BlockAnswer, state: SmiState, tally: Tally) {
  const bytes = new Uint8Array(block.bytes);
  const first = tally.lines + 1;
  let k = 0;
  let at = block.start;
  let number = 0;
  const passed = (upToByte: number, upToLine: number): Part[] => {
    const count = upToLine - number;
    if (count === 0) return [];
    state.headingMayCome = false;
    tally.lines += count;
    tally.records += count;
    return [{ passed: { bytes, start: at, end: upToByte, line: first + number, lines: count } }];
  };
  return {
    *judged(results: Results): Generator<Part> {
      for (const result of results) {
        const from = kept[k]!;
        const to = kept[k + 1]!;
        yield* passed(from, kept[k + 2]!);
        number = kept[k + 2]! + 1;
        at = to;
        k += WIDTH;
        const text = lineText(bytes, from, to);
        const line = { number: first + number - 1, text, tooLong: result?.smiles === '' };
        const record = readSmiLine(line, state, tally);
        if (record !== undefined && result !== undefined) yield { judged: { record, result } };
      }
    },
    rest: () => passed(end, lines),
  };
}
