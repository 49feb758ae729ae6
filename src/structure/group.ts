import type { Molecule } from '../chemistry/molecule.js';

/** A bond by which a group hangs on the rest of the molecule. */
export interface Attachment {
  /** Atom of the group. */
  readonly atom: number;
  /** Atom of the rest. */
  readonly to: number;
  readonly order: number;
}

/**
 * A connected piece of a molecule with the bonds that hold it. Several attachments mean that it bridges: a fused
 * ring, a bridge over the piperidine, a spiro ring.
 */
export interface Group {
  readonly molecule: Molecule;
  /** Atoms of the molecule, ascending. */
  readonly atoms: readonly number[];
  readonly attachments: readonly Attachment[];
  /** For a group that is a ring with what hangs on it: the ring of the site and its substituents. */
  readonly ring?: RingView;
  /** What is known of it already; `keptOf` in names.ts puts it here. */
  kept?: KeptOfGroup;
}

/** A group as a person reads it. */
export interface GroupView {
  /** SMILES with `*` for each place where the group is attached. */
  readonly smiles: string;
  /** A chemist's name where there is a short one. */
  readonly name?: string;
  /** 0-based, in the order of the input text, over all its atoms; ascending. */
  readonly atoms: readonly number[];
}

/** What was worked out of a group, shared by all that cut the same one out of a molecule. */
export interface KeptOfGroup {
  readonly view: GroupView;
  /** By the question; whoever asks knows the kind of its answers. */
  readonly answers: Map<unknown, unknown>;
}

/** A ring at a site, and what sits on it. */
export interface RingView {
  /** The ring's own atoms, in order around it. */
  readonly atoms: readonly number[];
  readonly substituents: readonly Group[];
}

/**
 * Cuts what is left of `within` after `core` is taken out into its connected pieces, each with its attachments to
 * the core, in the order of their lowest atoms.
 */
export function pieces(molecule: Molecule, within: Iterable<number>, core: ReadonlySet<number>): Group[] {
  const { size, edges } = molecule;
  const open = new Uint8Array(size);
  for (const atom of within) if (!core.has(atom)) open[atom] = 1;
  const groups: Group[] = [];
  for (let start = 0; start < size; start++) {
    if (open[start] === 0) continue;
    open[start] = 0;
    const atoms = [start];
    const attachments: Attachment[] = [];
    for (let i = 0; i < atoms.length; i++) {
      const atom = atoms[i]!;
      for (const { to, order } of edges[atom]!) {
        if (open[to] === 1) {
          open[to] = 0;
          atoms.push(to);
        } else if (core.has(to)) attachments.push({ atom, to, order });
      }
    }
    atoms.sort((a, b) => a - b);
    groups.push({ molecule, atoms, attachments });
  }
  return groups;
}

/** All atoms of the molecule. */
export function everyAtom(molecule: Molecule): number[] {
  return Array.from({ length: molecule.size }, (_, i) => i);
}

/**
 * The smallest rings through `atom` that avoid `barred`, each in order around the ring. Rings of one size are all
 * given, so that a fusion atom shows each of its rings.
 */
export function smallestRings(molecule: Molecule, atom: number, barred: ReadonlySet<number>): number[][] {
  const rings: number[][] = [];
  let best = Number.POSITIVE_INFINITY;
  if (depth.length < molecule.size) depth = new Int32Array(molecule.size * 2);
  for (const start of molecule.edges[atom]!) {
    if (!start.inRing || barred.has(start.to)) continue;
    // Breadth first from the neighbour back to the atom, not over the bond between them.
    let ends = 1;
    reached[0] = start.to;
    cameBy[0] = -1;
    depth[start.to] = 1;
    for (let i = 0; i < ends && ends < MOST_PATHS; i++) {
      const last = reached[i]!;
      const length = depth[last]!;
      if (length + 1 > best) break;
      for (const edge of molecule.edges[last]!) {
        const { to } = edge;
        if (!edge.inRing || barred.has(to)) continue;
        if (to === atom) {
          if (length === 1) continue;
          if (length + 1 < best) {
            best = length + 1;
            rings.length = 0;
          }
          keep(rings, pathTo(atom, i, length));
          continue;
        }
        // Ways as short as the first are all followed, so that rings of one size are all found.
        if (depth[to] !== 0 && depth[to]! <= length) continue;
        depth[to] = length + 1;
        reached[ends] = to;
        cameBy[ends++] = i;
      }
    }
    for (let i = 0; i < ends; i++) depth[reached[i]!] = 0;
  }
  return rings;
}

