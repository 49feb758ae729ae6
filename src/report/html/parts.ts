import type { ScreenResult } from '../../result.js';
import { codeOf } from '../row.js';
import { html, type Markup } from './markup.js';

/** `US UN CN`, each set as a code. */
export function codes(jurisdictions: readonly string[]): Markup {
  return html`<span class="codes">${[...new Set(jurisdictions)].map(codeOf).join(' ')}</span>`;
}

/** The verdict as a badge, and a second one where the user's own rules exempt the record. */
export function badges(result: ScreenResult): Markup {
  const { verdict, arguable, exempt } = result;
  return html`<span class="badge v-${verdict}">${verdict.toUpperCase()}${arguable ? ', arguable' : ''}</span>${exempt ? html` <span class="badge exempt">exempt</span>` : ''}`;
}

/** The classes by which the filters choose: verdict, whether it is arguable, and where it was found. */
export function classesOf(result: ScreenResult): string {
  const found = new Set(result.findings.map((f) => f.jurisdiction));
  return [
    `r-${result.verdict}`,
    ...(result.arguable ? ['r-arguable'] : []),
    ...(result.exempt ? ['r-exempt'] : []),
    'r',
    ...[...found].map((id) => `in-${id}`),
  ].join(' ');
}
