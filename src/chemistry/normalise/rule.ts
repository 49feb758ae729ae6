import type { Draft } from '../draft.js';
import type { Issue } from '../issue.js';

/**
 * What a rule may change of a drawing, atom for atom. No rule changes an element.
 * - bond orders: a bond that stays becomes single, double or triple;
 * - degree: a bond goes, so that its atoms have a neighbour less;
 * - parts: with it the molecule falls into two;
 * - charge, hydrogens: those counted on an atom.
 */
export type Effect = 'bond orders' | 'degree' | 'parts' | 'charge' | 'hydrogens';

/** Writings of one substance: as others draw it, and as it is after the rule and those before it. */
export interface Pair {
  readonly before: readonly string[];
  readonly after: string;
}

/** One rule by which different writings of a substance become one. */
export interface Rule {
  readonly name: string;
  /** Why the two writings mean the same substance. */
  readonly why: string;
  /**
   * All that it may change. The prefilter reads a text before any rule has been applied, so it relies on what no rule changes:
   * a rule that changes something new needs an answer in batch/prefilter/DESIGN.md.
   */
  readonly mayChange: readonly Effect[];
  /** Every effect shows in at least one of them. Tests graft each writing onto all that the prefilter must keep. */
  readonly pairs: readonly Pair[];
  /** Changes the draft; returns false where the text turned out not to be one definite molecule. */
  apply(draft: Draft, dead: Uint8Array, issues: Issue[]): boolean;
}
