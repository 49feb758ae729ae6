import { bitsIn } from '../chemistry/bits.js';
import {
  adjacencyOf,
  atomicNumber,
  compositionKey,
  isSaturatedInRing,
  ringsOf,
  type Saturated,
} from '../chemistry/index.js';
import { int32s } from '../chemistry/memory.js';
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
  /** Whether one of this weight (`weightOf`) may be; most pieces are told by it, without their composition as text. */
  mayHave(weight: number): boolean;
  /** Whether any of them fits into so many heavy atoms of each element, by atomic number, and saturated ring atoms. */
  mayFit(counts: ArrayLike<number>, withRings: boolean): boolean;
}

const EVERYTHING: Wanted = { has: () => true, mayHave: () => true, mayFit: () => true };

/** Per element a number, so that the sums over molecules of different composition are hardly ever the same. */
const WEIGHT = Int32Array.from({ length: 256 }, (_, element) => Math.imul(element + 1, 0x9e3779b1) >>> 6);

/**
 * Looks for parents of these compositions.
 *
 * @param compositions - as `compositionKey` writes them, with what each substance needs of saturated ring atoms
 * @example wantedOf(new Map([['O3C7H6', []]])).has('O3C7H6'); // true
 */
export function wantedOf(compositions: ReadonlyMap<string, readonly Saturated[]>): Wanted {
  const all = new Map<string, Needs>();
  const weights = new Set<number>();
  for (const [text, substances] of compositions) {
    const elements = [...text.matchAll(/([A-Z][a-z]?)(\d+)/g)].map(
      ([, symbol, count]) => [atomicNumber(symbol!), Number(count)] as const,
    );
    weights.add(
      elements.reduce((sum, [element, count]) => (sum + Math.imul(WEIGHT[element]!, count)) | 0, 0),
    );
    const counts = elements.filter(([element]) => element !== 1);
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
    mayHave: (weight) => weights.has(weight),
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
  /** Which atoms of the whole are kept: a bit each. */
  readonly atoms: Int32Array;
  /** The kept atoms that gained a hydrogen, ascending; one that gained two stands there twice. */
  readonly gained: readonly number[];
  /** The bonds of the whole that are cut. */
  readonly cut: readonly number[];
  readonly forms: readonly Form[];
  /** True where a ring may have been opened, which an acetal's two bonds do together. */
  readonly isOpened: boolean;
}

const isIn = (atoms: Int32Array, atom: number): boolean => ((atoms[atom >> 5]! >>> (atom & 31)) & 1) === 1;

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
  const seen = new Map<number, Piece[]>();
  let count = 0;
  if (!wanted.mayFit(countsOf(molecule), false)) return result;
  const sites = sitesOf(molecule);
  if (sites.length === 0) return result;
  const rings = saturatedRingAtoms(molecule);
  if (!wanted.mayFit(countsOf(molecule, rings), true)) return result;
  const sides = sidesOf(molecule, (atoms) => wanted.mayFit(countsOf(molecule, rings, atoms), true));
  let front: Piece[] = [sides.whole];
  for (let step = 0; step < depth; step++) {
    const next: Piece[] = [];
    for (const piece of front)
      for (const cut of cuts(molecule, sites, piece)) {
        const size = sides.left(piece, cut);
        if (size === 0 || size >= piece.size) continue;
        const { atoms } = sides;
        const gained = gainedBy(piece, cut, atoms);
        // Two forms undone in either order leave the same.
        const sum = sumOf(atoms, gained);
        const alike = seen.get(sum);
        if (alike?.some((other) => isSame(other, atoms, gained))) continue;
        if (count++ >= limit) return result;
        const parent = apply(piece, cut, size, atoms.slice(), gained);
        if (alike === undefined) seen.set(sum, [parent]);
        else alike.push(parent);
        if (!wanted.mayFit(countsOf(molecule, rings, parent.atoms), true)) continue;
        next.push(parent);
        if (wanted.mayHave(weightOf(molecule, parent)) && wanted.has(compositionOf(molecule, parent)))
          result.push({ molecule: made(molecule, parent), forms: parent.forms });
      }
    front = next;
  }
  return result;
}

/** Cuts the pieces of one molecule. */
interface Sides {
  readonly whole: Piece;
  /** The atoms that the cut asked for last left. */
  readonly atoms: Int32Array;
  /** How many atoms a cut leaves of a piece; 0 where they can lead to no parent. */
  left(piece: Piece, cut: Cut): number;
}

/**
 * A bond outside of rings parts the molecule into the same two sides whatever was cut before: of a piece that side is left
 * which the piece and the side share.
 *
 * @param mayLead - whether these atoms may lead to a parent
 */
