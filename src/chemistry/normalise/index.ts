import type { Draft } from '../draft.js';
import type { Issue } from '../issue.js';
import { arrows } from './arrows.js';
import { boranes } from './boranes.js';
import { enol } from './enol.js';
import { hydrogens } from './hydrogens.js';
import { imidic } from './imidic.js';
import { metals } from './metals.js';
import { pairs } from './pairs.js';
import { pentavalent } from './pentavalent.js';
import { protons } from './protons.js';
import { resonance } from './resonance.js';
import type { Rule } from './rule.js';

/** In this order: a rule may rely on those before it. */
export const RULES: readonly Rule[] = [
  hydrogens,
  arrows,
  metals,
  pentavalent,
  boranes,
  pairs,
  protons,
  resonance,
  imidic,
  enol,
];

/**
 * What is this substance, whichever way it was written?
 *
 * @param draft - settled, adjacency linked; changed in place
 * @param dead - receives 1 for each atom that was folded into another
 * @param issues - receives what was wrong and odd
 * @returns true where every rule could be applied
 * @throws never
 * @example normalise(draft, dead, issues); // the draft of `C[NH3+]` is now that of `CN`
 */
export function normalise(draft: Draft, dead: Uint8Array, issues: Issue[]): boolean {
  for (const rule of RULES) if (!rule.apply(draft, dead, issues)) return false;
  return true;
}
