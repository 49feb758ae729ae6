import { molfileOddity } from './oddity.js';
import { atomOf } from './symbols.js';
import {
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

/** A line of the format, put together where it goes on over several. */
interface Entry {
  readonly text: string;
  /** Its first line among those of the record. */
  readonly at: number;
}

const MARK = 'M  V30 ';

/**
 * What does a molfile of the newer form say?
 *
 * @param lines - the lines up to and with `M  END`, the three of the heading first
 * @throws Fault where anything is not as the format says, or says no definite structure
 */
export function readV3000(lines: readonly string[]): ConnectionTable {
  const entries = entriesOf(lines);
  const table: ConnectionTable = { atoms: [], bonds: [], issues: [] };
  /** Atoms and bonds have numbers of their own, in any order. */
  const atomByNumber = new Map<number, number>();
  const pairs = new Set<number>();
  const blocks: string[] = [];
  let counts: readonly number[] | undefined;
  let over = false;
  let brackets = false;
  for (const { text, at } of entries) {
    const begin = /^BEGIN (\S+)/.exec(text)?.[1];
    const inside = blocks.at(-1);
    if (over) throw new Fault('molfile-property', at);
    if (begin !== undefined) {
      const expected = PARENT[begin];
      if (begin === 'RGROUP') throw new Fault('r-group', at);
      if (expected === undefined || expected !== (inside ?? '')) throw new Fault('molfile-property', at);
      blocks.push(begin);
      continue;
    }
    if (text.startsWith('END ')) {
      if (text.slice(4).trim() !== inside) throw new Fault('molfile-property', at);
      blocks.pop();
      over = blocks.length === 0;
      continue;
    }
    switch (inside) {
      case 'CTAB':
        if (/^COUNTS /.test(text) && counts === undefined) {
          counts = text.split(/\s+/).slice(1, 3).map(Number);
          if (counts.length < 2 || counts.some((n) => !Number.isInteger(n) || n < 0))
            throw new Fault('molfile-counts', at);
        } else if (text.startsWith('LINKNODE')) throw new Fault('polymer', at);
        else throw new Fault('molfile-property', at);
        break;
      case 'ATOM':
        readAtom(text, at, table.atoms, atomByNumber);
        break;
      case 'BOND': {
        const bond = readBond(text, at, atomByNumber);
        checkBond(bond, table.atoms.length, pairs, at);
        table.bonds.push(bond);
        break;
      }
      case 'SGROUP':
        if (readGroup(text, at, table.atoms, atomByNumber)) brackets = true;
        break;
      case 'COLLECTION':
        // Sets of stereo centres and of highlighted atoms: no bond turns on them.
        if (!/^(DEFAULT|MDLV30\/(STE|HILITE))/.test(text)) throw new Fault('molfile-property', at);
        break;
      case 'OBJ3D':
        throw new Fault('molfile-property', at);
      default:
        throw new Fault('molfile-property', at);
    }
  }
  if (!over) throw new Fault('molfile-end', lines.length - 1);
  if (counts === undefined) throw new Fault('molfile-counts', 3);
  if (table.atoms.length === 0 && counts[0] === 0) throw new Fault('molfile-empty', 3);
  if (table.atoms.length !== counts[0]) throw new Fault('molfile-atom', lines.length - 1);
  if (table.bonds.length !== counts[1]) throw new Fault('molfile-bond', lines.length - 1);
  if (brackets) table.issues.push(molfileOddity('brackets'));
  return table;
}

/** The blocks that are read, and where each may stand. */
const PARENT: Readonly<Record<string, string>> = {
  CTAB: '',
  ATOM: 'CTAB',
  BOND: 'CTAB',
  SGROUP: 'CTAB',
  COLLECTION: 'CTAB',
};

function entriesOf(lines: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  let open: Entry | undefined;
  for (let at = 4; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    if (line.startsWith('M  END')) {
      if (open !== undefined) throw new Fault('molfile-property', at);
      return entries;
    }
    if (line === '' && open === undefined) continue;
    if (!line.startsWith(MARK)) throw new Fault('molfile-property', at);
    const goesOn = line.endsWith('-');
    const text = line.slice(MARK.length, goesOn ? -1 : undefined);
    const entry: Entry = open === undefined ? { text, at } : { text: open.text + text, at: open.at };
    if (goesOn) open = entry;
    else {
      entries.push({ text: entry.text.trim(), at: entry.at });
      open = undefined;
    }
  }
  throw new Fault('molfile-end', lines.length - 1);
}

function readAtom(text: string, at: number, atoms: TableAtom[], byNumber: Map<number, number>): void {
  const words = wordsOf(text, at);
  const [own, symbol = '', x, y, z, , ...rest] = words;
  const place = [x, y, z].map((word) => (word === undefined || word === '' ? Number.NaN : Number(word)));
  const number = Number(own);
  if (words.length < 6 || !Number.isInteger(number) || number < 1 || byNumber.has(number))
    throw new Fault('molfile-atom', at);
  // `NOT [N,O]` is two words; the list alone says enough.
  if (symbol === 'NOT') throw new Fault('query-atom', at);
  if (place.some((p) => !Number.isFinite(p))) throw new Fault('molfile-atom', at);
  const atom = atomOf(symbol.replace(/^"(.*)"$/, '$1'), [place[0]!, place[1]!, place[2]!], at);
  for (const [key, value] of attributes(rest, at)) {
    const n = Number(value);
    switch (key) {
      case 'CHG':
        atom.charge = whole(n, -15, 15, at);
        break;
      case 'RAD':
        atom.radical = whole(n, 0, 3, at);
        break;
      case 'MASS':
        atom.isotope = whole(n, 0, 999, at);
        break;
      case 'VAL':
        if (n !== 0) atom.valence = n === -1 ? 0 : whole(n, 1, 14, at);
        break;
      case 'HCOUNT':
        if (n !== 0) {
          atom.hydrogensAsked = n === -1 ? 0 : whole(n, 1, 9, at);
          atom.hydrogensExact = n === -1;
        }
        break;
      case 'CFG':
      case 'STBOX':
      case 'INVRET':
      case 'EXACHG':
      case 'SEQID':
        break;
      case 'SUBST':
      case 'UNSAT':
      case 'RBCNT':
        if (n !== 0) throw new Fault('query-atom', at);
        break;
      case 'ATTCHPT':
        if (n !== 0) throw new Fault('r-group', at);
        break;
      case 'RGROUPS':
        throw new Fault('r-group', at);
      default:
        throw new Fault('molfile-property', at);
    }
  }
  byNumber.set(number, atoms.length);
  atoms.push(atom);
}

function readBond(text: string, at: number, byNumber: ReadonlyMap<number, number>): TableBond {
  const [, type, p, q, ...rest] = wordsOf(text, at);
  const kind = Number(type);
  if (q === undefined || !Number.isInteger(kind) || kind < 0 || kind > COORDINATION)
    throw new Fault('molfile-bond', at);
  if (kind >= 5 && kind < 8) throw new Fault('query-bond', at);
  let open = false;
  for (const [key, value] of attributes(rest, at)) {
    switch (key) {
      case 'CFG':
        open = value === '2';
        break;
      case 'TOPO':
        if (value !== '0') throw new Fault('query-bond', at);
        break;
      case 'RXCTR':
      case 'STBOX':
        break;
      case 'ENDPTS':
      case 'ATTACH':
        throw new Fault('multicenter', at);
      default:
        throw new Fault('molfile-property', at);
    }
  }
  return { a: byNumber.get(Number(p)) ?? -1, b: byNumber.get(Number(q)) ?? -1, type: kind, open };
}

/** Reads a group in brackets; true where it is worth a word. */
function readGroup(
  text: string,
  at: number,
  atoms: readonly TableAtom[],
  byNumber: ReadonlyMap<number, number>,
): boolean {
  if (text.startsWith('DEFAULT')) return false;
  const [, type = '', , ...rest] = wordsOf(text, at);
  const fault = groupFault(type);
  if (fault !== null) throw new Fault(fault, at);
  const of = new Map(attributes(rest, at));
  const list = (key: string): readonly number[] => {
    const [count, ...numbers] = (of.get(key) ?? '(0)').replace(/[()]/g, ' ').trim().split(/\s+/).map(Number);
    if (numbers.length !== count) throw new Fault('molfile-property', at);
    return numbers.map((n) => {
      const atom = byNumber.get(n);
      if (atom === undefined) throw new Fault('molfile-property', at);
      return atom;
    });
  };
  if (type === 'MUL' && list('ATOMS').length !== list('PATOMS').length * Number(of.get('MULT')))
    throw new Fault('polymer', at);
  if (type === 'DAT' && unquoted(of.get('FIELDNAME') ?? '') === IMPLIED_HYDROGENS)
    for (const atom of list('ATOMS'))
      atoms[atom]!.hydrogens = impliedHydrogens(unquoted(of.get('FIELDDATA') ?? ''), at);
  return type !== 'SUP' && type !== 'DAT';
}

/**
 * Words parted by blanks; what stands in quotes, parentheses or brackets is one.
 *
 * @throws Fault where one of these is not closed: nothing of a line is left out
 */
function wordsOf(text: string, at: number): string[] {
  const words: string[] = [];
  for (let i = 0; i < text.length; ) {
    if (BLANK.test(text[i]!)) {
      i++;
      continue;
    }
    const from = i;
    while (i < text.length && !BLANK.test(text[i]!)) i = endOfPiece(text, i, at);
    words.push(text.slice(from, i));
  }
  return words;
}

const BLANK = /\s/;

/** One past the piece of a word that begins here: one sign, or all up to what closes it. */
function endOfPiece(text: string, from: number, at: number): number {
  const opening = text[from]!;
  if (opening === '"') {
    // Two quotes in a row stand for one.
    for (let i = from + 1; i < text.length; i++)
      if (text[i] === '"') {
        if (text[i + 1] !== '"') return i + 1;
        i++;
      }
    throw new Fault('molfile-property', at);
  }
  const closing = opening === '(' ? ')' : opening === '[' ? ']' : undefined;
  if (closing === undefined) return from + 1;
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === closing) return i + 1;
    if (text[i] === opening) break;
  }
  throw new Fault('molfile-property', at);
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1').replaceAll('""', '"');

function attributes(words: readonly string[], at: number): [key: string, value: string][] {
  return words.map((word) => {
    const equals = word.indexOf('=');
    if (equals <= 0) throw new Fault('molfile-property', at);
    return [word.slice(0, equals), word.slice(equals + 1)];
  });
}

function whole(n: number, least: number, most: number, at: number): number {
  if (!Number.isInteger(n) || n < least || n > most) throw new Fault('molfile-atom', at);
  return n;
}
