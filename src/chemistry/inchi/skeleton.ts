import { isMetal } from '../elements.js';
import type { Connection } from './connections.js';
import type { Composition } from './formula.js';
import type { Hydrogens } from './hydrogens.js';
import type { Piece } from './reasons.js';
import type { StatedBond } from './stereo.js';

/** One component as its layers say it, without the orders of its bonds. */
export class Skeleton {
  constructor(
    readonly composition: Composition,
    readonly bonds: readonly Connection[],
    readonly hydrogens: Hydrogens,
    /** Its charge, beside protons. */
    readonly charge: number,
    readonly chargePiece: Piece | undefined,
    readonly stated: readonly StatedBond[],
  ) {}

  /** What is pointed at where the component as a whole makes no sense. */
  get piece(): Piece {
    return this.composition.formula;
  }

  metal(atom: number): boolean {
    return isMetal(this.composition.elements[atom]!);
  }
}
