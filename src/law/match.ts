import type { Differences, Part, PhenethylPart, RingPart } from '../families/fentanyl/differences.js';
import type { RelationId } from '../families/ids.js';
import type { Meeting } from '../vocabulary/index.js';
import { type ClauseSite, type Reading, SITES, type Word } from '../vocabulary/words.js';
import type { ClassRule, Clause } from './schema.js';

/**
 * Holds a class rule against the differences of one lay. A rule holds where at least one difference from fentanyl
 * meets one of its clauses. It holds plainly where every difference plainly meets a clause; it holds arguably
 * where a meeting is arguable, or where a further difference stands beside it that no clause explains: the texts
 * ("one or more of the following modifications") do not say whether such a substance is still "structurally
 * related by" the listed one (NOTES.md, "An unlisted extra difference").
 */
export interface RuleMatch {
  readonly rule: ClassRule;
  readonly reading: Reading;
  readonly met: readonly Met[];
}

/** One difference and the clause that explains it; `clause` null where none does. */
export interface Met {
  readonly part: Part;
  readonly clause: Clause | null;
  readonly word: Word | null;
  readonly reading: Reading;
  readonly why?: string;
  /** `ester` or `ether` where the clause holds for the hydroxy compound and the rule extends to its esters or ethers. */
  readonly extension?: string;
}

/**
 * A rule that covers whatever is "substantially similar": no words to hold a difference against, so that every
 * member of the skeleton is arguably covered, and nothing plainly.
 */
export function matchSimilarity(rule: ClassRule): RuleMatch | null {
  return rule.test === 'similarity' ? { rule, reading: 'arguable', met: [] } : null;
}

/** The relations off the whole skeleton that a similarity test is read to reach. */
export function reachedBy({ skeleton, relatives }: ClassRule): ReadonlySet<RelationId> {
  return new Set([...(skeleton === '4-anilinopiperidine' ? (['no-acyl'] as const) : []), ...relatives]);
}

const UNLISTED = 'a further difference that no clause of the rule names';

export function matchRule(rule: ClassRule, differences: Differences): RuleMatch | null {
  if (rule.test === 'similarity') return matchSimilarity(rule);
  const met = explainRule(rule, differences);
  if (!met.some((m) => m.clause !== null)) return null;
  const reading = met.every((m) => m.reading === 'plain') ? 'plain' : 'arguable';
  return { rule, reading, met };
}

/**
 * What does a rule say of each difference from fentanyl, whether it holds or not?
 *
 * @returns one record a difference, site by site; `clause` null where no word of the rule reaches it. Empty where
 * nothing differs, and for a rule that has no clauses to hold a difference against
 * @example explainRule(gb1d, differences).filter((met) => met.clause === null); // what the rule does not reach
 */
export function explainRule(rule: ClassRule, differences: Differences): readonly Met[] {
  if (rule.test === 'similarity') return [];
  const met: Met[] = [];
  if (differences.acyl !== null) met.push(explainPart(rule, differences.acyl, ['acyl'], 'replaced'));
  if (differences.aniline !== null)
    met.push(...explainRing(rule, differences.aniline, 'aniline ring', 'aniline ring'));
  for (const { part, onlyC4 } of differences.piperidine) {
    const sites: ClauseSite[] = onlyC4 ? ['piperidine C4', 'piperidine ring'] : ['piperidine ring'];
    met.push(explainPart(rule, part, sites, 'substituted'));
  }
  met.push(...explainNSubstituent(rule, differences.nSubstituent));
  return met.sort(inOrder);
}

