import { Molecule as OclMolecule } from 'openchemlib';

/**
 * Which atoms and bonds are aromatic, as OpenChemLib judges it?
 *
 * The molecule is handed over atom by atom with its double bonds drawn, not as text, so that nothing is left for
 * OpenChemLib to guess and every way of writing a substance gets the same answer.
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
  const ocl = new OclMolecule(atoms.size, bondA.length);
  for (let i = 0; i < atoms.size; i++) {
    ocl.addAtom(atoms.element[i]!);
    if (atoms.charge[i] !== 0) ocl.setAtomCharge(i, atoms.charge[i]!);
  }
  for (let i = 0; i < bondA.length; i++) {
    ocl.addBond(bondA[i]!, bondB[i]!);
    ocl.setBondType(i, BOND_TYPES[order[i]!]!);
  }
  ocl.ensureHelperArrays(OclMolecule.cHelperRings);
  for (let i = 0; i < atoms.size; i++) if (ocl.isAromaticAtom(i)) result.atoms[i] = 1;
  for (let i = 0; i < bondA.length; i++) if (ocl.isAromaticBond(i)) result.bonds[i] = 1;
  return result;
}

const BOND_TYPES = [
  OclMolecule.cBondTypeMetalLigand,
  OclMolecule.cBondTypeSingle,
  OclMolecule.cBondTypeDouble,
  OclMolecule.cBondTypeTriple,
  OclMolecule.cBondTypeQuadruple,
];
