import { H } from '../elements.js';
import { faultIn, type Piece } from './fault.js';
import type { FormulaPart } from './formula.js';

/** Hydrogens, and charges, that a group of atoms shares: where each of them is, the InChI leaves open. */
export interface MobileGroup {
  readonly hydrogens: number;
  /** Negative charges that move with them. */
  readonly charges: number;
  /** 0-based numbers of the atoms that may hold them. */
  readonly atoms: readonly number[];
  /** The charges stand on the atoms that are the last to take a hydrogen: on oxygen. */
  readonly minusLast?: boolean;
  readonly piece: Piece;
}

export interface Hydrogens {
  /** For each atom the hydrogens that are its own. */
  readonly fixed: Uint8Array;
  readonly groups: readonly MobileGroup[];
}

const GROUP = /\((?:H(\d*))?(?:(-)(\d*))?((?:,\d+)+)\)/y;
const FIXED = /(\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)H(\d*)/y;

/** The most hydrogens on one atom. */
const MOST = 9;

/**
 * Where are the hydrogens of a component? `2-3H,1H3,(H,4,5)`: one on each of atoms 2 and 3, three on atom 1, and one that
 * moves between atoms 4 and 5.
 *
 * @throws InchiFault where the text says no such thing, or another number of hydrogens than the formula
 */
export function hydrogensOf(piece: Piece | undefined, composition: FormulaPart): Hydrogens {
  const size = composition.elements.length;
  const fixed = new Uint8Array(size);
  const groups: MobileGroup[] = [];
  if (piece !== undefined && piece.text !== '') {
    const inGroup = new Uint8Array(size);
    const { text } = piece;
    let at = 0;
    while (at < text.length && text[at] !== '(') {
      FIXED.lastIndex = at;
      const found = FIXED.exec(text);
      if (found === null) throw faultIn('inchi-hydrogens', piece, at);
      const end = at + found[0].length;
      const count = countOf(found[2]!);
      if (count < 1 || count > MOST) throw faultIn('inchi-hydrogens', piece, at, end);
      for (const [from, to] of rangesIn(found[1]!, size, piece, at))
        for (let atom = from; atom <= to; atom++) {
          if (fixed[atom] !== 0) throw faultIn('inchi-hydrogens', piece, at, end);
          fixed[atom] = count;
        }
      if (end < text.length && text[end] !== ',') throw faultIn('inchi-hydrogens', piece, end, end + 1);
      at = end + 1;
      if (at === text.length) throw faultIn('inchi-hydrogens', piece, end, at);
    }
    while (at < text.length) {
      GROUP.lastIndex = at;
      const found = GROUP.exec(text);
      if (found === null) throw faultIn('inchi-hydrogens', piece, at);
      const end = at + found[0].length;
      const hydrogens = found[1] === undefined ? 0 : countOf(found[1]);
      const charges = found[2] === undefined ? 0 : countOf(found[3]!);
      const atoms = found[4]!
        .slice(1)
        .split(',')
        .map((number) => {
          const atom = Number(number) - 1;
          if (!(atom >= 0 && atom < size)) throw faultIn('inchi-atom', piece, at, end);
          return atom;
        });
      for (const atom of atoms) {
        if (inGroup[atom] === 1) throw faultIn('inchi-hydrogens', piece, at, end);
        inGroup[atom] = 1;
      }
      if (hydrogens + charges === 0 || hydrogens + charges > MOST * atoms.length)
        throw faultIn('inchi-mobile-hydrogens', piece, at, end);
      groups.push({ hydrogens, charges, atoms, piece: { text: found[0], offset: piece.offset + at } });
      at = end;
    }
  }
  let sum = 0;
  for (const count of fixed) sum += count;
  for (const group of groups) sum += group.hydrogens;
  if (sum !== composition.hydrogens) throw faultIn('inchi-hydrogen-count', piece ?? composition.formula);
  if (composition.elements[0] === H && size === 1 && fixed[0]! > 1)
    throw faultIn('inchi-bridge', piece ?? composition.formula);
  return { fixed, groups };
}

const countOf = (digits: string): number => (digits === '' ? 1 : Number(digits));

function* rangesIn(list: string, size: number, piece: Piece, from: number): Generator<[number, number]> {
  let at = from;
  for (const part of list.split(',')) {
    const [first, last = first] = part.split('-').map(Number) as [number, number?];
    if (!(first >= 1 && last <= size && first <= last))
      throw faultIn('inchi-atom', piece, at, at + part.length);
    yield [first - 1, last - 1];
    at += part.length + 1;
  }
}
