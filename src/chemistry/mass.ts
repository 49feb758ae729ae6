import { atomicNumber, symbolOf } from './elements.js';
import type { Molecule } from './molecule.js';

/**
 * Standard atomic weights, abridged to five significant digits, by atomic number from hydrogen on; 0 for elements that
 * have no stable isotope and no standard weight.
 *
 * Source: T. Prohaska et al., Standard atomic weights of the elements 2021 (IUPAC Technical Report), Pure Appl. Chem.
 * 94 (2022) 573–600, abridged values.
 */
const WEIGHTS: readonly number[] = [
  1.008, 4.0026, 6.94, 9.0122, 10.81, 12.011, 14.007, 15.999, 18.998, 20.18, 22.99, 24.305, 26.982, 28.085,
  30.974, 32.06, 35.45, 39.95, 39.098, 40.078, 44.956, 47.867, 50.942, 51.996, 54.938, 55.845, 58.933, 58.693,
  63.546, 65.38, 69.723, 72.63, 74.922, 78.971, 79.904, 83.798, 85.468, 87.62, 88.906, 91.224, 92.906, 95.95,
  0, 101.07, 102.91, 106.42, 107.87, 112.41, 114.82, 118.71, 121.76, 127.6, 126.9, 131.29, 132.91, 137.33,
  138.91, 140.12, 140.91, 144.24, 0, 150.36, 151.96, 157.25, 158.93, 162.5, 164.93, 167.26, 168.93, 173.05,
  174.97, 178.49, 180.95, 183.84, 186.21, 190.23, 192.22, 195.08, 196.97, 200.59, 204.38, 207.2, 208.98, 0, 0,
  0, 0, 0, 0, 232.04, 231.04, 238.03,
];

/**
 * Masses of the commonest isotope, for the elements that medicines are made of; others have none here.
 *
 * Source: atomic masses of AME2020 (M. Wang et al., Chinese Phys. C 45 (2021) 030003), to six decimals.
 */
const COMMONEST: ReadonlyMap<string, number> = new Map([
  ['H', 1.007825],
  ['B', 11.009305],
  ['C', 12],
  ['N', 14.003074],
  ['O', 15.994915],
  ['F', 18.998403],
  ['Na', 22.989769],
  ['Si', 27.976927],
  ['P', 30.973762],
  ['S', 31.972071],
  ['Cl', 34.968853],
  ['K', 38.963706],
  ['Br', 78.918338],
  ['I', 126.904472],
]);

/** Hydrogen's isotopes, as formulas write them. Source as for COMMONEST. */
export const DEUTERIUM_MASS = 2.014102;
export const TRITIUM_MASS = 3.016049;

/** How often each element occurs, by symbol; `D` and `T` are hydrogen's isotopes. */
export type Composition = ReadonlyMap<string, number>;

/** Both masses of a composition, in daltons. */
export interface Masses {
  /** By the standard atomic weights; undefined where an element has none. */
  readonly average: number | undefined;
  /** Of the commonest isotope of each element; undefined where an element is not in the short table. */
  readonly monoisotopic: number | undefined;
}

/**
 * How heavy is a substance of this composition?
 *
 * @param composition - elements by symbol with their counts, `D` and `T` allowed
 * @returns its masses in daltons, not rounded
 * @throws never
 * @example massesOf(new Map([['C', 22], ['H', 28], ['N', 2], ['O', 1]])).average.toFixed(2); // '336.48'
 */
export function massesOf(composition: Composition): Masses {
  let average: number | undefined = 0;
  let monoisotopic: number | undefined = 0;
  for (const [symbol, count] of composition) {
    const isotope = symbol === 'D' ? DEUTERIUM_MASS : symbol === 'T' ? TRITIUM_MASS : undefined;
    const weight = isotope ?? WEIGHTS[atomicNumber(symbol) - 1] ?? 0;
    const exact = isotope ?? COMMONEST.get(symbol);
    average = average === undefined || weight === 0 ? undefined : average + weight * count;
    monoisotopic =
      monoisotopic === undefined || exact === undefined ? undefined : monoisotopic + exact * count;
  }
  return { average, monoisotopic };
}

/**
 * What is this molecule made of? Isotopes count as their element: a molecule that was read does not keep them.
 *
 * @param m - a molecule as `readMolecules` gives it
 * @returns elements by symbol with their counts
 * @throws never
 * @example compositionOf(read('CCO')); // Map { 'C' => 2, 'O' => 1, 'H' => 6 }
 */
export function compositionOf(m: Pick<Molecule, 'size' | 'element' | 'hydrogens'>): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (symbol: string, count: number) => counts.set(symbol, (counts.get(symbol) ?? 0) + count);
  let hydrogens = 0;
  for (let i = 0; i < m.size; i++) {
    add(symbolOf(m.element[i]!), 1);
    hydrogens += m.hydrogens[i]!;
  }
  if (hydrogens > 0) add('H', hydrogens);
  return counts;
}

/**
 * How is this composition written? Hill order: carbon, hydrogen, then by the alphabet; by the alphabet alone without carbon.
 *
 * @param composition - elements by symbol with their counts
 * @returns the formula
 * @throws never
 * @example hill(new Map([['O', 1], ['H', 6], ['C', 2]])); // 'C2H6O'
 */
export function hill(composition: Composition): string {
  const first = composition.has('C') ? ['C', 'H'] : [];
  const rest = [...composition.keys()].filter((symbol) => !first.includes(symbol)).sort();
  return [...first, ...rest]
    .map((symbol) => [symbol, composition.get(symbol) ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([symbol, count]) => (count === 1 ? symbol : symbol + count))
    .join('');
}

/**
 * What is the molecular mass of this molecule, of which laws that limit it speak ("a maximum molecular mass of 500 atomic
 * mass units")?
 *
 * @param m - one molecule: the compound without its counter-ions, its charges by protonation removed and its isotopes those
 * of nature, as `readMolecules` gives it
 * @returns the sum of the standard atomic weights, in unified atomic mass units; an element without one counts nothing
 * @throws never
 * @example molecularMass(fentanyl).toFixed(2); // '336.48'
 */
export function molecularMass({
  size,
  element,
  hydrogens,
}: Pick<Molecule, 'size' | 'element' | 'hydrogens'>): number {
  let mass = 0;
  for (let atom = 0; atom < size; atom++)
    mass += (WEIGHTS[element[atom]! - 1] ?? 0) + WEIGHTS[0]! * hydrogens[atom]!;
  return mass;
}
