import {
  COUNT_GUARD, COUNTS, ELEMENT, ELEMENTS, GROUPS, GUARD, MET, MORE, MOST_BITS, MOST_COUNTED, NEED, NITROGENS_IN,
} from '../layout';
import { atoms, nodeOf, rings } from './read';

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

/** Counts the line that was read: hydrogens and metals more do not make it less. */
export function countAtoms(): void {
  let carbons: i32 = 0;
  let nitrogens: i32 = 0;
  let oxygens: i32 = 0;
  let further: i32 = 0;
  for (let i: i32 = 1; i <= atoms; i++) {
    const element = nodeOf(i) & ELEMENT;
    carbons += <i32>(element == 6);
    nitrogens += <i32>(element == 7);
    oxygens += <i32>(element == 8);
    further |= 1 << (element & 31);
  }
  setCounts(carbons, nitrogens, oxygens, rings, further);
  store<i32>(MET, groupsMet(nitrogens, nitrogens, nitrogens));
}

/** Has the line the atoms and rings that the group's patterns need? */
// @ts-ignore: decorator
@inline
function isMet(group: i32): bool {
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

/**
 * Which groups may be met by the line? A bit for each, all of them where they are more than bits.
 *
 * @param ring - nitrogens in rings; @param chain - in none; @param firm - in rings, and no plain `n` of two neighbours
 */
export function groupsMet(ring: i32, chain: i32, firm: i32): i32 {
  const count = load<i32>(GROUPS);
  if (count > MOST_BITS) return -1;
  const within = min(ring, MOST_COUNTED) | (min(chain, MOST_COUNTED) << 8) | (min(firm, MOST_COUNTED) << 16);
  const has = i32x4.splat(counts);
  const hasIn = i32x4.splat(within);
  const hasElements = i32x4.splat(elements);
  const all = i32x4.splat(-1);
  let met: i32 = 0;
  for (let g: i32 = 0; g < count; g += 4) {
    const at = g << 2;
    const enough = v128.and(
      i8x16.ge_u(has, v128.load(COUNTS + at)),
      i8x16.ge_u(hasIn, v128.load(NITROGENS_IN + at)),
    );
    const lacks = v128.andnot(v128.load(ELEMENTS + at), hasElements);
    met |= i32x4.bitmask(v128.and(i32x4.eq(enough, all), i32x4.eq(lacks, i32x4.splat(0)))) << g;
  }
  return count == MOST_BITS ? met : met & ((1 << count) - 1);
}
