import { AS, B, C, elementOf, H, isMetal, N, O, P, S, SE, SI, TE } from '../elements.js';
import { type Cursor, isCapital, isFigure, isLowercase } from './cursor.js';

const MOST_ISOTOPE_FIGURES = 3;
const MOST_CHARGE = 15;

/**
 * bracket_atom ::= '[' isotope? symbol chiral? hcount? charge? class? ']'
 *
 * @param cursor - at the `[`; behind the `]` where true is returned
 * @param atom - the atom's number in the draft, which has its place alone as yet
 */
export function bracketAtom(cursor: Cursor, atom: number): boolean {
  const { draft, at: open } = cursor;
  cursor.at = open + 1;
  if (!isotope(cursor)) return false;
  const symbolAt = cursor.at;
  const element = symbol(cursor, symbolAt > open + 1);
  if (element === 0) return noSymbol(cursor, open, symbolAt);
  if (isLowercase(cursor.sign(symbolAt))) {
    draft.lower[atom] = 1;
    draft.anyLower = true;
  }
  draft.element[atom] = element;
  draft.bracket[atom] = 1;
  if (!(chiral(cursor) && hydrogenCount(cursor, atom) && charge(cursor, atom) && atomClass(cursor)))
    return false;
  if (cursor.sign(cursor.at) !== 93 /* ] */) return notClosed(cursor, open, symbolAt);
  cursor.at++;
  if (element === H) draft.anyHydrogen = true;
  else if (isMetal(element)) draft.anyMetal = true;
  return true;
}

/** isotope ::= NUMBER */
function isotope(cursor: Cursor): boolean {
  const from = cursor.at;
  while (isFigure(cursor.sign(cursor.at)))
    if (++cursor.at - from > MOST_ISOTOPE_FIGURES) return cursor.fail('isotope', from, cursor.at - from);
  return true;
}

/** symbol ::= element_symbols | aromatic_symbols; the element with the cursor behind it, or 0 where there is none. */
function symbol(cursor: Cursor, hasIsotope: boolean): number {
  const { at } = cursor;
  const c = cursor.sign(at);
  const next = cursor.sign(at + 1);
  let element = 0;
  let length = 1;
  if (isCapital(c)) {
    // `Pol` stands for a polymer bead; polonium would end here.
    if (c === 80 && next === 111 && cursor.sign(at + 2) === 108) return 0;
    if (isLowercase(next)) element = elementOf(c, next);
    if (element !== 0) length = 2;
    else {
      element = elementOf(c, 0);
      // D and T for the hydrogen isotopes: no element has these symbols, and every toolkit means the same by them.
      if (element === 0 && (c === 68 || c === 84) && !isLowercase(next) && !hasIsotope) element = H;
    }
  } else if (isLowercase(c)) {
    element = aromaticSymbol(c, next);
    if (element === AS || element === SE || element === SI || element === TE) length = 2;
  }
  if (element !== 0) cursor.at = at + length;
  return element;
}

/** Elements that may be written in lower case; silicon is not in OpenSMILES, but toolkits write it. */
function aromaticSymbol(c: number, next: number): number {
  switch (c) {
    case 97:
      return next === 115 ? AS : 0;
    case 98:
      return B;
    case 99:
      return C;
    case 110:
      return N;
    case 111:
      return O;
    case 112:
      return P;
    case 115:
      return next === 101 ? SE : next === 105 ? SI : S;
    case 116:
      return next === 101 ? TE : 0;
  }
  return 0;
}

/** chiral ::= '@' | '@@' | '@TH1' … '@OH30' */
function chiral(cursor: Cursor): boolean {
  if (cursor.sign(cursor.at) !== 64 /* @ */) return true;
  const at = ++cursor.at;
  if (cursor.sign(at) === 64) {
    cursor.at++;
    return true;
  }
  const most = chiralClasses(cursor.sign(at), cursor.sign(at + 1));
  if (most === 0) return true;
  const numberAt = at + 2;
  let i = numberAt;
  let number = 0;
  while (isFigure(cursor.sign(i)) && i - numberAt < 2) number = number * 10 + cursor.sign(i++) - 48;
  // Without a number the arrangement is left open, as RDKit writes it.
  if (i > numberAt && (number < 1 || number > most)) return cursor.fail('bracket-text', at, i - at);
  cursor.at = i;
  return true;
}

/** How many arrangements does a chiral class have: TH 2, AL 2, SP 3, TB 20, OH 30; 0 for anything else. */
function chiralClasses(c: number, d: number): number {
  if (c === 84) return d === 72 ? 2 : d === 66 ? 20 : 0;
  if (c === 65) return d === 76 ? 2 : 0;
  if (c === 83) return d === 80 ? 3 : 0;
  if (c === 79) return d === 72 ? 30 : 0;
  return 0;
}

