import { faultIn, type Piece } from './fault.js';
import type { FormulaPart } from './formula.js';

/** A bond between two atoms of a component, by 0-based numbers (one less than InChI's). */
export type Connection = readonly [number, number];

/**
 * Which atoms of a component are bound to each other? `1-3(5)4(2)6`: a chain with branches in parentheses, set apart by
 * commas; the chain goes on after the parenthesis without a hyphen. A number that comes again closes a ring.
 *
 * @throws InchiFault where the text is no such chain, or leaves an atom out
 */
export function connectionsOf(
  piece: Piece | undefined,
  { elements, hydrogens, formula }: FormulaPart,
): Connection[] {
  const size = elements.length;
  const text = piece?.text ?? '';
  if (piece === undefined || text === '') {
    if (size > 1) throw faultIn('inchi-unconnected', formula);
    return [];
  }
  const bonds: Connection[] = [];
  const seen = new Set<number>();
  const reached = new Uint8Array(size);
  const open: number[] = [];
  let current = -1;
  let at = 0;
  for (;;) {
    const found = /^[1-9]\d{0,4}/.exec(text.slice(at, at + 6));
    if (found === null) throw faultIn('inchi-connections', piece, at, at + 1);
    const end = at + found[0].length;
    const atom = Number(found[0]) - 1;
    if (atom >= size) throw faultIn(atom < size + hydrogens ? 'inchi-bridge' : 'inchi-atom', piece, at, end);
    if (current >= 0) {
      const key = Math.min(current, atom) * size + Math.max(current, atom);
      // A chain may come back to an atom, but what goes on from there must be new: the first part is one piece.
      if (atom === current || seen.has(key)) throw faultIn('inchi-connections', piece, at, end);
      seen.add(key);
      bonds.push([current, atom]);
    }
    reached[atom] = 1;
    current = atom;
    at = end;
    // What follows the atom: the chain, a branch, or the end of branches, after which the chain goes on at once.
    let closed = false;
    while (text[at] === ')') {
      const from = open.pop();
      if (from === undefined) throw faultIn('inchi-connections', piece, at, at + 1);
      current = from;
      closed = true;
      at++;
      // The chain goes on after a parenthesis, so that two never close together.
      if (text[at] === ')') throw faultIn('inchi-connections', piece, at, at + 1);
    }
    if (closed) continue;
    if (at === text.length) break;
    const sign = text[at];
    if (sign === '(') open.push(current);
    else if (sign === ',' && open.length > 0) current = open[open.length - 1]!;
    else if (sign !== '-') throw faultIn('inchi-connections', piece, at, at + 1);
    at++;
  }
  if (open.length > 0) throw faultIn('inchi-connections', piece, text.length, text.length);
  if (reached.includes(0)) throw faultIn('inchi-unconnected', piece);
  return bonds;
}
