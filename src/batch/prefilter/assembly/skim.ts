import {
  ACETAL, AROUND, AT, AT_SHIFT, BONDS, BRACKET_END, BRACKET_TOKEN, BRANCH, CLOSURES, COMPOSITION_MASK, COMPOSITIONS, DOUBLED, EITHER, ELEMENT, FEWEST, FURTHER, GROUPS_AT, GUARD,
  HAS_CHARGE, HAS_CHARGED_NITROGEN, IN_RING, LEAST_AT, LOWER, MASKS, METAL, MOST_NEAR, NARROW, NARROW_MORE, NOTHING_AROUND, NOTHING_IN_TEXT,
  ONE_OXYGEN, OPEN_BRANCH, OPEN_RING, OWN, OXO, OXOS, PARTNER, RING_WEIGHT, RINGED, SHORT, TOKEN_MASK, TOKENS, UNSURE, WEIGHT, WEIGHT_SHIFT, WIDE, WIDE_MORE,
} from '../layout';
import { groupsMet, isMet, meets, setCounts } from './groups';
import { bracketCharge, bracketElement, bracketLower, bracketSign, isLookedFor, readBracket } from './read';

/** The line is not one that can be settled here. */
export const UNDECIDED: i32 = -1;

// Masks of the line, a bit for each byte, as offsets from MASKS.
const ATOM = MASKS;
const RING = MASKS + 16;
const MULTIPLE = MASKS + 32;
const NITROGEN = MASKS + 48;
const OXYGEN = MASKS + 64;
const CHARGED = MASKS + 80;
const EVENT = MASKS + 96;
const PLAIN_SMALL = MASKS + 112;
/** Atoms of the neighbourhood within which an oxo carbon is looked for. */
const NEARBY = MASKS + 128;

/** The high bits of the fields of both words. */
const GUARDS: i64 = ((<i64>GUARD) << 32) | GUARD;

/** Where the line's structure begins, how long it is, and what stands in it. */
let text: i32 = 0;
let size: i32 = 0;
let closures: i32 = 0;
let marks: i32 = 0;
/** Without two branches, or a branch or a second number beside a ring number, no small letter has four neighbours. */
let mayHaveBig: bool = false;

/** An atom bears two ring numbers: only then can two rings close between the same atoms. */
let hasNumbersTogether: bool = false;

/** Where a structure that was settled here ends. */
export let end: i32 = 0;

// @ts-ignore: decorator
@inline
function byte(place: i32): i32 {
  return load<u8>(text + place);
}

// @ts-ignore: decorator
@inline
function isIn(mask: i32, place: i32): i32 {
  return ((<i32>load<u8>(mask + (place >> 3))) >> (place & 7)) & 1;
}

// @ts-ignore: decorator
@inline
function put(mask: i32, place: i32): void {
  const at = mask + (place >> 3);
  store<u8>(at, <i32>load<u8>(at) | (1 << (place & 7)));
}

/** The bits of the places before this one, in the word of the first 64 places or in that of the next. */
// @ts-ignore: decorator
@inline
function below(place: i32, word: i32): i64 {
  const shift = place - (word << 6);
  return shift <= 0 ? 0 : shift >= 64 ? -1 : ((<i64>1) << (<i64>shift)) - 1;
}

// @ts-ignore: decorator
@inline
function bits(a: v128, b: v128, c: v128, d: v128): i64 {
  return (
    (<i64>i8x16.bitmask(a)) |
    ((<i64>i8x16.bitmask(b)) << 16) |
    ((<i64>i8x16.bitmask(c)) << 32) |
    ((<i64>i8x16.bitmask(d)) << 48)
  );
}

// @ts-ignore: decorator
@inline
function is(v: v128, sign: i32): v128 {
  return i8x16.eq(v, i8x16.splat(<i8>sign));
}

/** S, P and B, in `small` as small letters; F and I. */
// @ts-ignore: decorator
@inline
function isOther(v: v128, small: v128): v128 {
  return v128.or(
    v128.or(v128.or(is(small, 115), is(small, 112)), is(small, 98)),
    v128.or(is(v, 70), is(v, 73)),
  );
}

// @ts-ignore: decorator
@inline
function isSecond(v: v128): v128 {
  return v128.or(is(v, 108), is(v, 114));
}

