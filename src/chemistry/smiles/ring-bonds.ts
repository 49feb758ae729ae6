import { ARROW_TO_A, ARROW_TO_B, UNWRITTEN } from '../draft.js';
import { BRANCH_CLOSED, BRANCH_OPENED, type Cursor, isFigure, NO_BOND } from './cursor.js';

/** The largest ring number, `%(99999)`. */
const RING_NUMBER_FIGURES = 5;

/** One end of a ring bond, which waits for the other. */
interface OpenRing {
  readonly atom: number;
  readonly order: number;
  readonly slant: number;
  readonly at: number;
  readonly length: number;
}

/** Ring numbers under 100 live in arrays; the rare larger ones in a map. */
const FEW = 100;
const ringAtom = new Int32Array(FEW).fill(-1);
const ringOrder = new Uint8Array(FEW);
const ringSlant = new Int8Array(FEW);
const ringAt = new Int32Array(FEW);
const ringLength = new Int32Array(FEW);
const largeRings = new Map<number, OpenRing>();
let openRings = 0;

/** Pairs joined by a ring number, to find a second bond between two atoms without walking their neighbours. */
let ringPairs: Set<number> | undefined;

/** Begins with a text, after whatever was left open in the one before. */
export function beginRings(): void {
  if (openRings > 0) {
    ringAtom.fill(-1);
    largeRings.clear();
    openRings = 0;
  }
  ringPairs = undefined;
}

/** ringbond ::= bond? DIGIT | bond? '%' DIGIT DIGIT; and `%(…)` of up to five figures, as toolkits write it. */
export function ringBond(cursor: Cursor): boolean {
  const { at } = cursor;
  const number = ringNumber(cursor);
  if (number < 0) return false;
  const length = cursor.at - at;
  if (cursor.previous < 0 || cursor.after === BRANCH_OPENED) return cursor.fail('ring-start', at, length);
  if (cursor.after === BRANCH_CLOSED) cursor.warn('ring-after-branch', at, length);
  const isRead = number < FEW ? joinFew(cursor, number, at, length) : joinLarge(cursor, number, at, length);
  cursor.forgetBond();
  return isRead;
}

/** The number, with the cursor behind it; -1 after saying what was wrong. */
function ringNumber(cursor: Cursor): number {
  const { at, end } = cursor;
  const c = cursor.sign(at);
  if (c !== 37 /* % */) {
    cursor.at = at + 1;
    return c - 48;
  }
  let number = 0;
  if (cursor.sign(at + 1) === 40 /* ( */) {
    let i = at + 2;
    while (i - at - 2 < RING_NUMBER_FIGURES && isFigure(cursor.sign(i)))
      number = number * 10 + cursor.sign(i++) - 48;
    if (i === at + 2 || cursor.sign(i) !== 41) {
      cursor.fail('ring-number', at, i - at);
      return -1;
    }
    cursor.at = i + 1;
    return number;
  }
  if (!isFigure(cursor.sign(at + 1)) || !isFigure(cursor.sign(at + 2))) {
    cursor.fail('ring-number', at, Math.min(3, end - at));
    return -1;
  }
  cursor.at = at + 3;
  return (cursor.sign(at + 1) - 48) * 10 + cursor.sign(at + 2) - 48;
}

function joinFew(cursor: Cursor, number: number, at: number, length: number): boolean {
  const other = ringAtom[number]!;
  if (other >= 0) {
    ringAtom[number] = -1;
    return close(cursor, other, ringOrder[number]!, ringSlant[number]!, ringAt[number]!, at, length);
  }
  ringAtom[number] = cursor.previous;
  ringOrder[number] = cursor.order;
  ringSlant[number] = cursor.slant;
  ringAt[number] = at;
  ringLength[number] = length;
  openRings++;
  return true;
}

function joinLarge(cursor: Cursor, number: number, at: number, length: number): boolean {
  const open = largeRings.get(number);
  if (open !== undefined) {
    largeRings.delete(number);
    return close(cursor, open.atom, open.order, open.slant, open.at, at, length);
  }
  largeRings.set(number, { atom: cursor.previous, order: cursor.order, slant: cursor.slant, at, length });
  openRings++;
  return true;
}

/** Binds the cursor's atom to the one at which the number was opened. */
function close(
  cursor: Cursor,
  a: number,
  orderA: number,
  slantA: number,
  openedAt: number,
  at: number,
  length: number,
): boolean {
  openRings--;
  const { draft, previous: b, order: orderB, slant: slantB } = cursor;
  const place = orderB === NO_BOND ? at : cursor.bondAt;
  if (a === b) return notClosed(cursor, 'ring-itself', openedAt, place, at + length);
  const pair = a < b ? a * LARGE + b : b * LARGE + a;
  ringPairs ??= new Set();
  if (ringPairs.has(pair) || draft.parent[a] === b || draft.parent[b] === a)
    return notClosed(cursor, 'bond-twice', openedAt, place, at + length);
  ringPairs.add(pair);
  // An arrow is written from where it stands: seen from the other end it points the other way.
  const turnedB = orderB === ARROW_TO_A ? ARROW_TO_B : orderB === ARROW_TO_B ? ARROW_TO_A : orderB;
  if (orderA !== NO_BOND && turnedB !== NO_BOND && orderA !== turnedB)
    return notClosed(cursor, 'ring-bond', openedAt, place, at + length);
  const order = orderA !== NO_BOND ? orderA : turnedB !== NO_BOND ? turnedB : UNWRITTEN;
  const conflict = slantA !== 0 && slantB !== 0 && slantA === slantB;
  draft.addBond(a, b, order, conflict ? 0 : slantA !== 0 ? slantA : -slantB);
  if (conflict) cursor.warn('slant-conflict', place, at + length - place);
  return true;
}

/** Why a ring bond cannot be, said of both its ends. */
function notClosed(
  cursor: Cursor,
  code: 'ring-itself' | 'bond-twice' | 'ring-bond',
  openedAt: number,
  place: number,
  end: number,
): false {
  cursor.fail(code, openedAt, 1);
  return cursor.fail(code, place, end - place);
}

/** More than any text has atoms, so that each pair of them has a number of its own. */
const LARGE = 2 ** 20;

/** Says of each ring number that was never closed where it stands; true where there is none. */
export function ringsAreClosed(cursor: Cursor): boolean {
  if (openRings === 0) return true;
  for (let number = 0; number < FEW; number++)
    if (ringAtom[number]! >= 0) cursor.fail('ring-open', ringAt[number]!, ringLength[number]!);
  for (const open of largeRings.values()) cursor.fail('ring-open', open.at, open.length);
  return false;
}
