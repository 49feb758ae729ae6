import { openchemlib } from '#openchemlib';
import { bitsIn } from '../bits.js';
import type { Molecule } from '../molecule.js';
import { toSmiles } from '../smiles/write.js';
import { indexOf } from './index-keys.js';

/** Bits of substructures, as OpenChemLib indexes a molecule. */
export type Fingerprint = readonly number[];

/**
 * Which substructures of OpenChemLib's index does this molecule hold? Flat: stereo and isotopes do not count.
 *
 * @param m - a molecule, normalised as `readMolecules` gives it
 * @returns its fingerprint, the same as OpenChemLib's own `getIndex` gives
 * @throws where OpenChemLib does not read the molecule
 */
export function fingerprint(m: Molecule): Fingerprint {
  const { Molecule } = openchemlib();
  const read = Molecule.fromSmiles(toSmiles(m), { noCoordinates: true, noStereo: true });
  read.ensureHelperArrays(Molecule.cHelperRings);
  return indexOf(read);
}

/**
 * How alike are two molecules by their fingerprints?
 *
 * @returns Tanimoto's coefficient, 0 to 1. It compares substructures that happen to be in an index of 512: evidence
 * beside the sites, and nothing to decide by
 * @throws never
 */
export function similarity(a: Fingerprint, b: Fingerprint): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    both += bitsIn(a[i]! & b[i]!);
    either += bitsIn(a[i]! | b[i]!);
  }
  return both / either;
}

/** A fingerprint as hexadecimal digits, eight a word, to be kept in a file. */
export const toHex = (bits: Fingerprint): string =>
  bits.map((word) => (word >>> 0).toString(16).toUpperCase().padStart(8, '0')).join('');

/** A fingerprint from the digits that `toHex` gave. */
export const fromHex = (hex: string): Fingerprint =>
  Array.from({ length: hex.length / 8 }, (_, i) => Number.parseInt(hex.slice(8 * i, 8 * i + 8), 16) | 0);
