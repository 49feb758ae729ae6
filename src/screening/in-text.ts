import { deepFreeze } from '../law/canonical.js';
import type { ClauseRecord, DecompositionRecord, Finding, ScreenResult } from '../result.types.js';

/** Of each atom that was spoken of, the atom of the text; undefined where these are atoms of the text already. */
type Numbers = readonly number[] | undefined;

/**
 * A result as it is said of a text: with its atoms, and frozen.
 *
 * @param result - what was judged; it is not changed, and what no atom stands in is shared
 * @param components - for each component the atoms of the text
 */
export function inText(
  result: ScreenResult,
  smiles: string,
  issues: ScreenResult['issues'],
  components: readonly Numbers[],
): ScreenResult {
  const numbered = components.map((numbers) => (numbers === undefined ? undefined : renumbering(numbers)));
  const said = {
    ...result,
    smiles,
    issues,
    findings: result.findings.map((finding) => findingIn(finding, numbered[finding.component])),
    decompositions: result.decompositions.map((each) => decompositionIn(each, numbered[each.component])),
  };
  return deepFreeze(said as ScreenResult);
}

type Renumber = (atoms: readonly number[], how: 'ascending' | 'in order') => readonly number[];

/** The few groups of a molecule stand in many clauses: each is numbered once. */
function renumbering(numbers: readonly number[]): Renumber {
  const done = new Map<readonly number[], readonly number[]>();
  return (atoms, how) => {
    let own = done.get(atoms);
    if (own === undefined) {
      const list: number[] = [];
      for (let i = 0; i < atoms.length; i++) list.push(numbers[atoms[i]!]!);
      own = how === 'ascending' ? list.sort((a, b) => a - b) : list;
      done.set(atoms, own);
    }
    return own;
  };
}

function findingIn(finding: Finding, renumber: Renumber | undefined): Finding {
  if (renumber === undefined || finding.clauses.length === 0) return finding;
  const clauses = finding.clauses.map(
    (clause): ClauseRecord => ({ ...clause, atoms: renumber(clause.atoms, 'ascending') }),
  );
  return { ...finding, clauses } as Finding;
}

function decompositionIn(of: DecompositionRecord, renumber: Renumber | undefined): DecompositionRecord {
  if (renumber === undefined) return of;
  return {
    ...of,
    sites: of.sites.map((each) => {
      const { group, substituents } = each;
      if (group === null) return each;
      // The atoms of a part of the core stand in its own order.
      const how = group.smiles === '' ? 'in order' : 'ascending';
      return {
        ...each,
        group: { ...group, atoms: renumber(group.atoms, how) },
        ...(substituents === undefined
          ? {}
          : {
              substituents: substituents.map((on) => ({
                ...on,
                group: { ...on.group, atoms: renumber(on.group.atoms, 'ascending') },
              })),
            }),
      };
    }),
  };
}
