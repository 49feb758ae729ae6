import { VERDICTS } from '../../result.ids.js';
import type { Evidence, ScreenResult, Verdict } from '../../result.types.js';
import { contradictionsIn } from '../../screening/rows.js';
import { jurisdictionName, type ReportRow } from '../row.js';
import type { Summary } from '../summary.js';
import { PATTERNS } from '../svg/index.js';
import { count } from '../text.js';
import { HELD_ALONE, MEANING } from '../words.js';
import { type Card, type CardAsk, type CardMaker, cardMaker, Shared } from './card.js';
import { type Choices, Counting, filterStyle, filters } from './filters.js';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';
import {
  contradictionRow,
  contradictionTable,
  nextPart,
  overview,
  overviewRow,
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
  /** Has cards made elsewhere too, such as on another thread; all are made here where absent. */
  readonly beside?: ((here: CardMaker) => CardsBeside) | undefined;
}

/** Makes cards here and elsewhere; which of them where, changes no card. */
export interface CardsBeside {
  make(ask: CardAsk): Card | Promise<Card>;
  /** Nothing more is asked for: this thread helps until all cards are made. */
  settled(): Promise<void>;
}

/**
 * Cards beyond these stand without pictures, beyond the second number in the list alone, and beyond the third they are
 * counted: the page must open. It says so of each.
 */
const MOST_DRAWN = 500;
const MOST_CARDS = 1000;
const MOST_LISTED = 20_000;
/** Characters that are kept of flagged records, and of unreadable ones; records beyond them are counted alone. */
const MOST_TEXT = 1 << 27;
/**
 * The card of a record with less text than this is bounded by what the register says, and the cards by their number: it may be
 * made elsewhere, for what is kept of the next record does not wait for its size.
 */
const SHORT = 4096;

/**
 * A report of one file that needs no script and no network. Records come one by one; the page is given at the end,
 * since it begins with the sum. Records with nothing found are counted, not kept.
 */
export function htmlWriter(options: HtmlOptions) {
  /** Of each verdict what is shown, in the order of the input. */
  const shown = new Map<Verdict, Shown[]>(VERDICTS.map((verdict) => [verdict, []]));
  const choices = new Counting();
  const unreadable: string[] = [];
  const contradicting: string[] = [];
  const shared = new Shared();
  const make = cardMaker(options.explain, options.showFile);
  const beside = options.beside?.(make);
  const kept = { flagged: 0, unreadable: 0 };
  let flagged = 0;
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
      if (flagged >= MOST_LISTED || kept.flagged >= MOST_TEXT) {
        beyond++;
        return;
      }
      const hasCard = flagged < MOST_CARDS;
      const isDrawn = flagged < MOST_DRAWN;
      const anchor = `m${++flagged}`;
      const line: Shown = overviewRow(row, hasCard ? anchor : undefined, options.showFile);
      shown.get(verdict)!.push(line);
      choices.add(row.result);
      kept.flagged += line.head.length + line.tail.length;
      if (!hasCard) return;
      // As bytes: a text put together holds on to its pieces, and takes twice the room.
      const keep = (card: Card) => {
        line.card = UTF8.encode(card.text);
        if (card.shared === undefined) return;
        line.shared = card.shared.key;
        shared.add(card.shared);
      };
      const ask: CardAsk = { row, anchor, drawn: isDrawn };
      if (beside !== undefined && lengthOf(row) < SHORT) {
        const card = beside.make(ask);
        if (card instanceof Promise) card.then(keep);
        else keep(card);
        return;
      }
      keep(make(ask));
      if (lengthOf(row) >= SHORT) kept.flagged += line.card!.length;
    },
    /** Waits for cards that are made elsewhere; before the page. */
    settled: async (): Promise<void> => beside?.settled(),
    /** The page, piece by piece. */
    page(summary: Summary): Iterable<string> {
      // The gravest first; within a verdict in the order of the input.
      const sorted = VERDICTS.flatMap((verdict) => shown.get(verdict)!);
      return page(
        summary,
        options,
        sorted,
        choices.of(summary),
        { unreadable, contradicting },
        beyond,
        shared,
      );
    },
  };
}

/** Characters of a record's own text. */
const lengthOf = ({ file, id, name = '', raw = '', own = [], result }: ReportRow): number =>
  [file, id, name, raw, result.smiles, ...own.flat()].reduce((sum, text) => sum + text.length, 0);

const UTF8 = new TextEncoder();
const TEXT = new TextDecoder();

/** What a report may do: show itself. No script, no connection, no form, whatever stands in a list that it shows. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Lines beyond which the overview stands in parts, and the lines of a part. */
const LONG = 1000;
const PART = 250;

/** Where the lines of the overview and the cards go; no text of a list can hold such a sign. */
const LINES = '\u0000lines';
const CARDS = '\u0000cards';