function sidesOf(molecule: Molecule, mayLead: (atoms: Int32Array) => boolean): Sides {
  const { size } = molecule;
  const { order } = adjacencyOf(molecule);
  const rings = ringsOf(molecule).bonds;
  const words = (size + 31) >> 5;
  const all = new Int32Array(words).fill(-1);
  if ((size & 31) !== 0) all[words - 1] = (1 << (size & 31)) - 1;
  const whole: Piece = { size, atoms: all, gained: [], cut: [], forms: [], isOpened: false };
  const known = new Uint8Array(2 * order.length);
  const sides: Int32Array[] = [];
  const atoms = new Int32Array(words);
  return {
    whole,
    atoms,
    left(piece, cut) {
      const { way } = cut;
      if (way >= 0 && known[way] === UNKNOWN) {
        if (rings[way >> 1] === 1) known[way] = IN_RING;
        else {
          const side = new Int32Array(words);
          take(molecule, whole, cut, side);
          known[way] = mayLead(side) ? HOPEFUL : HOPELESS;
          sides[way] = side;
        }
      }
      if (way < 0 || (known[way] === IN_RING && piece.isOpened))
        return take(molecule, piece, cut, atoms.fill(0));
      if (known[way] !== HOPEFUL) return 0;
      const side = sides[way]!;
      let left = 0;
      for (let w = 0; w < words; w++) {
        const word = piece.atoms[w]! & side[w]!;
        atoms[w] = word;
        left += bitsIn(word);
      }
      return left;
    },
  };
}

function sumOf(atoms: Int32Array, gained: readonly number[]): number {
  let sum = 0;
  for (let w = 0; w < atoms.length; w++) sum = (Math.imul(sum, 31) + atoms[w]!) | 0;
  for (let i = 0; i < gained.length; i++) sum = (Math.imul(sum, 31) + gained[i]!) | 0;
  return sum;
}

function isSame(piece: Piece, atoms: Int32Array, gained: readonly number[]): boolean {
  if (piece.gained.length !== gained.length) return false;
  for (let w = 0; w < atoms.length; w++) if (piece.atoms[w] !== atoms[w]) return false;
  for (let i = 0; i < gained.length; i++) if (piece.gained[i] !== gained[i]) return false;
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
    if (!isIn(piece.atoms, atom)) continue;
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
  return isIn(piece.atoms, to[edge]!) && !piece.cut.includes(bond[edge]!);
}

/** The edges of an atom that are left. */
function edgesOf(m: Molecule, piece: Piece, atom: number): number[] {
  const { start } = adjacencyOf(m);
  const left: number[] = [];
  for (let e = start[atom]!; e < start[atom + 1]!; e++) if (has(m, piece, e)) left.push(e);
  return left;
}

/** The heavy atoms of each element, and saturated ring atoms, of the whole or a piece; the list is filled anew each time. */
function countsOf(m: Molecule, rings?: Int32Array, atoms?: Int32Array): Uint16Array {
  counts.fill(0);
  for (let a = 0; a < m.size; a++) {
    if (atoms !== undefined && !isIn(atoms, a)) continue;
    counts[m.element[a]!]!++;
    if (rings !== undefined && rings[a] !== 0) counts[rings[a]!]!++;
  }
  return counts;
}

const counts = new Uint16Array(258);

/**
 * Per atom the kind of saturated ring atom that it is, 0 for none. Undoing a form makes no atom one of these. The alpha
 * carbon of an enol counts, for it is one in the ketone.
 */
function saturatedRingAtoms(m: Molecule): Int32Array {
  const kinds = int32s(m.size);
  for (let a = 0; a < m.size; a++)
    if (isSaturatedInRing(m, a) || isBesideEnolCarbon(m, a))
      kinds[a] = m.element[a] === 6 ? SATURATED_C : SATURATED_N;
  return kinds;
}

/** Whether a carbon of a ring is doubly bound to one in the ring that bears an oxygen, free or in a form. */
function isBesideEnolCarbon(m: Molecule, atom: number): boolean {
  if (m.element[atom] !== 6 || m.inRing[atom] !== 1) return false;
  const { start, to, bond, order } = adjacencyOf(m);
  for (let e = start[atom]!; e < start[atom + 1]!; e++) {
    const carbon = to[e]!;
    if (order[bond[e]!] !== 2 || m.element[carbon] !== 6 || m.inRing[carbon] !== 1) continue;
    for (let f = start[carbon]!; f < start[carbon + 1]!; f++) if (m.element[to[f]!] === 8) return true;
  }
  return false;
}

