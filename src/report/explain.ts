import { type MainPart, mainPart } from '../evidence/main-part.js';
import { type Decomposition, familyOf, viewOf } from '../families/index.js';
import type {
  ClauseRecord,
  DecompositionRecord,
  Evidence,
  Finding,
  GroupRecord,
  IssueRecord,
  ScreenResult,
} from '../result.types.js';
import { isFlagged } from '../screening/flagged.js';
import type { Colors } from './colors.js';
import { citationOf, doubtsOf, jurisdictionName, scheduleOf, titleOf } from './row.js';
import {
  eventsInShort,
  headline,
  ofPart,
  ranges,
  relationSentence,
  ruleSentences,
  ruleTitle,
  sameTweaks,
  tweakFootnote,
  tweakSentence,
  whereCovered,
} from './sentences.js';
import { statusText } from './status.js';
import { visible, wrap } from './text.js';
import { KIND, meaningOf, placeOf } from './words.js';

export interface ExplainStyle {
  readonly width: number;
  readonly colors: Colors;
}

/** One result told at length: what it is, its sites, then every finding with its clauses and where it stands. */
export function explainText(
  result: ScreenResult,
  { width, colors }: ExplainStyle,
  notes: readonly string[] = [],
  evidence?: Evidence,
): string {
  const out: string[] = [];
  const say = (text: string, indent = '', hanging = indent) => {
    for (const each of wrap(visible(text), width - indent.length, hanging.slice(indent.length)))
      out.push(indent + each);
  };
  const head = (text: string) =>
    out.push('', ...wrap(visible(text), width, '  ').map((each) => colors.bold(each)));
  const sites = (list: readonly (readonly [string, string])[]) => {
    for (const [site, group] of list) {
      const label = `  ${site.padEnd(20)}`;
      const hanging = ' '.repeat(label.length);
      for (const [k, each] of wrap(visible(group), width - label.length).entries())
        out.push((k === 0 ? label : hanging) + each);
    }
  };

  for (const each of chop(visible(result.smiles), width)) out.push(each);
  out.push('');
  const grade = result.arguable ? `${result.verdict.toUpperCase()} (arguable)` : result.verdict.toUpperCase();
  out.push(colors.bold(grade));
  if (result.jurisdictions.length > 1 && isFlagged(result)) say(statusText(result));
  say(result.verdict === 'listed' ? headline(result) : meaningOf(result));
  if (!result.certain && result.verdict !== 'unreadable')
    say('Not certain: the register does not know the days of a finding well enough; what is sure is less.');
  if (result.verdict === 'class') say(`Found in: ${whereCovered(result)}.`);
  if (result.arguable && result.verdict === 'class')
    say(
      'It rests on arguable readings alone: the words of the rule bear another reading, under which it is not met.',
    );
  const own = ownLists(result);
  if (own.length > 0) say(`Only lists of your own name it: ${own.join(', ')}.`);
  if (result.exempt)
    say('Rules of your own exempt it. That changes no law: all else that was found stands below.');
  if (result.relation !== null) say(relationSentence(result));
  say(
    `Judged for ${result.asOf} in ${result.jurisdictions.join(', ')}; ` +
      `register ${result.register.version}, ${result.register.hash}`,
  );
  for (const note of notes) say(note);

  for (const note of result.notes) say(note);

  if (result.issues.length > 0) {
    head(result.verdict === 'unreadable' ? 'Why it could not be read' : 'Notes on the text');
    for (const issue of result.issues) {
      say(`${issue.message} [${issue.code}]`, '  ', '  ');
      for (const each of caret(result.smiles, issue, width - 4)) out.push(`    ${each}`);
    }
  }

  const part = mainPart(result);
  const several = (part?.flagged ?? 0) > 1;
  for (const [i, each] of result.decompositions.entries()) {
    const ways = result.decompositions.filter(({ component }) => component === each.component);
    const which = ways.length === 1 ? '' : `, way ${ways.indexOf(each) + 1} of ${ways.length}`;
    const where = several ? `, part ${each.component + 1} of the text` : '';
    head(`Sites on the core ${each.core}${where}${which}${i === 0 ? ` ${COUNTED}` : ''}`);
    sites(sitesOf(each));
  }
  if (result.decompositions.length === 0 && result.relation !== null && part?.decomposition != null) {
    head(`Sites of this relative${ofPart(part)} ${COUNTED}`);
    sites(sitesOfRelative(part.decomposition));
  }

  for (const jurisdiction of new Set(result.findings.map((finding) => finding.jurisdiction))) {
    const name = jurisdictionName(jurisdiction);
    head(name === jurisdiction ? name : `${name} (${jurisdiction})`);
    for (const finding of result.findings.filter((each) => each.jurisdiction === jurisdiction))
      tell(finding, say);
  }
  if (result.verdict !== 'unreadable' && result.findings.length === 0) {
    head('Findings');
    say(`none in ${result.jurisdictions.join(', ')} on ${result.asOf}`, '  ');
  }
  if (evidence !== undefined) tellEvidence(result, part, evidence, say, head);
  return `${out.join('\n')}\n`;
}

