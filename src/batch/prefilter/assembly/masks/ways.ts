import {
  BESIDE_DOUBLE, BESIDE_DOUBLES, BESIDE_NITROGENS, BESIDE_OXYGEN, BESIDE_SINGLES, HAS_FEW, HAS_FOUR, HAS_THREE, HAS_TWO_AT_MOST, HAVING, IS_AMINE, IS_ANY,
  IS_CARBON, IS_CARBON_OR_NITROGEN, IS_NITROGEN, IS_OXO, IS_OXYGEN, IS_RINGED, IS_RINGED_CARBON, IS_RINGED_NITROGEN, IS_SINGLE, IS_SINGLE_TO_THREE,
  IS_SINGLE_TO_TWO, IS_UNRINGED, IS_UNRINGED_CARBON, IS_UNRINGED_NITROGEN, MAY_BE_DOUBLE, STEP_SIZE, WAYS, WAY_ENDS, WAY_SIZE,
} from '../../layout';
import {
  all, carbon, countNeighbours, double, four, halogen, lower, multiple, neighboursIn, nitrogen, once, oxygen, ringed, thrice, three, twice,
  two, unsure,
} from './atoms';
import { counted } from '../groups';

/** Carbons and nitrogens that surely bear a double bond, as `isUnsaturated` of graph/adjacency.ts; and atoms that may bear one. */
let unsaturated: i64 = 0;
let mayDouble: i64 = 0;
/** The traits that are worked out, a bit each. */
let known: i32 = 0;

/** Which of these ways does the line hold? */
export function waysWalked(ways: i32): i32 {
  let held: i32 = 0;
  for (let left = ways; left != 0; left &= left - 1) {
    const way = <i32>ctz(left);
    held |= <i32>isWalked(WAYS + way * WAY_SIZE) << way;
  }
  return held;
}

function isWalked(first: i32): bool {
  let step = first;
  let among = all;
  for (;;) {
    const slots = load<i32>(step);
    if (slots == WAY_ENDS) return true;
    if (step != first) among = neighboursIn(among);
    among = having(slots, load<i32>(step, 4), among);
    if (among == 0) return false;
    step += STEP_SIZE;
  }
  return true;
}

/** How many atoms the line has of each feature, a byte each; FEATURE_TRAITS of ../../ways.ts says of what traits. */
export function features(closures: i32): v128 {
  const ringedCarbon = carbon & ringed;
  const ringedNitrogen = nitrogen & ringed;
  const chainNitrogen = nitrogen & ~ringed;
  const single = ringedCarbon & ~unsaturated;
  const singleToThree = ringedCarbon & (~unsaturated | four);
  const doubled = ringedCarbon & mayDouble;
  let counts = i8x16.splat(0);
  counts = i8x16.replace_lane(counts, 0, counted(popcnt(carbon)));
  counts = i8x16.replace_lane(counts, 1, counted(popcnt(nitrogen)));
  counts = i8x16.replace_lane(counts, 2, counted(popcnt(oxygen)));
  counts = i8x16.replace_lane(counts, 3, counted(<i64>closures));
  counts = i8x16.replace_lane(counts, 4, counted(popcnt(ringedNitrogen)));
  counts = i8x16.replace_lane(counts, 5, counted(popcnt(chainNitrogen)));
  counts = i8x16.replace_lane(counts, 6, counted(popcnt(ringedNitrogen & ~unsaturated)));
  counts = i8x16.replace_lane(counts, 7, counted(popcnt(ringedNitrogen & three)));
  counts = i8x16.replace_lane(counts, 8, counted(popcnt(chainNitrogen & three)));
  counts = i8x16.replace_lane(counts, 9, counted(popcnt(single)));
  counts = i8x16.replace_lane(counts, 10, counted(popcnt(singleToThree & three)));
  counts = i8x16.replace_lane(counts, 11, counted(popcnt(singleToThree & four)));
  counts = i8x16.replace_lane(counts, 12, counted(popcnt(ringedCarbon & (~unsaturated | three))));
  counts = i8x16.replace_lane(counts, 13, counted(popcnt(doubled)));
  counts = i8x16.replace_lane(counts, 14, counted(popcnt(doubled & three)));
  return i8x16.replace_lane(counts, 15, counted(popcnt(carbon & ~ringed & (~unsaturated | three))));
}

