import {
  ATOM_MASK, BOTH_RINGED, CLOSES_MASK, DIGITS_MASK, GROUPS_AT, GROUPS_WITH_ACETAL, GROUPS_WITH_ENOL, GROUPS_WITH_OXO, IN_RING, NITROGEN_LETTER_MASK, MULTIPLE_MASK, NITROGEN_MASK,
  OPENS_MASK, SMALL_MASK, RING_MASK,
} from '../../layout';
import { mayHaveAcetal, mayHaveEnol, mayHaveOxo } from './oxo';

/** Places whose neighbours may stand in the other word. */
const EDGE: i64 = 0xe000000000000001;

/**
 * Of the nitrogens of a word, those at which a group may begin, as far as masks show it of many at once: of the others
 * `mayAnchor` would say no.
 *
 * @param w - the word: 0 for the first 64 places of the line, 1 for the next
 * @param isLong - whether the line has both
 * @param met - the groups that the line may meet, a bit each
 */
export function anchorsIn(w: i32, isLong: bool, met: i32): i64 {
  const at = w << 3;
  const all = load<i64>(NITROGEN_MASK + at);
  const rings = load<i64>(RING_MASK + at);
  const letters = load<i64>(NITROGEN_LETTER_MASK + at) & (isLong ? ~EDGE : -1);
  const opens = load<i64>(OPENS_MASK + at);
  let dropped: i64 = 0;

  const inRing = letters & rings;
  if (inRing != 0) {
    // Neither branch nor number: two neighbours at the most. The others have three, or less at the beginning of the line.
    const two = met & (groupsOf(IN_RING) | groupsOf(IN_RING | 1) | groupsOf(IN_RING | 2));
    if (!areMet(two)) dropped = areMet(met & groupsOf(IN_RING | 3)) ? inRing & ~((load<i64>(OPENS_MASK + at) | load<i64>(DIGITS_MASK + at)) >>> 1) : inRing;
    if (dropped != 0) dropped &= ~mayBeOdd(at);
  }

  // In no ring and without a branch a capital has two neighbours at the most.
  const few = letters & ~rings & ~load<i64>(SMALL_MASK + at) & ~(opens >>> 1);
  const groups = groupsOf(0) | groupsOf(1);
  if (((groups | groupsOf(2)) & met) == 0) dropped |= few;
  else {
    if ((groups & met) == 0) dropped |= few & (load<i64>(CLOSES_MASK + at) >>> 1);
    if (load<i32>(BOTH_RINGED) != 0) {
      const apart = load<i64>(ATOM_MASK + at) & ~rings;
      dropped |= few & ((apart << 1) | (apart >>> 1));
    }
  }
  return all & ~dropped;
}

/** May one of these groups begin anywhere in this line, as far as they need a ring's carbonyl carbon, an acetal or an enol? */
export function areMet(groups: i32): bool {
  if (groups == 0) return false;
  const oxo = load<i32>(GROUPS_WITH_OXO);
  const acetal = load<i32>(GROUPS_WITH_ACETAL);
  const enol = load<i32>(GROUPS_WITH_ENOL);
  if ((groups & ~(oxo | acetal | enol)) != 0) return true;
  return (
    ((groups & oxo) != 0 && mayHaveOxo()) || ((groups & acetal) != 0 && mayHaveAcetal()) || ((groups & enol) != 0 && mayHaveEnol())
  );
}

/**
 * The letters that may have more bonds than a nitrogen has, of which the exact path opens one: four neighbours, or a small
 * letter with a double bond. They make what is said of other atoms uncertain and are looked at by themselves.
 */
// @ts-ignore: decorator
@inline
function mayBeOdd(at: i32): i64 {
  const opens = load<i64>(OPENS_MASK + at);
  const digits = load<i64>(DIGITS_MASK + at);
  const closes = load<i64>(CLOSES_MASK + at);
  const multiple = load<i64>(MULTIPLE_MASK + at);
  const branched = opens >>> 1;
  let odd: i64 = (digits >>> 1) & ((digits | opens | multiple) >>> 2);
  if (((closes << 1) & (opens | multiple)) != 0) odd |= branched;
  return odd | (load<i64>(SMALL_MASK + at) & ((multiple << 1) | (multiple >>> 1) | (branched & (multiple >>> 2))));
}

/** The groups that may begin at a nitrogen of so many neighbours, IN_RING added for one in a ring. */
// @ts-ignore: decorator
@inline
function groupsOf(neighbours: i32): i32 {
  const at = GROUPS_AT + (neighbours << 2);
  return load<i32>(at) | load<i32>(at, 64);
}
