import { canonicalOrder } from './canonical-order.js';
import { adjacencyOf, aromaticBondsOf, GraphMolecule, ringsOf } from './graph.js';
import { pairUp } from './matching.js';
import { int8s, int32s, uint8s } from './memory.js';
import type { CisTrans, Molecule } from './molecule.js';

/** A molecule as a graph that does not depend on the order in which its text names the atoms. */
export interface Canonical {
  /**
   * Two molecules have the same key exactly when their graphs are one: elements, hydrogens, charges, bonds, which of them are
   * aromatic, and the stated geometry of double bonds.
   */
  readonly key: string;
  /** Of each atom of the canonical molecule, the atom of the one that it was made from. */
  readonly at: Int32Array;
  /** The molecule with its atoms in this order, which are its `textAtoms` too; the same for the same key. */
  molecule(): Molecule;
}

/** In atoms. What is larger hardly ever comes twice, and its numbers would not fit into the characters of a key. */
const LARGEST = 250;
/** Label of an aromatic bond; of others it is their order. */
const AROMATIC = 5;

/**
 * Which graph is this, whatever order its atoms are written in?
 *
 * @param m - a molecule, normalised
 * @returns null where it is too large or too symmetrical for its atoms to be ordered
 * @throws never
 * @example canonical(read('OCC'))?.key === canonical(read('C(O)C'))?.key; // true
 */
export function canonical(m: Molecule): Canonical | null {
  const { size } = m;
  if (size > LARGEST) return null;
  const { start, to, bond, order: orders } = adjacencyOf(m);
  const aromatic = aromaticBondsOf(m);
  const labelOf = (e: number): number => (aromatic[bond[e]!] === 1 ? AROMATIC : orders[bond[e]!]!);
  // From the last atom to the first: an atom that is set apart from its equals comes after them, so that of equal atoms those
  // come first that the text names first, and a ring is gone round as it is read.
  const from = int32s(size + 1);
  const until = int32s(to.length);
  const label = uint8s(to.length);
  const colour = int32s(size);
  for (let k = 0, f = 0; k < size; k++) {
    const i = size - 1 - k;
    for (let e = start[i]!; e < start[i + 1]!; e++, f++) {
      until[f] = size - 1 - to[e]!;
      label[f] = labelOf(e);
    }
    from[k + 1] = f;
    colour[k] =
      ((m.element[i]! * 256 + m.hydrogens[i]!) * 256 + m.charge[i]! + 128) * 256 +
      Math.min(255, start[i + 1]! - start[i]!);
  }
  const found = canonicalOrder({ size, start: from, to: until, label, colour });
  if (!found.exact) return null;
  const order = int32s(size);
  const at = int32s(size);
  for (let k = 0; k < size; k++) {
    const place = found.order[k]!;
    order[size - 1 - k] = place;
    at[place] = size - 1 - k;
  }
  /** Bonds by their later atom, as [earlier, later, label]. */
  const bonds: number[] = [];
  const units: number[] = [size];
  for (let k = 0; k < size; k++) {
    const a = at[k]!;
    const first = bonds.length;
    for (let e = start[a]!; e < start[a + 1]!; e++) {
      const b = order[to[e]!]!;
      if (b > k) continue;
      let i = bonds.length;
      for (; i > first && bonds[i - 3]! > b; i -= 3) {
        bonds[i] = bonds[i - 3]!;
        bonds[i + 1] = k;
        bonds[i + 2] = bonds[i - 1]!;
      }
      bonds[i] = b;
      bonds[i + 1] = k;
      bonds[i + 2] = labelOf(e);
    }
    units.push(m.element[a]!, m.hydrogens[a]! * 256 + m.charge[a]! + 128, (bonds.length - first) / 3);
    for (let i = first; i < bonds.length; i += 3) units.push(bonds[i]! * 8 + bonds[i + 2]!);
  }
  const stated = m.cisTrans
    .map(({ a, b, left, right, together }): CisTrans => {
      const [p, q] = [order[a]!, order[b]!];
      return p < q
        ? { a: p, b: q, left: order[left]!, right: order[right]!, together }
        : { a: q, b: p, left: order[right]!, right: order[left]!, together };
    })
    .sort((x, y) => x.a - y.a || x.b - y.b);
  for (const { a, b, left, right, together } of stated) units.push(a, b, left, right, together ? 1 : 0);
  return {
    key: String.fromCharCode.apply(null, units),
    at,
    molecule: () => built(m, at, bonds, stated),
  };
}