/** Site by site, and within a site by position and group, so that the way of writing shows nowhere. */
function inOrder(a: Met, b: Met): number {
  const text = (m: Met) => `${m.part.position ?? ''} ${m.part.group.smiles}`;
  return (
    SITES.indexOf(a.part.site) - SITES.indexOf(b.part.site) ||
    (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
  );
}

/** Of several ways to lay the molecule, the explanation that the rule's words reach best. */
export function bestExplained(ways: readonly (readonly Met[])[]): readonly Met[] {
  return ways.length === 0 ? [] : ways.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

/** The better of two matches of one rule: plain before arguable, fewer unexplained differences, fewer arguable ones. */
export function betterMatch(a: RuleMatch | null, b: RuleMatch | null): RuleMatch | null {
  if (a === null || b === null) return a ?? b;
  return cost(b.met) < cost(a.met) ? b : a;
}

function cost(met: readonly Met[]): number {
  return met.reduce((sum, m) => sum + (m.clause === null ? 100 : m.reading === 'arguable' ? 10 : 1), 0);
}

/** The way of seeing a site that the clauses reach best; one that meets no clause comes last. */
function cheapest(ways: readonly (readonly Met[])[]): readonly Met[] {
  const of = (way: readonly Met[]) => cost(way) + (way.some((m) => m.clause !== null) ? 0 : 10_000);
  return ways.reduce((best, way) => (of(way) < of(best) ? way : best));
}

function explainNSubstituent(rule: ClassRule, n: Differences['nSubstituent']): readonly Met[] {
  if (n.kind === 'phenethyl') return [];
  if (n.kind === 'hydrogen') return [unlisted(n.part)];
  const ways: (readonly Met[])[] = [[explainPart(rule, n.whole, ['N-substituent'], 'replaced')]];
  for (const phenethyl of n.phenethyls) ways.push(explainPhenethyl(rule, phenethyl));
  return cheapest(ways);
}

function explainPhenethyl(rule: ClassRule, phenethyl: PhenethylPart): readonly Met[] {
  return [
    ...(phenethyl.ring === null ? [] : explainRing(rule, phenethyl.ring, 'phenethyl ring', 'phenethyl')),
    ...phenethyl.chain.map((part) => explainPart(rule, part, ['phenethyl'], 'substituted')),
  ];
}

/**
 * A ring that is not an unsubstituted phenyl: replaced by another ring, or a phenyl with substituents. Where the
 * rule has a clause of its own for substituents on that phenyl, calling a substituted phenyl a replaced one is
 * only arguable (US (A) beside (B)); where it has none, the words "replacement by any aromatic monocycle whether
 * or not further substituted" are the ones meant for it (US (D), China (2)).
 */
function explainRing(
  rule: ClassRule,
  ring: RingPart,
  replacedSite: ClauseSite,
  substitutedSite: ClauseSite,
): readonly Met[] {
  let replaced = explainPart(rule, ring.whole, [replacedSite], 'replaced');
  const hasSubstitution = rule.clauses.some((c) => c.site === substitutedSite && c.change === 'substituted');
  if (!ring.phenyl) return [replaced];
  if (replaced.reading === 'plain' && replaced.clause !== null && hasSubstitution)
    replaced = {
      ...replaced,
      reading: 'arguable',
      why: 'whether a substituted phenyl is a phenyl replaced by another monocycle is not said',
    };
  const substituted = ring.substituents.map((part) =>
    explainPart(rule, part, [substitutedSite], 'substituted'),
  );
  return cheapest([substituted, [replaced]]);
}

function explainPart(
  rule: ClassRule,
  part: Part,
  sites: readonly ClauseSite[],
  change: Clause['change'],
): Met {
  let best: Met = unlisted(part);
  const consider = (met: Met) => {
    if (cost([met]) < cost([best])) best = met;
  };
  for (const clause of rule.clauses) {
    if (clause.change !== change || !sites.includes(clause.site)) continue;
    for (const word of clause.groups) {
      const meeting = part.meets(word);
      if (meeting !== null) consider(metBy(part, clause, word, meeting));
    }
    if (clause.groups.includes('hydroxyl')) for (const met of carried(rule, part, clause)) consider(met);
    if (clause.open)
      consider(
        metBy(part, clause, null, {
          reading: 'arguable',
          why: clause.note ?? 'the list of groups may be open-ended, and this group is not in it',
        }),
      );
  }
  return best;
}

/** Where a rule reaches esters and ethers of its members, O-acyl and O-alkyl stand for the hydroxyl they were made from. */
function carried(rule: ClassRule, part: Part, clause: Clause): Met[] {
  const forms = [
    ['esters', 'ester'],
    ['ethers', 'ether'],
  ] as const;
  return forms.flatMap(([extension, form]) => {
    const meeting = rule.extendsTo.includes(extension) ? part.fromHydroxyl(form) : null;
    return meeting === null ? [] : [{ ...metBy(part, clause, 'hydroxyl', meeting), extension: form }];
  });
}

function metBy(part: Part, clause: Clause, word: Word | null, meeting: Meeting): Met {
  return meeting.reading === 'plain'
    ? { part, clause, word, reading: 'plain' }
    : { part, clause, word, reading: 'arguable', why: meeting.why };
}

function unlisted(part: Part): Met {
  return { part, clause: null, word: null, reading: 'arguable', why: UNLISTED };
}
