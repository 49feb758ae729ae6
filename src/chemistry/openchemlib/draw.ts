import type { Molecule as OclMolecule } from 'openchemlib';
import { openchemlib } from '#openchemlib';
import type { Molecule } from '../molecule.js';
import { bareMolfile } from '../molfile/bare.js';
import { toSmiles } from '../smiles/write.js';

/** A place in a drawing, in pixels to the right and down; bonds are `BOND` long. */
export type Point = readonly [x: number, y: number];

export const BOND = 24;

/** A molecule drawn by OpenChemLib: lines and letters to be put over whatever marks its parts. */
export interface Drawing {
  /** Where each atom lies. */
  readonly atoms: readonly Point[];
  readonly bonds: readonly (readonly [number, number])[];
  /** The small rings, each as its atoms around it. */
  readonly rings: readonly (readonly number[])[];
  /** The letters of the atoms that are no bare carbon: the middle of each piece and half its width. */
  readonly letters: readonly { readonly atom: number; readonly at: Point; readonly half: number }[];
  /** SVG elements, black, without a frame. */
  readonly ink: string;
}

/** Larger molecules are not drawn: nobody could read them. */
export const MOST_DRAWN = 150;

/**
 * Larger ones are written without coordinates, all of them zero: to lay 1,000 atoms out takes OpenChemLib most of a second,
 * and twenty times as many an hour, in which no signal is heard.
 */
const MOST_LAID_OUT = 1000;

/** Where some atoms are to lie, in bonds to the right and down. */
export interface Pose {
  readonly places?: ReadonlyMap<number, Point>;
  /** The places only say which way round to draw; for rings that the places would crush, such as bridged ones. */
  readonly loose?: boolean;
}

/**
 * How does this molecule look? Flat, as molecules are compared: stereo, isotopes and salts do not show.
 *
 * @param m - a molecule, normalised as `readMolecules` gives it
 * @param pose - places for some of its atoms, so that two molecules with a common part are drawn the same way round;
 * OpenChemLib finds places for the rest, and for all where the given ones leave too little room
 * @returns the drawing; null where the molecule has no atom or more than MOST_DRAWN, or OpenChemLib cannot draw it
 * @throws where OpenChemLib cannot be loaded
 * @example draw(fentanyl, { places: new Map([[n1, [-1, 0]], [c4, [1, 0]]]) })?.ink; // '<path d="M24,0L48,0"/>…'
 */
export function draw(m: Molecule, pose: Pose = {}): Drawing | null {
  if (m.size === 0 || m.size > MOST_DRAWN) return null;
  // The same named substances stand beside many molecules, and a list holds many a molecule twice.
  const key = contentOf(m, pose);
  let drawing = drawn.get(key);
  if (drawing === undefined) {
    drawing = drawnAnew(m, pose);
    if (drawn.size === MOST_KEPT) drawn.clear();
    drawn.set(key, drawing);
  }
  return drawing;
}

const drawn = new Map<string, Drawing | null>();
/** Some five kilobytes each. */
const MOST_KEPT = 512;

/** All that a molecule is drawn from. */
function contentOf({ element, charge, bonds }: Molecule, { places, loose }: Pose): string {
  const links = bonds.map(({ a, b, order }) => `${a}-${b}-${order}`).join();
  const held = places === undefined ? '' : [...places].join(';');
  return `${element.join()} ${charge.join()} ${links} ${held} ${loose === true}`;
}

function drawnAnew(m: Molecule, pose: Pose): Drawing | null {
  const places = pose.places ?? new Map<number, Point>();
  openchemlib();
  try {
    const held = pose.loose === true || places.size === 0 ? null : laidOut(m, places);
    if (held !== null && crowding(m, held) === 0) return depict(m, held);
    const free = laidOut(m, new Map(), pose.loose);
    turn(free, m.size, places);
    return depict(m, held !== null && crowding(m, held) <= crowding(m, free) + 1 ? held : free);
  } catch {
    return null;
  }
}

/** Turns a drawing, and turns it over where that is better, until its atoms lie as near to the places as they can. */
function turn(ocl: OclMolecule, size: number, places: ReadonlyMap<number, Point>): void {
  const atoms = [...places.keys()];
  if (atoms.length < 2) return;
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const cx = mean(atoms.map((a) => ocl.getAtomX(a)));
  const cy = mean(atoms.map((a) => ocl.getAtomY(a)));
  const px = mean(atoms.map((a) => places.get(a)![0]));
  const py = mean(atoms.map((a) => places.get(a)![1]));
  const ways = [1, -1].map((mirror) => {
    let dot = 0;
    let cross = 0;
    for (const a of atoms) {
      const x = ocl.getAtomX(a) - cx;
      const y = mirror * (ocl.getAtomY(a) - cy);
      const [tx, ty] = [places.get(a)![0] - px, places.get(a)![1] - py];
      dot += x * tx + y * ty;
      cross += x * ty - y * tx;
    }
    return { mirror, angle: Math.atan2(cross, dot), fit: Math.hypot(dot, cross) };
  });
  const { mirror, angle } = ways.reduce((a, b) => (b.fit > a.fit + 1e-6 ? b : a));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let a = 0; a < size; a++) {
    const x = ocl.getAtomX(a) - cx;
    const y = mirror * (ocl.getAtomY(a) - cy);
    ocl.setAtomX(a, x * cos - y * sin);
    ocl.setAtomY(a, x * sin + y * cos);
  }
}

