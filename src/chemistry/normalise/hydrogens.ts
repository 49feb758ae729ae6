import { GONE, SINGLE } from '../draft.js';
import { H } from '../elements.js';
import type { Rule } from './rule.js';

/** `[H]O[H]`, `[2H]C` and `D` are the same substance, to the law, as without the symbol. */
export const hydrogens: Rule = {
  name: 'fold hydrogens',
  why: 'A hydrogen drawn as an atom is the same hydrogen; statutes do not tell isotopes apart.',
  mayChange: ['degree', 'hydrogens'],
  pairs: [
    { before: ['[H]C([H])([H])C([2H])([3H])O', 'CCO[D]', '[CH3][CH2][OH]'], after: 'CCO' },
    { before: ['[H]c1c([H])c([H])c([H])c([H])c1[H]'], after: 'c1ccccc1' },
  ],
  apply(draft, dead) {
    if (!draft.anyHydrogen) return true;
    const { atomCount, element, charge, hydrogens: count, start, to, via, order } = draft;
    for (let i = 0; i < atomCount; i++) {
      if (element[i] !== H || charge[i] !== 0 || start[i + 1]! - start[i]! !== 1) continue;
      const edge = start[i]!;
      const heavy = to[edge]!;
      if (element[heavy] === H || order[via[edge]!] !== SINGLE) continue;
      count[heavy]!++;
      dead[i] = 1;
      order[via[edge]!] = GONE;
    }
    return true;
  },
};
