import {
  ACETAL, AROUND, AT, AT_SHIFT, DOUBLED, EITHER, ELEMENT, ENOL, FURTHER, GROUPS_AT, GUARD, IN_RING, LEAST_AT, LOWER, MOST_NEAR,
  MULTIPLE_MASK, NARROW, NARROW_MORE, OWN, OXO, OXOS, SMALL_MASK, RING_MASK, RINGED, UNSURE, WIDE, WIDE_MORE,
} from '../../layout';
import { meets } from '../groups';
import { areMet } from './anchors';
import { signAt, isIn, past, size, tokenAt } from './line';
import { acetalFound, hasOxoNear, listOxos, markNear, mayHaveEnol, movesBonds, oxoEnd } from './oxo';
import { isDoubled, neighboursAt } from './walk';
import { mayHaveCrowded } from './words';

/** The high bits of the fields of both words. */
const GUARDS: i64 = ((<i64>GUARD) << 32) | GUARD;

/** The groups that the line may meet, a bit each. */
let met: i32 = 0;
/** No small letter of the line has four neighbours. */
let hasNoCrowded: bool = false;

/** Begins with a line. */
export function beginNitrogens(groups: i32): void {
  met = groups;
  hasNoCrowded = !mayHaveCrowded;
}

/** What the atom may serve as at the most, whatever its bonds: one in each field of both words. */
// @ts-ignore: decorator
@inline
function mostServed(place: i32): i64 {
  return load<i64>(EITHER + ((tokenAt(place) | (isIn(RING_MASK, place) == 1 ? RINGED >> 1 : 0)) << 3));
}

/** Is there enough in each field for one of the groups that may begin at such a place? */
// @ts-ignore: decorator
@inline
function suffices(most: i64, at: i32): bool {
  return (((most | GUARDS) - load<i64>(LEAST_AT + (at << 3))) & GUARDS) == GUARDS;
}

/** May a pattern begin at this nitrogen, by what stands around it? */
export function mayAnchor(place: i32): bool {
  const ring: i32 = isIn(RING_MASK, place) == 1 ? IN_RING : 0;
  const token = tokenAt(place);
  const isSmall = (token & (UNSURE | LOWER)) == LOWER;
  const after = past(place);
  const c = after == size ? 41 : signAt(after);
  if (c != 40 && !(c >= 48 && c <= 57)) {
    // Its neighbours are counted without looking for them: the one before and the one behind.
    const count = <i32>(place != 0) + <i32>(c != 41);
    const isDouble = (place != 0 && isIn(MULTIPLE_MASK, place - 1) == 1) || (after < size && isIn(MULTIPLE_MASK, after) == 1);
    if ((token & LOWER) == 0 || !isDouble) {
      const at = count | ring | (count == 2 && isSmall ? 16 : 0);
      if (!areMet(load<i32>(GROUPS_AT + (at << 2)) & met)) return false;
    }
  }
  const to = neighboursAt(place, AROUND);
  const degree = (to - AROUND) >> 2;
  if (degree > MOST_NEAR || (degree > 3 && (token & UNSURE) == 0)) return true;
  if ((token & LOWER) != 0)
    for (let e = AROUND; e < to; e += 4) if (load<i32>(e) >> 8 > 1) return true;
  const at = degree | ring | (degree == 2 && isSmall ? 16 : 0);
  const groups = AT + (at << AT_SHIFT);
  const count: i32 = load<u8>(groups);
  if (count == 0 || !areMet(load<i32>(GROUPS_AT + (at << 2)) & met)) return false;
  // First by what they may be at the most; that spares most of them a look at their bonds.
  let most: i64 = 0;
  for (let e = AROUND; e < to; e += 4) {
    most += mostServed(<i32>load<u8>(e));
  }
  if (!suffices(most, at)) return false;
  let sum: i32 = 0;
  let more: i32 = 0;
  let wide: i32 = 0;
  let wideMore: i32 = 0;
  for (let e = AROUND; e < to; e += 4) {
    const other: i32 = load<u8>(e);
    const kind = (tokenAt(other) | (isDoubled(other) ? DOUBLED : 0) | (isIn(RING_MASK, other) == 1 ? RINGED : 0)) << 2;
    sum += load<i32>(NARROW + kind);
    more += load<i32>(NARROW_MORE + kind);
    wide += load<i32>(WIDE + kind);
    wideMore += load<i32>(WIDE_MORE + kind);
  }
  let isNear = false;
  let acyls: i32 = -1;
  for (let k: i32 = 1; k <= count; k++) {
    const g: i32 = load<u8>(groups + k);
    if (!meets(g, sum, more) && !(meets(g, wide, wideMore) && hasCrowded())) continue;
    const own: i32 = load<u8>(OWN + g);
    if (own != 255 && degree > own) {
      if (acyls < 0) acyls = countAcyls(to);
      if (degree - own > acyls) continue;
    }
    const oxo: i32 = load<u8>(OXO + g);
    const acetal: i32 = load<u8>(ACETAL + g);
    if ((oxo | acetal) != 0) {
      listOxos();
      if (movesBonds) return true;
      if (acetal != 0 && !acetalFound) continue;
      if (oxo != 0 && oxoEnd == OXOS) continue;
      if (oxo == 3) {
        if (!isNear) {
          isNear = true;
          markNear(to);
        }
        if (!hasOxoNear()) continue;
      }
    }
    if (<i32>load<u8>(ENOL + g) != 0 && !mayHaveEnol()) continue;
    return true;
  }
  return false;
}

/** Neighbours of the nitrogen that are carbons and bear an oxygen, as all others than a pattern's own must. */
function countAcyls(to: i32): i32 {
  let count: i32 = 0;
  for (let e = AROUND; e < to; e += 4) {
    const other: i32 = load<u8>(e);
    if ((tokenAt(other) & ELEMENT) != 6) continue;
    const last = neighboursAt(other, FURTHER);
    for (let f = FURTHER; f < last; f += 4)
      if ((tokenAt(<i32>load<u8>(f)) & ELEMENT) == 8) {
        count++;
        break;
      }
  }
  return count;
}

/** Has a plain small letter four neighbours? */
function hasCrowded(): bool {
  if (hasNoCrowded) return false;
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(SMALL_MASK + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if (neighboursAt(place, FURTHER) - FURTHER > 12) return true;
    }
  }
  hasNoCrowded = true;
  return false;
}
