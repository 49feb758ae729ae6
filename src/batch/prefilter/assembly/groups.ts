import { FEATURES, GROUPS_OF, MOST_COUNTED, NEEDS, WAYS_COUNT } from '../layout';

/** A byte of a count. */
// @ts-ignore: decorator
@inline
export function counted(count: i64): i8 {
  return <i8>min(count, MOST_COUNTED);
}

/** Of a line of which no more is known than what it holds. */
export function featuresOf(carbons: i32, nitrogens: i32, oxygens: i32, closures: i32): v128 {
  let all = i8x16.splat(<i8>MOST_COUNTED);
  all = i8x16.replace_lane(all, 0, counted(<i64>carbons));
  all = i8x16.replace_lane(all, 1, counted(<i64>nitrogens));
  all = i8x16.replace_lane(all, 2, counted(<i64>oxygens));
  return i8x16.replace_lane(all, 3, counted(<i64>closures));
}

/** Which ways may the line hold, as far as it has what all of their patterns need? A bit for each. */
export function waysMet(has: v128): i32 {
  const count = load<i32>(WAYS_COUNT);
  let met: i32 = 0;
  for (let way: i32 = 0; way < count; way++)
    met |= <i32>i8x16.all_true(i8x16.ge_u(has, v128.load(NEEDS + way * FEATURES))) << way;
  return met;
}

/** The groups of these ways, a bit for each. */
export function groupsOf(ways: i32): i32 {
  let groups: i32 = 0;
  for (let left = ways; left != 0; left &= left - 1) groups |= load<i32>(GROUPS_OF + (<i32>ctz(left) << 2));
  return groups;
}
