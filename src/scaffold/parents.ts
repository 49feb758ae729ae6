import { adjacencyOf, compositionKey } from '../chemistry/index.js';
import type { Edge, Molecule } from '../chemistry/molecule.js';

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
 * @param isWanted - asked of each parent's composition (`compositionKey`); others are not given
 * @param depth - how many forms may be undone one after the other ("any combination thereof"); 1 to 4
 * @param limit - how many different parents are looked at, at the most
 */
export function parents(
  molecule: Molecule,
  isWanted: (composition: string) => boolean = () => true,
  depth = 3,
  limit = 1000,
): Parent[] {
  const result: Parent[] = [];
  const seen = new Set<string>();
  const sites = sitesOf(molecule);
  if (sites.length === 0) return result;
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
        const parent = apply(molecule, piece, cut);
        if (parent.size >= piece.size) continue;
        // Two forms undone in either order leave the same.
        const key = String.fromCharCode(...parent.atoms);
        if (seen.has(key)) continue;
        if (seen.size >= limit) return result;
        seen.add(key);
        next.push(parent);
        if (isWanted(compositionOf(molecule, parent)))
          result.push({ molecule: made(molecule, parent), forms: parent.forms });
      }
    front = next;
  }
  return result;
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
        const edges = edgesOf(m, piece, atom);
        if (edges.length === 2 && edges.every((e) => e.order === 1 && m.element[e.to] === 6))
          for (const [one, other] of [edges, edges.toReversed()] as [Edge, Edge][]) {
            if (!isCarbonyl(m, piece, one.to)) found.push(split(formOf(m, piece, other), atom, other));
          }
        else if (edges.length === 2 && edges.every((e) => e.order === 1))
          for (const [one, other] of [edges, edges.toReversed()] as [Edge, Edge][])
            if (m.element[one.to] === 6 && !isCarbonyl(m, piece, one.to) && isOtherAcid(m, piece, other.to))
              found.push(split('other ester', atom, other));
        break;
      }
      case 7:
        if (m.charge[atom] === 0)
          for (const e of edgesOf(m, piece, atom)) {
            if (e.order !== 1 || !isCarbonyl(m, piece, e.to)) continue;
            const beside = edgesOf(m, piece, e.to).find((f) => f.order === 1 && f.to !== atom);
            if (beside === undefined || m.element[beside.to] === 6) found.push(split('amide', atom, e));
            else if (m.element[beside.to] === 8) found.push(split('carbamate', atom, e));
          }
        break;
      case 6: {
        const own = m.edges[atom]!;
        for (const e of own)
          if (e.order === 1 && isHalogen(m.element[e.to]!) && has(piece, e) && m.edges[e.to]!.length === 1)
            found.push(split('halide', atom, e));
        if (own.filter((e) => m.element[e.to] === 8).length < 2) break;
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
  return (
    m.element[atom] === 6 &&
    m.edges[atom]!.some((e) => e.order === 2 && m.element[e.to] === 8 && has(piece, e))
  );
}

const has = (piece: Piece, edge: Edge): boolean => piece.atoms[edge.to] !== 0 && piece.cut[edge.bond] === 0;

/** The edges of an atom that are left. */
const edgesOf = (m: Molecule, piece: Piece, atom: number): Edge[] =>
  m.edges[atom]!.filter((e) => has(piece, e));

/** The piece that holds together with the atom to keep. */
function apply(m: Molecule, from: Piece, { form, keep, bonds, gains }: Cut): Piece {
  const cut = from.cut.slice();
  for (const bond of bonds) cut[bond] = 1;
  const atoms = new Uint8Array(m.size);
  atoms[keep] = from.atoms[keep]!;
  const kept = [keep];
  for (let i = 0; i < kept.length; i++)
    for (const { to, bond } of m.edges[kept[i]!]!)
      if (atoms[to] === 0 && from.atoms[to] !== 0 && cut[bond] === 0) {
        atoms[to] = from.atoms[to]!;
        kept.push(to);
      }
  if (gains >= 0) atoms[gains]! += 2;
  return { size: kept.length, atoms, cut, forms: [...from.forms, form] };
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
  const bonds = m.bonds
    .filter((b, i) => cut[i] === 0 && index[b.a]! >= 0 && index[b.b]! >= 0)
    .map((b) => ({ ...b, a: index[b.a]!, b: index[b.b]! }));
  const edges: Edge[][] = kept.map(() => []);
  for (const [bond, b] of bonds.entries()) {
    const { order, aromatic, inRing } = b;
    edges[b.a]!.push({ to: b.b, bond, order, aromatic, inRing });
    edges[b.b]!.push({ to: b.a, bond, order, aromatic, inRing });
  }
  return {
    size,
    element: Uint8Array.from(kept, (a) => m.element[a]!),
    charge: Int8Array.from(kept, (a) => m.charge[a]!),
    hydrogens: Uint8Array.from(kept, (a) => m.hydrogens[a]! + (atoms[a]! >> 1)),
    aromatic: Uint8Array.from(kept, (a) => m.aromatic[a]!),
    inRing: Uint8Array.from(kept, (a) => m.inRing[a]!),
    bonds,
    edges,
    textAtoms: Int32Array.from(kept, (a) => m.textAtoms[a]!),
    cisTrans: [],
  };
}
