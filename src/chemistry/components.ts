import { type Draft, GONE } from './draft.js';
import { geometries } from './geometry.js';
import { GraphMolecule } from './graph.js';
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
  const part = new Int32Array(n).fill(-1);
  /** The atom's number in its own molecule. */
  const local = new Int32Array(n);
  const sizes: number[] = [];
  const bondSizes: number[] = [];
  const stack: number[] = [];
  let parts = 0;
  for (let root = 0; root < n; root++) {
    if (part[root] !== -1 || dead[root] === 1) continue;
    part[root] = parts;
    stack.push(root);
    while (stack.length > 0) {
      const a = stack.pop()!;
      for (let e = start[a]!; e < start[a + 1]!; e++) {
        const b = to[e]!;
        if (part[b] === -1 && dead[b] === 0 && order[via[e]!] !== GONE) {
          part[b] = parts;
          stack.push(b);
        }
      }
    }
    parts++;
    sizes.push(0);
    bondSizes.push(0);
  }
  for (let i = 0; i < n; i++) if (part[i]! >= 0) local[i] = sizes[part[i]!]!++;
  for (let b = 0; b < m; b++) {
    if (order[b] !== GONE) bondSizes[part[bondA[b]!]!]!++;
  }
  const fields = sizes.map((size, p) => ({
    element: new Uint8Array(size),
    charge: new Int8Array(size),
    hydrogens: new Uint8Array(size),
    textAtoms: new Int32Array(size),
    a: new Int32Array(bondSizes[p]!),
    b: new Int32Array(bondSizes[p]!),
    order: new Uint8Array(bondSizes[p]!),
    filled: 0,
    cisTrans: NONE as CisTrans[],
  }));
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
  if (draft.slanted) {
    for (const g of geometries(draft, dead)) {
      const f = fields[part[g.a]!]!;
      if (f.cisTrans === NONE) f.cisTrans = [];
      f.cisTrans.push({
        a: local[g.a]!,
        b: local[g.b]!,
        left: local[g.left]!,
        right: local[g.right]!,
        together: g.together,
      });
    }
  }
  return fields.map(
    (f, p) =>
      new GraphMolecule(
        sizes[p]!,
        f.element,
        f.charge,
        f.hydrogens,
        f.textAtoms,
        f.a,
        f.b,
        f.order,
        f.cisTrans,
      ),
  );
}

const NONE: CisTrans[] = [];
