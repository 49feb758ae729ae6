import { type Adjacency, adjacencyOf, type Molecule } from '../chemistry/index.js';
import { isAryl } from './aromatic.js';

/**
 * A skeleton as a value: the atoms that a molecule must hold, how they are bound, and what is asked of each.
 * The matcher below knows no particular family; a second family is a second value.
 */
export interface Skeleton {
  readonly id: string;
  readonly name: string;
  readonly atoms: readonly SkeletonAtom[];
  readonly bonds: readonly SkeletonBond[];
}

export interface SkeletonAtom {
  readonly label: string;
  /** Atomic numbers allowed here. */
  readonly elements: readonly number[];
  readonly aromatic?: boolean;
  /** True for an atom of a ring that is aromatic in any sense of aromatic.ts, whichever tautomer is written. */
  readonly aryl?: true;
  readonly inRing?: boolean;
  /** Number of hydrogens, where it is asked. */
  readonly hydrogens?: number;
  /** Number of bonds to heavy atoms, where it is asked. */
  readonly degree?: number;
  /** `amine`: every neighbour is a carbon with single bonds only; `aniline`: one neighbour is aromatic, the others so. */
  readonly kind?: 'amine' | 'aniline';
}

export interface SkeletonBond {
  readonly between: readonly [string, string];
  /** 0 where it follows from the atoms, and is not asked: a text may draw it otherwise, as an enol does. */
  readonly order: 0 | 1 | 2;
  /** Whether the bond lies in a ring, where it is asked. */
  readonly inRing?: boolean;
  /** True for a bond of an aromatic ring; its Kekulé order is then not asked. */
  readonly aromatic?: true;
}

const CARBON = 6;
const NITROGEN = 7;
const OXYGEN = 8;

/**
 * 4-(N-aryl-N-acyl)aminopiperidine, whatever sits on the piperidine nitrogen.
 *
 * The amide nitrogen is in no ring: a fused lactam, an oxindole or a benzimidazolone (domperidone, brorphine) has
 * no N-acyl and no N-aryl group that one could speak of separately, as the statutes do. Ring bonds of the
 * piperidine are single and none is aromatic; what else sits on its atoms, bridges included, is left to the sites.
 * The aryl is bound by a carbon or, as pyrrol-1-yl, by a nitrogen of its ring.
 */
export const FENTANYL: Skeleton = {
  id: 'fentanyl',
  name: '4-(N-aryl-N-acyl)aminopiperidine',
  atoms: [
    { label: 'amide N', elements: [NITROGEN], inRing: false, hydrogens: 0, degree: 3 },
    { label: 'acyl C', elements: [CARBON], aromatic: false },
    { label: 'acyl O', elements: [OXYGEN] },
    { label: 'aryl C', elements: [CARBON, NITROGEN], aryl: true },
    { label: 'C4', elements: [CARBON], aromatic: false, inRing: true },
    { label: 'C3', elements: [CARBON], aromatic: false, inRing: true },
    { label: 'C2', elements: [CARBON], aromatic: false, inRing: true },
    { label: 'N1', elements: [NITROGEN], aromatic: false, inRing: true },
    { label: 'C6', elements: [CARBON], aromatic: false, inRing: true },
    { label: 'C5', elements: [CARBON], aromatic: false, inRing: true },
  ],
  bonds: [
    { between: ['amide N', 'acyl C'], order: 1, inRing: false },
    { between: ['acyl C', 'acyl O'], order: 2, inRing: false },
    { between: ['amide N', 'aryl C'], order: 1, inRing: false },
    { between: ['amide N', 'C4'], order: 1, inRing: false },
    { between: ['C4', 'C3'], order: 1, inRing: true },
    { between: ['C3', 'C2'], order: 1, inRing: true },
    { between: ['C2', 'N1'], order: 1, inRing: true },
    { between: ['N1', 'C6'], order: 1, inRing: true },
    { between: ['C6', 'C5'], order: 1, inRing: true },
    { between: ['C5', 'C4'], order: 1, inRing: true },
  ],
};

/** Where each skeleton atom lies in a molecule, by label. */
export type Embedding = Readonly<Record<string, number>>;

