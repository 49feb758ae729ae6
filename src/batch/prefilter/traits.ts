import {
  AMINE,
  BESIDE_DOUBLE,
  BESIDE_DOUBLES,
  BESIDE_NITROGENS,
  BESIDE_OXYGEN,
  BESIDE_SINGLES,
  HALOGEN,
  HAS_FEW,
  HAS_FOUR,
  HAS_THREE,
  HAS_TWO_AT_MOST,
  IS_AMINE,
  IS_ANY,
  IS_CARBON,
  IS_CARBON_OR_NITROGEN,
  IS_NITROGEN,
  IS_OXO,
  IS_OXYGEN,
  IS_RINGED,
  IS_RINGED_CARBON,
  IS_RINGED_NITROGEN,
  IS_SINGLE,
  IS_SINGLE_TO_THREE,
  IS_SINGLE_TO_TWO,
  IS_UNRINGED,
  IS_UNRINGED_CARBON,
  IS_UNRINGED_NITROGEN,
  MAY_BE_DOUBLE,
  MOST_SLOTS,
} from './layout.js';
import type { Pattern } from './pattern.js';

// Traits: what is asked of an atom by itself, a sum of bits. Each trait of a pattern's atom follows from what `fits` of
// assembly/graph/match.ts asks of it and of its neighbours, so whoever asks for traits asks no more than the graph would.

/** Traits that follow from a trait. */
const IMPLIES: readonly (readonly [trait: number, others: readonly number[]])[] = [
  [IS_CARBON, [IS_CARBON_OR_NITROGEN]],
  [IS_NITROGEN, [IS_CARBON_OR_NITROGEN]],
  [HAS_FOUR, [HAS_THREE]],
  [IS_SINGLE, [IS_SINGLE_TO_THREE, IS_SINGLE_TO_TWO]],
  [IS_SINGLE_TO_THREE, [IS_SINGLE_TO_TWO]],
  [BESIDE_DOUBLES, [BESIDE_DOUBLE]],
];

export const bit = (trait: number): number => 1 << trait;
export const has = (traits: number, trait: number): boolean => (traits & bit(trait)) !== 0;
/** With all that follows from them; such ones are compared. */
const closed = (traits: number): number => {
  let all = traits;
  for (const [trait, others] of IMPLIES)
    if (has(traits, trait)) for (const other of others) all |= bit(other);
  return all;
};
/** Without what follows from another; such ones are asked of a line. */
export const bare = (traits: number): number => {
  let all = traits;
  for (const [trait, others] of IMPLIES)
    if (has(traits, trait)) for (const other of others) all &= ~bit(other);
  return all;
};

/** Pairs of traits that one mask of a line stands for. */
const PAIRS: readonly (readonly [pair: number, one: number, other: number])[] = [
  [IS_RINGED_CARBON, IS_CARBON, IS_RINGED],
  [IS_UNRINGED_CARBON, IS_CARBON, IS_UNRINGED],
  [IS_RINGED_NITROGEN, IS_NITROGEN, IS_RINGED],
  [IS_UNRINGED_NITROGEN, IS_NITROGEN, IS_UNRINGED],
];

/** What is asked of a line's masks for these traits: those at hand, a byte each; the others, a bit each from BESIDE_DOUBLE on. */
export function slotsOf(traits: number): { readonly slots: number; readonly others: number } {
  const asked = bare(traits);
  const pair = PAIRS.find(([, one, other]) => has(asked, one) && has(asked, other));
  const atHand = Array.from({ length: BESIDE_DOUBLE }, (_, trait) => trait).filter(
    (trait) => has(asked, trait) && !pair?.slice(1).includes(trait),
  );
  const all = [...(pair?.slice(0, 1) ?? []), ...atHand];
  // Of more the last are left out: less is asked than could be.
  const slots = Array.from({ length: MOST_SLOTS }, (_, i) => all[i] ?? IS_ANY);
  return {
    slots: slots.reduce((sum, slot, i) => sum | (slot << (8 * i)), 0),
    others: asked >>> BESIDE_DOUBLE,
  };
}

