import {
  adjacencyOf,
  atomicNumber,
  compositionKey,
  isSaturatedInRing,
  type Saturated,
} from '../chemistry/index.js';
import type { Bond, Edge, Molecule } from '../chemistry/molecule.js';

/**
 * A derived form of which a law may speak: "its esters", "its amides, its carbamates". `other ester`: an ester of another
 * acid than a carboxylic one (a sulfate, phosphate, nitrate, carbonate), of which no text says whether it is meant.
 */
export type Form = 'ester' | 'other ester' | 'ether' | 'amide' | 'carbamate' | 'acetal' | 'halide';

/** A substance from which the molecule is derived, with the forms that lead from it to the molecule. */
export interface Parent {
  readonly molecule: Molecule;
  readonly forms: readonly Form[];
}

interface Cut {
  readonly form: Form;
  /** Any atom of the piece that is kept. */
  readonly keep: number;
  readonly bonds: readonly number[];
  /** Of one bond cut, which and which way: the bond twice, and one more where its atom with the higher number is kept; else -1. */
  readonly way: number;
  /** The kept atom that gains a hydrogen; -1 where none does. */
  readonly gains: number;
}

/**
 * The parents that are looked for. A derived form only adds atoms, so that each element of a parent must fit into what
 * the molecule has of it.
 */
export interface Wanted {
  /** Whether a parent of this composition (`compositionKey`) is looked for. */
  has(composition: string): boolean;
  /** Whether any of them fits into so many heavy atoms of each element, by atomic number, and saturated ring atoms. */
  mayFit(counts: ArrayLike<number>, withRings: boolean): boolean;
}

const EVERYTHING: Wanted = { has: () => true, mayFit: () => true };

/**
 * Looks for parents of these compositions.
 *
 * @param compositions - as `compositionKey` writes them, with what each substance needs of saturated ring atoms
 * @example wantedOf(new Map([['O3C7H6', []]])).has('O3C7H6'); // true
 */
export function wantedOf(compositions: ReadonlyMap<string, readonly Saturated[]>): Wanted {
  const all = new Map<string, Needs>();
  for (const [text, substances] of compositions) {
    const counts = [...text.matchAll(/([A-Z][a-z]?)(\d+)/g)]
      .map(([, symbol, count]) => [atomicNumber(symbol!), Number(count)] as const)
      .filter(([element]) => element !== 1);
    // After the elements, as two kinds of their own.
    for (const { carbons, nitrogens } of substances)
      all.set(`${text.replace(/H\d+$/, '')} ${carbons} ${nitrogens}`, [
        ...counts,
        [SATURATED_C, carbons],
        [SATURATED_N, nitrogens],
      ]);
  }
  // What a smaller one does not fit into, no larger one does.
  const sizes = (needs: Needs) => needs.reduce((sum, [, count]) => sum + count, 0);
  const least: Needs[] = [];
  for (const needs of [...all.values()].sort((a, b) => sizes(a) - sizes(b)))
    if (!least.some((small) => holds(needs, small))) least.push(needs);
  return {
    has: (composition) => compositions.has(composition),
    mayFit(counts, withRings) {
      for (const needs of least) {
        let fits = true;
        for (let i = 0; fits && i < needs.length; i++) {
          const [kind, count] = needs[i]!;
          fits = counts[kind]! >= count || (kind >= SATURATED_C && !withRings);
        }
        if (fits) return true;
      }
      return false;
    },
  };
}

const SATURATED_C = 256;
const SATURATED_N = 257;

type Needs = readonly (readonly [element: number, count: number])[];

const holds = (large: Needs, small: Needs): boolean =>
  small.every(([kind, count]) => count === 0 || large.some(([other, has]) => other === kind && has >= count));

/** What is left of a molecule after cuts: some of its atoms and bonds. Cheap to make, for most are thrown away. */
interface Piece {
  readonly size: number;
  /** Per atom of the whole: 1 where it is kept, 2 for each hydrogen that it gained. */
  readonly atoms: Uint8Array;
  /** Per bond of the whole: 1 where it is cut. */
  readonly cut: Uint8Array;
  readonly forms: readonly Form[];
  /** True where a ring may have been opened, which an acetal's two bonds do together. */
  readonly isOpened: boolean;
}

