import { DOUBLE, type Draft, GONE } from './draft.js';
import type { CisTrans } from './molecule.js';

/**
 * Which double bonds does the text give a geometry, by `/` and `\` on both sides?
 *
 * @param draft - settled and normalised; slants of bonds to folded hydrogens still in place
 * @param dead - 1 for each atom that was folded into another
 * @returns one entry a double bond, in the numbers of the draft; bonds marked on one side only, or against
 * themselves, and those in small rings are left out
 * @throws never
 * @example geometries(draft, dead); // for `F/C=C/F`: [{ a: 1, b: 2, left: 0, right: 3, together: false }]
 */
export function geometries(draft: Draft, dead: Uint8Array): CisTrans[] {
  const { bondCount, bondA, bondB, order } = draft;
  const found: CisTrans[] = [];
  for (let d = 0; d < bondCount; d++) {
    if (order[d] !== DOUBLE) continue;
    const a = bondA[d]!;
    const b = bondB[d]!;
    const left = sideOf(draft, dead, a, d);
    const right = left && sideOf(draft, dead, b, d);
    if (left && right && !inSmallRing(draft, a, b, d)) {
      const together = left.side === right.side;
      found.push(
        a < b
          ? { a, b, left: left.atom, right: right.atom, together }
          : { a: b, b: a, left: right.atom, right: left.atom, together },
      );
    }
  }
  return found;
}

/** In a ring of seven or fewer only one geometry exists; a slant there belongs to a bond beside the ring. */
const LARGEST_RIGID_RING = 7;

function inSmallRing(draft: Draft, a: number, b: number, double: number): boolean {
  const { start, to, via, order } = draft;
  const seen = new Set([a]);
  let front = [a];
  for (let steps = 1; steps < LARGEST_RIGID_RING && front.length > 0; steps++) {
    const next: number[] = [];
    for (const x of front) {
      for (let e = start[x]!; e < start[x + 1]!; e++) {
        const y = to[e]!;
        if (via[e] === double || order[via[e]!] === GONE || seen.has(y)) continue;
        if (y === b) return true;
        seen.add(y);
        next.push(y);
      }
    }
    front = next;
  }
  return false;
}

/** The neighbour of an end that is named in the result, and the side (1 above, -1 below) on which it lies. */
function sideOf(
  draft: Draft,
  dead: Uint8Array,
  end: number,
  double: number,
): { atom: number; side: number } | null {
  const { start, to, via, slant, bondA, order } = draft;
  let heavy = -1;
  let heavySide = 0;
  let other = -1;
  let otherSide = 0;
  for (let e = start[end]!; e < start[end + 1]!; e++) {
    const bond = via[e]!;
    if (bond === double) continue;
    const s = slant[bond]!;
    // `a/b` says that b is above a.
    const side = bondA[bond] === end ? s : -s;
    const live = dead[to[e]!] === 0 && order[bond] !== GONE;
    if (live && heavy === -1) {
      heavy = to[e]!;
      heavySide = side;
    } else if (other === -1) {
      other = to[e]!;
      otherSide = side;
    } else return null;
  }
  if (heavy === -1) return null;
  if (heavySide === 0) return otherSide === 0 ? null : { atom: heavy, side: -otherSide };
  return otherSide === heavySide ? null : { atom: heavy, side: heavySide };
}
