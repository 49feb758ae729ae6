import {
  AROUND, BEHIND, NEARBY_MASK, ATOM_MASK, BESIDE_OXO, BESIDE_OXO_WIDE, CHARGED_MASK, CLOSES_MASK, DIGITS_MASK, DOUBLED, ELEMENT, FURTHER, HAS_CHARGE,
  HAS_CHARGED_NITROGEN, HETERO_LETTER_MASK, LOWER, MULTIPLE_MASK, ONE_OXYGEN_MASK, OPENS_MASK, OXOS, OXYGEN_MASK, OXYGEN_LETTER_MASK, SMALL_MASK,
  RING_MASK, RINGED,
} from '../../layout';
import { signAt, isIn, put, size, tokenAt } from './line';
import { isDoubled, neighboursAt, bondBefore } from './walk';
import { charges, mayHaveCrowded, oxygens } from './words';

/** Begins with a line. */
export function beginOxos(): void {
  oxosKnown = false;
  enolKnown = false;
}

let enolKnown: bool = false;
let enolFound: bool = false;

let oxosKnown: bool = false;
/** A charge may move double bonds about: what is written then says little. */
export let movesBonds: bool = false;
export let acetalFound: bool = false;
export let oxoEnd: i32 = OXOS;

/**
 * Lists the carbons in rings that bear an oxygen by a double bond or two oxygens, and stand between two carbons such as the
 * patterns have there.
 */
export function listOxos(): void {
  if (oxosKnown) return;
  oxosKnown = true;
  acetalFound = false;
  oxoEnd = OXOS;
  movesBonds = (charges & HAS_CHARGE) != 0 || movesCharge();
  if (movesBonds || bearsNone()) return;
  v128.store(ONE_OXYGEN_MASK, i8x16.splat(0));
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(MULTIPLE_MASK + (w << 3));
    while (left != 0) {
      const next = (w << 6) + <i32>ctz(left) + 1;
      left &= left - 1;
      // Most are between two carbons.
      const c = signAt(next);
      if (c == 67 || c == 99) {
        const before = signAt(next - 2);
        if (before == 67 || before == 99) continue;
      }
      const parent = bondBefore(next) & 255;
      if ((tokenAt(next) & ELEMENT) == 8) addOxo(parent);
      else if ((tokenAt(parent) & ELEMENT) == 8) addOxo(next);
    }
  }
  if (oxygens < 2) return;
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(OXYGEN_MASK + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      // The oxygen of a carbonyl has no other bond.
      if (place > 0 && isIn(MULTIPLE_MASK, place - 1) == 1) continue;
      const to = neighboursAt(place, FURTHER);
      for (let e = FURTHER; e < to; e += 4) {
        const carbon: i32 = load<u8>(e);
        if (load<i32>(e) >> 8 > 1 || (tokenAt(carbon) & ELEMENT) != 6) continue;
        if (isIn(ONE_OXYGEN_MASK, carbon) == 1) {
          acetalFound = true;
          addOxo(carbon);
        } else put(ONE_OXYGEN_MASK, carbon);
      }
    }
  }
}

/** A cheap test that sees of most lines that they have none of these. */
// @ts-ignore: decorator
@inline
function bearsNone(): bool {
  if (size <= 64) return bearsNoneFrom(0, -1);
  return (
    bearsNoneFrom(0, 0x00ffffffffffffff) && bearsNoneFrom(4, 0x00ffffffff000000) && bearsNoneFrom(8, 0xffffffffff000000)
  );
}

/**
 * The same of 64 places. In the usual spellings an oxygen stands beside its carbon, or behind it and one sign more; others are
 * looked for one by one, or this says no.
 *
 * @param at - the first place, in bytes of a mask
 * @param own - the signs of which this is asked: what stands at the edges is asked with other places around it
 */
