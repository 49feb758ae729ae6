import type { Evidence, ScreenResult } from '../../result.js';
import { VERDICTS, type Verdict } from '../../result.js';
import { caret } from '../explain.js';
import { jurisdictionName, type ReportRow } from '../row.js';
import type { Summary } from '../summary.js';
import { PATTERNS } from '../svg/index.js';
import { count } from '../text.js';
import { MEANING } from '../words.js';
import { badge, card, headline, Shared } from './card.js';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';

export interface HtmlOptions {
  /** What supports a flagged result; called once for each. */
  readonly explain: (result: ScreenResult) => Evidence;
  /** The command as it was given, to be repeated. */
  readonly commandLine: string;
  readonly showFile: boolean;
}

/** Cards beyond these stand without pictures, and beyond the second number in the list alone: the page must open. */
const MOST_DRAWN = 1500;
const MOST_CARDS = 5000;
const MOST_LISTED = 20_000;

/**
 * A report of one file that needs no script and no network. Records come one by one; the page is given at the end,
 * since it begins with the sum. Records with nothing found are counted, not kept.
 */
export function htmlWriter(options: HtmlOptions) {
  const flagged: { row: ReportRow; anchor: string; text: string }[] = [];
  const unreadable: ReportRow[] = [];
  const shared = new Shared();
  let beyond = 0;
  return {
    add(row: ReportRow): void {
      const { verdict } = row.result;
      if (verdict === 'none') return;
      if (verdict === 'unreadable') {
        if (unreadable.length < MOST_LISTED) unreadable.push(row);
        else beyond++;
        return;
      }
      if (flagged.length >= MOST_LISTED) {
        beyond++;
        return;
      }
      const anchor = `m${flagged.length + 1}`;
      const text =
        flagged.length < MOST_CARDS
          ? card(row, options.explain(row.result), anchor, {
              shared,
              drawn: flagged.length < MOST_DRAWN,
              showFile: options.showFile,
            }).text
          : '';
      flagged.push({ row, anchor, text });
    },
    page(summary: Summary): string {
      // The gravest first; within a verdict in the order of the input.
      const rank = (row: ReportRow) => VERDICTS.indexOf(row.result.verdict);
      const sorted = [...flagged].sort((a, b) => rank(a.row) - rank(b.row));
      return page(summary, options, sorted, unreadable, beyond).text;
    },
  };
}

