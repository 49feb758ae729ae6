import { symbolOf } from '../elements.js';
import { molfileOddity } from './oddity.js';
import { atomOf } from './symbols.js';
import {
  ANY_BOND,
  COORDINATION,
  type ConnectionTable,
  checkBond,
  Fault,
  groupFault,
  IMPLIED_HYDROGENS,
  impliedHydrogens,
  type TableAtom,
  type TableBond,
} from './table.js';

/** Charges by their number in the atom block; 4 is a radical. */
const CHARGES = [0, 3, 2, 1, 0, -1, -2, -3];

/**
 * The mass to which a difference in the atom block is added, by atomic number: of elements where the rounded weight and
 * the commonest isotope agree. Toolkits differ on the rest (bromine: 80 or 79), whose isotope is left open.
 */
const MASSES: Readonly<Record<number, number>> = {
  1: 1,
  6: 12,
  7: 14,
  8: 16,
  9: 19,
  11: 23,
  15: 31,
  16: 32,
  17: 35,
  53: 127,
};

/** Properties of groups in brackets that say how these are drawn or called. */
const GROUP_LINES = new Set('SST SLB SCN SDS SBL SDI SDD SCD SPL SNC SBV SAP SCL SBT CRS PXA ZZC'.split(' '));

interface BracketGroup {
  type: string;
  atoms: number[];
  pattern: number;
  times: number;
  field: string;
  line: number;
}

/**
 * What does a molfile of the older form say? Its fields have their columns, and are read by them.
 *
 * @param lines - the lines up to and with `M  END`, the three of the heading first
 * @throws Fault where anything is not as the format says, or says no definite structure
 */
export function readV2000(lines: readonly string[]): ConnectionTable {
  const counts = lines[3] ?? '';
  const atomCount = number(counts, 0, 3, 3, 'molfile-counts');
  const bondCount = number(counts, 3, 6, 3, 'molfile-counts');
  const listCount = number(counts, 6, 9, 3, 'molfile-counts', 0);
  const textCount = number(counts, 15, 18, 3, 'molfile-counts', 0);
  if (Math.min(atomCount, bondCount, listCount, textCount) < 0) throw new Fault('molfile-counts', 3);
  if (atomCount === 0) throw new Fault('molfile-empty', 3);
  const atoms: TableAtom[] = [];
  for (let i = 0; i < atomCount; i++) atoms.push(readAtom(lines, 4 + i));
  const bonds: TableBond[] = [];
  const pairs = new Set<number>();
  for (let i = 0; i < bondCount; i++) {
    const bond = readBond(lines, 4 + atomCount + i);
    checkBond(bond, atomCount, pairs, 4 + atomCount + i);
    bonds.push(bond);
  }
  // Lists of atoms in their oldest form follow the bonds.
  if (listCount > 0) throw new Fault('query-atom', 3);
  const table: ConnectionTable = { atoms, bonds, issues: [] };
  readProperties(lines, 4 + atomCount + bondCount + 2 * textCount, table);
  return table;
}

function readAtom(lines: readonly string[], at: number): TableAtom {
  const line = lines[at] ?? '';
  const place = [coordinate(line, 0, at), coordinate(line, 10, at), coordinate(line, 20, at)] as const;
  const atom = atomOf(line.slice(30, 34).trim(), place, at);
  const difference = number(line, 34, 36, at, 'molfile-atom', 0);
  const mass = MASSES[atom.element];
  if (difference !== 0 && mass !== undefined) atom.isotope = Math.max(0, mass + difference);
  const charge = number(line, 36, 39, at, 'molfile-atom', 0);
  if (CHARGES[charge] === undefined) throw new Fault('molfile-atom', at);
  atom.charge = CHARGES[charge];
  if (charge === 4) atom.radical = 2;
  const asked = number(line, 42, 45, at, 'molfile-atom', 0);
  if (asked > 0) {
    atom.hydrogensAsked = asked - 1;
    atom.hydrogensExact = asked === 1;
  }
  const valence = number(line, 48, 51, at, 'molfile-atom', 0);
  if (valence > 0) atom.valence = valence === 15 ? 0 : valence;
  return atom;
}

function readBond(lines: readonly string[], at: number): TableBond {
  const line = lines[at] ?? '';
  const a = number(line, 0, 3, at, 'molfile-bond') - 1;
  const b = number(line, 3, 6, at, 'molfile-bond') - 1;
  const type = number(line, 6, 9, at, 'molfile-bond');
  const stereo = number(line, 9, 12, at, 'molfile-bond', 0);
  if (type < 0 || type > COORDINATION) throw new Fault('molfile-bond', at);
  if (type >= 5 && type < ANY_BOND) throw new Fault('query-bond', at);
  if (number(line, 15, 18, at, 'molfile-bond', 0) !== 0) throw new Fault('query-bond', at);
  return { a, b, type, open: stereo === 3 || stereo === 4 };
}

