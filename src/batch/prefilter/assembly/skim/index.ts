import {
  ATOM, CLOSER, FEWEST, MET, MULTIPLE, NEXT, NITROGEN, NOTHING_AROUND, NOTHING_IN_TEXT, OXYGEN_MASK, PLAIN_SMALL, RING,
  RING_WEIGHT, SOFT, WEIGHT,
} from '../../layout';
import { groupsMet, setCounts } from '../groups';
import { isLookedFor } from '../read';
import { candidates } from './candidates';
import { beginJoining, closures, joinLong, joinShort } from './join';
import { beginAt, byte, setSize, size } from './line';
import { beginNitrogens, mayBegin } from './nitrogen';
import { beginOxos } from './oxo';
import { beginWords, bits, carbons, further, goesOn, nitrogens, oxygens, sum, word } from './words';

/** The line is not one that can be settled here. */
export const UNDECIDED: i32 = -1;

/**
 * A first look at a line of at most SHORT bytes, many bytes at a time and without a list of its atoms. It asks what `readLine`
 * asks, of the places in the text: where the grammar and the surroundings of each nitrogen are of the usual
 * kinds, the line is settled here.
 *
 * @param from - where the line begins; SHORT + 64 bytes must be readable from there
 * @returns NOTHING_IN_TEXT or NOTHING_AROUND, with NEXT where the structure ends; CLOSER where a pattern may begin at a nitrogen; else UNDECIDED
 */
export function skim(from: i32): i32 {
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
    if (rest == 0) return UNDECIDED;
    setSize(64 + <i32>ctz(rest));
  } else setSize(<i32>ctz(stops));
  const stop = byte(size);
  if (size == 0 || (stop != 32 && stop != 9 && stop != 10 && stop != 13)) return UNDECIDED;

  beginWords(isLong);
  beginJoining();
  if (!word(a0, a1, a2, a3, 0)) return UNDECIDED;
  if (isLong) {
    if (!word(v128.load(from, 64), v128.load(from, 80), v128.load(from, 96), v128.load(from, 112), 1)) return UNDECIDED;
  } else {
    store<i64>(ATOM + 8, 0);
    store<i64>(MULTIPLE + 8, 0);
    store<i64>(NITROGEN + 8, 0);
    store<i64>(OXYGEN_MASK + 8, 0);
    store<i64>(PLAIN_SMALL + 8, 0);
    store<i64>(SOFT + 8, 0);
  }
  // What goes on must not end: the last place is an atom's end, a ring number or the end of a branch.
  if (goesOn == 0 || !(isLong ? joinLong() : joinShort())) return UNDECIDED;
  const weight =
    sum +
    carbons * load<i32>(WEIGHT + (6 << 2)) +
    nitrogens * load<i32>(WEIGHT + (7 << 2)) +
    oxygens * load<i32>(WEIGHT + (8 << 2));
  if (isLookedFor(weight + (closures + 1) * RING_WEIGHT)) return UNDECIDED;
  store<i32>(NEXT, from + size);
  if (nitrogens < load<i32>(FEWEST)) return NOTHING_IN_TEXT;
  setCounts(carbons, nitrogens, oxygens, closures, further);
  beginOxos();
  const inRings = <i32>popcnt(load<i64>(NITROGEN) & load<i64>(RING)) + <i32>popcnt(load<i64>(NITROGEN + 8) & load<i64>(RING + 8));
  const soft = <i32>popcnt(load<i64>(SOFT) & load<i64>(RING)) + <i32>popcnt(load<i64>(SOFT + 8) & load<i64>(RING + 8));
  const met = groupsMet(inRings, nitrogens - inRings, inRings - soft);
  if (met == 0) return NOTHING_AROUND;
  store<i32>(MET, met);
  beginNitrogens(met);
  for (let w: i32 = 0; w <= <i32>isLong; w++) {
    let left = candidates(w, isLong, met);
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if (mayBegin(place)) return CLOSER;
    }
  }
  return NOTHING_AROUND;
}
