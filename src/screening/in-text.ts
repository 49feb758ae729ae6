import { deepFreeze } from '../law/canonical.js';
import type { ClauseRecord, DecompositionRecord, Finding, ScreenResult } from '../result.types.js';

/** Of each atom that was spoken of, the atom of the text; undefined where these are atoms of the text already. */
type Numbers = readonly number[] | undefined;

/**
 * A result as it is said of a text: with its atoms, and frozen.
 *
 * @param result - what was judged; it is frozen too, and what no atom stands in is shared
 * @param components - for each component the atoms of the text
 */
export function inText(
  result: ScreenResult,
  smiles: string,
  issues: ScreenResult['issues'],
  components: readonly Numbers[],
): ScreenResult {
  deepFreeze(result);
  const numbered = components.map((numbers) => (numbers === undefined ? undefined : renumbering(numbers)));
  const said = {
    ...result,
    smiles,
    issues: deepFreeze(issues),
    findings: mapped(result.findings, (finding) => findingIn(finding, numbered[finding.component])),
    decompositions: mapped(result.decompositions, (each) => decompositionIn(each, numbered[each.component])),
  };
  const own = Object.freeze(said as ScreenResult);
  FROM.set(own, result);
  return own;
}

const FROM = new WeakMap<ScreenResult, ScreenResult>();

/**
 * What a result was made from, where it is what was judged of its substance in another writing: all but the text, its issues and the
 * numbers of atoms is the same in both.
 */
export const madeFrom = (result: ScreenResult): ScreenResult | undefined => FROM.get(result);

/** A frozen list of frozen ones: what is new is frozen where it is made, for most of a result is shared and frozen already. */
const mapped = <T, U>(list: readonly T[], to: (each: T) => U): readonly U[] => Object.freeze(list.map(to));

type Renumber = (atoms: readonly number[], how: 'ascending' | 'in order') => readonly number[];

/** The few groups of a molecule stand in many clauses: each is numbered once. */
function renumbering(numbers: readonly number[]): Renumber {
  const done = new Map<readonly number[], readonly number[]>();
  return (atoms, how) => {
    let own = done.get(atoms);
    if (own === undefined) {
      const list: number[] = [];
      for (let i = 0; i < atoms.length; i++) list.push(numbers[atoms[i]!]!);
      own = Object.freeze(how === 'ascending' ? list.sort((a, b) => a - b) : list);
      done.set(atoms, own);
    }
    return own;
  };
}

function findingIn(finding: Finding, renumber: Renumber | undefined): Finding {
  if (renumber === undefined || finding.clauses.length === 0) return finding;
  const clauses = mapped(
    finding.clauses,
    (clause): ClauseRecord => Object.freeze({ ...clause, atoms: renumber(clause.atoms, 'ascending') }),
  );
  return Object.freeze({ ...finding, clauses } as Finding);
}

function decompositionIn(of: DecompositionRecord, renumber: Renumber | undefined): DecompositionRecord {
  if (renumber === undefined) return of;
  const sites = mapped(of.sites, (each) => {
    const { group, substituents } = each;
    if (group === null) return each;
    // The atoms of a part of the core stand in its own order.
    const own = groupIn(group, renumber, group.smiles === '' ? 'in order' : 'ascending');
    if (substituents === undefined) return Object.freeze({ ...each, group: own });
    const on = mapped(substituents, (one) =>
      Object.freeze({ ...one, group: groupIn(one.group, renumber, 'ascending') }),
    );
    return Object.freeze({ ...each, group: own, substituents: on });
  });
  return Object.freeze({ ...of, sites });
}

const groupIn = <T extends { readonly atoms: readonly number[] }>(
  group: T,
  renumber: Renumber,
  how: 'ascending' | 'in order',
): T => Object.freeze({ ...group, atoms: renumber(group.atoms, how) });