/** Where only a user's own lists name a substance: what kinds of list they are. */
function ownLists({ verdict, findings }: ScreenResult): string[] {
  const named = verdict === 'listed' ? findings.filter((finding) => finding.kind === 'listed') : [];
  const kinds = [...new Set(named.map((finding) => finding.of))];
  return kinds.some((kind) => kind === 'drug' || kind === 'precursor') ? [] : kinds;
}

type Say = (text: string, indent?: string, hanging?: string) => void;

function tell(finding: Finding, say: Say): void {
  const doubts = doubtsOf(finding);
  const marks = finding.reading === 'plain' ? ['plain', ...doubts] : doubts;
  say(
    `${KIND[finding.kind]}: ${titleOf(finding)} — ${scheduleOf(finding)} — ${marks.join(', ')}`,
    '  ',
    '    ',
  );
  say(citationOf(finding), '    ', '      ');
  say(term(finding), '    ', '      ');
  for (const clause of finding.clauses) tellClause(clause, say);
  for (const note of finding.notes) say(`note: ${note}`, '    ', '      ');
  say(`source (${finding.source.confidence}): ${finding.source.text}`, '    ', '      ');
}

/** The nearest named substances, why rules do not reach it, and the days of what was found. */
function tellEvidence(
  result: ScreenResult,
  part: MainPart | null,
  evidence: Evidence,
  say: Say,
  head: (text: string) => void,
): void {
  const near = (title: string, records: Evidence['nearest']) => {
    head(title);
    if (records.length === 0) say('none', '  ');
    for (const record of records) {
      say(tweakSentence(record), '  ', '    ');
      say(tweakFootnote(record), '    ', '    ');
    }
  };
  if (evidence.nearest.length > 0) {
    near(`Nearest named substances${ofPart(part)}`, evidence.nearest);
    if (!sameTweaks(evidence.nearest, evidence.nearestInChosen))
      near(`Nearest named in ${result.jurisdictions.join(', ')}${ofPart(part)}`, evidence.nearestInChosen);
  }
  const unmet = evidence.rules.filter(
    (rule) =>
      rule.outcome !== 'holds' &&
      rule.outcome !== 'may reach it' &&
      (rule.outcome !== 'not on its skeleton' || rule.asks !== undefined || result.verdict === 'analogue'),
  );
  if (unmet.length > 0) {
    head(`Rules that do not hold${ofPart(part)}, and why`);
    // Rules that fail for the same reason are told together.
    const together = new Map<string, { titles: string[]; sentences: readonly string[] }>();
    for (const rule of unmet) {
      const sentences = ruleSentences(rule, result);
      const key = sentences.join('\n');
      const told = together.get(key) ?? { titles: [], sentences };
      told.titles.push(ruleTitle(rule));
      together.set(key, told);
    }
    for (const { titles, sentences } of together.values()) {
      for (const title of titles) say(title, '  ', '    ');
      for (const sentence of sentences) say(sentence, '    ', '    ');
    }
  }
  if (evidence.timeline.length > 0) {
    head('Time line');
    for (const { day, jurisdictions, name, what } of eventsInShort(evidence.timeline))
      say(`${day ?? 'day not known'} ${jurisdictions.join(', ')}: ${name}, ${what}`, '  ', '    ');
  }
}

