import { ATOM_MASK, BRANCH, CLOSES_MASK, CLOSURES, DIGITS_MASK, EVENT_MASK, OPENS_MASK, OPEN_BRANCH, OPEN_RING, PARTNER, RINGS_AT, SQUEEZED, SQUEEZED_WORD } from '../../layout';
import { atomUpTo, below, signAt, text } from './line';
import { equal, hasNumbersTogether } from './words';

/** Rings that close in the line. */
export let closures: i32 = 0;

/** Where the mask of atoms in rings stands, of the first 64 places and of the next. */
const RINGS: i32 = SQUEEZED + RINGS_AT;
const RINGS_NEXT: i32 = RINGS + SQUEEZED_WORD;

export function beginJoining(): void {
  closures = 0;
  store<i64>(RINGS, 0);
  store<i64>(RINGS_NEXT, 0);
}

/** The atom at which the ring opened that this number closes; -1 where the number opens one. Each end learns of the other. */
// @ts-ignore: decorator
@inline
function otherEnd(place: i32, atom: i32): i32 {
  const slot = OPEN_RING + signAt(place) - 48;
  const before: i32 = load<u8>(slot);
  if (before == 0) {
    store<u8>(slot, place + 1);
    store<u8>(PARTNER + place, atom);
    return -1;
  }
  store<u8>(slot, 0);
  const other: i32 = load<u8>(PARTNER + before - 1);
  store<u8>(PARTNER + before - 1, atom);
  store<u8>(PARTNER + place, other);
  return other;
}

/** Counts a ring that closes between two atoms; false where one did already. */
// @ts-ignore: decorator
@inline
function closeRing(other: i32, atom: i32): bool {
  const pair = (other << 8) | atom;
  if (hasNumbersTogether)
    for (let k: i32 = 0; k < closures; k++) if (load<i32>(CLOSURES + (k << 2)) == pair) return false;
  store<i32>(CLOSURES + (closures << 2), pair);
  closures++;
  return true;
}

/** Where the branch began that ends here, one of so many that are open. */
// @ts-ignore: decorator
@inline
function endBranch(place: i32, depth: i32): i32 {
  const began: i32 = load<u8>(OPEN_BRANCH + depth - 1);
  store<u8>(BRANCH + began, place);
  store<u8>(BRANCH + place, began);
  return began;
}

/** The same as `joinLong` for a line of 64 places: first all branches, then the rings number by number. */
export function joinShort(): bool {
  return joinBranches() && joinRings();
}

// @ts-ignore: decorator
@inline
function joinBranches(): bool {
  let open = load<i64>(OPENS_MASK);
  let left = load<i64>(CLOSES_MASK);
  while (left != 0) {
    const bit = left & -left;
    left ^= bit;
    const before = open & (bit - 1);
    if (before == 0) return false;
    const began = 63 - <i32>clz(before);
    open ^= (<i64>1) << (<i64>began);
    const place = <i32>ctz(bit);
    store<u8>(BRANCH + began, place);
    store<u8>(BRANCH + place, began);
  }
  return open == 0;
}

// @ts-ignore: decorator
@inline
function joinRings(): bool {
  const atoms = load<i64>(ATOM_MASK);
  const closes = load<i64>(CLOSES_MASK);
  let rings: i64 = 0;
  let left = load<i64>(DIGITS_MASK);
  const a = v128.load(text);
  const b = v128.load(text, 16);
  const c = v128.load(text, 32);
  const d = v128.load(text, 48);
  for (let sign = 49; left != 0; sign = sign == 57 ? 48 : sign + 1) {
    let same = equal(a, b, c, d, sign) & left;
    left ^= same;
    while (same != 0) {
      const opens = same & -same;
      same ^= opens;
      const ends = same & -same;
      if (ends == 0) return false;
      same ^= ends;
      const other = 63 - <i32>clz(atoms & (opens - 1));
      const atom = 63 - <i32>clz(atoms & (ends - 1));
      const from = (<i64>1) << (<i64>other);
      let way = atoms & (ends - from);
      // Not in the ring is what stands in branches that ended in between.
      let branches = closes & (ends - from);
      while (branches != 0) {
        const place = 63 - <i32>clz(branches);
        const before = ((<i64>1) << (<i64>load<u8>(BRANCH + place))) - 1;
        way &= before | ~(((<i64>1) << (<i64>place)) - 1);
        branches &= before;
      }
      // Both ends and an atom between them at the least.
      if ((way & from) == 0 || popcnt(way) < 3) return false;
      if (!closeRing(other, atom)) return false;
      rings |= way;
    }
  }
  store<i64>(RINGS, rings);
  return true;
}

/**
 * Joins branches and rings by their signs, and charges the atoms in rings. An atom is in the ring that a number closes where it
 * stands between both ends and in no branch that ended before.
 *
 * @returns false where they do not fit, or a ring is closed from outside the branch in which it was opened
 */
export function joinLong(): bool {
  let depth: i32 = 0;
  let open: i32 = 0;
  /** Places in no branch that has ended. */
  let path0: i64 = -1;
  let path1: i64 = -1;
  v128.store(OPEN_RING, i8x16.splat(0));
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(EVENT_MASK + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      const c = signAt(place);
      if (c >= 48) {
        const atom = atomUpTo(place - 1);
        const other = otherEnd(place, atom);
        open += other < 0 ? 1 : -1;
        if (other < 0) continue;
        const way0 = path0 & load<i64>(ATOM_MASK) & below(atom + 1, 0) & ~below(other, 0);
        const way1 = path1 & load<i64>(ATOM_MASK + 8) & below(atom + 1, 1) & ~below(other, 1);
        // Both ends and an atom between them at the least.
        if (popcnt(way0) + popcnt(way1) < 3) return false;
        if (((other < 64 ? way0 >>> (<i64>other) : way1 >>> (<i64>(other - 64))) & 1) == 0) return false;
        if (!closeRing(other, atom)) return false;
        store<i64>(RINGS, load<i64>(RINGS) | way0);
        store<i64>(RINGS_NEXT, load<i64>(RINGS_NEXT) | way1);
      } else if (c == 40) {
        store<u8>(OPEN_BRANCH + depth, place);
        depth++;
      } else {
        if (depth == 0) return false;
        const began = endBranch(place, depth);
        depth--;
        path0 &= below(began, 0) | ~below(place, 0);
        path1 &= below(began, 1) | ~below(place, 1);
      }
    }
  }
  return depth == 0 && open == 0;
}
