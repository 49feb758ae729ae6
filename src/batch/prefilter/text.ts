import {
  BOND,
  BOND_OF,
  CAPITAL,
  CLOSE,
  DIGIT,
  DOT,
  ELEMENT,
  END,
  LETTER_L,
  LETTER_R,
  LOWER,
  METAL,
  OPEN,
  PERCENT,
  SMALL,
  SQUARE,
  TOKEN,
  UNSURE,
  WEIGHT,
} from './alphabet.js';
import { isInTable, withRings } from './composition.js';

/** A longer text is left to the exact path; as an atom takes a byte at least, the arrays below never overflow. */
const LONGEST = 4000;
export const SIZE = 4096;
const DEEPEST = 1000;
/** A line of more ring closures is left to the exact path: each is held against all before it. */
export const MOST_RINGS = 64;

export const PARENT_SHIFT = 12;
export const BOND_SHIFT = 9;
export const TOKEN_MASK = LOWER | UNSURE | ELEMENT;

/** Not modelled, or not grammatical: for the exact path. */
export const ODD = 0;
/** Read, with every atom and bond in the arrays. */
export const READ = 1;

/** Marks of a line that was read. */
export const HAS_HYDROGEN = 1;
export const HAS_METAL_BOND = 2;
/** One of the line's parts has a composition that was looked for. */
export const HAS_COMPOSITION = 4;
const HAS_PARTS = 8;
export const HAS_CHARGE = 16;
export const HAS_DOUBLE_CLOSURE = 32;

export type Reader = ReturnType<typeof createReader>;

/**
 * A reader of lines, with the arrays that it fills anew for each. They are made inside a function because the compiler
 * then knows them for constants, which makes the innermost loop an eighth faster.
 */
