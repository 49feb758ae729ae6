import { canonicalOrder } from '../canonical-order.js';
import { edgesOf } from '../edges.js';
import { symbolOf, valencesOf } from '../elements.js';
import { int32s, uint8s } from '../memory.js';
import type { Molecule } from '../molecule.js';
import { ringBonds } from '../rings.js';

/** A place where a fragment hangs on the rest of its molecule. */
export interface FragmentBond {
  /** The atom of the fragment. */
  readonly atom: number;
  /** The atom outside it. */
  readonly to: number;
  /** The order of the bond between them. */
  readonly order: number;
}

/**
 * How is this molecule written, always in the same way?
 *
 * @param m - a molecule
 * @returns its SMILES: aromatic rings in lower case, no stereo, no isotopes
 * @throws never
 * @example toSmiles(read('C1=CC=CC=C1O')); // 'Oc1ccccc1'
 */
export function toSmiles(m: Molecule): string {
  return fragmentSmiles(
    m,
    Array.from({ length: m.size }, (_, i) => i),
    [],
  );
}

/**
 * How is this part of a molecule written, always in the same way? The string serves as a key to names of groups.
 *
 * Rings that lie wholly in the part and are aromatic in the molecule stand in lower case. Where the part cuts
 * through an aromatic ring, the bonds left of it are written `:`, and those that lead out of it as single ones, since which
 * of them are double would depend on how the molecule was drawn.
 *
 * A part so large and symmetrical that `canonicalOrder` meets its bound is written correctly, but perhaps not always
 * in the same way.
 *
 * @param m - the molecule
 * @param atoms - the atoms of the part, in any order
 * @param attachments - the bonds that lead out of it; each is written as `*`
 * @returns the SMILES of the part, its pieces joined by dots where it falls apart
 * @throws RangeError where an atom is not in the molecule, or an attachment's atom not in the part
 * @example fragmentSmiles(propanamide, [0, 1, 2], [{ atom: 2, to: 3, order: 1 }]); // '*C(=O)CC'
 */
export function fragmentSmiles(
  m: Writable,
  atoms: readonly number[],
  attachments: readonly FragmentBond[],
): string {
  if (atoms.length + attachments.length > LARGEST_KEPT) return writtenOf(m, atoms, attachments);
  // The same few groups sit on most of what is looked at: what was written of one is kept by all that it was written from.
  const content = contentOf(m, atoms, attachments);
  let text = written.get(content);
  if (text === undefined) {
    text = writtenOf(m, atoms, attachments);
    if (written.size === MOST_WRITTEN) written.clear();
    written.set(content, text);
  }
  return text;
}

function writtenOf(m: Writable, atoms: readonly number[], attachments: readonly FragmentBond[]): string {
  const part = cutOut(m, atoms, attachments);
  return write(part, canonicalOrder(part).order);
}

const written = new Map<string, string>();
const MOST_WRITTEN = 4096;
/** In atoms: larger parts hardly ever come twice. */
const LARGEST_KEPT = 100;

/** All that a part is written from, as the characters of a text: its atoms, the bonds between them and what leads out. */
function contentOf(m: Writable, atoms: readonly number[], attachments: readonly FragmentBond[]): string {
  const { bonds, element, hydrogens, charge } = m;
  if (places.length < m.size) places = new Int32Array(2 * m.size);
  const units: number[] = [];
  let count = 0;
  for (const a of atoms)
    if (!(a >= 0 && a < m.size)) throw new RangeError(`there is no atom ${a} in a molecule of ${m.size}`);
  for (let i = 0; i < atoms.length; i++) {
    const a = atoms[i]!;
    if (places[a] !== 0) continue;
    places[a] = ++count;
    units.push(element[a]!, hydrogens[a]! * 64 + charge[a]! + 32);
  }
  units.push(0);
  for (let b = 0; b < bonds.length; b++) {
    const bond = bonds[b]!;
    const i = places[bond.a]!;
    if (i === 0) continue;
    const k = places[bond.b]!;
    if (k !== 0) units.push(i, k, bond.aromatic ? AROMATIC : bond.order);
  }
  units.push(0);
  for (let k = 0; k < attachments.length; k++) {
    const attachment = attachments[k]!;
    const { atom, order } = attachment;
    units.push((places[atom] ?? 0) * 8 + (order === 2 && isAromaticBond(m, attachment) ? 1 : order));
  }
  for (let i = 0; i < atoms.length; i++) places[atoms[i]!] = 0;
  return String.fromCharCode.apply(null, units);
}

/** Of each atom its number in the part from 1; all are 0 between one part and the next. */
let places = new Int32Array(256);

/** What of a molecule is written. */
type Writable = Pick<Molecule, 'size' | 'element' | 'charge' | 'hydrogens' | 'bonds'>;

/** Labels of edges: the order of the bond, or AROMATIC, or CUT for what is left of an aromatic ring. */
const AROMATIC = 5;
const CUT = 6;
const SYMBOL = ['~', '', '=', '#', '$', '', ':'];

