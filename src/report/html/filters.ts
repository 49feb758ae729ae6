import { VERDICTS, type Verdict } from '../../result.js';
import { codeOf, jurisdictionName, type ReportRow } from '../row.js';
import type { Summary } from '../summary.js';
import { html, Markup } from './markup.js';

/** Marks beside the verdict by which records can be hidden. */
const MARKS = { arguable: 'arguable ones', exempt: 'exempt ones' } as const;

/** What the records of a page can be told apart by, with how many there are of each. */
export interface Choices {
  readonly verdicts: readonly (readonly [Verdict, number])[];
  readonly marks: readonly (readonly [keyof typeof MARKS, number])[];
  readonly places: readonly (readonly [string, number])[];
  readonly flagged: number;
}

export function choicesOf(summary: Summary, flagged: readonly ReportRow[]): Choices {
  const marks = { arguable: 0, exempt: 0 };
  const places = new Map(summary.jurisdictions.map((id) => [id, 0]));
  for (const { result } of flagged) {
    if (result.arguable) marks.arguable += 1;
    if (result.exempt) marks.exempt += 1;
    for (const id of new Set(result.findings.map((f) => f.jurisdiction)))
      places.set(id, (places.get(id) ?? 0) + 1);
  }
  return {
    verdicts: VERDICTS.filter((v) => v !== 'none')
      .map((v) => [v, summary.verdicts[v]] as const)
      .filter(some),
    marks: (['arguable', 'exempt'] as const).map((mark) => [mark, marks[mark]] as const).filter(some),
    places: [...places].filter(some),
    flagged: flagged.length,
  };
}

const some = ([, count]: readonly [string, number]): boolean => count > 0;

/** Boxes to tick and a place to choose. They hide records by style alone, for a report needs no script. */
export function filters({ verdicts, marks, places, flagged }: Choices): Markup {
  const box = (id: string, text: string, count: number) =>
    html`<label><input type="checkbox" id="show-${id}" checked> ${text} <span class="soft">${count.toLocaleString('en')}</span></label>`;
  const radio = (id: string, text: string, title: string, count: number) =>
    html`<label title="${title}"><input type="radio" name="in" id="in-${id}"${new Markup(id === 'any' ? ' checked' : '')}> ${text} <span class="soft">${count.toLocaleString('en')}</span></label>`;
  return html`<div class="filters"><fieldset><legend>Show</legend>${verdicts.map(([v, n]) => box(v, v, n))}${marks.map(([mark, n]) => box(mark, MARKS[mark], n))}</fieldset>${
    places.length < 2
      ? ''
      : html`<fieldset><legend>Found in</legend>${radio('any', 'any', 'wherever it was found', flagged)}${places.map(([id, n]) => radio(id, codeOf(id), jurisdictionName(id), n))}</fieldset>`
  }</div><p class="cut">Not all records are shown: some were filtered out.</p>`;
}

/** The styles that do the hiding. Ids of jurisdictions hold letters, digits and hyphens only. */
export function filterStyle({ verdicts, marks, places }: Choices): string {
  const hidden = [...verdicts, ...marks].map(([id]) => `body:has(#show-${id}:not(:checked)) .r-${id}`);
  const elsewhere = places.map(([id]) => `body:has(#in-${id}:checked) .r:not(.in-${id})`);
  const rules = [...hidden, ...elsewhere];
  return rules.length === 0
    ? ''
    : `${rules.join(',')}{display:none}\nbody:has(.filters input[type=checkbox]:not(:checked)) .cut,body:has(.filters input[type=radio]:checked:not(#in-any)) .cut{display:block}\n`;
}
