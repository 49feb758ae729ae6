import { edgesOf } from '../edges.js';
import { AS, BR, C, CL, I, N, O, P, S, SB, SE, TE } from '../elements.js';
import { ringBonds } from '../rings.js';
import type { InchiSkeleton } from './skeleton.js';
import type { Room } from './valences.js';

/** Elements that bear terminal oxygens by double bonds. */
const CENTRES = new Set([P, S, CL, AS, SE, BR, SB, TE, I]);

/**
 * The atoms of S, P and halogens that bear oxygens (or sulfurs) by themselves, with these in the order in which they get a
 * double bond: sulfonyl, phosphoryl, perchlorate. Left out are those that may hold a mobile hydrogen.
 */
export function* terminalDoubles(
  { composition: { elements }, bonds, hydrogens }: InchiSkeleton,
  rooms: readonly Room[],
): Generator<[number, number[]]> {
  const degree = new Int32Array(elements.length);
  for (const [a, b] of bonds) {
    degree[a]!++;
    degree[b]!++;
  }
  const mobile = new Uint8Array(elements.length);
  for (const { atoms } of hydrogens.groups) for (const atom of atoms) mobile[atom] = 1;
  const ends = new Map<number, number[]>();
  for (const [a, b] of bonds)
    for (const [centre, end] of [
      [a, b],
      [b, a],
    ] as const) {
      const room = rooms[centre]!;
      if (!CENTRES.has(elements[centre]!) || room.free > 0 || (!room.over && room.pairs === 0)) continue;
      if (degree[end] !== 1 || rooms[end]!.free !== 1 || mobile[end] === 1) continue;
      if (elements[end] !== O && elements[end] !== S && elements[end] !== SE) continue;
      ends.set(centre, [...(ends.get(centre) ?? []), end]);
    }
  for (const [centre, list] of ends)
    yield [centre, list.sort((p, q) => elements[p]! - elements[q]! || p - q)];
}

/**
 * In which order do the atoms of a group get its hydrogens? As chemists draw the tautomers: an NH2 before an NH, outside
 * rings before in them, in rings of five before larger ones, N before S before O; at P and S oxygen before sulfur.
 */
export function endpointsInOrder(skeleton: InchiSkeleton, atoms: readonly number[]): readonly number[] {
  const ranks = ranksOf(skeleton);
  return [...atoms].sort((p, q) => ranks[p]! - ranks[q]! || p - q);
}

/** For each atom the element of what ends a chain beside it without a hydrogen of its own, oxygen before others; 0 for none. */
export function terminalBeside({ composition: { elements }, bonds, hydrogens }: InchiSkeleton): Uint8Array {
  const degree = new Int32Array(elements.length);
  for (const bond of bonds) for (const atom of bond) degree[atom]!++;
  const result = new Uint8Array(elements.length);
  for (const [a, b] of bonds)
    for (const [atom, end] of [
      [a, b],
      [b, a],
    ] as const)
      if (degree[end] === 1 && hydrogens.fixed[end] === 0 && result[atom] !== O)
        result[atom] = elements[end]!;
  return result;
}

/** 1 for each atom that lies in a ring. */
export function ringAtoms({ composition: { elements }, bonds }: InchiSkeleton): Uint8Array {
  const result = new Uint8Array(elements.length);
  const { start, to, bond } = edgesOf(
    elements.length,
    bonds.map(([a]) => a),
    bonds.map(([, b]) => b),
  );
  for (const [i, ring] of ringBonds(elements.length, bonds.length, start, to, bond).entries())
    if (ring === 1) for (const atom of bonds[i]!) result[atom] = 1;
  return result;
}

const RANKS = new WeakMap<InchiSkeleton, Uint8Array>();

function ranksOf(skeleton: InchiSkeleton): Uint8Array {
  const known = RANKS.get(skeleton);
  if (known !== undefined) return known;
  const { elements } = skeleton.composition;
  const size = elements.length;
  const { start, to } = edgesOf(
    size,
    skeleton.bonds.map(([a]) => a),
    skeleton.bonds.map(([, b]) => b),
  );
  const inRing = ringAtoms(skeleton);
  const ranks = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const degree = start[i + 1]! - start[i]!;
    let onCarbon = true;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (elements[to[e]!] !== C) onCarbon = false;
    }
    const chalcogen = elements[i] === O ? (onCarbon ? 6 : 4) : onCarbon ? 4 : 6;
    if (elements[i] !== N) ranks[i] = chalcogen;
    else ranks[i] = inRing[i] === 0 ? (degree === 1 ? 1 : 0) : inRingOfFive(i, start, to) ? 2 : 3;
  }
  RANKS.set(skeleton, ranks);
  return ranks;
}

/** Whether two of its neighbours are joined by a path of two atoms that leaves it out. */
function inRingOfFive(atom: number, start: Int32Array, to: Int32Array): boolean {
  const beside = new Map<number, number>();
  for (let e = start[atom]!; e < start[atom + 1]!; e++)
    for (let f = start[to[e]!]!; f < start[to[e]! + 1]!; f++) if (to[f] !== atom) beside.set(to[f]!, to[e]!);
  for (const [x, from] of beside)
    for (let g = start[x]!; g < start[x + 1]!; g++) {
      const other = beside.get(to[g]!);
      if (other !== undefined && other !== from && other !== to[g] && to[g] !== from) return true;
    }
  return false;
}