function page(
  summary: Summary,
  options: HtmlOptions,
  flagged: readonly { row: ReportRow; anchor: string; text: string }[],
  unreadable: readonly ReportRow[],
  beyond: number,
): Markup {
  const { verdicts } = summary;
  const total = VERDICTS.reduce((sum, v) => sum + verdicts[v], 0);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="onetweak"><title>onetweak: ${count(total, 'record')}, ${summary.asOf}</title><style>${new Markup(STYLE)}</style></head>
<body><svg width="0" height="0" style="position:absolute" aria-hidden="true">${new Markup(PATTERNS)}</svg><main>
<h1>Screening for fentanyls and their relatives</h1>
<p class="sub">${count(total, 'record')} of ${summary.files.map((f) => f.name).join(', ')}</p>
<section class="tiles">${VERDICTS.map(
    (v) =>
      html`<div class="tile v-${v}"><b>${verdicts[v].toLocaleString('en')}</b><span>${v}</span>${v === 'class' && summary.arguable > 0 ? html` <span class="soft">(${summary.arguable} arguable)</span>` : ''}<p>${MEANING[v]}</p></div>`,
  )}</section>
${bar(verdicts, total)}
<h2>What was judged, and by what</h2>
<div class="box"><dl class="facts">
<dt>Judged for</dt><dd>${summary.asOf}</dd>
<dt>Jurisdictions</dt><dd>${summary.jurisdictions.map((id) => `${jurisdictionName(id)} (${id})`).join(', ')}</dd>
<dt>Register</dt><dd>${summary.register.version} <code>${summary.register.hash}</code></dd>
<dt>Input</dt><dd>${summary.files.map((f) => html`<div>${f.name}: ${count(f.lines, 'line')}, ${count(f.records, 'record')}${skipped(f)}; ${f.understood}</div>`)}</dd>
<dt>Command</dt><dd><code>${options.commandLine}</code></dd>
</dl><p class="note">“none” says that nothing was found by these rules on this day, and no more. A verdict is a reading of the texts in the register; where a text can be read in two ways it is marked arguable. Similarity is evidence, never a verdict. Molecules are drawn flat, as they are compared: without stereo, isotopes and salts.</p>${(summary.notes ?? []).map((note) => html`<p class="note">${note}</p>`)}</div>
${flagged.length + unreadable.length === 0 ? html`<h2>Records</h2><p>No record is listed, covered, a relative or unreadable.</p>` : filters(verdicts, summary.arguable)}
${index(flagged, options)}
${flagged.some((f) => f.text !== '') ? html`<h2>Flagged molecules</h2>` : ''}
${flagged.map((f) => new Markup(f.text))}
${unreadableList(unreadable, options)}
${beyond > 0 ? html`<p class="note">${count(beyond, 'further record')} flagged or unreadable ${beyond === 1 ? 'is' : 'are'} counted above and not listed here: ask for csv or ndjson.</p>` : ''}
<footer>Written by onetweak. It classifies what it is given by the lists and rules named above; it is no legal advice. <b>US (E)</b> and the like beneath a site of a picture are the clauses met there.</footer>
</main></body></html>
`;
}

function skipped({ headers, blank, comments }: Summary['files'][number]): string {
  const parts = [
    ...(headers > 0 ? [count(headers, 'heading')] : []),
    ...(blank.count > 0 ? [`${blank.count} blank`] : []),
    ...(comments.count > 0 ? [count(comments.count, 'comment')] : []),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function bar(verdicts: Summary['verdicts'], total: number): Markup {
  const shown = VERDICTS.filter((v) => verdicts[v] > 0);
  const percent = (v: Verdict) => {
    const p = (verdicts[v] / total) * 100;
    return p >= 10 ? p.toFixed(0) : p >= 0.1 ? p.toFixed(1) : '< 0.1';
  };
  return html`<div class="bar" role="img" aria-label="records by verdict">${shown.map((v) => html`<i class="f-${v}" style="flex:${verdicts[v]} 0 0"></i>`)}</div><div class="scale">${shown.map((v) => html`<span><i class="f-${v}"></i>${v} ${percent(v)} %</span>`)}</div>`;
}

function filters(verdicts: Summary['verdicts'], arguable: number): Markup {
  const box = (id: string, text: string) =>
    html`<label><input type="checkbox" id="show-${id}" checked> ${text}</label>`;
  return html`<div class="filters"><span class="soft">Show</span>${VERDICTS.filter((v) => v !== 'none' && verdicts[v] > 0).map((v) => box(v, `${v} (${verdicts[v].toLocaleString('en')})`))}${arguable > 0 ? box('arguable', `arguable ones (${arguable})`) : ''}</div>`;
}

function index(
  flagged: readonly { row: ReportRow; anchor: string; text: string }[],
  options: HtmlOptions,
): Markup {
  if (flagged.length === 0) return html``;
  return html`<h2>Overview</h2><div class="box"><table class="index"><thead><tr>${options.showFile ? html`<th>file</th>` : ''}<th class="num">line</th><th>id</th><th>declared as</th><th>verdict</th><th>found</th></tr></thead><tbody>${flagged.map(
    ({ row, anchor, text }) =>
      html`<tr class="r-${row.result.verdict}${row.result.arguable ? ' r-arguable' : ''}">${options.showFile ? html`<td>${row.file}</td>` : ''}<td class="num">${row.line}</td><td>${text === '' ? row.id : html`<a href="#${anchor}">${row.id === '' ? `line ${row.line}` : row.id}</a>`}</td><td>${row.name === row.id ? '' : (row.name ?? '')}</td><td><span class="badge v-${row.result.verdict}">${badge(row.result)}</span></td><td>${headline(row.result)}</td></tr>`,
  )}</tbody></table></div>`;
}

function unreadableList(rows: readonly ReportRow[], options: HtmlOptions): Markup {
  if (rows.length === 0) return html``;
  return html`<section class="r-unreadable"><h2>Unreadable lines</h2><p class="soft">Nothing was judged on these lines; each needs a person.</p><div class="box"><table><thead><tr>${options.showFile ? html`<th>file</th>` : ''}<th class="num">line</th><th>id</th><th>text and reason</th></tr></thead><tbody>${rows.map(
    (row) => {
      const issue = row.result.issues.find((each) => each.severity === 'error');
      const text = row.result.smiles === '' ? (row.raw ?? '') : row.result.smiles;
      const place =
        issue === undefined || row.result.smiles === '' ? [] : caret(row.result.smiles, issue, 90);
      return html`<tr>${options.showFile ? html`<td>${row.file}</td>` : ''}<td class="num">${row.line}</td><td>${row.id}${row.name === undefined || row.name === row.id ? '' : html`<br><span class="soft">${row.name}</span>`}</td><td>${
        place.length === 0
          ? html`<pre class="mono">${text.length > 300 ? `${text.slice(0, 300)}…` : text}</pre>`
          : html`<pre class="mono">${place[0]}${new Markup('\n')}${place[1]}</pre>`
      }${issue === undefined ? '' : html`${issue.message} <span class="soft">${issue.code}</span>`}</td></tr>`;
    },
  )}</tbody></table></div></section>`;
}
