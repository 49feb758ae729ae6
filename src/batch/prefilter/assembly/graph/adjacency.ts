import {
  BOND_SHIFT, BOND_STAMP, DEGREES, DOUBLE, ELEMENT, LAST_CHILD, LAST_RING, LOWER, NEIGHBOURS, NODE, NONE, PARENT_SHIFT,
  RING_BEFORE, RING_ORDER, RING_PAIR, RING_STAMP, SIBLING, SIZE, TO_NITROGEN, TOKEN_MASK, TWO_OXYGENS, UNSURE,
} from '../../layout';
import { nodeOf } from '../read';

// The line's atoms, counted from 1, and its ring closures; `reduce` may leave fewer than were read.
export let atomCount: i32 = 0;
export let ringCount: i32 = 0;

export function setSizes(ofAtoms: i32, ofRings: i32): void {
  atomCount = ofAtoms;
  ringCount = ofRings;
}

/** The line's number, so that nothing needs clearing between lines. */
let stamp: i32 = 0;

// What an entry of NEIGHBOURS packs: the atom, the bond to it as written, and whether that bond is in a ring.
const ORDER_SHIFT = 12;
const RING_BOND = 1 << 15;

// @ts-ignore: decorator
@inline
export function atomOf(entry: i32): i32 {
  return load<i32>(entry) & (SIZE - 1);
}

/** 0 not written, 1 single, 2 double, 3 triple. */
// @ts-ignore: decorator
@inline
export function orderOf(entry: i32): i32 {
  return (load<i32>(entry) >> ORDER_SHIFT) & 7;
}

// @ts-ignore: decorator
@inline
export function isRingBond(entry: i32): bool {
  return (load<i32>(entry) & RING_BOND) != 0;
}

// @ts-ignore: decorator
@inline
export function tokenOf(atom: i32): i32 {
  return nodeOf(atom) & TOKEN_MASK;
}

// @ts-ignore: decorator
@inline
export function elementOf(atom: i32): i32 {
  return nodeOf(atom) & ELEMENT;
}

// @ts-ignore: decorator
@inline
export function degreeOf(atom: i32): i32 {
  return load<i32>(DEGREES + (atom << 2));
}

// @ts-ignore: decorator
@inline
function addNeighbour(atom: i32): void {
  const at = DEGREES + (atom << 2);
  store<i32>(at, load<i32>(at) + 1);
}

/** Lists each atom's bonds. */
export function link(): void {
  for (let i: i32 = 1; i <= atomCount; i++) {
    const at = i << 2;
    const parent = nodeOf(i) >> PARENT_SHIFT;
    store<i32>(LAST_RING + at, 0);
    store<i32>(LAST_CHILD + at, 0);
    if (parent == 0) store<i32>(DEGREES + at, 0);
    else {
      store<i32>(DEGREES + at, 1);
      addNeighbour(parent);
      store<i32>(SIBLING + at, load<i32>(LAST_CHILD + (parent << 2)));
      store<i32>(LAST_CHILD + (parent << 2), i);
    }
  }
  for (let k: i32 = 0; k < ringCount; k++) {
    const from = ringFrom(k);
    const to = ringTo(k);
    addNeighbour(from);
    addNeighbour(to);
    store<i32>(RING_BEFORE + (k << 3) + 4, load<i32>(LAST_RING + (from << 2)));
    store<i32>(LAST_RING + (from << 2), 2 * k + 1);
    store<i32>(RING_BEFORE + (k << 3) + 8, load<i32>(LAST_RING + (to << 2)));
    store<i32>(LAST_RING + (to << 2), 2 * k + 2);
  }
}

// @ts-ignore: decorator
@inline
function ringFrom(closure: i32): i32 {
  return load<i32>(RING_PAIR + (closure << 2)) >> PARENT_SHIFT;
}

// @ts-ignore: decorator
@inline
function ringTo(closure: i32): i32 {
  return load<i32>(RING_PAIR + (closure << 2)) & (SIZE - 1);
}

/** Marks atoms and bonds in rings: walks from both ends of each ring closure to where they meet. */
export function markRings(): void {
  stamp++;
  for (let k: i32 = 0; k < ringCount; k++) {
    let a = ringFrom(k);
    let b = ringTo(k);
    store<i32>(RING_STAMP + (a << 2), stamp);
    store<i32>(RING_STAMP + (b << 2), stamp);
    while (a != b) {
      const later = max(a, b);
      store<i32>(BOND_STAMP + (later << 2), stamp);
      const parent = nodeOf(later) >> PARENT_SHIFT;
      store<i32>(RING_STAMP + (parent << 2), stamp);
      b = min(a, b);
      a = parent;
    }
  }
}

