import {
  BOND, BONDS, BOND_SHIFT, CAPITAL, CLOSE, COMPOSITIONS_LAST, COMPOSITIONS, DEEPEST, DIGIT, DOT, ELEMENT, END, HAS_BORATE,
  HAS_CHARGE, HAS_CHARGED_NITROGEN, HAS_COMPOSITION, HAS_HYDROGEN, HAS_METAL_BOND, HAS_PARTS, LETTER_L, LETTER_R, LONGEST, LOWER, METAL,
  MOST_RINGS, NODE, OPEN, OPEN_ATOM, OPEN_ORDER, PARENT_SHIFT, PERCENT, RING_ORDER, RING_PAIR, RING_WEIGHT, SIZE, SMALL, SQUARE, STACK,
  TOKEN_MASK, TOKENS, UNSURE, WEIGHT, WEIGHT_SHIFT,
} from '../layout';

/** What `readLine` leaves besides the arrays. */
/** Where the text was left. */
export let next: i32 = 0;
export let atoms: i32 = 0;
export let rings: i32 = 0;
export let marks: i32 = 0;

// @ts-ignore: decorator
@inline
export function byte(at: i32): i32 {
  return load<u8>(at);
}

// @ts-ignore: decorator
@inline
export function nodeOf(atom: i32): i32 {
  return load<i32>(NODE + (atom << 2));
}

// @ts-ignore: decorator
@inline
export function parentOf(atom: i32): i32 {
  return nodeOf(atom) >> PARENT_SHIFT;
}

/** Is the sum in an open hash table? `mask` takes out a place in it. */
// @ts-ignore: decorator
@inline
export function isInTable(table: i32, mask: i32, sum: i32): bool {
  for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
    const own = load<i32>(table + (slot << 2));
    if (own == 0) return false;
    if (own == sum) return true;
  }
  return false;
}

export function isLookedFor(sum: i32): bool {
  return isInTable(COMPOSITIONS, load<i32>(COMPOSITIONS_LAST), sum);
}

/** Is a boron bound to a base so that the exact path may take the bond for none? */
function hasBorane(n: i32, closed: i32, hasMetal: bool): bool {
  for (let i: i32 = 1; i <= n; i++) if (isBorane(nodeOf(i), nodeOf(parentOf(i)), hasMetal)) return true;
  for (let k: i32 = 0; k < closed; k++) {
    const pair = load<i32>(RING_PAIR + (k << 2));
    if (isBorane(nodeOf(pair >> PARENT_SHIFT), nodeOf(pair & (SIZE - 1)), hasMetal)) return true;
  }
  return false;
}

/** A metal that is cut leaves boron its minus; a nitrogen of five bonds gets its plus when one opens. */
function isBorane(a: i32, b: i32, hasMetal: bool): bool {
  const base = (a & ELEMENT) == 5 ? b : a;
  const boron = base == a ? b : a;
  const element = base & ELEMENT;
  if ((boron & ELEMENT) != 5 || !(element == 7 || element == 8 || element == 15 || element == 16)) return false;
  return hasMetal || ((boron & UNSURE) != 0 && (element == 7 || (base & UNSURE) != 0));
}

/** What `readBracket` found: LOWER or 0 for how the element is written, and `+` or `-` where there is a charge. */
export let bracketElement: i32 = 0;
export let bracketLower: i32 = 0;
export let bracketCharge: i32 = 0;
export let bracketSign: i32 = 0;

/**
 * Reads an atom in brackets: [isotope symbol chirality hydrogens charge class]
 *
 * @param from - one past the `[`
 * @returns one past the `]`; 0 where it is not of this form
 */
export function readBracket(from: i32): i32 {
  let i = from;
  let d = byte(i);
  if (d < 58) {
    const figures = i;
    while (d >= 48 && d <= 57) d = byte(++i);
    if (i - figures > 3) return 0;
  }
  const two = byte(i + 1);
  let element: i32 = 0;
  bracketLower = 0;
  if (d >= 65 && d <= 90) {
    if (two >= 97 && two <= 122) element = load<u8>(CAPITAL + (((d & 31) << 5) | (two & 31)));
    if (element != 0) i += 2;
    else {
      element = load<u8>(CAPITAL + ((d & 31) << 5));
      i++;
    }
  } else if (d >= 97 && d <= 122) {
    if (two >= 97 && two <= 122) element = load<u8>(SMALL + (((d & 31) << 5) | (two & 31)));
    if (element != 0) i += 2;
    else {
      element = load<u8>(SMALL + ((d & 31) << 5));
      i++;
    }
    bracketLower = LOWER;
  }
  if (element == 0) return 0;
  d = byte(i);
  if (d == 64 /* @ */) {
    d = byte(++i);
    if (d == 64) d = byte(++i);
  }
  if (d == 72 /* H */) {
    if (element == 1) return 0;
    d = byte(++i);
    if (d >= 48 && d <= 57) d = byte(++i);
  }
  let charge: i32 = 0;
  const sign = d;
  if (d == 43 || d == 45) {
    charge = 1;
    d = byte(++i);
    if (d >= 48 && d <= 57) {
      charge = d - 48;
      d = byte(++i);
    } else
      while (d == sign && charge < 5) {
        charge++;
        d = byte(++i);
      }
  }
  if (d == 58 /* : */) {
    d = byte(++i);
    if (d < 48 || d > 57) return 0;
    while (d >= 48 && d <= 57) d = byte(++i);
  }
  if (d != 93 /* ] */) return 0;
  bracketElement = element;
  bracketCharge = charge;
  bracketSign = sign;
  return i + 1;
}

