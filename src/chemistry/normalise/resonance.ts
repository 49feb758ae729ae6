import type { Draft } from '../draft.js';
import { C, N, O, S, SE } from '../elements.js';
import { ringBonds } from '../rings.js';
import type { Rule } from './rule.js';

/**
 * `CC([O-])=[N+](C)C` and its protonated form `CC(O)=[N+](C)C` become the amide `CC(=O)N(C)C`; `[O-]c1cc[n+](C)cc1`
 * becomes the pyridone `O=c1ccn(C)cc1`; `CC(N)=[N+](C)C` gives up its proton as `CC(=N)N(C)C`. An ester's
 * `CC([O-])=[O+]C` becomes `CC(=O)OC`; in rings an oxygen keeps its plus, for pyrylium salts are substances of their own.
 */
export const resonance: Rule = {
  name: 'draw the amide',
  why: 'The charged form of an amide is a way to draw its resonance; protonated on oxygen it is the amide in acid.',
  mayChange: ['bond orders', 'charge', 'hydrogens'],
  pairs: [
    {
      before: ['CC([O-])=[N+](C)C', 'CC(O)=[N+](C)C', 'CC(=[OH+])N(C)C', 'CC(=O)[NH+](C)C'],
      after: 'CC(=O)N(C)C',
    },
    { before: ['C[n+]1ccc([O-])cc1', 'C[n+]1ccc(O)cc1', 'C[N+]1=CC=C([O-])C=C1'], after: 'Cn1ccc(=O)cc1' },
    { before: ['C[N+]1=C([O-])C=CC=C1', 'C[N+]1=CC=CC=C1[O-]'], after: 'Cn1ccccc1=O' },
    { before: ['CC(N)=[N+](C)C'], after: 'CC(=N)N(C)C' },
    { before: ['CC([O-])=[O+]C', 'CC(O)=[O+]C'], after: 'CC(=O)OC' },
  ],
  apply(draft) {
    if (!draft.anyCharge) return true;
    const { atomCount, element, charge, hydrogens, start, to, via, order } = draft;
    let inRing: Uint8Array | undefined;
    for (let i = 0; i < atomCount; i++) {
      if ((element[i] !== N && element[i] !== O) || charge[i] !== 1) continue;
      let double = -1;
      let held = false;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        if (order[via[e]!] === 2 && element[to[e]!] === C) double = e;
        if (charge[to[e]!]! < 0) held = true;
      }
      if (double < 0 || held) continue;
      inRing ??= ringBonds(atomCount, draft.bondCount, start, to, via, order);
      if (element[i] === O && inRing[via[double]!] === 1) continue;
      const path = pathToDonor(draft, i, double, inRing);
      if (!path) continue;
      for (const edge of path) order[via[edge]!] = order[via[edge]!] === 2 ? 1 : 2;
      const donor = to[path[path.length - 1]!]!;
      charge[i] = 0;
      if (charge[donor] === -1) charge[donor] = 0;
      else hydrogens[donor]!--;
    }
    return true;
  },
};

/** A path may go round rings of two, so that it is found whichever way their double bonds are drawn. */
const LONGEST_PATH = 6;

/**
 * The edges, by turns double and single, from the nitrogen to the atom that gives it a pair: an anion before an acid,
 * the nearest before others. Beyond the next atom the path must stay in the nitrogen's rings, so that dyes with long
 * chains of double bonds stay as drawn.
 */
function pathToDonor(draft: Draft, plus: number, double: number, inRing: Uint8Array): number[] | null {
  const { element, start, to, via, order } = draft;
  let best: number[] | null = null;
  let bestRank = 0;
  const seen = new Set([plus, to[double]!]);
  // An oxygen takes the pair of another alone.
  const least = element[plus] === N ? 0 : 1;
  let front: number[][] = [[double]];
  for (let length = 1; length <= LONGEST_PATH && front.length > 0; length++) {
    const next: number[][] = [];
    for (const path of front) {
      const carbon = to[path[path.length - 1]!]!;
      for (let e = start[carbon]!; e < start[carbon + 1]!; e++) {
        const x = to[e]!;
        if (order[via[e]!] !== 1 || x === plus) continue;
        const rank = donorRank(draft, x, length === 1 && inRing[via[double]!] === 0);
        if (rank > bestRank && rank > least) {
          best = [...path, e];
          bestRank = rank;
        }
        if (inRing[via[double]!] === 0 || inRing[via[e]!] === 0 || element[x] !== C || seen.has(x)) continue;
        for (let f = start[x]!; f < start[x + 1]!; f++) {
          const y = to[f]!;
          if (order[via[f]!] !== 2 || inRing[via[f]!] === 0 || element[y] !== C || seen.has(y)) continue;
          seen.add(x);
          seen.add(y);
          next.push([...path, e, f]);
        }
      }
    }
    front = next;
  }
  return best;
}

function donorRank(draft: Draft, x: number, openAmidine: boolean): number {
  const { element, charge, hydrogens } = draft;
  const chalcogen = element[x] === O || element[x] === S || element[x] === SE;
  if (charge[x] === -1) return chalcogen ? 4 : element[x] === N ? 3 : 0;
  if (charge[x] !== 0 || hydrogens[x] === 0) return 0;
  if (chalcogen) return 2;
  return element[x] === N && openAmidine ? 1 : 0;
}
