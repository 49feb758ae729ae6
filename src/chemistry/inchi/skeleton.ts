import { isMetal, SB } from '../elements.js';
import type { Connection } from './connections.js';
import type { Piece } from './fault.js';
import type { FormulaPart } from './formula.js';
import type { Hydrogens } from './hydrogens.js';
import type { StatedBond } from './stereo.js';

/** One component as its layers say it, without the orders of its bonds. */
export class InchiSkeleton {
  constructor(
    readonly composition: FormulaPart,
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

  /** The same, with one proton less in that group of mobile hydrogens, whose charge goes to oxygen before nitrogen. */
  withoutProton(group: number): InchiSkeleton {
    const { composition, bonds, hydrogens, charge, chargePiece, stated } = this;
    const groups = hydrogens.groups.map((each, g) =>
      g === group
        ? { ...each, hydrogens: each.hydrogens - 1, charges: each.charges + 1, minusLast: true }
        : each,
    );
    const { fixed } = hydrogens;
    return new InchiSkeleton(composition, bonds, { fixed, groups }, charge - 1, chargePiece, stated);
  }

  /** Antimony by itself is one too: an InChI leaves its bonds out, as those of metals. */
  metal(atom: number): boolean {
    const { elements, hydrogens } = this.composition;
    return isMetal(elements[atom]!) || (elements[atom] === SB && elements.length === 1 && hydrogens === 0);
  }
}
