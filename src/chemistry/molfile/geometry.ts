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
  return slantsThatSay(table, neighbours, doubles, stated);
}

/**
 * Which bonds lean which way, so that a SMILES says these geometries and no others?
 *
 * @param doubles - all bonds that could have a geometry
 * @param stated - of these, by their number, the ones that have one
 * @param onLost - told of each stated double bond that cannot be written
 * @returns as `slants`
 */
export function slantsThatSay(
  { bonds }: Pick<ConnectionTable, 'bonds'>,
  neighbours: Neighbours,
  doubles: readonly number[],
  stated: ReadonlyMap<number, Stated>,
  onLost: (double: number) => void = () => {},
): Int8Array {
  const result = new Int8Array(bonds.length);
  /** The other ends of double bonds that state nothing: slants at both ends would speak of them too. */
  const silent = new Map<number, number[]>();
  for (const d of doubles) {
    if (stated.has(d)) continue;
    const { a, b } = bonds[d]!;
    silent.set(a, [...(silent.get(a) ?? []), b]);
    silent.set(b, [...(silent.get(b) ?? []), a]);
  }
  const ends = new Set(doubles.flatMap((d) => [bonds[d]!.a, bonds[d]!.b]));
  // Each slanted bond is tied to another: both above or both below their ends, or not. Ties run in chains of dienes; a slant
  // itself is seen from the earlier atom.
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
  const staysSilent = (atom: number): boolean =>
    (silent.get(atom) ?? []).every((far) => !neighbours[far]!.some(({ bond }) => used.has(bond)));
  const earlierIs = (bond: number, atom: number): boolean =>
    Math.min(bonds[bond]!.a, bonds[bond]!.b) === atom;
  /** Their far atoms, seen from these ends, lie on one side or, where `apart`, on two; false where that cannot be. */
  const unite = (p: number, end: number, q: number, other: number, apart: boolean): boolean => {
    const [first, second] = [root(p), root(q)];
    const turned = apart !== (earlierIs(p, end) !== earlierIs(q, other));
    const need = turned !== (first.turned !== second.turned);
    if (first.root === second.root) return !need;
    tie.set(first.root, { up: second.root, turned: need });
    return true;
  };
  // Two bonds on one end lean opposite ways, whichever of them is written for the sake of which double bond.
  for (const d of stated.keys())
    for (const [end, far] of [
      [bonds[d]!.a, bonds[d]!.b],
      [bonds[d]!.b, bonds[d]!.a],
    ] as const) {
      const [p, q] = neighbours[end]!.filter(({ to }) => to !== far);
      if (p !== undefined && q !== undefined) unite(p.bond, end, q.bond, end, true);
    }
  for (const [d, found] of stated) {
    const { a, b } = bonds[d]!;
    const left = referee(neighbours, a, b, silent, ends, staysSilent);
    const before = left !== null && used.has(left.bond);
    if (left !== null) used.add(left.bond);
    const right = referee(neighbours, b, a, silent, ends, staysSilent);
    if (left !== null && !before) used.delete(left.bond);
    if (
      left === null ||
      right === null ||
      !unite(left.bond, a, right.bond, b, found.side(left.to, right.to) < 0)
    ) {
      onLost(d);
      continue;
    }
    used.add(left.bond);
    used.add(right.bond);
  }
  for (const bond of used) result[bond] = root(bond).turned ? -1 : 1;
  return result;
}

/** What is known of the geometry of one double bond. */
export interface Stated {
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

/**
 * The bond beside an end that carries the slant: one that touches no other double bond where there is a choice, and one that
 * states nothing last.
 */
function referee(
  neighbours: Neighbours,
  end: number,
  far: number,
  silent: ReadonlyMap<number, unknown>,
  ends: ReadonlySet<number>,
  staysSilent: (atom: number) => boolean,
): { to: number; bond: number } | null {
  const others = neighbours[end]!.filter(({ to }) => to !== far);
  return (
    others.find(({ to }) => !ends.has(to)) ??
    others.find(({ to }) => !silent.has(to)) ??
    others.find(({ to }) => staysSilent(to)) ??
    null
  );
}

/** In a ring so small that only one geometry exists. */
export function inSmallRing(neighbours: Neighbours, a: number, b: number): boolean {
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
