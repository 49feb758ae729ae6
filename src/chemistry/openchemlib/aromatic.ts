import { openchemlib } from '#openchemlib';
import { int32s, uint8s } from '../memory.js';
import { aromaticOfTwoRings } from './two-rings.js';

/**
 * Which atoms and bonds are aromatic, as OpenChemLib judges it?
 *
 * To it a system of rings without a multiple bond is never aromatic, and a ring of six carbons and nitrogens with double
 * bonds by turns always is, as is one of five with two double bonds and a nitrogen, oxygen or sulfur between them: these are most
 * of what comes by, and told here, as are two such rings that share a bond (two-rings.ts). The others are handed over one by one, atom by atom with their double bonds drawn and their neighbours
 * around them, not as text: so nothing is left for OpenChemLib to guess, every way of writing a substance gets the
 * same answer, and a long chain of rings does not cost the square of its length.
 *
 * @param atoms - elements, charges and hydrogens of the atoms
 * @param bondA - per bond one end
 * @param bondB - per bond the other end
 * @param order - per bond its order, 1 to 4
 * @param inRing - per bond 1 where it lies in a ring; molecules without such a bond are never handed over
 * @returns 1 for each aromatic atom and each aromatic bond
 * @throws never
 * @example aromaticity(benzene, a, b, order, inRing).atoms; // Uint8Array [1, 1, 1, 1, 1, 1]
 */
export function aromaticity(
  atoms: { readonly size: number; readonly element: Uint8Array; readonly charge: Int8Array },
  bondA: Int32Array,
  bondB: Int32Array,
  order: Uint8Array,
  inRing: Uint8Array,
): { atoms: Uint8Array; bonds: Uint8Array } {
  const result = { atoms: uint8s(atoms.size), bonds: uint8s(bondA.length) };
  if (!inRing.includes(1)) return result;
  const system = ringSystems(atoms.size, bondA, bondB, inRing);
  const { kinds, isOdd, hasMore } = kindsOf(system, atoms, bondA, bondB, order, inRing);
  const mark = (bond: number): void => {
    result.bonds[bond] = 1;
    result.atoms[bondA[bond]!] = result.atoms[bondB[bond]!] = 1;
  };
  for (let b = 0; b < inRing.length; b++)
    if (inRing[b] === 1 && kinds[system[bondA[b]!]!] === AROMATIC) mark(b);
  if (kinds.includes(TWO_RINGS)) {
    for (let s = 0; s < kinds.length; s++) {
      if (kinds[s] !== TWO_RINGS) continue;
      const bonds: number[] = [];
      for (let b = 0; b < inRing.length; b++) if (inRing[b] === 1 && system[bondA[b]!] === s) bonds.push(b);
      const found = aromaticOfTwoRings(bonds, bondA, bondB, order, atoms.element, isOdd, hasMore);
      if (found === undefined) kinds[s] = OPEN;
      else for (const b of found) mark(b);
    }
  }
  if (kinds.includes(OPEN))
    for (const bonds of withNeighbours(system, kinds, bondA, bondB, inRing)) {
      const drawing = drawingOf(bonds, atoms, bondA, bondB, order);
      for (const k of aromaticBonds(drawing)) mark(bonds[k]!);
    }
  return result;
}

/** What can be told of a ring system at a glance. */
const NOT_AROMATIC = 1;
const AROMATIC = 2;
const OPEN = 3;
const TWO_RINGS = 4;

/** Per ring system, at the atom that stands for it, which of the three it is. */
function kindsOf(
  system: Int32Array,
  {
    size,
    element,
    charge,
  }: { readonly size: number; readonly element: Uint8Array; readonly charge: Int8Array },
  bondA: Int32Array,
  bondB: Int32Array,
  order: Uint8Array,
  inRing: Uint8Array,
): { kinds: Uint8Array; isOdd: Uint8Array; hasMore: Uint8Array } {
  const ringAtoms = int32s(size);
  const ringBonds = int32s(size);
  const multiple = int32s(size);
  const isOther = uint8s(size);
  const isOpen = uint8s(size);
  const hasDouble = uint8s(size);
  /** Nitrogens, oxygens and sulfurs without a double bond of the ring. */
  const lending = uint8s(size);
  for (let b = 0; b < inRing.length; b++) {
    if (inRing[b] === 0) continue;
    const p = bondA[b]!;
    const q = bondB[b]!;
    const s = system[p]!;
    ringBonds[s]!++;
    if (order[b]! < 2) continue;
    multiple[s]!++;
    if (order[b] !== 2 || hasDouble[p] === 1 || hasDouble[q] === 1) isOther[s] = 1;
    hasDouble[p] = hasDouble[q] = 1;
  }
  // Double bonds to the outside, and whatever else a sulfur is bound to, make a ring of five none that is told here.
  const isOdd = uint8s(size);
  const hasMore = uint8s(size);
  for (let b = 0; b < inRing.length; b++) {
    if (inRing[b] === 1) continue;
    const p = bondA[b]!;
    const q = bondB[b]!;
    hasMore[p] = hasMore[q] = 1;
    if (order[b] !== 1 || element[p] === 16) isOdd[p] = 1;
    if (order[b] !== 1 || element[q] === 16) isOdd[q] = 1;
  }
  for (let a = 0; a < size; a++) {
    const s = system[a]!;
    if (s < 0) continue;
    ringAtoms[s]!++;
    const lends = element[a] === 7 || element[a] === 8 || element[a] === 16;
    if (isOdd[a] === 1) lending[s]! += 2;
    // A nitrogen with a double bond to the outside, and more bonds than an atom has, are OpenChemLib's to judge.
    if (isOdd[a] === 1 && (element[a] === 7 || element[a] === 8 || hasDouble[a] === 1)) isOpen[s] = 1;
    if (charge[a] !== 0) isOther[s] = 1;
    else if (hasDouble[a] === 0 && lends) lending[s]!++;
    else if (element[a] !== 6 && element[a] !== 7) isOther[s] = 1;
  }
  const kinds = uint8s(size);
  for (let s = 0; s < size; s++) {
    if (ringBonds[s] === 0) continue;
    const isSix = ringAtoms[s] === 6 && ringBonds[s] === 6 && multiple[s] === 3;
    const isFive = ringAtoms[s] === 5 && ringBonds[s] === 5 && multiple[s] === 2 && lending[s] === 1;
    if (multiple[s] === 0) kinds[s] = NOT_AROMATIC;
    else if (isOther[s] === 1) kinds[s] = OPEN;
    else if (isSix || isFive) kinds[s] = AROMATIC;
    else kinds[s] = ringBonds[s] === ringAtoms[s]! + 1 && isOpen[s] === 0 ? TWO_RINGS : OPEN;
  }
  return { kinds, isOdd, hasMore };
}

