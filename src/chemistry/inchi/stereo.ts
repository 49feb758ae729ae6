import { faultIn, type Piece } from './fault.js';
import type { FormulaPart } from './formula.js';
import { perComponent, type Stereo } from './layers.js';

/** What a `/b` layer says of one double bond, by 0-based numbers of its component. */
export interface StatedBond {
  readonly a: number;
  readonly b: number;
  /** The neighbours with the larger numbers lie on the same side (`-`), or apart (`+`); undefined where left open. */
  readonly together: boolean | undefined;
  readonly piece: Piece;
}

const BOND = /^([1-9]\d{0,4})-([1-9]\d{0,4})([-+u?])$/;
const CENTRE = /^([1-9]\d{0,4})([-+u?])$/;

/**
 * What do the layers of stereo say? Geometries of double bonds are read; of centres the syntax and the numbers are
 * checked and no more, for no list tells mirror images apart.
 *
 * @returns for each component its stated double bonds
 * @throws InchiFault where a layer cannot be read
 */
export function statedBondsOf(stereo: Stereo, compositions: readonly FormulaPart[]): readonly StatedBond[][] {
  const { b, t, m, s } = stereo;
  const count = compositions.length;
  const bonds = perComponent(b, count);
  const centres = perComponent(t, count);
  for (const [i, piece] of centres.entries()) checkCentres(piece, compositions[i]!.elements.length);
  if (m !== undefined && (t === undefined || !/^[01.]+$/.test(m.text) || m.text.length > count))
    throw faultIn('inchi-stereo', m);
  if (s !== undefined && (t === undefined || !/^[123]$/.test(s.text))) throw faultIn('inchi-stereo', s);
  return bonds.map((piece, i) => bondsIn(piece, compositions[i]!.elements.length));
}

function bondsIn(piece: Piece | undefined, size: number): StatedBond[] {
  const result: StatedBond[] = [];
  for (const part of partsOf(piece)) {
    const found = BOND.exec(part.text);
    if (found === null) throw faultIn('inchi-stereo', part);
    const a = Number(found[1]) - 1;
    const b = Number(found[2]) - 1;
    if (a >= size || b >= size || a === b) throw faultIn('inchi-atom', part);
    const together = found[3] === '-' ? true : found[3] === '+' ? false : undefined;
    result.push({ a, b, together, piece: part });
  }
  return result;
}

function checkCentres(piece: Piece | undefined, size: number): void {
  for (const part of partsOf(piece)) {
    const found = CENTRE.exec(part.text);
    if (found === null) throw faultIn('inchi-stereo', part);
    if (Number(found[1]) > size) throw faultIn('inchi-atom', part);
  }
}

function partsOf(piece: Piece | undefined): Piece[] {
  if (piece === undefined || piece.text === '') return [];
  const parts: Piece[] = [];
  let at = 0;
  for (const text of piece.text.split(',')) {
    parts.push({ text, offset: piece.offset + at });
    at += text.length + 1;
  }
  return parts;
}