function bearsNoneFrom(at: i32, own: i64): bool {
  const atoms = load<i64>(ATOM_MASK + at);
  const opens = load<i64>(OPENS_MASK + at);
  const digits = load<i64>(DIGITS_MASK + at);
  const closes = load<i64>(CLOSES_MASK + at);
  const multiple = load<i64>(MULTIPLE_MASK + at);
  const all = load<i64>(OXYGEN_MASK + at);
  const letters = load<i64>(OXYGEN_LETTER_MASK + at);
  const rings = load<i64>(RING_MASK + at);
  const behind = opens | digits;

  // Atoms from which a bond goes out, by what stands between: nothing, one sign, a ring number and a branch.
  const plain = multiple & own & (atoms << 1);
  const apart = multiple & own & (behind << 1) & (atoms << 2);
  const beyond = multiple & own & (opens << 1) & (digits << 2) & (atoms << 3);
  const toOxygen = all >>> 1;
  let odd = multiple & own & ~(plain | apart | beyond);
  // An oxygen may bear what follows a bracket, a branch or a number.
  if ((odd & ~toOxygen & (rings >>> 1)) != 0 && (all & ((behind >>> 1) | ~letters)) != 0) return false;
  let carbonyls =
    ((plain & toOxygen) >>> 1) |
    ((apart & toOxygen) >>> 2) |
    ((beyond & toOxygen) >>> 3) |
    (((plain & (all << 1)) | (apart & (all << 2)) | (beyond & (all << 3))) << 1);
  for (odd &= toOxygen; odd != 0; odd &= odd - 1) {
    const parent = (bondBefore((at << 3) + <i32>ctz(odd) + 1) & 255) - (at << 3);
    if (own != -1 && (parent < 2 || parent > 58)) return false;
    carbonyls |= (<i64>1) << (<i64>parent);
  }
  carbonyls &= rings;
  if (carbonyls != 0) {
    // Beside the carbonyl carbon stands what no pattern has there.
    const small: i64 = load<u8>((mayHaveCrowded ? BESIDE_OXO_WIDE : BESIDE_OXO) + (LOWER | 6 | RINGED)) == 0 ? -1 : 0;
    const others = load<i64>(HETERO_LETTER_MASK + at) | (load<i64>(SMALL_MASK + at) & small);
    const beside = (others << 1) | ((others << 2) & (behind << 1)) | (others >>> 1) | ((others >>> 2) & (behind >>> 1));
    // Behind the branch of the oxygen: `C(=O)N`.
    const past = (others >>> 5) & (opens >>> 1) & (multiple >>> 2) & (all >>> 3) & (closes >>> 4);
    if ((carbonyls & ~(beside | past)) != 0) return false;
  }

  if (oxygens < 2) return true;
  let single = all & ~(multiple << 1) & ~(multiple >>> 1);
  // `C(=O)O`.
  const behindAcid = opens & (multiple >>> 1) & (all >>> 2) & (closes >>> 3);
  const known = (atoms << 1) | ((atoms << 2) & (behind << 1)) | ((atoms << 5) & (behindAcid << 4));
  const last: i64 = size <= 64 ? (<i64>1) << (<i64>(size - 1)) : 0;
  const first: i64 = at == 0 ? 1 : 0;
  odd = single & ~((known | first) & ((atoms >>> 1) | (closes >>> 1) | last));
  if ((odd & own) != 0 && own != -1) return false;
  single ^= odd;
  const next = (single >>> 1) & atoms;
  const nextBut = (single >>> 2) & atoms & (behind >>> 1);
  const before = (single << 1) & atoms;
  const acid = (single >>> 5) & atoms & (behindAcid >>> 1);
  if (((next & nextBut) | ((next | nextBut) & before) | ((next | nextBut | before) & acid)) != 0) return false;
  if (own != -1) return true;
  let bearers = next | nextBut | before | acid;
  for (; odd != 0; odd &= odd - 1) {
    const to = neighboursAt(<i32>ctz(odd), FURTHER);
    for (let e = FURTHER; e < to; e += 4) {
      const bit = (<i64>1) << (<i64>load<u8>(e));
      if ((bearers & bit) != 0) return false;
      bearers |= bit;
    }
  }
  return true;
}

