import {
  HAS_FOUR,
  HAS_THREE,
  IS_CARBON,
  IS_NITROGEN,
  IS_OXYGEN,
  IS_RINGED,
  IS_SINGLE,
  IS_SINGLE_TO_THREE,
  IS_SINGLE_TO_TWO,
  IS_UNRINGED,
  MAY_BE_DOUBLE,
  MOST_COUNTED,
} from './layout.js';
import type { Pattern } from './pattern.js';
import { bit, traitsIn } from './traits.js';

/**
 * What is counted of a line: atoms of these traits, and as the fourth its ring closures. No atom of a line lies under two of a pattern,
 * so a line that holds the pattern has as many atoms of each trait.
 */
const FEATURE_TRAITS: readonly (readonly number[])[] = [
  [IS_CARBON],
  [IS_NITROGEN],
  [IS_OXYGEN],
  [],
  [IS_NITROGEN, IS_RINGED],
  [IS_NITROGEN, IS_UNRINGED],
  [IS_NITROGEN, IS_RINGED, IS_SINGLE_TO_TWO],
  [IS_NITROGEN, IS_RINGED, HAS_THREE],
  [IS_NITROGEN, IS_UNRINGED, HAS_THREE],
  [IS_CARBON, IS_RINGED, IS_SINGLE],
  [IS_CARBON, IS_RINGED, IS_SINGLE_TO_THREE, HAS_THREE],
  [IS_CARBON, IS_RINGED, IS_SINGLE_TO_THREE, HAS_FOUR],
  [IS_CARBON, IS_RINGED, IS_SINGLE_TO_TWO],
  [IS_CARBON, IS_RINGED, MAY_BE_DOUBLE],
  [IS_CARBON, IS_RINGED, MAY_BE_DOUBLE, HAS_THREE],
  [IS_CARBON, IS_UNRINGED, IS_SINGLE_TO_TWO],
];

/** A text has as many ring closures as its graph has independent rings, or more, and its graph as many as any part of it. */
const ringsOf = (pattern: Pattern): number => pattern.to.length - pattern.size + 1;

/** Of each feature as many atoms as the pattern has. */
export function needsOf(pattern: Pattern): number[] {
  const traits = traitsIn(pattern);
  return FEATURE_TRAITS.map((feature, i) => {
    const asked = feature.reduce((all, trait) => all | bit(trait), 0);
    const count = i === 3 ? ringsOf(pattern) : traits.filter((own) => (asked & ~own) === 0).length;
    return Math.min(MOST_COUNTED, count);
  });
}