// @ts-ignore: decorator
@inline
function isMultiple(v: v128): v128 {
  return v128.or(is(v, 61), is(v, 35));
}

// @ts-ignore: decorator
@inline
function isSingle(v: v128): v128 {
  return v128.or(v128.or(is(v, 45), is(v, 47)), is(v, 92));
}

// @ts-ignore: decorator
@inline
function isDigit(v: v128): v128 {
  return i8x16.le_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(9));
}

// @ts-ignore: decorator
@inline
function equal(a: v128, b: v128, c: v128, d: v128, sign: i32): i64 {
  const all = i8x16.splat(<i8>sign);
  return bits(i8x16.eq(a, all), i8x16.eq(b, all), i8x16.eq(c, all), i8x16.eq(d, all));
}

/** What a word hands on to the next: the bits of its last place. */
let goesOn: i64 = 0;
let takesRing: i64 = 0;
let takesBond: i64 = 0;
let wasBond: i64 = 0;
let wasCarbon: i64 = 0;
let wasBoron: i64 = 0;

let sum: i32 = 0;
let carbons: i32 = 0;
let nitrogens: i32 = 0;
let oxygens: i32 = 0;
let further: i32 = 0;
/** Plain `n` of two neighbours. */
let soft: i32 = 0;
/** The groups that the line may meet, a bit each. */
let met: i32 = 0;

/**
 * A first look at a line of at most SHORT bytes, many bytes at a time and without a list of its atoms. It asks what `readLine`
 * and `glance` ask, of the places in the text: where the grammar and the surroundings of each nitrogen are of the usual
 * kinds, the line is settled here.
 *
 * @param from - where the line begins; SHORT + 64 bytes must be readable from there
 * @returns NOTHING_IN_TEXT or NOTHING_AROUND, with `end`; UNDECIDED for whatever is not surely one of these
 */
export function skim(from: i32): i32 {
  text = from;
  const a0 = v128.load(from);
  const a1 = v128.load(from, 16);
  const a2 = v128.load(from, 32);
  const a3 = v128.load(from, 48);
  const blank = i8x16.splat(32);
  const stops = bits(i8x16.le_u(a0, blank), i8x16.le_u(a1, blank), i8x16.le_u(a2, blank), i8x16.le_u(a3, blank));
  const isLong = stops == 0;
  if (isLong) {
    const rest = bits(
      i8x16.le_u(v128.load(from, 64), blank),
      i8x16.le_u(v128.load(from, 80), blank),
      i8x16.le_u(v128.load(from, 96), blank),
      i8x16.le_u(v128.load(from, 112), blank),
    );
    if (rest == 0) return UNDECIDED;
    size = 64 + <i32>ctz(rest);
  } else size = <i32>ctz(stops);
  const stop = byte(size);
  if (size == 0 || (stop != 32 && stop != 9 && stop != 10 && stop != 13)) return UNDECIDED;

  v128.store(RING, i8x16.splat(0));
  v128.store(CHARGED, i8x16.splat(0));
  marks = 0;
  closures = 0;
  sum = 0;
  carbons = 0;
  nitrogens = 0;
  oxygens = 0;
  further = 0;
  soft = 0;
  goesOn = 0;
  takesRing = 0;
  takesBond = 0;
  wasBond = 0;
  wasCarbon = 0;
  wasBoron = 0;
  mayHaveBig = isLong;
  bracketUntil = 0;
  if (!word(a0, a1, a2, a3, 0)) return UNDECIDED;
  if (isLong) {
    if (!word(v128.load(from, 64), v128.load(from, 80), v128.load(from, 96), v128.load(from, 112), 1)) return UNDECIDED;
  } else {
    store<i64>(ATOM + 8, 0);
    store<i64>(MULTIPLE + 8, 0);
    store<i64>(NITROGEN + 8, 0);
    store<i64>(OXYGEN + 8, 0);
    store<i64>(PLAIN_SMALL + 8, 0);
  }
  // What goes on must not end: the last place is an atom's end, a ring number or the end of a branch.
  if (goesOn == 0 || !(isLong ? joinLong() : joinShort())) return UNDECIDED;
  sum += carbons * load<i32>(WEIGHT + (6 << 2)) + nitrogens * load<i32>(WEIGHT + (7 << 2)) + oxygens * load<i32>(WEIGHT + (8 << 2));
  if (isLookedFor(sum + (closures + 1) * RING_WEIGHT)) return UNDECIDED;
  end = from + size;
  if (nitrogens < load<i32>(FEWEST)) return NOTHING_IN_TEXT;
  setCounts(carbons, nitrogens, oxygens, closures, further);
  oxosKnown = false;
  const inRings = <i32>popcnt(load<i64>(NITROGEN) & load<i64>(RING)) + <i32>popcnt(load<i64>(NITROGEN + 8) & load<i64>(RING + 8));
  met = groupsMet(inRings, nitrogens - inRings, inRings - soft);
  if (met == 0) return NOTHING_AROUND;
  for (let w: i32 = 0; w <= <i32>isLong; w++) {
    let left = load<i64>(NITROGEN + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if (mayBegin(place)) return UNDECIDED;
    }
  }
  return NOTHING_AROUND;
}

