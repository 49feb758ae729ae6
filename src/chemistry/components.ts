import { type Draft, GONE } from './draft.js';
import { geometries } from './geometry.js';
import { GraphMolecule } from './graph.js';
import { copyOf, int8s, int32s, uint8s } from './memory.js';
import type { CisTrans, Molecule } from './molecule.js';

/**
 * Which separate molecules does the draft hold, once folded hydrogens and dropped bonds are gone?
 *
 * @param draft - settled and normalised, adjacency linked
 * @param dead - 1 for each atom that was folded into another
 * @returns the molecules in the order of their first atom in the text
 * @throws never
 * @example components(draft, dead).length; // 2 for `CC.[Na+]`
 */
export function components(draft: Draft, dead: Uint8Array): Molecule[] {
  const { atomCount: n, bondCount: m, start, to, via, order, bondA, bondB } = draft;
  const part = int32s(n).fill(-1);
  /** The atom's number in its own molecule. */
  const local = int32s(n);
  const sizes: number[] = [];
  const bondSizes: number[] = [];
  const stack: number[] = [];
  for (let root = 0; root < n; root++) {
    if (part[root] !== -1 || dead[root] === 1) continue;
    const own = sizes.length;
    part[root] = own;
    stack.push(root);
    while (stack.length > 0) {
      const a = stack.pop()!;
      for (let e = start[a]!; e < start[a + 1]!; e++) {
        const b = to[e]!;
        if (part[b] === -1 && dead[b] === 0 && order[via[e]!] !== GONE) {
          part[b] = own;
          stack.push(b);
        }
      }
    }
    sizes.push(0);
    bondSizes.push(0);
  }
  for (let i = 0; i < n; i++) if (part[i]! >= 0) local[i] = sizes[part[i]!]!++;
  for (let b = 0; b < m; b++) if (order[b] !== GONE) bondSizes[part[bondA[b]!]!]!++;
  const fields: Fields[] = [];
  for (let p = 0; p < sizes.length; p++) fields.push(new Fields(sizes[p]!, bondSizes[p]!));
  for (let i = 0; i < n; i++) {
    if (part[i]! < 0) continue;
    const f = fields[part[i]!]!;
    const k = local[i]!;
    f.element[k] = draft.element[i]!;
    f.charge[k] = draft.charge[i]!;
    f.hydrogens[k] = Math.min(255, draft.hydrogens[i]!);
    f.textAtoms[k] = i;
  }
  for (let i = 0; i < m; i++) {
    if (order[i] === GONE) continue;
    const f = fields[part[bondA[i]!]!]!;
    const p = local[bondA[i]!]!;
    const q = local[bondB[i]!]!;
    const k = f.filled++;
    f.a[k] = p < q ? p : q;
    f.b[k] = p < q ? q : p;
    f.order[k] = order[i]!;
  }
  const cisTrans: CisTrans[][] = [];
  if (draft.slanted)
    for (const g of geometries(draft, dead)) {
      const own = part[g.a]!;
      cisTrans[own] ??= [];
      cisTrans[own].push({
        a: local[g.a]!,
        b: local[g.b]!,
        left: local[g.left]!,
        right: local[g.right]!,
        together: g.together,
      });
    }
  // Where nothing was cut or folded away, the bonds are those of the draft.
  const isWhole = sizes.length === 1 && sizes[0] === n && bondSizes[0] === m;
  const molecules: Molecule[] = [];
  for (let p = 0; p < fields.length; p++) {
    const { element, charge, hydrogens, textAtoms, a, b, order } = fields[p]!;
    const stated = cisTrans[p] ?? NONE;
    const molecule = new GraphMolecule(sizes[p]!, element, charge, hydrogens, textAtoms, a, b, order, stated);
    if (isWhole)
      molecule.keep(
        { start: copyOf(start, n + 1), to: copyOf(to, 2 * m), bond: copyOf(via, 2 * m), order },
        draft.ringBonds,
      );
    molecules.push(molecule);
  }
  return molecules;
}

const NONE: CisTrans[] = [];

/** What a molecule is made of while it is filled. */
class Fields {
  readonly element: Uint8Array;
  readonly charge: Int8Array;
  readonly hydrogens: Uint8Array;
  readonly textAtoms: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly order: Uint8Array;
  filled = 0;

  constructor(atoms: number, bonds: number) {
    this.element = uint8s(atoms);
    this.charge = int8s(atoms);
    this.hydrogens = uint8s(atoms);
    this.textAtoms = int32s(atoms);
    this.a = int32s(bonds);
    this.b = int32s(bonds);
    this.order = uint8s(bonds);
  }
}