interface Plan {
  /** How many atoms of each element the skeleton needs at least, for elements other than carbon. */
  readonly needs: readonly (readonly [element: number, count: number])[];
  /** For each atom its bonds to atoms placed before it. */
  readonly back: readonly (readonly { readonly bond: SkeletonBond; readonly to: number }[])[];
}

const plans = new WeakMap<Skeleton, Plan>();

function planOf(skeleton: Skeleton): Plan {
  let plan = plans.get(skeleton);
  if (plan === undefined) {
    const index = new Map(skeleton.atoms.map((atom, i) => [atom.label, i]));
    const counts = new Map<number, number>();
    for (const { elements } of skeleton.atoms) {
      const only = elements.length === 1 ? elements[0]! : CARBON;
      if (only !== CARBON) counts.set(only, (counts.get(only) ?? 0) + 1);
    }
    const back = skeleton.atoms.map((atom, i) =>
      skeleton.bonds.flatMap((bond) => {
        const [left, right] = bond.between;
        const other = left === atom.label ? right : right === atom.label ? left : undefined;
        const to = other === undefined ? -1 : index.get(other)!;
        return to >= 0 && to < i ? [{ bond, to }] : [];
      }),
    );
    plan = { needs: [...counts], back };
    plans.set(skeleton, plan);
  }
  return plan;
}

/** All embeddings that were found: a molecule is held against the same skeletons for its sites and for its relation. */
const known = new WeakMap<Molecule, Map<Skeleton, readonly Embedding[]>>();

/**
 * Says in which ways a molecule holds a skeleton: every assignment of its atoms, mirror images of a ring included.
 * Atoms are tried in the order of the skeleton's list, so a skeleton lists its rarest atom first and each further
 * atom after one that it is bound to.
 *
 * @param most - stop after so many ways; a yes or no needs one
 */
export function embed(
  skeleton: Skeleton,
  molecule: Molecule,
  most = Number.POSITIVE_INFINITY,
): readonly Embedding[] {
  const { atoms } = skeleton;
  const { needs, back } = planOf(skeleton);
  if (molecule.size < atoms.length || !needs.every(([e, count]) => holds(molecule, e, count))) return [];
  const before = known.get(molecule)?.get(skeleton);
  if (before !== undefined) return before.length <= most ? before : before.slice(0, most);
  // Once rings and aromaticity are known of the molecule, they sort out more than the lean look would.
  const own = known.get(molecule);
  if (own === undefined && !mayLie(skeleton, molecule)) return [];
  const placed = new Int32Array(atoms.length).fill(-1);
  const found: Embedding[] = [];
  place(skeleton, back, molecule, adjacencyOf(molecule), placed, 0, found, most);
  if (own === undefined) known.set(molecule, new Map(found.length < most ? [[skeleton, found]] : []));
  else if (found.length < most) own.set(skeleton, found);
  return found;
}

/** Finds places for the atoms from this one on. */
function place(
  skeleton: Skeleton,
  back: Plan['back'],
  molecule: Molecule,
  adjacency: Adjacency,
  placed: Int32Array,
  i: number,
  found: Embedding[],
  most: number,
): void {
  const { atoms } = skeleton;
  if (i === placed.length) {
    const embedding: Record<string, number> = {};
    for (let k = 0; k < placed.length; k++) embedding[atoms[k]!.label] = placed[k]!;
    found.push(embedding);
    return;
  }
  const { start, to } = adjacency;
  const links = back[i]!;
  const from = links.length === 0 ? -1 : placed[links[0]!.to]!;
  const first = from < 0 ? 0 : start[from]!;
  const last = from < 0 ? molecule.size : start[from + 1]!;
  candidates: for (let k = first; k < last && found.length < most; k++) {
    const atom = from < 0 ? k : to[k]!;
    for (let before = 0; before < i; before++) if (placed[before] === atom) continue candidates;
    if (!fits(atoms[i]!, molecule, adjacency, atom)) continue;
    for (const link of links)
      if (!joined(molecule, adjacency, atom, placed[link.to]!, link.bond)) continue candidates;
    placed[i] = atom;
    place(skeleton, back, molecule, adjacency, placed, i + 1, found, most);
    placed[i] = -1;
  }
}

/** A cheap look at the elements alone, before anything is built. */
function holds(molecule: Molecule, element: number, count: number): boolean {
  let open = count;
  for (let i = 0; i < molecule.size && open > 0; i++) if (molecule.element[i] === element) open--;
  return open === 0;
}

