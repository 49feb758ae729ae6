import { canonicalOrder } from './canonical-order.js';
import { adjacencyOf } from './graph.js';
import type { Molecule } from './molecule.js';

/** Do two writings of a substance agree in the geometry of their double bonds? */
export type DoubleBondAnswer = 'same' | 'different' | 'not stated';

/**
 * Do the double-bond geometries that two texts state agree?
 *
 * @param a - a molecule
 * @param b - a molecule with the same `identityKey`
 * @returns `same` where every geometry that either states is stated alike by the other; `different` where one
 * is stated otherwise; `not stated` where nothing disagrees, but one says what the other leaves open. Two molecules
 * that both state nothing are the `same`.
 * @throws never
 * @example sameGeometry(read('C/C=C/C(N)=O'), read('C\\C=C\\C(=O)N')); // 'same'
 */
export function sameGeometry(a: Molecule, b: Molecule): DoubleBondAnswer {
  if (a.cisTrans.length === 0 && b.cisTrans.length === 0) return 'same';
  if (a.cisTrans.length === 0 || b.cisTrans.length === 0) return 'not stated';
  const inA = stated(a);
  const inB = stated(b);
  let open = false;
  for (const bond of new Set([...inA.keys(), ...inB.keys()])) {
    const [cisA, transA] = inA.get(bond) ?? [0, 0];
    const [cisB, transB] = inB.get(bond) ?? [0, 0];
    if (cisA === cisB && transA === transB) continue;
    // Of bonds that the molecule's symmetry makes alike, only the numbers on either side can be compared.
    if (
      cisA + transA === cisB + transB ||
      (cisA > cisB && transA < transB) ||
      (cisA < cisB && transA > transB)
    ) {
      return 'different';
    }
    open = true;
  }
  return open ? 'not stated' : 'same';
}

/** Per kind of double bond, how many are stated with their lower neighbours on one side, and how many across. */
function stated(m: Molecule): Map<string, [number, number]> {
  const { start, to } = adjacencyOf(m);
  const colour = Float64Array.from({ length: m.size }, (_, i) => m.element[i]! * 32 + m.hydrogens[i]!);
  const { classes } = canonicalOrder({ size: m.size, start, to, label: new Uint8Array(to.length), colour });
  const result = new Map<string, [number, number]>();
  for (const c of m.cisTrans) {
    const left = reference(c.a, c.b, c.left);
    const right = reference(c.b, c.a, c.right);
    // Two like neighbours on one end leave no geometry to state.
    if (left === null || right === null) continue;
    const ends = [classes[c.a]!, classes[c.b]!].sort((x, y) => x - y);
    const counts = result.get(`${ends}`) ?? [0, 0];
    const together = (left === c.left) === (right === c.right) ? c.together : !c.together;
    counts[together ? 0 : 1]++;
    result.set(`${ends}`, counts);
  }
  return result;

  function reference(end: number, across: number, named: number): number | null {
    let lowest = named;
    for (let e = start[end]!; e < start[end + 1]!; e++) {
      const x = to[e]!;
      if (x === across || x === named) continue;
      if (classes[x] === classes[named]) return null;
      if (classes[x]! < classes[lowest]!) lowest = x;
    }
    return lowest;
  }
}
