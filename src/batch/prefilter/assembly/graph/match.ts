import {
  ALIPHATIC, AMINE, ANY, AROMATIC, ASKS_MULTIPLE, ASKS_OXO, ATOM_SIZE, CARBON, CARBONYL, ELEMENT, HALOGEN, LOWER, MOST_TRIES, NEIGHBOURS,
  NONE, OXYGEN, PLACED, SATURATED, SIZE, TAKEN, UNSURE,
} from '../../layout';
import { nodeOf } from '../read';
import {
  atomOf, bondsOn, degreeOf, elementOf, inRing, isRingBond, isUnsaturated, mayBearDouble, NEAR, neighboursOf, orderOf, tokenOf,
} from './adjacency';
import {
  allows, extrasOf, firstOf, flagsOf, amineOf, leadsTo, leastOf, linksOf, mostOf, orderOfLink, ringOf, ringOfLink, singlesOf,
} from './query';

/** Room is left behind it for the neighbours of two atoms more. */
const MOST_NEIGHBOURS = NEIGHBOURS + ((3 * SIZE) << 2);

/** Atoms that may still be tried on this line before it is left to the exact path. */
let tries: i32 = 0;
/** A nitrogen stands in brackets: its charge may move double bonds about. */
let chargedNitrogen: bool = false;
/** The pattern that is being matched: its first atom, and one past its last. */
let first: i32 = 0;
let last: i32 = 0;

/** Begins with a line. */
export function beginMatching(charged: bool): void {
  tries = MOST_TRIES;
  chargedNitrogen = charged;
}

// @ts-ignore: decorator
@inline
function placedAt(k: i32): i32 {
  return load<i32>(PLACED + (k << 2));
}

// @ts-ignore: decorator
@inline
function isTaken(atom: i32): bool {
  return load<u8>(TAKEN + atom) == 1;
}

/** May the pattern match the line's atoms with its first atom there? True also where the tries run out. */
export function mayMatch(pattern: i32, atom: i32): bool {
  first = firstOf(pattern);
  last = firstOf(pattern + 1);
  if (!fits(first, atom, NEAR)) return false;
  store<i32>(PLACED, atom);
  store<u8>(TAKEN + atom, 1);
  const found = place(first + ATOM_SIZE, 1, NEAR);
  store<u8>(TAKEN + atom, 0);
  return found;
}

/** Places the pattern's atoms from this one on; `base` is where the neighbours of this depth may be written. */
function place(asked: i32, k: i32, base: i32): bool {
  if (asked == last) return extrasFit(base);
  const link = linksOf(asked);
  const from = placedAt(leadsTo(link));
  const end = neighboursOf(from, base);
  if (end > MOST_NEIGHBOURS) return true;
  for (let e = base; e < end; e += 4) {
    if (--tries < 0) return true;
    const atom = atomOf(e);
    if (isTaken(atom) || !joins(link, from, e) || !fits(asked, atom, end) || !closes(asked, atom, end)) continue;
    store<i32>(PLACED + (k << 2), atom);
    store<u8>(TAKEN + atom, 1);
    const found = place(asked + ATOM_SIZE, k + 1, end);
    store<u8>(TAKEN + atom, 0);
    if (found) return true;
  }
  return false;
}

/** Has the atom the pattern's further bonds to atoms that are already placed? */
function closes(asked: i32, atom: i32, base: i32): bool {
  let link = linksOf(asked) + 4;
  const past = linksOf(asked + ATOM_SIZE);
  if (link == past) return true;
  const end = neighboursOf(atom, base);
  for (; link < past; link += 4) {
    const other = placedAt(leadsTo(link));
    let e = base;
    while (e < end && atomOf(e) != other) e += 4;
    if (e == end || !joins(link, atom, e)) return false;
  }
  return true;
}

function fits(asked: i32, atom: i32, base: i32): bool {
  const token = tokenOf(atom);
  if (!allows(asked, token & ELEMENT)) return false;
  const ring = ringOf(asked);
  if (ring != 0 && ring != (inRing(atom) == 1 ? 1 : -1)) return false;
  const count = degreeOf(atom);
  if (count < leastOf(asked) || count > mostOf(asked)) return false;
  const flags = flagsOf(asked);
  if ((flags & AROMATIC) != 0 && !mayBeAromatic(atom)) return false;
  if ((flags & ASKS_MULTIPLE) != 0 && !mayBearDouble(atom)) return false;
  if ((flags & ASKS_OXO) != 0 && (token & (LOWER | UNSURE)) == 0 && bondsOn(atom) == NONE) return false;
  if ((flags & ALIPHATIC) != 0 && (token & LOWER) != 0 && isBenzene(atom, base)) return false;
  const free = count - singlesOf(asked);
  if (free <= 0 || (flags & SATURATED) != 0) {
    const unsaturated = isUnsaturated(atom);
    if (free < <i32>unsaturated || (unsaturated && (flags & SATURATED) != 0)) return false;
  }
  const kind = amineOf(asked);
  return kind == 0 || isAmine(atom, kind == AMINE ? 0 : 1, base);
}

