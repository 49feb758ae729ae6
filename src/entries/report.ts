/**
 * Results as table, CSV, NDJSON, HTML and SD file, and in sentences.
 *
 * @module onetweak/report
 */

import { COLOURLESS } from '../report/colors.js';
import { explainText as explainedIn } from '../report/explain.js';
import { type BinaryFormatId, REPORT_FORMATS, type ReportFormatId } from '../report/formats.js';
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
import { type ReportLine, type ReportOptions, reportTransform } from '../report/transform.js';
import { KIND, MEANING, meaningOf } from '../report/words.js';
import type {
  ClauseRecord,
  Evidence,
  Finding,
  NearestRecord,
  RuleRecord,
  ScreenResult,
  Verdict,
} from '../result.types.js';

export type { BinaryFormatId, ReportFormatId } from '../report/formats.js';
export type { ReportLine, ReportOptions, ReportSummary } from '../report/transform.js';

/**
 * The formats of the command, each as a transform from results to text; `xlsx` gives bytes.
 *
 * @example Object.keys(formats); // ['table', 'csv', 'xlsx', 'ndjson', 'html', 'sdf']
 */
export const formats: Formats = Object.freeze(
  Object.fromEntries(
    REPORT_FORMATS.map(({ id }) => [id, (options?: ReportOptions) => reportTransform(id, options)]),
  ),
) as Formats;

/**
 * `formats`: a transform for each, to text or to bytes.
 *
 * @example
 * const csv: Formats['csv'] = formats.csv;
 */
export type Formats = {
  readonly [Id in ReportFormatId]: (
    options?: ReportOptions,
  ) => TransformStream<ReportLine, Id extends BinaryFormatId ? Uint8Array : string>;
};

/**
 * What each of `formats` is called, its media type, and the endings of its files.
 *
 * @example formatFacts.find(({ id }) => id === 'csv').mediaType; // 'text/csv'
 */
export const formatFacts: readonly {
  /** What `--format` calls it. */
  readonly id: ReportFormatId;
  /** What a person calls it, in English. */
  readonly label: string;
  readonly mediaType: string;
  /** In lower case, without a dot; none for the table. */
  readonly endings: readonly string[];
}[] = Object.freeze(
  REPORT_FORMATS.map(({ id, label, mediaType, endings }) => Object.freeze({ id, label, mediaType, endings })),
);

/**
 * The sentences of the reports, in English.
 *
 * @example words.headline(createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCO')); // 'Nothing found by these rules on this day.'
 */
export interface Words {
  /** The result in a sentence. */
  readonly headline: (result: ScreenResult) => string;
  /** The nearest named substance, and what differs from it. */
  readonly tweak: (nearest: NearestRecord) => string;
  /** What a clause says of a group. */
  readonly clause: (clause: ClauseRecord) => string;
  /** What came of a rule, in a few words. */
  readonly outcome: (rule: RuleRecord) => string;
  /** What a rule says of the molecule, a sentence each. */
  readonly rule: (rule: RuleRecord, result: ScreenResult) => readonly string[];
  /** How the molecule is related to a family; empty where it is not. */
  readonly relation: (result: ScreenResult) => string;
  /** Which jurisdictions cover it. */
  readonly whereCovered: (result: ScreenResult) => string;
  /** What each jurisdiction says, in a line. */
  readonly status: (result: ScreenResult) => string;
  /** What the verdict of a result means. */
  readonly meaning: (result: ScreenResult) => string;
  /** What each verdict means, by its name. */
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** What each kind of finding is called, by its name. */
  readonly kinds: Readonly<Record<Finding['kind'], string>>;
}

/**
 * The sentences of the reports, as functions of what a result or its evidence holds.
 *
 * @example words.headline(createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCO')); // 'Nothing found by these rules on this day.'
 */
export const words: Words = Object.freeze({
  headline,
  tweak: tweakSentence,
  clause: clauseSentence,
  outcome: outcomeWords,
  rule: ruleSentences,
  relation: relationSentence,
  whereCovered,
  status: statusText,
  meaning: meaningOf,
  verdicts: MEANING,
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
