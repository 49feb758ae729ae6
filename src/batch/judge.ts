import type { ScreenResult } from '../result.js';
import type { Screener } from '../screening/index.js';
import { internalFault, type SourceRecord } from './source/record.js';

/**
 * The result for one record, whatever happens: a record that holds no text to judge is `unreadable` for the reason
 * that it brings, and a fault of our own while judging one molecule is `unreadable` too, said as what it is. One bad
 * line never ends a run, and never passes as nothing found.
 */
export function judge(record: SourceRecord, screener: Screener): ScreenResult {
  if (record.issue !== undefined) return unreadable(record, screener, record.issue);
  try {
    return withWarnings(screener.screen(record.smiles), record);
  } catch (fault) {
    return unreadable(record, screener, internalFault(fault));
  }
}

/** A result, with what was odd in the record before its text. */
export function withWarnings(result: ScreenResult, { warnings }: SourceRecord): ScreenResult {
  return warnings === undefined
    ? result
    : Object.freeze({ ...result, issues: [...warnings, ...result.issues] });
}

function unreadable(
  record: SourceRecord,
  screener: Screener,
  issue: ScreenResult['issues'][number],
): ScreenResult {
  return Object.freeze({
    smiles: record.smiles,
    verdict: 'unreadable' as const,
    arguable: false,
    findings: [],
    relation: null,
    decompositions: [],
    notes: [],
    issues: [issue],
    jurisdictions: [...screener.jurisdictions],
    asOf: screener.asOf,
    register: { ...screener.register },
  });
}