let bracketUntil: i32 = 0;

/** Reads 64 bytes: whether each may follow the one before it, and which atoms there are. */
function word(a: v128, b: v128, c: v128, d: v128, w: i32): bool {
  const most = size - (w << 6);
  const inside: i64 = most >= 64 ? -1 : ((<i64>1) << (<i64>most)) - 1;
  const letter = i8x16.splat(32);
  const sa = v128.or(a, letter);
  const sb = v128.or(b, letter);
  const sc = v128.or(c, letter);
  const sd = v128.or(d, letter);

  /** Second letters, of Cl and Br. */
  const seconds = bits(isSecond(a), isSecond(b), isSecond(c), isSecond(d)) & inside;
  let carbon = equal(sa, sb, sc, sd, 99) & inside;
  let nitrogen = equal(sa, sb, sc, sd, 110) & inside;
  let oxygen = equal(sa, sb, sc, sd, 111) & inside;
  let other = bits(isOther(a, sa), isOther(b, sb), isOther(c, sc), isOther(d, sd)) & inside;
  let digit = bits(isDigit(a), isDigit(b), isDigit(c), isDigit(d)) & inside;
  const open = equal(a, b, c, d, 40) & inside;
  const close = equal(a, b, c, d, 41) & inside;
  const multiple = bits(isMultiple(a), isMultiple(b), isMultiple(c), isMultiple(d)) & inside;
  let bond = bits(isSingle(a), isSingle(b), isSingle(c), isSingle(d)) & inside;
  bond |= multiple;

  /** Places within brackets, both ends with them; the first, and the last of each. */
  let bracketed: i64 = 0;
  let begins: i64 = 0;
  let ends: i64 = 0;
  const first = w << 6;
  if (bracketUntil > first) {
    // An atom in brackets goes on from the word before.
    bracketed = below(bracketUntil, w);
    ends = (<i64>1) << (<i64>(bracketUntil - 1 - first));
  }
  let brackets = equal(a, b, c, d, 91) & inside;
  let moreNitrogen: i64 = 0;
  let moreOxygen: i64 = 0;
  while (brackets != 0) {
    const at = <i32>ctz(brackets);
    brackets &= brackets - 1;
    const place = first + at;
    const past = readBracket(text + place + 1);
    if (past == 0) return false;
    const until = past - text;
    const element = bracketElement;
    const charge = bracketCharge;
    if (until > size || element == 1 || <i32>load<u8>(METAL + element) == 1) return false;
    if (charge != 0) {
      if (element == 5 || (charge > 2 && element != 17 && element != 35 && element != 53)) return false;
      if (element != 8 || bracketSign == 43)
        marks |= element == 7 && bracketSign == 43 ? HAS_CHARGED_NITROGEN : HAS_CHARGE;
    }
    const sure = charge == 0 && bracketLower == 0;
    store<i32>(BRACKET_TOKEN + (place << 2), element | bracketLower | (sure ? 0 : UNSURE));
    store<u8>(BRACKET_END + place, until);
    const bit = (<i64>1) << (<i64>at);
    begins |= bit;
    bracketed |= below(until, w) & ~(bit - 1);
    if (until - first <= 64) ends |= (<i64>1) << (<i64>(until - 1 - first));
    bracketUntil = until;
    if (element == 6) carbons++;
    else if (element == 7) {
      nitrogens++;
      moreNitrogen |= bit;
      if (charge != 0) put(CHARGED, place);
    } else if (element == 8) {
      oxygens++;
      moreOxygen |= bit;
    } else {
      sum += load<i32>(WEIGHT + (element << 2));
      further |= 1 << (element & 31);
    }
  }
  // Within brackets nothing means what it means elsewhere.
  const free = ~bracketed;
  const lr = seconds & free;
  carbon &= free;
  nitrogen &= free;
  oxygen &= free;
  other &= free;
  digit &= free;
  bond &= free;
  if (lr != 0) {
    const before = ((equal(a, b, c, d, 67) & free) << 1) | wasCarbon;
    const beforeR = ((equal(a, b, c, d, 66) & free) << 1) | wasBoron;
    const l = equal(a, b, c, d, 108);
    if ((lr & l & ~before) != 0 || (lr & ~l & ~beforeR) != 0) return false;
  }
  // A second letter in the next word is of an atom in this one.
  const followed = lr >>> 1;
  const across: i64 = most > 64 && (byte(first + 64) == 108 || byte(first + 64) == 114) ? (<i64>1) << 63 : 0;
  const letters = followed | across;
  const organic = carbon | nitrogen | oxygen | other;
  const chlorine = carbon & letters;

  const atom = organic | begins;
  const lastOf = (organic & ~letters) | lr | ends;
  const on = lastOf | digit | close;
  const all = organic | lr | digit | open | close | bond | bracketed;
  if (all != inside) return false;
  const afterOn = (on << 1) | goesOn;
  const afterLast = ((lastOf | digit) << 1) | takesRing;
  const afterBondable = ((on | open) << 1) | takesBond;
  const afterBond = (bond << 1) | wasBond;
  if (
    (((open | close) & ~afterOn) |
      (digit & ~afterLast) |
      (bond & ~afterBondable) |
      (afterBond & inside & ~atom)) !=
    0
  )
    return false;
  const lastPlace: i64 = (<i64>1) << (<i64>(min(most, 64) - 1));
  goesOn = (on & lastPlace) != 0 ? 1 : 0;
  takesRing = ((lastOf | digit) & lastPlace) != 0 ? 1 : 0;
  takesBond = ((on | open) & lastPlace) != 0 ? 1 : 0;
  wasBond = (bond & lastPlace) != 0 ? 1 : 0;
  if (most > 64) {
    wasCarbon = byte(first + 63) == 67 && (carbon & lastPlace) != 0 ? 1 : 0;
    wasBoron = byte(first + 63) == 66 && (other & lastPlace) != 0 ? 1 : 0;
  }

  carbons += <i32>popcnt(carbon & ~chlorine);
  nitrogens += <i32>popcnt(nitrogen);
  oxygens += <i32>popcnt(oxygen);
  let rare = other | chlorine;
  while (rare != 0) {
    const element = tokenAt(first + <i32>ctz(rare)) & ELEMENT;
    rare &= rare - 1;
    sum += load<i32>(WEIGHT + (element << 2));
    further |= 1 << (element & 31);
  }
  // Small letters beyond capitals: bit 5 is set.
  const small = bits(i8x16.shl(a, 2), i8x16.shl(b, 2), i8x16.shl(c, 2), i8x16.shl(d, 2)) & organic;
  store<i64>(PLAIN_SMALL + (w << 3), small);
  // The last place of a word is left out, for what follows it is in the next; and the first of the line.
  const notFirst: i64 = w == 0 ? ~1 : -1;
  soft += <i32>popcnt(nitrogen & small & (atom >>> 1) & ~(multiple << 1) & notFirst);
  hasNumbersTogether = (digit & (digit << 1)) != 0;
  if ((((close << 1) & open) | (digit & (digit << 1)) | (open & (digit << 1))) != 0) mayHaveBig = true;
  const at = w << 3;
  store<i64>(ATOM + at, atom);
  store<i64>(MULTIPLE + at, multiple & free);
  store<i64>(NITROGEN + at, nitrogen | moreNitrogen);
  store<i64>(OXYGEN + at, oxygen | moreOxygen);
  store<i64>(EVENT + at, open | close | digit);
  return true;
}

