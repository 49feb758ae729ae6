import type { Draft } from '../draft.js';
import { AS, BR, C, CL, I, N, P, S, SE, TE, valencesOf } from '../elements.js';
import type { Rule } from './rule.js';
import { valenceUsed } from './used.js';

/** Elements that bear a double bond more: `C[S+]([O-])C` is `CS(=O)C`. Nitrogen does not; its pair stays. */
const EXPANDS = new Set([P, S, AS, SE, TE, CL, BR, I]);

/** `[S+][O-]`, `[P+][CH2-]`, `[C+][O-]` become double bonds; `[CH-][N+]#N` becomes `C=[N+]=[N-]`. */
export const pairs: Rule = {
  name: 'draw neighbouring charges as a bond',
  why: 'A plus beside a minus, where the first can bear another bond, is a double bond drawn with charges.',
  mayChange: ['bond orders', 'charge'],
  pairs: [
    { before: ['C[S+](C)[O-]'], after: 'CS(C)=O' },
    { before: ['C[S+2](C)([O-])[O-]', 'C[S+](C)([O-])=O'], after: 'CS(C)(=O)=O' },
    { before: ['C[C+](C)[O-]'], after: 'CC(C)=O' },
    { before: ['C[P+](C)(C)[CH2-]'], after: 'CP(C)(C)=C' },
    { before: ['[CH2-][N+]#N'], after: 'C=[N+]=[N-]' },
    { before: ['[O-][P+]([O-])([O-])[O-]'], after: 'OP(O)(O)=O' },
  ],
  apply(draft) {
    if (!draft.anyCharge) return true;
    const { bondCount, bondA, bondB, order, element, charge } = draft;
    for (let b = 0; b < bondCount; b++) {
      for (let turn = 0; turn < 2; turn++) {
        const plus = turn === 0 ? bondA[b]! : bondB[b]!;
        const minus = turn === 0 ? bondB[b]! : bondA[b]!;
        while (
          charge[plus]! > 0 &&
          charge[minus]! < 0 &&
          order[b]! >= 1 &&
          order[b]! < 3 &&
          (EXPANDS.has(element[plus]!) || element[plus] === C) &&
          bearsOneMore(draft, plus, -1) &&
          bearsOneMore(draft, minus, 1)
        ) {
          order[b]!++;
          charge[plus]!--;
          charge[minus]!++;
        }
      }
    }
    // Diazo and azide: the minus goes to the end of the chain.
    const { start, to, via } = draft;
    for (let i = 0; i < draft.atomCount; i++) {
      if (element[i] !== N || charge[i] !== 1) continue;
      let minus = -1;
      let triple = -1;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const other = to[e]!;
        if (order[via[e]!] === 1 && charge[other] === -1 && (element[other] === C || element[other] === N))
          minus = e;
        if (order[via[e]!] === 3 && charge[other] === 0 && element[other] === N) triple = e;
      }
      if (minus < 0 || triple < 0) continue;
      order[via[minus]!] = 2;
      charge[to[minus]!] = 0;
      order[via[triple]!] = 2;
      charge[to[triple]!] = -1;
    }
    return true;
  },
};

/** After its charge has changed by this much, can the atom hold one bond more? Boron in a borate cannot. */
function bearsOneMore(draft: Draft, atom: number, change: number): boolean {
  const valences = valencesOf(draft.element[atom]!, draft.charge[atom]! + change);
  return valences !== undefined && valences[valences.length - 1]! > valenceUsed(draft, atom);
}
