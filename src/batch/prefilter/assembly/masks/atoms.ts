import {
  ATOM_MASK, BOND_SHIFT, BRANCH, CLOSES_MASK, CLOSURES, ELEMENT, JOINS, LOWER, MOST_WAY_ATOMS, PARENT_SHIFT, RING_ORDER, RING_PAIR, SIZE, SQUEEZED,
  SQUEEZED_WORD, UNSURE,
} from '../../layout';
import { atomCount, inRing, ringCount } from '../graph/adjacency';
import { nodeOf } from '../read';
import { closures } from './join';
import { below, signAt } from './line';

// The line as a graph of at most MOST_WAY_ATOMS atoms, counted from 0 in the order of the text: a mask has a bit for each. Most atoms are
// bound to the one before; the other bonds are listed at JOINS.

export let all: i64 = 0;
export let nitrogen: i64 = 0;
export let oxygen: i64 = 0;
export let carbon: i64 = 0;
export let ringed: i64 = 0;
/** In lower case, in brackets or not. */
export let lower: i64 = 0;
/** Charged, or lower case in brackets. */
export let unsure: i64 = 0;
export let halogen: i64 = 0;
/** Atoms with at least so many neighbours. */
export let two: i64 = 0;
export let three: i64 = 0;
export let four: i64 = 0;
/** A double or triple bond is written at the atom; one of them to another than a nitrogen. */
export let multiple: i64 = 0;
export let double: i64 = 0;

/** Atoms that are bound to the one before; the same one place lower: those that are bound to the one behind. */
let bound: i64 = 0;
let binds: i64 = 0;
/** Where the joins of branches end, and those of rings behind them. */
let branchEnd: i32 = JOINS;
let joinEnd: i32 = JOINS;

/** Lists atoms and bonds; false where there are too many atoms. */
export function listAtoms(isLong: bool): bool {
  const size = <i32>popcnt(load<i64>(ATOM_MASK));
  const more = isLong ? <i32>popcnt(load<i64>(ATOM_MASK + 8)) : 0;
  if (size + more > MOST_WAY_ATOMS) return false;
  all = size + more == 64 ? -1 : ((<i64>1) << (<i64>(size + more))) - 1;
  squeeze(0);
  let na = first;
  let nb = second;
  let nc = third;
  let nd = fourth;
  if (more > 0) {
    squeeze(1);
    // A shift by 64 would be one by nothing: then the first word has all atoms.
    na = v128.or(na, i64x2.shl(first, size));
    nb = v128.or(nb, i64x2.shl(second, size));
    nc = v128.or(nc, i64x2.shl(third, size));
    nd = v128.or(nd, i64x2.shl(fourth, size));
  }
  nitrogen = i64x2.extract_lane(na, 0);
  oxygen = i64x2.extract_lane(na, 1);
  carbon = i64x2.extract_lane(nb, 0);
  ringed = i64x2.extract_lane(nb, 1);
  lower = i64x2.extract_lane(nc, 0);
  unsure = i64x2.extract_lane(nc, 1);
  halogen = i64x2.extract_lane(nd, 0);
  const children = i64x2.extract_lane(nd, 1);
  listJoins(isLong, size);
  countNeighbours(all);
  two = twice;
  three = thrice;
  four = fourTimes;
  // A double bond is written before an atom and leads back to the one that it hangs on.
  multiple = children | parentsOf(children);
  double = (children & ~childrenOf(nitrogen)) | parentsOf(children & ~nitrogen);
  return true;
}

