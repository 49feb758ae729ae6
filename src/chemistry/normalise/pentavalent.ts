import type { Draft } from '../draft.js';
import { C, N, O, S, valencesOf } from '../elements.js';
import { unreadable } from '../unreadable.js';
import type { Rule } from './rule.js';
import { valenceUsed } from './used.js';

/** `CN(=O)=O` becomes `C[N+](=O)[O-]`, `CN=N#N` becomes `CN=[N+]=[N-]`, `O=n1ccccc1` the N-oxide. */
export const pentavalent: Rule = {
  name: 'draw five-bonded nitrogen with charges',
  why: 'Nitrogen holds four pairs; five bonds are an older way to draw nitro groups, azides and N-oxides.',
  mayChange: ['bond orders', 'charge'],
  pairs: [
    { before: ['CN(=O)=O', 'C[N+]([O-])=O'], after: 'C[N+](=O)[O-]' },
    { before: ['CN=N#N', 'C[N-][N+]#N'], after: 'CN=[N+]=[N-]' },
    { before: ['O=n1ccccc1', 'O=N1=CC=CC=C1'], after: '[O-][n+]1ccccc1' },
    { before: ['CN(C)(C)=O'], after: 'C[N+](C)(C)[O-]' },
  ],
  apply(draft, _dead, issues) {
    if (!draft.anyFive) return true;
    const { atomCount, element, charge, start, to, via, order } = draft;
    for (let i = 0; i < atomCount; i++) {
      if (element[i] !== N || charge[i] !== 0 || valenceUsed(draft, i) !== 5) continue;
      // The end that takes the charge: oxygen before sulfur before nitrogen before carbon.
      let best = -1;
      let bestScore = 0;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const other = to[e]!;
        if (order[via[e]!]! < 2 || order[via[e]!]! > 3 || charge[other] !== 0) continue;
        if (!mayTakeMinus(draft, other)) continue;
        const score =
          element[other] === O
            ? 9
            : element[other] === S
              ? 7
              : element[other] === N
                ? 5
                : element[other] === C
                  ? 1
                  : 3;
        // Of two nitrogens the triple bond is the one that opens: N=N#N is N=[N+]=[N-].
        const weight = score * 2 + (order[via[e]!] === 3 && element[other] === N ? 1 : 0);
        if (weight > bestScore) {
          best = e;
          bestScore = weight;
        }
      }
      if (best === -1) {
        issues.push(unreadable('valence', draft.at[i]!, draft.length[i]!));
        return false;
      }
      order[via[best]!]!--;
      charge[i] = 1;
      charge[to[best]!] = -1;
      draft.anyCharge = true;
    }
    return true;
  },
};

/** Whether an atom can hold a minus when a bond on it opens; the second of two five-bonded nitrogens cannot. */
function mayTakeMinus(draft: Draft, atom: number): boolean {
  const valences = valencesOf(draft.element[atom]!, -1);
  return valences === undefined || valences.includes(valenceUsed(draft, atom) - 1);
}
