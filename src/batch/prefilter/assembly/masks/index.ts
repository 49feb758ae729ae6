import {
  FEWEST, FOUR_WEIGHT, MET, NEXT, REJECTED_BY_ANCHORS, REJECTED_BY_COUNT, RINGED_WEIGHT, RING_WEIGHT, SHAPES, SHAPES_LAST, THREE_WEIGHT, UNDECIDED,
  UNREAD, WEIGHT,
} from '../../layout';
import { featuresOf, groupsOf, waysMet } from '../groups';
import { isInTable, isLookedFor } from '../read';
import { four, hasOddNitrogen, listAtoms, ringed, three } from './atoms';
import { beginJoining, closures, joinLong, joinShort } from './join';
import { beginAt, setSize, signAt, size } from './line';
import { groupsHeld } from './patterns';
import { beginWords, bits, carbons, goesOn, nitrogens, oxygens, sum, word } from './words';

/**
 * Stage 1: classifies a structure of at most SHORT bytes by masks of its text, a bit for each byte, without a list of its atoms.
 *
 * @param from - where the line begins; SHORT + 64 bytes must be readable from there
 * @returns REJECTED_BY_COUNT or REJECTED_BY_ANCHORS, with NEXT where the structure ends; UNDECIDED where it may hold a pattern, with MET;
 * UNREAD where the text is not of the usual kind, or one of its parts may be a named substance
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

  beginWords();
  beginJoining();
  if (!word(a0, a1, a2, a3, 0)) return UNREAD;
  if (isLong && !word(v128.load(from, 64), v128.load(from, 80), v128.load(from, 96), v128.load(from, 112), 1)) return UNREAD;
  // What goes on must not end: the last place is an atom's end, a ring number or the end of a branch.
  if (goesOn == 0 || !(isLong ? joinLong() : joinShort())) return UNREAD;
  const weight =
    sum +
    carbons * load<i32>(WEIGHT + (6 << 2)) +
    nitrogens * load<i32>(WEIGHT + (7 << 2)) +
    oxygens * load<i32>(WEIGHT + (8 << 2)) +
    (closures + 1) * RING_WEIGHT;
  const mayBeNamed = isLookedFor(weight);
  store<i32>(NEXT, from + size);
  const hasFew = nitrogens < load<i32>(FEWEST);
  if (hasFew && !mayBeNamed) return REJECTED_BY_COUNT;

  const isListed = listAtoms(isLong);
  if (mayBeNamed && (!isListed || isShape(weight))) return UNREAD;
  if (hasFew) return REJECTED_BY_COUNT;
  // Of nitrogens with more bonds than they have the exact path opens one: then what traits say of bonds may not hold.
  const groups = !isListed || hasOddNitrogen() ? groupsOf(waysMet(featuresOf(carbons, nitrogens, oxygens, closures))) : groupsHeld(closures);
  store<i32>(MET, groups);
  return groups == 0 ? REJECTED_BY_ANCHORS : UNDECIDED;
}

/** Is a named substance of this composition, with as many atoms in rings and of as many neighbours? */
function isShape(weight: i32): bool {
  const shape =
    weight + <i32>popcnt(ringed) * RINGED_WEIGHT + <i32>popcnt(three) * THREE_WEIGHT + <i32>popcnt(four) * FOUR_WEIGHT;
  return isInTable(SHAPES, load<i32>(SHAPES_LAST), shape);
}
