import type { Difference, Part } from '../families/family.js';
import type { RelationId } from '../families/ids.js';
import {
  arguable,
  inWords,
  type Meeting,
  oneTerm,
  type Reading,
  speaksOf,
  type Term,
} from '../vocabulary/index.js';
import type { ClassRule, Clause } from './schema.types.js';

/**
 * Matches a class rule against the differences of one decomposition from one parent. It names no site and knows no family:
 * it walks a list of differences and asks which clause explains each.
 *
 * A *modification* rule ("derived from … by modification in one or more of the following ways") holds where at least one
 * difference meets one of its clauses. It holds plainly where every difference plainly meets a clause; it holds arguably
 * where a meeting is arguable, or where a further difference stands beside it that no clause explains: the texts do not say
 * whether such a substance is still "structurally related by" the listed one (NOTES.md, "An unlisted extra difference").
 * A rule whose text leaves no such doubt says so (`unlisted: "outside"`).
 *
 * A *Markush* rule (a core, and what each R may be, hydrogen included) holds where every difference from the core meets
 * a clause, and so of the core itself.
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
  /** The clause's word, with its limits, that the group meets. */
  readonly word: string | null;
  readonly reading: Reading;
  readonly why?: string;
  /** `ester` or `ether` where the clause holds for the hydroxy compound and the rule extends to its esters or ethers. */
  readonly extension?: string;
}

/** What else is known of the molecule and of the comparison. */
export interface MatchFacts {
  /** The name of the rule's parent that the differences are from, where the rule names several. */
  readonly parent?: string;
  /** Molecular mass in atomic mass units: of the compound alone, and of the whole input with its counter-ions. */
  readonly mass?: { readonly alone: number; readonly whole: number };
}

/**
 * A rule that covers whatever is "substantially similar": no words to match a difference against, so that every
 * member is arguably covered, and nothing plainly.
 */
export function matchSimilarity(rule: ClassRule): RuleMatch | null {
  return rule.test === 'similarity' ? { rule, reading: 'arguable', met: [] } : null;
}

/** The relations that a similarity test is read to reach; one set for all rules that reach the same. */
export function reachedBy({ reaches }: ClassRule): ReadonlySet<RelationId> {
  let set = REACHED.get(reaches);
  if (set === undefined) {
    const alike = reaches.toSorted().join();
    set = SETS.get(alike) ?? new Set(reaches);
    SETS.set(alike, set);
    REACHED.set(reaches, set);
  }
  return set;
}

const REACHED = new WeakMap<readonly RelationId[], ReadonlySet<RelationId>>();
const SETS = new Map<string, ReadonlySet<RelationId>>();

/** What is asked of a rule for every molecule, worked out once. */
interface Prepared {
  readonly clauses: readonly PreparedClause[];
  /** True where a group is among them that may come only once. */
  readonly once: boolean;
  /** The clauses at whose sites hydrogen is not among what the text lists. */
  readonly needed: readonly Clause[];
  /** True where it names the bridges that it means. */
  readonly namesBridges: boolean;
  /** The sites of its clauses on substituents. */
  readonly substituted: ReadonlySet<string>;
  /** How it reaches what stands for a hydroxyl. */
  readonly carries: readonly ('ester' | 'ether')[];
}

interface PreparedClause {
  readonly clause: Clause;
  readonly terms: readonly {
    readonly term: Term;
    readonly words: string;
    readonly isBridge: boolean;
  }[];
  /** Why nothing that rests on it is plain: it was not seen, or its words bear two readings. */
  readonly why: string | undefined;
  readonly asksHydroxyl: boolean;
  readonly capsAlkoxyl: boolean;
}

const PREPARED = new WeakMap<ClassRule, Prepared>();

function prepared(rule: ClassRule): Prepared {
  let made = PREPARED.get(rule);
  if (made === undefined) {
    const { clauses, extendsTo } = rule;
    made = {
      clauses: clauses.map((clause) => ({
        clause,
        terms: clause.groups.map((term) => ({
          term: oneTerm(term),
          words: inWords(term),
          isBridge: isBridge(term),
        })),
        why: clause.unseen ?? clause.doubt ?? rule.unseen ?? rule.asksMore,
        asksHydroxyl: clause.groups.some((term) => speaksOf(term, 'hydroxyl')),
        capsAlkoxyl: clause.groups.some(capsAlkoxyl),
      })),
      once: clauses.some((clause) => clause.once === true),
      needed: clauses.filter((clause) => clause.required),
      namesBridges: clauses.some((clause) => clause.groups.some(isBridge)),
      substituted: new Set(clauses.flatMap((c) => (c.change === 'substituted' ? [c.site] : []))),
      carries: [
        ...(extendsTo.includes('esters') ? (['ester'] as const) : []),
        ...(extendsTo.includes('ethers') ? (['ether'] as const) : []),
      ],
    };
    PREPARED.set(rule, made);
  }
  return made;
}

