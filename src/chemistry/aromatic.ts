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
    const place = new Map<number, number>();
    const ocl = new OclMolecule(system.length * 2, system.length * 2);
    const give = (atom: number): number => {
      let i = place.get(atom);
      if (i === undefined) {
        i = ocl.addAtom(atoms.element[atom]!);
        if (atoms.charge[atom] !== 0) ocl.setAtomCharge(i, atoms.charge[atom]!);
        place.set(atom, i);
      }
      return i;
    };
    for (const bond of system)
      ocl.setBondType(ocl.addBond(give(bondA[bond]!), give(bondB[bond]!)), BOND_TYPES[order[bond]!]!);
    ocl.ensureHelperArrays(OclMolecule.cHelperRings);
    for (const [k, bond] of system.entries()) {
      if (!ocl.isAromaticBond(k)) continue;
      result.bonds[bond] = 1;
      result.atoms[bondA[bond]!] = result.atoms[bondB[bond]!] = 1;
    }
  }
  return result;
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