/** The token of the atom that begins there. */
function tokenAt(place: i32): i32 {
  const c = byte(place);
  if (c == 91) return load<i32>(BRACKET_TOKEN + (place << 2));
  const token = load<i32>(TOKENS + (c << 2)) & TOKEN_MASK;
  const second = byte(place + 1);
  if (second == 108) return 17;
  return second == 114 ? 35 : token;
}

/** Where the atom that begins there has ended. */
// @ts-ignore: decorator
@inline
function past(place: i32): i32 {
  if (byte(place) == 91) return <i32>load<u8>(BRACKET_END + place);
  const second = byte(place + 1);
  return place + (second == 108 || second == 114 ? 2 : 1);
}

/** The last atom that begins at or before a place. */
// @ts-ignore: decorator
@inline
function atomUpTo(place: i32): i32 {
  if (place >= 64) {
    const more = load<i64>(ATOM + 8) & below(place + 1, 1);
    if (more != 0) return 127 - <i32>clz(more);
  }
  return 63 - <i32>clz(load<i64>(ATOM) & below(place + 1, 0));
}

/** The same as `joinLong` for a line of 64 places. */
function joinShort(): bool {
  const atoms = load<i64>(ATOM);
  let left = load<i64>(EVENT);
  let depth: i32 = 0;
  let path: i64 = -1;
  let rings: i64 = 0;
  let open: i32 = 0;
  v128.store(OPEN_RING, i8x16.splat(0));
  while (left != 0) {
    const place = <i32>ctz(left);
    const bit = left & -left;
    left ^= bit;
    const c = byte(place);
    if (c >= 48) {
      const atom = 63 - <i32>clz(atoms & (bit - 1));
      const slot = OPEN_RING + c - 48;
      const before: i32 = load<u8>(slot);
      if (before == 0) {
        store<u8>(slot, place + 1);
        store<u8>(PARTNER + place, atom);
        open++;
        continue;
      }
      store<u8>(slot, 0);
      open--;
      const other: i32 = load<u8>(PARTNER + before - 1);
      store<u8>(PARTNER + before - 1, atom);
      store<u8>(PARTNER + place, other);
      const from = (<i64>1) << (<i64>other);
      const way = path & atoms & (bit - from);
      // Both ends and an atom between them at the least.
      if ((way & from) == 0 || popcnt(way) < 3) return false;
      const pair = (other << 8) | atom;
      if (hasNumbersTogether)
        for (let k: i32 = 0; k < closures; k++) if (load<i32>(CLOSURES + (k << 2)) == pair) return false;
      store<i32>(CLOSURES + (closures << 2), pair);
      closures++;
      rings |= way;
    } else if (c == 40) {
      store<u8>(OPEN_BRANCH + depth, place);
      depth++;
    } else {
      if (depth == 0) return false;
      depth--;
      const began: i32 = load<u8>(OPEN_BRANCH + depth);
      store<u8>(BRANCH + began, place);
      store<u8>(BRANCH + place, began);
      path &= ~(bit - ((<i64>1) << (<i64>began)));
    }
  }
  store<i64>(RING, rings);
  return depth == 0 && open == 0;
}

