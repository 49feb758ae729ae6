import type { Molecule } from './molecule.js';

/**
 * Abridged standard atomic weights, by atomic number from hydrogen to uranium (IUPAC, CIAAW 2021; Pure Appl. Chem. 2022,
 * 94, 573). Where an element has none, the mass number of its longest-lived isotope.
 */
const WEIGHTS = Float64Array.from(
  (
    '0 1.008 4.0026 6.94 9.0122 10.81 12.011 14.007 15.999 18.998 20.18 22.99 24.305 26.982 28.085 30.974 32.06 35.45 39.95 ' +
    '39.098 40.078 44.956 47.867 50.942 51.996 54.938 55.845 58.933 58.693 63.546 65.38 69.723 72.63 74.922 78.971 79.904 ' +
    '83.798 85.468 87.62 88.906 91.224 92.906 95.95 97 101.07 102.91 106.42 107.87 112.41 114.82 118.71 121.76 127.6 126.9 ' +
    '131.29 132.91 137.33 138.91 140.12 140.91 144.24 145 150.36 151.96 157.25 158.93 162.5 164.93 167.26 168.93 173.05 ' +
    '174.97 178.49 180.95 183.84 186.21 190.23 192.22 195.08 196.97 200.59 204.38 207.2 208.98 209 210 222 223 226 227 ' +
    '232.04 231.04 238.03'
  )
    .split(' ')
    .map(Number),
);

/**
 * What is the molecular mass of this molecule, of which laws that limit it speak ("a maximum molecular mass of 500 atomic
 * mass units")?
 *
 * @param m - one molecule: the compound without its counter-ions, its charges by protonation removed and its isotopes those
 * of nature, as `readMolecules` gives it
 * @returns the sum of the standard atomic weights, in unified atomic mass units; elements beyond uranium count nothing
 * @example molecularMass(fentanyl).toFixed(2); // '336.48'
 */
export function molecularMass({
  size,
  element,
  hydrogens,
}: Pick<Molecule, 'size' | 'element' | 'hydrogens'>): number {
  let mass = 0;
  for (let atom = 0; atom < size; atom++)
    mass += (WEIGHTS[element[atom]!] ?? 0) + WEIGHTS[1]! * hydrogens[atom]!;
  return mass;
}
