import {
  BEARING, CARBONS_IN, COUNT_GUARD, COUNTS, ELEMENTS, GROUPS, GUARD, MORE, MOST_BITS, MOST_COUNTED, NEED, NITROGENS_IN,
} from '../layout';

/** What the line holds: carbons, nitrogens, oxygens and ring closures, a byte each; and a bit for each further element. */
let counts: i32 = 0;
let elements: i32 = 0;

export function setCounts(carbons: i32, nitrogens: i32, oxygens: i32, closures: i32, further: i32): void {
  counts = fourOf(carbons, nitrogens, oxygens, closures);
  elements = further;
}

/** Four counts, a byte each. */
// @ts-ignore: decorator
@inline
export function fourOf(a: i32, b: i32, c: i32, d: i32): i32 {
  return (
    min(a, MOST_COUNTED) | (min(b, MOST_COUNTED) << 8) | (min(c, MOST_COUNTED) << 16) | (min(d, MOST_COUNTED) << 24)
  );
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
 * @param nitrogensIn - four counts of its nitrogens, as Anchors of ../anchors.ts has them; @param carbonsIn - of its carbons;
 * @param bearing - of those of three neighbours, and of what bears double bonds
 */
export function groupsMet(nitrogensIn: i32, carbonsIn: i32, bearing: i32): i32 {
  const count = load<i32>(GROUPS);
  if (count > MOST_BITS) return -1;
  const has = i32x4.splat(counts);
  const hasNitrogens = i32x4.splat(nitrogensIn);
  const hasCarbons = i32x4.splat(carbonsIn);
  const hasBearing = i32x4.splat(bearing);
  const hasElements = i32x4.splat(elements);
  const all = i32x4.splat(-1);
  let met: i32 = 0;
  for (let g: i32 = 0; g < count; g += 4) {
    const at = g << 2;
    const enough = v128.and(
      v128.and(i8x16.ge_u(has, v128.load(COUNTS + at)), i8x16.ge_u(hasNitrogens, v128.load(NITROGENS_IN + at))),
      v128.and(i8x16.ge_u(hasCarbons, v128.load(CARBONS_IN + at)), i8x16.ge_u(hasBearing, v128.load(BEARING + at))),
    );
    const lacks = v128.andnot(v128.load(ELEMENTS + at), hasElements);
    met |= i32x4.bitmask(v128.and(i32x4.eq(enough, all), i32x4.eq(lacks, i32x4.splat(0)))) << g;
  }
  return count == MOST_BITS ? met : met & ((1 << count) - 1);
}