/** Marks the atoms that hold together with the one to keep, as a piece has them, and tells how many they are. */
function take(m: Molecule, from: Piece, { keep, bonds }: Cut, atoms: Int32Array): number {
  const { start, to, bond } = adjacencyOf(m);
  mark(atoms, keep);
  reached[0] = keep;
  let size = 1;
  for (let i = 0; i < size; i++) {
    const a = reached[i]!;
    for (let e = start[a]!; e < start[a + 1]!; e++) {
      const b = to[e]!;
      if (isIn(atoms, b) || !isIn(from.atoms, b)) continue;
      const via = bond[e]!;
      if (from.cut.includes(via) || bonds.includes(via)) continue;
      mark(atoms, b);
      reached[size++] = b;
    }
  }
  return size;
}

function mark(atoms: Int32Array, atom: number): void {
  atoms[atom >> 5]! |= 1 << (atom & 31);
}

const reached: number[] = [];

/** The atoms of these that have gained a hydrogen after the cut. */
function gainedBy(from: Piece, { gains }: Cut, atoms: Int32Array): readonly number[] {
  const gained: number[] = [];
  let rest = gains;
  for (const atom of from.gained) {
    if (!isIn(atoms, atom)) continue;
    if (rest >= 0 && rest <= atom) {
      gained.push(rest);
      rest = -1;
    }
    gained.push(atom);
  }
  if (rest >= 0) gained.push(rest);
  return gained;
}

function apply(
  from: Piece,
  { form, bonds }: Cut,
  size: number,
  atoms: Int32Array,
  gained: readonly number[],
): Piece {
  const cut = from.cut.concat(bonds);
  const forms = from.forms.concat(form);
  return { size, atoms, gained, cut, forms, isOpened: from.isOpened || form === 'acetal' };
}

const hydrogensOf = (m: Molecule, { gained }: Piece, atom: number): number =>
  m.hydrogens[atom]! + gained.reduce((sum, each) => sum + (each === atom ? 1 : 0), 0);

/** The sum of the weights of its atoms and their hydrogens. */
function weightOf(m: Molecule, { atoms, gained }: Piece): number {
  const { size, element, hydrogens } = m;
  let held = gained.length;
  let weight = 0;
  for (let a = 0; a < size; a++) {
    if (!isIn(atoms, a)) continue;
    weight = (weight + WEIGHT[element[a]!]!) | 0;
    held += hydrogens[a]!;
  }
  return (weight + Math.imul(WEIGHT[1]!, held)) | 0;
}

/** As `compositionKey` writes it. */
function compositionOf(m: Molecule, piece: Piece): string {
  const { size, atoms } = piece;
  const element = new Uint8Array(size);
  const hydrogens = new Uint8Array(size);
  let count = 0;
  for (let a = 0; a < m.size; a++) {
    if (!isIn(atoms, a)) continue;
    element[count] = m.element[a]!;
    hydrogens[count++] = hydrogensOf(m, piece, a);
  }
  return compositionKey({ size, element, hydrogens });
}

/**
 * The piece as a molecule of its own. Bond orders and aromaticity stay as they were, which is enough for
 * what parents are for: comparing connectivity and hydrogens.
 */
function made(m: Molecule, piece: Piece): Molecule {
  const { size, atoms, cut } = piece;
  const kept: number[] = [];
  const index = int32s(m.size).fill(-1);
  for (let a = 0; a < m.size; a++)
    if (isIn(atoms, a)) {
      index[a] = kept.length;
      kept.push(a);
    }
  const bonds: Bond[] = [];
  const edges: Edge[][] = kept.map(() => []);
  for (let i = 0; i < m.bonds.length; i++) {
    const { a: from, b: until, order, aromatic, inRing } = m.bonds[i]!;
    const a = index[from]!;
    const b = index[until]!;
    if (a < 0 || b < 0 || cut.includes(i)) continue;
    const bond = bonds.push({ a, b, order, aromatic, inRing }) - 1;
    edges[a]!.push({ to: b, bond, order, aromatic, inRing });
    edges[b]!.push({ to: a, bond, order, aromatic, inRing });
  }
  const element = new Uint8Array(size);
  const charge = new Int8Array(size);
  const hydrogens = new Uint8Array(size);
  const aromatic = new Uint8Array(size);
  const inRing = new Uint8Array(size);
  const textAtoms = int32s(size);
  for (let i = 0; i < size; i++) {
    const a = kept[i]!;
    element[i] = m.element[a]!;
    charge[i] = m.charge[a]!;
    hydrogens[i] = hydrogensOf(m, piece, a);
    aromatic[i] = m.aromatic[a]!;
    inRing[i] = m.inRing[a]!;
    textAtoms[i] = m.textAtoms[a]!;
  }
  return { size, element, charge, hydrogens, aromatic, inRing, bonds, edges, textAtoms, cisTrans: [] };
}