function* page(
  summary: Summary,
  options: HtmlOptions,
  shown: readonly Shown[],
  choices: Choices,
  others: Readonly<Record<'unreadable' | 'contradicting', readonly string[]>>,
  beyond: number,
  shared: Shared,
): Generator<string> {
  const declared = shown.some((each) => each.declared !== '');
  const [begin, rest] = frame(summary, options, shown, choices, others, beyond, declared).split(LINES);
  yield begin!;
  if (rest === undefined) return;
  for (const [i, each] of shown.entries()) {
    if (i > 0 && i % PART === 0 && shown.length > LONG) yield nextPart(options.showFile, declared);
    yield each.head + (declared ? each.declaredCell : '') + each.tail;
  }
  const [middle, end] = rest.split(CARDS);
  yield middle!;
  for (const each of shown)
    if (each.card !== undefined) yield shared.into(TEXT.decode(each.card), each.shared);
  yield end!;
}

function frame(
  summary: Summary,
  options: HtmlOptions,
  shown: readonly Shown[],
  choices: Choices,
  { unreadable, contradicting }: Readonly<Record<'unreadable' | 'contradicting', readonly string[]>>,
  beyond: number,
  declared: boolean,
): string {
  const { verdicts, asOf } = summary;
  const total = VERDICTS.reduce((sum, v) => sum + verdicts[v], 0);
  const boxes = shown.length + unreadable.length === 0 ? '' : filters(choices);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="onetweak"><title>onetweak: ${count(total, 'record')}, ${asOf}</title><style>${new Markup(STYLE)}
${new Markup(filterStyle(choices))}</style></head>
<body><svg width="0" height="0" style="position:absolute" aria-hidden="true">${new Markup(PATTERNS)}</svg><main${new Markup(shown.length > 50 ? ' class="many"' : '')}>
<h1>Screening by drug lists and class rules</h1>
<p class="sub">${count(total, 'record')} of ${summary.files.map((f) => f.name).join(', ')}, judged for <b>${asOf}</b></p>
${(summary.warnings ?? []).map((warning) => html`<p class="warning"><b>Warning:</b> ${warning}.</p>`)}
<section class="tiles">${VERDICTS.map((v) => tile(summary, v))}</section>
${bar(verdicts, total)}
${contradicting.length === 0 ? '' : html`${boxes}${new Markup(BEHIND)}${contradictionTable(contradicting, options.showFile)}`}
<h2>What was judged, and by what</h2>
<div class="box"><dl class="facts">
<dt>Judged for</dt><dd>${asOf}</dd>
<dt>Jurisdictions</dt><dd>${summary.jurisdictions.map(named).join(', ')}</dd>
<dt>Register</dt><dd>${summary.register.version} <code>${summary.register.hash}</code></dd>
<dt>Input</dt><dd>${summary.files.map((f) => html`<div>${f.name}: ${count(f.lines, 'line')}, ${count(f.records, 'record')}${skipped(f)}; ${f.understood}</div>`)}</dd>
<dt>Command</dt><dd><code>${options.commandLine}</code></dd>
${summary.exempt ? html`<dt>Exempt</dt><dd>${count(summary.exempt, 'record')} by rules of your own: shown and marked, each with its verdict</dd>` : ''}
</dl>${(summary.notes ?? []).map((note) => html`<p class="note">${note}</p>`)}<p class="note">“none” says that nothing was found by these rules on this day, and no more. A verdict is a reading of the texts in the register; where a text can be read in two ways it is marked arguable. Similarity is evidence, never a verdict.</p></div>
${shown.length + unreadable.length === 0 ? html`<h2>Records</h2><p>No record is listed, covered, a relative or unreadable.</p>` : ''}${contradicting.length === 0 ? html`${boxes}${new Markup(BEHIND)}` : ''}
${
  shown.length === 0
    ? new Markup(LINES + CARDS)
    : html`${overview(new Markup(LINES), options.showFile, declared, shown.length > LONG)}
${without(shown)}
<h2>Flagged molecules</h2>${LEGEND}
${new Markup(CARDS)}`
}
${unreadableTable(unreadable, options.showFile)}
${beyond > 0 ? html`<p class="note">${count(beyond, 'further record')} flagged or unreadable ${beyond === 1 ? 'is' : 'are'} counted above and not listed here: ask for csv or ndjson.</p>` : ''}
</div><footer>Written by onetweak. It classifies what it is given by the lists and rules named above; it is no legal advice.</footer>
</main></body></html>
`.text;
}

/** What the boxes choose from stands behind them. */
const BEHIND = '<div class="filtered">';

/** How many records stand in the overview alone. */
function without(shown: readonly Shown[]): Markup {
  const count = shown.filter(({ card }) => card === undefined).length;
  return count === 0
    ? html``
    : html`<p class="note">The first ${MOST_CARDS.toLocaleString('en')} flagged records of the input have a card below, the first ${MOST_DRAWN.toLocaleString('en')} with a picture; ${count.toLocaleString('en')} more stand in the overview alone: <code>onetweak explain</code> tells the same of any of them, and ndjson and xlsx hold what was found.</p>`;
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