interface Part {
  readonly size: number;
  readonly element: Uint8Array;
  readonly hydrogens: Uint8Array;
  readonly charge: Int8Array;
  /** 1 for each atom that is written in lower case. */
  readonly lower: Uint8Array;
  /** The edges of atom i, in the order of the bonds, are those from start[i] up to start[i + 1]. */
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly label: Uint8Array;
  readonly colour: Int32Array;
}

function cutOut(m: Writable, atoms: readonly number[], attachments: readonly FragmentBond[]): Part {
  const { bonds } = m;
  const place = int32s(m.size).fill(-1);
  let count = 0;
  for (const a of atoms) {
    if (!(a >= 0 && a < m.size)) throw new RangeError(`there is no atom ${a} in a molecule of ${m.size}`);
    if (place[a] === -1) place[a] = count++;
  }
  const size = count + attachments.length;
  // Attachment places are atoms of element 0.
  const element = new Uint8Array(size);
  const hydrogens = new Uint8Array(size);
  const charge = new Int8Array(size);
  for (const a of atoms) {
    const i = place[a]!;
    element[i] = m.element[a]!;
    hydrogens[i] = m.hydrogens[a]!;
    charge[i] = m.charge[a]!;
  }
  const one: number[] = [];
  const other: number[] = [];
  const labels: number[] = [];
  let aromatic = 0;
  for (let b = 0; b < bonds.length; b++) {
    const bond = bonds[b]!;
    const i = place[bond.a]!;
    const k = place[bond.b]!;
    if (i < 0 || k < 0) continue;
    one.push(i);
    other.push(k);
    labels.push(bond.aromatic ? AROMATIC : bond.order);
    if (bond.aromatic) aromatic++;
  }
  for (let k = 0; k < attachments.length; k++) {
    const attachment = attachments[k]!;
    const i = place[attachment.atom] ?? -1;
    if (i < 0) throw new RangeError(`attachment at atom ${attachment.atom}, which is not in the fragment`);
    one.push(i);
    other.push(count + k);
    labels.push(attachment.order === 2 && isAromaticBond(m, attachment) ? 1 : attachment.order);
  }
  const lower = new Uint8Array(size);
  const { start, to, bond: via } = edgesOf(size, one, other);
  if (aromatic > 0) {
    // Which aromatic bonds still lie in a ring of aromatic bonds inside the part?
    const isAromatic = labels.map((label) => (label === AROMATIC ? 1 : 0));
    const whole = ringBonds(size, labels.length, start, to, via, isAromatic);
    for (let b = 0; b < labels.length; b++) {
      if (labels[b] !== AROMATIC) continue;
      if (whole[b] === 0) labels[b] = CUT;
      lower[one[b]!] = lower[other[b]!] = 1;
    }
  }
  // Attachment places come first, then carbon, then the rest; ends of chains before their middles.
  const colour = int32s(size);
  for (let i = 0; i < size; i++) {
    const e = element[i]!;
    const kind = e === 0 ? 0 : e === 6 ? 1 : e + 1;
    const degree = Math.min(15, start[i + 1]! - start[i]!);
    const q = charge[i] === 0 ? 0 : charge[i]! + 16;
    colour[i] = (((kind * 16 + degree) * 32 + hydrogens[i]!) * 32 + q) * 2 + lower[i]!;
  }
  const label = uint8s(to.length);
  for (let e = 0; e < label.length; e++) label[e] = labels[via[e]!]!;
  return { size, element, hydrogens, charge, lower, start, to, label, colour };
}

const isAromaticBond = ({ bonds }: Writable, { atom, to }: FragmentBond): boolean =>
  bonds.some(({ a, b, aromatic }) => aromatic && ((a === atom && b === to) || (a === to && b === atom)));

function write(part: Part, order: Int32Array): string {
  const roots = Array.from({ length: part.size }, (_, i) => i).sort((a, b) => order[a]! - order[b]!);
  const seen = new Uint8Array(part.size);
  const pieces: string[] = [];
  for (const r of roots) if (seen[r] === 0) pieces.push(writePiece(part, order, r, seen));
  return pieces.sort().join('.');
}

