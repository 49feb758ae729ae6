import { int32s, uint8s } from './memory.js';

/**
 * Which bonds lie in a ring? Those that are no bridge: found in one walk over the graph, with a stack of its own.
 *
 * @param atoms - number of atoms
 * @param bonds - number of bonds
 * @param start - for each atom where its edges begin; one more entry at the end
 * @param to - for each edge the atom at its other end
 * @param via - for each edge its bond
 * @param skip - bonds to leave out of the graph, where given: those whose entry is 0
 * @returns 1 for each bond in a ring, 0 for each other
 * @throws never
 * @example ringBonds(3, 3, start, to, via); // Uint8Array [1, 1, 1] for cyclopropane
 */
export function ringBonds(
  atoms: number,
  bonds: number,
  start: ArrayLike<number>,
  to: ArrayLike<number>,
  via: ArrayLike<number>,
  skip?: ArrayLike<number>,
): Uint8Array {
  const inRing = uint8s(bonds);
  const seen = int32s(atoms);
  const low = int32s(atoms);
  const cursor = int32s(atoms);
  const entered = int32s(atoms);
  const stack = int32s(atoms);
  let clock = 0;
  for (let root = 0; root < atoms; root++) {
    if (seen[root] !== 0) continue;
    let top = 0;
    stack[0] = root;
    entered[root] = -1;
    seen[root] = low[root] = ++clock;
    cursor[root] = start[root]!;
    while (top >= 0) {
      const a = stack[top]!;
      const e = cursor[a]!;
      if (e < start[a + 1]!) {
        cursor[a] = e + 1;
        const bond = via[e]!;
        if (bond === entered[a] || (skip !== undefined && skip[bond] === 0)) continue;
        const b = to[e]!;
        if (seen[b] === 0) {
          seen[b] = low[b] = ++clock;
          cursor[b] = start[b]!;
          entered[b] = bond;
          stack[++top] = b;
        } else {
          inRing[bond] = 1;
          if (seen[b]! < low[a]!) low[a] = seen[b]!;
        }
      } else {
        top--;
        if (top >= 0) {
          const parent = stack[top]!;
          if (low[a]! <= seen[parent]!) inRing[entered[a]!] = 1;
          if (low[a]! < low[parent]!) low[parent] = low[a]!;
        }
      }
    }
  }
  return inRing;
}

/**
 * How many atoms has the largest ring system? Rings that share an atom are one system.
 *
 * @param graph - atoms, bonds and adjacency
 * @returns the number of atoms; 0 where there is no ring
 * @throws never
 * @example largestRingSystem(spiro); // 9 for C1CCC2(CC1)CCC2
 */
export function largestRingSystem(graph: {
  readonly atomCount: number;
  readonly bondCount: number;
  readonly start: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly via: ArrayLike<number>;
}): number {
  const { atomCount, bondCount, start, to, via } = graph;
  const inRing = ringBonds(atomCount, bondCount, start, to, via);
  const seen = new Uint8Array(atomCount);
  const stack: number[] = [];
  let largest = 0;
  for (let root = 0; root < atomCount; root++) {
    if (seen[root] === 1) continue;
    seen[root] = 1;
    stack.push(root);
    let size = 0;
    while (stack.length > 0) {
      const a = stack.pop()!;
      size++;
      for (let e = start[a]!; e < start[a + 1]!; e++) {
        const b = to[e]!;
        if (inRing[via[e]!] === 0 || seen[b] === 1) continue;
        seen[b] = 1;
        stack.push(b);
      }
    }
    if (size > 1 && size > largest) largest = size;
  }
  return largest;
}
