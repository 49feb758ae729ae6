import {
  ATOM_MASK, CARBONS_AT, CLOSES_MASK, DIGITS_MASK, ELEMENT, EVENT_MASK, HALOGENS_AT, LOWER, LOWER_AT, METAL, MULTIPLE_AT, NITROGENS_AT, OPENS_MASK,
  OXYGENS_AT, SQUEEZED, SQUEEZED_WORD, TOKENS, TOKEN_MASK, UNSURE, UNSURE_AT, WEIGHT,
} from '../../layout';
import { bracketCharge, bracketElement, bracketToken, isRareCharge, readBracket } from '../read';
import { below, signAt, size, text } from './line';

/** What stands in the line: the weights of its rarer elements, and how many there are of the others. */
export let sum: i32 = 0;
export let carbons: i32 = 0;
export let nitrogens: i32 = 0;
export let oxygens: i32 = 0;
/** An atom bears two ring numbers: only then can two rings close between the same atoms. */
export let hasNumbersTogether: bool = false;

/** What a word hands on to the next: the bits of its last place. */
export let goesOn: i64 = 0;
let takesRing: i64 = 0;
let takesBond: i64 = 0;
let wasBond: i64 = 0;
let wasMultiple: i64 = 0;
let wasCarbon: i64 = 0;
let wasBoron: i64 = 0;
/** One past the last atom in brackets. */
let bracketUntil: i32 = 0;

/** Begins with a line. */
export function beginWords(): void {
  sum = 0;
  carbons = 0;
  nitrogens = 0;
  oxygens = 0;
  goesOn = 0;
  takesRing = 0;
  takesBond = 0;
  wasBond = 0;
  wasMultiple = 0;
  wasCarbon = 0;
  wasBoron = 0;
  hasNumbersTogether = false;
  bracketUntil = 0;
}

// @ts-ignore: decorator
@inline
export function bits(a: v128, b: v128, c: v128, d: v128): i64 {
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
export function equal(a: v128, b: v128, c: v128, d: v128, sign: i32): i64 {
  const all = i8x16.splat(<i8>sign);
  return bits(i8x16.eq(a, all), i8x16.eq(b, all), i8x16.eq(c, all), i8x16.eq(d, all));
}

/** The element of an organic letter, two letters for some. */
// @ts-ignore: decorator
@inline
function letterAt(place: i32): i32 {
  const second = signAt(place + 1);
  if (second == 108) return 17;
  if (second == 114) return 35;
  return load<i32>(TOKENS + (signAt(place) << 2)) & TOKEN_MASK & ELEMENT;
}

// @ts-ignore: decorator
@inline
function isHalogen(element: i32): bool {
  return element == 9 || element == 17 || element == 35 || element == 53;
}

/** Reads 64 bytes: whether each may follow the one before it, and which atoms there are. */
export function word(a: v128, b: v128, c: v128, d: v128, w: i32): bool {
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
  let multiple = bits(isMultiple(a), isMultiple(b), isMultiple(c), isMultiple(d)) & inside;
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
  let moreCarbon: i64 = 0;
  let moreLower: i64 = 0;
  let moreHalogen: i64 = 0;
  let unsure: i64 = 0;
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
    if ((charge != 0 && element == 5) || isRareCharge()) return false;
    const token = bracketToken();
    const bit = (<i64>1) << (<i64>at);
    begins |= bit;
    bracketed |= below(until, w) & ~(bit - 1);
    if (until - first <= 64) ends |= (<i64>1) << (<i64>(until - 1 - first));
    bracketUntil = until;
    if ((token & UNSURE) != 0) unsure |= bit;
    if ((token & LOWER) != 0) moreLower |= bit;
    if (element == 6) {
      carbons++;
      moreCarbon |= bit;
    } else if (element == 7) {
      nitrogens++;
      moreNitrogen |= bit;
    } else if (element == 8) {
      oxygens++;
      moreOxygen |= bit;
    } else {
      sum += load<i32>(WEIGHT + (element << 2));
      if (isHalogen(element)) moreHalogen |= bit;
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
  multiple &= free;
  if (lr != 0) {
    const before = ((equal(a, b, c, d, 67) & free) << 1) | wasCarbon;
    const beforeR = ((equal(a, b, c, d, 66) & free) << 1) | wasBoron;
    const l = equal(a, b, c, d, 108);
    if ((lr & l & ~before) != 0 || (lr & ~l & ~beforeR) != 0) return false;
  }
  // A second letter in the next word is of an atom in this one.
  const followed = lr >>> 1;
  const across: i64 = most > 64 && (signAt(first + 64) == 108 || signAt(first + 64) == 114) ? (<i64>1) << 63 : 0;
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
    wasCarbon = signAt(first + 63) == 67 && (carbon & lastPlace) != 0 ? 1 : 0;
    wasBoron = signAt(first + 63) == 66 && (other & lastPlace) != 0 ? 1 : 0;
  }

  carbons += <i32>popcnt(carbon & ~chlorine);
  nitrogens += <i32>popcnt(nitrogen);
  oxygens += <i32>popcnt(oxygen);
  let rare = other | chlorine;
  while (rare != 0) {
    const element = letterAt(first + <i32>ctz(rare));
    if (isHalogen(element)) moreHalogen |= rare & -rare;
    rare &= rare - 1;
    sum += load<i32>(WEIGHT + (element << 2));
  }
  if ((digit & ((digit << 1) | (first == 0 ? 0 : 1))) != 0) hasNumbersTogether = true;
  const at = w << 3;
  store<i64>(ATOM_MASK + at, atom);
  store<i64>(EVENT_MASK + at, open | close | digit);
  store<i64>(OPENS_MASK + at, open);
  store<i64>(CLOSES_MASK + at, close);
  store<i64>(DIGITS_MASK + at, digit);
  // Small letters beyond capitals: bit 5 is set.
  const small = bits(i8x16.shl(a, 2), i8x16.shl(b, 2), i8x16.shl(c, 2), i8x16.shl(d, 2)) & organic;
  const masks = SQUEEZED + w * SQUEEZED_WORD;
  store<i64>(masks, nitrogen | moreNitrogen, NITROGENS_AT);
  store<i64>(masks, oxygen | moreOxygen, OXYGENS_AT);
  store<i64>(masks, (carbon & ~chlorine) | moreCarbon, CARBONS_AT);
  store<i64>(masks, small | moreLower, LOWER_AT);
  store<i64>(masks, unsure, UNSURE_AT);
  store<i64>(masks, moreHalogen, HALOGENS_AT);
  store<i64>(masks, (multiple << 1) | wasMultiple, MULTIPLE_AT);
  wasMultiple = multiple >>> 63;
  return true;
}
