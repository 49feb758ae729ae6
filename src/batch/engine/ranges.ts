import type { Candidates, PrefilterBlock } from './candidates.js';
import type { ExactLines, Results } from './exact.js';
import { type Block, blockMemory, type Memory, type SharedBytes, WIDTH } from './pieces.js';
import { othersTurn } from './turn.js';

/** A stretch of a plain file. To it belong the lines that begin in it, each to its end, wherever that lies. */
export interface Range {
  /** Open for reading; every thread of a process may use the number. */
  readonly fd: number;
  readonly from: number;
  readonly to: number;
  /** A line begins at `from` whatever stands before it, as it does in the file's first range. */
  readonly first: boolean;
  /** What the lines are read into. */
  readonly bytes: SharedBytes;
  /** So many of its candidates, from the first on, are judged by whoever reads it. */
  readonly judged: number;
}

/** Where the lines of a range stand, in the file and in its memory. */
export interface RangeLines {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The same, prefiltered. */
export interface RangeRead extends RangeLines {
  readonly candidates: Candidates;
}

export interface RangeCandidates extends RangeRead {
  /** Of those candidates that were judged already, from the first on. */
  readonly results?: Results;
}

/**
 * Reads the lines of a range and prefilters them. Undefined where the range cannot be read so: the caller then reads the
 * file from there as a stream, which finds the fault and names it.
 */
export type PrefilterRange = (range: Range) => RangeCandidates | undefined;

/** Bytes behind a range that are read with it, where its last line mostly ends. */
const BEHIND = 1 << 12;

/** Reads bytes of an open file from a position; gives how many, none at the file's end. */
export type ReadAt = (fd: number, into: Uint8Array, position: number) => number;

export const prefilterRangeBy =
  (prefilter: PrefilterBlock, readAt: ReadAt): ((range: Range) => RangeRead | undefined) =>
  (range) => {
    const lines = linesOf(range, readAt);
    return (
      lines && {
        ...lines,
        candidates: prefilter({ bytes: range.bytes, start: lines.start, end: lines.end }),
      }
    );
  };

/** The candidates of a range that are to be judged by whoever read it. */
export const toJudge = ({ judged }: Range, { places }: Candidates): Int32Array =>
  places.slice(0, WIDTH * judged);

/** The same, with the results of the candidates that are to be judged. */
export const judgedRangeBy =
  (read: PrefilterRange, exact: ExactLines): PrefilterRange =>
  (range) => {
    const lines = read(range);
    if (lines === undefined || range.judged === 0) return lines;
    const block = { bytes: range.bytes, start: lines.start, end: lines.end };
    return { ...lines, results: exact(block, toJudge(range, lines.candidates)) };
  };

/** The lines of a range. Both of its ends are found by one rule, so that ranges join without a gap. */
export function linesOf(
  { fd, from, to, first, bytes: shared }: Omit<Range, 'judged'>,
  readAt: ReadAt,
): RangeLines | undefined {
  const bytes = new Uint8Array(shared);
  // Of the byte before a range it depends whether a line begins at once.
  const origin = first ? from : from - 1;
  let filled = 0;
  const readUpTo = (most: number): void => {
    const end = Math.min(most, bytes.length);
    for (let count = -1; filled < end && count !== 0; filled += count)
      count = bytesRead(readAt, fd, bytes.subarray(filled, end), origin + filled);
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
function bytesRead(readAt: ReadAt, fd: number, into: Uint8Array, position: number): number {
  try {
    return readAt(fd, into, position);
  } catch {
    return 0;
  }
}

/** A list that is a plain file. */
export interface ListFile {
  readonly fd: number;
  readonly size: number;
  /** Where its first line begins. */
  readonly from: number;
  /** Bytes of a range. */
  readonly range: number;
}

/** Lines of a range, prefiltered. */
export interface RangeBlock {
  readonly block: Block;
  readonly candidates: Candidates;
  /** Of the first of them. */
  readonly results: Results;
  /** One past their end in the file. */
  readonly to: number;
  /** To which the block's bytes are given back. */
  readonly of: Memory;
}

/** Who reads ranges: threads, and this one between. */
export interface RangeReaders {
  readonly threads: number;
  readonly remote: (range: Range) => Promise<RangeCandidates | undefined>;
  readonly local: PrefilterRange;
  /** Candidates of a range that are to be judged where it is read; asked before each. */
  judged(): number;
}

interface Given {
  readonly bytes: SharedBytes;
  readonly of: Memory;
  readonly answer: ReturnType<PrefilterRange> | ReturnType<RangeReaders['remote']>;
  isReady: boolean;
}

/** Ranges given out beyond one for each thread: so many that no thread waits while this one judges. */
const AHEAD = 4;
/** This thread reads an eighth of a range at a time, 2 ms of work, so that idle threads are not kept waiting. */
const OWN = 8;
/** Such parts that may wait for what other threads have not read yet. */
const MOST_OWN = 32;

/**
 * Gives the lines of a file range by range, in their order. Threads read them, and this thread too while there is nothing
 * for it to judge. Ends where a range cannot be read, or does not begin where the one before it ended; and before the
 * file's end, which is left to the stream: that finds out whether it is still the same file.
 */
export async function* rangesInOrder(
  file: ListFile,
  readers: RangeReaders,
  memory: Memory,
): AsyncGenerator<RangeBlock> {
  const { fd, size, range } = file;
  const ownRange = Math.ceil(range / OWN);
  const ownMemory = blockMemory(2 * ownRange);
  const ahead: Given[] = [];
  let from = file.from;
  let at = from;
  const isLeft = (): boolean => from + range < size;
  const waiting = (of: Memory): number => ahead.filter((given) => given.of === of).length;
  const give = (read: RangeReaders['remote'] | PrefilterRange, of: Memory, bytesOfRange: number): void => {
    const bytes = of.take();
    const to = from + bytesOfRange;
    const judged = Math.ceil((readers.judged() * bytesOfRange) / range);
    const answer = read({ fd, from, to, first: from === file.from, bytes, judged });
    const given: Given = { bytes, of, answer, isReady: !(answer instanceof Promise) };
    const ready = () => {
      given.isReady = true;
    };
    if (answer instanceof Promise) answer.then(ready, ready);
    ahead.push(given);
    from = to;
  };
  for (;;) {
    while (isLeft() && waiting(memory) < readers.threads + AHEAD) give(readers.remote, memory, range);
    const next = ahead[0];
    if (next === undefined) return;
    if (!next.isReady && isLeft() && waiting(ownMemory) < MOST_OWN) {
      give(readers.local, ownMemory, ownRange);
      await othersTurn();
      continue;
    }
    const lines = await next.answer;
    // Ranges join as long as the file stays the same.
    if (lines === undefined || lines.from !== at) break;
    ahead.shift();
    at = lines.to;
    const block = { bytes: next.bytes, start: lines.start, end: lines.end };
    yield { block, candidates: lines.candidates, results: lines.results ?? [], to: at, of: next.of };
  }
  for (const { bytes, of, answer } of ahead) {
    await answer;
    of.give(bytes);
  }
}
