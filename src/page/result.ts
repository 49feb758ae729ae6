import { words } from '../entries/report.js';
import type { Evidence, Finding, IssueRecord, NearestRecord, ScreenResult } from '../index.js';
import type { Screened } from '../worker/client.js';
import type { Judged } from './ask.js';
import { by, type Child, codeOf, fill, h, withLinks } from './dom.js';
import { law } from './state.js';
import { chip, swatch } from './verdict.js';
import { WORDS } from './words.js';

/** Where a molecule of a list belongs. */
export interface Origin {
  readonly line: number;
  readonly id: string;
  readonly name?: string;
  readonly raw?: string;
}

const nameOf = (id: string): string =>
  law()
    .jurisdictions()
    .find((each) => each.id === id)?.name ?? id;

const section = (id: string, ...children: readonly Child[]): void => {
  const box = by(id);
  const isThere = children.some((child) => child !== null && child !== undefined && child !== false);
  box.hidden = !isThere;
  fill(by(`${id}-body`), ...children);
};

/** What is known at once: verdict, sentence, chips, findings, oddities and gaps. */
export function showVerdict({ result, other }: Judged, origin: Origin | undefined): void {
  by('empty').hidden = true;
  const card = by('card');
  card.hidden = false;
  card.className = `card v-${result.verdict}`;
  const { verdict } = result;
  const sentence = words.headline(result);
  const meaning = words.meaning(result);
  fill(
    by('verdict'),
    h(
      'p',
      { class: 'verdict' },
      h('span', { class: `word v-${verdict}` }, WORDS.verdicts[verdict]),
      result.arguable ? h('span', { class: 'mark' }, WORDS.arguable) : null,
      result.certain || verdict === 'unreadable' ? null : h('span', { class: 'mark' }, WORDS.uncertain),
      h('span', { class: 'day' }, WORDS.on(result.asOf)),
    ),
    origin === undefined
      ? null
      : h(
          'p',
          { class: 'soft' },
          WORDS.line(origin.line, origin.id),
          origin.name === undefined || origin.name === origin.id ? null : `, ${WORDS.declared(origin.name)}`,
        ),
    h('p', { class: 'says' }, sentence),
    sentence.startsWith(meaning) ? null : h('p', { class: 'soft' }, meaning),
    result.exempt ? h('p', { class: 'note' }, WORDS.exempt) : null,
    result.smiles === '' ? null : h('p', { class: 'mono smiles', title: WORDS.judged }, result.smiles),
  );
  const judged = Object.entries(result.status);
  fill(
    by('places-say'),
    judged.length === 0
      ? null
      : h(
          'ul',
          { class: 'chips', 'aria-label': WORDS.byJurisdiction },
          judged.map(([id, status]) => chip(id, nameOf(id), status)),
        ),
    judged.some(([, { arguable, certain }]) => arguable || !certain)
      ? h('p', { class: 'soft small' }, WORDS.marks)
      : null,
  );
  showFindings(result);
  const warnings = result.issues.filter(({ severity }) => verdict === 'unreadable' || severity === 'warning');
  section(
    'odd',
    warnings.length === 0 && origin?.raw === undefined
      ? null
      : [
          origin?.raw === undefined || result.smiles !== '' ? null : h('pre', { class: 'mono' }, origin.raw),
          warnings.map((issue) => issueText(result.smiles, issue)),
          other === undefined
            ? null
            : [
                h('h4', {}, other.readAs === 'name' ? WORDS.alsoName : WORDS.alsoSmiles),
                other.result.issues.map((issue) => issueText(other.result.smiles, issue)),
              ],
        ],
  );
  by('odd-head').textContent = verdict === 'unreadable' ? WORDS.unreadable : WORDS.issues;
  showMissing(result);
}