// @ts-ignore: decorator
@inline
function put(trait: i32, atoms: i64): void {
  store<i64>(HAVING + (trait << 3), atoms);
}

export function listTraits(): void {
  mayDouble = lower | unsure | multiple | (oxygen & ~two);
  const plain = lower & ~unsure;
  unsaturated = (carbon & (double | (plain & ~four))) | (nitrogen & plain & two & ~three);
  put(IS_CARBON, carbon);
  put(IS_NITROGEN, nitrogen);
  put(IS_OXYGEN, oxygen);
  put(IS_CARBON_OR_NITROGEN, carbon | nitrogen);
  put(IS_RINGED, ringed);
  put(IS_UNRINGED, ~ringed);
  put(HAS_THREE, three);
  put(HAS_FOUR, four);
  put(HAS_TWO_AT_MOST, ~three);
  put(IS_SINGLE, ~unsaturated);
  put(IS_SINGLE_TO_THREE, ~unsaturated | four);
  put(IS_SINGLE_TO_TWO, ~unsaturated | three);
  put(MAY_BE_DOUBLE, mayDouble);
  put(IS_RINGED_CARBON, carbon & ringed);
  put(IS_UNRINGED_CARBON, carbon & ~ringed);
  put(IS_RINGED_NITROGEN, nitrogen & ringed);
  put(IS_UNRINGED_NITROGEN, nitrogen & ~ringed);
  put(IS_ANY, -1);
  known = (1 << (MAY_BE_DOUBLE + 1)) - 1;
}

// @ts-ignore: decorator
@inline
function havingAt(slots: i32, slot: i32): i64 {
  return load<i64>(HAVING + (((slots >>> (8 * slot)) & 255) << 3));
}

/** The atoms among these that have the traits. */
export function having(slots: i32, others: i32, among: i64): i64 {
  let found = among & havingAt(slots, 0) & havingAt(slots, 1) & havingAt(slots, 2) & havingAt(slots, 3);
  for (let left = others; left != 0 && found != 0; left &= left - 1) {
    const trait = BESIDE_DOUBLE + <i32>ctz(left);
    if (((known >>> trait) & 1) == 0) workOut(trait);
    found &= load<i64>(HAVING + (trait << 3));
  }
  return found;
}

/** What stands beside an atom: worked out for the whole line where a step asks for it. */
function workOut(trait: i32): void {
  known |= 1 << trait;
  if (trait == BESIDE_DOUBLE || trait == BESIDE_DOUBLES) {
    countNeighbours(carbon & ringed & mayDouble);
    put(BESIDE_DOUBLE, once);
    put(BESIDE_DOUBLES, twice);
    known |= (1 << BESIDE_DOUBLE) | (1 << BESIDE_DOUBLES);
  } else if (trait == BESIDE_SINGLES) {
    countNeighbours(carbon & ringed & ~unsaturated);
    put(BESIDE_SINGLES, twice);
  } else if (trait == BESIDE_OXYGEN || trait == IS_OXO) {
    countNeighbours(oxygen);
    put(BESIDE_OXYGEN, once);
    put(IS_OXO, lower | unsure | multiple | twice);
    known |= (1 << BESIDE_OXYGEN) | (1 << IS_OXO);
  } else if (trait == BESIDE_NITROGENS) {
    countNeighbours(nitrogen);
    put(BESIDE_NITROGENS, twice);
  } else if (trait == IS_AMINE) {
    // Beside it stand carbons that bear no double bond, and the oxygen of an N-oxide.
    put(IS_AMINE, ~neighboursIn(all & ~((carbon & ~unsaturated) | (oxygen & ~two))));
  } else if (trait == HAS_FEW) {
    countNeighbours(ringed);
    put(HAS_FEW, ~three | thrice | neighboursIn(halogen));
  }
}
