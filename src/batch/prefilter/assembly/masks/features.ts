import {
  BRACKET_MASK, BRANCH, BRANCHED_MASK, CARBON_MASK, CLOSES_MASK, FULL_MASK, MULTIPLE_MASK, NITROGEN_LETTER_MASK, NITROGEN_MASK, OPENS_MASK,
  RING_MASK, SMALL_MASK, SOFT_MASK,
} from '../../layout';
import { fourOf, groupsMet } from '../groups';
import { EDGE, mayBeOdd } from './anchors';
import { atomUpTo, put, signAt } from './line';
import { carbons, mayHaveOddBracket } from './words';

// Of the line, by words added up: nitrogens, and carbons, by what is around them. None is counted too few.
let ringNitrogens: i32 = 0;
let softNitrogens: i32 = 0;
let branchedRingNitrogens: i32 = 0;
let branchedChainNitrogens: i32 = 0;
let chainNitrogens: i32 = 0;
let ringCarbons: i32 = 0;
let firmCarbons: i32 = 0;
let branchedFirmCarbons: i32 = 0;
let fullCarbons: i32 = 0;
let sureCarbons: i32 = 0;
let branchedCarbons: i32 = 0;
let branchedSureCarbons: i32 = 0;
let multiples: i32 = 0;
let isOdd: bool = false;

/** Which groups may be met by what the line has, as Anchors of ../../anchors.ts counts it? A bit for each. */
export function groupsMetBy(isLong: bool): i32 {
  ringNitrogens = 0;
  softNitrogens = 0;
  branchedRingNitrogens = 0;
  branchedChainNitrogens = 0;
  chainNitrogens = 0;
  ringCarbons = 0;
  firmCarbons = 0;
  branchedFirmCarbons = 0;
  fullCarbons = 0;
  sureCarbons = 0;
  branchedCarbons = 0;
  branchedSureCarbons = 0;
  multiples = 0;
  isOdd = mayHaveOddBracket;
  markFull(0);
  if (isLong) {
    markFull(1);
    addWord(8, true);
  }
  addWord(0, isLong);
  // Of capitals only the ends of double bonds bear one.
  const ends = multiples << 1;
  const bear = isOdd ? carbons : sureCarbons + min(ringCarbons - sureCarbons, ends);
  const branchedBear = isOdd ? carbons : branchedSureCarbons + min(branchedCarbons - branchedSureCarbons, ends);
  return groupsMet(
    fourOf(ringNitrogens, chainNitrogens, ringNitrogens - softNitrogens, branchedRingNitrogens),
    fourOf(ringCarbons, isOdd ? carbons : firmCarbons, isOdd ? carbons : branchedFirmCarbons, fullCarbons),
    fourOf(branchedChainNitrogens, carbons - ringCarbons, bear, branchedBear),
  );
}

/** Marks the atoms behind which two branches stand. */
function markFull(w: i32): void {
  const at = w << 3;
  let left = (load<i64>(CLOSES_MASK + at) << 1) & load<i64>(OPENS_MASK + at);
  if (w == 1 && signAt(63) == 41 && signAt(64) == 40) left |= 1;
  while (left != 0) {
    const place = (w << 6) + <i32>ctz(left);
    left &= left - 1;
    const atom = atomUpTo(<i32>load<u8>(BRANCH + place - 1));
    put(FULL_MASK, atom);
  }
}

// @ts-ignore: decorator
@inline
function addWord(at: i32, isLong: bool): void {
  const rings = load<i64>(RING_MASK + at);
  const nitrogen = load<i64>(NITROGEN_MASK + at);
  const small = load<i64>(SMALL_MASK + at);
  const branched = load<i64>(BRANCHED_MASK + at);
  const full = load<i64>(FULL_MASK + at);
  const carbon = load<i64>(CARBON_MASK + at) & rings;
  const sure = carbon & (small | load<i64>(BRACKET_MASK + at));
  const firm = carbon & (~small | full);
  ringNitrogens += <i32>popcnt(nitrogen & rings);
  softNitrogens += <i32>popcnt(load<i64>(SOFT_MASK + at) & rings);
  branchedRingNitrogens += <i32>popcnt(nitrogen & rings & branched);
  chainNitrogens += <i32>popcnt(nitrogen & ~rings);
  branchedChainNitrogens += <i32>popcnt(nitrogen & ~rings & branched);
  ringCarbons += <i32>popcnt(carbon);
  firmCarbons += <i32>popcnt(firm);
  branchedFirmCarbons += <i32>popcnt(firm & branched);
  fullCarbons += <i32>popcnt(carbon & full);
  sureCarbons += <i32>popcnt(sure);
  branchedCarbons += <i32>popcnt(carbon & branched);
  branchedSureCarbons += <i32>popcnt(sure & branched);
  multiples += <i32>popcnt(load<i64>(MULTIPLE_MASK + at));
  const letters = load<i64>(NITROGEN_LETTER_MASK + at);
  if ((letters & (mayBeOdd(at) | (isLong ? EDGE : 0))) != 0) isOdd = true;
}