function tellClause(clause: ClauseRecord, say: Say): void {
  const atoms = clause.atoms.length === 0 ? '' : `, ${atomList(clause.atoms)}`;
  const what = `${placeOf(clause)}: ${groupName(clause)}${atoms}`;
  if (clause.clause === null) say(`named by no clause: ${what}`, '    ', '      ');
  else {
    const met = clause.word === null ? '' : ` — meets “${clause.word}”`;
    say(`${clause.clause} ${what}${met} (${clause.reading})`, '    ', '      ');
  }
  if (clause.why !== undefined) say(clause.why, '      ', '      ');
}

const groupName = ({ group, groupSmiles }: ClauseRecord): string =>
  group === groupSmiles || groupSmiles === '' ? group : `${group} ${groupSmiles}`;

function term({ since, until, component }: Finding): string {
  const from = since === null ? 'first day in force not known' : `in force from ${since}`;
  const to = until === null ? '' : ` to ${until}`;
  return `${from}${to}${component === 0 ? '' : `; met by part ${component + 1} of the text`}`;
}

const COUNTED = '(atoms are counted from 0, along the text)';

function sitesOfRelative(of: Decomposition): [string, string][] {
  return familyOf(of.family).sites.map(({ id, kind }) => {
    const { text, smiles, atoms } = viewOf(of, id);
    const inText = atoms.map((a) => of.molecule.textAtoms[a]!);
    const told = kind === 'frame' || text === smiles ? text : `${text} ${smiles}`;
    return [id, inText.length === 0 ? text : `${told}; ${atomList(inText)}`];
  });
}

function sitesOf({ sites }: DecompositionRecord): [string, string][] {
  return sites.map(({ site, group, substituents = [] }) => {
    if (group === null) return [site, 'hydrogen'];
    // The name of a part of the core says already what sits on it.
    if (group.smiles !== '') return [site, groupText(group)];
    return [
      site,
      [
        `${group.name}; ${atomList(group.atoms)}`,
        ...substituents.map((each) => `at ${each.positions.join(',')}: ${groupText(each.group)}`),
      ].join('; '),
    ];
  });
}

const groupText = (group: GroupRecord): string =>
  `${group.name === undefined ? group.smiles : `${group.name} ${group.smiles}`}; ${atomList(group.atoms)}`;

const atomList = (atoms: readonly number[]): string =>
  atoms.length === 0 ? 'no atoms' : `${atoms.length === 1 ? 'atom' : 'atoms'} ${ranges(atoms)}`;

const chop = (text: string, width: number): string[] =>
  text === '' ? ['(empty)'] : (text.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [text]);

/** The part of the text around the place of an issue, and carets under the place. */
export function caret(text: string, issue: IssueRecord, width: number): string[] {
  if (issue.at === undefined) return [];
  const { offset } = issue.at;
  const length = Math.max(1, issue.at.length);
  const from = Math.max(0, Math.min(offset - Math.floor(width / 2), text.length - width));
  const shown = text.slice(from, from + width);
  // A picture of a sign may be wider than the sign, so what stands before the place is measured as it is shown.
  const before = visible(shown.slice(0, offset - from)).length;
  const under = Math.max(
    1,
    Math.min(visible(shown.slice(offset - from, offset - from + length)).length, width - before),
  );
  return [visible(shown), `${' '.repeat(before)}${'^'.repeat(under)}`];
}