function showFindings({ findings }: ScreenResult): void {
  if (findings.length === 0) {
    section('findings');
    return;
  }
  section(
    'findings',
    h(
      'table',
      { class: 'findings' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          WORDS.findingHeads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h('tbody', {}, findings.map(findingRow)),
    ),
  );
}

function findingRow(finding: Finding): HTMLElement {
  const { citation, instrument, clauses, source, notes, since, until } = finding;
  const title = 'name' in finding ? finding.name : finding.rule;
  const doubts = [
    ...(finding.reading === 'arguable' ? [WORDS.arguable] : []),
    ...(finding.extension === undefined ? [] : [finding.extension]),
    ...(finding.certainOnDay ? [] : [WORDS.uncertain]),
    ...(finding.component === 0 ? [] : [WORDS.part(finding.component + 1)]),
  ];
  const schedule =
    finding.of === 'drug' || finding.schedule.toLowerCase().includes(finding.of)
      ? finding.schedule
      : `${finding.schedule}, ${finding.of}`;
  const kind = words.kinds[finding.kind];
  return h(
    'tr',
    {},
    h(
      'td',
      {},
      swatch(grade(finding)),
      h('b', {}, codeOf(finding.jurisdiction)),
      h('div', { class: 'soft' }, nameOf(finding.jurisdiction)),
    ),
    h(
      'td',
      {},
      h('span', { class: 'soft' }, `${kind}: `),
      h('b', {}, title),
      doubts.map((doubt) => [' ', h('span', { class: 'mark' }, doubt)]),
      clauses.map((clause) => h('div', { class: 'clause' }, words.clause(clause))),
    ),
    h(
      'td',
      {},
      h('div', {}, schedule),
      h('div', { class: 'soft' }, citation, instrument === undefined ? null : `, ${WORDS.by(instrument)}`),
      h(
        'details',
        { class: 'source' },
        h('summary', {}, WORDS.sourceAndNotes(source.confidence, notes.length)),
        h('p', {}, withLinks(source.text)),
        notes.map((note) => h('p', { class: 'note' }, note)),
      ),
    ),
    h(
      'td',
      {},
      h('span', { class: 'nowrap' }, since ?? WORDS.notKnown),
      until === null ? null : [' ', h('span', { class: 'nowrap' }, WORDS.until(until))],
    ),
  );
}

const grade = ({ kind }: Finding) =>
  kind === 'listed' ? 'listed' : kind === 'similarity' ? 'analogue' : 'class';

/** An issue with the text and a caret under its place. */
function issueText(text: string, issue: IssueRecord): HTMLElement {
  return h(
    'div',
    { class: 'issue' },
    caret(text, issue),
    h('p', {}, issue.message, ' ', h('span', { class: 'soft' }, issue.code)),
  );
}

const AROUND = 34;

/** The text around a place with a caret under it, and the place marked for those who read in colour. */
export function caret(text: string, { at }: IssueRecord): HTMLElement | null {
  if (at === undefined || text === '') return null;
  const clean = (piece: string) => piece.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
  const length = Math.min(Math.max(at.length, 1), AROUND);
  const from = Math.max(0, at.offset - AROUND);
  const to = Math.min(text.length, at.offset + length + AROUND);
  const head = (from > 0 ? '…' : '') + clean(text.slice(from, at.offset));
  const marked = clean(text.slice(at.offset, at.offset + length)) || ' ';
  const tail = clean(text.slice(at.offset + length, to)) + (to < text.length ? '…' : '');
  return h(
    'pre',
    { class: 'mono caret', role: 'img', 'aria-label': `${head}${marked}${tail}: ${WORDS.place(at.offset)}` },
    head,
    h('mark', {}, marked),
    tail,
    `\n${' '.repeat(head.length)}${'^'.repeat(length)}`,
  );
}

function showMissing(result: ScreenResult): void {
  if (result.verdict === 'unreadable') {
    section('missing');
    return;
  }
  const bearing = result.notHeld ?? [];
  const all = result.jurisdictions.flatMap((id) => law().notHeld(id));
  section(
    'missing',
    result.notes.map((note) => h('p', { class: 'note' }, note)),
    bearing.length === 0
      ? null
      : [
          h('p', {}, WORDS.missingHere),
          h(
            'ul',
            {},
            bearing.map(({ jurisdiction, what, names }) =>
              h(
                'li',
                {},
                h('b', {}, codeOf(jurisdiction)),
                ` ${what}`,
                names === undefined ? null : ` (${WORDS.expected(names)})`,
              ),
            ),
          ),
        ],
    all.length === 0
      ? h('p', { class: 'soft' }, WORDS.missingNone)
      : h(
          'details',
          {},
          h('summary', {}, WORDS.missingAll(all.length)),
          h(
            'ul',
            {},
            all.map(({ jurisdiction, what }) => h('li', {}, h('b', {}, codeOf(jurisdiction)), ` ${what}`)),
          ),
        ),
  );
}

/** What takes longer: picture, nearest substances, rule by rule. */
export function showSupport(judged: Judged, { evidence, svg }: Screened): void {
  showPicture(judged.result, svg ?? null);
  if (evidence === undefined) {
    section('tweak');
    section('why');
    return;
  }
  showTweaks(evidence);
  showRules(judged.result, evidence);
}

/** Nothing of the last molecule stays beside another one's verdict. */
export function clearSupport(): void {
  for (const id of ['picture', 'tweak', 'why']) section(id);
}

function showPicture({ verdict }: ScreenResult, svg: string | null): void {
  if (verdict === 'unreadable') {
    section('picture');
    return;
  }
  if (svg === null) {
    section('picture', h('p', { class: 'soft' }, WORDS.pictureNone));
    return;
  }
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', WORDS.pictureLabel(WORDS.verdictsInShort[verdict]));
  section(
    'picture',
    h(
      'div',
      { class: 'paper', tabindex: 0, role: 'group', 'aria-label': WORDS.picture },
      document.importNode(drawn, true),
    ),
    verdict === 'none' ? null : h('p', { class: 'soft small' }, WORDS.pictureOf),
  );
}

function showTweaks({ nearest, nearestInChosen, note }: Evidence): void {
  if (nearest.length === 0) {
    section('tweak');
    return;
  }
  const same =
    nearest.length === nearestInChosen.length &&
    nearest.every((each, i) => each.smiles === nearestInChosen[i]!.smiles);
  section(
    'tweak',
    h('ul', { class: 'tweaks' }, nearest.map(tweak)),
    same
      ? null
      : [
          h('h4', {}, WORDS.tweakInChosen),
          nearestInChosen.length === 0
            ? h('p', {}, WORDS.noneNear)
            : h('ul', { class: 'tweaks' }, nearestInChosen.map(tweak)),
        ],
    note === undefined ? null : h('p', { class: 'note' }, note),
  );
}

function tweak(record: NearestRecord): HTMLElement {
  const ids = (held: boolean) => [
    ...new Set(
      record.entries
        .filter(({ status }) => (status !== 'not in force') === held)
        .map(({ jurisdiction }) => codeOf(jurisdiction)),
    ),
  ];
  const now = ids(true);
  const later = ids(false).filter((id) => !now.includes(id));
  const by = [
    ...(now.length === 0 ? [] : [WORDS.namedBy(now.join(', '))]),
    ...(later.length === 0 ? [] : [WORDS.notOnDay(later.join(', '))]),
    WORDS.similarity(record.similarity),
  ];
  return h('li', {}, words.tweak(record), ' ', h('span', { class: 'soft' }, by.join('; ')));
}

function showRules(result: ScreenResult, { rules }: Evidence): void {
  if (rules.length === 0) {
    section('why');
    return;
  }
  const isElsewhere = (rule: (typeof rules)[number]) =>
    rule.outcome === 'not on its skeleton' && rule.asks === undefined;
  const told = rules.filter((rule) => !isElsewhere(rule));
  const other = rules.filter(isElsewhere);
  section(
    'why',
    h(
      'details',
      { open: result.verdict !== 'listed' },
      h(
        'summary',
        {},
        WORDS.ruleCount(rules.length, rules.filter(({ outcome }) => outcome === 'holds').length),
      ),
      told.map((rule) => [
        h(
          'p',
          {},
          h('b', {}, `${codeOf(rule.jurisdiction)}: ${rule.rule}`),
          ` — ${words.outcome(rule)}`,
          ' ',
          h('span', { class: 'soft' }, rule.citation),
        ),
        h(
          'ul',
          {},
          words.rule(rule, result).map((sentence) => h('li', {}, sentence)),
        ),
      ]),
      other.length === 0
        ? null
        : h(
            'details',
            {},
            h('summary', {}, WORDS.otherCore(other.length)),
            h(
              'ul',
              {},
              other.map((rule) =>
                h(
                  'li',
                  {},
                  h('b', {}, `${codeOf(rule.jurisdiction)}: ${rule.rule}`),
                  ' ',
                  h('span', { class: 'soft' }, rule.citation),
                ),
              ),
            ),
          ),
    ),
  );
}
