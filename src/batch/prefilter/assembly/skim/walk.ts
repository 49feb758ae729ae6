import { BONDS, BRANCH, BY_DOUBLE, PARTNER } from '../../layout';
import { atomUpTo, byte, isIn, MULTIPLE, past, size } from './line';
import { hasBondedNumber } from './words';

// @ts-ignore: decorator
@inline
function isDigit(c: i32): bool {
  return c >= 48 && c <= 57;
}

/** The atom to which the one that begins there is bound backwards, with the bond as written above the low byte; -1 for none. */
export function parentOf(place: i32): i32 {
  let order: i32 = 0;
  let at = place - 1;
  while (at >= 0) {
    const c = byte(at);
    if (c == 41) at = <i32>load<u8>(BRANCH + at) - 1;
    else if (c == 40) at--;
    else {
      const own: i32 = load<u8>(BONDS + c);
      if (own == 0) return c == 46 ? -1 : atomUpTo(at) | (order << 8);
      order = own;
      at--;
    }
  }
  return -1;
}

/** Writes the atoms that are bound to the one that begins there, with the bonds as written above the low byte, and says where they end. */
export function neighbours(place: i32, list: i32): i32 {
  let to = list;
  const parent = parentOf(place);
  if (parent >= 0) {
    store<i32>(to, parent);
    to += 4;
  }
  let at = past(place);
  while (at < size) {
    const c = byte(at);
    if (isDigit(c)) {
      const partner: i32 = load<u8>(PARTNER + at);
      store<i32>(to, (partner & 127) | ((partner & BY_DOUBLE) << 2));
      to += 4;
      at++;
      continue;
    }
    if (c == 41 || c == 46) break;
    const isBranch = c == 40;
    if (isBranch) at++;
    const order: i32 = load<u8>(BONDS + byte(at));
    // The bond of a ring number, which comes next.
    if (order != 0 && hasBondedNumber && isDigit(byte(at + 1))) {
      at++;
      continue;
    }
    store<i32>(to, (order == 0 ? at : at + 1) | (order << 8));
    to += 4;
    if (!isBranch) break;
    at = <i32>load<u8>(BRANCH + at - 1) + 1;
  }
  return to;
}

/** Is a double or triple bond written at the atom that begins there? */
export function isDoubled(place: i32): bool {
  if (place > 0 && isIn(MULTIPLE, place - 1)) return true;
  for (let at = past(place); at < size; ) {
    const c = byte(at);
    if (isDigit(c)) {
      if ((load<u8>(PARTNER + at) & BY_DOUBLE) != 0) return true;
      at++;
    } else if (c == 40) {
      if (isIn(MULTIPLE, at + 1)) return true;
      at = <i32>load<u8>(BRANCH + at) + 1;
    } else if (isIn(MULTIPLE, at) == 1) return true;
    else if (hasBondedNumber && load<u8>(BONDS + c) != 0 && isDigit(byte(at + 1))) at++;
    else return false;
  }
  return false;
}
