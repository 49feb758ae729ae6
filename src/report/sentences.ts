import { type MainPart, mainPart } from '../evidence/main-part.js';
import { familyOf, viewOf } from '../families/index.js';
import type {
  ClauseRecord,
  EventRecord,
  NearestRecord,
  RelationRecord,
  RuleRecord,
  ScreenResult,
} from '../result.types.js';
import { jurisdictionName, titleOf } from './row.js';
import { atPlace, meaningOf, placeOf } from './words.js';

/**
 * The evidence in sentences that a customs officer can read and a chemist can check: what was met, where, by which
 * group and atoms, in the statute's own words; and what was not reached. They say what stands there and no more.
 */

const NUMBERS = ['no site', 'one site', 'two sites', 'three sites', 'four sites', 'five sites', 'six sites'];

/** `Differs from furanyl fentanyl at one site: acyl, 2-furoyl → 3-furoyl.` */
export function tweakSentence(nearest: NearestRecord): string {
  const { name, differs } = nearest;
  if (differs.length === 0) return `The same as ${name} at every site.`;
  // The ring's own words say which site it is: `plain piperidine ring → piperidine ring with methyl at C3`.
  const sites = differs.map(({ site, from, to }) =>
    from.includes(site) || to.includes(site) ? `${from} → ${to}` : `${site}, ${from} → ${to}`,
  );
  return `Differs from ${name} at ${NUMBERS[differs.length] ?? `${differs.length} sites`}: ${sites.join('; ')}.`;
}

/** Who names the substance, and how alike it is by fingerprint. */
export const tweakFootnote = (nearest: NearestRecord): string =>
  `${namedBy(nearest)}; similarity ${nearest.similarity.toFixed(2)} (evidence, not a verdict)`;

/** `named by us, un; named by cn, not on this day`. */
export function namedBy({ entries }: NearestRecord, written = (id: string) => id): string {
  const by = (held: boolean) => [
    ...new Set(
      entries.filter((e) => (e.status !== 'not in force') === held).map((e) => written(e.jurisdiction)),
    ),
  ];
  const now = by(true);
  const other = by(false).filter((id) => !now.includes(id));
  return [
    ...(now.length === 0 ? [] : [`named by ${now.join(', ')}`]),
    ...(other.length === 0 ? [] : [`named by ${other.join(', ')}, not on this day`]),
  ].join('; ');
}

/** Which of several flagged parts the evidence is told of: `, part 2 of the text`; nothing where there is but one. */
export const ofPart = (part: MainPart | null): string =>
  part !== null && part.flagged > 1 ? `, part ${part.component + 1} of the text` : '';

/** `Clause (C): methyl (atom 12) at C3 of the piperidine ring meets the word “alkyl”.` */
export function clauseSentence(clause: ClauseRecord): string {
  const what = `${clause.group}${atomsText(clause.atoms)} ${atPlace(clause)}`;
  if (clause.clause === null) return `No clause of the rule names ${what}.`;
  const met =
    clause.word === null ? 'it' : `the ${clause.word.includes(' ') ? 'words' : 'word'} “${clause.word}”`;
  if (clause.reading === 'plain') return `Clause ${clause.clause}: ${what} meets ${met}.`;
  const why = clause.why === undefined ? '' : `: ${clause.why}`;
  return `Clause ${clause.clause}: ${what} meets ${met} on one reading only${why}.`;
}

/** `(C) piperidine ring C3: methyl`, or `named by no clause: N-substituent, isopropyl`. */
export function clauseInShort(clause: ClauseRecord): string {
  if (clause.clause === null) return `named by no clause: ${placeOf(clause)}, ${clause.group}`;
  const doubt = clause.reading === 'plain' ? '' : ' (arguable)';
  return `${clause.clause} ${placeOf(clause)}: ${clause.group}${doubt}`;
}

/** Whether a rule holds, in a word or two. */
export function outcomeWords({ outcome, clauses }: RuleRecord): string {
  if (outcome === 'may reach it') return 'may reach it: a test of likeness';
  if (outcome !== 'holds') return 'does not hold';
  return clauses.some((c) => c.reading === 'arguable') ? 'holds on one reading' : 'holds';
}

