import type { ConnectionTable, TableAtom } from './table.js';

/** The neighbours of each atom, with the bonds that lead there. */
export type Neighbours = readonly (readonly { readonly to: number; readonly bond: number }[])[];

/** In a ring of seven or fewer only one geometry exists. */
const LARGEST_RIGID_RING = 7;

/** In larger structures nothing is said of geometries: no list names one so large. */
const MOST_ATOMS = 2000;

/** Sines below this are a drawing that says neither. */
const FLAT = 0.05;

/**
 * Which bonds lean which way, so that a SMILES says the geometry that the coordinates draw at the double bonds?
 *
 * A double bond whose neighbours lie on one line with it, that is crossed, has a wavy bond beside it, or stands in a
 * file without coordinates has no geometry; so has one that could only be written by saying something of an open one
 * beside it.
 *
 * @returns per bond, seen from its earlier atom: 1 where the later one lies above, −1 where below, 0 for no slant
 */
export function slants(table: ConnectionTable, neighbours: Neighbours): Int8Array {
  const { atoms, bonds } = table;
  const result = new Int8Array(bonds.length);
  if (atoms.length > MOST_ATOMS || atoms.every(({ x, y, z }) => x === 0 && y === 0 && z === 0)) return result;
  const doubles = bonds.flatMap(({ type, a, b }, bond) =>
    type === 2 && neighbours[a]!.length > 1 && neighbours[b]!.length > 1 && !inSmallRing(neighbours, a, b)
      ? [bond]
      : [],
  );
  if (doubles.length === 0) return result;

  const stated = new Map<number, Stated>();
  for (const d of doubles) {
    const found = drawn(table, neighbours, d);
    if (found !== null) stated.set(d, found);
  }
  /** Ends of double bonds that state nothing: a slant beside them would speak of them too. */
  const silent = new Set(doubles.flatMap((d) => (stated.has(d) ? [] : [bonds[d]!.a, bonds[d]!.b])));
  const ends = new Set(doubles.flatMap((d) => [bonds[d]!.a, bonds[d]!.b]));
  // Each slanted bond is tied to another: both above or both below their ends, or not. Ties run in chains of dienes.
  const tie = new Map<number, { up: number; turned: boolean }>();
  const root = (bond: number): { root: number; turned: boolean } => {
    let turned = false;
    let at = bond;
    for (let t = tie.get(at); t !== undefined; t = tie.get(at)) {
      turned = turned !== t.turned;
      at = t.up;
    }
    return { root: at, turned };
  };
  const used = new Set<number>();
  const earlierIs = (bond: number, atom: number): boolean =>
    Math.min(bonds[bond]!.a, bonds[bond]!.b) === atom;
  for (const [d, found] of stated) {
    const { a, b } = bonds[d]!;
    const left = referee(neighbours, a, b, silent, ends);
    const right = referee(neighbours, b, a, silent, ends);
    if (left === null || right === null) continue;
    // Seen from the end of the double bond; the slant itself is seen from the earlier atom.
    let turned = found.side(left.to, right.to) < 0;
    if (!earlierIs(left.bond, a)) turned = !turned;
    if (!earlierIs(right.bond, b)) turned = !turned;
    const p = root(left.bond);
    const q = root(right.bond);
    const need = turned !== (p.turned !== q.turned);
    if (p.root === q.root) {
      if (need) continue;
    } else tie.set(p.root, { up: q.root, turned: need });
    used.add(left.bond);
    used.add(right.bond);
  }
  for (const bond of used) result[bond] = root(bond).turned ? -1 : 1;
  return result;
}

interface Stated {
  /** 1 where a neighbour of one end and one of the other lie on the same side, −1 where not. */
  side(left: number, right: number): number;
}

/** What the coordinates say of a double bond; null where they say nothing. */
function drawn(table: ConnectionTable, neighbours: Neighbours, d: number): Stated | null {
  const { atoms, bonds } = table;
  const { a, b, open } = bonds[d]!;
  if (open) return null;
  const above = new Map<number, readonly number[]>();
  for (const [end, far] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = neighbours[end]!.filter(({ to }) => to !== far);
    if (others.length > 2 || others.some(({ bond }) => bonds[bond]!.type !== 1)) return null;
    for (const { to, bond } of others) {
      if (bonds[bond]!.open && bonds[bond]!.a === end) return null;
      const away = sideways(atoms[end]!, atoms[far]!, atoms[to]!);
      if (away === null) return null;
      above.set(to, away);
    }
    if (others.length === 2 && dot(above.get(others[0]!.to)!, above.get(others[1]!.to)!) > 0) return null;
  }
  const first = neighbours[a]!.find(({ to }) => to !== b)!.to;
  const second = neighbours[b]!.find(({ to }) => to !== a)!.to;
  // Neither together nor apart: a double bond twisted by a right angle.
  if (Math.abs(dot(above.get(first)!, above.get(second)!)) < 0.3) return null;
  return { side: (left, right) => Math.sign(dot(above.get(left)!, above.get(right)!)) };
}

/** The direction, of length one, in which a neighbour stands off the line of the double bond; null on that line. */
function sideways(end: TableAtom, far: TableAtom, to: TableAtom): readonly number[] | null {
  const axis = [far.x - end.x, far.y - end.y, far.z - end.z];
  const arm = [to.x - end.x, to.y - end.y, to.z - end.z];
  const length = dot(axis, axis);
  if (length === 0) return null;
  const along = dot(arm, axis) / length;
  const off = arm.map((value, i) => value - along * axis[i]!);
  const size = Math.sqrt(dot(off, off));
  return size <= FLAT * Math.sqrt(dot(arm, arm)) ? null : off.map((value) => value / size);
}

const dot = (p: readonly number[], q: readonly number[]): number =>
  p.reduce((sum, value, i) => sum + value * q[i]!, 0);

/** The bond beside an end that carries the slant: one that touches no other double bond where there is a choice. */
function referee(
  neighbours: Neighbours,
  end: number,
  far: number,
  silent: ReadonlySet<number>,
  ends: ReadonlySet<number>,
): { to: number; bond: number } | null {
  const others = neighbours[end]!.filter(({ to }) => to !== far && !silent.has(to));
  return others.find(({ to }) => !ends.has(to)) ?? others[0] ?? null;
}

function inSmallRing(neighbours: Neighbours, a: number, b: number): boolean {
  const seen = new Set([a]);
  let front = [a];
  for (let steps = 1; steps < LARGEST_RIGID_RING && front.length > 0; steps++) {
    const next: number[] = [];
    for (const x of front) {
      for (const { to } of neighbours[x]!) {
        if ((x === a && to === b) || seen.has(to)) continue;
        if (to === b) return true;
        seen.add(to);
        next.push(to);
      }
    }
    front = next;
  }
  return false;
}
