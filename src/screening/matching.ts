import { type Molecule, molecularMass, readMolecules } from '../chemistry/index.js';
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
  type MatchFacts,
  matchRule,
  matchSimilarity,
  type RuleMatch,
  reachedBy,
} from '../law/match.js';
import type { In } from '../law/register.js';
import type { ClassRule, RulesFile, TextNotHeld } from '../law/schema.types.js';
import type { ScreenResult } from '../result.types.js';
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

export interface MatchedPart {
  /** What the families say of it; evidence and pictures go on from there. */
  readonly analysis: Analysis;
  /** On the whole cores of the families. */
  readonly decompositions: readonly Decomposition[];
  readonly relation: Relation | null;
  /** The variants of that relation that the part shows. */
  readonly variants: readonly Variant[];
  readonly hits: readonly NamedHit[];
  readonly rules: readonly { readonly file: RulesFile; readonly match: RuleMatch }[];
  readonly expected: readonly Expected[];
}

/** Reads a text and matches each of its molecules against names and rules, whatever their days. */
export function match(context: Context, text: string): Matched {
  const reading = readMolecules(text);
  const issues = [...reading.issues];
  if (!reading.ok) return { ok: false, smiles: text, issues };
  const smiles = reading.smiles ?? text;
  const analyses = reading.molecules.map((molecule) => new Analysis(molecule));
  const parts = analyses.map((analysis): MatchedPart => {
    const { molecule } = analysis;
    const decompositions = FAMILIES.flatMap((family) => analysis.decompositions(family));
    const relation = context.everyRelation
      ? analysis.nearest
      : analysis.relation(context.relations, context.variants);
    return {
      analysis,
      decompositions,
      relation,
      variants: relation === null ? [] : (analysis.match(relation)?.variants ?? []),
      hits: context.named.find(molecule),
      rules: matchRules(context, analysis, decompositions, relation, reading.molecules),
      expected: relation === null && decompositions.length === 0 ? [] : context.expected(molecule),
    };
  });
  return { ok: true, smiles, issues, parts };
}

function matchRules(
  context: Context,
  analysis: Analysis,
  decompositions: readonly Decomposition[],
  relation: Relation | null,
  components: readonly Molecule[],
): MatchedPart['rules'] {
  // What is related in no way meets no rule; where a user left relations out, that is not known.
  const isUnrelated = decompositions.length === 0 && relation === null && context.everyRelation;
  const met: { file: RulesFile; match: RuleMatch }[] = [];
  for (const file of context.files)
    for (const rule of file.classes) {
      if (isUnrelated && !asksOtherFrames(rule)) continue;
      const match =
        rule.test === 'similarity'
          ? analysis.relation(reachedBy(rule)) === null
            ? null
            : matchSimilarity(rule)
          : bestMatch(rule, analysis, components);
      if (match !== null) met.push({ file, match });
    }
  return met;
}

function bestMatch(rule: ClassRule, analysis: Analysis, components: readonly Molecule[]): RuleMatch | null {
  let best: RuleMatch | null = null;
  for (const { differences, facts } of comparisons(rule, analysis, components))
    best = betterMatch(best, matchRule(rule, differences, facts));
  return best;
}

/**
 * Everything that a rule is asked of: each decomposition on the core of its family, beside each parent that it names.
 *
 * @param components - all molecules of the input, where the rule counts them in its mass limit
 */
export function comparisons(
  rule: ClassRule,
  analysis: Analysis,
  components: readonly Molecule[] = [analysis.molecule],
): readonly Comparison[] {
  const family = familyOf(rule.family);
  const all = asksOtherFrames(rule)
    ? [...analysis.decompositions(family), ...analysis.onOtherFrames(family)]
    : analysis.decompositions(family);
  if (all.length === 0) return NOTHING;
  const parents = parentsOf(rule);
  const mass = rule.maxMass === undefined ? undefined : massesOf(analysis.molecule, components);
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

function massesOf(molecule: Molecule, components: readonly Molecule[]): NonNullable<MatchFacts['mass']> {
  return {
    alone: molecularMass(molecule),
    whole: components.reduce((sum, each) => sum + molecularMass(each), 0),
  };
}