function built(m: Molecule, at: Int32Array, bonds: readonly number[], stated: readonly CisTrans[]): Molecule {
  const size = at.length;
  const count = bonds.length / 3;
  const a = int32s(count);
  const b = int32s(count);
  const order = uint8s(count);
  const aromatic = uint8s(count);
  const inRing = uint8s(count);
  const { start, to, bond } = adjacencyOf(m);
  const rings = ringsOf(m).bonds;
  for (let i = 0; i < count; i++) {
    a[i] = bonds[3 * i]!;
    b[i] = bonds[3 * i + 1]!;
    order[i] = bonds[3 * i + 2]!;
    if (order[i] === AROMATIC) aromatic[i] = 1;
    const [one, other] = [at[a[i]!]!, at[b[i]!]!];
    let e = start[one]!;
    while (to[e] !== other) e++;
    inRing[i] = rings[bond[e]!]!;
  }
  settled(m, at, a, b, order);
  const element = uint8s(size);
  const charge = int8s(size);
  const hydrogens = uint8s(size);
  const isAromatic = uint8s(size);
  const numbers = int32s(size);
  for (let k = 0; k < size; k++) {
    const i = at[k]!;
    element[k] = m.element[i]!;
    charge[k] = m.charge[i]!;
    hydrogens[k] = m.hydrogens[i]!;
    isAromatic[k] = m.aromatic[i]!;
    numbers[k] = k;
  }
  const made = new GraphMolecule(size, element, charge, hydrogens, numbers, a, b, order, stated);
  made.keepRings(inRing, { atoms: isAromatic, bonds: aromatic });
  return made;
}

/**
 * Draws the double bonds of aromatic rings anew, by this order of the atoms alone: the text drew one of several forms.
 *
 * @param order - AROMATIC for each bond that is to be drawn; receives its order
 */
function settled(m: Molecule, at: Int32Array, a: Int32Array, b: Int32Array, order: Uint8Array): void {
  const size = at.length;
  const { start: edges, bond, order: drawn } = adjacencyOf(m);
  const aromatic = aromaticBondsOf(m);
  /** Of each atom with a double bond in an aromatic ring its place among these; -1 for others. */
  const place = int32s(size).fill(-1);
  let count = 0;
  for (let k = 0; k < size; k++)
    for (let e = edges[at[k]!]!; e < edges[at[k]! + 1]!; e++)
      if (aromatic[bond[e]!] === 1 && drawn[bond[e]!] === 2) place[k] = count++;
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < order.length; i++) {
    const [p, q] = [place[a[i]!]!, place[b[i]!]!];
    if (order[i] !== AROMATIC || p < 0 || q < 0) continue;
    lists[p]!.push(q);
    lists[q]!.push(p);
  }
  const start = [0];
  for (const list of lists) start.push(start[start.length - 1]! + list.length);
  const mate = pairUp(count, start, lists.flat(), uint8s(count));
  for (let i = 0; i < order.length; i++) {
    if (order[i] !== AROMATIC) continue;
    const [p, q] = [place[a[i]!]!, place[b[i]!]!];
    // A pairing exists: it is how the text drew them.
    order[i] = !('failed' in mate) && p >= 0 && q >= 0 && mate[p] === q ? 2 : 1;
  }
}
