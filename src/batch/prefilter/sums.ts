import { RING_WEIGHT } from './layout.js';

/** Spreads a number over 32 bits. */
export function mixed(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  y = Math.imul(y ^ (y >>> 15), 0x2c1b3c6d);
  return y ^ (y >>> 16);
}

/** The colour with which an atom begins. */
export const colourOf = (element: number, neighbours: number): number => mixed((element << 8) | neighbours);

/** The composition of a line of one part, with its ring closures. */
export const withRings = (sum: number, rings: number): number =>
  (sum + Math.imul(rings + 1, RING_WEIGHT)) | 0;

/** What the named substances look like from afar: the sums of their compositions, and of their graphs. */
export interface Named {
  /** Open hash table of composition sums, plain and with the ring closures, a power of two long; 0 is empty. */
  readonly compositions: Int32Array;
  /** Open hash table of graph sums. */
  readonly graphs: Int32Array;
}
