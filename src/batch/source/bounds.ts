import { SourceError } from './error.js';
import type { Line } from './lines.js';

/** Lines of one input that are read where nothing else is said. */
export const MAX_LINES = 1_000_000_000;

/** Bytes of one input, unpacked, that are read where nothing else is said. */
export const MAX_BYTES = 100_000_000_000;

/** How much of one input is read: a small packed file can ask for days of work. What is beyond is told, and not read. */
export interface InputBounds {
  /** Lines, of a workbook rows; {@link MAX_LINES} where absent. */
  readonly maxLines?: number;
  /** Bytes, unpacked; {@link MAX_BYTES} where absent. */
  readonly maxBytes?: number;
}

const figures = (n: number): string => n.toLocaleString('en');

/** The name of an input is put before it where it is told. */
export const tooManyLines = (name: string, most: number): SourceError =>
  new SourceError(`${name} has more than ${figures(most)} lines (--max-lines)`);

export const tooManyBytes = (name: string, most: number): SourceError =>
  new SourceError(`${name} has more than ${figures(most)} bytes, unpacked (--max-bytes)`);

/** The bytes up to the bound, wherever they are cut; then the fault, where there are more. */
export const boundedBytes = (bytes: AsyncIterable<Uint8Array>, name: string, most = MAX_BYTES) =>
  upTo(
    bytes,
    most,
    (chunk, length) => chunk.subarray(0, length),
    () => tooManyBytes(name, most),
  );

/** The same of lines. */
export const boundedLines = (batches: AsyncIterable<Line[]>, name: string, most = MAX_LINES) =>
  upTo(
    batches,
    most,
    (lines, length) => lines.slice(0, length),
    () => tooManyLines(name, most),
  );

async function* upTo<T extends { readonly length: number }>(
  pieces: AsyncIterable<T>,
  most: number,
  cut: (piece: T, length: number) => T,
  fault: () => SourceError,
): AsyncGenerator<T> {
  let count = 0;
  for await (const piece of pieces) {
    if (count + piece.length > most) {
      if (count < most) yield cut(piece, most - count);
      throw fault();
    }
    count += piece.length;
    yield piece;
  }
}
