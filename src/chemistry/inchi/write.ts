import { C, H, valencesOf } from '../elements.js';
import { inSmallRing, type Neighbours, type Stated, slantsThatSay } from '../molfile/geometry.js';
import { type ConnectionTable, newAtom, type TableAtom, type TableBond } from '../molfile/table.js';
import { writeTable } from '../molfile/write.js';
import { faultIn, type Piece } from './fault.js';
import type { Isotopes } from './isotopes.js';
import { roundedMass } from './masses.js';
import type { Component } from './protons.js';

/** A component with its isotopes, ready to be written. */
export interface Whole extends Component {
  readonly isotopes: Isotopes;
  /** Deuterium and tritium that could be on any of its mobile hydrogens. */
  readonly mobileIsotopes: readonly [protium: number, deuterium: number, tritium: number];
  readonly isotopesPiece: Piece | undefined;
}

/**
 * Writes components as SMILES, by the writer of molfiles: each atom has the number that InChI gives it (one less, as ours
 * begin with 0), those of a component after those of the components before it. Hydrogen isotopes are atoms after all others.
 */
export function writeComponents(components: readonly Whole[]): string {
  const atoms: TableAtom[] = [];
  const bonds: TableBond[] = [];
  const isotopicHydrogens: { on: number; mass: number }[] = [];
  const stated: Geometry[] = [];
  for (const component of components) {
    const first = atoms.length;
    const { elements } = component.skeleton.composition;
    const sums = sumsOf(component);
    for (const [i, element] of elements.entries()) {
      const atom = newAtom(element, 0, 0, 0);
      const shift = component.isotopes.shift[i]!;
      if (!Number.isNaN(shift) && roundedMass(element) > 0) atom.isotope = roundedMass(element) + shift;
      atom.charge = component.bonding.charges[i]!;
      atoms.push(atom);
    }
    for (const [bond, [a, b]] of component.skeleton.bonds.entries())
      bonds.push({ a: first + a, b: first + b, type: component.bonding.orders[bond]!, open: false });
    for (const [i, masses] of heavyHydrogens(component).entries()) {
      const atom = atoms[first + i]!;
      const total = component.bonding.hydrogens[i]!;
      for (const mass of masses) isotopicHydrogens.push({ on: first + i, mass });
      // A hydrogen cannot be written on a hydrogen.
      let light = total - masses.length;
      // The geometry of an imine is that of its hydrogen.
      if (light === 1 && masses.length === 0 && isBareEnd(component, i)) {
        isotopicHydrogens.push({ on: first + i, mass: 0 });
        masses.push(0);
        light = 0;
      }
      if (elements[i] === H)
        for (let n = 0; n < light; n++) isotopicHydrogens.push({ on: first + i, mass: 0 });
      const left = elements[i] === H ? 0 : light;
      if (left !== impliedHydrogens(elements[i]!, atom.charge, sums[i]! + masses.length))
        atom.hydrogens = left;
    }
    for (const { a, b, together, piece } of component.skeleton.stated)
      if (together !== undefined) stated.push({ a: first + a, b: first + b, together, piece });
  }
  for (const { on, mass } of isotopicHydrogens) {
    const atom = newAtom(H, 0, 0, 0);
    atom.isotope = mass;
    atom.hydrogens = 0;
    bonds.push({ a: on, b: atoms.length, type: 1, open: false });
    atoms.push(atom);
  }
  return writeTable({ atoms, bonds, issues: [] }, (table, neighbours) => slantsOf(table, neighbours, stated));
}

interface Geometry {
  readonly a: number;
  readonly b: number;
  readonly together: boolean;
  readonly piece: Piece;
}

/** An end of a double bond of stated geometry that has no neighbour but a hydrogen. */
function isBareEnd({ skeleton: { stated, bonds } }: Whole, atom: number): boolean {
  return (
    stated.some(({ a, b, together }) => together !== undefined && (a === atom || b === atom)) &&
    bonds.filter(([a, b]) => a === atom || b === atom).length === 1
  );
}

/** The orders of the bonds of each atom, added up. */
function sumsOf({ skeleton, bonding }: Component): Int32Array {
  const sums = new Int32Array(skeleton.composition.elements.length);
  for (const [bond, [a, b]] of skeleton.bonds.entries()) {
    sums[a]! += bonding.orders[bond]!;
    sums[b]! += bonding.orders[bond]!;
  }
  return sums;
}

/** The hydrogens that the writer fills in where none are said; -1 where they must be said. */
function impliedHydrogens(element: number, charge: number, sum: number): number {
  if (charge !== 0 || element === H) return -1;
  const valence = valencesOf(element, 0)?.find((v) => v >= sum);
  return valence === undefined ? -1 : valence - sum;
}

/**
 * For each atom the masses of its hydrogens that are no protium; those that move stand on the first atoms of mobile groups,
 * else of others but carbon, that hold hydrogens.
 */
function heavyHydrogens({ skeleton, bonding, isotopes, mobileIsotopes, isotopesPiece }: Whole): number[][] {
  const masses = isotopes.heavy.map((heavy) => heavyMasses(heavy ?? [0, 0, 0]));
  const mobile = heavyMasses(mobileIsotopes);
  const { elements } = skeleton.composition;
  const groups = skeleton.hydrogens.groups.flatMap(({ atoms }) => atoms);
  const others = elements.flatMap((element, atom) => (element === C ? [] : [atom]));
  for (const atom of [...groups, ...others])
    while (mobile.length > 0 && masses[atom]!.length < bonding.hydrogens[atom]!)
      masses[atom]!.push(mobile.pop()!);
  if (mobile.length > 0 || masses.some((list, atom) => list.length > bonding.hydrogens[atom]!))
    throw faultIn('inchi-isotopes', isotopesPiece ?? skeleton.piece);
  return masses;
}

const heavyMasses = ([, deuterium, tritium]: readonly [number, number, number]): number[] => [
  ...new Array<number>(deuterium).fill(2),
  ...new Array<number>(tritium).fill(3),
];

/** Which bonds lean which way, so that the SMILES says the geometries of the layer /b. */
function slantsOf(table: ConnectionTable, neighbours: Neighbours, list: readonly Geometry[]): Int8Array {
  const { bonds, atoms } = table;
  if (list.length === 0) return new Int8Array(bonds.length);
  const doubles = bonds.flatMap(({ type, a, b }, bond) =>
    type === 2 && neighbours[a]!.length > 1 && neighbours[b]!.length > 1 && !inSmallRing(neighbours, a, b)
      ? [bond]
      : [],
  );
  const stated = new Map<number, Stated>();
  for (const { a, b, together, piece } of list) {
    const edge = neighbours[a]!.find(({ to }) => to === b);
    if (edge === undefined || !doubles.includes(edge.bond)) throw faultIn('inchi-geometry', piece);
    // Of each end's neighbours the one with the larger number counts, and a hydrogen only where it is the one.
    const foremost = (end: number, far: number): number =>
      neighbours[end]!.reduce(
        (best, { to }) => (to !== far && (best < 0 || (atoms[to]!.element !== H && to > best)) ? to : best),
        -1,
      );
    const ends = new Set([foremost(a, b), foremost(b, a)]);
    stated.set(edge.bond, {
      side: (left, right) => {
        const same = [left, right].filter((atom) => ends.has(atom)).length % 2 === 0;
        return same === together ? 1 : -1;
      },
    });
  }
  return slantsThatSay(table, neighbours, doubles, stated, (bond) => {
    const { a } = bonds[bond]!;
    throw faultIn('inchi-geometry', (list.find((each) => each.a === a || each.b === a) ?? list[0]!).piece);
  });
}
