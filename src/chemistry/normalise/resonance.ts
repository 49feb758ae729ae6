import { C, N, O, S, SE } from '../elements.js';
import type { Rule } from './rule.js';

/** `CC([O-])=[N+](C)C` and its protonated form `CC(O)=[N+](C)C` become the amide `CC(=O)N(C)C`. */
export const resonance: Rule = {
  name: 'draw the amide',
  why: 'The charged form of an amide is a way to draw its resonance; protonated on oxygen it is the amide in acid.',
  apply(draft) {
    if (!draft.anyCharge) return true;
    const { atomCount, element, charge, hydrogens, start, to, via, order } = draft;
    for (let i = 0; i < atomCount; i++) {
      if (element[i] !== N || charge[i] !== 1) continue;
      let double = -1;
      let held = false;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        if (order[via[e]!] === 2 && element[to[e]!] === C) double = e;
        if (charge[to[e]!]! < 0) held = true;
      }
      if (double < 0 || held) continue;
      const carbon = to[double]!;
      let best = -1;
      for (let e = start[carbon]!; e < start[carbon + 1]!; e++) {
        const x = to[e]!;
        if (order[via[e]!] !== 1) continue;
        const chalcogen = element[x] === O || element[x] === S || element[x] === SE;
        if (charge[x] === -1 && (chalcogen || element[x] === N)) best = e;
        else if (best < 0 && charge[x] === 0 && chalcogen && hydrogens[x] === 1) best = e;
      }
      if (best < 0) continue;
      const x = to[best]!;
      order[via[double]!] = 1;
      order[via[best]!] = 2;
      charge[i] = 0;
      if (charge[x] === -1) charge[x] = 0;
      else hydrogens[x] = 0;
    }
    return true;
  },
};
