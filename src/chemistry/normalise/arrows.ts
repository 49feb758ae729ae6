import { ARROW_TO_A, ARROW_TO_B, GONE } from '../draft.js';
import { B, isMetal } from '../elements.js';
import { oddity, unreadable } from '../unreadable.js';
import type { Rule } from './rule.js';

/** `N->[Zn+2]`: the base is present as itself. An arrow to anything but a metal or boron is no definite bond. */
export const arrows: Rule = {
  name: 'drop arrows',
  why: 'A coordinated base is the base: a complex of a drug with a metal or a borane holds the drug.',
  mayChange: ['degree', 'parts'],
  pairs: [{ before: ['c1ccn(->[Zn+2])cc1', '[Zn+2]<-n1ccccc1'], after: 'c1ccncc1' }],
  apply(draft, _dead, issues) {
    if (!draft.anyArrow) return true;
    const { bondCount, bondA, bondB, order, element, at, length } = draft;
    for (let b = 0; b < bondCount; b++) {
      if (order[b] !== ARROW_TO_A && order[b] !== ARROW_TO_B) continue;
      const end = order[b] === ARROW_TO_A ? bondA[b]! : bondB[b]!;
      if (!isMetal(element[end]!) && element[end] !== B) {
        issues.push(unreadable('arrow', at[end]!, length[end]!));
        return false;
      }
      issues.push(oddity('arrow-dropped', at[end]!, length[end]!));
      order[b] = GONE;
    }
    return true;
  },
};