export function createReader(compositions: Int32Array) {
  const { tokens, bondOf } = { tokens: TOKEN.map((t) => t > 0 ? t | ((t & ELEMENT) === 7 || (t & ELEMENT) === 8 ? 512 : 0) | (WEIGHT[t & ELEMENT]! << 10) : t), bondOf: BOND_OF.slice() };
  /** Atoms count from 1; 0 is no atom. An entry packs an atom's parent, the bond to it as written, and its token. */
  const node = new Int32Array(SIZE);
  /** Ring closures as the smaller atom times 4096 and the larger; and the bond as written at either. */
  const ringPair = new Int32Array(MOST_RINGS + 1);
  const ringOrder = new Uint8Array(MOST_RINGS + 1);
  const openAtom = new Int32Array(100);
  const openOrder = new Uint8Array(100);
  const stack = new Int32Array(DEEPEST);
  /** The nitrogens and oxygens, in the order of the text. */
  const heteros = new Int32Array(SIZE);
  /** The atoms to which a double bond from an oxygen is written, in the chain of the text. */
  const carbonyls = new Int32Array(SIZE);
  /** Per atom the number of the line in which it is one of these. */
  const carbonylOf = new Int32Array(SIZE + 1);
  /** Per atom the number of the line in which a double or triple bond was written at it. */
  const doubled = new Int32Array(SIZE + 1);
  const weight = WEIGHT.slice();
  const carbonToChlorine = weight[17]! - weight[6]!;
  const boronToBromine = weight[35]! - weight[5]!;
  /** What `readLine` leaves besides the arrays. */
  const line = {
    /** Where reading goes on: at the end of the text where it was read to it. */
    next: 0,
    atoms: 0,
    rings: 0,
    heteros: 0,
    carbonyls: 0,
    marks: 0,
    /** Lines read, so that nothing needs clearing between them. */
    number: 0,
  };

  /**
   * Reads the structure that begins at `from`, by the grammar of the exact path's reader: what that one calls an error
   * is ODD here, and so is much that is rare. Each byte is looked at once.
   *
   * @param bytes - must hold a line feed at or after `from`
   * @returns ODD or READ; `line.next` is then where the structure's text was left
   */
  function readLine(bytes: Uint8Array, from: number): number {
    let i = from;
    let n = 0;
    /** The atom that the next one is bound to; 0 at the start and after a dot. */
    let prev = 0;
    let bond = 0;
    /** 0 at the start and after a dot, 1 after an atom, a ring number or a branch, 3 after these and a bond, 2 after `(`, 4 after `(` and a bond. */
    let last = 0;
    let depth = 0;
    let rings = 0;
    let open = 0;
    let marks = 0;
    let count = 0;
    let sum = 0;
    let oxo = 0;
    const number = ++line.number;

    for (;;) {
      let c = bytes[i++]!;
      let token = tokens[c]!;
      while (token > 0) {
        n = (n + 1) & (SIZE - 1);
        node[n] = (prev << PARENT_SHIFT) | (bond << BOND_SHIFT) | (token & TOKEN_MASK);
        heteros[count] = n;
        count += (token >> 9) & 1;
        sum += token >> 10;
        prev = n;
        bond = 0;
        last = 1;
        c = bytes[i++]!;
        token = tokens[c]!;
      }
      if (token === OPEN) {
        if (last !== 1 || depth === DEEPEST) break;
        stack[depth++] = prev;
        last = 2;
        continue;
      }
      if (token === CLOSE) {
        if (last !== 1 || depth === 0) break;
        prev = stack[--depth]!;
        continue;
      }
      if (token === BOND) {
        if (last === 1) last = 3;
        else if (last === 2) last = 4;
        else break;
        bond = bondOf[c]!;
        if (bond > 1) {
          // Of the bond's two atoms one is read and the other comes next.
          doubled[prev] = number;
          doubled[n + 1] = number;
          if (bytes[i] === 79) {
            carbonyls[oxo++] = prev;
            carbonylOf[prev] = number;
          } else if ((node[prev]! & ELEMENT) === 8) {
            carbonyls[oxo++] = n + 1;
            carbonylOf[n + 1] = number;
          }
        }
        continue;
      }
      if (token === DIGIT || token === PERCENT) {
        let digit = c - 48;
        if (token === PERCENT) {
          const tens = bytes[i]! - 48;
          if (tens < 0 || tens > 9) break;
          const ones = bytes[i + 1]! - 48;
          if (ones < 0 || ones > 9) break;
          digit = tens * 10 + ones;
          i += 2;
        }
        if ((last & 1) === 0) break;
        const other = openAtom[digit]!;
        if (other === 0) {
          openAtom[digit] = prev;
          openOrder[digit] = bond;
          open++;
        } else {
          openAtom[digit] = 0;
          open--;
          const before = openOrder[digit]!;
          if (
            other === prev ||
            node[prev]! >> PARENT_SHIFT === other ||
            node[other]! >> PARENT_SHIFT === prev
          )
            break;
          if (before !== 0 && bond !== 0 && before !== bond) break;
          const pair = other < prev ? (other << PARENT_SHIFT) | prev : (prev << PARENT_SHIFT) | other;
          let k = rings - 1;
          while (k >= 0 && ringPair[k] !== pair) k--;
          if (k >= 0 || rings === MOST_RINGS) break;
          ringPair[rings] = pair;
          ringOrder[rings++] = before | bond;
          if ((before | bond) > 1) {
            doubled[other] = number;
            doubled[prev] = number;
            marks |= HAS_DOUBLE_CLOSURE;
          }
        }
        bond = 0;
        last = 1;
        continue;
      }
      if (token === SQUARE) {
        // [isotope symbol chirality hydrogens charge class]
        let d = bytes[i]!;
        if (d < 58) {
          const figures = i;
          while (d >= 48 && d <= 57) d = bytes[++i]!;
          if (i - figures > 3) break;
        }
        const two = bytes[i + 1]!;
        let element = 0;
        let lower = 0;
        if (d >= 65 && d <= 90) {
          if (two >= 97 && two <= 122) element = CAPITAL[((d & 31) << 5) | (two & 31)]!;
          if (element !== 0) i += 2;
          else {
            element = CAPITAL[(d & 31) << 5]!;
            i++;
          }
        } else if (d >= 97 && d <= 122) {
          if (two >= 97 && two <= 122) element = SMALL[((d & 31) << 5) | (two & 31)]!;
          if (element !== 0) i += 2;
          else {
            element = SMALL[(d & 31) << 5]!;
            i++;
          }
          lower = LOWER;
        }
        if (element === 0) break;
        d = bytes[i]!;
        if (d === 64 /* @ */) {
          d = bytes[++i]!;
          if (d === 64) d = bytes[++i]!;
        }
        if (d === 72 /* H */) {
          if (element === 1) break;
          d = bytes[++i]!;
          if (d >= 48 && d <= 57) d = bytes[++i]!;
        }
        let charge = 0;
        if (d === 43 || d === 45) {
          const sign = d;
          charge = 1;
          d = bytes[++i]!;
          if (d >= 48 && d <= 57) {
            charge = d - 48;
            d = bytes[++i]!;
          } else
            while (d === sign && charge < 5) {
              charge++;
              d = bytes[++i]!;
            }
        }
        if (d === 58 /* : */) {
          d = bytes[++i]!;
          if (d < 48 || d > 57) break;
          while (d >= 48 && d <= 57) d = bytes[++i]!;
        }
        if (d !== 93 /* ] */) break;
        i++;
        if (METAL[element] === 1) {
          // A metal that stands alone is an ion; one with bonds needs them cut.
          const next = tokens[bytes[i]!]!;
          if (prev !== 0 || (next !== DOT && next !== END)) marks |= HAS_METAL_BOND;
        } else if (element === 1) {
          if (charge === 0) marks |= HAS_HYDROGEN;
          else {
            const next = tokens[bytes[i]!]!;
            if (prev !== 0 || (next !== DOT && next !== END)) break;
          }
        } else if (charge > 2 && element !== 17 && element !== 35 && element !== 53) break;
        n = (n + 1) & (SIZE - 1);
        node[n] =
          (prev << PARENT_SHIFT) |
          (bond << BOND_SHIFT) |
          element |
          lower |
          (charge !== 0 || lower !== 0 ? UNSURE : 0);
        if (charge !== 0) marks |= HAS_CHARGE;
        heteros[count] = n;
        count += element === 7 || element === 8 ? 1 : 0;
        sum += weight[element]!;
        prev = n;
        bond = 0;
        last = 1;
        continue;
      }
      if (token === LETTER_L) {
        if (bytes[i - 2] !== 67 || last !== 1) break;
        node[n] = node[n]! + 11;
        sum += carbonToChlorine;
        continue;
      }
      if (token === LETTER_R) {
        if (bytes[i - 2] !== 66 || last !== 1) break;
        node[n] = node[n]! + 30;
        sum += boronToBromine;
        continue;
      }
      if (token === DOT || token === END) {
        if (last !== 1 || depth !== 0 || open !== 0) break;
        if (token === DOT) {
          if (isInTable(compositions, sum)) marks |= HAS_COMPOSITION;
          marks |= HAS_PARTS;
          sum = 0;
          prev = 0;
          last = 0;
          continue;
        }
        if (isInTable(compositions, (marks & HAS_PARTS) === 0 ? withRings(sum, rings) : sum))
          marks |= HAS_COMPOSITION;
        if (i - from > LONGEST) break;
        line.next = i - 1;
        line.atoms = n;
        line.rings = rings;
        line.heteros = count;
        line.carbonyls = oxo;
        line.marks = marks;
        return READ;
      }
      break;
    }
    if (open > 0) openAtom.fill(0);
    line.next = i - 1;
    return ODD;
  }

  return { line, node, heteros, carbonyls, carbonylOf, doubled, ringPair, ringOrder, readLine };
}

/**
 * Reads an extension `|…|` of stereo groups and geometries alone, which changes no atom and no bond.
 *
 * @param from - where its first `|` stands
 * @returns one past its last `|`; 0 where it is of another kind
 */
export function readStereo(bytes: Uint8Array, from: number): number {
  let i = from;
  do {
    let c = bytes[++i]!;
    if (c === 38 || c === 111 /* & o */) {
      c = bytes[++i]!;
      while (c >= 48 && c <= 57) c = bytes[++i]!;
    } else if (c === 119 /* w */) {
      c = bytes[++i]!;
      if (c === 85 || c === 68) c = bytes[++i]!;
    } else if (c === 97 || c === 99 || c === 114 || c === 116 /* a c r t */) c = bytes[++i]!;
    else return 0;
    if (c !== 58 /* : */) continue;
    c = bytes[++i]!;
    // Numbers with commas and full stops between them; a comma before a letter ends the part.
    while ((c >= 48 && c <= 57) || c === 46 || (c === 44 && bytes[i + 1]! < 58)) c = bytes[++i]!;
  } while (bytes[i] === 44);
  return bytes[i] === 124 && bytes[i + 1]! <= 32 ? i + 1 : 0;
}
