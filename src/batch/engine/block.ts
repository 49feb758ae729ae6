import { keepEverything, type Prefilter } from '../prefilter/filter.js';

/** Whole lines of a list, in memory that threads share; the byte at `end - 1` is a line end. */
export interface Block {
  readonly bytes: SharedArrayBuffer;
  readonly start: number;
  readonly end: number;
}

/** What the prefilter keeps of a block, or of its beginning where that is much. */
export interface BlockAnswer {
  /** Where the lines end that were looked at. */
  readonly end: number;
  readonly lines: number;
  /** For each line that is to be looked at closely: where it begins, one past its end, its number counted from 0. */
  readonly kept: Int32Array;
  /** Lines by how far they came in the prefilter. */
  readonly stages: Float64Array;
}

/** Looks at every line of a block by the prefilter; on this thread or on another, each alike. */
export type Look = (block: Block) => BlockAnswer;

/** Lines kept of a block at a time. */
const MOST_KEPT = 1 << 14;

/** Numbers for each line that was kept. */
export const WIDTH = 3;

/**
 * @param prefilter - where there is none, every line is kept
 * @param most - lines kept of a block at a time
 */
export function blockLook(prefilter: Prefilter = keepEverything(), most = MOST_KEPT): Look {
  const room = new Int32Array(WIDTH * most);
  return (block) => {
    const before = Float64Array.from(prefilter.stages);
    const count = prefilter.lines(new Uint8Array(block.bytes), block.start, block.end, room);
    return {
      end: Math.min(prefilter.next, block.end),
      lines: prefilter.seen,
      kept: room.slice(0, WIDTH * count),
      stages: prefilter.stages.map((sum, i) => sum - before[i]!),
    };
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