/** Walks from the root; branches come by size, and what closes a ring last: `*c1ccc(F)cc1`, as chemists write it. */
function writePiece(part: Part, order: Int32Array, rootAtom: number, seen: Uint8Array): string {
  const { start, to, label } = part;
  const walk: number[] = [];
  const parent = int32s(part.size).fill(-1);
  const children: number[][] = Array.from({ length: part.size }, () => []);
  /** Ring bonds as [earlier atom, later atom, label]. */
  const closures: [number, number, number][] = [];
  const when = int32s(part.size);
  const stack: { atom: number; next: number[]; k: number }[] = [];
  const enter = (a: number): void => {
    seen[a] = 1;
    when[a] = walk.length;
    walk.push(a);
    const next: number[] = [];
    for (let e = start[a]!; e < start[a + 1]!; e++) next.push(e);
    // Into a double or triple bond first, so that a ring is closed on a single one.
    next.sort((x, y) => rankOf(label[y]!) - rankOf(label[x]!) || order[to[x]!]! - order[to[y]!]!);
    stack.push({ atom: a, next, k: 0 });
  };
  enter(rootAtom);
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    if (top.k === top.next.length) {
      stack.pop();
      continue;
    }
    const e = top.next[top.k++]!;
    const b = to[e]!;
    if (seen[b] === 0) {
      parent[b] = top.atom;
      children[top.atom]!.push(e);
      enter(b);
    } else if (b !== parent[top.atom] && when[b]! < when[top.atom]!) closures.push([b, top.atom, label[e]!]);
  }
  const weight = int32s(part.size).fill(1);
  /** The earliest atom that a ring bond from below reaches: a branch that closes a ring above stands last. */
  const reach = when.slice();
  for (const [early, late] of closures) reach[late] = Math.min(reach[late]!, when[early]!);
  for (let k = walk.length - 1; k > 0; k--) {
    const a = walk[k]!;
    const up = parent[a]!;
    weight[up]! += weight[a]!;
    reach[up] = Math.min(reach[up]!, reach[a]!);
  }
  for (const [a, list] of children.entries()) {
    const closes = (e: number): number => (reach[to[e]!]! <= when[a]! ? 1 : 0);
    list.sort(
      (x, y) => closes(x) - closes(y) || weight[to[x]!]! - weight[to[y]!]! || order[to[x]!]! - order[to[y]!]!,
    );
  }

  const opens: [number, number, number][][] = Array.from({ length: part.size }, () => []);
  const closes: [number, number, number][][] = Array.from({ length: part.size }, () => []);
  for (const c of closures) {
    opens[c[0]]!.push(c);
    closes[c[1]]!.push(c);
  }
  const number = new Map<[number, number, number], number>();
  const used: boolean[] = [];
  let text = '';
  const todo: (number | string)[] = [];
  const emit = (a: number): void => {
    text += atomText(part, a);
    for (const c of closes[a]!.sort((x, y) => number.get(x)! - number.get(y)!)) {
      const n = number.get(c)!;
      text += ringText(n);
      used[n] = false;
    }
    // Where the ring ends decides which of two gets the smaller number.
    for (const c of opens[a]!.sort((x, y) => order[x[1]]! - order[y[1]]!)) {
      let n = 1;
      while (used[n]) n++;
      used[n] = true;
      number.set(c, n);
      text += bondText(part, c[0], c[1], c[2]) + ringText(n);
    }
    const list = children[a]!;
    for (let k = list.length - 1; k >= 0; k--) {
      const e = list[k]!;
      const bond = bondText(part, a, to[e]!, label[e]!);
      if (k === list.length - 1) todo.push(to[e]!, bond);
      else todo.push(')', to[e]!, `(${bond}`);
    }
  };
  emit(rootAtom);
  while (todo.length > 0) {
    const next = todo.pop()!;
    if (typeof next === 'string') text += next;
    else emit(next);
  }
  return text;
}

function rankOf(label: number): number {
  return label === AROMATIC || label === CUT ? 1 : label;
}

function ringText(n: number): string {
  return n < 10 ? `${n}` : n < 100 ? `%${n}` : `%(${n})`;
}

function bondText(part: Part, a: number, b: number, label: number): string {
  if (label === 1) return part.lower[a] && part.lower[b] ? '-' : '';
  return SYMBOL[label]!;
}

/** B, C, N, O, P, S and the halogens need no brackets where their hydrogens are those a reader would fill in. */
const ORGANIC = new Set([5, 6, 7, 8, 9, 15, 16, 17, 35, 53]);
const LOWER = new Set([5, 6, 7, 8, 14, 15, 16, 33, 34, 52]);

function atomText(part: Part, a: number): string {
  const e = part.element[a]!;
  if (e === 0) return '*';
  const h = part.hydrogens[a]!;
  const q = part.charge[a]!;
  const lower = part.lower[a] === 1 && LOWER.has(e);
  const symbol = lower ? symbolOf(e).toLowerCase() : symbolOf(e);
  if (q === 0 && ORGANIC.has(e) && h === filledIn(part, a, lower)) return symbol;
  const charge = q === 0 ? '' : `${q > 0 ? '+' : '-'}${Math.abs(q) > 1 ? Math.abs(q) : ''}`;
  return `[${symbol}${h === 0 ? '' : h === 1 ? 'H' : `H${h}`}${charge}]`;
}

/** The hydrogens that a reader gives to this atom without brackets; -1 where it would refuse it. */
function filledIn(part: Part, a: number, lower: boolean): number {
  let bonds = 0;
  for (let e = part.start[a]!; e < part.start[a + 1]!; e++) {
    bonds += part.label[e]! >= AROMATIC ? 1 : part.label[e]!;
  }
  const element = part.element[a]!;
  if (lower) return element === 6 ? (bonds <= 3 ? 3 - bonds : 0) : 0;
  if (element === 7) return bonds <= 3 ? 3 - bonds : -1;
  const valences = valencesOf(element, 0)!;
  if (element === 17 || element === 35 || element === 53)
    return bonds === 0 ? 1 : valences.includes(bonds) ? 0 : -1;
  for (const v of valences) if (v >= bonds) return v - bonds;
  return -1;
}
