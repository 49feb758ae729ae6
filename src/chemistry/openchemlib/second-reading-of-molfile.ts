import type { Molecule as OclMolecule } from 'openchemlib';
import { openchemlib } from '#openchemlib';
import type { ConnectionTable } from '../molfile/table.js';
import { MAX_SECOND, sameAtomsAndBonds } from './second-reading.js';

/**
 * Does OpenChemLib build the same molecule from this molfile as our reader did?
 *
 * Our reader alone decides, because OpenChemLib takes a molfile whose counts line leaves atoms out, a bond of a kind
 * that it does not know for a single one, and a polymer for its unit. But two readers that agree on every atom and every
 * bond are surer than one.
 *
 * @param lines - the lines of the molfile
 * @param table - what our reader made of it
 * @returns `same`; `different`; `refused` where OpenChemLib does not read it; `skipped` where it is too large
 * @throws never
 */
export function molfileAgreement(
  lines: readonly string[],
  table: ConnectionTable,
): 'same' | 'different' | 'refused' | 'skipped' {
  if (table.atoms.length > MAX_SECOND) return 'skipped';
  const { Molecule } = openchemlib();
  let ocl: OclMolecule;
  try {
    ocl = Molecule.fromMolfile(lines.join('\n'));
    ocl.ensureHelperArrays(Molecule.cHelperNeighbours);
  } catch {
    return 'refused';
  }
  if (ocl.getAllAtoms() === 0) return 'refused';
  const graph = {
    atomCount: table.atoms.length,
    bondCount: table.bonds.length,
    element: table.atoms.map(({ element }) => element),
    bondA: table.bonds.map(({ a }) => a),
    bondB: table.bonds.map(({ b }) => b),
  };
  if (!sameAtomsAndBonds(ocl, graph)) return 'different';
  // It knows nothing of the charges of zero-order bonds.
  if (table.issues.some(({ code }) => code === 'zero-bond')) return 'same';
  let charge = 0;
  for (const atom of table.atoms) charge += atom.charge;
  for (let i = ocl.getAllAtoms() - 1; i >= 0; i--) charge -= ocl.getAtomCharge(i);
  return charge === 0 ? 'same' : 'different';
}
