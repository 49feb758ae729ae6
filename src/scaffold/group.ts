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
  const open = new Set<number>();
  for (const atom of within) if (!core.has(atom)) open.add(atom);
  const groups: Group[] = [];
  for (const start of [...open].sort((a, b) => a - b)) {
    if (!open.has(start)) continue;
    open.delete(start);
    const atoms = [start];
    const attachments: Attachment[] = [];
    for (let i = 0; i < atoms.length; i++) {
      const atom = atoms[i]!;
      for (const edge of molecule.edges[atom]!) {
        if (core.has(edge.to)) attachments.push({ atom, to: edge.to, order: edge.order });
        else if (open.delete(edge.to)) atoms.push(edge.to);
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
  const rings = new Map<string, number[]>();
  let best = Number.POSITIVE_INFINITY;
  const starts = molecule.edges[atom]!.filter((e) => e.inRing && !barred.has(e.to));
  for (const start of starts) {
    // Breadth first from the neighbour back to the atom, not over the bond between them.
    const paths: number[][] = [[start.to]];
    const seen = new Map<number, number>([[start.to, 0]]);
    for (let i = 0; i < paths.length && paths.length < 4096; i++) {
      const path = paths[i]!;
      if (path.length + 1 > best) break;
      const last = path[path.length - 1]!;
      for (const edge of molecule.edges[last]!) {
        if (!edge.inRing || barred.has(edge.to)) continue;
        if (edge.to === atom) {
          if (path.length === 1) continue;
          const ring = [atom, ...path];
          if (ring.length < best) {
            best = ring.length;
            rings.clear();
          }
          if (ring.length === best) rings.set([...ring].sort((a, b) => a - b).join(), ring);
          continue;
        }
        const depth = seen.get(edge.to);
        if (depth !== undefined && depth < path.length) continue;
        if (path.includes(edge.to)) continue;
        seen.set(edge.to, path.length);
        paths.push([...path, edge.to]);
      }
    }
  }
  return [...rings.values()].filter((ring) => ring.length === best);
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