// @ts-ignore: decorator
@inline
export function inRing(atom: i32): i32 {
  return <i32>(load<i32>(RING_STAMP + (atom << 2)) == stamp);
}

// @ts-ignore: decorator
@inline
function write(to: i32, atom: i32, order: i32, ring: bool): i32 {
  store<i32>(to, atom | (order << ORDER_SHIFT) | (ring ? RING_BOND : 0));
  return to + 4;
}

// @ts-ignore: decorator
@inline
function bondOf(node: i32): i32 {
  return (node >> BOND_SHIFT) & 7;
}

/** Where the neighbours of one atom may be written; those of others behind them, for as long as they are needed. */
export const NEAR = NEIGHBOURS;

/** Writes an atom's neighbours from `base` on and says where they end. */
export function neighboursOf(atom: i32, base: i32): i32 {
  let to = base;
  const own = nodeOf(atom);
  const parent = own >> PARENT_SHIFT;
  if (parent != 0) to = write(to, parent, bondOf(own), load<i32>(BOND_STAMP + (atom << 2)) == stamp);
  for (let child = load<i32>(LAST_CHILD + (atom << 2)); child != 0; child = load<i32>(SIBLING + (child << 2)))
    to = write(to, child, bondOf(nodeOf(child)), load<i32>(BOND_STAMP + (child << 2)) == stamp);
  for (let r = load<i32>(LAST_RING + (atom << 2)); r != 0; r = load<i32>(RING_BEFORE + (r << 2))) {
    const k = (r - 1) >> 1;
    to = write(to, (r & 1) == 1 ? ringTo(k) : ringFrom(k), load<u8>(RING_ORDER + k), true);
  }
  return to;
}

/** Normalisation opens double bonds between carbon and nitrogen; others may move, but each atom keeps one. */
// @ts-ignore: decorator
@inline
function flagOf(order: i32, other: i32): i32 {
  return order < 2 ? NONE : order == 2 && (other & ELEMENT) == 7 ? TO_NITROGEN : DOUBLE;
}

/** Which of these an atom bears. */
export function bondsOn(atom: i32): i32 {
  const own = nodeOf(atom);
  const parent = own >> PARENT_SHIFT;
  let oxygens: i32 = 0;
  let found: i32 = NONE;
  if (parent != 0) {
    const other = nodeOf(parent);
    found = flagOf(bondOf(own), other);
    oxygens = <i32>((other & ELEMENT) == 8);
  }
  for (let child = load<i32>(LAST_CHILD + (atom << 2)); child != 0; child = load<i32>(SIBLING + (child << 2))) {
    const other = nodeOf(child);
    found |= flagOf(bondOf(other), other);
    oxygens += <i32>((other & ELEMENT) == 8);
  }
  for (let r = load<i32>(LAST_RING + (atom << 2)); r != 0; r = load<i32>(RING_BEFORE + (r << 2))) {
    const k = (r - 1) >> 1;
    const other = nodeOf((r & 1) == 1 ? ringTo(k) : ringFrom(k));
    found |= flagOf(load<u8>(RING_ORDER + k), other);
    oxygens += <i32>((other & ELEMENT) == 8);
  }
  if ((found & DOUBLE) != 0) return DOUBLE;
  return found == NONE && oxygens > 1 ? TWO_OXYGENS : found;
}

/**
 * Does the carbon bear a double or triple bond in every reading of the text? A plain lower-case carbon of three
 * neighbours does: in its ring, or as written.
 */
export function isUnsaturated(atom: i32): bool {
  const token = tokenOf(atom);
  if ((token & ELEMENT) != 6)
    return (token & (LOWER | UNSURE | ELEMENT)) == (LOWER | 7) && degreeOf(atom) == 2;
  if ((token & LOWER) == 0) return bondsOn(atom) == DOUBLE;
  return ((token & UNSURE) == 0 && degreeOf(atom) <= 3) || bondsOn(atom) == DOUBLE;
}

/** May the atom bear a double bond in the end? Where none is written, lower case, charges and the hydroxyl of an enol bring one. */
export function mayBearDouble(atom: i32): bool {
  const token = tokenOf(atom);
  if ((token & (LOWER | UNSURE)) != 0) return true;
  if ((token & ELEMENT) == 8 && degreeOf(atom) == 1) return true;
  const flag = bondsOn(atom);
  return flag == DOUBLE || flag == TO_NITROGEN;
}
