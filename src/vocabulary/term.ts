import { atomicNumber } from '../chemistry/index.js';
import { type Group, smallestCycle } from '../structure/group.js';
import { describe, spellingOf } from '../structure/names.js';
import { withoutSubstituents } from '../structure/trim.js';
import { type Meeting, PLAIN } from './shape.js';
import { VOCABULARY } from './vocabulary.js';
import type { CarbonLimit, LimitedWord, Term } from './words.js';

/**
 * How does a group meet a term of a clause?
 *
 * @returns null where it does not, and where it is beyond the term's limits
 * @example meets({ word: 'alkyl', carbons: { max: 3 } }, butyl); // null
 */
export function meets(term: Term, group: Group): Meeting | null {
  if (typeof term === 'string') return VOCABULARY[term].meets(group);
  if ('smiles' in term) return describe(group).smiles === spellingOf(term.smiles) ? PLAIN : null;
  if ('element' in term)
    return group.atoms.length === 1 && group.molecule.element[group.atoms[0]!] === atomicNumber(term.element)
      ? PLAIN
      : null;
  return limited(term, group);
}

function limited(
  { word, carbons, ringSize, plainly, substitutedBy }: LimitedWord,
  whole: Group,
): Meeting | null {
  const group =
    substitutedBy === undefined
      ? whole
      : withoutSubstituents(whole, (each) =>
          substitutedBy.some((term) => meets(term, each)?.reading === 'plain'),
        );
  const meeting = VOCABULARY[word].meets(group);
  if (meeting === null || (plainly === true && meeting.reading !== 'plain')) return null;
  if (carbons !== undefined && !within(countCarbons(group, carbons.of), carbons)) return null;
  if (ringSize !== undefined && !within(smallestCycle(group), ringSize)) return null;
  return meeting;
}

const within = (
  n: number,
  { min = 0, max = Number.POSITIVE_INFINITY }: Pick<CarbonLimit, 'min' | 'max'>,
): boolean => n >= min && n <= max;

function countCarbons({ molecule, atoms }: Group, of: CarbonLimit['of']): number {
  const own = atoms.filter((a) => molecule.element[a] === 6);
  if (of !== 'alkyl') return own.length;
  return own.filter((a) => !molecule.edges[a]!.some((e) => e.order > 1 && molecule.element[e.to] !== 6))
    .length;
}