function laidOut(m: Molecule, fixed: ReadonlyMap<number, Point>, flat = false): OclMolecule {
  const { Molecule } = openchemlib();
  const ocl = new Molecule(m.size, m.bonds.length);
  for (let a = 0; a < m.size; a++) {
    ocl.addAtom(m.element[a]!);
    if (m.charge[a] !== 0) ocl.setAtomCharge(a, m.charge[a]!);
  }
  for (const { a, b, order } of m.bonds) {
    const bond = ocl.addBond(a, b);
    if (order > 1) ocl.setBondOrder(bond, order);
  }
  for (const [atom, [x, y]] of fixed) {
    ocl.setAtomX(atom, x);
    ocl.setAtomY(atom, y);
    ocl.setAtomMarker(atom, true);
  }
  ocl.ensureHelperArrays(Molecule.cHelperRings);
  ocl.inventCoordinates({ keepMarkedAtomCoordinates: fixed.size > 0, skipDefaultTemplates: flat });
  return ocl;
}

/** Pairs of atoms that lie so near to each other that they cannot be told apart, and bonds drawn far too long. */
function crowding(m: Molecule, ocl: OclMolecule): number {
  const far = (a: number, b: number) =>
    Math.hypot(ocl.getAtomX(a) - ocl.getAtomX(b), ocl.getAtomY(a) - ocl.getAtomY(b));
  let count = 0;
  for (let a = 0; a < m.size; a++) for (let b = 0; b < a; b++) if (far(a, b) < 0.6) count += 2;
  for (const { a, b } of m.bonds) if (far(a, b) > 1.9) count++;
  return count;
}

function depict(m: Molecule, ocl: OclMolecule): Drawing {
  const canvas = 4000;
  const svg = ocl.toSVG(canvas, canvas, 'm', {
    suppressChiralText: true,
    suppressCIPParity: true,
    suppressESR: true,
    noStereoProblem: true,
    noImplicitAtomLabelColors: true,
    maxAVBL: BOND,
  });
  const atoms: Point[] = new Array<Point>(m.size).fill([0, 0]);
  for (const [, id, x, y] of svg.matchAll(/id="m:Atom:(\d+)"[^>]*?cx="([\d.-]+)" cy="([\d.-]+)"/g))
    atoms[Number(id)] = [Number(x), Number(y)];
  const left = Math.min(...atoms.map(([x]) => x));
  const top = Math.min(...atoms.map(([, y]) => y));
  const at = (x: string, y: string) => `${round(Number(x) - left)},${round(Number(y) - top)}`;
  let lines = '';
  let rest = '';
  const letters: { atom: number; at: Point; half: number }[] = [];
  const placed = atoms.map(([x, y]): Point => [round(x - left), round(y - top)]);
  for (const element of svg.split('\n')) {
    if (element.includes('class="event"')) continue;
    const line = /<line x1="([\d.-]+)" y1="([\d.-]+)" x2="([\d.-]+)" y2="([\d.-]+)"/.exec(element);
    if (line !== null) lines += `M${at(line[1]!, line[2]!)}L${at(line[3]!, line[4]!)}`;
    const text = /<text x="([\d.-]+)" y="([\d.-]+)"[^>]*font-size="(\d+)"[^>]*>([^<]*)</.exec(element);
    if (text !== null) {
      const [x, y] = at(text[1]!, text[2]!).split(',');
      const size = Number(text[3]);
      const half = widthOf(text[4]!, size) / 2;
      const middle: Point = [round(Number(x) + half), round(Number(y) - 0.36 * size)];
      letters.push({ atom: nearestTo(middle, placed), at: middle, half: round(half) });
      rest += `<text x="${x}" y="${y}"${text[3] === '14' ? '' : ` font-size="${text[3]}"`}>${text[4]}</text>`;
    }
  }
  return {
    atoms: placed,
    bonds: m.bonds.map(({ a, b }) => [a, b]),
    rings: ringsOf(ocl),
    letters,
    ink: `<path d="${lines}" fill="none" stroke="#111" stroke-width="1.5" stroke-linecap="round"/><g font-size="14" fill="#111">${rest}</g>`,
  };
}

function ringsOf(ocl: OclMolecule): number[][] {
  const set = ocl.getRingSet();
  return Array.from({ length: set.getSize() }, (_, i) => [...set.getRingAtoms(i)]);
}

/** How wide a piece of an atom's label is in Helvetica or its like. */
function widthOf(text: string, size: number): number {
  const wide = [...text].reduce(
    (sum, sign) => sum + (/[A-HJ-Z]/.test(sign) ? 0.71 : /[\dI+]/.test(sign) ? 0.56 : 0.3),
    0,
  );
  return wide * size;
}

function nearestTo([x, y]: Point, atoms: readonly Point[]): number {
  const far = ([ax, ay]: Point) => Math.hypot(ax - x, ay - y);
  return atoms.reduce((best, atom, i) => (far(atom) < far(atoms[best]!) ? i : best), 0);
}

const round = (n: number): number => Math.round(n * 10) / 10;

/**
 * The molecules as one MDL molfile (V2000; V3000 where they are too large for it), for an SD file; with coordinates up to 1,000
 * atoms, where OpenChemLib can lay them out.
 *
 * @returns the same text for the same molecules
 * @throws where OpenChemLib cannot be loaded
 */
export function molfile(molecules: readonly Molecule[]): string {
  if (molecules.reduce((sum, { size }) => sum + size, 0) > MOST_LAID_OUT) return bareMolfile(molecules);
  const { Molecule } = openchemlib();
  try {
    const ocl = Molecule.fromSmiles(molecules.map(toSmiles).join('.'), { noCoordinates: true });
    // Its reader lays a molecule out by chance, this by a seed of its own: one list has one SD file.
    ocl.inventCoordinates();
    return ocl.getAllAtoms() > 999 || ocl.getAllBonds() > 999 ? ocl.toMolfileV3() : ocl.toMolfile();
  } catch {
    return bareMolfile(molecules);
  }
}