/** What cutting one bond of the whole molecule leads to: of no smaller piece is any better. */
const UNKNOWN = 0;
const IN_RING = 1;
const HOPELESS = 2;
const HOPEFUL = 3;

/**
 * Names the substances of which the molecule is an ester, an ether, an amide, a carbamate, an acetal or a halide,
 * by undoing these forms one after the other. It looks backwards only: to parents with fewer atoms.
 *
 * @param wanted - the parents that are looked for; others are not given, and what can lead to none of them is not undone
 * @param depth - how many forms may be undone one after the other ("any combination thereof"); 1 to 4
 * @param limit - how many different parents are looked at, at the most
 */
export function parents(molecule: Molecule, wanted: Wanted = EVERYTHING, depth = 3, limit = 1000): Parent[] {
  const result: Parent[] = [];
  /** Pieces that came by, found again by a sum over their atoms. */
  const seen = new Map<number, Uint8Array[]>();
  let count = 0;
  if (!wanted.mayFit(countsOf(molecule), false)) return result;
  const sites = sitesOf(molecule);
  if (sites.length === 0) return result;
  const rings = saturatedRingAtoms(molecule);
  if (!wanted.mayFit(countsOf(molecule, rings), true)) return result;
  const atoms = new Uint8Array(molecule.size);
  const { order } = adjacencyOf(molecule);
  const whole: Piece = {
    size: molecule.size,
    atoms: new Uint8Array(molecule.size).fill(1),
    cut: new Uint8Array(order.length),
    forms: [],
    isOpened: false,
  };
  const ways = new Uint8Array(2 * order.length);
  const mayLead = (piece: Piece, cut: Cut): boolean => {
    if (cut.way < 0) return true;
    if (ways[cut.way] === UNKNOWN) {
      if (take(molecule, whole, cut, atoms) === molecule.size) ways[cut.way] = IN_RING;
      else ways[cut.way] = wanted.mayFit(countsOf(molecule, rings, atoms), true) ? HOPEFUL : HOPELESS;
    }
    return ways[cut.way] === HOPEFUL || (ways[cut.way] === IN_RING && piece.isOpened);
  };
  let front: Piece[] = [whole];
  for (let step = 0; step < depth; step++) {
    const next: Piece[] = [];
    for (const piece of front)
      for (const cut of cuts(molecule, sites, piece)) {
        if (!mayLead(piece, cut)) continue;
        const size = take(molecule, piece, cut, atoms);
        if (size >= piece.size) continue;
        // Two forms undone in either order leave the same.
        const sum = sumOf(atoms);
        const alike = seen.get(sum);
        if (alike?.some((other) => isSame(other, atoms))) continue;
        if (count++ >= limit) return result;
        const parent = apply(piece, cut, size, atoms.slice());
        if (alike === undefined) seen.set(sum, [parent.atoms]);
        else alike.push(parent.atoms);
        if (!wanted.mayFit(countsOf(molecule, rings, parent.atoms), true)) continue;
        next.push(parent);
        if (wanted.has(compositionOf(molecule, parent)))
          result.push({ molecule: made(molecule, parent), forms: parent.forms });
      }
    front = next;
  }
  return result;
}

function sumOf(atoms: Uint8Array): number {
  let sum = 0;
  for (let a = 0; a < atoms.length; a++) sum = (Math.imul(sum, 31) + atoms[a]!) | 0;
  return sum;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  for (let a = 0; a < one.length; a++) if (one[a] !== other[a]) return false;
  return true;
}

/**
 * The atoms at which there may be anything to undo, in any piece: oxygens between two others, nitrogens beside
 * a carbonyl carbon, and carbons that bear a halogen or two oxygens.
 */
