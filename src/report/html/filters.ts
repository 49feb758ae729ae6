import { VERDICTS } from '../../result.ids.js';
import type { ScreenResult, Verdict } from '../../result.types.js';
import { codeOf, jurisdictionName } from '../row.js';
import type { Summary } from '../summary.js';
import { html, Markup } from './markup.js';
import { isCovered } from './parts.js';

/** Marks beside the verdict by which records can be hidden. */
const MARKS = { arguable: 'arguable ones', exempt: 'exempt ones' } as const;

/** What the records of a page can be told apart by, with how many there are of each. */
export interface Choices {
  readonly verdicts: readonly (readonly [Verdict, number])[];
  readonly marks: readonly (readonly [keyof typeof MARKS, number])[];
  /** Jurisdictions that cover records, and those in which relatives are not covered. */
  readonly covered: readonly (readonly [string, number])[];
  readonly uncovered: readonly (readonly [string, number])[];
  readonly flagged: number;
}

/** Counts what the records of a page can be told apart by, record by record. */
export class Counting {
  #flagged = 0;
  readonly #marks = { arguable: 0, exempt: 0 };
  readonly #covered = new Map<string, number>();
  readonly #uncovered = new Map<string, number>();

  add(result: ScreenResult): void {
    this.#flagged += 1;
    if (result.arguable) this.#marks.arguable += 1;
    if (result.exempt) this.#marks.exempt += 1;
    for (const id in result.status) {
      const { verdict } = result.status[id as keyof typeof result.status]!;
      const places = isCovered(verdict)
        ? this.#covered
        : verdict === 'analogue'
          ? this.#uncovered
          : undefined;
      places?.set(id, (places.get(id) ?? 0) + 1);
    }
  }

  of(summary: Summary): Choices {
    const inOrder = (places: ReadonlyMap<string, number>) =>
      [...new Set([...summary.jurisdictions, ...places.keys()])]
        .map((id) => [id, places.get(id) ?? 0] as const)
        .filter(some);
    return {
      verdicts: VERDICTS.filter((v) => v !== 'none')
        .map((v) => [v, summary.verdicts[v]] as const)
        .filter(some),
      marks: (['arguable', 'exempt'] as const).map((mark) => [mark, this.#marks[mark]] as const).filter(some),
      covered: inOrder(this.#covered),
      uncovered: inOrder(this.#uncovered),
      flagged: this.#flagged,
    };
  }
}

const some = ([, count]: readonly [string, number]): boolean => count > 0;

/** Boxes to tick and a place to choose. They hide records by style alone, for a report needs no script. */
export function filters({ verdicts, marks, covered, uncovered, flagged }: Choices): Markup {
  const box = (id: string, text: string, count: number) =>
    html`<label><input type="checkbox" id="show-${id}" checked> ${text} <span class="soft">${count.toLocaleString('en')}</span></label>`;
  const radio = (group: string, id: string, text: string, title: string, count: number) =>
    html`<label title="${title}"><input type="radio" name="${group}" id="${group}-${id}"${new Markup(id === 'any' ? ' checked' : '')}> ${text} <span class="soft">${count.toLocaleString('en')}</span></label>`;
  const choice = (group: string, legend: string, title: string, places: Choices['covered']) =>
    places.length === 0
      ? ''
      : html`<fieldset><legend>${legend}</legend>${radio(group, 'any', 'any', title, flagged)}${places.map(([id, n]) => radio(group, id, codeOf(id), jurisdictionName(id), n))}</fieldset>`;
  return html`<div class="filters"><fieldset><legend>Show</legend>${verdicts.map(([v, n]) => box(v, v, n))}${marks.map(([mark, n]) => box(mark, MARKS[mark], n))}</fieldset>${choice('in', 'Covered in', 'wherever a list or a class rule covers it', covered)}${choice('un', 'Uncovered in', 'whether or not something covers it', uncovered)}</div><p class="cut">Not all records are shown: some were filtered out.</p>`;
}

/**
 * The styles that do the hiding, of what stands in the `.filtered` behind the boxes. They ask the boxes' own element what is ticked:
 * asked of the page (`body:has(…)`), a browser would style all of it anew with each piece that arrives. Ids of jurisdictions hold
 * letters, digits and hyphens only.
 */
export function filterStyle({ verdicts, marks, covered, uncovered }: Choices): string {
  const where = (ticked: string, records: string) => `.filters:has(${ticked})~.filtered ${records}`;
  const hidden = [...verdicts, ...marks].map(([id]) => where(`#show-${id}:not(:checked)`, `.r-${id}`));
  const choices = [...covered.map(([id]) => `in-${id}`), ...uncovered.map(([id]) => `un-${id}`)];
  const elsewhere = choices.map((id) => where(`#${id}:checked`, `.r:not(.${id})`));
  const rules = [...hidden, ...elsewhere];
  return rules.length === 0
    ? ''
    : `${rules.join(',')}{display:none}\n.filters:has(input[type=checkbox]:not(:checked),input[type=radio]:checked:not(#in-any):not(#un-any))+.cut{display:block}\n`;
}