/** Does the atom in brackets that was read last bear a charge that is left to the exact path? */
// @ts-ignore: decorator
@inline
export function isRareCharge(): bool {
  return bracketCharge > 2 && bracketElement != 17 && bracketElement != 35 && bracketElement != 53;
}

/** What its charge means for the line: the oxygen of a salt or of a nitro group leaves double bonds where they are. */
// @ts-ignore: decorator
@inline
export function chargeMarks(): i32 {
  const isPlus = bracketSign == 43;
  if (bracketCharge == 0 || (bracketElement == 8 && !isPlus)) return 0;
  return bracketElement == 7 && isPlus ? HAS_CHARGED_NITROGEN : HAS_CHARGE;
}

// @ts-ignore: decorator
@inline
export function bracketToken(): i32 {
  return bracketElement | bracketLower | (bracketCharge != 0 || bracketLower != 0 ? UNSURE : 0);
}

// The line that is being read. `readLine` keeps what every atom changes in locals; what follows is changed by rarer signs.
/** Open branches and ring numbers, closed rings, and HAS_ marks. */
let depth: i32 = 0;
let open: i32 = 0;
let closed: i32 = 0;
let seen: i32 = 0;
/** The weights of the atoms of this part. */
let sum: i32 = 0;

/** Writes an atom, bound to `prev` by `bond`, and returns its number. */
// @ts-ignore: decorator
@inline
function addAtom(count: i32, prev: i32, bond: i32, token: i32): i32 {
  const atom = (count + 1) & (SIZE - 1);
  store<i32>(NODE + (atom << 2), (prev << PARENT_SHIFT) | (bond << BOND_SHIFT) | token);
  return atom;
}

/**
 * Marks what the atom in brackets that was read last means for the line.
 *
 * @param prev - the atom that it is bound to; 0 for none
 * @param after - what follows it, as in TOKENS
 * @returns false where it is left to the exact path
 */
function markBracket(prev: i32, after: i32): bool {
  const isAlone = prev == 0 && (after == DOT || after == END);
  const element = bracketElement;
  if (byte(METAL + element) == 1) {
    // A metal by itself is an ion; one with bonds needs them cut.
    if (!isAlone) seen |= HAS_METAL_BOND;
  } else if (element == 1) {
    if (bracketCharge == 0) seen |= HAS_HYDROGEN;
    else if (!isAlone) return false;
  } else if (isRareCharge()) return false;
  seen |= chargeMarks();
  if (element == 5 && bracketCharge != 0 && bracketSign == 45) seen |= HAS_BORATE;
  return true;
}

/** ringbond: opens or closes a ring at `atom`; false where the two ends do not fit, or there are too many rings. */
function ringBond(digit: i32, atom: i32, bond: i32): bool {
  const slot = OPEN_ATOM + (digit << 2);
  const other = load<i32>(slot);
  if (other == 0) {
    store<i32>(slot, atom);
    store<u8>(OPEN_ORDER + digit, bond);
    open++;
    return true;
  }
  store<i32>(slot, 0);
  open--;
  const before: i32 = load<u8>(OPEN_ORDER + digit);
  if (other == atom || parentOf(atom) == other || parentOf(other) == atom) return false;
  if (before != 0 && bond != 0 && before != bond) return false;
  const pair = other < atom ? (other << PARENT_SHIFT) | atom : (atom << PARENT_SHIFT) | other;
  for (let k = closed - 1; k >= 0; k--) if (load<i32>(RING_PAIR + (k << 2)) == pair) return false;
  if (closed == MOST_RINGS) return false;
  store<i32>(RING_PAIR + (closed << 2), pair);
  store<u8>(RING_ORDER + closed, before | bond);
  closed++;
  return true;
}

