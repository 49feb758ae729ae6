import { B, isMetal, symbolOf, valencesOf } from '../elements.js';
import { ringBonds } from '../rings.js';
import { type Neighbours, slants } from './geometry.js';
import { molfileOddity } from './oddity.js';
import {
  ANY_BOND,
  AROMATIC_BOND,
  COORDINATION,
  type ConnectionTable,
  Fault,
  type TableAtom,
  type TableBond,
} from './table.js';

/** Elements that need no brackets, and those that SMILES knows in lower case. */
const ORGANIC = new Set(['B', 'C', 'N', 'O', 'P', 'S', 'F', 'Cl', 'Br', 'I']);
const LOWER = new Set(['B', 'C', 'N', 'O', 'P', 'S', 'Se', 'As', 'Si', 'Te']);

/**
 * What does this table say as SMILES? The atoms stand in the order of the table, so that an atom's number is the same
 * in both. Where a branch cannot be gone on with, because the table comes back to it later, a dot and a ring number
 * join what belongs together: `C1.N.O1` is methanol beside ammonia. Wedges are not written: no list tells the mirror
 * images apart.
 *
 * @param slanted - which bonds lean which way; by the coordinates where absent
 * @throws Fault where the table says no definite structure
 */
export function writeTable(table: ConnectionTable, slanted: typeof slants = slants): string {
  const { atoms, bonds } = table;
  const size = atoms.length;
  const neighbours: { to: number; bond: number }[][] = Array.from({ length: size }, () => []);
  for (const [bond, { a, b }] of bonds.entries()) {
    neighbours[a]!.push({ to: b, bond });
    neighbours[b]!.push({ to: a, bond });
  }
  const lower = new Uint8Array(size);
  for (const { a, b, type } of bonds) if (type === AROMATIC_BOND) lower[a] = lower[b] = 1;
  const symbols = bonds.map((bond) => symbolOfBond(bond, table, lower));
  if (lower.includes(1)) openAromatic(bonds, size, symbols);
  const lean = slanted(table, neighbours);

  // Each atom hangs on the last atom before it that is still open: the others that it is bound to join it by numbers.
  const parent = new Int32Array(size).fill(-1);
  const children: number[][] = Array.from({ length: size }, () => []);
  const path: number[] = [];
  for (let i = 0; i < size; i++) {
    const before = new Set(neighbours[i]!.map(({ to }) => to));
    let depth = path.length - 1;
    while (depth >= 0 && !before.has(path[depth]!)) depth--;
    path.length = depth + 1;
    if (depth >= 0) {
      parent[i] = path[depth]!;
      children[path[depth]!]!.push(i);
    }
    path.push(i);
  }

  const numberOf = new Map<number, number>();
  const busy: boolean[] = [];
  const symbolFrom = (bond: number, from: number): string => {
    const { a, b } = bonds[bond]!;
    if (lean[bond] !== 0) return lean[bond]! > 0 === (from === Math.min(a, b)) ? '/' : '\\';
    const symbol = symbols[bond]!;
    return symbol === '->' && from === b ? '<-' : symbol === '<-' && from === b ? '->' : symbol;
  };
  const atomText = (i: number): string => {
    let text = symbolOfAtom(i, table, neighbours, lower);
    const rings = neighbours[i]!.filter(({ to }) => parent[i] !== to && parent[to] !== i);
    for (const { to, bond } of rings) {
      if (to > i) continue;
      const n = numberOf.get(bond)!;
      text += ringText(n);
      busy[n] = false;
    }
    for (const { to, bond } of rings) {
      if (to < i) continue;
      let n = 1;
      while (busy[n]) n++;
      busy[n] = true;
      numberOf.set(bond, n);
      text += symbolFrom(bond, i) + ringText(n);
    }
    return text;
  };

  const parts: string[] = [];
  const open: number[] = [];
  for (let i = 0; i < size; i++) {
    const up = parent[i]!;
    // Closes the branches that this atom does not belong to.
    while (open.length > 0 && open.at(-1) !== up) if (isBranch(open.pop()!)) parts.push(')');
    if (up < 0) {
      if (i > 0) parts.push('.');
    } else {
      if (isBranch(i)) parts.push('(');
      parts.push(symbolFrom(neighbours[i]!.find(({ to }) => to === up)!.bond, up));
    }
    parts.push(atomText(i));
    open.push(i);
  }
  while (open.length > 0) if (isBranch(open.pop()!)) parts.push(')');
  return parts.join('');

  function isBranch(i: number): boolean {
    const up = parent[i]!;
    return up >= 0 && children[up]!.at(-1) !== i;
  }
}

function ringText(n: number): string {
  return n < 10 ? `${n}` : n < 100 ? `%${n}` : `%(${n})`;
}

const accepts = (element: number): boolean => isMetal(element) || element === B;