/** hcount ::= 'H' DIGIT? */
function hydrogenCount(cursor: Cursor, atom: number): boolean {
  const { draft, at } = cursor;
  draft.hydrogens[atom] = 0;
  if (cursor.sign(at) !== 72 /* H */) return true;
  let count = 1;
  cursor.at++;
  if (isFigure(cursor.sign(cursor.at))) count = cursor.sign(cursor.at++) - 48;
  // `[HH]` is not in OpenSMILES, but can only be dihydrogen.
  if (isFigure(cursor.sign(cursor.at)) || (draft.element[atom] === H && count > 1))
    return cursor.fail('hydrogen-count', at, cursor.at - at);
  draft.hydrogens[atom] = count;
  return true;
}

/** charge ::= '-' DIGIT? | '+' DIGIT? | '--' | '++', and two figures or more signs, as toolkits write them. */
function charge(cursor: Cursor, atom: number): boolean {
  const { draft, at } = cursor;
  const sign = cursor.sign(at);
  if (sign !== 43 && sign !== 45) return true;
  let count = 1;
  let i = at + 1;
  if (isFigure(cursor.sign(i))) {
    count = cursor.sign(i++) - 48;
    if (isFigure(cursor.sign(i))) count = count * 10 + cursor.sign(i++) - 48;
  } else {
    while (cursor.sign(i) === sign) {
      i++;
      count++;
    }
  }
  const next = cursor.sign(i);
  if (count > MOST_CHARGE || isFigure(next) || next === 43 || next === 45)
    return cursor.fail('charge', at, i - at);
  cursor.at = i;
  draft.charge[atom] = sign === 45 ? -count : count;
  if (count !== 0) draft.anyCharge = true;
  return true;
}

/** class ::= ':' NUMBER */
function atomClass(cursor: Cursor): boolean {
  const { at } = cursor;
  if (cursor.sign(at) !== 58 /* : */) return true;
  cursor.at++;
  while (isFigure(cursor.sign(cursor.at))) cursor.at++;
  return cursor.at > at + 1 || cursor.fail('bracket-text', at, 1);
}

/** Why there is no element where its symbol should be. */
function noSymbol(cursor: Cursor, open: number, symbolAt: number): false {
  const { text, end } = cursor;
  const c = cursor.sign(symbolAt);
  const next = cursor.sign(symbolAt + 1);
  let close = symbolAt;
  while (close < end && close - symbolAt < 20 && text.charCodeAt(close) !== 93) close++;
  const length = Math.max(1, close - symbolAt);
  if (c === 42) return cursor.fail('wildcard', symbolAt, 1);
  if (c === 35 || c === 33 || c === 36 || c === 38 || c === 44 || c === 59)
    return cursor.fail('query-atom', symbolAt, length);
  if (c === 82 || (c === 80 && next === 111)) return cursor.fail('r-group', symbolAt, length);
  if (symbolAt >= end) return cursor.fail('bracket-open', open, end - open);
  if (isForeign(c)) return foreign(cursor, symbolAt);
  if (c === 65 || c === 81 || c === 88 || c === 77 || c === 97)
    return cursor.fail('query-atom', symbolAt, length);
  return cursor.fail(isCapital(c) || isLowercase(c) ? 'atom-unknown' : 'bracket-text', symbolAt, length);
}

/** Why the atom does not end where the cursor is. */
function notClosed(cursor: Cursor, open: number, symbolAt: number): false {
  const { at, end } = cursor;
  if (at >= end) return cursor.fail('bracket-open', open, end - open);
  const c = cursor.sign(at);
  if (isForeign(c)) return foreign(cursor, at);
  if (c === 38 || c === 44 || c === 59 || c === 33 || c === 36) return cursor.fail('query-atom', at, 1);
  const isSecondLetter = isLowercase(c) && at === symbolAt + 1 && isCapital(cursor.sign(symbolAt));
  return cursor.fail(isSecondLetter ? 'atom-unknown' : 'bracket-text', at, 1);
}

const isForeign = (c: number): boolean => c < 32 || c > 126;

/** A control character, or one that no SMILES uses. */
function foreign(cursor: Cursor, at: number): false {
  const c = cursor.text.charCodeAt(at);
  if (c < 32 || c === 127) return cursor.fail('control-character', at, 1);
  return cursor.fail('not-ascii', at, cursor.text.codePointAt(at)! > 0xffff ? 2 : 1);
}