function sitesOf(m: Molecule): number[] {
  const { start, to, order, bond } = adjacencyOf(m);
  const bearsOxo = (atom: number): boolean => {
    if (m.element[atom] !== 6) return false;
    for (let e = start[atom]!; e < start[atom + 1]!; e++)
      if (m.element[to[e]!] === 8 && order[bond[e]!] === 2) return true;
    return false;
  };
  const found: number[] = [];
  for (let atom = 0; atom < m.size; atom++) {
    const element = m.element[atom];
    if (element === 8) {
      if (start[atom + 1]! - start[atom]! === 2) found.push(atom);
    } else if (element === 7) {
      for (let e = start[atom]!; e < start[atom + 1]!; e++)
        if (bearsOxo(to[e]!)) {
          found.push(atom);
          break;
        }
    } else if (element === 6) {
      let oxygens = 0;
      let halogens = 0;
      for (let e = start[atom]!; e < start[atom + 1]!; e++) {
        if (m.element[to[e]!] === 8) oxygens++;
        else if (isHalogen(m.element[to[e]!]!)) halogens++;
      }
      if (halogens > 0 || oxygens > 1) found.push(atom);
    }
  }
  return found;
}

function cuts(m: Molecule, sites: readonly number[], piece: Piece): Cut[] {
  const { start, to, bond, order } = adjacencyOf(m);
  const found: Cut[] = [];
  for (const atom of sites) {
    if (piece.atoms[atom] === 0) continue;
    const first = start[atom]!;
    const end = start[atom + 1]!;
    switch (m.element[atom]) {
      case 8: {
        const [one, other] = [first, first + 1];
        if (end - first !== 2 || order[bond[one]!] !== 1 || order[bond[other]!] !== 1) break;
        if (!has(m, piece, one) || !has(m, piece, other)) break;
        fromOxygen(m, piece, atom, one, other, found);
        fromOxygen(m, piece, atom, other, one, found);
        break;
      }
      case 7:
        if (m.charge[atom] === 0)
          for (let e = first; e < end; e++) {
            const carbonyl = to[e]!;
            if (order[bond[e]!] !== 1 || !has(m, piece, e) || !isCarbonyl(m, piece, carbonyl)) continue;
            const form = fromNitrogen(m, piece, atom, carbonyl);
            if (form !== undefined) found.push(split(m, form, atom, e));
          }
        break;
      case 6: {
        let bears = 0;
        for (let e = first; e < end; e++) {
          const far = to[e]!;
          if (m.element[far] === 8) bears++;
          else if (
            isHalogen(m.element[far]!) &&
            order[bond[e]!] === 1 &&
            has(m, piece, e) &&
            start[far + 1]! - start[far]! === 1
          )
            found.push(split(m, 'halide', atom, e));
        }
        if (bears < 2) break;
        const edges = edgesOf(m, piece, atom);
        if (!edges.every((e) => order[bond[e]!] === 1)) break;
        const oxygens = edges.filter((e) => {
          const far = m.element[to[e]!] === 8 ? edgesOf(m, piece, to[e]!) : [];
          return (
            far.length === 2 &&
            far.every(
              (f) => order[bond[f]!] === 1 && m.element[to[f]!] === 6 && !isCarbonyl(m, piece, to[f]!),
            )
          );
        });
        if (oxygens.length === 2) found.push(acetal(m, piece, atom, oxygens as [number, number]));
        break;
      }
    }
  }
  return found;
}

// Edges are places in the adjacency from here on.

/** What may be undone at an oxygen with two single bonds where what hangs on the one is kept. */
function fromOxygen(
  m: Molecule,
  piece: Piece,
  oxygen: number,
  one: number,
  other: number,
  found: Cut[],
): void {
  const { to } = adjacencyOf(m);
  const kept = to[one]!;
  const far = to[other]!;
  if (m.element[kept] !== 6 || isCarbonyl(m, piece, kept)) return;
  if (m.element[far] === 6) found.push(split(m, formOf(m, piece, other), oxygen, other));
  else if (isOtherAcid(m, piece, far)) found.push(split(m, 'other ester', oxygen, other));
}

