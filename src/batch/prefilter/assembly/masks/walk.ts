import { BONDS, BRANCH, MULTIPLE_MASK, PARTNER } from '../../layout';
import { atomUpTo, signAt, isIn, past, size } from './line';

/** The atom to which the one that begins there is bound backwards, with the bond as written above the low byte; -1 for none. */
export function bondBefore(place: i32): i32 {
  let order: i32 = 0;
  let at = place - 1;
  while (at >= 0) {
    const c = signAt(at);
    if (c == 41) at = <i32>load<u8>(BRANCH + at) - 1;
    else if (c == 40) at--;
    else {
      const own: i32 = load<u8>(BONDS + c);
      if (own == 0) return atomUpTo(at) | (order << 8);
      order = own;
      at--;
    }
  }
  return -1;
}

/** Writes the atoms that are bound to the one that begins there, with the bonds as written above the low byte, and says where they end. */
export function neighboursAt(place: i32, list: i32): i32 {
  let to = list;
  const parent = bondBefore(place);
  if (parent >= 0) {
    store<i32>(to, parent);
    to += 4;
  }
  let at = past(place);
  while (at < size) {
    const c = signAt(at);
    if (c >= 48 && c <= 57) {
      store<i32>(to, load<u8>(PARTNER + at));
      to += 4;
      at++;
      continue;
    }
    if (c == 41) break;
    const isBranch = c == 40;
    if (isBranch) at++;
    const order: i32 = load<u8>(BONDS + signAt(at));
    store<i32>(to, (order == 0 ? at : at + 1) | (order << 8));
    to += 4;
    if (!isBranch) break;
    at = <i32>load<u8>(BRANCH + at - 1) + 1;
  }
  return to;
}

/** Is a double or triple bond written at the atom that begins there? */
export function isDoubled(place: i32): bool {
  if (place > 0 && isIn(MULTIPLE_MASK, place - 1)) return true;
  for (let at = past(place); at < size; ) {
    const c = signAt(at);
    if (c >= 48 && c <= 57) at++;
    else if (c == 40) {
      if (isIn(MULTIPLE_MASK, at + 1)) return true;
      at = <i32>load<u8>(BRANCH + at) + 1;
    } else return isIn(MULTIPLE_MASK, at) == 1;
  }
  return false;
}
