import { GONE, SINGLE } from '../draft.js';
import { H } from '../elements.js';
import type { Rule } from './rule.js';

/** `[H]O[H]`, `[2H]C` and `D` are the same substance, to the law, as without the symbol. */
export const hydrogens: Rule = {
  name: 'fold hydrogens',
  why: 'A hydrogen drawn as an atom is the same hydrogen; statutes do not tell isotopes apart.',
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
