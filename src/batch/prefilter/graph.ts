import { METAL, WEIGHT } from './alphabet.js';
import { BOND_SHIFT, ELEMENT, LOWER, PARENT_SHIFT, SIZE, TOKEN_MASK, UNSURE } from './layout.js';
import type { Reader } from './reader.js';
import { colourOf, isInTable, mixed, ROUNDS, withRings } from './sums.js';

/** Double or triple bonds as written on an atom: none, one to a nitrogen alone, or another. */
export const NONE = 0;
export const TO_NITROGEN = 1;
export const DOUBLE = 2;
/** Two oxygens at the least, and no double bond. */
export const TWO_OXYGENS = 3;

const isOxygen = (token: number): number => ((token & ELEMENT) === 8 ? 1 : 0);

/** Normalisation opens double bonds between carbon and nitrogen; others may move, but each atom keeps one. */
const flagOf = (order: number, other: number): number =>
  order < 2 ? NONE : order === 2 && (other & ELEMENT) === 7 ? TO_NITROGEN : DOUBLE;

export type Graph = ReturnType<typeof createGraph>;

/** The atoms and bonds of the line that a reader has read, seen as a graph. */
export function createGraph(reader: Reader) {
  const { line, node, ringPair, ringOrder } = reader;
  /** The atom's last child, and the child of the same parent before this one. */
  const lastChild = new Int32Array(SIZE);
  const sibling = new Int32Array(SIZE);
  /** How many neighbours the atom has. */
  const degree = new Int32Array(SIZE);
  /** The nitrogens, in the order of the text, and how many there are. */
  const nitrogens = new Int32Array(SIZE);
  const found = { nitrogens: 0 };
  /** Per atom its last ring closure, as `2 * closure + 1` or, at the later atom, `+ 2`; and for each end the one before it. */
  const lastRing = new Int32Array(SIZE);
  const ringBefore = new Int32Array(2 * SIZE);
  const weight = WEIGHT.slice();
  const isNitrogen = Int32Array.from({ length: 128 }, (_, e) => (e === 7 ? 1 : 0));

  /** The line's number, so that nothing needs clearing between lines. */
  let stamp = 0;
  /** Per atom the number of the line in which it, or the bond to its parent, was found in a ring. */
  const ringStamp = new Int32Array(SIZE);
  const bondStamp = new Int32Array(SIZE);

  /**
   * Lists each atom's neighbours.
   *
   * @param compositions - open hash table of the compositions looked for
   * @returns true where one of them is that of a part of the line
   */
  function link(compositions: Int32Array): boolean {
    const n = line.atoms;
    let count = 0;
    let sum = 0;
    let parts = 0;
    let known = false;
    for (let i = 1; i <= n; i++) {
      const own = node[i]!;
      const parent = own >> PARENT_SHIFT;
      const element = own & ELEMENT;
      lastRing[i] = 0;
      lastChild[i] = 0;
      if (parent === 0) {
        if (parts > 0 && isInTable(compositions, sum)) known = true;
        parts++;
        sum = 0;
        degree[i] = 0;
      } else {
        degree[i] = 1;
        degree[parent]!++;
        sibling[i] = lastChild[parent]!;
        lastChild[parent] = i;
      }
      nitrogens[count] = i;
      count += isNitrogen[element]!;
      sum = (sum + weight[element]!) | 0;
    }
    found.nitrogens = count;
    for (let k = 0; k < line.rings; k++) {
      const from = ringPair[k]! >> PARENT_SHIFT;
      const to = ringPair[k]! & (SIZE - 1);
      degree[from]!++;
      degree[to]!++;
      ringBefore[2 * k + 1] = lastRing[from]!;
      lastRing[from] = 2 * k + 1;
      ringBefore[2 * k + 2] = lastRing[to]!;
      lastRing[to] = 2 * k + 2;
    }
    return isInTable(compositions, parts === 1 ? withRings(sum, line.rings) : sum) || known;
  }

  /** Marks atoms and bonds in rings: walks from both ends of each ring closure to where they meet. */
  function markRings(): void {
    stamp++;
    for (let k = 0; k < line.rings; k++) {
      let a = ringPair[k]! >> PARENT_SHIFT;
      let b = ringPair[k]! & (SIZE - 1);
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

  const inRing = (atom: number): number => (ringStamp[atom] === stamp ? 1 : 0);

  /** The neighbours of atoms, written one after the other by `neighbours`, for as long as the caller needs them. */
  const near = new Int32Array(4 * SIZE);
  /** Per neighbour the bond as written: 0 not, 1 single, 2 double, 3 triple. */
  const nearOrder = new Uint8Array(4 * SIZE);
  const nearRing = new Uint8Array(4 * SIZE);

  /** Writes an atom's neighbours from `base` on and says where they end. */
  function neighbours(atom: number, base: number): number {
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
      near[end] = (r & 1) === 1 ? ringPair[k]! & (SIZE - 1) : ringPair[k]! >> PARENT_SHIFT;
      nearOrder[end] = ringOrder[k]!;
      nearRing[end++] = 1;
    }
    return end;
  }

  /** Which of these an atom bears. */
  function bondsOn(atom: number): number {
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
      const other = node[(r & 1) === 1 ? ringPair[k]! & (SIZE - 1) : ringPair[k]! >> PARENT_SHIFT]!;
      found |= flagOf(ringOrder[k]!, other);
      oxygens += isOxygen(other);
    }
    if ((found & DOUBLE) !== 0) return DOUBLE;
    return found === NONE && oxygens > 1 ? TWO_OXYGENS : found;
  }

  /**
   * Does the carbon bear a double or triple bond in every reading of the text? A plain lower-case carbon of three
   * neighbours does: in its ring, or as written.
   */
  function isUnsaturated(atom: number): boolean {
    const token = node[atom]! & TOKEN_MASK;
    if ((token & ELEMENT) !== 6)
      return (token & (LOWER | UNSURE | ELEMENT)) === (LOWER | 7) && degree[atom]! === 2;
    if ((token & LOWER) === 0) return bondsOn(atom) === DOUBLE;
    return ((token & UNSURE) === 0 && degree[atom]! <= 3) || bondsOn(atom) === DOUBLE;
  }

  /** May the atom bear a double bond in the end? Where none is written, lower case, charges and the hydroxyl of an enol bring one. */
  function mayBearDouble(atom: number): boolean {
    if ((node[atom]! & (LOWER | UNSURE)) !== 0) return true;
    if (isOxygen(node[atom]!) === 1 && degree[atom] === 1) return true;
    const flag = bondsOn(atom);
    return flag === DOUBLE || flag === TO_NITROGEN;
  }

  const newNode = new Int32Array(SIZE);
  const newNumber = new Int32Array(SIZE);
  const cursor = new Int32Array(SIZE);
  const start = new Int32Array(SIZE + 1);
  const to = new Int32Array(4 * SIZE);
  const order = new Uint8Array(4 * SIZE);
  const queue = new Int32Array(SIZE);
  const newRings = new Int32Array(SIZE);
  const newRingOrder = new Uint8Array(SIZE);

  /**
   * Rewrites the line as the exact path sees its heavy atoms: hydrogens folded, bonds between a metal and anything but a
   * carbon cut. An atom that lost a neighbour is unsure, for its bonds no longer tell how it was written.
   *
   * @returns false where a hydrogen is drawn as is not modelled
   */
  function reduce(): boolean {
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
    for (let root = 1; root <= n; root++) {
      if (newNumber[root] !== 0 || (node[root]! & ELEMENT) === 1) continue;
      let top = 0;
      queue[0] = root;
      newNumber[root] = ++count;
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
          newNode[count] =
            (mine << PARENT_SHIFT) | (order[e]! << BOND_SHIFT) | (node[b]! & TOKEN_MASK) | lost[b]!;
          cursor[b] = start[b]!;
          queue[++top] = b;
        } else if (its < mine && newNode[mine]! >> PARENT_SHIFT !== its) {
          newRings[rings] = (its << PARENT_SHIFT) | mine;
          newRingOrder[rings++] = order[e]!;
        }
      }
    }
    for (let i = 1; i <= count; i++) node[i] = newNode[i]!;
    for (let k = 0; k < rings; k++) {
      ringPair[k] = newRings[k]!;
      ringOrder[k] = newRingOrder[k]!;
    }
    line.atoms = count;
    line.rings = rings;
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
  function holdsNamed(graphs: Int32Array): boolean {
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
      if (isInTable(graphs, sum)) return true;
    }
    return false;
  }

  return {
    degree,
    nitrogens,
    found,
    near,
    nearOrder,
    nearRing,
    link,
    markRings,
    inRing,
    neighbours,
    bondsOn,
    isUnsaturated,
    mayBearDouble,
    reduce,
    holdsNamed,
  };
}
