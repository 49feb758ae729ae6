import type { ScreenResult } from '../../result.js';
import type { Screener } from '../../screener.js';
import { judge } from '../judge.js';
import { keepEverything, type Prefilter } from '../prefilter/index.js';
import { MAX_RECORD } from '../source/record.js';
import { smiRecord, tooLong } from '../source/smi.js';

/** Whole lines of a list, in memory that threads share; the byte at `end - 1` is a line end. */
export interface Block {
  readonly bytes: SharedArrayBuffer;
  readonly start: number;
  readonly end: number;
}

/** What was found in a block, or in its beginning where many lines were kept. */
export interface BlockAnswer {
  /** Where the lines end that were looked at. */
  readonly end: number;
  readonly lines: number;
  /** For each line that is to be looked at closely: where it begins, one past its end, its number counted from 0. */
  readonly kept: Int32Array;
  /** The results of the first of these. */
  readonly results: Results;
  /** Lines by how far they came in the prefilter. */
  readonly stages: Float64Array;
}

/** The result of each line that was kept; undefined for a blank line or a comment. */
export type Results = readonly (ScreenResult | undefined)[];

/** Judges blocks; on this thread or on another, each alike. */
export interface BlockJudge {
  /** Looks at every line by the prefilter, and at the first of those that it keeps by the exact path. */
  look(block: Block): BlockAnswer;
  /** Looks at further ones of these by the exact path: a part of `kept`. */
  closely(block: Block, kept: Int32Array): Results;
}

/** Lines kept of a block at a time. */
const MOST_KEPT = 1 << 14;
/**
 * Lines looked at closely at a time. A result can be a thousand times as large as its line, and those of a whole block
 * would not stay in memory.
 */
export const SLICE = 256;

/** Numbers for each line that was kept. */
export const WIDTH = 3;

/**
 * @param prefilter - where there is none, every line is kept
 * @param most - lines kept of a block at a time
 */
export function blockJudge(
  screener: Screener,
  prefilter: Prefilter = keepEverything(),
  most = MOST_KEPT,
): BlockJudge {
  const room = new Int32Array(WIDTH * most);
  const closely = (block: Block, kept: Int32Array): Results => {
    const bytes = new Uint8Array(block.bytes);
    const results: (ScreenResult | undefined)[] = [];
    for (let k = 0; k < kept.length; k += WIDTH) {
      const text = lineText(bytes, kept[k]!, kept[k + 1]!);
      const trimmed = text.trim();
      if (trimmed === '' || trimmed.startsWith('#')) results.push(undefined);
      else if (text.length > MAX_RECORD)
        results.push(judge(tooLong({ number: 0, text, tooLong: true }), screener));
      else results.push(judge(smiRecord(0, trimmed), screener));
    }
    return results;
  };
  return {
    closely,
    look(block) {
      const before = Float64Array.from(prefilter.stages);
      const count = prefilter.lines(new Uint8Array(block.bytes), block.start, block.end, room);
      const kept = room.slice(0, WIDTH * count);
      return {
        end: Math.min(prefilter.next, block.end),
        lines: prefilter.seen,
        kept,
        results: closely(block, kept.subarray(0, WIDTH * SLICE)),
        stages: prefilter.stages.map((sum, i) => sum - before[i]!),
      };
    },
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A line's text without its line end. */
export function lineText(bytes: Uint8Array, start: number, end: number): string {
  let to = end;
  if (bytes[to - 1] === 10) to--;
  if (to > start && bytes[to - 1] === 13) to--;
  // A copy: text decoders of browsers take no shared memory.
  return decoder.decode(bytes.slice(start, to));
}
