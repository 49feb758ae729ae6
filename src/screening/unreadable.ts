import { deepFreeze } from '../law/canonical.js';
import type { ScreenResult } from '../result.types.js';

/** By what a text was judged. */
export type Base = Pick<ScreenResult, 'jurisdictions' | 'asOf' | 'register'>;

/** A text that is not one definite molecule: nothing is judged, and the issues say why. */
export function unreadableResult(smiles: string, issues: ScreenResult['issues'], base: Base): ScreenResult {
  return deepFreeze({
    smiles,
    verdict: 'unreadable',
    arguable: false,
    certain: false,
    status: {},
    findings: [],
    relation: null,
    decompositions: [],
    notes: [],
    issues,
    ...base,
  });
}
