import type { Issue } from '../issue.js';
import { MOLFILE_REASONS, type MolfileReason } from './reasons.js';

/** An atom of a molfile, as it stands there. */
export interface TableAtom {
  readonly element: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Mass number; 0 for none. */
  isotope: number;
  charge: number;
  /** 0 for none; 1 singlet, 2 doublet, 3 triplet. */
  radical: number;
  /** All bonds and hydrogens, where the file says it outright; -1 where it leaves it open. */
  valence: number;
  /** Hydrogens beside those drawn as atoms, where the file says it outright; -1 where it leaves it open. */
  hydrogens: number;
  /** The fewest, or with `hydrogensExact` the only number of hydrogens that a query asks for; -1 for no query. */
  hydrogensAsked: number;
  hydrogensExact: boolean;
}

/** Kinds of bonds, by the numbers of the format; 5 to 7 are queries. */
export const AROMATIC_BOND = 4;
export const ANY_BOND = 8;
export const COORDINATION = 9;

export interface TableBond {
  readonly a: number;
  readonly b: number;
  type: number;
  /** The drawing leaves the geometry open here: a crossed double bond, or a wavy bond that begins at `a`. */
  readonly open: boolean;
}

/** What a molfile says, whichever of its two forms it is written in. */
export interface ConnectionTable {
  readonly atoms: TableAtom[];
  readonly bonds: TableBond[];
  /** Warnings. */
  readonly issues: Issue[];
}

/** Why a molfile cannot be read, and in which line. Thrown inside this folder alone. */
export class Fault extends Error {
  constructor(
    readonly code: MolfileReason,
    /** 0-based among the lines of the record; -1 for the record as a whole. */
    readonly line = -1,
  ) {
    super(MOLFILE_REASONS[code]);
  }
}

export function newAtom(element: number, x: number, y: number, z: number): TableAtom {
  return {
    element,
    x,
    y,
    z,
    isotope: 0,
    charge: 0,
    radical: 0,
    valence: -1,
    hydrogens: -1,
    hydrogensAsked: -1,
    hydrogensExact: false,
  };
}

/** Finds bonds that no structure can have: to no atom, to itself, twice between the same atoms. */
export function checkBond(bond: TableBond, atoms: number, seen: Set<number>, line: number): void {
  const { a, b } = bond;
  if (!(a >= 0 && a < atoms && b >= 0 && b < atoms) || a === b) throw new Fault('molfile-bond', line);
  const pair = a < b ? a * atoms + b : b * atoms + a;
  if (seen.has(pair)) throw new Fault('molfile-bond', line);
  seen.add(pair);
}

/**
 * Which reason to refuse does a group of atoms in brackets give, by its type? None for what changes no atom: an
 * abbreviation whose atoms all stand in the file, data, the parts of a mixture or formulation.
 */
export function groupFault(type: string): MolfileReason | null {
  switch (type) {
    case 'SUP':
    case 'DAT':
    case 'GEN':
    case 'COM':
    case 'MIX':
    case 'FOR':
      return null;
    case 'MUL':
      // Looked at by who reads it: the repeated atoms must all be there.
      return null;
    case 'SRU':
    case 'MON':
    case 'MER':
    case 'COP':
    case 'CRO':
    case 'MOD':
    case 'GRA':
    case 'ANY':
      return 'polymer';
    default:
      return 'molfile-property';
  }
}

/** The hydrogens of an aromatic atom, as ChemAxon and RDKit note them beside bonds of type 4: `IMPL_H1`. */
export const IMPLIED_HYDROGENS = 'MRV_IMPLICIT_H';

export function impliedHydrogens(data: string, line: number): number {
  const found = /^IMPL_H(\d)$/.exec(data.trim());
  if (found === null) throw new Fault('molfile-property', line);
  return Number(found[1]);
}