/**
 * Joins branches and rings by their signs, and marks the atoms in rings. An atom is in the ring that a number closes where it
 * stands between both ends and in no branch that ended before.
 *
 * @returns false where they do not fit, or a ring is closed from outside the branch in which it was opened
 */
function joinLong(): bool {
  let depth: i32 = 0;
  let open: i32 = 0;
  /** Places in no branch that has ended. */
  let path0: i64 = -1;
  let path1: i64 = -1;
  v128.store(OPEN_RING, i8x16.splat(0));
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(EVENT + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      const c = byte(place);
      if (c >= 48) {
        const atom = atomUpTo(place - 1);
        const before: i32 = load<u8>(OPEN_RING + c - 48);
        if (before == 0) {
          store<u8>(OPEN_RING + c - 48, place + 1);
          store<u8>(PARTNER + place, atom);
          open++;
          continue;
        }
        store<u8>(OPEN_RING + c - 48, 0);
        open--;
        const other: i32 = load<u8>(PARTNER + before - 1);
        store<u8>(PARTNER + before - 1, atom);
        store<u8>(PARTNER + place, other);
        const way0 = path0 & load<i64>(ATOM) & below(atom + 1, 0) & ~below(other, 0);
        const way1 = path1 & load<i64>(ATOM + 8) & below(atom + 1, 1) & ~below(other, 1);
        // Both ends and an atom between them at the least.
        if (popcnt(way0) + popcnt(way1) < 3) return false;
        if (((other < 64 ? way0 >>> (<i64>other) : way1 >>> (<i64>(other - 64))) & 1) == 0) return false;
        const pair = (other << 8) | atom;
        for (let k: i32 = 0; k < closures; k++) if (load<i32>(CLOSURES + (k << 2)) == pair) return false;
        store<i32>(CLOSURES + (closures << 2), pair);
        closures++;
        store<i64>(RING, load<i64>(RING) | way0);
        store<i64>(RING + 8, load<i64>(RING + 8) | way1);
      } else if (c == 40) {
        store<u8>(OPEN_BRANCH + depth, place);
        depth++;
      } else {
        if (depth == 0) return false;
        depth--;
        const began: i32 = load<u8>(OPEN_BRANCH + depth);
        store<u8>(BRANCH + began, place);
        store<u8>(BRANCH + place, began);
        path0 &= below(began, 0) | ~below(place, 0);
        path1 &= below(began, 1) | ~below(place, 1);
      }
    }
  }
  return depth == 0 && open == 0;
}

