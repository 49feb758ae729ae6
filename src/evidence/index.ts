import { loadRegister } from '../law/register.js';
import { type Explainer, explainerBy } from './explainer.js';

export type { Explainer } from './explainer.js';

/**
 * Options of an explainer; all optional.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * createExplainer({ nearest: 1 }).explain(result).nearest.length; // 1
 */
export interface EvidenceOptions {
  /** The same rules files that the screener was given. */
  readonly packs?: readonly unknown[];
  /** How many nearest named substances to give; 3 where absent. */
  readonly nearest?: number;
}

/**
 * Makes an explainer: for a flagged molecule the nearest named substances, what each rule says of it, and the days of
 * what it matches. The first
 * question about a substance that no list names warms OpenChemLib's index up, a third of a second.
 *
 * @returns an explainer; for a result with nothing found, or unreadable, it gives empty evidence
 * @throws TypeError where a pack does not fit the schema
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccc(Br)cc1)C1CCN(CCc2ccccc2)CC1');
 * const [nearest] = createExplainer().explain(result).nearest;
 * [nearest.name, nearest.differs.length]; // ['para-fluorofentanyl', 1]
 */
export const createExplainer = ({ packs = [], nearest }: EvidenceOptions = {}): Explainer =>
  explainerBy(loadRegister(packs), nearest);
