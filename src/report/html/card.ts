import { type MainPart, mainPart } from '../../evidence/main-part.js';
import type { Evidence, Finding, NearestRecord, ScreenResult } from '../../result.types.js';
import {
  citationOf,
  codeOf,
  doubtsOf,
  jurisdictionName,
  type ReportRow,
  scheduleOf,
  titleOf,
} from '../row.js';
import {
  clauseInShort,
  eventsInShort,
  headline,
  namedBy,
  ofPart,
  otherSkeleton,
  outcomeWords,
  ruleSentences,
  ruleTitle,
  sameTweaks,
  tweakFootnote,
  tweakSentence,
} from '../sentences.js';
import {
  drawnPartOf,
  keyOfReference,
  type Picture,
  referenceFor,
  referencePicture,
  resultPicture,
} from '../svg/index.js';
import { KIND } from '../words.js';
import { html, Markup } from './markup.js';
import { badges, chips, classesOf, codes } from './parts.js';

/** A record of which a card is wanted. */
export interface CardAsk {
  readonly row: ReportRow;
  /** By which the overview links to it. */
  readonly anchor: string;
  readonly drawn: boolean;
}

/**
 * A card in markup. Where its picture of a named substance is to stand, is a sign: a page draws the picture once, however
 * many of its cards have it.
 */
export interface Card {
  readonly text: string;
  readonly shared?: SharedPicture;
}

/** The same key, the same picture. */
export interface SharedPicture {
  readonly key: string;
  readonly body: string;
}

/** Where a shared picture goes; no text of a list can hold such a sign. */
const SHARED = '\u0000shared';

/** The card of a record; it depends on the record alone, not on what cards were made before. */
export type CardMaker = (ask: CardAsk) => Card;

/** Pictures of named substances that are kept; most reports have fewer. */
const MOST_KEPT = 1024;

/** Makes cards: what a record is, its picture beside the nearest named substance, findings, reasons and days. */
export function cardMaker(explain: (result: ScreenResult) => Evidence, showFile: boolean): CardMaker {
  const known = new Map<string, Picture | null>();
  const reference: References = (key, draw) => {
    let picture = known.get(key);
    if (picture === undefined) {
      picture = draw();
      if (known.size === MOST_KEPT) known.clear();
      known.set(key, picture);
    }
    return picture;
  };
  return (ask) => {
    let shared: SharedPicture | undefined;
    const { text } = card(ask, explain(ask.row.result), showFile, (key, draw) => {
      const picture = reference(key, draw);
      if (picture !== null) shared = { key, body: picture.body };
      return picture;
    });
    return shared === undefined ? { text } : { text, shared };
  };
}

type References = (key: string, draw: () => Picture | null) => Picture | null;

