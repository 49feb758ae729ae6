import type { ScreenResult, Status } from '../../result.types.js';
import { codeOf, jurisdictionName } from '../row.js';
import { byStatus, marksOf, statusWords } from '../status.js';
import { html, type Markup } from './markup.js';

/** `US UN CN` */
export const codeList = (jurisdictions: readonly string[]): string =>
  [...new Set(jurisdictions)].map(codeOf).join(' ');

/** `US UN CN`, set as codes. */
export const codes = (jurisdictions: readonly string[]): Markup =>
  html`<span class="codes">${codeList(jurisdictions)}</span>`;

/** `CLASS, arguable` */
export const verdictWords = ({ verdict, arguable }: ScreenResult): string =>
  `${verdict.toUpperCase()}${arguable ? ', arguable' : ''}`;

/** The verdict as a badge, and a second one where the user's own rules exempt the record. */
export function badges(result: ScreenResult): Markup {
  return html`<span class="badge v-${result.verdict}">${verdictWords(result)}</span>${result.exempt ? html` <span class="badge exempt">exempt</span>` : ''}`;
}

/** A chip for each jurisdiction with what it says, the gravest first. */
export function chips(result: ScreenResult): Markup {
  if (result.jurisdictions.length < 2) return html``;
  return html`<p class="chips">${byStatus(result).map(
    ({ verdict, said }) =>
      html`<span class="chip v-${verdict}"><i>${verdict}</i>${said.map(
        (each) =>
          html` <b title="${jurisdictionName(each.id)}: ${statusWords(each)}">${codeOf(each.id)}${marksOf(each)}</b>`,
      )}</span>`,
  )}</p>`;
}

/** The classes by which the filters choose: verdict, whether it is arguable, and where it is covered or not. */
export function classesOf(result: ScreenResult): string {
  return [
    `r-${result.verdict}`,
    ...(result.arguable ? ['r-arguable'] : []),
    ...(result.exempt ? ['r-exempt'] : []),
    'r',
    ...Object.entries(result.status).flatMap(([id, { verdict }]) =>
      isCovered(verdict) ? [`in-${id}`] : verdict === 'analogue' ? [`un-${id}`] : [],
    ),
  ].join(' ');
}

/** Whether a list or a class rule of the jurisdiction covers it. */
export const isCovered = (verdict: Status['verdict']): boolean => verdict === 'listed' || verdict === 'class';