const UNLISTED = 'a further difference that no clause of the rule names';
const ONCE = 'the text speaks of one such group, and there are several';
const CAPPED =
  'the text limits the carbons of an alkoxy group here, and reaches the ethers of a hydroxy compound too: which decides is not said';
const SEVERAL = 'the text speaks of one of its ways and does not say whether several may come together';

/**
 * Does a rule hold of a decomposition?
 *
 * @param differences - from the parent that the rule names
 * @returns null where it does not hold
 */
export function matchRule(
  rule: ClassRule,
  differences: readonly Difference[],
  facts: MatchFacts = {},
): RuleMatch | null {
  if (rule.test === 'similarity') return matchSimilarity(rule);
  if (isTooHeavy(rule, facts)) return null;
  const met = explainRule(rule, differences, facts);
  const unlisted = met.some((m) => m.clause === null);
  const clauses = new Set(met.flatMap((m) => m.clause?.id ?? []));
  const isMarkush = rule.form === 'markush';
  if (!isMarkush && clauses.size === 0) return null;
  if (unlisted && (rule.unlisted ?? (isMarkush ? 'outside' : 'arguable')) === 'outside') return null;
  if (met.some(({ clause, reading }) => clause?.bars === true && reading === 'plain')) return null;
  if (prepared(rule).needed.some((clause) => isOfParent(clause, facts) && !clauses.has(clause.id)))
    return null;
  const several = rule.combining === 'unsaid' && clauses.size > 1;
  const told = several ? met.map((m) => (m.reading === 'plain' ? arguably(m, SEVERAL) : m)) : met;
  const isPlain =
    rule.unseen === undefined && rule.asksMore === undefined && told.every((m) => m.reading === 'plain');
  const reading = isPlain ? 'plain' : 'arguable';
  return { rule, reading, met: told };
}

/** Whether the molecule is beyond the rule's mass limit, which is included. */
export function isTooHeavy({ maxMass }: ClassRule, { mass }: MatchFacts): boolean {
  if (maxMass === undefined || mass === undefined) return false;
  return isAbove(maxMass.counterIons === 'included' ? mass.whole : mass.alone, maxMass.atomicMassUnits);
}

/** Masses are sums of weights with up to five decimals: what the sum adds beyond them is no mass. */
export const isAbove = (mass: number, limit: number): boolean => mass > limit + 1e-6;

const arguably = ({ part, clause, word, extension }: Met, why: string): Met => ({
  part,
  clause,
  word,
  reading: 'arguable',
  why,
  ...(extension === undefined ? {} : { extension }),
});

/**
 * What does a rule say of each difference from its parent, whether it holds or not?
 *
 * @returns one record a difference, site by site; `clause` null where no word of the rule reaches it. Empty where
 * nothing differs, and for a rule that has no clauses to match a difference against
 * @example explainRule(gb1d, differences).filter((met) => met.clause === null); // what the rule does not reach
 */
