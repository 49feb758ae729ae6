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
export async function* boundedBytes(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  most = MAX_BYTES,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    if (size + chunk.length > most) {
      if (size < most) yield chunk.subarray(0, most - size);
      throw tooManyBytes(name, most);
    }
    size += chunk.length;
    yield chunk;
  }
}

/** The same of lines. */
export async function* boundedLines(
  batches: AsyncIterable<Line[]>,
  name: string,
  most = MAX_LINES,
): AsyncGenerator<Line[]> {
  let count = 0;
  for await (const lines of batches) {
    if (count + lines.length > most) {
      if (count < most) yield lines.slice(0, most - count);
      throw tooManyLines(name, most);
    }
    count += lines.length;
    yield lines;
  }
}
