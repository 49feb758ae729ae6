import type { Evidence, Finding, ScreenResult } from '../../result.js';
import { doubtsOf, jurisdictionName, type ReportRow, scheduleOf, titleOf } from '../row.js';
import {
  eventsInShort,
  relationText,
  ruleSentences,
  ruleTitle,
  tweakFootnote,
  tweakSentence,
} from '../sentences.js';
import {
  keyOfReference,
  type Picture,
  partOf,
  referenceFor,
  referencePicture,
  resultPicture,
  shownPart,
} from '../svg/index.js';
import { MEANING } from '../words.js';
import { html, Markup } from './markup.js';

/** Pictures of named substances that several cards share: drawn once in the page, used by their number. */
export class Shared {
  private readonly known = new Map<string, { id: string; box: Picture['box'] } | null>();

  /** The picture's markup; its shapes stand in the page where it is first used. */
  reference(key: string, draw: () => Picture | null, title: string): Markup {
    let shared = this.known.get(key);
    if (shared === undefined) {
      const drawn = draw();
      shared = drawn === null ? null : { id: `ref-${this.known.size + 1}`, box: drawn.box };
      this.known.set(key, shared);
      if (drawn !== null)
        return frame(drawn.box, new Markup(`<g id="${shared!.id}">${drawn.body}</g>`), title);
    }
    return shared === null ? html`` : frame(shared.box, html`<use href="#${shared.id}"/>`, title);
  }
}

export function frame([left, top, width, height]: Picture['box'], body: Markup, title: string): Markup {
  return html`<svg viewBox="${left} ${top} ${width} ${height}" width="${Math.round(width * 1.2)}" height="${Math.round(height * 1.2)}" role="img" aria-label="${title}">${body}</svg>`;
}

/** One flagged record: what it is, its picture beside the nearest named substance, findings, reasons and days. */
export function card(
  row: ReportRow,
  evidence: Evidence,
  anchor: string,
  options: { shared: Shared; drawn: boolean; showFile: boolean },
): Markup {
  const { result } = row;
  const named = row.name !== undefined && row.name !== row.id;
  return html`<article class="card v-${result.verdict} r-${result.verdict}${result.arguable ? ' r-arguable' : ''}" id="${anchor}">
<header><span class="badge v-${result.verdict}">${badge(result)}</span><h3>${row.id === '' ? `line ${row.line}` : row.id}</h3>${named ? html`<span>declared as “${row.name}”</span>` : ''}<span class="sub">${options.showFile ? `${row.file}, ` : ''}line ${row.line}</span></header>
<p class="says">${headline(result)}</p>
${options.drawn ? pictures(result, evidence, options.shared) : html`<p class="soft">Not drawn: the report draws its first molecules only.</p>`}
<p class="mono">${result.smiles}</p>
<div class="cols"><div>${tweaks(result, evidence)}</div><div>${days(result, evidence)}</div></div>
${findings(result)}
${reasons(result, evidence)}
${[...result.notes, ...result.issues.map((issue) => issue.message)].map((note) => html`<p class="note">${note}</p>`)}
</article>`;
}

export const badge = (result: ScreenResult): string =>
  `${result.verdict.toUpperCase()}${result.arguable ? ', arguable' : ''}`;

/** What was found, in one sentence. */
export function headline(result: ScreenResult): string {
  const listed = result.findings.filter((f) => f.kind === 'listed');
  const first = listed[0];
  if (first !== undefined) {
    const where = [...new Set(listed.map((f) => jurisdictionName(f.jurisdiction)))];
    const names = [...new Set(listed.map((f) => (f.extension === undefined ? titleOf(f) : f.extension)))];
    return `Listed as ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''}: ${where.join(', ')}.`;
  }
  if (result.findings.length > 0) {
    const where = [...new Set(result.findings.map((f) => jurisdictionName(f.jurisdiction)))];
    return `Named by no list; ${result.arguable ? 'on one reading ' : ''}covered by a class rule: ${where.join(', ')}.`;
  }
  return `${MEANING.analogue} Relation: ${relationText(result)}.`;
}

