import type { LawRegister } from '../law/shipped.js';
import { timeline } from '../law/timeline.js';
import type { Evidence, ScreenResult } from '../result.types.js';
import { isFlagged } from '../screening/flagged.js';
import { mainPart } from './main-part.js';
import { nearestIndex } from './nearest.js';
import { reasons } from './reasons.js';

/**
 * Works out what supports a result, one result at a time; nothing of it is needed for a verdict.
 *
 * @example createScreener().explain(createScreener().screen('CCO')).nearest; // []
 */
export interface Explainer {
  explain(result: ScreenResult): Evidence;
}

/** The explainer of this register, which gives so many nearest named substances. */
export function explainerBy(register: LawRegister, most = 3): Explainer {
  const index = nearestIndex(register.named());
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
