/**
 * Arrays as `new Int32Array(size)` and the like give them, all 0, for a tenth of what these cost: an engine gives an array of more
 * than 64 bytes memory of its own, which takes longer than it takes to fill it. So those of a molecule are cut from one piece after
 * the other, and no part of a piece is given out twice.
 *
 * What is kept for long keeps its whole piece (16 KB): copy what outlives its molecule.
 */
const PIECE = 1 << 14;
/** In bytes: what an engine keeps beside the object itself, and what a piece is not spoilt for. */
const SMALL = 64;
const LARGE = PIECE >> 3;

let piece = new ArrayBuffer(PIECE);
let used = 0;

/** Where so many bytes begin in the present piece. */
function taken(bytes: number): number {
  if (used + bytes > PIECE) {
    piece = new ArrayBuffer(PIECE);
    used = 0;
  }
  const at = used;
  used += (bytes + 3) & ~3;
  return at;
}

/** @param size - numbers of 32 bits, signed */
export function int32s(size: number): Int32Array {
  const bytes = 4 * size;
  if (bytes <= SMALL || bytes > LARGE) return new Int32Array(size);
  const at = taken(bytes);
  return new Int32Array(piece, at, size);
}

/** A copy of so many numbers from the first on. */
export function copyOf(from: Int32Array, size: number): Int32Array {
  const copy = int32s(size);
  for (let i = 0; i < size; i++) copy[i] = from[i]!;
  return copy;
}

/** @param size - numbers of 8 bits, unsigned */
export function uint8s(size: number): Uint8Array {
  if (size <= SMALL || size > LARGE) return new Uint8Array(size);
  const at = taken(size);
  return new Uint8Array(piece, at, size);
}

/** @param size - numbers of 8 bits, signed */
export function int8s(size: number): Int8Array {
  if (size <= SMALL || size > LARGE) return new Int8Array(size);
  const at = taken(size);
  return new Int8Array(piece, at, size);
}
