import { Molecule as OclMolecule } from 'openchemlib';

/**
 * Which atoms and bonds are aromatic, as OpenChemLib judges it?
 *
 * The ring systems are handed over one by one, atom by atom with their double bonds drawn and their neighbours
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
  const result = { atoms: new Uint8Array(atoms.size), bonds: new Uint8Array(bondA.length) };
  if (!inRing.includes(1)) return result;
  for (const system of ringSystems(atoms.size, bondA, bondB, inRing)) {
    const drawing = drawingOf(system, atoms, bondA, bondB, order);
    for (const k of aromaticBonds(drawing)) {
      const bond = system[k]!;
      result.bonds[bond] = 1;
      result.atoms[bondA[bond]!] = result.atoms[bondB[bond]!] = 1;
    }
  }
  return result;
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
  const count = bonds.length / 3;
  const ocl = new OclMolecule(count * 2, count * 2);
  for (let i = 0; i < atoms.length; i += 2) {
    ocl.addAtom(atoms[i]!);
    if (atoms[i + 1] !== 0) ocl.setAtomCharge(i / 2, atoms[i + 1]!);
  }
  for (let i = 0; i < bonds.length; i += 3)
    ocl.setBondType(ocl.addBond(bonds[i]!, bonds[i + 1]!), BOND_TYPES[bonds[i + 2]!]!);
  ocl.ensureHelperArrays(OclMolecule.cHelperRings);
  const found: number[] = [];
  for (let k = 0; k < count; k++) if (ocl.isAromaticBond(k)) found.push(k);
  return found;
}

/** The bonds of each ring system, those to its neighbours included. */
function ringSystems(size: number, bondA: Int32Array, bondB: Int32Array, inRing: Uint8Array): number[][] {
  const up = Int32Array.from({ length: size }, (_, i) => i);
  const top = (i: number): number => {
    let r = i;
    while (up[r] !== r) {
      up[r] = up[up[r]!]!;
      r = up[r]!;
    }
    return r;
  };
  const ringAtom = new Uint8Array(size);
  for (let b = 0; b < bondA.length; b++) {
    if (inRing[b] === 0) continue;
    ringAtom[bondA[b]!] = ringAtom[bondB[b]!] = 1;
    up[top(bondA[b]!)] = top(bondB[b]!);
  }
  const systems = new Map<number, number[]>();
  const add = (atom: number, bond: number): void => {
    const list = systems.get(top(atom));
    if (list) list.push(bond);
    else systems.set(top(atom), [bond]);
  };
  for (let b = 0; b < bondA.length; b++) {
    const p = bondA[b]!;
    const q = bondB[b]!;
    if (inRing[b] === 1) add(p, b);
    else {
      if (ringAtom[p] === 1) add(p, b);
      if (ringAtom[q] === 1) add(q, b);
    }
  }
  return [...systems.values()];
}

const BOND_TYPES = [
  OclMolecule.cBondTypeMetalLigand,
  OclMolecule.cBondTypeSingle,
  OclMolecule.cBondTypeDouble,
  OclMolecule.cBondTypeTriple,
  OclMolecule.cBondTypeQuadruple,
];