/** What a nitrogen makes with a carbonyl carbon, by what stands on its other side. */
function fromNitrogen(m: Molecule, piece: Piece, nitrogen: number, carbonyl: number): Form | undefined {
  const { start, to, bond, order } = adjacencyOf(m);
  for (let f = start[carbonyl]!; f < start[carbonyl + 1]!; f++) {
    if (order[bond[f]!] !== 1 || to[f] === nitrogen || !has(m, piece, f)) continue;
    const element = m.element[to[f]!];
    return element === 6 ? 'amide' : element === 8 ? 'carbamate' : undefined;
  }
  return 'amide';
}

/** What an oxygen between two carbons makes, seen from the side that is kept. */
function formOf(m: Molecule, piece: Piece, far: number): Form {
  const { to, bond, order } = adjacencyOf(m);
  if (!isCarbonyl(m, piece, to[far]!)) return 'ether';
  return edgesOf(m, piece, to[far]!).every(
    (e) => bond[e] === bond[far] || order[bond[e]!] !== 1 || m.element[to[e]!] === 6,
  )
    ? 'ester'
    : 'other ester';
}

/** Nitrogen, phosphorus, sulfur or selenium of an oxoacid. */
function isOtherAcid(m: Molecule, piece: Piece, atom: number): boolean {
  if (![7, 15, 16, 34].includes(m.element[atom]!)) return false;
  const { to, bond, order } = adjacencyOf(m);
  return edgesOf(m, piece, atom).some((e) => order[bond[e]!] === 2 && [8, 16].includes(m.element[to[e]!]!));
}

const isHalogen = (element: number): boolean =>
  element === 9 || element === 17 || element === 35 || element === 53;

function split(m: Molecule, form: Form, kept: number, edge: number): Cut {
  const { to, bond } = adjacencyOf(m);
  const cut = bond[edge]!;
  return { form, keep: kept, bonds: [cut], way: 2 * cut + (kept > to[edge]! ? 1 : 0), gains: kept };
}

/** C(OR)(OR') comes from C=O: one oxygen stays, bare, and the other goes with its group. */
function acetal(m: Molecule, piece: Piece, carbon: number, [stays, goes]: readonly [number, number]): Cut {
  const { to, bond } = adjacencyOf(m);
  const far = edgesOf(m, piece, to[stays]!).find((e) => to[e] !== carbon)!;
  return { form: 'acetal', keep: carbon, bonds: [bond[goes]!, bond[far]!], way: -1, gains: -1 };
}

function isCarbonyl(m: Molecule, piece: Piece, atom: number): boolean {
  if (m.element[atom] !== 6) return false;
  const { start, to, bond, order } = adjacencyOf(m);
  for (let e = start[atom]!; e < start[atom + 1]!; e++)
    if (order[bond[e]!] === 2 && m.element[to[e]!] === 8 && has(m, piece, e)) return true;
  return false;
}

function has(m: Molecule, piece: Piece, edge: number): boolean {
  const { to, bond } = adjacencyOf(m);
  return piece.atoms[to[edge]!] !== 0 && piece.cut[bond[edge]!] === 0;
}

/** The edges of an atom that are left. */
function edgesOf(m: Molecule, piece: Piece, atom: number): number[] {
  const { start } = adjacencyOf(m);
  const left: number[] = [];
  for (let e = start[atom]!; e < start[atom + 1]!; e++) if (has(m, piece, e)) left.push(e);
  return left;
}

/** The heavy atoms of each element, and saturated ring atoms, of the whole or a piece; the list is filled anew each time. */
function countsOf(m: Molecule, rings?: Uint16Array, atoms?: Uint8Array): Uint16Array {
  counts.fill(0);
  for (let a = 0; a < m.size; a++) {
    if (atoms !== undefined && atoms[a] === 0) continue;
    counts[m.element[a]!]!++;
    if (rings !== undefined && rings[a] !== 0) counts[rings[a]!]!++;
  }
  return counts;
}

const counts = new Uint16Array(258);

