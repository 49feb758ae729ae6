import { faultIn, type Piece } from './fault.js';

/** What charge does a component have, beside protons that went or came? `+1`, `-2`; nothing for none. */
export function chargeOf(piece: Piece | undefined): number {
  return piece === undefined || piece.text === '' ? 0 : signed(piece);
}

/** How many protons more than written does the whole have? `+1`, `-2`. */
export function protonsOf(piece: Piece | undefined): number {
  return piece === undefined ? 0 : signed(piece);
}

/** Above this no charge is plausible. */
const MOST = 999;

function signed(piece: Piece): number {
  const value = /^[+-][1-9]\d{0,3}$/.test(piece.text) ? Number(piece.text) : 0;
  if (value === 0 || Math.abs(value) > MOST) throw faultIn('inchi-charge', piece);
  return value;
}
