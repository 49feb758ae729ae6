import { ATOM_MASK } from '../../layout';

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

/** The bits of the places before this one, in the word of the first 64 places or in that of the next. */
// @ts-ignore: decorator
@inline
export function below(place: i32, word: i32): i64 {
  const shift = place - (word << 6);
  return shift <= 0 ? 0 : shift >= 64 ? -1 : ((<i64>1) << (<i64>shift)) - 1;
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
