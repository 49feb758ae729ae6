import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis } from '../../src/families/index.js';
import { betterMatch, matchRule, type RuleMatch } from '../../src/law/match.js';
import { loadRegister } from '../../src/law/register.js';
import type { ClassRule } from '../../src/law/schema.types.js';
import { comparisons, wholeMass } from '../../src/screening/matching.js';
import { type Answer, answerOf } from '../support/told.js';
import { best, type Oracle, type Verdict } from './answer.js';
import type { Toolkit } from './seen.js';

/** How the two answers stand together; lines of which both say no are not kept. */
export type Outcome = 'both' | 'unsure' | 'arguable' | 'in, outside' | 'out, inside';

export interface Compared {
  readonly what: Outcome;
  readonly name: string;
  readonly smiles: string;
  readonly ours: Answer;
  readonly theirs: Verdict;
}

export interface Comparison {
  readonly tables: ReadonlyMap<string, readonly Compared[]>;
  readonly unread: { readonly ours: number; readonly theirs: number };
}

/** Asks both of every line: the oracle of its rule, and our rule of the same id, its clauses alone and no name that it excludes. */
export function compareAll(
  toolkit: Toolkit,
  oracles: readonly Oracle[],
  lines: readonly { readonly smiles: string; readonly name: string }[],
): Comparison {
  const classes = loadRegister().files.flatMap((file) => file.classes);
  const rules = oracles.map(({ rule }) => classes.find((each) => each.id === rule)!);
  const tables = new Map(oracles.map(({ rule }) => [rule, [] as Compared[]]));
  const unread = { ours: 0, theirs: 0 };
  const cores = [...new Set(oracles.flatMap((oracle) => oracle.cores))];
  for (const { smiles, name } of lines) {
    const theirs = toolkit.open(smiles, cores, (all) =>
      oracles.map((oracle) => best(all.map((seen) => oracle.ask(seen)))),
    );
    const ours = oursOf(rules, smiles);
    if (theirs === 'unread') unread.theirs++;
    if (ours === 'unread') unread.ours++;
    if (theirs === 'unread' || ours === 'unread') continue;
    for (const [i, { rule }] of oracles.entries()) {
      const what = outcome(theirs[i]!, ours[i]!);
      if (what !== undefined)
        tables.get(rule)!.push({ what, name, smiles, ours: ours[i]!, theirs: theirs[i]! });
    }
  }
  return { tables, unread };
}

function outcome(theirs: Verdict, ours: Answer): Outcome | undefined {
  if (theirs === 'unsure') return 'unsure';
  if (ours === 'arguable') return 'arguable';
  if (theirs === 'in') return ours === 'inside' ? 'both' : 'in, outside';
  return ours === 'inside' ? 'out, inside' : undefined;
}

function oursOf(rules: readonly ClassRule[], smiles: string): Answer[] | 'unread' {
  const reading = readMolecules(smiles);
  if (!reading.ok) return 'unread';
  const analyses = reading.molecules.map((each) => new Analysis(each));
  return rules.map((rule) =>
    answerOf(
      analyses
        .flatMap((analysis) => comparisons(rule, analysis, wholeMass(reading.molecules)))
        .map(({ differences, facts }) => matchRule(rule, differences, facts))
        .reduce<RuleMatch | null>(betterMatch, null),
    ),
  );
}
