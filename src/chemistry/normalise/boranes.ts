import { GONE, SINGLE } from '../draft.js';
import { B, N, O, P, S } from '../elements.js';
import { oddity } from '../unreadable.js';
import type { Rule } from './rule.js';

const BASES = new Set([N, O, P, S]);

/** `C[N+](C)(C)[BH3-]` is trimethylamine with borane: the arrow of `CN(C)(C)->B`, drawn with charges. */
export const boranes: Rule = {
  name: 'cut the bond of a base to a borane',
  why: 'A base that lends a borane its pair is the base, whether the bond is drawn as an arrow or with charges.',
  mayChange: ['degree', 'parts', 'charge'],
  pairs: [
    { before: ['CC[N+](CC)(CC)[BH3-]', 'F[B-](F)(F)[N+](CC)(CC)CC', 'CCN(CC)(CC)->B'], after: 'CCN(CC)CC' },
    { before: ['CC[O+](CC)[B-](F)(F)F'], after: 'CCOCC' },
  ],
  apply(draft, _dead, issues) {
    if (!draft.anyCharge) return true;
    const { bondCount, bondA, bondB, order, element, charge, at, length } = draft;
    for (let b = 0; b < bondCount; b++) {
      if (order[b] !== SINGLE) continue;
      const borane = element[bondA[b]!] === B ? bondA[b]! : bondB[b]!;
      const base = borane === bondA[b]! ? bondB[b]! : bondA[b]!;
      if (element[borane] !== B || charge[borane]! >= 0) continue;
      if (!BASES.has(element[base]!) || charge[base]! <= 0) continue;
      order[b] = GONE;
      charge[borane]!++;
      charge[base]!--;
      issues.push(oddity('arrow-dropped', at[borane]!, length[borane]!));
    }
    return true;
  },
};