function readProperties(lines: readonly string[], from: number, table: ConnectionTable): void {
  const { atoms } = table;
  const groups = new Map<number, BracketGroup>();
  let charged = false;
  let labelled = false;
  const group = (id: number, at: number): BracketGroup => {
    const found = groups.get(id);
    if (found === undefined) throw new Fault('molfile-property', at);
    return found;
  };
  const clearCharges = (): void => {
    // The first of these lines takes back what the atom block says of charges and radicals.
    if (!charged) for (const atom of atoms) atom.charge = atom.radical = 0;
    charged = true;
  };
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    const alias = /^A {2}([ \d]{2}\d)\s*$/.exec(line);
    if (alias) {
      const text = lines[++at] ?? '';
      const atom = atoms[Number(alias[1]) - 1];
      if (atom === undefined) throw new Fault('molfile-property', at - 1);
      if (!isOwnLabel(text.trim(), atom)) throw new Fault('abbreviation', at);
      continue;
    }
    if (/^V {2}[ \d]{2}\d /.test(line)) continue;
    const property = /^M {2}(\S{3})/.exec(line)?.[1];
    switch (property) {
      case 'END':
        finish(groups, table);
        return;
      case 'CHG':
        clearCharges();
        each(line, at, atoms, (atom, value) => {
          atom.charge = value;
        });
        break;
      case 'RAD':
        clearCharges();
        each(line, at, atoms, (atom, value) => {
          if (value < 0 || value > 3) throw new Fault('molfile-property', at);
          atom.radical = value;
        });
        break;
      case 'ISO':
        if (!labelled) for (const atom of atoms) if (atom.element !== 1) atom.isotope = 0;
        labelled = true;
        each(line, at, atoms, (atom, value) => {
          if (value < 0 || value > 999) throw new Fault('molfile-property', at);
          atom.isotope = value;
        });
        break;
      case 'ZBO':
        // Bonds of order zero, their charges (ZCH) and hydrogens (HYD), after Clark, J. Chem. Inf. Model. 2011, 51, 3149.
        each(line, at, table.bonds, (bond, value) => {
          if (value !== 0) throw new Fault('molfile-property', at);
          bond.type = 0;
        });
        break;
      case 'ZCH':
        each(line, at, atoms, (atom, value) => {
          atom.charge = value;
        });
        break;
      case 'HYD':
        each(line, at, atoms, (atom, value) => {
          atom.hydrogens = value;
        });
        break;
      case 'STY': {
        const words = line.slice(9).trim().split(/\s+/);
        if (words.length % 2 !== 0) throw new Fault('molfile-property', at);
        for (let i = 0; i < words.length; i += 2) {
          const type = words[i + 1]!;
          const fault = groupFault(type);
          if (fault !== null) throw new Fault(fault, at);
          groups.set(Number(words[i]), { type, atoms: [], pattern: 0, times: 1, field: '', line: at });
        }
        break;
      }
      case 'SAL':
      case 'SPA': {
        const [id, count, ...list] = line.slice(6).trim().split(/\s+/).map(Number);
        const own = group(id!, at);
        if (list.length !== count || list.some((i) => atoms[i - 1] === undefined))
          throw new Fault('molfile-property', at);
        if (property === 'SAL') for (const i of list) own.atoms.push(i - 1);
        else own.pattern += list.length;
        break;
      }
      case 'SMT': {
        const own = group(Number(line.slice(6, 10)), at);
        if (own.type === 'MUL') own.times = Number(line.slice(10).trim());
        break;
      }
      case 'SDT':
        group(Number(line.slice(6, 10)), at).field = line.slice(11, 41).trim();
        break;
      case 'SED': {
        const own = group(Number(line.slice(6, 10)), at);
        if (own.field === IMPLIED_HYDROGENS)
          for (const i of own.atoms) atoms[i]!.hydrogens = impliedHydrogens(line.slice(11), at);
        break;
      }
      case 'ALS':
        throw new Fault('query-atom', at);
      case 'RGP':
      case 'LOG':
      case 'APO':
      case 'AAL':
        throw new Fault('r-group', at);
      case 'LIN':
        throw new Fault('polymer', at);
      case 'SUB':
      case 'UNS':
      case 'RBC':
        each(line, at, atoms, (_, value) => {
          if (value !== 0) throw new Fault('query-atom', at);
        });
        break;
      default:
        if (property === undefined || !GROUP_LINES.has(property)) throw new Fault('molfile-property', at);
    }
  }
  throw new Fault('molfile-end', lines.length - 1);
}

/** Groups in brackets are believed to change nothing only where all atoms that they mean are there. */
function finish(groups: ReadonlyMap<number, BracketGroup>, table: ConnectionTable): void {
  let odd = false;
  for (const { type, atoms, pattern, times, line } of groups.values()) {
    if (type === 'MUL' && atoms.length !== pattern * times) throw new Fault('polymer', line);
    if (type !== 'SUP' && type !== 'DAT') odd = true;
  }
  if (odd) table.issues.push(molfileOddity('brackets'));
}

/** A line of pairs, `M  CHG  2   1   1   2  -1`: how many, then the number of an atom or bond and a value. */
function each<T>(line: string, at: number, of: readonly T[], take: (item: T, value: number) => void): void {
  const words = line.slice(6).trim().split(/\s+/).map(Number);
  const [count, ...rest] = words;
  if (words.some((word) => !Number.isInteger(word)) || rest.length !== 2 * count!)
    throw new Fault('molfile-property', at);
  for (let i = 0; i < rest.length; i += 2) {
    const item = of[rest[i]! - 1];
    if (item === undefined) throw new Fault('molfile-property', at);
    take(item, rest[i + 1]!);
  }
}

/** A label that says no more than the atom itself: `C`, `C12`, `NH2`, `O-`. */
function isOwnLabel(text: string, atom: TableAtom): boolean {
  const symbol = symbolOf(atom.element);
  return text.startsWith(symbol) && /^(H?\d*[+-]?|\d+)$/.test(text.slice(symbol.length));
}

function coordinate(line: string, from: number, at: number): number {
  const text = line.slice(from, from + 10).trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw new Fault('molfile-atom', at);
  return Number(text);
}

function number(
  line: string,
  from: number,
  to: number,
  at: number,
  code: 'molfile-counts' | 'molfile-atom' | 'molfile-bond',
  absent?: number,
): number {
  const text = line.slice(from, to).trim();
  if (text === '' && absent !== undefined) return absent;
  if (!/^-?\d+$/.test(text)) throw new Fault(code, at);
  return Number(text);
}