/**
 * Does the atom surely lie in a benzene ring: six plain lower-case carbons, each with two lower-case neighbours, and no
 * double bond written? Its double bonds can only alternate, so it is aromatic by any rule.
 */
function isBenzene(atom: i32, base: i32): bool {
  let before: i32 = 0;
  let here = atom;
  for (let step = 0; step < 6; step++) {
    if (tokenOf(here) != (LOWER | 6)) return false;
    const end = neighboursOf(here, base);
    if (end - base > 12) return false;
    let lower: i32 = 0;
    let next: i32 = 0;
    for (let e = base; e < end; e += 4) {
      if (orderOf(e) > 1) return false;
      const other = atomOf(e);
      if ((tokenOf(other) & LOWER) == 0) continue;
      lower++;
      if (other != before && next == 0) next = other;
    }
    if (lower != 2) return false;
    before = here;
    here = next;
  }
  return here == atom;
}

// @ts-ignore: decorator
@inline
function mayBeAromatic(atom: i32): bool {
  return inRing(atom) == 1 && mayBearDouble(atom);
}

/** As an amine of the families' patterns: neighbours are saturated carbons, but for so many that are aromatic. */
function isAmine(atom: i32, aromatic: i32, base: i32): bool {
  let others: i32 = 0;
  let may = false;
  const end = neighboursOf(atom, base);
  for (let e = base; e < end; e += 4) {
    const other = atomOf(e);
    if (mayBeAromatic(other)) may = true;
    const element = elementOf(other);
    // The oxygen of an N-oxide.
    if (element == 8 && degreeOf(other) == 1) continue;
    if (element != 6 || isUnsaturated(other)) others++;
  }
  return others <= aromatic && (aromatic == 0 || may);
}

/** May the bond that goes out from `from`, at `entry`, be the one that is asked? */
function joins(link: i32, from: i32, entry: i32): bool {
  const ring = ringOfLink(link);
  if (ring != 0 && ring != (isRingBond(entry) ? 1 : -1)) return false;
  const order = orderOfLink(link);
  if (order == 0 || order == 3) return true;
  const to = atomOf(entry);
  const one = nodeOf(from);
  const two = nodeOf(to);
  const written = orderOf(entry);
  if (order == 1) {
    // Charges on nitrogen may move a double bond from one carbon to the next; nothing else opens one.
    return written < 2 || (one & ELEMENT) == 7 || (two & ELEMENT) == 7 || chargedNitrogen;
  }
  if (written > 1 || chargedNitrogen) return true;
  // A bond written single becomes double where charges meet, or where an acid's hydrogen moves: OH, SH, not OC.
  if (((one | two) & UNSURE) != 0) return true;
  if ((one & two & LOWER) != 0) return true;
  const hetero = (one & ELEMENT) == 6 ? to : from;
  const kind = elementOf(hetero);
  return (kind == 8 || kind == 16) && degreeOf(hetero) == 1;
}

/** Are the neighbours outside the pattern such as the derived forms put there? */
function extrasFit(base: i32): bool {
  let k: i32 = 0;
  for (let asked = first; asked < last; asked += ATOM_SIZE) {
    const allowed = extrasOf(asked);
    const atom = placedAt(k++);
    if (allowed == ANY) continue;
    const end = neighboursOf(atom, base);
    for (let e = base; e < end; e += 4) {
      const other = atomOf(e);
      if (!isTaken(other) && (allowed & extraOf(other, end)) == 0) return false;
    }
  }
  return true;
}

function extraOf(atom: i32, base: i32): i32 {
  switch (elementOf(atom)) {
    case 6:
      return CARBON | (bearsOxo(atom, base) ? CARBONYL : 0);
    case 8:
      return OXYGEN;
    case 9:
    case 17:
    case 35:
    case 53:
      return degreeOf(atom) == 1 ? HALOGEN : 0;
    default:
      return 0;
  }
}

/** May one of the atom's neighbours be an oxygen that is bound to nothing else? */
function bearsOxo(atom: i32, base: i32): bool {
  const end = neighboursOf(atom, base);
  for (let e = base; e < end; e += 4) {
    const other = atomOf(e);
    const token = tokenOf(other);
    if ((token & ELEMENT) == 8 && ((token & UNSURE) != 0 || degreeOf(other) == 1)) return true;
  }
  return false;
}
