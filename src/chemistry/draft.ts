/**
 * A molecule while it is being read: growing arrays of atoms and bonds in the order of the text.
 *
 * One draft serves all readings, one after the other, because reading is synchronous and allocation was a third of
 * its time. Nothing outside a reading may keep a reference to these arrays.
 */
export class Draft {
  atomCount = 0;
  element = new Uint8Array(256);
  charge = new Int8Array(256);
  /** Hydrogens on the atom; -1 until the valence says how many an unbracketed atom has. */
  hydrogens = new Int16Array(256);
  /** 1 where the text writes the atom in lower case. */
  lower = new Uint8Array(256);
  bracket = new Uint8Array(256);
  /** Where the atom's symbol stands in the text. */
  at = new Int32Array(256);
  length = new Int32Array(256);
  /** The atom that this one was bound to when it was read, -1 for none. */
  parent = new Int32Array(256);

  bondCount = 0;
  bondA = new Int32Array(256);
  bondB = new Int32Array(256);
  /** One of the ORDER values; after `settleBonds` a plain 1 to 4, or GONE. */
  order = new Uint8Array(256);
  /** 1 for `/` and -1 for `\`, going from bondA to bondB. */
  slant = new Int8Array(256);

  /** Adjacency, filled by `link`: the edges of atom i are start[i] up to start[i + 1]. */
  start = new Int32Array(257);
  to = new Int32Array(512);
  via = new Int32Array(512);

  /** Per bond 1 where it lies in a ring, where that was asked; no part of the draft, and never written to again. */
  ringBonds: Uint8Array | undefined = undefined;

  /** True where any bond of the text carries `/` or `\`. */
  slanted = false;
  anyLower = false;
  anyCharge = false;
  anyMetal = false;
  anyHydrogen = false;
  anyArrow = false;
  anyFive = false;
  /** A bond between lower-case atoms of one ring is written with a symbol: `c1cc-ccc1`. */
  anyDrawn = false;

  /**
   * Grows at once what it began with: an engine takes what was never assigned again for a constant, and would throw away all
   * that it compiled for that when the first large molecule comes by.
   */
  constructor() {
    this.growAtoms();
    this.growBonds();
    this.start = new Int32Array(2 * this.start.length);
    this.to = new Int32Array(2 * this.to.length);
    this.via = new Int32Array(2 * this.via.length);
  }

  clear(): void {
    this.atomCount = 0;
    this.bondCount = 0;
    this.ringBonds = undefined;
    this.slanted = false;
    this.anyLower = false;
    this.anyCharge = false;
    this.anyMetal = false;
    this.anyHydrogen = false;
    this.anyArrow = false;
    this.anyFive = false;
    this.anyDrawn = false;
  }

  addAtom(element: number, lower: number, at: number, length: number): number {
    const i = this.atomCount++;
    if (i === this.element.length) this.growAtoms();
    this.element[i] = element;
    this.charge[i] = 0;
    this.hydrogens[i] = -1;
    this.lower[i] = lower;
    this.bracket[i] = 0;
    this.at[i] = at;
    this.length[i] = length;
    return i;
  }

  addBond(a: number, b: number, order: number, slant: number): number {
    const i = this.bondCount++;
    if (i === this.bondA.length) this.growBonds();
    this.bondA[i] = a;
    this.bondB[i] = b;
    this.order[i] = order;
    this.slant[i] = slant;
    return i;
  }

  /** Builds the adjacency over every bond, gone ones too; each atom's edges come in the order of its bonds. */
  link(): void {
    const n = this.atomCount;
    const m = this.bondCount;
    if (this.start.length < n + 1) this.start = new Int32Array(2 * n + 1);
    if (this.to.length < 2 * m) {
      this.to = new Int32Array(4 * m);
      this.via = new Int32Array(4 * m);
    }
    const { start, to, via, bondA, bondB } = this;
    start.fill(0, 0, n + 1);
    for (let b = 0; b < m; b++) {
      start[bondA[b]!]!++;
      start[bondB[b]!]!++;
    }
    let sum = 0;
    for (let i = 0; i <= n; i++) {
      sum += i < n ? start[i]! : 0;
      start[i] = sum;
    }
    for (let b = m - 1; b >= 0; b--) {
      const p = bondA[b]!;
      const q = bondB[b]!;
      const i = --start[p]!;
      to[i] = q;
      via[i] = b;
      const j = --start[q]!;
      to[j] = p;
      via[j] = b;
    }
  }

  private growAtoms(): void {
    const size = this.element.length * 2;
    this.element = grown(this.element, new Uint8Array(size));
    this.charge = grown(this.charge, new Int8Array(size));
    this.hydrogens = grown(this.hydrogens, new Int16Array(size));
    this.lower = grown(this.lower, new Uint8Array(size));
    this.bracket = grown(this.bracket, new Uint8Array(size));
    this.at = grown(this.at, new Int32Array(size));
    this.length = grown(this.length, new Int32Array(size));
    this.parent = grown(this.parent, new Int32Array(size));
  }

  private growBonds(): void {
    const size = this.bondA.length * 2;
    this.bondA = grown(this.bondA, new Int32Array(size));
    this.bondB = grown(this.bondB, new Int32Array(size));
    this.order = grown(this.order, new Uint8Array(size));
    this.slant = grown(this.slant, new Int8Array(size));
  }
}

function grown<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** A bond that normalisation took away. */
export const GONE = 0;
export const SINGLE = 1;
export const DOUBLE = 2;
export const TRIPLE = 3;
export const QUADRUPLE = 4;
/** Written `:`, or settled as such until the alternating bonds are drawn. */
export const AROMATIC = 5;
/** No symbol between the two atoms. */
export const UNWRITTEN = 6;
/** `->` and `<-`, along the bond from bondA to bondB. */
export const ARROW_TO_B = 7;
export const ARROW_TO_A = 8;