/** The number behind `%`: two digits, or -1. */
function ringNumber(at: i32): i32 {
  const tens = byte(at) - 48;
  const ones = byte(at + 1) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

/** Makes of a carbon or boron, the last atom, a chlorine or bromine; false where the letter before is another. */
function secondLetter(token: i32, before: i32, atom: i32): bool {
  if (before != (token == LETTER_L ? 67 : 66)) return false;
  const own = nodeOf(atom);
  const was = own & ELEMENT;
  const is = token == LETTER_L ? 17 : 35;
  store<i32>(NODE + (atom << 2), own + is - was);
  sum += load<i32>(WEIGHT + (is << 2)) - load<i32>(WEIGHT + (was << 2));
  return true;
}

/** The part ends with a dot. */
function endPart(): void {
  if (isLookedFor(sum)) seen |= HAS_COMPOSITION;
  seen |= HAS_PARTS;
  sum = 0;
}

/** terminator: false where something is left open, the text is too long, or a bond to a borane must be cut. */
function endLine(size: i32, count: i32): bool {
  if (depth != 0 || open != 0 || size > LONGEST) return false;
  const hasMetal = (seen & HAS_METAL_BOND) != 0;
  if ((hasMetal || (seen & HAS_BORATE) != 0) && hasBorane(count, closed, hasMetal)) return false;
  if (isLookedFor(sum + ((seen & HAS_PARTS) == 0 ? (closed + 1) * RING_WEIGHT : 0))) seen |= HAS_COMPOSITION;
  atoms = count;
  rings = closed;
  marks = seen;
  return true;
}

/** What came last: nothing, as after a dot; an atom, a ring number or a branch; a bond after these; `(`; a bond after it. */
const AFTER_NOTHING: i32 = 0;
const AFTER_ATOM: i32 = 1;
const AFTER_OPEN: i32 = 2;
const AFTER_BOND: i32 = 3;
const AFTER_OPEN_BOND: i32 = 4;

/**
 * Reads the structure that begins at `from`, by the grammar of the exact path's reader: what that one calls an error is
 * false here, and so is much that is rare. Each byte is read once.
 *
 * @param from - in memory; a line end must follow
 * @returns whether it was read, with every atom and bond in the arrays; `next` is where the text was left
 */
export function readLine(from: i32): bool {
  let i = from;
  let count: i32 = 0;
  /** The atom that the next one is bound to; 0 at the start and after a dot. */
  let prev: i32 = 0;
  let bond: i32 = 0;
  let last = AFTER_NOTHING;
  depth = 0;
  open = 0;
  closed = 0;
  seen = 0;
  sum = 0;

  // The compiler takes what follows `for (;;)` for out of reach.
  let reading: bool = true;
  while (reading) {
    let c = byte(i++);
    let token = load<i32>(TOKENS + (c << 2));
    let weights: i32 = 0;
    while (token > 0) {
      count = addAtom(count, prev, bond, token & TOKEN_MASK);
      weights += token >> WEIGHT_SHIFT;
      prev = count;
      bond = 0;
      last = AFTER_ATOM;
      c = byte(i++);
      token = load<i32>(TOKENS + (c << 2));
    }
    sum += weights;
    if (token == OPEN) {
      if (last != AFTER_ATOM || depth == DEEPEST) break;
      store<i32>(STACK + (depth << 2), prev);
      depth++;
      last = AFTER_OPEN;
    } else if (token == CLOSE) {
      if (last != AFTER_ATOM || depth == 0) break;
      depth--;
      prev = load<i32>(STACK + (depth << 2));
    } else if (token == DIGIT || token == PERCENT) {
      const digit = token == DIGIT ? c - 48 : ringNumber(i);
      if (digit < 0) break;
      if (token == PERCENT) i += 2;
      if ((last != AFTER_ATOM && last != AFTER_BOND) || !ringBond(digit, prev, bond)) break;
      bond = 0;
      last = AFTER_ATOM;
    } else if (token == BOND) {
      if (last == AFTER_ATOM) last = AFTER_BOND;
      else if (last == AFTER_OPEN) last = AFTER_OPEN_BOND;
      else break;
      bond = load<u8>(BONDS + c);
    } else if (token == SQUARE) {
      const past = readBracket(i);
      if (past == 0) break;
      i = past;
      if (!markBracket(prev, load<i32>(TOKENS + (byte(i) << 2)))) break;
      count = addAtom(count, prev, bond, bracketToken());
      sum += load<i32>(WEIGHT + (bracketElement << 2));
      prev = count;
      bond = 0;
      last = AFTER_ATOM;
    } else if (token == LETTER_L || token == LETTER_R) {
      if (last != AFTER_ATOM || !secondLetter(token, byte(i - 2), count)) break;
    } else if (token == DOT) {
      if (last != AFTER_ATOM || depth != 0 || open != 0) break;
      endPart();
      prev = 0;
      last = AFTER_NOTHING;
    } else if (token == END) {
      if (last != AFTER_ATOM || !endLine(i - from, count)) break;
      next = i - 1;
      return true;
    } else break;
  }
  if (open > 0) memory.fill(OPEN_ATOM, 0, 400);
  next = i - 1;
  return false;
}