/** The atom to which the one that begins there is bound backwards, with the bond as written above the low byte; -1 for none. */
function parentOf(place: i32): i32 {
  let order: i32 = 0;
  let at = place - 1;
  while (at >= 0) {
    const c = byte(at);
    if (c == 41) at = <i32>load<u8>(BRANCH + at) - 1;
    else if (c == 40) at--;
    else {
      const own: i32 = load<u8>(BONDS + c);
      if (own == 0) return atomUpTo(at) | (order << 8);
      order = own;
      at--;
    }
  }
  return -1;
}

/** Writes the atoms that are bound to the one that begins there, with the bonds as written above the low byte, and says where they end. */
function neighbours(place: i32, list: i32): i32 {
  let to = list;
  const parent = parentOf(place);
  if (parent >= 0) {
    store<i32>(to, parent);
    to += 4;
  }
  let at = past(place);
  while (at < size) {
    const c = byte(at);
    if (c >= 48 && c <= 57) {
      store<i32>(to, load<u8>(PARTNER + at));
      to += 4;
      at++;
      continue;
    }
    if (c == 41) break;
    const isBranch = c == 40;
    if (isBranch) at++;
    const order: i32 = load<u8>(BONDS + byte(at));
    store<i32>(to, (order == 0 ? at : at + 1) | (order << 8));
    to += 4;
    if (!isBranch) break;
    at = <i32>load<u8>(BRANCH + at - 1) + 1;
  }
  return to;
}

/** Is a double or triple bond written at the atom that begins there? */
function isDoubled(place: i32): bool {
  if (place > 0 && isIn(MULTIPLE, place - 1)) return true;
  for (let at = past(place); at < size; ) {
    const c = byte(at);
    if (c >= 48 && c <= 57) at++;
    else if (c == 40) {
      if (isIn(MULTIPLE, at + 1)) return true;
      at = <i32>load<u8>(BRANCH + at) + 1;
    } else return isIn(MULTIPLE, at) == 1;
  }
  return false;
}

/** What the atom may serve as at the most, whatever its bonds: one in each field of both words. */
// @ts-ignore: decorator
@inline
function mostOf(place: i32): i64 {
  return load<i64>(EITHER + ((tokenAt(place) | (isIn(RING, place) == 1 ? RINGED >> 1 : 0)) << 3));
}

/** Is there enough in each field for one of the groups that may begin at such a place? */
// @ts-ignore: decorator
@inline
function suffices(most: i64, at: i32): bool {
  return (((most | GUARDS) - load<i64>(LEAST_AT + (at << 3))) & GUARDS) == GUARDS;
}

