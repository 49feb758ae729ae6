/**
 * Judges molecules: is one named by a list, covered by a class rule, or one tweak away from them, and where?
 *
 * @module onetweak
 */

export { ISSUE_CODES, type IssueCode } from './chemistry/issue-codes.js';
export type {
  Found,
  Identified,
  IdentifierKind,
  NotKnown,
  NotKnownCode,
  Substance,
} from './identifiers/lookup.js';

export {
  DEFAULT_JURISDICTION_IDS,
  JURISDICTION_GROUP_IDS,
  JURISDICTION_IDS,
  RULE_IDS,
} from './law/data/index.js';
export { type LawDiff, lawDiff } from './law/diff.js';
export {
  type In,
  isOld,
  type LawRegister,
  type LoadOptions,
  loadRegister,
  RulesError,
  type RulesProblem,
} from './law/register.js';
export type {
  ClassRule,
  Clause,
  NamedEntry,
  RulesFile,
  RulesFileInput,
  TextNotHeld,
} from './law/schema.types.js';
export type { EventKind, LawEvent } from './law/timeline.js';
export { type JurisdictionId, type RuleId, VERDICTS, type Word } from './result.ids.js';
export type * from './result.types.js';
export { createScreener, type Screener } from './screener.js';
export type { ScreenerOptions } from './screening/options.js';
export type { History, HistoryStep, JurisdictionHistory } from './screening/time-line.js';
