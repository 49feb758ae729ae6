import {
  AROUND, BEHIND, BEYOND, DOUBLED, FURTHER, LONGEST_WAY, MOST_WAYS, RING_MASK, RINGED, STEPS, STEPS_WIDE, WAYS,
} from '../../layout';
import { isIn, tokenAt } from './line';
import { isDoubled, neighboursAt } from './walk';

let steps: i32 = STEPS;

/** Can every way of the group be walked from a nitrogen, whose neighbours stand from AROUND to `to`? */
export function haveWays(group: i32, place: i32, to: i32, crowded: bool): bool {
  steps = crowded ? STEPS_WIDE : STEPS;
  const last = WAYS + (group + 1) * MOST_WAYS * LONGEST_WAY;
  for (let way = WAYS + group * MOST_WAYS * LONGEST_WAY; way < last && load<u8>(way) != 0; way += LONGEST_WAY)
    if (!walk(way, way + LONGEST_WAY, place, AROUND, to)) return false;
  return true;
}

/** Is one of the listed atoms the next step, and the way can be walked on from it? */
function walk(step: i32, end: i32, before: i32, list: i32, to: i32): bool {
  const bit: i64 = (<i64>1) << (<i64>load<u8>(step) - 1);
  const isLast = step + 1 == end || load<u8>(step + 1) == 0;
  const next = list == AROUND ? FURTHER : list == FURTHER ? BEHIND : BEYOND;
  for (let e = list; e < to; e += 4) {
    const place: i32 = load<u8>(e);
    if (place == before) continue;
    const kind = tokenAt(place) | (isDoubled(place) ? DOUBLED : 0) | (isIn(RING_MASK, place) == 1 ? RINGED : 0);
    if ((load<i64>(steps + (kind << 3)) & bit) == 0) continue;
    if (isLast || walk(step + 1, end, place, next, neighboursAt(place, next))) return true;
  }
  return false;
}
