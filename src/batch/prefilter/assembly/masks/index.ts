import {
  ATOM_MASK, UNDECIDED, FEWEST, MET, MULTIPLE_MASK, NEXT, NITROGEN_MASK, REJECTED_BY_ANCHORS, REJECTED_BY_COUNT, OXYGEN_MASK, SMALL_MASK, RING_MASK,
  RING_WEIGHT, SOFT_MASK, UNREAD, WEIGHT,
} from '../../layout';
import { groupsMet, setCounts } from '../groups';
import { isLookedFor } from '../read';
import { anchorsIn } from './anchors';
import { beginJoining, closures, joinLong, joinShort } from './join';
import { beginAt, signAt, setSize, size } from './line';
import { beginNitrogens, mayAnchor } from './nitrogen';
import { beginOxos } from './oxo';
import { beginWords, bits, carbons, further, goesOn, nitrogens, oxygens, sum, word } from './words';

/**
 * Stage 1: classifies a structure of at most SHORT bytes by masks of its text, a bit for each byte, without a list of its atoms.
 *
 * @param from - where the line begins; SHORT + 64 bytes must be readable from there
 * @returns REJECTED_BY_COUNT or REJECTED_BY_ANCHORS, with NEXT where the structure ends; UNDECIDED where a pattern may begin at a
 * nitrogen, with MET; UNREAD where the text is not of the usual kind, or one of its parts may be a named substance
 */
export function classifyByMasks(from: i32): i32 {
  beginAt(from);
  const a0 = v128.load(from);
  const a1 = v128.load(from, 16);
  const a2 = v128.load(from, 32);
  const a3 = v128.load(from, 48);
  const blank = i8x16.splat(32);
  const stops = bits(i8x16.le_u(a0, blank), i8x16.le_u(a1, blank), i8x16.le_u(a2, blank), i8x16.le_u(a3, blank));
  const isLong = stops == 0;
  if (isLong) {
    const rest = bits(
      i8x16.le_u(v128.load(from, 64), blank),
      i8x16.le_u(v128.load(from, 80), blank),
      i8x16.le_u(v128.load(from, 96), blank),
      i8x16.le_u(v128.load(from, 112), blank),
    );
    if (rest == 0) return UNREAD;
    setSize(64 + <i32>ctz(rest));
  } else setSize(<i32>ctz(stops));
  const stop = signAt(size);
  if (size == 0 || (stop != 32 && stop != 9 && stop != 10 && stop != 13)) return UNREAD;

  beginWords(isLong);
  beginJoining();
  if (!word(a0, a1, a2, a3, 0)) return UNREAD;
  if (isLong) {
    if (!word(v128.load(from, 64), v128.load(from, 80), v128.load(from, 96), v128.load(from, 112), 1)) return UNREAD;
  } else {
    store<i64>(ATOM_MASK + 8, 0);
    store<i64>(MULTIPLE_MASK + 8, 0);
    store<i64>(NITROGEN_MASK + 8, 0);
    store<i64>(OXYGEN_MASK + 8, 0);
    store<i64>(SMALL_MASK + 8, 0);
    store<i64>(SOFT_MASK + 8, 0);
  }
  // What goes on must not end: the last place is an atom's end, a ring number or the end of a branch.
  if (goesOn == 0 || !(isLong ? joinLong() : joinShort())) return UNREAD;
  const weight =
    sum +
    carbons * load<i32>(WEIGHT + (6 << 2)) +
    nitrogens * load<i32>(WEIGHT + (7 << 2)) +
    oxygens * load<i32>(WEIGHT + (8 << 2));
  if (isLookedFor(weight + (closures + 1) * RING_WEIGHT)) return UNREAD;
  store<i32>(NEXT, from + size);
  if (nitrogens < load<i32>(FEWEST)) return REJECTED_BY_COUNT;
  setCounts(carbons, nitrogens, oxygens, closures, further);
  beginOxos();
  const inRings = <i32>popcnt(load<i64>(NITROGEN_MASK) & load<i64>(RING_MASK)) + <i32>popcnt(load<i64>(NITROGEN_MASK + 8) & load<i64>(RING_MASK + 8));
  const soft = <i32>popcnt(load<i64>(SOFT_MASK) & load<i64>(RING_MASK)) + <i32>popcnt(load<i64>(SOFT_MASK + 8) & load<i64>(RING_MASK + 8));
  const met = groupsMet(inRings, nitrogens - inRings, inRings - soft);
  if (met == 0) return REJECTED_BY_ANCHORS;
  store<i32>(MET, met);
  beginNitrogens(met);
  for (let w: i32 = 0; w <= <i32>isLong; w++) {
    let left = anchorsIn(w, isLong, met);
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if (mayAnchor(place)) return UNDECIDED;
    }
  }
  return REJECTED_BY_ANCHORS;
}
