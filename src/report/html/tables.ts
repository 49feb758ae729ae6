import type { Finding, ScreenResult } from '../../result.types.js';
import { contradictionsIn } from '../../screening/rows.js';
import { caret } from '../explain.js';
import type { ReportRow } from '../row.js';
import { listedNames, relationInWords } from '../sentences.js';
import { html, Markup } from './markup.js';
import { badges, classesOf, codeList, verdictWords } from './parts.js';

/** A record that is shown: its line of the overview in pieces, and its card where it has one. */
export interface Shown {
  readonly head: string;
  readonly declared: string;
  /** The cell of what it was declared as, for a page on which any record was declared as something. */
  readonly declaredCell: string;
  readonly tail: string;
  /** In UTF-8; not there until it is made. */
  card?: Uint8Array;
  /** The picture that its card shares with others, by its key. */
  shared?: string;
}

/** One line for each flagged record, the gravest first, with a link to its card. */
export function overview(lines: Markup, showFile: boolean, declared: boolean, isLong: boolean): Markup {
  return html`<h2 id="overview">Overview</h2><div class="box">${isLong ? html`<div class="part">${longTable(showFile, declared)}` : html`<table class="index">`}<thead><tr>${showFile ? html`<th>file</th>` : ''}<th class="num">line</th><th>id</th>${declared ? html`<th>declared as</th>` : ''}<th>verdict</th><th>found</th></tr></thead><tbody>${lines}</tbody></table>${isLong ? html`</div>` : ''}</div>`;
}

/** Ends one part of a long overview and begins the next. */
export const nextPart = (showFile: boolean, declared: boolean): string =>
  html`</tbody></table></div><div class="part">${longTable(showFile, declared)}<tbody>`.text;

/**
 * A browser lays a table out as a whole: a long one stands in parts, which it lays out when they are looked at. Their columns
 * are of one width, so that they stand under each other.
 */
function longTable(showFile: boolean, declared: boolean): Markup {
  const widths = [...(showFile ? [14] : []), 7, 15, ...(declared ? [18] : []), 15];
  return html`<table class="index long"><colgroup>${widths.map((width) => html`<col style="width:${width}%">`)}<col></colgroup>`;
}

/** The line of a record; of its result nothing more is kept. */
export function overviewRow(row: ReportRow, anchor: string | undefined, showFile: boolean): Shown {
  const id = row.id === '' ? `line ${row.line}` : row.id;
  const declared = row.name === undefined || row.name === row.id ? '' : row.name;
  return {
    head: flat(
      html`<tr class="${classesOf(row.result)}">${showFile ? html`<td>${row.file}</td>` : ''}<td class="num">${row.line}</td><td${new Markup(id.length <= 20 ? ' class="short"' : '')}>${anchor === undefined ? id : html`<a href="#${anchor}">${id}</a>`}</td>`,
    ),
    declared,
    declaredCell: declared === '' ? '<td></td>' : html`<td>${declared}</td>`.text,
    tail: flat(html`${verdictCell(row.result)}<td>${found(row)}</td></tr>`),
  };
}

/** The verdict without an element of its own: a browser takes longest of a long report to build its elements. */
const verdictCell = (result: ScreenResult): Markup =>
  html`<td class="said v-${result.verdict}">${verdictWords(result)}${result.exempt ? ', exempt' : ''}</td>`;

/** As text that holds on to nothing: a text put together holds on to its pieces, a piece cut from a long one to the whole. */
const flat = ({ text }: Markup): string => TEXT.decode(UTF8.encode(text));

const UTF8 = new TextEncoder();
const TEXT = new TextDecoder();

