import type { ScreenResult } from '../result.js';
import type { DayScreener } from '../screening/index.js';
import { unreadable } from '../screening/unreadable.js';
import { internalFault, type SourceRecord } from './source/record.js';

/**
 * The result for one record, whatever happens: a record that holds no text to judge is `unreadable` for the reason
 * that it brings, and a fault of our own while judging one molecule is `unreadable` too, said as what it is. One bad
 * line never ends a run, and never passes as nothing found.
 */
export function judge(record: SourceRecord, screener: DayScreener): ScreenResult {
  if (record.issue !== undefined) return unreadable(record.smiles, [record.issue], baseOf(screener));
  try {
    return withWarnings(screener.screen(record.smiles), record);
  } catch (fault) {
    return unreadable(record.smiles, [internalFault(fault)], baseOf(screener));
  }
}

/** A result, with what was odd in the record before its text. */
export function withWarnings(result: ScreenResult, { warnings }: SourceRecord): ScreenResult {
  return warnings === undefined
    ? result
    : Object.freeze({ ...result, issues: [...warnings, ...result.issues] });
}

const baseOf = ({ jurisdictions, asOf, register }: DayScreener) => ({
  jurisdictions: [...jurisdictions],
  asOf,
  register: { ...register },
});