/** The same of a line that was read atom by atom, and whose rings are marked. */
export function listGraph(): bool {
  if (atomCount > MOST_WAY_ATOMS) return false;
  all = atomCount == 64 ? -1 : ((<i64>1) << (<i64>atomCount)) - 1;
  nitrogen = 0;
  oxygen = 0;
  carbon = 0;
  ringed = 0;
  lower = 0;
  unsure = 0;
  halogen = 0;
  multiple = 0;
  double = 0;
  bound = 0;
  let to = JOINS;
  for (let i: i32 = 1; i <= atomCount; i++) {
    const bit = (<i64>1) << (<i64>(i - 1));
    const node = nodeOf(i);
    const element = node & ELEMENT;
    if (element == 6) carbon |= bit;
    else if (element == 7) nitrogen |= bit;
    else if (element == 8) oxygen |= bit;
    else if (element == 9 || element == 17 || element == 35 || element == 53) halogen |= bit;
    if (inRing(i)) ringed |= bit;
    if ((node & LOWER) != 0) lower |= bit;
    if ((node & UNSURE) != 0) unsure |= bit;
    const parent = node >> PARENT_SHIFT;
    if (parent == 0) continue;
    if (parent == i - 1) bound |= bit;
    else {
      join(to, parent - 1, i - 1);
      to += 16;
    }
    if (((node >> BOND_SHIFT) & 7) > 1) mark(parent, i);
  }
  for (let k: i32 = 0; k < ringCount; k++) {
    const pair = load<i32>(RING_PAIR + (k << 2));
    join(to, (pair >> PARENT_SHIFT) - 1, (pair & (SIZE - 1)) - 1);
    to += 16;
    if (load<u8>(RING_ORDER + k) > 1) mark(pair >> PARENT_SHIFT, pair & (SIZE - 1));
  }
  joinEnd = to;
  binds = bound >>> 1;
  countNeighbours(all);
  two = twice;
  three = thrice;
  four = fourTimes;
  return true;
}

/** A double or triple bond is written between two atoms, which count from 1. */
function mark(a: i32, b: i32): void {
  const one = (<i64>1) << (<i64>(a - 1));
  const other = (<i64>1) << (<i64>(b - 1));
  multiple |= one | other;
  if ((nodeOf(b) & ELEMENT) != 7) double |= one;
  if ((nodeOf(a) & ELEMENT) != 7) double |= other;
}

/** Has a nitrogen more bonds than it can have: four without a charge, or a double bond in lower case? */
export function hasOddNitrogen(): bool {
  return (nitrogen & ((four & ~unsure) | (lower & multiple))) != 0;
}

let first: v128 = i64x2.splat(0);
let second: v128 = i64x2.splat(0);
let third: v128 = i64x2.splat(0);
let fourth: v128 = i64x2.splat(0);

/** Squeezes the masks by places to masks by atoms: bits at other places fall out (Hacker's Delight, 7-4, two masks at once). */
function squeeze(w: i32): void {
  const from = SQUEEZED + w * SQUEEZED_WORD;
  let places = load<i64>(ATOM_MASK + (w << 3));
  const kept = i64x2.splat(places);
  let a = v128.and(v128.load(from), kept);
  let b = v128.and(v128.load(from, 16), kept);
  let c = v128.and(v128.load(from, 32), kept);
  let d = v128.and(v128.load(from, 48), kept);
  let gaps = ~places << 1;
  for (let step: i32 = 0; step < 6; step++) {
    let odd = gaps ^ (gaps << 1);
    odd ^= odd << 2;
    odd ^= odd << 4;
    odd ^= odd << 8;
    odd ^= odd << 16;
    odd ^= odd << 32;
    const moved = odd & places;
    const by = 1 << step;
    places = (places ^ moved) | (moved >>> (<i64>by));
    gaps &= ~odd;
    const move = i64x2.splat(moved);
    let t = v128.and(a, move);
    a = v128.or(v128.xor(a, t), i64x2.shr_u(t, by));
    t = v128.and(b, move);
    b = v128.or(v128.xor(b, t), i64x2.shr_u(t, by));
    t = v128.and(c, move);
    c = v128.or(v128.xor(c, t), i64x2.shr_u(t, by));
    t = v128.and(d, move);
    d = v128.or(v128.xor(d, t), i64x2.shr_u(t, by));
  }
  first = a;
  second = b;
  third = c;
  fourth = d;
}

