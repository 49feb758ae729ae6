import { COUNT_GUARD, COUNTS, ELEMENTS, GUARD, MORE, MOST_COUNTED, NEED } from '../layout';

/** What the line holds: carbons, nitrogens, oxygens and ring closures, a byte each; and a bit for each further element. */
let counts: i32 = 0;
let elements: i32 = 0;

export function setCounts(carbons: i32, nitrogens: i32, oxygens: i32, closures: i32, further: i32): void {
  counts =
    min(carbons, MOST_COUNTED) |
    (min(nitrogens, MOST_COUNTED) << 8) |
    (min(oxygens, MOST_COUNTED) << 16) |
    (min(closures, MOST_COUNTED) << 24);
  elements = further;
}

/** Has the line the atoms and rings that the group's patterns need? */
// @ts-ignore: decorator
@inline
export function isMet(group: i32): bool {
  const at = group << 2;
  return (
    (((counts | COUNT_GUARD) - load<i32>(COUNTS + at)) & COUNT_GUARD) == COUNT_GUARD &&
    (load<i32>(ELEMENTS + at) & ~elements) == 0
  );
}

/** Has the line what the group's patterns need, and may one of them begin at a nitrogen of such neighbours? */
// @ts-ignore: decorator
@inline
export function meets(group: i32, sum: i32, more: i32): bool {
  const at = group << 2;
  return (
    (((sum | GUARD) - load<i32>(NEED + at)) & ((more | GUARD) - load<i32>(MORE + at)) & GUARD) == GUARD && isMet(group)
  );
}