export function explainRule(
  rule: ClassRule,
  differences: readonly Difference[],
  facts: MatchFacts = {},
): readonly Met[] {
  if (rule.test === 'similarity') return [];
  const of = prepared(rule);
  let met: Met[] = [];
  for (const difference of differences) for (const each of explain(of, difference, facts)) met.push(each);
  if (of.once) met = repeated(met);
  if (met.length < 2) return met;
  const place = (m: Met) => differences.findIndex(({ site }) => site === m.part.site);
  const text = (m: Met) => `${m.part.position ?? ''} ${m.part.group.smiles}`;
  // Site by site, and within a site by position and group, so that the way of writing shows nowhere.
  return met.sort((a, b) => {
    if (a.part.site !== b.part.site) return place(a) - place(b);
    const [one, other] = [text(a), text(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** What meets a clause of one group more than once meets it arguably. */
const repeated = (met: readonly Met[]): Met[] =>
  met.map((m) => {
    const isOne = m.clause?.once !== true || met.filter(({ clause }) => clause === m.clause).length === 1;
    return isOne || m.reading === 'arguable' ? m : arguably(m, ONCE);
  });

/** By the way of seeing it that the clauses reach best. */
function explain(rule: Prepared, { ways }: Difference, facts: MatchFacts): readonly Met[] {
  let best: readonly Met[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const met: Met[] = [];
    for (const each of way)
      if ('ways' in each) for (const inner of explain(rule, each, facts)) met.push(inner);
      else met.push(explainPart(rule, each, facts));
    // One that meets no clause comes last.
    const own = cost(met) + (met.some((m) => m.clause !== null) ? 0 : 10_000);
    if (own < least) [best, least] = [met, own];
  }
  return best;
}

/** Of several decompositions, the explanation that the rule's words reach best. */
export function bestExplained(ways: readonly (readonly Met[])[]): readonly Met[] {
  return ways.length === 0 ? [] : ways.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

/** The better of two matches of one rule: plain before arguable, fewer unexplained differences, fewer arguable ones. */
export function betterMatch(a: RuleMatch | null, b: RuleMatch | null): RuleMatch | null {
  if (a === null || b === null) return a ?? b;
  return cost(b.met) < cost(a.met) ? b : a;
}

function cost(met: readonly Met[]): number {
  let sum = 0;
  for (const { clause, reading } of met) sum += clause === null ? 100 : reading === 'arguable' ? 10 : 1;
  return sum;
}

function explainPart(rule: Prepared, part: Part, facts: MatchFacts): Met {
  const best = bestOf(rule, part, facts);
  return best.clause !== null && best.reading === 'plain' && isSeenTwice(rule, part)
    ? arguably(best, 'whether a substituted phenyl is a phenyl replaced by another monocycle is not said')
    : best;
}

/** The first plain meeting; without one the first arguable, and without that none. */
function bestOf(rule: Prepared, part: Part, facts: MatchFacts): Met {
  let best: Met | undefined;
  for (const prepared of rule.clauses) {
    const { clause, terms, why } = prepared;
    if (!speaksOfPart(clause, part, facts)) continue;
    for (const { term, words, isBridge } of terms) {
      const meeting = !isBridge && isOtherBridge(rule, part) ? null : part.meets(term);
      if (meeting === null) continue;
      // Nothing is plain that rests on what was not seen, or on words that bear two readings.
      const seen = why !== undefined && meeting.reading === 'plain' ? arguable(why) : meeting;
      if (seen.reading === 'plain') return metBy(part, clause, words, seen);
      best ??= metBy(part, clause, words, seen);
    }
    if (prepared.asksHydroxyl)
      for (const met of carried(rule, part, prepared)) {
        if (met.reading === 'plain') return met;
        best ??= met;
      }
    if (clause.open)
      best ??= metBy(
        part,
        clause,
        null,
        arguable(clause.note ?? 'the list of groups may be open-ended, and this group is not in it'),
      );
  }
  return best ?? { part, clause: null, word: null, reading: 'arguable', why: UNLISTED };
}

/**
 * Where a rule has a clause of its own for what sits on a ring, calling a substituted ring a replaced one is only arguable
 * (US (A) beside (B)); where it has none, the words "replacement by any aromatic monocycle whether or not further
 * substituted" are the ones meant for it (US (D), China (2)).
 */
const isSeenTwice = (rule: Prepared, { alsoSubstitution }: Part): boolean =>
  alsoSubstitution !== undefined && rule.substituted.has(alsoSubstitution);

/** A rule that names the bridges that it means leaves no doubt whether a word for groups reaches other bridges. */
const isOtherBridge = (rule: Prepared, { change, group }: Part): boolean =>
  // What replaces a part of the core hangs by as many bonds as that part did.
  rule.namesBridges && change === 'substituted' && group.smiles.split('*').length > 2;

const isBridge = (term: Term): boolean =>
  typeof term === 'object' && 'smiles' in term && term.smiles.split('*').length > 2;

function speaksOfPart(clause: Clause, { at, change, locants }: Part, facts: MatchFacts): boolean {
  if (clause.change !== change || !(at as readonly string[]).includes(clause.site)) return false;
  if (!isOfParent(clause, facts)) return false;
  return (
    clause.positions === undefined || locants?.every((locant) => clause.positions!.includes(locant)) === true
  );
}

/** Whether a clause is written on this one of the rule's parents. */
const isOfParent = ({ parents }: Clause, { parent }: MatchFacts): boolean =>
  parents === undefined || parent === undefined || parents.includes(parent);

/**
 * Where a rule reaches esters and ethers of its members, O-acyl and O-alkyl stand for the hydroxyl they were made from. An
 * ether beyond the carbons that the clause itself allows an alkoxy group is arguable: the words say both.
 */
function carried(rule: Prepared, part: Part, { clause, capsAlkoxyl }: PreparedClause): Met[] {
  return rule.carries.flatMap((form) => {
    const meeting = part.fromHydroxyl(form);
    if (meeting === null) return [];
    const isCapped = form === 'ether' && meeting.reading === 'plain' && capsAlkoxyl;
    return [{ ...metBy(part, clause, 'hydroxyl', isCapped ? arguable(CAPPED) : meeting), extension: form }];
  });
}

const capsAlkoxyl = (term: Term): boolean =>
  typeof term === 'object' && 'word' in term && term.word === 'alkoxyl' && term.carbons?.max !== undefined;

function metBy(part: Part, clause: Clause, word: string | null, meeting: Meeting): Met {
  return meeting.reading === 'plain'
    ? { part, clause, word, reading: 'plain' }
    : { part, clause, word, reading: 'arguable', why: meeting.why };
}
