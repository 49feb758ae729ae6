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
  NITROGEN_SHIFT,
  OPEN,
  PERCENT,
  SMALL,
  SQUARE,
  TOKEN,
  UNSURE,
  WEIGHT,
  WEIGHT_OF,
} from './alphabet.js';

/** A longer text is left to the exact path; as an atom takes a byte at least, the arrays below never overflow. */
const LONGEST = 4000;
export const SIZE = 4096;
const DEEPEST = 1000;

/**
 * What was read of one line, in arrays that serve every line. Atoms count from 1; 0 is no atom.
 * `node` packs an atom's parent, the bond to it as written, and its token.
 */
export const node = new Int32Array(SIZE);
export const PARENT_SHIFT = 12;
export const BOND_SHIFT = 9;
export const TOKEN_MASK = LOWER | UNSURE | ELEMENT;
/** The atom's last child, and the child of the same parent before this one. */
export const lastChild = new Int32Array(SIZE);
export const sibling = new Int32Array(SIZE);
/** How many neighbours the atom has. */
export const degree = new Uint8Array(SIZE);
/** The nitrogens, in the order of the text. */
export const nitrogens = new Int32Array(SIZE);
/** Ring closures: the atom that opened, the atom that closed, the bond as written at either. */
export const ringFrom = new Int32Array(SIZE);
export const ringTo = new Int32Array(SIZE);
export const ringOrder = new Uint8Array(SIZE);
/** Per atom its last closure, as `2 * closure + 1` or, at the closing end, `+ 2`; and for each end the one before it. */
export const lastRing = new Int32Array(SIZE);
export const ringBefore = new Int32Array(2 * SIZE);

const openAtom = new Int32Array(100);
const openOrder = new Uint8Array(100);
const stack = new Int32Array(SIZE);

const CHLORINE = WEIGHT[17]! - WEIGHT[6]!;
const BROMINE = WEIGHT[35]! - WEIGHT[5]!;

/** Not modelled, or not grammatical: for the exact path. */
export const ODD = 0;
/** Read, with every atom and bond in the arrays. */
export const READ = 1;

/** Marks of a line that was read. */
export const HAS_HYDROGEN = 1;
export const HAS_METAL_BOND = 2;
export const HAS_COMPOSITION = 4;

/** What `readLine` leaves besides the arrays. */
export const line = {
  /** Where reading goes on: after the line's end where the line was read to it. */
  next: 0,
  atoms: 0,
  nitrogens: 0,
  rings: 0,
  marks: 0,
};

/**
 * Reads the structure that begins at `from`, by the grammar of the exact path's reader: what that one calls an error is
 * ODD here, and so is much that is rare. Work is bounded: each byte is looked at once, and each ring number held against
 * those that its atom had before.
 *
 * @param bytes - must hold a line feed at or after `from`
 * @param compositions - hash table of the compositions looked for, see composition.ts
 * @returns ODD or READ; `line.next` is then where the structure's text was left
 */