/** May a pattern begin at this nitrogen? As `glance` asks it. */
function mayBegin(place: i32): bool {
  const ring: i32 = isIn(RING, place) == 1 ? IN_RING : 0;
  const token = tokenAt(place);
  const isSmall = (token & (UNSURE | LOWER)) == LOWER;
  const after = past(place);
  const c = after == size ? 41 : byte(after);
  if (c != 40 && !(c >= 48 && c <= 57)) {
    // Its neighbours are counted without looking for them: the one before and the one behind.
    const count = <i32>(place != 0) + <i32>(c != 41);
    const isDouble = (place != 0 && isIn(MULTIPLE, place - 1) == 1) || (after < size && isIn(MULTIPLE, after) == 1);
    if ((token & LOWER) == 0 || !isDouble) {
      const at = count | ring | (count == 2 && isSmall ? 16 : 0);
      if ((load<i32>(GROUPS_AT + (at << 2)) & met) == 0) return false;
    }
  }
  const to = neighbours(place, AROUND);
  const degree = (to - AROUND) >> 2;
  if (degree > MOST_NEAR || (degree > 3 && (token & UNSURE) == 0)) return true;
  if ((token & LOWER) != 0)
    for (let e = AROUND; e < to; e += 4) if (load<i32>(e) >> 8 > 1) return true;
  const at = degree | ring | (degree == 2 && isSmall ? 16 : 0);
  const groups = AT + (at << AT_SHIFT);
  const count: i32 = load<u8>(groups);
  if (count == 0 || (load<i32>(GROUPS_AT + (at << 2)) & met) == 0 || (count <= 4 && needOxo(groups, count) && !mayHaveOxo())) return false;
  // First by what they may be at the most; that spares most of them a look at their bonds.
  let most: i64 = 0;
  for (let e = AROUND; e < to; e += 4) {
    most += mostOf(<i32>load<u8>(e));
  }
  if (!suffices(most, at)) return false;
  let sum: i32 = 0;
  let more: i32 = 0;
  let wide: i32 = 0;
  let wideMore: i32 = 0;
  for (let e = AROUND; e < to; e += 4) {
    const other: i32 = load<u8>(e);
    const kind = (tokenAt(other) | (isDoubled(other) ? DOUBLED : 0) | (isIn(RING, other) == 1 ? RINGED : 0)) << 2;
    sum += load<i32>(NARROW + kind);
    more += load<i32>(NARROW_MORE + kind);
    wide += load<i32>(WIDE + kind);
    wideMore += load<i32>(WIDE_MORE + kind);
  }
  let isNear = false;
  let acyls: i32 = -1;
  for (let k: i32 = 1; k <= count; k++) {
    const g: i32 = load<u8>(groups + k);
    if (!meets(g, sum, more) && !(meets(g, wide, wideMore) && hasBig())) continue;
    const own: i32 = load<u8>(OWN + g);
    if (own != 255 && degree > own) {
      if (acyls < 0) acyls = countAcyls(to);
      if (degree - own > acyls) continue;
    }
    const oxo: i32 = load<u8>(OXO + g);
    const acetal: i32 = load<u8>(ACETAL + g);
    if ((oxo | acetal) != 0) {
      listOxos();
      if (movesBonds) return true;
      if (acetal != 0 && !acetalFound) continue;
      if (oxo != 0 && oxoEnd == OXOS) continue;
      if (oxo == 3) {
        if (!isNear) {
          isNear = true;
          markNear(to);
        }
        if (!hasOxoNear()) continue;
      }
    }
    return true;
  }
  return false;
}

/** Does each of the groups that the line may meet need an oxo carbon? */
function needOxo(groups: i32, count: i32): bool {
  for (let k: i32 = 1; k <= count; k++) {
    const g: i32 = load<u8>(groups + k);
    if (isMet(g) && load<u8>(OXO + g) == 0) return false;
  }
  return true;
}

function mayHaveOxo(): bool {
  listOxos();
  return movesBonds || oxoEnd != OXOS;
}

/** Neighbours of the nitrogen that are carbons and bear an oxygen, as all others than a pattern's own must. */
function countAcyls(to: i32): i32 {
  let count: i32 = 0;
  for (let e = AROUND; e < to; e += 4) {
    const other: i32 = load<u8>(e);
    if ((tokenAt(other) & ELEMENT) != 6) continue;
    const last = neighbours(other, FURTHER);
    for (let f = FURTHER; f < last; f += 4)
      if ((tokenAt(<i32>load<u8>(f)) & ELEMENT) == 8) {
        count++;
        break;
      }
  }
  return count;
}