/** A ring system by itself: its atoms numbered as its bonds come by them, so that like systems are told alike. */
interface Drawing {
  /** Element and charge of each atom, by turns. */
  readonly atoms: readonly number[];
  /** The ends and the order of each bond, by turns. */
  readonly bonds: readonly number[];
}

function drawingOf(
  system: readonly number[],
  { element, charge }: { readonly element: Uint8Array; readonly charge: Int8Array },
  bondA: Int32Array,
  bondB: Int32Array,
  order: Uint8Array,
): Drawing {
  const place = new Map<number, number>();
  const atoms: number[] = [];
  const bonds: number[] = [];
  const placeOf = (atom: number): number => {
    let i = place.get(atom);
    if (i === undefined) {
      i = place.size;
      place.set(atom, i);
      atoms.push(element[atom]!, charge[atom]!);
    }
    return i;
  };
  for (const bond of system) bonds.push(placeOf(bondA[bond]!), placeOf(bondB[bond]!), order[bond]!);
  return { atoms, bonds };
}

/** Which bonds of it are aromatic, by their places. The same few ring systems make up most of what is looked at. */
function aromaticBonds(drawing: Drawing): readonly number[] {
  if (drawing.bonds.length > LONGEST_KEPT) return judged(drawing);
  const content = `${drawing.atoms};${drawing.bonds}`;
  let found = known.get(content);
  if (found === undefined) {
    found = judged(drawing);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(content, found);
  }
  return found;
}

const known = new Map<string, readonly number[]>();
const MOST_KNOWN = 4096;
/** In numbers, three a bond: larger systems hardly ever come twice. */
const LONGEST_KEPT = 150;

function judged({ atoms, bonds }: Drawing): number[] {
  const { Molecule: OclMolecule } = openchemlib();
  const types = [
    OclMolecule.cBondTypeMetalLigand,
    OclMolecule.cBondTypeSingle,
    OclMolecule.cBondTypeDouble,
    OclMolecule.cBondTypeTriple,
    OclMolecule.cBondTypeQuadruple,
  ];
  const count = bonds.length / 3;
  const ocl = new OclMolecule(count * 2, count * 2);
  for (let i = 0; i < atoms.length; i += 2) {
    ocl.addAtom(atoms[i]!);
    if (atoms[i + 1] !== 0) ocl.setAtomCharge(i / 2, atoms[i + 1]!);
  }
  for (let i = 0; i < bonds.length; i += 3)
    ocl.setBondType(ocl.addBond(bonds[i]!, bonds[i + 1]!), types[bonds[i + 2]!]!);
  ocl.ensureHelperArrays(OclMolecule.cHelperRings);
  const found: number[] = [];
  for (let k = 0; k < count; k++) if (ocl.isAromaticBond(k)) found.push(k);
  return found;
}

/** Per atom the atom that stands for its ring system; -1 outside rings. */
function ringSystems(size: number, bondA: Int32Array, bondB: Int32Array, inRing: Uint8Array): Int32Array {
  const up = int32s(size).fill(-1);
  const top = (i: number): number => {
    let r = i;
    while (up[r] !== r) {
      up[r] = up[up[r]!]!;
      r = up[r]!;
    }
    return r;
  };
  for (let b = 0; b < inRing.length; b++) {
    if (inRing[b] === 0) continue;
    const p = bondA[b]!;
    const q = bondB[b]!;
    if (up[p] === -1) up[p] = p;
    if (up[q] === -1) up[q] = q;
    up[top(p)] = top(q);
  }
  for (let i = 0; i < size; i++) if (up[i] !== -1) up[i] = top(i);
  return up;
}

/** The bonds of each ring system that is left open, those to its neighbours included. */
function withNeighbours(
  system: Int32Array,
  kinds: Uint8Array,
  bondA: Int32Array,
  bondB: Int32Array,
  inRing: Uint8Array,
): Iterable<number[]> {
  const found = new Map<number, number[]>();
  const add = (atom: number, bond: number): void => {
    const s = system[atom]!;
    if (s < 0 || kinds[s] !== OPEN) return;
    const list = found.get(s);
    if (list) list.push(bond);
    else found.set(s, [bond]);
  };
  for (let b = 0; b < inRing.length; b++) {
    add(bondA[b]!, b);
    if (inRing[b] === 0) add(bondB[b]!, b);
  }
  return found.values();
}
