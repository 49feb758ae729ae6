import type { RowSink } from '../report/ndjson-again.js';

/** Rows that are gathered before they are written, as bytes. */
export interface Gathered extends RowSink {
  readonly size: number;
  /** What was gathered, to be written before anything more is; it is gone from here. */
  take(): Uint8Array;
}

/** @param room - bytes that are mostly gathered */
export function gathered(room: number): Gathered {
  let bytes = Buffer.allocUnsafe(2 * room);
  let size = 0;
  const grow = (by: number): void => {
    if (size + by <= bytes.length) return;
    const more = Buffer.allocUnsafe(2 * (size + by));
    more.set(bytes.subarray(0, size));
    bytes = more;
  };
  return {
    get size() {
      return size;
    },
    take() {
      const all = bytes.subarray(0, size);
      size = 0;
      return all;
    },
    text(text) {
      // A sign of UTF-16 takes three bytes at most.
      grow(3 * text.length);
      size += bytes.write(text, size);
    },
    part(from, start, end) {
      grow(end - start);
      bytes.set(from.subarray(start, end), size);
      size += end - start;
    },
    numbers(list) {
      grow(2 + 11 * list.length);
      bytes[size++] = 91;
      for (let i = 0; i < list.length; i++) {
        if (i > 0) bytes[size++] = 44;
        size = digits(bytes, size, list[i]!);
      }
      bytes[size++] = 93;
    },
  };
}

/** Writes a whole number that is not negative; returns where it ends. */
export function digits(out: Uint8Array, at: number, value: number): number {
  let size = 1;
  for (let v = value; v >= 10; v = Math.floor(v / 10)) size++;
  let rest = value;
  for (let k = at + size - 1; k >= at; k--) {
    out[k] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return at + size;
}
