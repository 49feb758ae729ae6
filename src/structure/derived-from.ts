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
  const all = [...compositions].flatMap(([text, substances]) => {
    const counts = [...text.matchAll(/([A-Z][a-z]?)(\d+)/g)]
      .map(([, symbol, count]) => [atomicNumber(symbol!), Number(count)] as const)
      .filter(([element]) => element !== 1);
    // After the elements, as two kinds of their own.
    return substances.map(
      ({ carbons, nitrogens }): Needs => [...counts, [SATURATED_C, carbons], [SATURATED_N, nitrogens]],
    );
  });
  // What a smaller one does not fit into, no larger one does.
  const holds = (large: Needs, small: Needs) =>
    small.every(([element, count]) => (large.find(([e]) => e === element)?.[1] ?? 0) >= count);
  const least = all.filter(
    (each, i) => !all.some((other, k) => k !== i && holds(each, other) && (!holds(other, each) || k < i)),
  );
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

/** What is left of a molecule after cuts: some of its atoms and bonds. Cheap to make, for most are thrown away. */
interface Piece {
  readonly size: number;
  /** Per atom of the whole: 1 where it is kept, 2 for each hydrogen that it gained. */
  readonly atoms: Uint8Array;
  /** Per bond of the whole: 1 where it is cut. */
  readonly cut: Uint8Array;
  readonly forms: readonly Form[];
}

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
  let front: Piece[] = [
    {
      size: molecule.size,
      atoms: new Uint8Array(molecule.size).fill(1),
      cut: new Uint8Array(molecule.bonds.length),
      forms: [],
    },
  ];
  for (let step = 0; step < depth; step++) {
    const next: Piece[] = [];
    for (const piece of front)
      for (const cut of cuts(molecule, sites, piece)) {
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
  const found: Cut[] = [];
  for (const atom of sites) {
    if (piece.atoms[atom] === 0) continue;
    switch (m.element[atom]) {
      case 8: {
        const edges = m.edges[atom]!;
        const [one, other] = edges;
        if (edges.length !== 2 || one === undefined || other === undefined) break;
        if (!has(piece, one) || !has(piece, other) || one.order !== 1 || other.order !== 1) break;
        fromOxygen(m, piece, atom, one, other, found);
        fromOxygen(m, piece, atom, other, one, found);
        break;
      }
      case 7:
        if (m.charge[atom] === 0)
          for (const e of m.edges[atom]!) {
            if (e.order !== 1 || !has(piece, e) || !isCarbonyl(m, piece, e.to)) continue;
            const beside = m.edges[e.to]!.find((f) => f.order === 1 && f.to !== atom && has(piece, f));
            if (beside === undefined || m.element[beside.to] === 6) found.push(split('amide', atom, e));
            else if (m.element[beside.to] === 8) found.push(split('carbamate', atom, e));
          }
        break;
      case 6: {
        const own = m.edges[atom]!;
        for (const e of own)
          if (e.order === 1 && isHalogen(m.element[e.to]!) && has(piece, e) && m.edges[e.to]!.length === 1)
            found.push(split('halide', atom, e));
        let bears = 0;
        for (const e of own) if (m.element[e.to] === 8) bears++;
        if (bears < 2) break;
        const edges = edgesOf(m, piece, atom);
        const oxygens = edges.filter((e) => {
          const far = e.order === 1 && m.element[e.to] === 8 ? edgesOf(m, piece, e.to) : [];
          return (
            far.length === 2 &&
            far.every((f) => f.order === 1 && m.element[f.to] === 6 && !isCarbonyl(m, piece, f.to))
          );
        });
        if (oxygens.length === 2 && edges.every((e) => e.order === 1))
          found.push(acetal(m, piece, atom, oxygens as [Edge, Edge]));
        break;
      }
    }
  }
  return found;
}

/** What may be undone at an oxygen with two single bonds where what hangs on the one is kept. */
function fromOxygen(m: Molecule, piece: Piece, oxygen: number, one: Edge, other: Edge, found: Cut[]): void {
  if (m.element[one.to] !== 6 || isCarbonyl(m, piece, one.to)) return;
  if (m.element[other.to] === 6) found.push(split(formOf(m, piece, other), oxygen, other));
  else if (isOtherAcid(m, piece, other.to)) found.push(split('other ester', oxygen, other));
}

/** What an oxygen between two carbons makes, seen from the side that is kept. */
function formOf(m: Molecule, piece: Piece, far: Edge): Form {
  if (!isCarbonyl(m, piece, far.to)) return 'ether';
  const others = edgesOf(m, piece, far.to).filter((e) => e.bond !== far.bond && e.order === 1);
  return others.every((e) => m.element[e.to] === 6) ? 'ester' : 'other ester';
}

/** Nitrogen, phosphorus, sulfur or selenium of an oxoacid. */
function isOtherAcid(m: Molecule, piece: Piece, atom: number): boolean {
  if (![7, 15, 16, 34].includes(m.element[atom]!)) return false;
  return edgesOf(m, piece, atom).some((e) => e.order === 2 && [8, 16].includes(m.element[e.to]!));
}

const isHalogen = (element: number): boolean =>
  element === 9 || element === 17 || element === 35 || element === 53;

function split(form: Form, kept: number, edge: Edge): Cut {
  return { form, keep: kept, bonds: [edge.bond], gains: kept };
}

/** C(OR)(OR') comes from C=O: one oxygen stays, bare, and the other goes with its group. */
function acetal(m: Molecule, piece: Piece, carbon: number, [stays, goes]: readonly [Edge, Edge]): Cut {
  const far = edgesOf(m, piece, stays.to).find((e) => e.to !== carbon)!;
  return { form: 'acetal', keep: carbon, bonds: [goes.bond, far.bond], gains: -1 };
}

function isCarbonyl(m: Molecule, piece: Piece, atom: number): boolean {
  if (m.element[atom] !== 6) return false;
  for (const e of m.edges[atom]!) if (e.order === 2 && m.element[e.to] === 8 && has(piece, e)) return true;
  return false;
}

const has = (piece: Piece, edge: Edge): boolean => piece.atoms[edge.to] !== 0 && piece.cut[edge.bond] === 0;

/** The edges of an atom that are left. */
const edgesOf = (m: Molecule, piece: Piece, atom: number): Edge[] =>
  m.edges[atom]!.filter((e) => has(piece, e));

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
  return { size, atoms, cut, forms: [...from.forms, form] };
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
