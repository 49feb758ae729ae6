import { Analysis } from '../../src/families/index.js';
import { betterMatch, matchRule, type RuleMatch } from '../../src/law/match.js';
import { loadRegister } from '../../src/law/register.js';
import type { ClassRule } from '../../src/law/schema.types.js';
import { comparisons, wholeMass } from '../../src/screening/matching.js';
import { molecule, molecules } from './read.js';

/** How well a class rule's words reach a substance, as a table of cases says it. */
export type Answer = 'inside' | 'arguable' | 'outside';

/** How a rule, or that of the register with this id, covers what a text says; null where it does not. */
export function matchOf(asked: string | ClassRule, smiles: string): RuleMatch | null {
  const rule = typeof asked === 'string' ? ruleCalled(asked) : asked;
  const all = molecules(smiles);
  return all
    .flatMap((m) => comparisons(rule, new Analysis(m), wholeMass(all)))
    .map(({ differences, facts }) => matchRule(rule, differences, facts))
    .reduce<RuleMatch | null>(betterMatch, null);
}

function ruleCalled(id: string): ClassRule {
  const rule = loadRegister()
    .files.flatMap((file) => file.classes)
    .find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

export const answerOf = (match: RuleMatch | null): Answer =>
  match === null ? 'outside' : match.reading === 'plain' ? 'inside' : 'arguable';

/** The nearest relation of a molecule and its variants, `skeleton bridged`; `none` where it has no relation. */
export function relationOf(smiles: string): string {
  const analysis = new Analysis(molecule(smiles));
  const relation = analysis.nearest;
  return relation === null
    ? 'none'
    : [relation.id, ...analysis.match(relation)!.variants.map((v) => v.id)].join(' ');
}
