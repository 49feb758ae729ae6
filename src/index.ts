export { createExplainer, type EvidenceOptions, type Explainer } from './evidence/index.js';
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
  type LoadOptions,
  loadRegister,
  type Register as LawRegister,
  RulesError,
  type RulesProblem,
  rulesJsonSchema,
} from './law/register.js';
export {
  type ClassRule,
  type Clause,
  type NamedEntry,
  RulesFile,
  type RulesFileInput,
  type TextNotHeld,
} from './law/schema.js';
export type { EventKind, LawEvent } from './law/timeline.js';
export * from './result.js';
export {
  createHistory,
  type History,
  type HistoryStep,
  type JurisdictionHistory,
} from './screening/history.js';
export { createScreener, type Screener, type ScreenerOptions } from './screening/index.js';
