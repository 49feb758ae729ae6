import type { ClassRule, RulesFile } from '../law/schema.types.js';
import type { ClauseRecord } from '../result.types.js';
import type { Reading } from '../vocabulary/index.js';

/** A class rule that holds, written down. */
export interface MetRule {
  readonly file: RulesFile;
  readonly rule: ClassRule;
  readonly reading: Reading;
  readonly clauses: readonly ClauseRecord[];
  /** The forms by which members of the class are reached: `ester`. */
  readonly forms: readonly string[];
}
