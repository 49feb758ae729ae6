import { Molecule as OclMolecule, SSSearcherWithIndex } from 'openchemlib';
import type { Molecule } from '../molecule.js';
import { toSmiles } from '../smiles/write.js';

/** Bits of substructures, as OpenChemLib indexes a molecule. */
export type Fingerprint = readonly number[];

/**
 * Which substructures of OpenChemLib's index does this molecule hold? Flat: stereo and isotopes do not count.
 *
 * @param m - a molecule, normalised as `readMolecules` gives it
 * @returns its fingerprint; the first of a process takes a third of a second, later ones some milliseconds
 * @throws where OpenChemLib does not read the molecule
 */
export function fingerprint(m: Molecule): Fingerprint {
  return OclMolecule.fromSmiles(toSmiles(m), { noCoordinates: true, noStereo: true }).getIndex();
}

/**
 * How alike are two molecules by their fingerprints?
 *
 * @returns Tanimoto's coefficient, 0 to 1. It compares substructures that happen to be in an index of 512: evidence
 * beside the sites, and nothing to decide by
 * @throws never
 */
export function similarity(a: Fingerprint, b: Fingerprint): number {
  return SSSearcherWithIndex.getSimilarityTanimoto([...a], [...b]);
}

/** A fingerprint as hexadecimal digits, to be kept in a file. */
export const toHex = (bits: Fingerprint): string => SSSearcherWithIndex.getHexStringFromIndex([...bits]);

/** A fingerprint from the digits that `toHex` gave. */
export const fromHex = (hex: string): Fingerprint => SSSearcherWithIndex.getIndexFromHexString(hex);
