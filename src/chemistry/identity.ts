import { canonicalOrder } from './canonical-order.js';
import { edgesOf } from './edges.js';
import { atomicNumber, symbolOf } from './elements.js';
import { adjacencyOf } from './graph.js';
import { int32s, uint8s } from './memory.js';
import type { Molecule } from './molecule.js';
import { ringBonds } from './rings.js';

/**
 * Which substance is this? Two molecules have the same key exactly when they have the same atoms, bound in the same
 * way, with the same hydrogens on each and the same charge as a whole. Bond orders need not be told, because the
 * hydrogens tell them; stereo and isotopes do not count.
 *
 * A molecule so large and symmetrical that its atoms cannot be ordered within the bound of `canonicalOrder` gets a
 * key that begins with `~`: still the same for every writing, but perhaps shared by two substances.
 *
 * @param m - a molecule, normalised as `readMolecules` gives it
 * @param mobile - atoms among which hydrogens move about: what each of them holds is not told, so that tautomers of one
 * composition share a key
 * @returns the key; its text may change between versions, so it is not to be stored
 * @throws never
 * @example identityKey(read('OCC')) === identityKey(read('C(O)C')); // true
 */
export function identityKey(m: Molecule, mobile?: ReadonlySet<number>): string {
  const { start, to } = adjacencyOf(m);
  const { size, element } = m;
  const held = uint8s(size);
  for (let i = 0; i < size; i++) held[i] = m.hydrogens[i]!;
  if (mobile !== undefined) for (const atom of mobile) held[atom] = 0;
  const colour = int32s(size);
  for (let i = 0; i < size; i++)
    colour[i] = (element[i]! * 32 + held[i]!) * 256 + Math.min(255, start[i + 1]! - start[i]!);
  const label = uint8s(to.length);
  const { order, classes, exact } = canonicalOrder({ size, start, to, label, colour });
  const places = exact ? order : classes;
  const at: number[] = [];
  for (let i = 0; i < size; i++) at.push(i);
  if (exact) for (let i = 0; i < size; i++) at[order[i]!] = i;
  else at.sort((a, b) => places[a]! - places[b]!);
  let charge = 0;
  let key = exact ? '' : '~';
  const before: number[] = [];
  for (let i = 0; i < size; i++) {
    const a = at[i]!;
    charge += m.charge[a]!;
    before.length = 0;
    for (let e = start[a]!; e < start[a + 1]!; e++) {
      const b = places[to[e]!]!;
      if (exact && b >= places[a]!) continue;
      let k = before.push(b) - 1;
      for (; k > 0 && before[k - 1]! > b; k--) before[k] = before[k - 1]!;
      before[k] = b;
    }
    key += symbolOf(element[a]!);
    if (held[a]! > 0) key += held[a]!;
    for (let k = 0; k < before.length; k++) key += `.${before[k]!.toString(36)}`;
    key += ';';
  }
  return charge === 0 ? key : `${key}${charge > 0 ? '+' : ''}${charge}`;
}

/**
 * How many atoms of each kind does the substance of a key have at least? A kind is an element, whether the atom lies in
 * a ring, and whether it is saturated: its bonds to heavy atoms and its hydrogens make four for carbon, three for nitrogen.
 *
 * @param key - as `identityKey` writes it; hydrogens that it does not tell leave an atom out
 * @returns saturated carbons and nitrogens in rings; none of either where the key is not exact
 * @throws never
 * @example saturatedInKey(identityKey(read('C1CCNCC1'))); // { carbons: 5, nitrogens: 1 }
 */
export function saturatedInKey(key: string): Saturated {
  if (key.startsWith('~')) return { carbons: 0, nitrogens: 0 };
  const atoms = key.split(';').slice(0, -1);
  const from: number[] = [];
  const until: number[] = [];
  const kinds = atoms.map((text, i) => {
    const [head = '', ...before] = text.split('.');
    for (const place of before) {
      from.push(Number.parseInt(place, 36));
      until.push(i);
    }
    const [, symbol = '', held = '0'] = /^([A-Z][a-z]?)(\d*)$/.exec(head) ?? [];
    return { element: atomicNumber(symbol), hydrogens: Number(held) };
  });
  const { start, to, bond } = edgesOf(atoms.length, Int32Array.from(from), Int32Array.from(until));
  const rings = ringBonds(atoms.length, from.length, start, to, bond);
  const inRing = kinds.map((_, a) => bond.subarray(start[a], start[a + 1]).some((b) => rings[b] === 1));
  return saturated(
    atoms.length,
    kinds.map((k) => k.element),
    kinds.map((k) => k.hydrogens),
    start,
    (a) => inRing[a]!,
  );
}

function saturated(
  size: number,
  element: ArrayLike<number>,
  hydrogens: ArrayLike<number>,
  start: ArrayLike<number>,
  inRing: (atom: number) => boolean,
): Saturated {
  let carbons = 0;
  let nitrogens = 0;
  for (let a = 0; a < size; a++) {
    const kind = element[a];
    if (kind !== 6 && kind !== 7) continue;
    if (start[a + 1]! - start[a]! + hydrogens[a]! !== (kind === 6 ? 4 : 3) || !inRing(a)) continue;
    if (kind === 6) carbons++;
    else nitrogens++;
  }
  return { carbons, nitrogens };
}

/** Saturated atoms in rings. */
export interface Saturated {
  readonly carbons: number;
  readonly nitrogens: number;
}

/** Whether an atom is one of these. Undoing an ester, ether, amide or halide leaves it what it is; an acetal makes no more. */
export function isSaturatedInRing(m: Molecule, atom: number): boolean {
  const element = m.element[atom];
  if (element !== 6 && element !== 7) return false;
  const { start } = adjacencyOf(m);
  const bonds = start[atom + 1]! - start[atom]! + m.hydrogens[atom]!;
  return bonds === (element === 6 ? 4 : 3) && m.inRing[atom] === 1;
}

/**
 * What is this molecule made of? A cheap key to shortlist before `identityKey`: the count of each element,
 * hydrogens included.
 *
 * @param m - a molecule, normalised as `readMolecules` gives it
 * @returns the elements with their counts, by atomic number from the largest, hydrogens last
 * @throws never
 * @example compositionKey(read('CCO')); // 'O1C2H6'
 */
export function compositionKey(m: Pick<Molecule, 'size' | 'element' | 'hydrogens'>): string {
  counts.fill(0);
  let heaviest = 0;
  let hydrogens = 0;
  for (let i = 0; i < m.size; i++) {
    const element = m.element[i]!;
    counts[element]!++;
    if (element > heaviest) heaviest = element;
    hydrogens += m.hydrogens[i]!;
  }
  let key = '';
  for (let element = heaviest; element >= 0; element--)
    if (counts[element]! > 0) key += symbolOf(element) + counts[element]!;
  return hydrogens > 0 ? `${key}H${hydrogens}` : key;
}

/** Of each element; filled anew for each molecule. */
const counts = new Int32Array(256);
