import { type Adjacency, adjacencyOf, type Molecule, type Rings, ringsOf } from '../chemistry/index.js';
import { int32s } from '../chemistry/memory.js';
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

/** Where each skeleton atom lies in a molecule, by label. */
export type Embedding = Readonly<Record<string, number>>;

/** A skeleton laid out for the walk: what is asked of each atom as numbers, and its bonds to atoms placed before it. */
interface Plan {
  /** How many atoms of each element the skeleton needs at least, in rings, outside them and in all; carbons in rings alone. */
  readonly needs: readonly Need[];
  /** Made when a molecule first has what is needed: a short list asks most skeletons no more. */
  steps: readonly Step[] | undefined;
}

interface Need {
  readonly element: number;
  readonly inRing: number;
  readonly outside: number;
  readonly all: number;
}

interface Step {
  readonly asked: SkeletonAtom;
  /** Per atomic number 1 where it is allowed. */
  readonly allowed: Uint8Array;
  /** -1 where it is not asked. */
  readonly hydrogens: number;
  readonly degree: number;
  /** How many bonds the skeleton itself has here; the molecule has no fewer. */
  readonly bonds: number;
  /** 1 in a ring, 0 outside, -1 where it is not asked. */
  readonly inRing: number;
  /** True where something is asked that takes aromaticity to answer. */
  readonly isDear: boolean;
  /** Bonds to atoms placed before; the first leads to the candidates. */
  readonly links: readonly Link[];
}

interface Link {
  readonly to: number;
  readonly bond: SkeletonBond;
  /** -1 where any order will do for a look that does not know aromatic bonds. */
  readonly order: number;
  /** As `inRing` of a step. */
  readonly inRing: number;
}

/** Whether a thing is asked to be in a ring, as a number. */
const ringAsked = (inRing: boolean | undefined): number => (inRing === undefined ? -1 : inRing ? 1 : 0);

const plans = new Map<Skeleton, Plan>();

function planOf(skeleton: Skeleton): Plan {
  let plan = plans.get(skeleton);
  if (plan === undefined) {
    const needs = new Map<number, { element: number; inRing: number; outside: number; all: number }>();
    for (const { elements, inRing, aromatic, aryl } of skeleton.atoms) {
      const [element] = elements;
      if (elements.length !== 1 || element === undefined) continue;
      const need = needs.get(element) ?? { element, inRing: 0, outside: 0, all: 0 };
      // What is aromatic is in a ring.
      if (inRing === true || aromatic === true || aryl === true) need.inRing++;
      else if (inRing === false) need.outside++;
      need.all++;
      needs.set(element, need);
    }
    plan = { needs: [...needs.values()], steps: undefined };
    plans.set(skeleton, plan);
  }
  return plan;
}

function stepsOf(plan: Plan, skeleton: Skeleton): readonly Step[] {
  plan.steps ??= made(skeleton);
  if (placed.length < plan.steps.length) placed = new Int32Array(2 * plan.steps.length);
  return plan.steps;
}

/** One for all atoms that allow the same elements: to make one takes longer than all else of a step. */
function allowedOf(elements: readonly number[]): Uint8Array {
  const key = elements.join();
  let allowed = ALLOWED.get(key);
  if (allowed === undefined) {
    allowed = new Uint8Array(256);
    for (const element of elements) allowed[element] = 1;
    ALLOWED.set(key, allowed);
  }
  return allowed;
}

const ALLOWED = new Map<string, Uint8Array>();

function made(skeleton: Skeleton): readonly Step[] {
  const index = new Map(skeleton.atoms.map((atom, i) => [atom.label, i]));
  const links: Link[][] = skeleton.atoms.map(() => []);
  const bonds = new Array<number>(links.length).fill(0);
  for (const bond of skeleton.bonds) {
    const left = index.get(bond.between[0])!;
    const right = index.get(bond.between[1])!;
    bonds[left]!++;
    bonds[right]!++;
    const order = bond.aromatic === true || bond.order === 0 ? -1 : bond.order;
    const inRing = ringAsked(bond.aromatic === true ? true : bond.inRing);
    links[Math.max(left, right)]!.push({ to: Math.min(left, right), bond, order, inRing });
  }
  return skeleton.atoms.map((asked, i): Step => {
    const { inRing, aromatic, aryl, kind } = asked;
    return {
      asked,
      allowed: allowedOf(asked.elements),
      hydrogens: asked.hydrogens ?? -1,
      degree: asked.degree ?? -1,
      bonds: bonds[i]!,
      inRing: ringAsked(aromatic === true || aryl === true ? true : inRing),
      isDear: aromatic !== undefined || aryl !== undefined || kind !== undefined,
      links: links[i]!,
    };
  });
}

/** Where patterns lie in one molecule; what was found is kept for whoever asks again. */
export class Matcher {
  #known: Map<Skeleton, readonly Embedding[]> | undefined;
  /** The skeletons that the lean look did not find. */
  #absent: Skeleton[] = [];
  #counts: Int32Array | undefined;

  constructor(readonly molecule: Molecule) {}

