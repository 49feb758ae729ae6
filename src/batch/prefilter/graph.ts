import { ELEMENT, LOWER, METAL, UNSURE } from './alphabet.js';
import { colourOf, mixed, ROUNDS } from './composition.js';
import {
  addRing,
  BOND_SHIFT,
  degree,
  lastChild,
  lastRing,
  line,
  nitrogens,
  node,
  PARENT_SHIFT,
  ringBefore,
  ringFrom,
  ringOrder,
  ringTo,
  SIZE,
  sibling,
  TOKEN_MASK,
} from './text.js';

/** The line's number, so that nothing needs clearing between lines. */
let stamp = 0;
/** Per atom the number of the line in which it, or the bond to its parent, was found in a ring. */
const ringStamp = new Int32Array(SIZE);
const bondStamp = new Int32Array(SIZE);

/** Marks atoms and bonds in rings: walks from both ends of each ring closure to where they meet. */
export function markRings(): void {
  stamp++;
  for (let k = 0; k < line.rings; k++) {
    let a = ringFrom[k]!;
    let b = ringTo[k]!;
    ringStamp[a] = ringStamp[b] = stamp;
    while (a !== b) {
      if (a > b) {
        bondStamp[a] = stamp;
        a = node[a]! >> PARENT_SHIFT;
        ringStamp[a] = stamp;
      } else {
        bondStamp[b] = stamp;
        b = node[b]! >> PARENT_SHIFT;
        ringStamp[b] = stamp;
      }
    }
  }
}

export const inRing = (atom: number): number => (ringStamp[atom] === stamp ? 1 : 0);

/** The neighbours of atoms, written one after the other by `neighbours`, for as long as the caller needs them. */
export const near = new Int32Array(4 * SIZE);
/** Per neighbour the bond as written: 0 not, 1 single, 2 double, 3 triple. */
export const nearOrder = new Uint8Array(4 * SIZE);
export const nearRing = new Uint8Array(4 * SIZE);

/** Writes an atom's neighbours from `base` on and says where they end. */
export function neighbours(atom: number, base: number): number {
  let end = base;
  const own = node[atom]!;
  const parent = own >> PARENT_SHIFT;
  if (parent !== 0) {
    near[end] = parent;
    nearOrder[end] = (own >> BOND_SHIFT) & 7;
    nearRing[end++] = bondStamp[atom] === stamp ? 1 : 0;
  }
  for (let child = lastChild[atom]!; child !== 0; child = sibling[child]!) {
    near[end] = child;
    nearOrder[end] = (node[child]! >> BOND_SHIFT) & 7;
    nearRing[end++] = bondStamp[child] === stamp ? 1 : 0;
  }
  for (let r = lastRing[atom]!; r !== 0; r = ringBefore[r]!) {
    const k = (r - 1) >> 1;
    near[end] = (r & 1) === 1 ? ringTo[k]! : ringFrom[k]!;
    nearOrder[end] = ringOrder[k]!;
    nearRing[end++] = 1;
  }
  return end;
}

/** Double or triple bonds as written on an atom: none, one to a nitrogen alone, or another. */
export const NONE = 0;
export const TO_NITROGEN = 1;
export const DOUBLE = 2;
/** Two oxygens at the least, and no double bond. */
export const TWO_OXYGENS = 3;

/** Which of these an atom bears. */
export function bondsOn(atom: number): number {
  const own = node[atom]!;
  const parent = own >> PARENT_SHIFT;
  let oxygens = 0;
  let found = NONE;
  if (parent !== 0) {
    found = flagOf((own >> BOND_SHIFT) & 7, node[parent]!);
    oxygens = isOxygen(node[parent]!);
  }
  for (let child = lastChild[atom]!; child !== 0; child = sibling[child]!) {
    found |= flagOf((node[child]! >> BOND_SHIFT) & 7, node[child]!);
    oxygens += isOxygen(node[child]!);
  }
  for (let r = lastRing[atom]!; r !== 0; r = ringBefore[r]!) {
    const k = (r - 1) >> 1;
    const other = node[(r & 1) === 1 ? ringTo[k]! : ringFrom[k]!]!;
    found |= flagOf(ringOrder[k]!, other);
    oxygens += isOxygen(other);
  }
  if ((found & DOUBLE) !== 0) return DOUBLE;
  return found === NONE && oxygens > 1 ? TWO_OXYGENS : found;
}

const isOxygen = (token: number): number => ((token & ELEMENT) === 8 ? 1 : 0);

/** Normalisation opens double bonds between carbon and nitrogen; others may move, but each atom keeps one. */
const flagOf = (order: number, other: number): number =>
  order < 2 ? NONE : order === 2 && (other & ELEMENT) === 7 ? TO_NITROGEN : DOUBLE;

/**
 * Does the carbon bear a double or triple bond in every reading of the text? A plain lower-case carbon of three
 * neighbours does: in its ring, or as written.
 */
export function isUnsaturated(atom: number): boolean {
  const token = node[atom]! & TOKEN_MASK;
  if ((token & ELEMENT) !== 6)
    return (token & (LOWER | UNSURE | ELEMENT)) === (LOWER | 7) && degree[atom]! === 2;
  if ((token & LOWER) === 0) return bondsOn(atom) === DOUBLE;
  return ((token & UNSURE) === 0 && degree[atom]! <= 3) || bondsOn(atom) === DOUBLE;
}

/** May the atom bear a double bond in the end? Where none is written, only lower case and charges bring one. */
export function mayBearDouble(atom: number): boolean {
  if ((node[atom]! & (LOWER | UNSURE)) !== 0) return true;
  const flag = bondsOn(atom);
  return flag === DOUBLE || flag === TO_NITROGEN;
}

