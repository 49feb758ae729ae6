import { symbolOf } from '../elements.js';
import type { Molecule } from '../molecule.js';

/**
 * The molecules as one MDL molfile (V3000) without coordinates: all of them are zero.
 *
 * @throws never
 * @example bareMolfile(molecules).split('\n')[5]; // 'M  V30 COUNTS 3 2 0 0 0'
 */
export function bareMolfile(molecules: readonly Molecule[]): string {
  const atoms: string[] = [];
  const bonds: string[] = [];
  for (const { size, element, charge, hydrogens, edges, bonds: own } of molecules) {
    const before = atoms.length;
    for (let a = 0; a < size; a++) {
      const told = charge[a] === 0 ? '' : ` CHG=${charge[a]}`;
      // Of an atom without a bond some readers fill nothing in.
      const alone = hydrogens[a] === 0 && edges[a]!.length === 0 ? ' VAL=-1' : '';
      atoms.push(`${before + a + 1} ${symbolOf(element[a]!)} 0 0 0 0${told}${alone}`);
    }
    for (const { a, b, order } of own)
      bonds.push(`${bonds.length + 1} ${order === 0 ? DATIVE : order} ${before + a + 1} ${before + b + 1}`);
  }
  return [
    ...['', 'onetweak', '', '  0  0  0     0  0              0 V3000', 'M  V30 BEGIN CTAB'],
    ...[`M  V30 COUNTS ${atoms.length} ${bonds.length} 0 0 0`, 'M  V30 BEGIN ATOM'],
    ...[...atoms.map((atom) => `M  V30 ${atom}`), 'M  V30 END ATOM', 'M  V30 BEGIN BOND'],
    ...[...bonds.map((bond) => `M  V30 ${bond}`), 'M  V30 END BOND', 'M  V30 END CTAB', 'M  END', ''],
  ].join('\n');
}

/** V3000 has a type of its own for it; an order of four is written as it is. */
const DATIVE = 9;