  /**
   * Says in which ways the molecule holds a skeleton: every assignment of its atoms, mirror images of a ring included.
   * Atoms are tried in the order of the skeleton's list, so a skeleton lists its rarest atom first and each further
   * atom after one that it is bound to.
   *
   * @param most - stop after so many ways; a yes or no needs one
   */
  embed(skeleton: Skeleton, most = Number.POSITIVE_INFINITY): readonly Embedding[] {
    const { molecule } = this;
    const plan = this.#planFor(skeleton);
    if (plan === undefined) return NOWHERE;
    const before = this.#known?.get(skeleton);
    if (before !== undefined) return before.length <= most ? before : before.slice(0, most);
    // Aromaticity is what most molecules can be spared: only what passes without it is asked for it. Once it is known of the
    // molecule, it sorts out more than the lean look would.
    if (this.#known === undefined) {
      if (!this.#mayHold(skeleton, plan)) return NOWHERE;
      this.#known = new Map();
    }
    const found: Embedding[] = [];
    place(stepsOf(plan, skeleton), molecule, adjacencyOf(molecule), ringsOf(molecule), 0, most, found);
    if (found.length < most) this.#known.set(skeleton, found);
    return found;
  }

  /** Whether the molecule may hold a skeleton, by all that can be told without aromaticity. */
  mayHold(skeleton: Skeleton): boolean {
    const plan = this.#planFor(skeleton);
    return plan !== undefined && this.#mayHold(skeleton, plan);
  }

  #mayHold(skeleton: Skeleton, plan: Plan): boolean {
    if (this.#absent.includes(skeleton)) return false;
    const { molecule } = this;
    const steps = stepsOf(plan, skeleton);
    if (place(steps, molecule, adjacencyOf(molecule), ringsOf(molecule), 0, 1, undefined)) return true;
    this.#absent.push(skeleton);
    return false;
  }

  /** How the skeleton is looked for; undefined where the molecule has not the atoms for it. */
  #planFor(skeleton: Skeleton): Plan | undefined {
    const { molecule } = this;
    if (molecule.size < skeleton.atoms.length) return undefined;
    const plan = planOf(skeleton);
    const { needs } = plan;
    this.#counts ??= countsOf(molecule);
    for (let i = 0; i < needs.length; i++) if (!meets(this.#counts, needs[i]!)) return undefined;
    return plan;
  }
}

/** The same for one question alone. */
export const embed = (
  skeleton: Skeleton,
  molecule: Molecule,
  most = Number.POSITIVE_INFINITY,
): readonly Embedding[] => new Matcher(molecule).embed(skeleton, most);

const NOWHERE: readonly Embedding[] = Object.freeze([]);

/** Where the atoms of the skeleton lie on the present walk. */
let placed = new Int32Array(64);

/**
 * Finds places for the atoms from this one on. Without a list to write them to, it only tells whether the skeleton's
 * elements, hydrogens, rings and bond orders lie in the molecule at all, asking nothing of aromaticity; so it may only say no.
 *
 * @returns true where no further way is wanted
 */
function place(
  steps: readonly Step[],
  molecule: Molecule,
  adjacency: Adjacency,
  rings: Rings,
  i: number,
  most: number,
  found: Embedding[] | undefined,
): boolean {
  if (i === steps.length) {
    if (found === undefined) return true;
    const embedding: Record<string, number> = {};
    for (let k = 0; k < i; k++) embedding[steps[k]!.asked.label] = placed[k]!;
    return found.push(embedding) >= most;
  }
  const { start, to, bond, order } = adjacency;
  const { element, hydrogens } = molecule;
  const step = steps[i]!;
  const { allowed, links } = step;
  const from = links.length === 0 ? -1 : placed[links[0]!.to]!;
  const first = from < 0 ? 0 : start[from]!;
  const end = from < 0 ? molecule.size : start[from + 1]!;
  candidates: for (let k = first; k < end; k++) {
    const atom = from < 0 ? k : to[k]!;
    if (allowed[element[atom]!] === 0) continue;
    if (step.hydrogens >= 0 && hydrogens[atom] !== step.hydrogens) continue;
    const degree = start[atom + 1]! - start[atom]!;
    if (degree < step.bonds || (step.degree >= 0 && degree !== step.degree)) continue;
    if (step.inRing >= 0 && rings.atoms[atom] !== step.inRing) continue;
    for (let before = 0; before < i; before++) if (placed[before] === atom) continue candidates;
    for (let n = 0; n < links.length; n++) {
      const link = links[n]!;
      let edge = k;
      if (n > 0) {
        const other = placed[link.to]!;
        edge = start[atom]!;
        const beyond = start[atom + 1]!;
        while (edge < beyond && to[edge] !== other) edge++;
        if (edge === beyond) continue candidates;
      }
      if (link.order >= 0 && order[bond[edge]!] !== link.order) continue candidates;
      if (link.inRing >= 0 && rings.bonds[bond[edge]!] !== link.inRing) continue candidates;
      if (found !== undefined && !isBond(molecule, bond[edge]!, link.bond)) continue candidates;
    }
    if (found !== undefined && step.isDear && !fits(step.asked, molecule, atom)) continue;
    placed[i] = atom;
    if (place(steps, molecule, adjacency, rings, i + 1, most, found)) return true;
  }
  return false;
}

/** How many atoms of each element a molecule has, outside rings and, IN_RING further on, in rings. */
function countsOf(molecule: Molecule): Int32Array {
  const { size, element } = molecule;
  const { atoms } = ringsOf(molecule);
  const counts = int32s(2 * IN_RING);
  for (let i = 0; i < size; i++) counts[element[i]! + IN_RING * atoms[i]!]!++;
  return counts;
}

const IN_RING = 128;

/** A cheap look at the elements alone, before anything is walked. */
function meets(counts: Int32Array, need: Need): boolean {
  const ring = counts[need.element + IN_RING]!;
  const chain = counts[need.element]!;
  return ring >= need.inRing && chain >= need.outside && ring + chain >= need.all;
}

/** What is asked of an atom beyond its element, hydrogens and degree. */
function fits(asked: SkeletonAtom, molecule: Molecule, atom: number): boolean {
  return (
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

/** What is asked of a bond beyond its order and ring: of an aromatic bond the order is not asked at all. */
function isBond(molecule: Molecule, bond: number, asked: SkeletonBond): boolean {
  return molecule.bonds[bond]!.aromatic === (asked.aromatic === true);
}
