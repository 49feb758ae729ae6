import { canonical, type Molecule, molecularMass, readMolecules } from '../chemistry/index.js';
import { unreadable } from '../chemistry/unreadable.js';
import {
  Analysis,
  type Decomposition,
  type Difference,
  FAMILIES,
  type FamilyParent,
  familyOf,
  type Relation,
  type RelationId,
  type Variant,
  type VariantId,
} from '../families/index.js';
import {
  betterMatch,
  isAbove,
  type MatchFacts,
  matchRule,
  matchSimilarity,
  type RuleMatch,
  reachedBy,
} from '../law/match.js';
import type { In } from '../law/register.js';
import type { ClassRule, RulesFile, TextNotHeld } from '../law/schema.types.js';
import type { DecompositionRecord, ScreenResult } from '../result.types.js';
import { clauseRecord, decompositionRecord } from './findings.js';
import type { MetRule } from './met-rule.js';
import type { NamedHit, NamedIndex } from './named.js';

export interface Expected {
  readonly name: string;
  readonly hole: In<TextNotHeld>;
}

/** What a screener matches molecules against: rules, names and what is missing of the chosen jurisdictions. */
export interface Context {
  readonly files: readonly RulesFile[];
  readonly named: NamedIndex;
  readonly relations: ReadonlySet<RelationId>;
  readonly variants: ReadonlySet<VariantId> | undefined;
  /** What was found of the substances that came by lately, by their canonical keys. */
  readonly known: Map<string, Found>;
  /** The limits of rules that count the mass of counter-ions too. */
  readonly wholeLimits: readonly number[];
  /** True where no relation and no variant is left out. */
  readonly everyRelation: boolean;
  /** What the register is known to lack of the chosen jurisdictions; said where a relative met no rule. */
  readonly holes: readonly In<TextNotHeld>[];
  /** What those texts are known or expected to name. */
  readonly expected: (molecule: Molecule) => readonly Expected[];
}

/** All matches of a text, before any date is applied. */
export type Matched = { readonly smiles: string; readonly issues: ScreenResult['issues'] } & (
  | { readonly ok: false }
  | {
      readonly ok: true;
      readonly parts: readonly MatchedPart[];
      /** True where it is not certain that the record means this text: what rests on it is arguable at most. */
      readonly isDoubtful?: boolean;
    }
);

/** One molecule of a text, matched; plain data but for the register's own. */
export interface MatchedPart {
  readonly found: Found;
  /** Of each atom that `found` speaks of, the atom of the text; absent where these are atoms of the text already. */
  readonly inText?: readonly number[];
}

/** What was found of a molecule. */
export interface Found {
  /** On the whole cores of the families. */
  readonly decompositions: readonly DecompositionRecord[];
  readonly relation: Relation | null;
  /** The variants of that relation that the part shows. */
  readonly variants: readonly Variant[];
  readonly hits: readonly NamedHit[];
  readonly rules: readonly MetRule[];
  readonly expected: readonly Expected[];
  /**
   * What is said of it where nothing is found of the rest of a text, by its place and the number of components (`0/1` where it
   * stands alone), on the day that was asked for last; `judge.ts` keeps it here.
   */
  said?: Map<string, ScreenResult>;
}

/** How many substances are kept in mind; some ten kilobytes each. A general list of 850,000 lines holds some 2,000 that are matched. */
const MOST_KNOWN = 4096;

/** Atoms, for each way in which a core lies in them, that are matched; of a molecule of 60 atoms with two cores some hundreds. */
export const MAX_WORK = 300_000;

/** Atoms of a molecule that cannot hold a core in so many ways. */
const FEW_ATOMS = 150;

/** Reads a text and matches each of its molecules against names and rules, whatever their days. */
export function match(context: Context, text: string): Matched {
  const reading = readMolecules(text);
  const issues = [...reading.issues];
  if (!reading.ok) return { ok: false, smiles: text, issues };
  const smiles = reading.smiles ?? text;
  // A drug holds a core or two. Of a chain of hundreds each is described with all the others as what hangs on it.
  let work = 0;
  for (const molecule of reading.molecules) {
    if (molecule.size <= FEW_ATOMS) continue;
    work += new Analysis(molecule).work(MAX_WORK - work);
    if (work > MAX_WORK)
      return { ok: false, smiles: text, issues: [unreadable('too-large', 0, text.length), ...issues] };
  }
  const whole = reading.molecules.length === 1 ? undefined : wholeMass(reading.molecules);
  const parts = reading.molecules.map((molecule) => matchPart(context, molecule, whole));
  return { ok: true, smiles, issues, parts };
}

/**
 * Matches one molecule. What may be related to a family is looked at in an order of its atoms that no text decides: so it
 * is one substance in every writing, and one that came by before is known.
 *
 * @param whole - the mass of the whole input; undefined where the molecule is all of it
 */