/** The number of the first atom at or behind a place. */
// @ts-ignore: decorator
@inline
function numberAt(place: i32, size: i32): i32 {
  return place < 64
    ? <i32>popcnt(load<i64>(ATOM_MASK) & (((<i64>1) << (<i64>place)) - 1))
    : size + <i32>popcnt(load<i64>(ATOM_MASK + 8) & below(place, 1));
}

// @ts-ignore: decorator
@inline
function join(to: i32, a: i32, b: i32): void {
  store<i64>(to, (<i64>1) << (<i64>a));
  store<i64>(to, (<i64>1) << (<i64>b), 8);
}

/** Lists the bonds that lead over the end of a branch, and those that close rings. `size` is of the atoms of the first word. */
function listJoins(isLong: bool, size: i32): void {
  let to = JOINS;
  let broken: i64 = 1;
  for (let w: i32 = 0; w <= <i32>isLong; w++) {
    let left = load<i64>(CLOSES_MASK + (w << 3));
    // Of ends of branches that follow each other the last counts, for what stands behind.
    left &= ~(left >>> 1);
    for (; left != 0; left &= left - 1) {
      const place = (w << 6) + <i32>ctz(left);
      if (w == 0 && place == 63 && signAt(64) == 41 && isLong) continue;
      const child = numberAt(place + 1, size);
      let began: i32 = load<u8>(BRANCH + place);
      while (signAt(began - 1) == 41) began = load<u8>(BRANCH + began - 1);
      const bit = (<i64>1) << (<i64>child);
      // No atom stands behind the last branch of the line.
      if ((bit & all) == 0) continue;
      broken |= bit;
      join(to, numberAt(began, size) - 1, child);
      to += 16;
    }
  }
  branchEnd = to;
  for (let k: i32 = 0; k < closures; k++) {
    const ends = load<i32>(CLOSURES + (k << 2));
    join(to, numberAt(ends >> 8, size), numberAt(ends & 255, size));
    to += 16;
  }
  joinEnd = to;
  bound = all & ~broken;
  binds = bound >>> 1;
}

/** The atoms that are bound to any of these. */
export function neighboursIn(set: i64): i64 {
  let found = ((set & binds) << 1) | ((set & bound) >>> 1);
  for (let at = JOINS; at < joinEnd; at += 16) {
    const a = load<i64>(at);
    const b = load<i64>(at, 8);
    found |= ((set & a) != 0 ? b : 0) | ((set & b) != 0 ? a : 0);
  }
  return found;
}

function childrenOf(set: i64): i64 {
  let found = (set & binds) << 1;
  for (let at = JOINS; at < branchEnd; at += 16) if ((set & load<i64>(at)) != 0) found |= load<i64>(at, 8);
  return found;
}

function parentsOf(set: i64): i64 {
  let found = (set & bound) >>> 1;
  for (let at = JOINS; at < branchEnd; at += 16) if ((set & load<i64>(at, 8)) != 0) found |= load<i64>(at);
  return found;
}

/** What `countNeighbours` found: atoms with so many neighbours in the set. */
export let once: i64 = 0;
export let twice: i64 = 0;
export let thrice: i64 = 0;
export let fourTimes: i64 = 0;

/** Counts each atom's neighbours in the set. */
export function countNeighbours(set: i64): void {
  const parents = (set & binds) << 1;
  const children = (set & bound) >>> 1;
  let c1 = parents | children;
  let c2 = parents & children;
  let c3: i64 = 0;
  let c4: i64 = 0;
  for (let at = JOINS; at < joinEnd; at += 16) {
    const a = load<i64>(at);
    const b = load<i64>(at, 8);
    // The two ends are different atoms, so both are counted at once.
    const ends = ((set & a) != 0 ? b : 0) | ((set & b) != 0 ? a : 0);
    c4 |= c3 & ends;
    c3 |= c2 & ends;
    c2 |= c1 & ends;
    c1 |= ends;
  }
  once = c1;
  twice = c2;
  thrice = c3;
  fourTimes = c4;
}
