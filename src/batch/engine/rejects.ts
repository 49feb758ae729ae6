import { loadRegister } from '../../law/register.js';
import type { ScreenerOptions } from '../../screening/index.js';
import { criteriaOf, prefilterOf, readyTables, type Tables, tablesOf } from '../prefilter/index.js';

// Small lists are judged without the prefilter: whoever needs this loads it then.

export { prefilterOf } from '../prefilter/index.js';

/** The prefilter's tables: for the shipped register they are worked out beforehand. */
export const tablesFor = ({ packs = [] }: ScreenerOptions): Tables =>
  packs.length === 0 ? readyTables() : tablesOf(criteriaOf(loadRegister(packs).files));

/** Characters of a text that is asked of the prefilter by itself: in UTF-8 they take no more than three times as many bytes. */
const LONGEST_TEXT = 1300;

/** Texts asked of the prefilter one by one. */
export interface Rejects {
  /** Does it reject this one? */
  rejects(text: string): boolean;
  /** The engine lets it not run: it rejects nothing. */
  readonly isOff: boolean;
}

/** The prefilter for a screener made with these options. */
export function rejectsFor(made: ScreenerOptions): Rejects {
  const prefilter = prefilterOf(tablesFor(made));
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(3 * LONGEST_TEXT);
  return {
    isOff: prefilter.isOff,
    rejects(text) {
      if (text.length >= LONGEST_TEXT) return false;
      const { written } = encoder.encodeInto(text, bytes);
      return !prefilter.maybe(bytes, 0, written);
    },
  };
}
