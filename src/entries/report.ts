import { explainText as explainedIn } from '../report/explain.js';
import type { ReportFormatId } from '../report/formats.js';
import {
  clauseSentence,
  headline,
  outcomeWords,
  relationSentence,
  ruleSentences,
  tweakSentence,
  whereCovered,
} from '../report/sentences.js';
import { statusText } from '../report/status.js';
import { COLOURLESS, type ReportLine, type ReportOptions, reportTransform } from '../report/transform.js';
import { KIND, MEANING, meaningOf } from '../report/words.js';
import type { Evidence, ScreenResult } from '../result.types.js';

export type { ReportFormatId } from '../report/formats.js';
export type { ReportLine, ReportOptions, ReportSummary } from '../report/transform.js';

/**
 * The formats of the command, each as a transform from results to text: `table`, `csv`, `ndjson`, `html`, `sdf`.
 *
 * @example Object.keys(formats); // ['table', 'csv', 'ndjson', 'html', 'sdf']
 */
export const formats: Readonly<
  Record<ReportFormatId, (options?: ReportOptions) => TransformStream<ReportLine, string>>
> = Object.freeze({
  table: (options) => reportTransform('table', options),
  csv: (options) => reportTransform('csv', options),
  ndjson: (options) => reportTransform('ndjson', options),
  html: (options) => reportTransform('html', options),
  sdf: (options) => reportTransform('sdf', options),
});

/**
 * The sentences of the reports, as functions of what a result or its evidence holds.
 *
 * @example words.headline(createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCO')); // 'Nothing found.'
 */
export const words = Object.freeze({
  /** The result in a sentence. */
  headline,
  /** The nearest named substance, and what differs, in a sentence; of a `NearestRecord`. */
  tweak: tweakSentence,
  /** What a clause says of a group, in a sentence; of a `ClauseRecord`. */
  clause: clauseSentence,
  /** What came of a rule, in a few words; of a `RuleRecord`. */
  outcome: outcomeWords,
  /** What a rule says of the molecule, a sentence each; of a `RuleRecord` and the result. */
  rule: ruleSentences,
  /** How the molecule is related to a family, in a sentence; empty where it is not. */
  relation: relationSentence,
  /** Which jurisdictions cover it, in a sentence. */
  whereCovered,
  /** What each jurisdiction says, in a line. */
  status: statusText,
  /** What the verdict of a result means, in a sentence. */
  meaning: meaningOf,
  /** What each verdict means. */
  verdicts: MEANING,
  /** What each kind of finding is called. */
  kinds: KIND,
});

/**
 * A result at length, as the command's `explain` prints it.
 *
 * @param result - a result of `screen`
 * @param options - `evidence`: what `explain` gave for it; `width`: columns of the paper, 80 where absent
 * @returns lines of text
 * @throws never
 * @example explainText(createScreener({ jurisdictions: ['us'] }).screen('CCO')).split('\n')[0]; // 'CCO'
 */
export function explainText(
  result: ScreenResult,
  { evidence, width = 80 }: { readonly evidence?: Evidence; readonly width?: number } = {},
): string {
  return explainedIn(result, { width, colors: COLOURLESS }, [], evidence);
}