/** Why a rule holds or does not, in a few sentences. */
export function ruleSentences(record: RuleRecord, result: ScreenResult): string[] {
  switch (record.outcome) {
    case 'holds':
      return record.clauses.length === 0
        ? [`Nothing differs from ${record.from?.join(' or ') ?? 'its core'}, which is a member itself.`]
        : record.clauses.map(clauseSentence);
    case 'may reach it':
      return [
        'The rule has no list of changes; it speaks of likeness, which can be argued and not measured.',
      ];
    case 'not in force':
      return [`Not in force on ${result.asOf}.`];
    case 'over its mass limit':
      return ['Its molecular mass is beyond the limit that the rule sets.'];
    case 'not on its skeleton':
      return record.asks === undefined ? [otherSkeleton(result)] : incompleteSentences(record, result);
    case 'nothing differs':
      return [
        `Nothing differs from ${record.from?.join(' or ') ?? 'its parent'}: there is no change for the words of the rule to reach.`,
      ];
    case 'left to a listing':
      return [
        'The rule leaves this substance to its own listing.',
        ...record.clauses.filter((c) => c.clause !== null).map(clauseSentence),
      ];
    case 'words not reached': {
      const open = record.clauses.filter((c) => c.clause === null);
      return [...new Set(open.map((c) => c.site))].flatMap((site) => {
        const groups = open.filter((c) => c.site === site);
        const what = groups.map(
          (c) => `${c.group}${atomsText(c.atoms)}${c.position === undefined ? '' : `, ${c.position}`}`,
        );
        const asks = (record.asks ?? []).filter((a) => a.site === site);
        const said =
          asks.length === 0
            ? 'No clause of the rule speaks of a change there.'
            : `The rule asks there for: ${asksText(asks)}.`;
        return [`Not reached at the ${site}: ${what.join(', ')}. ${said}`];
      });
    }
  }
}

const asksText = (asks: NonNullable<RuleRecord['asks']>): string =>
  asks.map((a) => `${a.clause} “${(a.english ?? a.text).replace(/[.;]$/, '')}”`).join('; ');

/** That the molecule lacks a site of which the rule speaks, and which of its other words it would meet. */
function incompleteSentences({ clauses, asks = [] }: RuleRecord, result: ScreenResult): string[] {
  const met = clauses.filter((c) => c.clause !== null);
  const family = mainPart(result)?.decomposition?.family;
  const core =
    family === undefined ? undefined : familyOf(family).incomplete.find(({ site }) => asks[0]?.site === site);
  const lacks = `${core?.lacks ?? 'The molecule lacks a group of which the rule speaks:'} ${asksText(asks)}.`;
  return [lacks, ...met.map((c) => clauseSentence(c).replace(/^Clause/, 'But for that, clause'))];
}

/** That a rule is written on another core than the molecule has, and at which site it leaves that core. */
export function otherSkeleton(result: ScreenResult): string {
  const lacks = 'The rule is written on another skeleton than this molecule has';
  const part = mainPart(result);
  const nearest = part?.analysis.nearest;
  if (result.relation === null || part?.decomposition == null || nearest == null || nearest.kind === 'core')
    return `${lacks}.`;
  const kind = part.flagged > 1 ? nearest.name : relativeInWords(result.relation);
  const site = nearest.leavesAt;
  const group = site === null ? null : viewOf(part.decomposition, site);
  const { textAtoms } = part.analysis.molecule;
  const at =
    group === null
      ? ''
      : ` Not reached at the ${site}: ${group.text}${atomsText(group.atoms.map((a) => textAtoms[a]!))}.`;
  return `${lacks}: this one is a relative, ${kind}.${at}`;
}

/** Two lists of nearest substances that say the same but for who names them. */
export function sameTweaks(a: readonly NearestRecord[], b: readonly NearestRecord[]): boolean {
  const told = (list: readonly NearestRecord[]) =>
    list.map((n) => `${n.similarity} ${JSON.stringify(n.differs)}`).join();
  return told(a) === told(b);
}

/** Events of one day and name in several jurisdictions, told once. */
export function eventsInShort(
  timeline: readonly EventRecord[],
): readonly (Pick<EventRecord, 'day' | 'name' | 'what'> & { readonly jurisdictions: readonly string[] })[] {
  const told = new Map<string, { day: string | null; name: string; what: string; jurisdictions: string[] }>();
  for (const { day, name, what, jurisdiction } of timeline) {
    const key = `${day} ${name} ${what}`;
    const before = told.get(key);
    if (before === undefined) told.set(key, { day, name, what, jurisdictions: [jurisdiction] });
    else if (!before.jurisdictions.includes(jurisdiction)) before.jurisdictions.push(jurisdiction);
  }
  return [...told.values()];
}

