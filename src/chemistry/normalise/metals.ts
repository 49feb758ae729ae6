import { GONE } from '../draft.js';
import { C, H, isMetal, valencesOf } from '../elements.js';
import { oddity, unreadable } from '../unreadable.js';
import type { Rule } from './rule.js';
import { valenceUsed } from './used.js';

/** `CC(=O)O[Na]` is sodium acetate; `N[Pt]Cl` holds the amine. Bonds of metals to carbon stay. */
export const metals: Rule = {
  name: 'cut metal bonds',
  why: 'Salts and complexes are drawn with bonds by some and with charges by others; what the law names is the part without the metal.',
  mayChange: ['degree', 'parts', 'charge'],
  pairs: [
    { before: ['CC(=O)O[Na]', '[Na]OC(C)=O', 'CC(=O)[O-].[Na+]'], after: 'CC(=O)O' },
    { before: ['CN(C)(C)[Zn]', 'C[N+](C)(C)[Zn-]'], after: 'CN(C)C' },
    { before: ['c1ccn([Zn]Cl)cc1', 'c1cc[n+]([Zn-2])cc1'], after: 'c1ccncc1' },
    { before: ['[K]n1cccc1', '[K+].[n-]1cccc1'], after: 'c1cc[nH]c1' },
  ],
  apply(draft, _dead, issues) {
    if (!draft.anyMetal) return true;
    const { bondCount, bondA, bondB, order, element, charge } = draft;
    let first = -1;
    for (let b = 0; b < bondCount; b++) {
      const o = order[b]!;
      if (o === GONE) continue;
      const p = bondA[b]!;
      const q = bondB[b]!;
      if (isMetal(element[p]!) === isMetal(element[q]!)) continue;
      const metal = isMetal(element[p]!) ? p : q;
      const other = metal === p ? q : p;
      if (element[other] === C || element[other] === H) continue;
      if (first === -1) first = metal;
      order[b] = GONE;
      // The pair stays with the other atom, unless that atom is whole without it (a base that lent its pair).
      if (valencesOf(element[other]!, charge[other]!)?.includes(valenceUsed(draft, other))) continue;
      charge[other]! -= o;
      charge[metal]! += o;
      draft.anyCharge = true;
      const valences = valencesOf(element[other]!, charge[other]!);
      if (valences !== undefined && Math.max(...valences) < valenceUsed(draft, other)) {
        issues.push(unreadable('valence', draft.at[other]!, draft.length[other]!));
        return false;
      }
    }
    if (first >= 0) issues.push(oddity('metal-bond-dropped', draft.at[first]!, draft.length[first]!));
    return true;
  },
};
