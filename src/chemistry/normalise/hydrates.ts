import { DOUBLE, type Draft, GONE, SINGLE } from '../draft.js';
import { C, O } from '../elements.js';
import type { Rule } from './rule.js';

/**
 * `OC1(O)CCNCC1` becomes `O=C1CCNCC1`: a ketone that was drawn with its water on it. Aldehydes are left alone, for some
 * of their hydrates are substances with names of their own (chloral hydrate).
 */
export const hydrates: Rule = {
  name: 'draw the hydrate of a ketone as ketone',
  why: 'The hydrate is the ketone with a molecule of water, and is sold under its name (4-piperidone hydrate).',
  apply(draft, dead) {
    const { atomCount, element, charge, hydrogens, start, to, via, order } = draft;
    for (let i = 0; i < atomCount; i++) {
      if (element[i] !== C || charge[i] !== 0 || hydrogens[i] !== 0 || start[i + 1]! - start[i]! < 4)
        continue;
      const hydroxyls: number[] = [];
      let carbons = 0;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        if (order[via[e]!] !== SINGLE) continue;
        if (element[to[e]!] === C) carbons++;
        else if (isHydroxyl(draft, to[e]!)) hydroxyls.push(e);
      }
      if (carbons !== 2 || hydroxyls.length !== 2) continue;
      const [stays, goes] = hydroxyls as [number, number];
      order[via[stays]!] = DOUBLE;
      hydrogens[to[stays]!] = 0;
      order[via[goes]!] = GONE;
      dead[to[goes]!] = 1;
    }
    return true;
  },
};

/** An oxygen that bears one hydrogen and nothing else but this bond. */
function isHydroxyl({ element, charge, hydrogens, start, via, order }: Draft, atom: number): boolean {
  if (element[atom] !== O || charge[atom] !== 0 || hydrogens[atom] !== 1) return false;
  let bonds = 0;
  for (let e = start[atom]!; e < start[atom + 1]!; e++) if (order[via[e]!] !== GONE) bonds++;
  return bonds === 1;
}
