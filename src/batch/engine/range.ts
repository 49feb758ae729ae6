import { readSync } from 'node:fs';
import type { BlockAnswer, Look } from './block.js';

/** A stretch of a plain file. To it belong the lines that begin in it, each to its end, wherever that lies. */
export interface Range {
  /** Open for reading; every thread of a process may use the number. */
  readonly fd: number;
  readonly from: number;
  readonly to: number;
  /** A line begins at `from` whatever stands before it, as it does in the file's first range. */
  readonly first: boolean;
  /** What the lines are read into. */
  readonly bytes: SharedArrayBuffer;
}

/** Where the lines of a range stand, in the file and in its memory. */
export interface RangeLines {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export interface RangeAnswer extends RangeLines {
  /** What the prefilter says of them. */
  readonly answer: BlockAnswer;
}

/**
 * Reads the lines of a range and looks at them, on this thread or on another. Undefined where they cannot be had so, for
 * whatever reason: then the file is read on from there as a stream, which knows what to do and what to say.
 */
export type LookAt = (range: Range) => RangeAnswer | undefined;

/** Bytes behind a range that are read with it, where its last line mostly ends. */
const BEHIND = 1 << 12;

export const rangeLook =
  (look: Look): LookAt =>
  (range) => {
    const lines = linesOf(range);
    return lines && { ...lines, answer: look({ bytes: range.bytes, start: lines.start, end: lines.end }) };
  };

/** The lines of a range without a look at them. Both of its ends are found by one rule, so that ranges join without a gap. */
export function linesOf({ fd, from, to, first, bytes: shared }: Range): RangeLines | undefined {
  const bytes = new Uint8Array(shared);
  // Of the byte before a range it depends whether a line begins at once.
  const origin = first ? from : from - 1;
  let filled = 0;
  const readUpTo = (most: number): void => {
    const end = Math.min(most, bytes.length);
    for (let count = -1; filled < end && count !== 0; filled += count)
      count = readBytes(fd, bytes.subarray(filled, end), origin + filled);
  };
  readUpTo(to - origin + BEHIND);
  const lineAt = (at: number): number | undefined => {
    for (let i = at; ; i++) {
      // Whether a CR is a line end of its own is told by the byte behind it.
      if (i >= filled) readUpTo(filled + BEHIND);
      if (i >= filled) return undefined;
      if (bytes[i - 1] === 10 || (bytes[i - 1] === 13 && bytes[i] !== 10)) return i;
    }
  };
  const start = first ? 0 : lineAt(from - origin);
  const end = start === undefined ? undefined : lineAt(to - origin);
  if (start === undefined || end === undefined) return undefined;
  return { from: origin + start, to: origin + end, start, end };
}

/** Bytes that were read; none at the file's end, and where reading fails. */
function readBytes(fd: number, into: Uint8Array, position: number): number {
  try {
    return readSync(fd, into, 0, into.length, position);
  } catch {
    return 0;
  }
}
