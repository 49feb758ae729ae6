import { ATOM_MASK, BRACKET_END, BRACKET_TOKEN, TOKEN_MASK, TOKENS } from '../../layout';

/** Where the line's structure begins, and how many bytes it has. */
export let text: i32 = 0;
export let size: i32 = 0;

export function beginAt(from: i32): void {
  text = from;
}

export function setSize(bytes: i32): void {
  size = bytes;
}

// @ts-ignore: decorator
@inline
export function signAt(place: i32): i32 {
  return load<u8>(text + place);
}

// @ts-ignore: decorator
@inline
export function isIn(mask: i32, place: i32): i32 {
  return ((<i32>load<u8>(mask + (place >> 3))) >> (place & 7)) & 1;
}

// @ts-ignore: decorator
@inline
export function put(mask: i32, place: i32): void {
  const at = mask + (place >> 3);
  store<u8>(at, <i32>load<u8>(at) | (1 << (place & 7)));
}

/** The bits of the places before this one, in the word of the first 64 places or in that of the next. */
// @ts-ignore: decorator
@inline
export function below(place: i32, word: i32): i64 {
  const shift = place - (word << 6);
  return shift <= 0 ? 0 : shift >= 64 ? -1 : ((<i64>1) << (<i64>shift)) - 1;
}

/** The token of the atom that begins there. */
export function tokenAt(place: i32): i32 {
  const c = signAt(place);
  if (c == 91) return load<i32>(BRACKET_TOKEN + (place << 2));
  const token = load<i32>(TOKENS + (c << 2)) & TOKEN_MASK;
  const second = signAt(place + 1);
  if (second == 108) return 17;
  return second == 114 ? 35 : token;
}

/** Where the atom that begins there has ended. */
// @ts-ignore: decorator
@inline
export function past(place: i32): i32 {
  if (signAt(place) == 91) return <i32>load<u8>(BRACKET_END + place);
  const second = signAt(place + 1);
  return place + (second == 108 || second == 114 ? 2 : 1);
}

/** The last atom that begins at or before a place. */
// @ts-ignore: decorator
@inline
export function atomUpTo(place: i32): i32 {
  if (place >= 64) {
    const more = load<i64>(ATOM_MASK + 8) & below(place + 1, 1);
    if (more != 0) return 127 - <i32>clz(more);
  }
  return 63 - <i32>clz(load<i64>(ATOM_MASK) & below(place + 1, 0));
}