/** Per atom the kind of saturated ring atom that it is, 0 for none. Undoing a form makes no atom one of these. */
function saturatedRingAtoms(m: Molecule): Uint16Array {
  const kinds = new Uint16Array(m.size);
  for (let a = 0; a < m.size; a++)
    if (isSaturatedInRing(m, a)) kinds[a] = m.element[a] === 6 ? SATURATED_C : SATURATED_N;
  return kinds;
}

/** Marks the atoms that hold together with the one to keep, as a piece has them, and tells how many they are. */
function take(m: Molecule, from: Piece, { keep, bonds, gains }: Cut, atoms: Uint8Array): number {
  const { start, to, bond } = adjacencyOf(m);
  atoms.fill(0);
  atoms[keep] = from.atoms[keep]!;
  reached[0] = keep;
  let size = 1;
  for (let i = 0; i < size; i++) {
    const a = reached[i]!;
    for (let e = start[a]!; e < start[a + 1]!; e++) {
      const b = to[e]!;
      if (atoms[b] !== 0 || from.atoms[b] === 0) continue;
      const via = bond[e]!;
      if (from.cut[via] !== 0 || bonds.includes(via)) continue;
      atoms[b] = from.atoms[b]!;
      reached[size++] = b;
    }
  }
  if (gains >= 0) atoms[gains]! += 2;
  return size;
}

const reached: number[] = [];

function apply(from: Piece, { form, bonds }: Cut, size: number, atoms: Uint8Array): Piece {
  const cut = from.cut.slice();
  for (const bond of bonds) cut[bond] = 1;
  return { size, atoms, cut, forms: [...from.forms, form], isOpened: from.isOpened || form === 'acetal' };
}

/** As `compositionKey` writes it. */
function compositionOf(m: Molecule, { size, atoms }: Piece): string {
  const element = new Uint8Array(size);
  const hydrogens = new Uint8Array(size);
  let count = 0;
  for (let a = 0; a < m.size; a++) {
    if (atoms[a] === 0) continue;
    element[count] = m.element[a]!;
    hydrogens[count++] = m.hydrogens[a]! + (atoms[a]! >> 1);
  }
  return compositionKey({ size, element, hydrogens });
}

/**
 * The piece as a molecule of its own. Bond orders and aromaticity stay as they were, which is enough for
 * what parents are for: comparing connectivity and hydrogens.
 */
function made(m: Molecule, { size, atoms, cut }: Piece): Molecule {
  const kept: number[] = [];
  const index = new Int32Array(m.size).fill(-1);
  for (let a = 0; a < m.size; a++)
    if (atoms[a] !== 0) {
      index[a] = kept.length;
      kept.push(a);
    }
  const bonds: Bond[] = [];
  const edges: Edge[][] = kept.map(() => []);
  for (let i = 0; i < m.bonds.length; i++) {
    const { a: from, b: until, order, aromatic, inRing } = m.bonds[i]!;
    const a = index[from]!;
    const b = index[until]!;
    if (cut[i] !== 0 || a < 0 || b < 0) continue;
    const bond = bonds.push({ a, b, order, aromatic, inRing }) - 1;
    edges[a]!.push({ to: b, bond, order, aromatic, inRing });
    edges[b]!.push({ to: a, bond, order, aromatic, inRing });
  }
  const element = new Uint8Array(size);
  const charge = new Int8Array(size);
  const hydrogens = new Uint8Array(size);
  const aromatic = new Uint8Array(size);
  const inRing = new Uint8Array(size);
  const textAtoms = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const a = kept[i]!;
    element[i] = m.element[a]!;
    charge[i] = m.charge[a]!;
    hydrogens[i] = m.hydrogens[a]! + (atoms[a]! >> 1);
    aromatic[i] = m.aromatic[a]!;
    inRing[i] = m.inRing[a]!;
    textAtoms[i] = m.textAtoms[a]!;
  }
  return { size, element, charge, hydrogens, aromatic, inRing, bonds, edges, textAtoms, cisTrans: [] };
}
