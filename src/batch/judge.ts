import type { ScreenResult } from '../result.types.js';
import type { DayScreener } from '../screening/index.js';
import { internalFault, type SourceRecord } from './source/record.js';

/**
 * The result for one record, whatever happens: a record that holds no text to judge is `unreadable` for the reason that it
 * gives, and so is one on which our own code fails, with that fault as the reason. One bad line never ends a run, and never
 * passes as nothing found.
 *
 * @param rejected - true where the prefilter rejected the structure: of a row with identifiers these are still compared
 */
export function judgeRecord(record: SourceRecord, screener: DayScreener, rejected = false): ScreenResult {
  const { smiles, issue } = record;
  if (issue !== undefined) return screener.unreadable(smiles, [issue]);
  try {
    const { declared } = record;
    const result =
      declared === undefined
        ? screener.screen(smiles)
        : screener.screenRow({ structure: smiles, ...declared }, rejected);
    return withWarnings(result, record);
  } catch (fault) {
    return screener.unreadable(smiles, [internalFault(fault)]);
  }
}

/** A result, with what was odd in the record before its text. */
export function withWarnings(result: ScreenResult, { warnings }: SourceRecord): ScreenResult {
  return warnings === undefined
    ? result
    : Object.freeze({ ...result, issues: [...warnings, ...result.issues] });
}