function found({ result }: ReportRow): Markup {
  const names = listedNames(result);
  const listed = result.findings.filter((f) => f.kind === 'listed').map((f) => f.jurisdiction);
  const of = (kind: Finding['kind']) =>
    result.findings
      .filter((f) => f.kind === kind && !listed.includes(f.jurisdiction))
      .map((f) => f.jurisdiction);
  const forms = [...new Set(result.findings.flatMap((f) => (f.kind === 'form' ? [f.extension] : [])))];
  const parts = [
    ...(names.length === 0
      ? []
      : [html`${names.slice(0, 2).join(', ')}${names.length > 2 ? ' …' : ''}: ${codeList(listed)}`]),
    ...(of('form').length === 0 ? [] : [html`${forms.slice(0, 2).join(', ')}: ${codeList(of('form'))}`]),
    ...(of('class').length === 0 ? [] : [html`class rule: ${codeList(of('class'))}`]),
    ...(result.verdict === 'analogue' && result.relation !== null ? [html`${relationInWords(result)}`] : []),
    ...(result.verdict === 'analogue' && of('similarity').length > 0
      ? [html`test of likeness: ${codeList(of('similarity'))}`]
      : []),
  ];
  return html`${parts.map((part, i) => html`${i === 0 ? '' : '; '}${part}`)}`;
}

/** The lines that could not be read, from `unreadableRow`, each with the place in its text and the reason. */
export function unreadableTable(rows: readonly string[], showFile: boolean): Markup {
  if (rows.length === 0) return html``;
  return html`<section class="r-unreadable"><h2>Unreadable lines</h2><p class="soft">Nothing was judged on these lines; each needs a person.</p><div class="box"><table class="unread"><thead><tr>${showFile ? html`<th>file</th>` : ''}<th class="num">line</th><th>id</th><th>text and reason</th></tr></thead><tbody>${rows.map(
    (row) => new Markup(row),
  )}</tbody></table></div></section>`;
}

/** The records that contradict themselves, from `contradictionRow`: first, for they are what a declaration is checked for. */
export function contradictionTable(rows: readonly string[], showFile: boolean): Markup {
  if (rows.length === 0) return html``;
  return html`<section class="contradictions"><h2>Records that contradict themselves</h2><p class="soft">A name, number, key, formula, mass or tariff code that is of something else than what was judged, or than another cell of the row.</p><div class="box"><table class="unread"><thead><tr>${showFile ? html`<th>file</th>` : ''}<th class="num">line</th><th>id</th><th>verdict</th><th>found</th><th>contradiction</th></tr></thead><tbody>${rows.map(
    (row) => new Markup(row),
  )}</tbody></table></div></section>`;
}

/** One such record. */
export function contradictionRow(row: ReportRow, showFile: boolean): string {
  const name = row.name === undefined || row.name === row.id ? '' : html`<div class="soft">${row.name}</div>`;
  return flat(
    html`<tr class="${classesOf(row.result)}">${showFile ? html`<td>${row.file}</td>` : ''}<td class="num">${row.line}</td><td>${row.id}${name}</td><td>${badges(row.result)}</td><td>${found(row)}</td><td>${contradictionsIn(row.result).map((issue) => html`<div>${issue.message} <span class="soft">${issue.code}</span></div>`)}</td></tr>`,
  );
}

/** One such line. */
export function unreadableRow(row: ReportRow, showFile: boolean): string {
  const { smiles, issues } = row.result;
  const issue = issues.find((each) => each.severity === 'error');
  const text = smiles === '' ? (row.raw ?? '') : smiles;
  const place = issue === undefined || smiles === '' ? [] : caret(smiles, issue, 90);
  const name = row.name === undefined || row.name === row.id ? '' : html`<div class="soft">${row.name}</div>`;
  const shown =
    place.length === 0
      ? html`<pre class="mono">${text.length > 300 ? `${text.slice(0, 300)}…` : text}</pre>`
      : html`<pre class="mono caret">${place[0]}${new Markup('\n')}${place[1]}</pre>`;
  const why =
    issue === undefined ? '' : html`<div>${issue.message} <span class="soft">${issue.code}</span></div>`;
  return flat(
    html`<tr>${showFile ? html`<td>${row.file}</td>` : ''}<td class="num">${row.line}</td><td>${row.id}${name}</td><td>${shown}${why}</td></tr>`,
  );
}
