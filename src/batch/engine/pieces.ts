import type { Line } from '../source/lines.js';
import { MAX_RECORD } from '../source/record.js';

/** Memory that threads share, where the platform lets them; a page that was opened from a disk may not. */
export type SharedBytes = SharedArrayBuffer | ArrayBuffer;

const sharedBytes = (size: number): SharedBytes =>
  typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(size) : new SharedArrayBuffer(size);

/** Whole lines of a list, in memory that threads share; the byte at `end - 1` is a line end. */
export interface Block {
  readonly bytes: SharedBytes;
  readonly start: number;
  readonly end: number;
}

/** Numbers for each line in the places of candidates: where it begins, one past its end, its number counted from 0. */
export const WIDTH = 3;

/** Bytes of a block: large enough that handing it over costs nothing beside its lines, small enough to keep memory flat. */
export const BLOCK = 3 << 20;
/**
 * Bytes of a range of a file, whose lines come into a block's memory: what is left of that takes the end of the last of
 * them, which may be as long as any that can be read.
 */
export const RANGE = BLOCK - (1 << 18);
/** A line that is longer is given alone, its beginning only, as one that is too long to read. */
export const LONGEST_LINE = 8 << 20;

/**
 * Memory of blocks, used again. Left to the garbage collector, which knows little of shared memory, blocks that are done
 * with would pile up to hundreds of megabytes.
 */
export interface Memory {
  /** @param size - bytes that must fit in, where they are more than a block's */
  take(size?: number): SharedBytes;
  /** The bytes may be written over from now on. */
  give(bytes: SharedBytes): void;
}

/** @param size - bytes of a block */
export function blockMemory(size = BLOCK): Memory {
  const free: SharedBytes[] = [];
  return {
    take: (least = 0) => (least > size ? sharedBytes(least + 1) : (free.pop() ?? sharedBytes(size + 1))),
    give(bytes) {
      // Longer ones were made for a long line.
      if (bytes.byteLength === size + 1) free.push(bytes);
    },
  };
}

/** UTF-8, by its byte order mark. */
export const beginsWithMark = (head: Uint8Array): boolean =>
  head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;

/** A block, or a line that is too long for one, its beginning alone. */
export type FilePiece =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'too long'; readonly head: Uint8Array };

/**
 * Cuts bytes into blocks of whole lines, and lines that are longer than any block. The last line gets a line end where it has none.
 *
 * @param chunks - UTF-8
 * @param memory - what blocks are made of; who is done with a block gives its bytes back
 * @param whole - asked at the end: whether the bytes came to their end; half a line is left out where they did not
 * @param mark - a byte order mark is left out
 */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array>,
  memory: Memory = blockMemory(),
  whole: () => boolean = () => true,
  mark = true,
): AsyncGenerator<FilePiece> {
  let shared = memory.take();
  let bytes = new Uint8Array(shared);
  let filled = 0;
  let skipping = false;
  let first = mark;
  /** The line that was too long ended with the CR that ended its chunk: an LF next is of the same line end. */
  let afterTurn = false;
  for await (const chunk of chunks) {
    let at = 0;
    if (afterTurn && chunk.length > 0) {
      if (chunk[0] === 10) at = 1;
      afterTurn = false;
    }
    while (at < chunk.length) {
      if (skipping) {
        const end = lineEnd(chunk, at);
        if (end < 0) break;
        skipping = false;
        at = end;
        afterTurn = end === chunk.length && chunk[end - 1] === 13;
        continue;
      }
      const take = Math.min(chunk.length - at, bytes.length - 1 - filled);
      bytes.set(chunk.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (first && filled >= 3) {
        first = false;
        if (beginsWithMark(bytes)) {
          bytes.copyWithin(0, 3, filled);
          filled -= 3;
        }
      }
      if (filled < bytes.length - 1) continue;
      const end = lastLineEnd(bytes, filled);
      if (end > 0) {
        const next = memory.take(filled - end);
        const rest = new Uint8Array(next);
        rest.set(bytes.subarray(end, filled));
        yield { kind: 'block', block: { bytes: shared, start: 0, end } };
        shared = next;
        bytes = rest;
        filled -= end;
      } else if (bytes.length < LONGEST_LINE) {
        const longer = memory.take(2 * (bytes.length - 1));
        const more = new Uint8Array(longer);
        more.set(bytes.subarray(0, filled));
        memory.give(shared);
        shared = longer;
        bytes = more;
      } else {
        yield { kind: 'too long', head: bytes.slice(0, 4096) };
        skipping = true;
        filled = 0;
      }
    }
  }
  if (!whole()) {
    // Behind what is filled stand lines of earlier blocks: they must not be found.
    const lines = bytes.subarray(0, filled);
    filled = Math.max(lines.lastIndexOf(10), lines.lastIndexOf(13)) + 1;
  }
  if (filled === 0) return;
  if (bytes[filled - 1] !== 10 && bytes[filled - 1] !== 13) bytes[filled++] = 10;
  // What the memory held before must not follow a last CR as its LF.
  bytes[filled] = 0;
  yield { kind: 'block', block: { bytes: shared, start: 0, end: filled } };
}

/** One past the last line end of the `filled` bytes such that no CR LF is cut in two; 0 where there is none. */
function lastLineEnd(bytes: Uint8Array, filled: number): number {
  const feed = bytes.lastIndexOf(10, filled - 1);
  if (feed >= 0) return feed + 1;
  // A place before the first would be counted from the end.
  const turn = filled < 2 ? -1 : bytes.lastIndexOf(13, filled - 2);
  return turn + 1;
}

/** One past the first line end from `at` on; -1 where there is none. */
function lineEnd(chunk: Uint8Array, at: number): number {
  for (let i = at; i < chunk.length; i++) {
    if (chunk[i] === 10) return i + 1;
    if (chunk[i] === 13) return chunk[i + 1] === 10 ? i + 2 : i + 1;
  }
  return -1;
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

/** The same as a line of this number (1-based), as the readers of lists take it. */
export function lineOf(bytes: Uint8Array, start: number, end: number, number: number): Line {
  const text = lineText(bytes, start, end);
  return { number, text, tooLong: text.length > MAX_RECORD };
}