/** Has a plain small letter four neighbours? */
function hasBig(): bool {
  if (!mayHaveBig) return false;
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(PLAIN_SMALL + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if (neighbours(place, FURTHER) - FURTHER > 12) return true;
    }
  }
  mayHaveBig = false;
  return false;
}

let oxosKnown: bool = false;
/** A charge may move double bonds about: what is written then says little. */
let movesBonds: bool = false;
let acetalFound: bool = false;
let oxoEnd: i32 = OXOS;

/** Lists the carbons in rings, between two carbons, that bear an oxygen by a double bond or two oxygens. */
function listOxos(): void {
  if (oxosKnown) return;
  oxosKnown = true;
  acetalFound = false;
  oxoEnd = OXOS;
  movesBonds = (marks & HAS_CHARGE) != 0 || movesCharge();
  if (movesBonds) return;
  v128.store(ONE_OXYGEN, i8x16.splat(0));
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(MULTIPLE + (w << 3));
    while (left != 0) {
      const next = (w << 6) + <i32>ctz(left) + 1;
      left &= left - 1;
      // Most are between two carbons.
      const c = byte(next);
      if (c == 67 || c == 99) {
        const before = byte(next - 2);
        if (before == 67 || before == 99) continue;
      }
      const parent = parentOf(next) & 255;
      if ((tokenAt(next) & ELEMENT) == 8) addOxo(parent);
      else if ((tokenAt(parent) & ELEMENT) == 8) addOxo(next);
    }
  }
  if (oxygens < 2) return;
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(OXYGEN + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      // The oxygen of a carbonyl has no other bond.
      if (place > 0 && isIn(MULTIPLE, place - 1) == 1) continue;
      const to = neighbours(place, FURTHER);
      for (let e = FURTHER; e < to; e += 4) {
        const carbon: i32 = load<u8>(e);
        if (load<i32>(e) >> 8 > 1 || (tokenAt(carbon) & ELEMENT) != 6) continue;
        if (isIn(ONE_OXYGEN, carbon) == 1) {
          acetalFound = true;
          addOxo(carbon);
        } else put(ONE_OXYGEN, carbon);
      }
    }
  }
}

/** Neighbours of the atom are written behind those of its neighbours. */
const BEHIND = FURTHER + 512;

function addOxo(carbon: i32): void {
  if (isIn(RING, carbon) == 0) return;
  const to = neighbours(carbon, BEHIND);
  let carbons: i32 = 0;
  for (let e = BEHIND; e < to; e += 4) {
    const element = tokenAt(<i32>load<u8>(e)) & ELEMENT;
    if (element == 6) carbons++;
    else if (element != 8) return;
  }
  if (carbons < 2) return;
  store<u8>(oxoEnd, carbon);
  oxoEnd++;
}

/** May the charge of a nitrogen move double bonds about? It bears one itself then, and not to the oxygen of a nitro group. */
function movesCharge(): bool {
  if ((marks & HAS_CHARGED_NITROGEN) == 0) return false;
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(CHARGED + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if ((tokenAt(place) & LOWER) != 0) return true;
      const to = neighbours(place, FURTHER);
      let isDouble = false;
      let isNitro = false;
      for (let e = FURTHER; e < to; e += 4) {
        const order = load<i32>(e) >> 8;
        if (order > 1) isDouble = true;
        if (order == 2 && (tokenAt(<i32>load<u8>(e)) & ELEMENT) == 8) isNitro = true;
      }
      if (isDouble && !isNitro) return true;
    }
  }
  return false;
}

/** Marks the atoms that are bound to a neighbour of the nitrogen. */
function markNear(to: i32): void {
  v128.store(NEARBY, i8x16.splat(0));
  for (let e = AROUND; e < to; e += 4) {
    const last = neighbours(<i32>load<u8>(e), FURTHER);
    for (let f = FURTHER; f < last; f += 4) put(NEARBY, <i32>load<u8>(f));
  }
}

/** Is one of the listed carbons three bonds from the nitrogen? */
function hasOxoNear(): bool {
  for (let o = OXOS; o < oxoEnd; o++) {
    const to = neighbours(<i32>load<u8>(o), FURTHER);
    for (let f = FURTHER; f < to; f += 4) if (isIn(NEARBY, <i32>load<u8>(f)) == 1) return true;
  }
  return false;
}