function pictures(result: ScreenResult, evidence: Evidence, shared: Shared): Markup {
  const own = shownPart(result);
  if (own === null) return html``;
  const named = referenceFor(result, evidence);
  const reference = named === undefined ? null : partOf(named);
  const drawn = resultPicture(result, own, reference ?? undefined);
  if (drawn === null) return html`<p class="soft">Too large to be drawn.</p>`;
  const right =
    named === undefined || reference === null
      ? html``
      : shared.reference(
          `${named.name} ${keyOfReference(reference, own)}`,
          () => referencePicture(reference, own),
          named.name,
        );
  return html`<div class="pair"><figure><figcaption><b>This molecule</b></figcaption>${frame(drawn.box, new Markup(drawn.body), 'this molecule')}</figure>${
    right.text === ''
      ? ''
      : html`<figure><figcaption><b>${named!.name}</b>, named by ${[...new Set(named!.entries.map((e) => e.jurisdiction))].join(', ')}</figcaption>${right}</figure>`
  }</div>`;
}

function tweaks(result: ScreenResult, evidence: Evidence): Markup {
  if (evidence.nearest.length === 0) return html``;
  const chosen = evidence.nearestInChosen;
  const same = JSON.stringify(chosen) === JSON.stringify(evidence.nearest);
  const list = (records: Evidence['nearest']) =>
    html`<ul>${records.map((n) => html`<li>${tweakSentence(n)} <span class="soft">${tweakFootnote(n)}</span></li>`)}</ul>`;
  return html`<h4>Nearest named substances</h4>${list(evidence.nearest)}${
    same
      ? ''
      : html`<h4>Nearest named in ${result.jurisdictions.join(', ')}</h4>${chosen.length === 0 ? html`<p>none</p>` : list(chosen)}`
  }`;
}

function days(result: ScreenResult, { timeline }: Evidence): Markup {
  if (timeline.length === 0) return html``;
  const events = eventsInShort(timeline).map(({ day, jurisdictions, name, what }) => ({
    day,
    item: html`<li><time>${day ?? 'day not known'}</time> ${jurisdictions.join(', ')}: ${name}, ${what}</li>`,
  }));
  const now = html`<li class="now"><time>${result.asOf}</time> <b>judged for this day</b></li>`;
  const at = events.findIndex(({ day }) => day !== null && day > result.asOf);
  const items = events.map(({ item }) => item);
  items.splice(at < 0 ? items.length : at, 0, now);
  return html`<h4>Time line</h4><ol class="time">${items}</ol>`;
}

function findings(result: ScreenResult): Markup {
  if (result.findings.length === 0) return html``;
  return html`<h4>Findings</h4><table><thead><tr><th>jurisdiction</th><th>finding</th><th>schedule</th><th>citation</th><th>in force from</th><th>marks</th></tr></thead><tbody>${result.findings.map(
    (f) =>
      html`<tr><td>${jurisdictionName(f.jurisdiction)}</td><td>${f.kind === 'listed' ? 'listed: ' : 'class rule: '}${titleOf(f)}${clauses(f)}</td><td>${scheduleOf(f)}</td><td>${f.citation}</td><td><span class="day">${f.since ?? 'not known'}</span>${f.until === null ? '' : html` to <span class="day">${f.until}</span>`}</td><td>${[...doubtsOf(f), `source ${f.source.confidence}`].join(', ')}</td></tr>`,
  )}</tbody></table>`;
}

const clauses = (f: Finding): string =>
  f.clauses.length === 0
    ? ''
    : ` — ${f.clauses.map((c) => `${c.clause ?? 'no clause'} ${c.site}: ${c.group}`).join('; ')}`;

function reasons(result: ScreenResult, { rules }: Evidence): Markup {
  const told = rules.filter((r) => r.outcome !== 'not on its skeleton');
  const other = rules.filter((r) => r.outcome === 'not on its skeleton');
  if (rules.length === 0) return html``;
  const word: Readonly<Record<string, string>> = { holds: 'holds', 'left to a listing': 'does not hold' };
  return html`<details${new Markup(result.verdict === 'listed' ? '' : ' open')}><summary>Why, and why not: rule by rule</summary>${told.map(
    (rule) =>
      html`<p><b>${ruleTitle(rule)}</b> — ${word[rule.outcome] ?? 'does not hold'}</p><ul>${ruleSentences(rule, result).map((s) => html`<li>${s}</li>`)}</ul>`,
  )}${other.length === 0 ? '' : html`<p class="soft">Written on another skeleton than this molecule has${result.relation === null ? '' : ` (${relationText(result)})`}: ${other.map(ruleTitle).join('; ')}.</p>`}</details>`;
}
