import { DOUBLE, type Draft, SINGLE } from '../draft.js';
import { C, N, O, S } from '../elements.js';
import { ringBonds } from '../rings.js';
import type { Rule } from './rule.js';

/**
 * `CC=C(O)N(C)C` becomes `CCC(=O)N(C)C`: the enol of an amide, and by way of the protons its enolate; the same with sulfur.
 * Only where the double bond lies in no ring; a ring's own double bonds may be part of an aromatic system. The enol of an
 * imide is left as it is drawn: its nitrogen has its acyl group already.
 */
export const enol: Rule = {
  name: 'draw the enol of an amide as amide',
  why: 'The enol of an amide is no substance of its own: it is a way to write the amide that hides its carbonyl.',
  mayChange: ['bond orders', 'hydrogens'],
  pairs: [
    { before: ['CC=C(O)N(C)C', 'CC=C([O-])N(C)C.[Na+]'], after: 'CCC(=O)N(C)C' },
    { before: ['CC=C(S)N(C)C', 'CC=C([S-])N(C)C.[Na+]'], after: 'CCC(=S)N(C)C' },
  ],
  apply(draft) {
    const { bondCount, bondA, bondB, order, element, charge, hydrogens, start, to, via } = draft;
    let inRing: Uint8Array | undefined;
    for (let b = 0; b < bondCount; b++) {
      if (order[b] !== DOUBLE || element[bondA[b]!] !== C || element[bondB[b]!] !== C) continue;
      for (const [carbonyl, alpha] of [
        [bondA[b]!, bondB[b]!],
        [bondB[b]!, bondA[b]!],
      ] as const) {
        /** Its oxygen or sulfur, as an edge. */
        let hydroxyl = -1;
        let nitrogen = false;
        for (let e = start[carbonyl]!; e < start[carbonyl + 1]!; e++) {
          const x = to[e]!;
          if (order[via[e]!] !== SINGLE || charge[x] !== 0) continue;
          if (element[x] === O && hydrogens[x] === 1) hydroxyl = e;
          else if (element[x] === S && hydrogens[x] === 1 && hydroxyl < 0) hydroxyl = e;
          else if (element[x] === N && !isAcylated(draft, x)) nitrogen = true;
        }
        if (hydroxyl < 0 || !nitrogen || charge[alpha] !== 0 || charge[carbonyl] !== 0) continue;
        inRing ??= ringBonds(draft.atomCount, bondCount, start, to, via, order);
        if (inRing[b] === 1) continue;
        order[b] = SINGLE;
        order[via[hydroxyl]!] = DOUBLE;
        hydrogens[alpha]!++;
        hydrogens[to[hydroxyl]!] = 0;
        break;
      }
    }
    return true;
  },
};

/** Does the nitrogen bear a carbon with a doubly bound oxygen? */
function isAcylated({ start, to, via, order, element }: Draft, nitrogen: number): boolean {
  for (let e = start[nitrogen]!; e < start[nitrogen + 1]!; e++) {
    const carbon = to[e]!;
    if (element[carbon] !== C) continue;
    for (let f = start[carbon]!; f < start[carbon + 1]!; f++)
      if (order[via[f]!] === DOUBLE && element[to[f]!] === O) return true;
  }
  return false;
}