export function readLine(bytes: Uint8Array, from: number, compositions: Int32Array): number {
  let i = from;
  let n = 0;
  /** The atom that the next one is bound to; 0 at the start and after a dot. */
  let prev = 0;
  let bond = 0;
  /** 0 at the start and after a dot, 1 after an atom, a ring number or a branch, 3 after these and a bond, 2 after `(`, 4 after `(` and a bond. */
  let last = 0;
  let depth = 0;
  let composition = 0;
  let nitrogenCount = 0;
  let rings = 0;
  let open = 0;
  let marks = 0;

  for (;;) {
    const c = bytes[i++]!;
    const token = TOKEN[c]!;
    if (token > 0) {
      n = (n + 1) & (SIZE - 1);
      node[n] = (prev << PARENT_SHIFT) | (bond << BOND_SHIFT) | (token & TOKEN_MASK);
      sibling[n] = lastChild[prev]!;
      lastChild[prev] = n;
      lastChild[n] = 0;
      lastRing[n] = 0;
      degree[prev]!++;
      degree[n] = prev === 0 ? 0 : 1;
      nitrogens[nitrogenCount] = n;
      nitrogenCount += token >> NITROGEN_SHIFT;
      composition = (composition + WEIGHT_OF[c]!) | 0;
      prev = n;
      bond = 0;
      last = 1;
      continue;
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
      bond = BOND_OF[c]!;
      continue;
    }
    if (token === DIGIT || token === PERCENT) {
      let number = c - 48;
      if (token === PERCENT) {
        const tens = bytes[i]! - 48;
        if (tens < 0 || tens > 9) break;
        const ones = bytes[i + 1]! - 48;
        if (ones < 0 || ones > 9) break;
        number = tens * 10 + ones;
        i += 2;
      }
      if ((last & 1) === 0) break;
      const other = openAtom[number]!;
      if (other === 0) {
        openAtom[number] = prev;
        openOrder[number] = bond;
        open++;
      } else {
        openAtom[number] = 0;
        open--;
        const before = openOrder[number]!;
        if (other === prev || node[prev]! >> PARENT_SHIFT === other || node[other]! >> PARENT_SHIFT === prev)
          break;
        if (before !== 0 && bond !== 0 && before !== bond) break;
        if (lastRing[prev] !== 0 && isJoined(prev, other)) break;
        addRing(rings++, other, prev, before | bond);
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
        const next = TOKEN[bytes[i]!]!;
        if (prev !== 0 || (next !== DOT && next !== END)) marks |= HAS_METAL_BOND;
      } else if (element === 1) {
        if (charge === 0) marks |= HAS_HYDROGEN;
        else {
          const next = TOKEN[bytes[i]!]!;
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
      sibling[n] = lastChild[prev]!;
      lastChild[prev] = n;
      lastChild[n] = 0;
      lastRing[n] = 0;
      degree[prev]!++;
      degree[n] = prev === 0 ? 0 : 1;
      nitrogens[nitrogenCount] = n;
      if (element === 7) nitrogenCount++;
      composition = (composition + WEIGHT[element]!) | 0;
      prev = n;
      bond = 0;
      last = 1;
      continue;
    }
    if (token === LETTER_L) {
      if (bytes[i - 2] !== 67 || last !== 1) break;
      node[n] = node[n]! + 11;
      composition = (composition + CHLORINE) | 0;
      continue;
    }
    if (token === LETTER_R) {
      if (bytes[i - 2] !== 66 || last !== 1) break;
      node[n] = node[n]! + 30;
      composition = (composition + BROMINE) | 0;
      continue;
    }
    if (token === DOT || token === END) {
      if (last !== 1 || depth !== 0 || open !== 0) break;
      let slot = composition & (compositions.length - 1);
      while (compositions[slot] !== 0 && compositions[slot] !== composition)
        slot = (slot + 1) & (compositions.length - 1);
      if (compositions[slot] !== 0) marks |= HAS_COMPOSITION;
      if (token === DOT) {
        composition = 0;
        prev = 0;
        last = 0;
        continue;
      }
      if (i - from > LONGEST) break;
      line.next = i - 1;
      line.atoms = n;
      line.nitrogens = nitrogenCount;
      line.rings = rings;
      line.marks = marks;
      return READ;
    }
    break;
  }
  if (open > 0) openAtom.fill(0);
  line.next = i - 1;
  return ODD;
}

/** Notes ring closure number `k`. */
export function addRing(k: number, from: number, to: number, order: number): void {
  ringFrom[k] = from;
  ringTo[k] = to;
  ringOrder[k] = order;
  degree[from]!++;
  degree[to]!++;
  ringBefore[2 * k + 1] = lastRing[from]!;
  lastRing[from] = 2 * k + 1;
  ringBefore[2 * k + 2] = lastRing[to]!;
  lastRing[to] = 2 * k + 2;
}

/** Does a ring closure join these two already? */
function isJoined(atom: number, other: number): boolean {
  for (let r = lastRing[atom]!; r !== 0; r = ringBefore[r]!) {
    const k = (r - 1) >> 1;
    if (((r & 1) === 1 ? ringTo[k] : ringFrom[k]) === other) return true;
  }
  return false;
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
