import { atomicNumber, H } from '../elements.js';
import { Fault, newAtom, type TableAtom } from './table.js';

const QUERIES = new Set(['A', 'AH', 'Q', 'QH', 'X', 'XH', 'M', 'MH', 'L', 'LP', 'Lp', '*', 'NOT']);

/** The atom of this symbol; D and T are hydrogen. What stands for more than one structure is a fault. */
export function atomOf(symbol: string, at: readonly [number, number, number], line: number): TableAtom {
  const element = atomicNumber(symbol);
  if (element !== 0) return newAtom(element, ...at);
  if (symbol === 'D' || symbol === 'T') {
    const atom = newAtom(H, ...at);
    atom.isotope = symbol === 'D' ? 2 : 3;
    return atom;
  }
  if (QUERIES.has(symbol) || /^(NOT)?\s*\[/.test(symbol)) throw new Fault('query-atom', line);
  if (/^R(#|\d*)$/.test(symbol)) throw new Fault('r-group', line);
  if (symbol === 'Pol' || symbol === 'Mod') throw new Fault('polymer', line);
  // `Ph`, `Boc`: a group by its name.
  if (/^[A-Za-z]{2,}/.test(symbol)) throw new Fault('abbreviation', line);
  throw new Fault('molfile-atom', line);
}