const MOST_PATHS = 4096;
/** Of each path its last atom and the path that it goes on from; they are many, and gone when the rings are found. */
const reached: number[] = [];
const cameBy: number[] = [];
/** How many atoms the shortest paths to an atom have; 0 where there is none yet. */
let depth = new Int32Array(256);

function pathTo(atom: number, path: number, length: number): number[] {
  const ring = new Array<number>(length + 1);
  ring[0] = atom;
  for (let i = path, k = length; k > 0; k--) {
    ring[k] = reached[i]!;
    i = cameBy[i]!;
  }
  return ring;
}

/** A ring comes by from both of its sides; it stands in the place of the first, as the last went round it. */
function keep(rings: number[][], ring: number[]): void {
  const same = rings.findIndex((other) => other.every((a) => ring.includes(a)));
  if (same < 0) rings.push(ring);
  else rings[same] = ring;
}

/** The ring as a group: its atoms and all that hangs on it within `within`, seen from the bond that holds it. */
export function ringGroup(
  molecule: Molecule,
  ring: readonly number[],
  within: readonly number[],
  core: ReadonlySet<number>,
): Group {
  const ringAtoms = new Set(ring);
  const barred = new Set([...core, ...ring]);
  const substituents = pieces(molecule, within, barred).filter((g) =>
    g.attachments.some((a) => ringAtoms.has(a.to)),
  );
  const atoms = [...ring, ...substituents.flatMap((g) => g.atoms)].sort((a, b) => a - b);
  const own = new Set(atoms);
  const attachments: Attachment[] = [];
  for (const atom of atoms)
    for (const edge of molecule.edges[atom]!)
      if (!own.has(edge.to)) attachments.push({ atom, to: edge.to, order: edge.order });
  return { molecule, atoms, attachments, ring: { atoms: ring, substituents } };
}

/** True for six aromatic carbons: the ring of a phenyl group. */
export function isBenzeneRing(molecule: Molecule, ring: readonly number[]): boolean {
  return ring.length === 6 && ring.every((a) => molecule.aromatic[a] === 1 && molecule.element[a] === 6);
}

/**
 * How many atoms has the ring of a group: its own where it is one, else the smallest that it closes with the core by two
 * of its attachments (on one atom, or on two that are bound to each other)?
 *
 * @returns 0 where there is none
 */
export function smallestCycle({ molecule, atoms, attachments, ring }: Group): number {
  if (ring !== undefined) return ring.atoms.length;
  const own = new Set(atoms);
  let best = 0;
  for (const [i, one] of attachments.entries())
    for (const other of attachments.slice(i + 1)) {
      const beside = one.to === other.to ? 1 : molecule.edges[one.to]!.some((e) => e.to === other.to) ? 2 : 0;
      const path = beside === 0 ? 0 : stepsBetween(molecule, own, one.atom, other.atom);
      if (path > 0 && (best === 0 || path + beside < best)) best = path + beside;
    }
  return best;
}

/** Atoms on the shortest way from one to the other within these, both included; 0 where there is none. */
function stepsBetween({ edges }: Molecule, own: ReadonlySet<number>, from: number, until: number): number {
  const far = new Map([[from, 1]]);
  for (const [atom, steps] of far) {
    if (atom === until) return steps;
    for (const { to } of edges[atom]!) if (own.has(to) && !far.has(to)) far.set(to, steps + 1);
  }
  return 0;
}