const newNode = new Int32Array(SIZE);
const newNumber = new Int32Array(SIZE);
const oldNumber = new Int32Array(SIZE);
const cursor = new Int32Array(SIZE);
const start = new Int32Array(SIZE + 1);
const to = new Int32Array(4 * SIZE);
const order = new Uint8Array(4 * SIZE);
const queue = new Int32Array(SIZE);
const newRings = new Int32Array(2 * SIZE);
const newRingOrder = new Uint8Array(SIZE);

/**
 * Rewrites the line as the exact path sees its heavy atoms: hydrogens folded, bonds between a metal and anything but a
 * carbon cut. An atom that lost a neighbour is unsure, for its bonds no longer tell how it was written.
 *
 * @returns false where a hydrogen is drawn as is not modelled
 */
export function reduce(): boolean {
  const n = line.atoms;
  start[1] = 0;
  for (let i = 1; i <= n; i++) {
    let end = neighbours(i, start[i]!);
    for (let e = start[i]!; e < end; ) {
      const other = near[e]!;
      const own = node[i]! & ELEMENT;
      const its = node[other]! & ELEMENT;
      if (own === 1 || its === 1) {
        // One bond, a single one, to an atom that is no hydrogen.
        if (own === its || nearOrder[e]! > 1 || degree[own === 1 ? i : other]! !== 1) return false;
      } else if (METAL[own] === METAL[its] || (METAL[own] === 1 ? its : own) === 6) {
        e++;
        continue;
      }
      end--;
      near[e] = near[end]!;
      nearOrder[e] = nearOrder[end]!;
    }
    newNumber[i] = end - start[i]! < degree[i]! ? UNSURE : 0;
    start[i + 1] = end;
  }
  to.set(near.subarray(0, start[n + 1]));
  order.set(nearOrder.subarray(0, start[n + 1]));
  const lost = newNumber.slice(0, n + 1);
  newNumber.fill(0, 0, n + 1);
  let count = 0;
  let rings = 0;
  let nitrogenCount = 0;
  for (let root = 1; root <= n; root++) {
    if (newNumber[root] !== 0 || (node[root]! & ELEMENT) === 1) continue;
    let top = 0;
    queue[0] = root;
    newNumber[root] = ++count;
    oldNumber[count] = root;
    newNode[count] = (node[root]! & TOKEN_MASK) | lost[root]!;
    cursor[root] = start[root]!;
    while (top >= 0) {
      const a = queue[top]!;
      const e = cursor[a]!;
      if (e === start[a + 1]!) {
        top--;
        continue;
      }
      cursor[a] = e + 1;
      const b = to[e]!;
      const mine = newNumber[a]!;
      const its = newNumber[b]!;
      if (its === 0) {
        newNumber[b] = ++count;
        oldNumber[count] = b;
        newNode[count] =
          (mine << PARENT_SHIFT) | (order[e]! << BOND_SHIFT) | (node[b]! & TOKEN_MASK) | lost[b]!;
        cursor[b] = start[b]!;
        queue[++top] = b;
      } else if (its < mine && newNode[mine]! >> PARENT_SHIFT !== its) {
        newRings[2 * rings] = its;
        newRings[2 * rings + 1] = mine;
        newRingOrder[rings++] = order[e]!;
      }
    }
  }
  for (let i = 1; i <= count; i++) {
    node[i] = newNode[i]!;
    lastChild[i] = 0;
    lastRing[i] = 0;
    if ((newNode[i]! & ELEMENT) === 7) nitrogens[nitrogenCount++] = i;
    const parent = newNode[i]! >> PARENT_SHIFT;
    sibling[i] = lastChild[parent]!;
    lastChild[parent] = i;
    degree[parent]!++;
    degree[i] = parent === 0 ? 0 : 1;
  }
  for (let k = 0; k < rings; k++) addRing(k, newRings[2 * k]!, newRings[2 * k + 1]!, newRingOrder[k]!);
  line.atoms = count;
  line.rings = rings;
  line.nitrogens = nitrogenCount;
  return true;
}

const colour = new Int32Array(SIZE);
const fresh = new Int32Array(SIZE);
const part = new Int32Array(SIZE);

/**
 * Holds each separate part of the line against the sums of the named substances.
 *
 * @returns true where one of them may be a named substance
 */
export function holdsNamed(graphs: Int32Array): boolean {
  const n = line.atoms;
  for (let i = 1; i <= n; i++) {
    colour[i] = colourOf(node[i]! & ELEMENT, degree[i]!);
    const parent = node[i]! >> PARENT_SHIFT;
    part[i] = parent === 0 ? i : part[parent]!;
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 1; i <= n; i++) {
      let sum = colour[i]!;
      const end = neighbours(i, 0);
      for (let e = 0; e < end; e++) sum = (sum + mixed(colour[near[e]!]!)) | 0;
      fresh[i] = mixed(sum);
    }
    for (let i = 1; i <= n; i++) colour[i] = fresh[i]!;
  }
  // Each part hangs together by the tree of its text: sums gather at its first atom.
  for (let i = n; i >= 1; i--) {
    const root = part[i]!;
    if (root !== i) colour[root] = (colour[root]! + colour[i]!) | 0;
  }
  for (let i = 1; i <= n; i++) {
    if (part[i] !== i) continue;
    const sum = colour[i]! === 0 ? 1 : colour[i]!;
    let slot = sum & (graphs.length - 1);
    while (graphs[slot] !== 0 && graphs[slot] !== sum) slot = (slot + 1) & (graphs.length - 1);
    if (graphs[slot] !== 0) return true;
  }
  return false;
}