function addOxo(carbon: i32): void {
  if (isIn(RING_MASK, carbon) == 0) return;
  const to = neighboursAt(carbon, BEHIND);
  const allowed = mayHaveCrowded ? BESIDE_OXO_WIDE : BESIDE_OXO;
  let carbons: i32 = 0;
  for (let e = BEHIND; e < to; e += 4) {
    const other: i32 = load<u8>(e);
    const token = tokenAt(other);
    const element = token & ELEMENT;
    if (element == 6)
      carbons += load<u8>(
        allowed + (token | (isDoubled(other) ? DOUBLED : 0) | (isIn(RING_MASK, other) == 1 ? RINGED : 0)),
      );
    else if (element != 8) return;
  }
  if (carbons < 2) return;
  store<u8>(oxoEnd, carbon);
  oxoEnd++;
}

/** May the charge of a nitrogen move double bonds about? It bears one itself then, and not to the oxygen of a nitro group. */
function movesCharge(): bool {
  if ((charges & HAS_CHARGED_NITROGEN) == 0) return false;
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(CHARGED_MASK + (w << 3));
    while (left != 0) {
      const place = (w << 6) + <i32>ctz(left);
      left &= left - 1;
      if ((tokenAt(place) & LOWER) != 0) return true;
      const to = neighboursAt(place, FURTHER);
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

export function mayHaveOxo(): bool {
  listOxos();
  return movesBonds || oxoEnd != OXOS;
}

export function mayHaveAcetal(): bool {
  listOxos();
  return movesBonds || acetalFound;
}

/** May two carbons of a ring bear a double bond between them, and one of them an oxygen? */
export function mayHaveEnol(): bool {
  listOxos();
  if (movesBonds) return true;
  if (!enolKnown) {
    enolKnown = true;
    enolFound = oxygens > 0 && hasEnol();
  }
  return enolFound;
}

function hasEnol(): bool {
  for (let w: i32 = 0; w < 2; w++) {
    let left = load<i64>(MULTIPLE_MASK + (w << 3));
    while (left != 0) {
      const next = (w << 6) + <i32>ctz(left) + 1;
      left &= left - 1;
      const parent = bondBefore(next) & 255;
      if (isRingCarbon(next) && isRingCarbon(parent) && (bearsOxygen(next) || bearsOxygen(parent))) return true;
    }
  }
  return false;
}

function isRingCarbon(place: i32): bool {
  return isIn(RING_MASK, place) == 1 && (tokenAt(place) & ELEMENT) == 6;
}

function bearsOxygen(place: i32): bool {
  const to = neighboursAt(place, FURTHER);
  for (let e = FURTHER; e < to; e += 4) if ((tokenAt(<i32>load<u8>(e)) & ELEMENT) == 8) return true;
  return false;
}

/** Marks the atoms that are bound to a neighbour of the nitrogen. */
export function markNear(to: i32): void {
  v128.store(NEARBY_MASK, i8x16.splat(0));
  for (let e = AROUND; e < to; e += 4) {
    const last = neighboursAt(<i32>load<u8>(e), FURTHER);
    for (let f = FURTHER; f < last; f += 4) put(NEARBY_MASK, <i32>load<u8>(f));
  }
}

/** Is one of the listed carbons three bonds from the nitrogen? */
export function hasOxoNear(): bool {
  for (let o = OXOS; o < oxoEnd; o++) {
    const to = neighboursAt(<i32>load<u8>(o), FURTHER);
    for (let f = FURTHER; f < to; f += 4) if (isIn(NEARBY_MASK, <i32>load<u8>(f)) == 1) return true;
  }
  return false;
}
