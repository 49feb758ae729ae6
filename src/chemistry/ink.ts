import { symbolOf } from './elements.js';
import type { Molecule } from './molecule.js';

/** The lines and letters of a molecule whose atoms have their places. */

/** A place in a drawing, in pixels to the right and down; bonds are `BOND` long. */
export type Point = readonly [x: number, y: number];

export const BOND = 24;

/** A molecule drawn: lines and letters to be put over whatever marks its parts. */
export interface Drawing {
  /** Where each atom lies. */
  readonly atoms: readonly Point[];
  readonly bonds: readonly (readonly [number, number])[];
  /** The small rings, each as its atoms around it. */
  readonly rings: readonly (readonly number[])[];
  /** The letters of the atoms that are no bare carbon: the middle of each piece and half its width. */
  readonly letters: readonly Letter[];
  /** SVG elements, black, without a frame. */
  readonly ink: string;
}

interface Letter {
  readonly atom: number;
  readonly at: Point;
  readonly half: number;
}

/** Sizes of type, of letters and of what stands higher or lower. */
const SIZE = 14;
const SMALL = 9;
/** From the middle of a letter down to the line it stands on. */
const BASE = 4.7;
/** What a letter keeps free above and below its middle, and on each side beyond its width. */
const TALL = 7;
const ASIDE = 1;
/** From the axis of a bond to its second line; from the axis to either line where they stand on both sides of it. */
const BESIDE = 3.6;
const ASTRIDE = 1.8;

export function inked(
  m: Molecule,
  atoms: readonly Point[],
  rings: readonly (readonly number[])[],
): Pick<Drawing, 'letters' | 'ink'> {
  const around: number[][] = atoms.map(() => []);
  for (const { a, b } of m.bonds) {
    around[a]!.push(b);
    around[b]!.push(a);
  }
  const labels = atoms.map((_, a) => labelOf(m, a, atoms, around[a]!));
  const lines = m.bonds.map((bond) => linesOf(bond, { m, atoms, around, labels, rings })).join('');
  const pieces = labels.flatMap((label, atom) => (label?.pieces ?? []).map((piece) => ({ ...piece, atom })));
  const text = pieces.map(
    ({ text, x, y, size }) =>
      `<text x="${round(x)}" y="${round(y)}"${size === SIZE ? '' : ` font-size="${size}"`}>${text}</text>`,
  );
  return {
    letters: pieces.map(({ atom, text, x, y, size }) => {
      const half = widthOf(text, size) / 2;
      return { atom, at: [round(x + half), round(y - 0.36 * size)], half: round(half) };
    }),
    ink: `<path d="${lines}" fill="none" stroke="#111" stroke-width="1.5" stroke-linecap="round"/><g font-size="${SIZE}" fill="#111">${text.join('')}</g>`,
  };
}

/** A piece of an atom's label: where it begins, and the line it stands on. */
interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface Label {
  readonly pieces: readonly Piece[];
  /** Half the width of the symbol, at which bonds end. */
  readonly half: number;
}

/** An atom's symbol, its hydrogens where there is room for them, and its charge; none for a bare carbon. */
function labelOf(m: Molecule, a: number, atoms: readonly Point[], around: readonly number[]): Label | null {
  const charge = m.charge[a]!;
  if (m.element[a] === 6 && charge === 0 && around.length > 0) return null;
  const [x, y] = atoms[a]!;
  const symbol = symbolOf(m.element[a]!);
  const half = widthOf(symbol, SIZE) / 2;
  const line = y + BASE;
  const pieces: Piece[] = [{ text: symbol, x: x - half, y: line, size: SIZE }];
  let right = x + half;
  const hydrogens = m.hydrogens[a]!;
  if (hydrogens > 0) {
    const count = hydrogens > 1 ? String(hydrogens) : '';
    const [wide, countWide] = [widthOf('H', SIZE), widthOf(count, SMALL)];
    const side = roomySide(
      atoms[a]!,
      around.map((b) => atoms[b]!),
    );
    const from = side === 'right' ? right : side === 'left' ? x - half - countWide - wide : x - wide / 2;
    const base = line + (side === 'up' ? -SIZE : side === 'down' ? SIZE : 0);
    pieces.push({ text: 'H', x: from, y: base, size: SIZE });
    if (count !== '') pieces.push({ text: count, x: from + wide, y: base + 3.3, size: SMALL });
    if (side === 'right') right += wide + countWide;
  }
  if (charge !== 0) {
    const sign = `${Math.abs(charge) > 1 ? Math.abs(charge) : ''}${charge > 0 ? '+' : '−'}`;
    pieces.push({ text: sign, x: right + ASIDE, y: line - 5.7, size: SMALL });
  }
  return { pieces, half };
}

/** The cosine of the angle that a bond beside a label's hydrogens keeps. */
const ROOM = 0.55;

/** On which side of an atom its hydrogens get in the way of no bond. */
function roomySide(at: Point, around: readonly Point[]): 'right' | 'left' | 'up' | 'down' {
  // How near a bond comes to a direction, as the cosine.
  const near = (dx: number, dy: number) =>
    Math.max(
      -1,
      ...around.map(([x, y]) => {
        const far = Math.hypot(x - at[0], y - at[1]) || 1;
        return ((x - at[0]) * dx + (y - at[1]) * dy) / far;
      }),
    );
  const [right, left] = [near(1, 0), near(-1, 0)];
  const [side, nearest] = right <= left + 0.01 ? (['right', right] as const) : (['left', left] as const);
  if (nearest < ROOM) return side;
  return near(0, -1) <= near(0, 1) ? 'up' : 'down';
}

