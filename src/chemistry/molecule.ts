/**
 * One connected molecule, as structure/ sees it: a plain graph of heavy atoms with their hydrogens folded
 * in, after normalisation, so that every writing of one substance gives the same graph:
 * charges by (de)protonation removed, charge-separated double bonds drawn back, explicit hydrogens and hydrogen
 * isotopes folded into `hydrogens`. Stereo and isotopes do not show here, but for `cisTrans`.
 *
 * Atom numbers are 0-based and count the heavy atoms of this molecule; `textAtoms` leads back to the text.
 */
export interface Molecule {
  /** Number of heavy atoms. (A molecule of hydrogen alone keeps its hydrogens as atoms.) */
  readonly size: number;
  /** Atomic number of each atom. */
  readonly element: Uint8Array;
  /** Formal charge of each atom, after normalisation. */
  readonly charge: Int8Array;
  /** Hydrogens on each atom, implicit and explicit ones alike, after normalisation. */
  readonly hydrogens: Uint8Array;
  /** 1 where the atom lies in an aromatic ring. */
  readonly aromatic: Uint8Array;
  /** 1 where the atom lies in a ring. */
  readonly inRing: Uint8Array;
  readonly bonds: readonly Bond[];
  /** For each atom its edges, in the order of `bonds`. */
  readonly edges: readonly (readonly Edge[])[];
  /** For each atom its 0-based index among all atoms of the input text, in the order of the text (every atom
   * symbol counts, an explicit `[H]` too). */
  readonly textAtoms: Int32Array;
  /** The double bonds whose geometry the text states, between named neighbours. */
  readonly cisTrans: readonly CisTrans[];
}

/** A bond; `a` < `b`. `order` is that of one Kekulé structure, also in aromatic rings; 0 for a dative bond. */
export interface Bond {
  readonly a: number;
  readonly b: number;
  readonly order: 0 | 1 | 2 | 3 | 4;
  readonly aromatic: boolean;
  readonly inRing: boolean;
}

/** A bond as seen from one of its ends. */
export interface Edge {
  readonly to: number;
  /** Index into `bonds`. */
  readonly bond: number;
  readonly order: Bond['order'];
  readonly aromatic: boolean;
  readonly inRing: boolean;
}

/** Double bond `a`=`b` with heavy neighbours `left` on `a` and `right` on `b`. */
export interface CisTrans {
  readonly a: number;
  readonly b: number;
  readonly left: number;
  readonly right: number;
  readonly together: boolean;
}