/** `United States: fentanyl-related substances (21 CFR …)`. */
export function ruleTitle(record: RuleRecord): string {
  const name = jurisdictionName(record.jurisdiction);
  return `${name}${name === record.jurisdiction ? '' : ` (${record.jurisdiction})`}: ${record.rule}`;
}

/** The relation with its variants: `skeleton (no N-substituent, urea)`, `relative: ring changed (azepane)`. */
export function relationText({ relation }: Pick<ScreenResult, 'relation'>): string {
  if (relation === null) return '';
  return relation.kind === 'core' ? relativeInWords(relation) : `relative: ${relativeInWords(relation)}`;
}

/** The same for a sentence, where `skeleton` alone would say too little. */
export function relationInWords({ relation }: Pick<ScreenResult, 'relation'>): string {
  if (relation === null) return '';
  return relation.kind === 'core'
    ? `the whole ${relativeInWords(relation)}`
    : `a relative, ${relativeInWords(relation)}`;
}

/** `Relation to the fentanyls: a relative, ring changed`. */
export const relationSentence = (result: Pick<ScreenResult, 'relation'>): string =>
  result.relation === null
    ? ''
    : `Relation to the ${familyOf(result.relation.family).name}: ${relationInWords(result)}`;

/** `ring changed (azepane)`. */
export const relativeInWords = ({
  name,
  variants = [],
}: Pick<RelationRecord, 'name'> & Partial<RelationRecord>): string =>
  variants.length === 0 ? name : `${name} (${variants.map((v) => v.name).join(', ')})`;

const atomsText = (atoms: readonly number[]): string =>
  atoms.length === 0 ? '' : ` (${atoms.length === 1 ? 'atom' : 'atoms'} ${ranges(atoms)})`;

/** `0–3, 7` for 0 1 2 3 7. */
export function ranges(atoms: readonly number[]): string {
  const out: string[] = [];
  const sorted = [...atoms].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1] === sorted[j]! + 1) j++;
    out.push(j - i < 2 ? sorted.slice(i, j + 1).join(', ') : `${sorted[i]}–${sorted[j]}`);
    i = j + 1;
  }
  return out.join(', ');
}

/** What was found, in one sentence. */
export function headline(result: ScreenResult): string {
  const { verdict, findings, relation } = result;
  if (verdict === 'listed') {
    const names = listedNames(result);
    const listing = findings.filter((f) => f.kind === 'listed');
    const by = [...new Set(listing.map((f) => jurisdictionName(f.jurisdiction)))].join(', ');
    return `Listed as ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''}: ${by}.`;
  }
  if (verdict === 'class') {
    const none = result.notHeld === undefined ? 'Named by no list' : 'Named by no list that is held';
    const forms = [...new Set(findings.flatMap((f) => (f.kind === 'form' ? [f.extension] : [])))];
    const how = findings.some((f) => f.kind === 'class')
      ? 'covered by a class rule'
      : `reached by the words of a listing, as ${forms.join(', ')}`;
    return `${none}; ${result.arguable ? 'on one reading ' : ''}${how}: ${whereCovered(result)}.`;
  }
  const likeness = [...new Set(findings.flatMap((f) => (f.kind === 'similarity' ? [f.jurisdiction] : [])))];
  return [
    meaningOf(result),
    ...(relation === null ? [] : [`${relationSentence(result)}.`]),
    ...(likeness.length === 0
      ? []
      : [`A test of likeness may reach it: ${likeness.map(jurisdictionName).join(', ')}.`]),
  ].join(' ');
}

/** `United States, Ireland; on one reading also Canada`: by class rules, and by listings whose words reach forms. */
export function whereCovered({ arguable, findings }: ScreenResult): string {
  const covering = findings.filter((f) => f.kind === 'class' || f.kind === 'form');
  const all = [...new Set(covering.map((f) => f.jurisdiction))];
  const plain = covering.filter((f) => arguable || f.reading === 'plain').map((f) => f.jurisdiction);
  const told = (ids: readonly string[]) => ids.map(jurisdictionName).join(', ');
  const doubtful = all.filter((id) => !plain.includes(id));
  const sure = told(all.filter((id) => plain.includes(id)));
  return doubtful.length === 0 ? sure : `${sure}; on one reading also ${told(doubtful)}`;
}

/** The names under which lists hold it, or through which of their words. */
export const listedNames = (result: ScreenResult): string[] => [
  ...new Set(
    result.findings
      .filter((f) => f.kind === 'listed')
      .map((f) => (f.extension === undefined ? titleOf(f) : f.extension)),
  ),
];