/** Each atom's neighbours in the pattern. */
export function besideOf(pattern: Pattern): readonly (readonly number[])[] {
  const beside = Array.from({ length: pattern.size }, (): number[] => []);
  for (let k = 0; k < pattern.size; k++)
    for (let link = pattern.start[k]!; link < pattern.start[k + 1]!; link++) {
      beside[k]!.push(pattern.to[link]!);
      beside[pattern.to[link]!]!.push(k);
    }
  return beside;
}

/** Per atom of the pattern the traits that every atom of a line has on which it may lie. */
export function traitsIn(pattern: Pattern): number[] {
  const beside = besideOf(pattern);
  return beside.map((_, k) => traitsOf(pattern, beside, k));
}

/** The traits that every atom of a line has on which this one of the pattern may lie. */
function traitsOf(pattern: Pattern, beside: readonly (readonly number[])[], k: number): number {
  const isOnly = (atom: number, ...elements: readonly number[]): boolean =>
    pattern.elements
      .subarray(atom * 128, atom * 128 + 128)
      .every((is, element) => is === 0 || elements.includes(element));
  const isRinged = (atom: number): boolean => pattern.ring[atom] === 1 || pattern.aromatic[atom] === 1;
  const isDouble = (atom: number): boolean => pattern.aromatic[atom] === 1 || pattern.multiple[atom] === 1;
  const count = (is: (other: number) => boolean): number => beside[k]!.filter(is).length;
  const degree = Math.max(beside[k]!.length, pattern.least[k]!);
  const doubles = count((other) => isOnly(other, 6) && isRinged(other) && isDouble(other));
  const singles = count((other) => isOnly(other, 6) && isRinged(other) && pattern.saturated[other] === 1);
  const { saturated, singles: own, kind, most, oxo, ring } = pattern;
  const asks: readonly (readonly [trait: number, is: boolean])[] = [
    [IS_CARBON, isOnly(k, 6)],
    [IS_NITROGEN, isOnly(k, 7)],
    [IS_OXYGEN, isOnly(k, 8)],
    [IS_CARBON_OR_NITROGEN, isOnly(k, 6, 7)],
    [IS_RINGED, isRinged(k)],
    [IS_UNRINGED, ring[k] === -1],
    [HAS_THREE, degree >= 3],
    [HAS_FOUR, degree >= 4],
    [HAS_TWO_AT_MOST, most[k]! <= 2],
    [IS_SINGLE, saturated[k] === 1],
    [IS_SINGLE_TO_THREE, own[k]! >= 3],
    [IS_SINGLE_TO_TWO, own[k]! >= 2],
    [MAY_BE_DOUBLE, isDouble(k)],
    [BESIDE_DOUBLE, doubles > 0],
    [BESIDE_DOUBLES, doubles > 1],
    [BESIDE_SINGLES, singles > 1],
    [BESIDE_OXYGEN, count((other) => isOnly(other, 8)) > 0],
    [BESIDE_NITROGENS, count((other) => isOnly(other, 7)) > 1],
    [IS_AMINE, kind[k] === AMINE],
    [IS_OXO, oxo[k] === 1],
    [HAS_FEW, hasFew(pattern, beside, k)],
  ];
  return closed(asks.reduce((all, [trait, is]) => (is ? all | bit(trait) : all), 0));
}

/**
 * Has an atom on which this one lies two neighbours at the most that are neither halogens nor in rings? Others than the pattern's
 * own neighbours may only be halogens, or lie under the pattern too, where all is in rings.
 */
const hasFew = (pattern: Pattern, beside: readonly (readonly number[])[], k: number): boolean =>
  beside[k]!.length === 2 &&
  (pattern.extras[k]! & ~HALOGEN) === 0 &&
  pattern.ring.every((ring) => ring === 1);
