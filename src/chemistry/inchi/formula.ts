import { atomicNumber, C, H } from '../elements.js';
import { faultIn, type Piece } from './fault.js';

/** The most atoms that are read of one InChI, hydrogens left out: as many as the InChI software writes of itself. */
export const MAX_INCHI_ATOMS = 1024;

/** One component as its formula says it. */
export interface FormulaPart {
  /** Atomic numbers of the atoms that bear a number, from number 1 on: all but hydrogens, or hydrogen alone. */
  readonly elements: readonly number[];
  /** Hydrogens beside those. */
  readonly hydrogens: number;
  readonly formula: Piece;
}

const PART = /([A-Z][a-z]?)(\d*)/y;

/**
 * Which atoms are there? The order of the elements in the formula (Hill's: carbon, hydrogen, the rest by the alphabet)
 * is that of the atoms' numbers.
 *
 * @throws InchiFault where the formula is not one, or has more than MAX_INCHI_ATOMS
 */
export function compositionsOf(formula: Piece): FormulaPart[] {
  const result: FormulaPart[] = [];
  if (formula.text === '') return result;
  let atoms = 0;
  for (let at = 0; at <= formula.text.length; ) {
    const dot = formula.text.indexOf('.', at);
    const end = dot < 0 ? formula.text.length : dot;
    const repeat = /^([1-9]\d{0,4})?/.exec(formula.text.slice(at, Math.min(end, at + 5)))![0];
    const from = at + repeat.length;
    const piece = { text: formula.text.slice(from, end), offset: formula.offset + from };
    const composition = compositionOf(piece);
    const times = repeat === '' ? 1 : Number(repeat);
    atoms += times * Math.max(1, composition.elements.length);
    if (atoms > MAX_INCHI_ATOMS) throw faultIn('too-large', formula);
    for (let n = 0; n < times; n++) result.push(composition);
    at = end + 1;
  }
  return result;
}

function compositionOf(piece: Piece): FormulaPart {
  const elements: number[] = [];
  let hydrogens = 0;
  let before = '';
  const hasCarbon = piece.text.startsWith('C') && atomicNumber(piece.text.slice(0, 2)) === 0;
  let end = 0;
  while (end < piece.text.length) {
    PART.lastIndex = end;
    const found = PART.exec(piece.text);
    if (found === null) throw faultIn('inchi-formula', piece, end);
    const [whole, symbol, digits] = found;
    const element = atomicNumber(symbol!);
    const key = hillKey(symbol!, hasCarbon);
    const count = digits === '' ? 1 : Number(digits);
    const wellWritten = digits === '' || (count > 1 && !digits!.startsWith('0'));
    if (element === 0 || key <= before || !wellWritten)
      throw faultIn('inchi-formula', piece, end, end + whole.length);
    if (count > 9999) throw faultIn('too-large', piece, end, end + whole.length);
    if (element === H) hydrogens = count;
    else for (let n = 0; n < count && elements.length <= MAX_INCHI_ATOMS; n++) elements.push(element);
    before = key;
    end += whole.length;
  }
  if (elements.length === 0) {
    if (hydrogens === 0) throw faultIn('inchi-formula', piece);
    // Hydrogen by itself is the one case in which a hydrogen bears a number.
    return { elements: [H], hydrogens: hydrogens - 1, formula: piece };
  }
  return { elements, hydrogens, formula: piece };
}

/** By the alphabet; before it carbon and then hydrogen, where there is carbon. */
function hillKey(symbol: string, hasCarbon: boolean): string {
  if (hasCarbon && atomicNumber(symbol) === C) return '1';
  if (hasCarbon && atomicNumber(symbol) === H) return '2';
  return symbol;
}
