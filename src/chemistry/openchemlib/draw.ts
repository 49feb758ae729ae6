import type { Molecule as OclMolecule } from 'openchemlib';
import { openchemlib } from '#openchemlib';
import { BOND, type Drawing, inked, type Point, round } from '../ink.js';
import type { Molecule } from '../molecule.js';
import { bareMolfile } from '../molfile/bare.js';
import { toSmiles } from '../smiles/write.js';

export { BOND, type Drawing, type Point } from '../ink.js';

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
  let count = 0;
  for (let a = 0; a < m.size; a++) for (let b = 0; b < a; b++) if (far(ocl, a, b) < 0.6) count += 2;
  for (const { a, b } of m.bonds) if (far(ocl, a, b) > 1.9) count++;
  return count;
}

const far = (ocl: OclMolecule, a: number, b: number): number =>
  Math.hypot(ocl.getAtomX(a) - ocl.getAtomX(b), ocl.getAtomY(a) - ocl.getAtomY(b));

function depict(m: Molecule, ocl: OclMolecule): Drawing {
  const length = m.bonds.reduce((sum, { a, b }) => sum + far(ocl, a, b), 0) / m.bonds.length;
  const scale = m.bonds.length === 0 || length === 0 ? BOND : BOND / length;
  const xs = Array.from({ length: m.size }, (_, a) => ocl.getAtomX(a) * scale);
  const ys = Array.from({ length: m.size }, (_, a) => ocl.getAtomY(a) * scale);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const atoms = xs.map((x, a): Point => [round(x - left), round(ys[a]! - top)]);
  const rings = ringsOf(ocl);
  return { atoms, bonds: m.bonds.map(({ a, b }) => [a, b]), rings, ...inked(m, atoms, rings) };
}

function ringsOf(ocl: OclMolecule): number[][] {
  const set = ocl.getRingSet();
  return Array.from({ length: set.getSize() }, (_, i) => [...set.getRingAtoms(i)]);
}

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