/** The symbol of a bond as seen from its `a`. */
function symbolOfBond(bond: TableBond, table: ConnectionTable, lower: Uint8Array): string {
  const { a, b, type } = bond;
  const [p, q] = [table.atoms[a]!.element, table.atoms[b]!.element];
  switch (type) {
    case 1:
      return lower[a] === 1 && lower[b] === 1 ? '-' : '';
    case 2:
      return '=';
    case 3:
      return '#';
    case AROMATIC_BOND:
      return '';
    case COORDINATION:
      // Written from the atom that gives the pair; some write it from the metal.
      return accepts(p) && !accepts(q) ? '<-' : '->';
  }
  // OpenChemLib and others write coordination as a bond of any order; without a metal it is a query.
  if (accepts(p) === accepts(q)) throw new Fault(type === ANY_BOND ? 'query-bond' : 'molfile-bond');
  if (!table.issues.some(({ code }) => code === 'zero-bond')) table.issues.push(molfileOddity('zero-bond'));
  return accepts(p) ? '<-' : '->';
}

/** An aromatic bond outside rings is written as such, so that the reader of SMILES says what is wrong with it. */
function openAromatic(bonds: readonly TableBond[], size: number, symbols: string[]): void {
  const start = new Int32Array(size + 1);
  for (const { a, b } of bonds) {
    start[a]!++;
    start[b]!++;
  }
  for (let i = 1; i <= size; i++) start[i]! += start[i - 1]!;
  const to = new Int32Array(2 * bonds.length);
  const via = new Int32Array(2 * bonds.length);
  for (const [bond, { a, b }] of bonds.entries()) {
    const e = --start[a]!;
    to[e] = b;
    via[e] = bond;
    const f = --start[b]!;
    to[f] = a;
    via[f] = bond;
  }
  const rings = ringBonds(size, bonds.length, start, to, via);
  for (const [bond, { type }] of bonds.entries())
    if (type === AROMATIC_BOND && rings[bond] === 0) symbols[bond] = ':';
}

function symbolOfAtom(i: number, table: ConnectionTable, neighbours: Neighbours, lower: Uint8Array): string {
  const atom = table.atoms[i]!;
  const { element, charge, isotope, radical, hydrogensAsked } = atom;
  const small = lower[i] === 1;
  const plain = symbolOf(element);
  if (small && !LOWER.has(plain)) throw new Fault('aromatic-bond');
  const written = small ? plain.toLowerCase() : plain;
  const open = atom.valence < 0 && atom.hydrogens < 0;
  const hydrogens = hydrogensOf(atom, bondsOn(i, table, neighbours, small));
  if (hydrogens < 0 || hydrogens > 9) throw new Fault('molfile-hydrogens');
  if (hydrogensAsked >= 0) {
    // Met by the structure as drawn, it is no query for anything else.
    const met = atom.hydrogensExact ? hydrogens === hydrogensAsked : hydrogens >= hydrogensAsked;
    if (!met) throw new Fault('query-atom');
  }
  if (charge === 0 && isotope === 0 && radical === 0 && open && ORGANIC.has(plain)) return written;
  const count = hydrogens === 0 ? '' : hydrogens === 1 ? 'H' : `H${hydrogens}`;
  const sign = charge === 0 ? '' : `${charge > 0 ? '+' : '-'}${Math.abs(charge) > 1 ? Math.abs(charge) : ''}`;
  return `[${isotope === 0 ? '' : isotope}${written}${count}${sign}]`;
}

interface Bonds {
  /** Orders, aromatic bonds as single and one more for the ring, without those to metals. */
  readonly sum: number;
  readonly toMetals: number;
  /** Bonds of coordination that end here. */
  readonly taken: number;
  readonly aromatic: boolean;
}

function bondsOn(i: number, table: ConnectionTable, neighbours: Neighbours, small: boolean): Bonds {
  let sum = 0;
  let toMetals = 0;
  let taken = 0;
  for (const { to, bond } of neighbours[i]!) {
    const { a, type } = table.bonds[bond]!;
    if (type === COORDINATION) {
      if (a !== i) taken++;
      continue;
    }
    if (type === 0 || type === ANY_BOND) continue;
    const order = type === AROMATIC_BOND ? 1 : type;
    if (isMetal(table.atoms[to]!.element)) toMetals += order;
    else sum += order;
  }
  return { sum, toMetals, taken, aromatic: small };
}

/** Electrons that take part in no bond, by the number of the radical. */
const UNPAIRED = [0, 2, 1, 2];

/**
 * Hydrogens that the file does not draw: as many as it says, else as many as the least normal valence leaves. Metals
 * have none.
 */
function hydrogensOf(atom: TableAtom, bonds: Bonds): number {
  const { element, charge, radical, valence, hydrogens } = atom;
  if (hydrogens >= 0) return hydrogens;
  if (isMetal(element)) return 0;
  const { sum, toMetals, taken, aromatic } = bonds;
  const all = sum + toMetals;
  if (valence >= 0) {
    if (aromatic) return Math.max(0, valence - all - 1);
    // Whether bonds to metals and those of coordination count, writers do not agree.
    return valence >= all ? Math.max(0, valence - all - taken) : valence - sum;
  }
  const used = (aromatic ? 1 : 0) + UNPAIRED[radical]!;
  const normal = valencesOf(element, charge) ?? [];
  // Whole without its bonds to metals, as the chloride of a complex is.
  if (toMetals > 0 && normal.includes(sum + used)) return 0;
  const whole = normal.find((v) => v >= all + used) ?? normal.find((v) => v >= sum + used);
  return whole === undefined ? 0 : Math.max(0, whole - used - (whole >= all + used ? all : sum));
}