/**
 * Whether the skeleton's elements, hydrogens and bond orders lie in the molecule at all. Rings and aromaticity are
 * not asked, because working them out is what most molecules can be spared; so this may only say no.
 */
function mayLie(skeleton: Skeleton, molecule: Molecule): boolean {
  const adjacency = adjacencyOf(molecule);
  const { back } = planOf(skeleton);
  const placed = new Int32Array(skeleton.atoms.length).fill(-1);
  return placeLean(skeleton, back, molecule, adjacency, placed, 0);
}

function placeLean(
  skeleton: Skeleton,
  back: Plan['back'],
  molecule: Molecule,
  adjacency: Adjacency,
  placed: Int32Array,
  i: number,
): boolean {
  if (i === placed.length) return true;
  const { start, to } = adjacency;
  const { elements, hydrogens, degree } = skeleton.atoms[i]!;
  const links = back[i]!;
  const from = links.length === 0 ? -1 : placed[links[0]!.to]!;
  const first = from < 0 ? 0 : start[from]!;
  const last = from < 0 ? molecule.size : start[from + 1]!;
  candidates: for (let k = first; k < last; k++) {
    const atom = from < 0 ? k : to[k]!;
    if (!elements.includes(molecule.element[atom]!)) continue;
    if (hydrogens !== undefined && molecule.hydrogens[atom] !== hydrogens) continue;
    if (degree !== undefined && start[atom + 1]! - start[atom]! !== degree) continue;
    for (let before = 0; before < i; before++) if (placed[before] === atom) continue candidates;
    for (const link of links)
      if (!boundLean(adjacency, atom, placed[link.to]!, link.bond)) continue candidates;
    placed[i] = atom;
    if (placeLean(skeleton, back, molecule, adjacency, placed, i + 1)) return true;
    placed[i] = -1;
  }
  return false;
}

function boundLean(
  { start, to, bond, order }: Adjacency,
  a: number,
  b: number,
  asked: SkeletonBond,
): boolean {
  for (let k = start[a]!; k < start[a + 1]!; k++)
    if (to[k] === b) return asked.aromatic === true || asked.order === 0 || order[bond[k]!] === asked.order;
  return false;
}

function fits(asked: SkeletonAtom, molecule: Molecule, { start }: Adjacency, atom: number): boolean {
  return (
    asked.elements.includes(molecule.element[atom]!) &&
    (asked.hydrogens === undefined || molecule.hydrogens[atom] === asked.hydrogens) &&
    (asked.degree === undefined || start[atom + 1]! - start[atom]! === asked.degree) &&
    (asked.inRing === undefined || (molecule.inRing[atom] === 1) === asked.inRing) &&
    (asked.aromatic === undefined || (molecule.aromatic[atom] === 1) === asked.aromatic) &&
    (asked.aryl === undefined || isAryl(molecule, atom)) &&
    (asked.kind === undefined || isAmine(molecule, atom, asked.kind === 'aniline' ? 1 : 0))
  );
}

function isAmine(molecule: Molecule, atom: number, aromatic: number): boolean {
  let open = aromatic;
  for (const { to } of molecule.edges[atom]!) {
    if (molecule.aromatic[to] === 1 && open-- > 0) continue;
    if (isOxide(molecule, to)) continue;
    if (molecule.element[to] !== CARBON || molecule.edges[to]!.some((e) => e.order !== 1)) return false;
  }
  return open <= 0;
}

/** The oxygen of an N-oxide, of a hydroxylamine or of its radical, which leaves the amine what it was. */
function isOxide({ element, edges }: Molecule, atom: number): boolean {
  return element[atom] === 8 && edges[atom]!.length === 1;
}

function joined(
  molecule: Molecule,
  { start, to, bond }: Adjacency,
  a: number,
  b: number,
  asked: SkeletonBond,
): boolean {
  for (let k = start[a]!; k < start[a + 1]!; k++) {
    if (to[k] !== b) continue;
    const { order, aromatic, inRing } = molecule.bonds[bond[k]!]!;
    return (
      aromatic === (asked.aromatic === true) &&
      (aromatic || asked.order === 0 || order === asked.order) &&
      (asked.inRing === undefined || inRing === asked.inRing)
    );
  }
  return false;
}
