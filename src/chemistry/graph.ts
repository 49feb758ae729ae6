import { edgesOf } from './edges.js';
import { int32s, uint8s } from './memory.js';
import type { Bond, CisTrans, Edge, Molecule } from './molecule.js';
import { aromaticity } from './openchemlib/aromatic.js';
import { ringBonds } from './rings.js';

/**
 * The bonds of a molecule as bare arrays, for code that must look at millions of molecules and leave most of them.
 * The edges of atom `i` are those from `start[i]` up to, not including, `start[i + 1]`.
 */
export interface Adjacency {
  readonly start: Int32Array;
  /** Per edge, the atom at its other end. */
  readonly to: Int32Array;
  /** Per edge, the index of its bond. */
  readonly bond: Int32Array;
  /** Per bond, its order in one Kekulé structure. */
  readonly order: Uint8Array;
}

/** Per atom and per bond 1 where it lies in a ring. */
export interface Rings {
  readonly atoms: Uint8Array;
  readonly bonds: Uint8Array;
}

/** A molecule that works out its dear parts (rings, aromaticity, objects) when they are first asked for. */
export class GraphMolecule implements Molecule {
  private kept: {
    adjacency?: Adjacency;
    ringBonds?: Uint8Array;
    inRing?: Uint8Array;
    aromatic?: { atoms: Uint8Array; bonds: Uint8Array };
    bonds?: readonly Bond[];
    edges?: readonly (readonly Edge[])[];
  } = {};

  constructor(
    readonly size: number,
    readonly element: Uint8Array,
    readonly charge: Int8Array,
    readonly hydrogens: Uint8Array,
    readonly textAtoms: Int32Array,
    readonly bondA: Int32Array,
    readonly bondB: Int32Array,
    readonly bondOrder: Uint8Array,
    readonly cisTrans: readonly CisTrans[],
  ) {}

  /** What is known already, so that it need not be worked out. */
  keep(adjacency: Adjacency, ringBonds: Uint8Array | undefined): void {
    this.kept.adjacency = adjacency;
    if (ringBonds !== undefined) this.kept.ringBonds = ringBonds;
  }

  /** What is known already of its rings and aromaticity. */
  keepRings(ringBonds: Uint8Array, aromatic: { atoms: Uint8Array; bonds: Uint8Array }): void {
    this.kept.ringBonds = ringBonds;
    this.kept.aromatic = aromatic;
  }

  get adjacency(): Adjacency {
    this.kept.adjacency ??= { ...edgesOf(this.size, this.bondA, this.bondB), order: this.bondOrder };
    return this.kept.adjacency;
  }

  get inRing(): Uint8Array {
    if (!this.kept.inRing) {
      const inRing = uint8s(this.size);
      const rings = this.rings;
      for (let b = 0; b < rings.length; b++) {
        if (rings[b] === 1) inRing[this.bondA[b]!] = inRing[this.bondB[b]!] = 1;
      }
      this.kept.inRing = inRing;
    }
    return this.kept.inRing;
  }

  get aromatic(): Uint8Array {
    return this.aromaticity.atoms;
  }

  get bonds(): readonly Bond[] {
    if (!this.kept.bonds) {
      const rings = this.rings;
      const aromatic = this.aromaticity.bonds;
      const bonds: Bond[] = [];
      for (let i = 0; i < this.bondA.length; i++) {
        bonds.push({
          a: this.bondA[i]!,
          b: this.bondB[i]!,
          order: this.bondOrder[i] as Bond['order'],
          aromatic: aromatic[i] === 1,
          inRing: rings[i] === 1,
        });
      }
      this.kept.bonds = bonds;
    }
    return this.kept.bonds;
  }

  get edges(): readonly (readonly Edge[])[] {
    if (!this.kept.edges) {
      const edges: Edge[][] = [];
      for (let atom = 0; atom < this.size; atom++) edges.push([]);
      const { bonds } = this;
      for (let bond = 0; bond < bonds.length; bond++) {
        const { a, b, order, aromatic, inRing } = bonds[bond]!;
        edges[a]!.push({ to: b, bond, order, aromatic, inRing });
        edges[b]!.push({ to: a, bond, order, aromatic, inRing });
      }
      this.kept.edges = edges;
    }
    return this.kept.edges;
  }

  get rings(): Uint8Array {
    if (!this.kept.ringBonds) {
      const { start, to, bond } = this.adjacency;
      this.kept.ringBonds = ringBonds(this.size, this.bondA.length, start, to, bond);
    }
    return this.kept.ringBonds;
  }

  get aromaticBonds(): Uint8Array {
    return this.aromaticity.bonds;
  }

  private get aromaticity(): { atoms: Uint8Array; bonds: Uint8Array } {
    this.kept.aromatic ??= aromaticity(this, this.bondA, this.bondB, this.bondOrder, this.rings);
    return this.kept.aromatic;
  }
}

/** The molecule from elsewhere that was asked about last, and its adjacency. */
let last: Molecule | undefined;
let built: Adjacency | undefined;

/**
 * What are the bonds of this molecule, as bare arrays? Costs no rings, no aromaticity and no objects for molecules
 * that `readMolecules` made.
 *
 * @param m - any molecule
 * @returns its adjacency; do not write to it
 * @throws never
 * @example const { start, to } = adjacencyOf(m); // neighbours of atom 0: to[start[0]] … to[start[1] - 1]
 */
export function adjacencyOf(m: Molecule): Adjacency {
  if (m instanceof GraphMolecule) return m.adjacency;
  if (last !== m || built === undefined) {
    const { bonds } = m;
    const a = int32s(bonds.length);
    const b = int32s(bonds.length);
    const order = uint8s(bonds.length);
    for (let i = 0; i < bonds.length; i++) {
      a[i] = bonds[i]!.a;
      b[i] = bonds[i]!.b;
      order[i] = bonds[i]!.order;
    }
    built = { ...edgesOf(m.size, a, b), order };
    last = m;
  }
  return built;
}

/**
 * Which atoms and bonds of this molecule lie in rings? Costs no aromaticity and no objects for molecules that
 * `readMolecules` made.
 *
 * @param m - any molecule
 * @returns do not write to it
 * @throws never
 * @example ringsOf(toluene).atoms[0]; // 0, the methyl
 */
export function ringsOf(m: Molecule): Rings {
  if (m instanceof GraphMolecule) return { atoms: m.inRing, bonds: m.rings };
  const { bonds } = m;
  const inRing = uint8s(bonds.length);
  for (let b = 0; b < bonds.length; b++) if (bonds[b]!.inRing) inRing[b] = 1;
  return { atoms: m.inRing, bonds: inRing };
}

/**
 * Which bonds of this molecule are aromatic? Costs no objects for molecules that `readMolecules` made.
 *
 * @param m - any molecule
 * @returns per bond 1 where it is; do not write to it
 * @throws never
 * @example aromaticBondsOf(toluene)[0]; // 0, the bond to the methyl
 */
export function aromaticBondsOf(m: Molecule): Uint8Array {
  if (m instanceof GraphMolecule) return m.aromaticBonds;
  const { bonds } = m;
  const aromatic = uint8s(bonds.length);
  for (let b = 0; b < bonds.length; b++) if (bonds[b]!.aromatic) aromatic[b] = 1;
  return aromatic;
}
