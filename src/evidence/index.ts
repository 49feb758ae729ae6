import { loadRegister } from '../law/register.js';
import { timeline } from '../law/timeline.js';
import type { Evidence, ScreenResult } from '../result.types.js';
import { isFlagged } from '../screening/flagged.js';
import { mainPart } from './main-part.js';
import { nearestIndex } from './nearest.js';
import { reasons } from './reasons.js';

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
 * Works out what supports a result, one result at a time; nothing of it is needed for a verdict.
 *
 * @example createScreener().explain(createScreener().screen('CCO')).nearest; // []
 */
export interface Explainer {
  explain(result: ScreenResult): Evidence;
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
export function createExplainer(options: EvidenceOptions = {}): Explainer {
  const register = loadRegister(options.packs ?? []);
  const index = nearestIndex(register.named());
  const most = options.nearest ?? 3;
  return {
    explain(result) {
      const main = isFlagged(result) ? mainPart(result) : null;
      if (main === null)
        return { nearest: [], nearestInChosen: [], besideParent: null, rules: [], timeline: [] };
      const items = [...new Set(result.findings.map((f) => f.id))].flatMap((id) => register.find(id) ?? []);
      return {
        nearest: index.near(main, result.asOf, most),
        nearestInChosen: index.near(main, result.asOf, most, result.jurisdictions),
        besideParent: index.besideParent(main, result.asOf),
        rules: reasons(register.files, result, main),
        timeline: timeline(items).map(({ jurisdiction, id, name, kind, day }) => ({
          jurisdiction,
          id,
          name,
          what: kind,
          day,
        })),
      };
    },
  };
}
