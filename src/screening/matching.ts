import { type Molecule, readMolecules } from '../chemistry/index.js';
import {
  differences,
  type Lay,
  lays,
  type Relation,
  type RelationId,
  relate,
  type VariantId,
  variantsOf,
} from '../families/index.js';
import { betterMatch, matchRule, matchSimilarity, type RuleMatch, reachedBy } from '../law/match.js';
import type { In } from '../law/register.js';
import type { RulesFile, TextNotHeld } from '../law/schema.js';
import type { ScreenResult } from '../result.js';
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
  | { readonly ok: true; readonly parts: readonly MatchedPart[] }
);

export interface MatchedPart {
  readonly ways: readonly Lay[];
  readonly relation: Relation | null;
  /** Names of the variants of that relation that the part shows. */
  readonly details: readonly string[];
  readonly hits: readonly NamedHit[];
  readonly rules: readonly { readonly file: RulesFile; readonly match: RuleMatch }[];
  readonly expected: readonly Expected[];
}

/** Reads a text and matches each of its molecules against names and rules, whatever their days. */
export function match(context: Context, smiles: string): Matched {
  const reading = readMolecules(smiles);
  const issues = [...reading.issues];
  if (!reading.ok) return { ok: false, smiles, issues };
  const parts = reading.molecules.map((molecule): MatchedPart => {
    const ways = lays(molecule);
    const relation = relate(molecule, context.relations, context.variants);
    return {
      ways,
      relation,
      details: relation === null ? [] : variantsOf(molecule, relation).map((v) => v.name),
      hits: context.named.find(molecule),
      rules: matchRules(context, molecule, ways, relation),
      expected: relation === null ? [] : context.expected(molecule),
    };
  });
  return { ok: true, smiles, issues, parts };
}

function matchRules(
  context: Context,
  molecule: Molecule,
  ways: readonly Lay[],
  relation: Relation | null,
): MatchedPart['rules'] {
  // What is related in no way meets no rule; where a user left relations out, that is not known.
  if (ways.length === 0 && relation === null && context.everyRelation) return [];
  const differing = ways.map(differences);
  const isRelated = (by: ReadonlySet<RelationId>) => ways.length === 0 && relate(molecule, by) !== null;
  return context.files.flatMap((file) =>
    file.classes.flatMap((rule) => {
      const match =
        rule.skeleton === 'fentanyl' && ways.length > 0
          ? differing.map((d) => matchRule(rule, d)).reduce<RuleMatch | null>(betterMatch, null)
          : rule.test === 'similarity' && isRelated(reachedBy(rule))
            ? matchSimilarity(rule)
            : null;
      return match === null ? [] : [{ file, match }];
    }),
  );
}
