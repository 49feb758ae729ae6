import { DOUBLE, type Draft, SINGLE } from '../draft.js';
import { C, N, O, S } from '../elements.js';
import { ringBonds } from '../rings.js';
import type { Rule } from './rule.js';

/**
 * `CC(O)=NC` becomes `CC(=O)NC`, and so for thio-acids and lactims.
 * Aromatic rings are left as drawn: 2-hydroxypyridine and 2-pyridone stay two writings, so that groups and pictures show
 * what the user wrote. That they are one substance is for those who ask whether such a ring is aromatic
 * (`structure/aromatic.ts`) to know. A ring counts as not aromatic here
 * where a saturated carbon stands next to the C=N inside it.
 */
export const imidic: Rule = {
  name: 'draw the imidic acid as amide',
  why: 'The two differ by a hydrogen that moves at once; databases hold either.',
  mayChange: ['bond orders', 'hydrogens'],
  pairs: [
    { before: ['CC(O)=NC', 'CC([O-])=NC', 'CC(O)=[NH+]C'], after: 'CC(=O)NC' },
    { before: ['CC(S)=N'], after: 'CC(N)=S' },
    { before: ['OC1=NCCC1'], after: 'O=C1CCCN1' },
    { before: ['CNC(O)=NC'], after: 'CNC(=O)NC' },
  ],
  apply(draft) {
    const { bondCount, bondA, bondB, order, element, charge, hydrogens, start, to, via } = draft;
    let inRing: Uint8Array | undefined;
    for (let b = 0; b < bondCount; b++) {
      if (order[b] !== DOUBLE) continue;
      const p = bondA[b]!;
      const q = bondB[b]!;
      const nitrogen =
        element[p] === N && element[q] === C ? p : element[q] === N && element[p] === C ? q : -1;
      if (nitrogen < 0 || charge[nitrogen] !== 0) continue;
      const carbon = nitrogen === p ? q : p;
      let acid = -1;
      for (let e = start[carbon]!; e < start[carbon + 1]!; e++) {
        const x = to[e]!;
        if (order[via[e]!] !== SINGLE || charge[x] !== 0 || hydrogens[x] !== 1) continue;
        if (element[x] === O) acid = e;
        else if (element[x] === S && acid < 0) acid = e;
      }
      if (acid < 0) continue;
      inRing ??= ringBonds(draft.atomCount, bondCount, start, to, via, order);
      if (inRing[b] === 1 && !saturatedBeside(draft, carbon, nitrogen, inRing)) continue;
      order[b] = SINGLE;
      order[via[acid]!] = DOUBLE;
      hydrogens[nitrogen]!++;
      hydrogens[to[acid]!] = 0;
    }
    return true;
  },
};

function saturatedBeside(draft: Draft, carbon: number, nitrogen: number, inRing: Uint8Array): boolean {
  const { start, to, via, order, element } = draft;
  for (const end of [carbon, nitrogen]) {
    for (let e = start[end]!; e < start[end + 1]!; e++) {
      const x = to[e]!;
      if (inRing[via[e]!] === 0 || x === carbon || x === nitrogen || element[x] !== C) continue;
      let saturated = true;
      for (let f = start[x]!; f < start[x + 1]!; f++) if (order[via[f]!]! > 1) saturated = false;
      if (saturated) return true;
    }
  }
  return false;
}