function matchPart(context: Context, molecule: Molecule, whole: number | undefined): MatchedPart {
  const analysis = new Analysis(molecule);
  const graph = analysis.mayBeRelated ? canonical(molecule) : null;
  if (graph === null) return { found: find(context, analysis, whole) };
  // A rule's limit on the mass may count the counter-ions.
  const heavy = whole === undefined ? 0 : context.wholeLimits.filter((limit) => isAbove(whole, limit)).length;
  const key = `${graph.key} ${heavy}`;
  let found = context.known.get(key);
  if (found === undefined) {
    found = find(context, new Analysis(graph.molecule()), whole);
    if (context.known.size === MOST_KNOWN) context.known.clear();
    context.known.set(key, found);
  }
  const { at } = graph;
  const inText: number[] = [];
  for (let i = 0; i < at.length; i++) inText.push(molecule.textAtoms[at[i]!]!);
  return { found, inText };
}

function find(context: Context, analysis: Analysis, whole: number | undefined): Found {
  const { molecule } = analysis;
  const decompositions = FAMILIES.flatMap((family) => analysis.decompositions(family));
  const relation = context.everyRelation
    ? analysis.nearest
    : analysis.relation(context.relations, context.variants);
  return {
    decompositions: decompositions.map(decompositionRecord),
    relation,
    variants: relation === null ? [] : (analysis.match(relation)?.variants ?? []),
    hits: context.named.find(molecule),
    rules: matchRules(context, analysis, decompositions, relation, whole),
    expected: relation === null && decompositions.length === 0 ? [] : context.expected(molecule),
  };
}

function matchRules(
  context: Context,
  analysis: Analysis,
  decompositions: readonly Decomposition[],
  relation: Relation | null,
  whole: number | undefined,
): MetRule[] {
  // What is related in no way meets no rule; where a user left relations out, that is not known.
  const isUnrelated = decompositions.length === 0 && relation === null && context.everyRelation;
  const met: MetRule[] = [];
  for (const file of context.files)
    for (const rule of file.classes) {
      if (isUnrelated && !asksOtherFrames(rule)) continue;
      const match =
        rule.test === 'similarity'
          ? analysis.relation(reachedBy(rule)) === null
            ? null
            : matchSimilarity(rule)
          : bestMatch(rule, analysis, whole);
      if (match === null) continue;
      const forms = [...new Set(match.met.flatMap((m) => m.extension ?? []))];
      met.push({ file, rule, reading: match.reading, clauses: match.met.map(clauseRecord), forms });
    }
  return met;
}

function bestMatch(rule: ClassRule, analysis: Analysis, whole: number | undefined): RuleMatch | null {
  let best: RuleMatch | null = null;
  for (const { differences, facts } of comparisons(rule, analysis, whole))
    best = betterMatch(best, matchRule(rule, differences, facts));
  return best;
}

/**
 * Everything that a rule is asked of: each decomposition on the core of its family, beside each parent that it names.
 *
 * @param whole - the mass of the whole input, with its counter-ions; the molecule's own where absent
 */
export function comparisons(rule: ClassRule, analysis: Analysis, whole?: number): readonly Comparison[] {
  const family = familyOf(rule.family);
  const all = asksOtherFrames(rule)
    ? [...analysis.decompositions(family), ...analysis.onOtherFrames(family)]
    : analysis.decompositions(family);
  if (all.length === 0) return NOTHING;
  const parents = parentsOf(rule);
  const mass = rule.maxMass === undefined ? undefined : massesOf(analysis.molecule, whole);
  return all.flatMap((of) =>
    parents.map((parent) => ({
      differences: analysis.differences(of, parent),
      facts: { parent: parent.name, ...(mass === undefined ? {} : { mass }) },
    })),
  );
}

/** Whether the rule names another ring in the place of the core's own, so that it is asked of molecules on such a ring too. */
function asksOtherFrames(rule: ClassRule): boolean {
  let asks = ON_FRAMES.get(rule);
  if (asks === undefined) {
    const site = familyOf(rule.family).replacedFrame?.site;
    asks =
      site !== undefined && rule.clauses.some((each) => each.site === site && each.change === 'replaced');
    ON_FRAMES.set(rule, asks);
  }
  return asks;
}

const NOTHING: readonly Comparison[] = Object.freeze([]);
const ON_FRAMES = new WeakMap<ClassRule, boolean>();

/** The substances or cores that the rule derives its members from. */
export const parentsOf = ({ parents, family }: ClassRule): readonly FamilyParent[] =>
  parents.length === 0 ? [familyOf(family).parent] : parents;

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly facts: MatchFacts;
}

/** The mass of all molecules of an input. */
export const wholeMass = (components: readonly Molecule[]): number =>
  components.reduce((sum, each) => sum + molecularMass(each), 0);

function massesOf(molecule: Molecule, whole?: number): NonNullable<MatchFacts['mass']> {
  const alone = molecularMass(molecule);
  return { alone, whole: whole ?? alone };
}
