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
  /** Bonds that are cut, as pairs of atoms. */
  readonly bonds: readonly (readonly [number, number])[];
  /** Hydrogens that the kept atoms gain. */
  readonly hydrogens: readonly (readonly [number, number])[];
}

/**
 * Names the substances of which the molecule is an ester, an ether, an amide, a carbamate, an acetal or a halide,
 * by undoing these forms one after the other. It looks backwards only: to parents with fewer atoms.
 *
 * @param depth - how many forms may be undone one after the other ("any combination thereof"); 1 to 4
 * @param limit - how many parents are looked at, at the most
 */
export function parents(molecule: Molecule, depth = 3, limit = 200): Parent[] {
  const result: Parent[] = [];
  let front: Parent[] = [{ molecule, forms: [] }];
  for (let step = 0; step < depth; step++) {
    const next: Parent[] = [];
    for (const { molecule: m, forms } of front)
      for (const cut of cuts(m)) {
        if (result.length >= limit) return result;
        const parent = { molecule: apply(m, cut), forms: [...forms, cut.form] };
        if (parent.molecule.size >= m.size) continue;
        next.push(parent);
        result.push(parent);
      }
    front = next;
  }
  return result;
}

function cuts(m: Molecule): Cut[] {
  const found: Cut[] = [];
  for (let atom = 0; atom < m.size; atom++) {
    const edges = m.edges[atom]!;
    switch (m.element[atom]) {
      case 8:
        if (edges.length === 2 && edges.every((e) => e.order === 1 && m.element[e.to] === 6))
          for (const [one, other] of [edges, edges.toReversed()] as [Edge, Edge][]) {
            if (!isCarbonyl(m, one.to)) found.push(split(formOf(m, atom, other.to), atom, other.to));
          }
        if (edges.length === 2 && edges.every((e) => e.order === 1))
          for (const [one, other] of [edges, edges.toReversed()] as [Edge, Edge][])
            if (m.element[one.to] === 6 && !isCarbonyl(m, one.to) && isOtherAcid(m, other.to))
              found.push(split('other ester', atom, other.to));
        break;
      case 7:
        if (m.charge[atom] === 0)
          for (const e of edges) {
            if (e.order !== 1 || !isCarbonyl(m, e.to)) continue;
            const beside = m.edges[e.to]!.find((f) => f.order === 1 && f.to !== atom);
            if (beside === undefined || m.element[beside.to] === 6) found.push(split('amide', atom, e.to));
            else if (m.element[beside.to] === 8) found.push(split('carbamate', atom, e.to));
          }
        break;
      case 6: {
        for (const e of edges)
          if (e.order === 1 && [9, 17, 35, 53].includes(m.element[e.to]!) && m.edges[e.to]!.length === 1)
            found.push(split('halide', atom, e.to));
        const oxygens = edges.filter(
          (e) =>
            e.order === 1 &&
            m.element[e.to] === 8 &&
            m.edges[e.to]!.length === 2 &&
            m.edges[e.to]!.every((f) => f.order === 1 && m.element[f.to] === 6 && !isCarbonyl(m, f.to)),
        );
        if (oxygens.length === 2 && edges.every((e) => e.order === 1)) found.push(acetal(m, atom, oxygens));
        break;
      }
    }
  }
  return found;
}

/** What an oxygen between two carbons makes, seen from the side that is kept. */
function formOf(m: Molecule, oxygen: number, far: number): Form {
  if (!isCarbonyl(m, far)) return 'ether';
  const carboxylic = m.edges[far]!.every((e) => e.to === oxygen || e.order === 2 || m.element[e.to] === 6);
  return carboxylic ? 'ester' : 'other ester';
}

/** Nitrogen, phosphorus, sulfur or selenium of an oxoacid. */
function isOtherAcid(m: Molecule, atom: number): boolean {
  const oxo = m.edges[atom]!.some((e) => e.order === 2 && [8, 16].includes(m.element[e.to]!));
  return [7, 15, 16, 34].includes(m.element[atom]!) && oxo;
}

function split(form: Form, kept: number, gone: number): Cut {
  return { form, keep: kept, bonds: [[kept, gone]], hydrogens: [[kept, 1]] };
}

/** C(OR)(OR') comes from C=O: one oxygen stays, bare, and the other goes with its group. */
function acetal(m: Molecule, carbon: number, oxygens: readonly Edge[]): Cut {
  const [stays, goes] = oxygens as [Edge, Edge];
  const far = m.edges[stays.to]!.find((e) => e.to !== carbon)!.to;
  return {
    form: 'acetal',
    keep: carbon,
    bonds: [
      [carbon, goes.to],
      [stays.to, far],
    ],
    hydrogens: [],
  };
}

function isCarbonyl(m: Molecule, atom: number): boolean {
  return m.element[atom] === 6 && m.edges[atom]!.some((e) => e.order === 2 && m.element[e.to] === 8);
}

/**
 * The kept piece as a molecule of its own. Bond orders and aromaticity stay as they were, which is enough for
 * what parents are for: comparing connectivity and hydrogens.
 */
function apply(m: Molecule, cut: Cut): Molecule {
  const isCut = (a: number, b: number) =>
    cut.bonds.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  const kept = [cut.keep];
  const index = new Map([[cut.keep, 0]]);
  for (let i = 0; i < kept.length; i++)
    for (const e of m.edges[kept[i]!]!)
      if (!index.has(e.to) && !isCut(kept[i]!, e.to)) {
        index.set(e.to, kept.length);
        kept.push(e.to);
      }
  const bonds = m.bonds
    .filter((b) => index.has(b.a) && index.has(b.b) && !isCut(b.a, b.b))
    .map((b) => {
      const [a, z] = [index.get(b.a)!, index.get(b.b)!];
      return { ...b, a: Math.min(a, z), b: Math.max(a, z) };
    });
  const edges: Edge[][] = kept.map(() => []);
  for (const [bond, b] of bonds.entries()) {
    const { order, aromatic, inRing } = b;
    edges[b.a]!.push({ to: b.b, bond, order, aromatic, inRing });
    edges[b.b]!.push({ to: b.a, bond, order, aromatic, inRing });
  }
  const gained = new Map(cut.hydrogens);
  return {
    size: kept.length,
    element: Uint8Array.from(kept, (a) => m.element[a]!),
    charge: Int8Array.from(kept, (a) => m.charge[a]!),
    hydrogens: Uint8Array.from(kept, (a) => m.hydrogens[a]! + (gained.get(a) ?? 0)),
    aromatic: Uint8Array.from(kept, (a) => m.aromatic[a]!),
    inRing: Uint8Array.from(kept, (a) => m.inRing[a]!),
    bonds,
    edges,
    textAtoms: Int32Array.from(kept, (a) => m.textAtoms[a]!),
    cisTrans: [],
  };
}
