import { int32s } from './memory.js';

/**
 * The edges of each atom in the order of the bonds, of which the ends are given: those of atom i stand from `start[i]` up to
 * `start[i + 1]`, each with the atom at its other end and its bond.
 */
export function edgesOf(
  size: number,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): { start: Int32Array; to: Int32Array; bond: Int32Array } {
  const bonds = one.length;
  const start = int32s(size + 1);
  const to = int32s(2 * bonds);
  const bond = int32s(2 * bonds);
  for (let b = 0; b < bonds; b++) {
    start[one[b]!]!++;
    start[other[b]!]!++;
  }
  for (let i = 1; i <= size; i++) start[i]! += start[i - 1]!;
  for (let b = bonds - 1; b >= 0; b--) {
    const here = --start[one[b]!]!;
    to[here] = other[b]!;
    bond[here] = b;
    const there = --start[other[b]!]!;
    to[there] = one[b]!;
    bond[there] = b;
  }
  return { start, to, bond };
}
