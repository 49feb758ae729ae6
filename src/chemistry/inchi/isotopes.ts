import { faultIn, type Piece } from './fault.js';
import type { FormulaPart } from './formula.js';

/** The isotopes of a component. */
export interface Isotopes {
  /** For each atom its mass number less the rounded average mass of its element; NaN where no isotope is stated. */
  readonly shift: Float64Array;
  /** For each atom its hydrogens of masses 1, 2 and 3 that are stated as such. */
  readonly heavy: readonly (readonly [protium: number, deuterium: number, tritium: number] | undefined)[];
}

const ATOM = /^([1-9]\d{0,4})([+-]\d{1,3})?((?:[HDT]\d{0,3})*)$/;

/**
 * Which atoms are isotopes? `1+1` carbon-13 for carbon, `2D3` three deuteriums on atom 2.
 *
 * @throws InchiFault where the text says no such thing
 */
export function isotopesOf(piece: Piece | undefined, { elements }: FormulaPart): Isotopes {
  const size = elements.length;
  const shift = new Float64Array(size).fill(Number.NaN);
  const heavy = new Array<readonly [number, number, number] | undefined>(size).fill(undefined);
  if (piece === undefined || piece.text === '') return { shift, heavy };
  let at = 0;
  for (const part of piece.text.split(',')) {
    const end = at + part.length;
    const found = ATOM.exec(part);
    if (found === null || (found[2] === undefined && found[3] === ''))
      throw faultIn('inchi-isotopes', piece, at, end);
    const atom = Number(found[1]) - 1;
    if (atom >= size) throw faultIn('inchi-atom', piece, at, end);
    if (heavy[atom] !== undefined) throw faultIn('inchi-isotopes', piece, at, end);
    if (found[2] !== undefined) shift[atom] = Number(found[2]);
    heavy[atom] = countsIn(found[3]!);
    at = end + 1;
  }
  return { shift, heavy };
}

/** Deuterium and tritium among the mobile hydrogens: `D`, `D2`, `DT`; where they are, the InChI leaves open. */
export function mobileIsotopesOf(
  piece: Piece | undefined,
): readonly [protium: number, deuterium: number, tritium: number] {
  if (piece === undefined || piece.text === '') return [0, 0, 0];
  if (!/^(?:[HDT]\d{0,3})+$/.test(piece.text)) throw faultIn('inchi-isotopes', piece);
  return countsIn(piece.text);
}

function countsIn(text: string): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const [, symbol, digits] of text.matchAll(/([HDT])(\d*)/g))
    counts['HDT'.indexOf(symbol!)]! += digits === '' ? 1 : Number(digits);
  return counts;
}
