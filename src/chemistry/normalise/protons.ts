import type { Draft } from '../draft.js';
import { B, C, H, isMetal, N, O, valencesOf } from '../elements.js';
import type { Rule } from './rule.js';
import { valenceUsed } from './used.js';

/** `C[NH3+]` becomes `CN`, `CC(=O)[O-]` becomes `CC(=O)O`, `[Cl-]` becomes `Cl`. */
export const protons: Rule = {
  name: 'take protons off and put them back',
  why: 'A base and its salt are one substance to every list; which of them is drawn is chance.',
  mayChange: ['bond orders', 'charge', 'hydrogens'],
  pairs: [
    { before: ['C[NH3+]', 'C[NH3+].[Cl-]', 'C[NH-].[Li+]'], after: 'CN' },
    { before: ['[NH3+]CC([O-])=O', 'NCC([O-])=O.[Na+]'], after: 'NCC(=O)O' },
    { before: ['c1cc[nH+]cc1'], after: 'c1ccncc1' },
    { before: ['C[S-]'], after: 'CS' },
    { before: ['C[N+](C)C', 'C[NH+](C)C'], after: 'CN(C)C' },
    { before: ['C[N+](=O)O'], after: 'C[N+](=O)[O-]' },
    { before: ['O[n+]1ccccc1'], after: '[O-][n+]1ccccc1' },
    { before: ['NC(=[NH2+])N'], after: 'NC(=N)N' },
    { before: ['[C-]#N.[K+]'], after: 'C#N' },
    { before: ['C[C+](O)N(C)C'], after: 'CC(=O)N(C)C' },
  ],
  apply(draft) {
    if (!draft.anyCharge) return true;
    const { atomCount, element, charge, hydrogens, start, to } = draft;
    for (let i = 0; i < atomCount; i++) {
      if (charge[i] === 1 && element[i] === C) carbonylOf(draft, i);
      // A bare proton, a metal, a borane and other carbocations have no neutral form with fewer hydrogens.
      if (charge[i]! <= 0 || element[i] === H || element[i] === B || element[i] === C) continue;
      if (isMetal(element[i]!)) continue;
      // A hydrogen forgotten, or an electron taken: the warning `radical` says so, and the base is the base.
      if (isRadical(draft, i)) charge[i] = 0;
      while (charge[i]! > 0 && hydrogens[i]! > 0) {
        hydrogens[i]!--;
        charge[i]!--;
      }
      // Of two charges one may be left, with no hydrogen to go with it.
      if (isRadical(draft, i)) charge[i] = 0;
      if (charge[i] !== 1 || element[i] !== N) continue;
      // An acid beside a nitrogen that holds its charge: the N-oxide or nitro group drawn with a proton too many.
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const o = to[e]!;
        if (element[o] !== O || charge[o] !== 0 || hydrogens[o] !== 1 || besideMinus(draft, i)) continue;
        hydrogens[o] = 0;
        charge[o] = -1;
        break;
      }
    }
    for (let i = 0; i < atomCount; i++) {
      if (charge[i]! >= 0 || element[i] === H || element[i] === B || isMetal(element[i]!)) continue;
      if (element[i] === C && !isOpenCarbanion(draft, i)) continue;
      while (charge[i]! < 0 && takesProton(draft, i)) {
        hydrogens[i]!++;
        charge[i]!++;
      }
    }
    return true;
  },
};

const isRadical = (draft: Draft, i: number): boolean =>
  draft.element[i] === N && draft.charge[i] === 1 && valenceUsed(draft, i) === 3;

/** `C[C+](O)N` is `CC(=O)N` with a proton on its oxygen, the plus drawn on the carbon. */
function carbonylOf(draft: Draft, carbon: number): void {
  const { start, to, via, order, element, charge, hydrogens } = draft;
  if (valenceUsed(draft, carbon) !== 3) return;
  for (let e = start[carbon]!; e < start[carbon + 1]!; e++) {
    const o = to[e]!;
    if (element[o] !== O || charge[o] !== 0 || hydrogens[o] !== 1 || order[via[e]!] !== 1) continue;
    order[via[e]!] = 2;
    hydrogens[o] = 0;
    charge[carbon] = 0;
    return;
  }
}

function takesProton(draft: Draft, i: number): boolean {
  const { start, to, via, order, charge, element } = draft;
  // A minus held by a plus beside it is a pair that the drawing needs: nitro, N-oxide, azide, ylide.
  for (let e = start[i]!; e < start[i + 1]!; e++) {
    if (order[via[e]!] !== 0 && charge[to[e]!]! > 0) return false;
  }
  const after = valencesOf(element[i]!, charge[i]! + 1);
  return after === undefined || after.includes(valenceUsed(draft, i) + 1);
}

function besideMinus(draft: Draft, i: number): boolean {
  for (let e = draft.start[i]!; e < draft.start[i + 1]!; e++)
    if (draft.charge[draft.to[e]!]! < 0) return true;
  return false;
}

/** Cyanide and carbanions take a proton, in rings too, unless the carbon is drawn bound to a metal. */
function isOpenCarbanion(draft: Draft, i: number): boolean {
  for (let e = draft.start[i]!; e < draft.start[i + 1]!; e++) {
    if (isMetal(draft.element[draft.to[e]!]!) && draft.order[draft.via[e]!] !== 0) return false;
  }
  return true;
}
