/**
 * The register of lists and rules: what it holds, what changed, what a name means. No chemistry.
 *
 * @module onetweak/law
 */

export type {
  Found,
  Identified,
  IdentifierKind,
  Identifiers,
  NotKnown,
  NotKnownCode,
  Substance,
} from '../identifiers/lookup.js';
export { createIdentifiers } from '../identifiers/lookup.js';
export {
  DEFAULT_JURISDICTION_IDS,
  JURISDICTION_GROUP_IDS,
  JURISDICTION_IDS,
  RULE_IDS,
} from '../law/data/index.js';
export { type LawDiff, lawDiff } from '../law/diff.js';
export {
  type In,
  isOld,
  type Jurisdiction,
  type LawRegister,
  type LoadOptions,
  loadRegister,
  RulesError,
  type RulesProblem,
} from '../law/register.js';
export type {
  ClassRule,
  ClassRuleInput,
  Clause,
  ClauseInput,
  Confidence,
  Day,
  EarlierStanding,
  Extension,
  KnownDay,
  NamedEntry,
  NamedEntryInput,
  RulesFile,
  RulesFileInput,
  Source,
  Term,
  TextNotHeld,
  TextNotHeldInput,
} from '../law/schema.types.js';
export type { EventKind, LawEvent } from '../law/timeline.js';
