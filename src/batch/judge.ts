import type { ScreenResult } from '../result.js';
import type { Screener } from '../screening/index.js';
import { internalFault, type SourceRecord } from './source/record.js';

/**
 * The result for one record, whatever happens: a record that holds no text to judge is `unreadable` for the reason that it
 * gives, and so is one on which our own code fails, with that fault as the reason. One bad line never ends a run, and never
 * passes as nothing found.
 */
export function judgeRecord(record: SourceRecord, screener: Screener): ScreenResult {
  const { smiles, issue } = record;
  if (issue !== undefined) return screener.unreadable(smiles, [issue]);
  try {
    return withWarnings(screener.screen(smiles), record);
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