interface Around {
  readonly m: Molecule;
  readonly atoms: readonly Point[];
  readonly around: readonly (readonly number[])[];
  readonly labels: readonly (Label | null)[];
  readonly rings: readonly (readonly number[])[];
}

type Bond = Molecule['bonds'][number];

function linesOf(bond: Bond, all: Around): string {
  const { a, b, order } = bond;
  if (order === 2) {
    const side = sideOf(bond, all);
    if (side !== 0) return line(a, b, 0, all) + line(a, b, side * BESIDE, all);
    return line(a, b, ASTRIDE, all) + line(a, b, -ASTRIDE, all);
  }
  if (order === 3) return line(a, b, 0, all) + line(a, b, BESIDE, all) + line(a, b, -BESIDE, all);
  return line(a, b, 0, all);
}

/** On which side of a double bond its second line stands, 1 or -1: in the ring, else towards what sits on it; 0: astride. */
function sideOf({ a, b }: Bond, { m, atoms, around, rings }: Around): number {
  const [from, to] = [atoms[a]!, atoms[b]!];
  const ring = rings
    .filter((each) => each.includes(a) && each.includes(b))
    .reduce<readonly number[] | undefined>((best, each) => {
      if (best === undefined) return each;
      const more = doublesIn(m, each) - doublesIn(m, best);
      return more > 0 || (more === 0 && each.length < best.length) ? each : best;
    }, undefined);
  if (ring !== undefined) {
    const x = ring.reduce((sum, each) => sum + atoms[each]![0], 0) / ring.length;
    const y = ring.reduce((sum, each) => sum + atoms[each]![1], 0) / ring.length;
    return Math.sign(cross(from, to, [x, y])) || 1;
  }
  const others = [around[a]!.filter((n) => n !== b), around[b]!.filter((n) => n !== a)];
  const least = Math.min(others[0]!.length, others[1]!.length);
  const most = Math.max(others[0]!.length, others[1]!.length);
  // An oxygen on a chain, and all that is straight, has no side.
  if (least === 0 && most !== 1) return 0;
  const turn = others.flat().reduce((sum, n) => {
    const across = cross(from, to, atoms[n]!);
    return sum + (Math.abs(across) < 30 ? 0 : Math.sign(across));
  }, 0);
  if (turn !== 0) return Math.sign(turn);
  const first = cross(from, to, atoms[others.flat()[0]!]!);
  return Math.abs(first) < 30 ? 0 : Math.sign(first);
}

const doublesIn = (m: Molecule, ring: readonly number[]): number =>
  m.bonds.filter(({ a, b, order }) => order === 2 && ring.includes(a) && ring.includes(b)).length;

/** Twice the area of a triangle: greater than 0 where the third point lies to the right of the way from the first to the second. */
const cross = (from: Point, to: Point, at: Point): number =>
  (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0]);

/** A line along a bond, so far beside its axis, from where it leaves the one atom to where it meets the other. */
function line(a: number, b: number, beside: number, all: Around): string {
  const [ax, ay] = all.atoms[a]!;
  const [bx, by] = all.atoms[b]!;
  const far = Math.hypot(bx - ax, by - ay);
  if (far === 0) return '';
  const [ux, uy] = [(bx - ax) / far, (by - ay) / far];
  const [ox, oy] = [-uy * beside, ux * beside];
  const begin = leaving(a, b, beside, ux, uy, all);
  const end = far - leaving(b, a, -beside, -ux, -uy, all);
  if (end <= begin) return '';
  const at = (along: number) => `${round(ax + ux * along + ox)},${round(ay + uy * along + oy)}`;
  return `M${at(begin)}L${at(end)}`;
}

/** How far from an atom a line begins that goes off in this direction: beyond its letters, and off the lines of its other bonds. */
function leaving(
  a: number,
  to: number,
  beside: number,
  ux: number,
  uy: number,
  { atoms, around, labels }: Around,
): number {
  const label = labels[a] ?? null;
  if (label !== null)
    return Math.min((label.half + ASIDE) / Math.max(Math.abs(ux), 1e-6), TALL / Math.max(Math.abs(uy), 1e-6));
  const others = around[a]!.filter((n) => n !== to);
  if (beside === 0 || others.length === 0) return 0;
  if (Math.abs(beside) < BESIDE) return others.length > 1 ? 1 : 2.9;
  // The nearest bond on the same side: the line ends where it would meet that bond's own inner line.
  const [x, y] = atoms[a]!;
  let least = 0;
  for (const n of others) {
    const [dx, dy] = [atoms[n]![0] - x, atoms[n]![1] - y];
    const side = ux * dy - uy * dx;
    if (side * beside <= 0) continue;
    const cos = (ux * dx + uy * dy) / (Math.hypot(dx, dy) || 1);
    const half = Math.acos(Math.max(-1, Math.min(1, cos))) / 2;
    least = Math.max(least, Math.abs(beside) / Math.tan(Math.max(half, 0.3)) + 0.5);
  }
  return least;
}

/** How wide a piece of an atom's label is in Helvetica or its like. */
function widthOf(text: string, size: number): number {
  let wide = 0;
  for (const sign of text)
    wide += /[OQG]/.test(sign) ? 0.78 : /[A-HJ-Z]/.test(sign) ? 0.71 : /[\dI+−]/.test(sign) ? 0.56 : 0.3;
  return wide * size;
}

export const round = (n: number): number => Math.round(n * 10) / 10;
