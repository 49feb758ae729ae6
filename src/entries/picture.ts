/**
 * Pictures of results.
 *
 * @module onetweak/picture
 */

import { resultSvg } from '../report/svg/index.js';
import type { Evidence, ScreenResult } from '../result.types.js';

/**
 * Draws a result: the molecule flat, its core grey, what differs from it coloured and patterned by site, each group with
 * the clauses that it meets; beside it, where the evidence is given, the nearest named substance the same way round.
 *
 * @param result - a result of `screen`, also one that was stored as JSON
 * @param options - `evidence`: what `explain` gave for it
 * @returns a whole SVG file as text, its size in pixels in `width` and `height`; null where there is nothing to draw: the
 * text was unreadable
 * @throws never, on results of this library
 * @example
 * const screener = createScreener({ asOf: '2026-01-01' });
 * const result = screener.screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1');
 * drawResult(result, { evidence: screener.explain(result) }).startsWith('<svg'); // true
 * drawResult(screener.screen('C(C')); // null
 */
export function drawResult(
  result: ScreenResult,
  { evidence }: { readonly evidence?: Evidence | undefined } = {},
): string | null {
  return resultSvg(result, evidence);
}
