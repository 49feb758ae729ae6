import { VERDICTS } from '../../result.ids.js';
import type { Evidence, ScreenResult, Verdict } from '../../result.types.js';
import { contradictionsIn } from '../../screening/rows.js';
import { jurisdictionName, type ReportRow } from '../row.js';
import type { Summary } from '../summary.js';
import { PATTERNS } from '../svg/index.js';
import { count } from '../text.js';
import { HELD_ALONE, MEANING } from '../words.js';
import { card, Shared } from './card.js';
import { choicesOf, filterStyle, filters } from './filters.js';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';
import {
  contradictionRow,
  contradictionTable,
  overview,
  type Shown,
  unreadableRow,
  unreadableTable,
} from './tables.js';

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
/** Characters that are kept of flagged records, and of unreadable ones; records beyond them are counted alone. */
const MOST_TEXT = 1 << 27;

/**
 * A report of one file that needs no script and no network. Records come one by one; the page is given at the end,
 * since it begins with the sum. Records with nothing found are counted, not kept.
 */
export function htmlWriter(options: HtmlOptions) {
  const flagged: Shown[] = [];
  const unreadable: string[] = [];
  const contradicting: string[] = [];
  const shared = new Shared();
  const kept = { flagged: 0, unreadable: 0 };
  let beyond = 0;
  return {
    add(row: ReportRow): void {
      const { verdict } = row.result;
      if (contradicting.length < MOST_LISTED && contradictionsIn(row.result).length > 0)
        contradicting.push(contradictionRow(row, options.showFile));
      if (verdict === 'none') return;
      if (verdict === 'unreadable') {
        if (unreadable.length >= MOST_LISTED || kept.unreadable >= MOST_TEXT) {
          beyond++;
          return;
        }
        const text = unreadableRow(row, options.showFile);
        unreadable.push(text);
        kept.unreadable += text.length;
        return;
      }
      if (flagged.length >= MOST_LISTED || kept.flagged >= MOST_TEXT) {
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
      flagged.push({ row, anchor, card: text });
      kept.flagged += text.length + sizeOf(row);
    },
    page(summary: Summary): string {
      // The gravest first; within a verdict in the order of the input.
      const rank = ({ row }: Shown) => VERDICTS.indexOf(row.result.verdict);
      const sorted = [...flagged].sort((a, b) => rank(a) - rank(b));
      return page(summary, options, sorted, { unreadable, contradicting }, beyond).text;
    },
  };
}

/** About as many characters as a record holds of its own: a long text can lie in many ways on the skeleton. */
function sizeOf({ id, name = '', raw = '', result }: ReportRow): number {
  return (
    id.length + name.length + raw.length + result.smiles.length + JSON.stringify(result.decompositions).length
  );
}

/** What a report may do: show itself. No script, no connection, no form, whatever stands in a list that it shows. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

function page(
  summary: Summary,
  options: HtmlOptions,
  flagged: readonly Shown[],
  { unreadable, contradicting }: Readonly<Record<'unreadable' | 'contradicting', readonly string[]>>,
  beyond: number,
): Markup {
  const { verdicts, asOf } = summary;
  const total = VERDICTS.reduce((sum, v) => sum + verdicts[v], 0);
  const choices = choicesOf(
    summary,
    flagged.map((f) => f.row),
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="onetweak"><title>onetweak: ${count(total, 'record')}, ${asOf}</title><style>${new Markup(STYLE)}
${new Markup(filterStyle(choices))}</style></head>
<body><svg width="0" height="0" style="position:absolute" aria-hidden="true">${new Markup(PATTERNS)}</svg><main${new Markup(flagged.length > 50 ? ' class="many"' : '')}>
<h1>Screening by drug lists and class rules</h1>
<p class="sub">${count(total, 'record')} of ${summary.files.map((f) => f.name).join(', ')}, judged for <b>${asOf}</b></p>
${(summary.warnings ?? []).map((warning) => html`<p class="warning"><b>Warning:</b> ${warning}.</p>`)}
<section class="tiles">${VERDICTS.map((v) => tile(summary, v))}</section>
${bar(verdicts, total)}
${contradictionTable(contradicting, options.showFile)}
<h2>What was judged, and by what</h2>
<div class="box"><dl class="facts">
<dt>Judged for</dt><dd>${asOf}</dd>
<dt>Jurisdictions</dt><dd>${summary.jurisdictions.map(named).join(', ')}</dd>
<dt>Register</dt><dd>${summary.register.version} <code>${summary.register.hash}</code></dd>
<dt>Input</dt><dd>${summary.files.map((f) => html`<div>${f.name}: ${count(f.lines, 'line')}, ${count(f.records, 'record')}${skipped(f)}; ${f.understood}</div>`)}</dd>
<dt>Command</dt><dd><code>${options.commandLine}</code></dd>
${summary.exempt ? html`<dt>Exempt</dt><dd>${count(summary.exempt, 'record')} by rules of your own: shown and marked, each with its verdict</dd>` : ''}
</dl>${(summary.notes ?? []).map((note) => html`<p class="note">${note}</p>`)}<p class="note">“none” says that nothing was found by these rules on this day, and no more. A verdict is a reading of the texts in the register; where a text can be read in two ways it is marked arguable. Similarity is evidence, never a verdict.</p></div>
${flagged.length + unreadable.length === 0 ? html`<h2>Records</h2><p>No record is listed, covered, a relative or unreadable.</p>` : filters(choices)}
${overview(flagged, options.showFile)}
${flagged.some((f) => f.card !== '') ? html`<h2>Flagged molecules</h2>${LEGEND}` : ''}
${flagged.map((f) => new Markup(f.card))}
${unreadableTable(unreadable, options.showFile)}
${beyond > 0 ? html`<p class="note">${count(beyond, 'further record')} flagged or unreadable ${beyond === 1 ? 'is' : 'are'} counted above and not listed here: ask for csv or ndjson.</p>` : ''}
<footer>Written by onetweak. It classifies what it is given by the lists and rules named above; it is no legal advice.</footer>
</main></body></html>
`;
}

const LEGEND = html`<p class="soft legend">What differs from the named substance beside it has a dark outline; <b>US (E)</b> and the like are the clauses that a group meets. Molecules are drawn flat, as they are compared: without stereo, isotopes and salts. Atoms are counted from 0, along the text.</p>`;

function tile({ verdicts, arguable, notes }: Summary, v: Verdict): Markup {
  return html`<div class="tile v-${v}"><b>${verdicts[v].toLocaleString('en')}</b><span>${v}</span>${v === 'class' && arguable > 0 ? html` <span class="soft">(${arguable} arguable)</span>` : ''}<p>${v === 'analogue' && (notes ?? []).length > 0 ? HELD_ALONE : MEANING[v]}</p></div>`;
}

/** `United States (us)`; the id alone where it has no other name. */
function named(id: string): string {
  const name = jurisdictionName(id);
  return name === id ? id : `${name} (${id})`;
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