/** Puts the shared pictures of a page into its cards, in the order in which they stand there. */
export class Shared {
  readonly #bodies = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  /** Keeps the picture of a card, so that the card need not. */
  add({ key, body }: SharedPicture): void {
    if (!this.#bodies.has(key)) this.#bodies.set(key, body);
  }

  /** The card as it stands in the page. */
  into(text: string, key: string | undefined): string {
    if (key === undefined) return text;
    const id = this.#ids.get(key);
    if (id !== undefined) return text.replace(SHARED, () => `<use href="#${id}"/>`);
    const next = `ref-${this.#ids.size + 1}`;
    this.#ids.set(key, next);
    return text.replace(SHARED, () => `<g id="${next}">${this.#bodies.get(key)}</g>`);
  }
}

function card(
  { row, anchor, drawn }: CardAsk,
  evidence: Evidence,
  showFile: boolean,
  references: References,
): Markup {
  const { result } = row;
  const named = row.name !== undefined && row.name !== row.id;
  const part = mainPart(result);
  const notes = [...result.notes, ...result.issues.map((issue) => issue.message)];
  // No line ends between the pieces: each would be a node of the page.
  return html`<article class="card v-${result.verdict} ${classesOf(result)}" id="${anchor}">\
<div class="top"><header>${badges(result)}<h3>${row.id === '' ? `line ${row.line}` : row.id}</h3>${named ? html`<span>declared as “${row.name}”</span>` : ''}<span class="where">${showFile ? `${row.file}, ` : ''}line ${row.line} <a href="#overview" title="to the overview">↑</a></span></header>\
${chips(result)}\
<p class="says">${headline(result)}</p>\
${result.exempt ? html`<p class="note">Rules of your own exempt it. That changes no law: all else that was found stands below.</p>` : ''}\
${drawn ? pictures(result, part, evidence, references) : html`<p class="soft">Not drawn: the report draws its first molecules only.</p>`}</div>\
<p class="mono smiles">${result.smiles}</p>\
<div class="cols"><div>${tweaks(result, evidence, ofPart(part))}</div><div>${days(result, evidence)}</div></div>\
${findings(result)}\
${reasons(result, evidence, ofPart(part))}\
${beside(row)}\
${notes.map((note) => html`<p class="note">${note}</p>`)}\
</article>`;
}

function pictures(
  result: ScreenResult,
  own: MainPart | null,
  evidence: Evidence,
  references: References,
): Markup {
  if (own === null) return html``;
  const named = referenceFor(result, evidence);
  const reference = named === undefined ? null : drawnPartOf(named);
  const left = resultPicture(result, own, reference ?? undefined);
  if (left === null) return html`<p class="soft">Too large to be drawn.</p>`;
  const right =
    reference === null
      ? null
      : references(`${named!.name} ${keyOfReference(reference, own)}`, () =>
          referencePicture(reference, own),
        );
  // The amide nitrogens at one height, so that an eye can go across.
  const above = Math.max(...[left, ...(right === null ? [] : [right])].map((p) => p.axis - p.box[1]));
  const figure = (caption: Markup, drawn: Picture, body: Markup, title: string) =>
    html`<figure><figcaption>${caption}</figcaption>${frame(drawn, above, body, title)}</figure>`;
  const mine = figure(
    html`<b>This molecule</b>${own.flagged > 1 ? html`, part ${own.component + 1} of the text` : ''}`,
    left,
    new Markup(left.body),
    'this molecule',
  );
  if (right === null) return html`<div class="pair">${mine}</div>`;
  return html`<div class="pair">${mine}${figure(referenceCaption(named!), right, new Markup(SHARED), named!.name)}</div>`;
}

/** What was asked for beside the verdict, and the user's own columns. */
function beside({ tariff, inchiKey, own = [] }: ReportRow): Markup {
  const filled = own.filter(([, cell]) => cell !== '');
  if (tariff === undefined && inchiKey === undefined && filled.length === 0) return html``;
  const place = tariff === undefined ? '' : (tariff.subheading ?? tariff.heading ?? 'none of 2932 to 2934');
  return html`<h4>Beside the verdict</h4><dl class="facts">${
    tariff === undefined
      ? ''
      : html`<dt>Tariff, ${tariff.edition}</dt><dd>${place}${tariff.reading === 'arguable' ? ', arguably' : ''}${tariff.words === undefined ? '' : html` “${tariff.words.text}”`}<div class="soft">${tariff.why.join(' ')}${tariff.alternatives.length === 0 ? '' : ` It can be argued for: ${tariff.alternatives.join(', ')}.`} A reading of the words by structure, and no ruling.</div>${tariff.declared === undefined ? '' : html`<div>Declared ${tariff.declared.code ?? 'code'}: fits: <b>${tariff.declared.fits}</b>. <span class="soft">${tariff.declared.why}</span></div>`}</dd>`
  }${inchiKey === undefined ? '' : html`<dt>InChIKey</dt><dd><code>${inchiKey}</code></dd>`}${filled.map(([heading, cell]) => html`<dt>${heading}</dt><dd>${cell}</dd>`)}</dl>`;
}

const referenceCaption = (named: NearestRecord): Markup =>
  html`<b>${named.name}</b>, ${namedBy(named, codeOf)}`;

const SCALE = 1.2;

function frame({ box, axis }: Picture, above: number, body: Markup, title: string): Markup {
  const [left, , width, height] = box;
  const top = Math.floor(axis - above);
  const tall = height + box[1] - top;
  return html`<svg viewBox="${left} ${top} ${width} ${tall}" width="${Math.round(width * SCALE)}" height="${Math.round(tall * SCALE)}" style="--w:${width}" role="img" aria-label="${title}">${body}</svg>`;
}

function tweaks(result: ScreenResult, evidence: Evidence, which: string): Markup {
  if (evidence.nearest.length === 0) return html``;
  const chosen = evidence.nearestInChosen;
  const same = sameTweaks(chosen, evidence.nearest);
  const list = (records: Evidence['nearest']) =>
    html`<ul>${records.map((n) => html`<li>${tweakSentence(n)} <span class="soft">${tweakFootnote(n)}</span></li>`)}</ul>`;
  return html`<h4>Nearest named substances${which}</h4>${list(evidence.nearest)}${
    same
      ? ''
      : html`<h4>Nearest named in ${result.jurisdictions.join(', ')}${which}</h4>${chosen.length === 0 ? html`<p>none</p>` : list(chosen)}`
  }`;
}

function days(result: ScreenResult, { timeline }: Evidence): Markup {
  if (timeline.length === 0) return html``;
  const events = eventsInShort(timeline).map(({ day, jurisdictions, name, what }) => ({
    day,
    item: html`<li><time>${day ?? 'day not known'}</time><span>${codes(jurisdictions)} ${name}: ${what}</span></li>`,
  }));
  const now = html`<li class="now"><time>${result.asOf}</time><b>judged for this day</b></li>`;
  const at = events.findIndex(({ day }) => day !== null && day > result.asOf);
  const items = events.map(({ item }) => item);
  items.splice(at < 0 ? items.length : at, 0, now);
  return html`<h4>Time line</h4><ol class="time">${items}</ol>`;
}

function findings(result: ScreenResult): Markup {
  if (result.findings.length === 0) return html``;
  return html`<h4>Findings</h4><table class="findings"><thead><tr><th>jurisdiction</th><th>finding</th><th>schedule and citation</th><th>in force from</th></tr></thead><tbody>${result.findings.map(
    (f) =>
      html`<tr><td>${jurisdictionName(f.jurisdiction)}</td><td>${KIND[f.kind].toLowerCase()}: <b>${titleOf(f)}</b>${marks(f)}${f.kind === 'listed' && f.inchiKey !== undefined ? html`<div class="soft">${f.inchiKey}</div>` : ''}${f.component === 0 ? '' : html` <i class="mark">part ${f.component + 1} of the text</i>`}${f.clauses.map((c) => html`<div class="soft">${clauseInShort(c)}</div>`)}</td><td>${scheduleOf(f)}<div class="soft">${citationOf(f)}</div></td><td>${f.until === null ? (f.since ?? 'not known') : html`<span class="day">${f.since ?? 'not known'}</span> to <span class="day">${f.until}</span>`}<div class="soft">source ${f.source.confidence}</div></td></tr>`,
  )}</tbody></table>`;
}

const marks = (f: Finding): Markup =>
  html`${doubtsOf(f).map((doubt) => html` <i class="mark">${doubt}</i>`)}`;

function reasons(result: ScreenResult, { rules }: Evidence, which: string): Markup {
  if (rules.length === 0) return html``;
  // Rules of which the same is to be said are told together, those that are in force first.
  const together = new Map<string, { titles: string[]; outcome: string; sentences: readonly string[] }>();
  const elsewhere: string[] = [];
  const isPast = (rule: Evidence['rules'][number]) => Number(rule.outcome === 'not in force');
  for (const rule of [...rules].sort((a, b) => isPast(a) - isPast(b))) {
    const title = ruleTitle(rule);
    if (rule.outcome === 'not on its skeleton' && rule.asks === undefined) {
      elsewhere.push(title);
      continue;
    }
    const outcome = outcomeWords(rule);
    const sentences = ruleSentences(rule, result);
    const key = [outcome, ...sentences].join('\n');
    const told = together.get(key);
    if (told === undefined) together.set(key, { titles: [title], outcome, sentences });
    else told.titles.push(title);
  }
  const each = (titles: readonly string[], outcome: string, sentences: readonly string[]) =>
    html`<dt><b>${titles.join('; ')}</b> — ${titles.length > 1 ? ofSeveral(outcome) : outcome}</dt>${sentences.map((s) => html`<dd>${s}</dd>`)}`;
  return html`<details${new Markup(result.verdict === 'listed' ? '' : ' open')}><summary>Why, and why not: rule by rule${which}</summary><dl>${[...together.values()].map(({ titles, outcome, sentences }) => each(titles, outcome, sentences))}${elsewhere.length === 0 ? '' : each(elsewhere, 'does not hold', [otherSkeleton(result)])}</dl></details>`;
}

/** `do not hold`, `hold on one reading`. */
const ofSeveral = (outcome: string): string => outcome.replace(/^does\b/, 'do').replace(/^holds\b/, 'hold');
