import type { Screener } from '../../screener.js';
import { judge as judgeRecord } from '../judge.js';
import type { Tally } from '../source/index.js';
import { readSmiLine, type SmiState, smiStart } from '../source/smi.js';
import { type Block, type BlockAnswer, lineText, type Results, SLICE, WIDTH } from './block.js';
import type { Memory, Piece } from './blocks.js';
import type { Part } from './part.js';
import type { Judge } from './pool.js';

export interface ListOptions {
  readonly screener: Screener;
  readonly memory: Memory;
  /** Who judges the next block; asked with the bytes given so far. */
  judge(given: number): Promise<Judge>;
  /** Kept up. */
  readonly tally: Tally;
  /** Lines by how far they came in the prefilter; kept up. */
  readonly stages: Float64Array;
}

/** Judges the blocks of a list, several at once where there are threads, and gives what was found in the order of its lines. */
export async function* partsOfList(pieces: AsyncIterable<Piece>, options: ListOptions): AsyncGenerator<Part> {
  const { tally, stages, memory, screener } = options;
  const state = smiStart();
  let given = 0;
  let judge = await options.judge(given);
  const waiting: (Piece & { answer?: BlockAnswer | Promise<BlockAnswer> })[] = [];
  for await (const piece of pieces) {
    if (piece.kind === 'block') {
      judge = await options.judge(given);
      given += piece.block.end;
      waiting.push({ ...piece, answer: judge.look(piece.block) });
    } else waiting.push(piece);
    while (waiting.length >= judge.ahead) yield* partsOfPiece(waiting.shift()!);
  }
  while (waiting.length > 0) yield* partsOfPiece(waiting.shift()!);

  async function* partsOfPiece(piece: (typeof waiting)[number]): AsyncGenerator<Part> {
    if (piece.kind === 'too long') {
      const text = new TextDecoder().decode(piece.head);
      const record = readSmiLine({ number: tally.lines + 1, text, tooLong: true }, state, tally);
      if (record !== undefined) yield { judged: { record, result: judgeRecord(record, screener) } };
      return;
    }
    let { block } = piece;
    for (let answer = await piece.answer!; ; answer = await judge.look(block)) {
      for (const [i, count] of answer.stages.entries()) stages[i]! += count;
      const reader = answerReader(block, answer, state, tally);
      yield* reader.judged(answer.results);
      for await (const results of furtherResults(block, answer.kept)) yield* reader.judged(results);
      yield* reader.rest();
      if (answer.end >= block.end) break;
      block = { ...block, start: answer.end };
    }
    memory.give(block.bytes);
  }

  /** The results of the lines that were kept, after the first ones, which came with the answer. */
  async function* furtherResults(block: Block, kept: Int32Array): AsyncGenerator<Results> {
    const size = WIDTH * SLICE;
    const underWay: (Results | Promise<Results>)[] = [];
    for (let k = size; k < kept.length; k += size) {
      underWay.push(judge.closely(block, kept.slice(k, k + size)));
      if (underWay.length >= judge.ahead) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
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
