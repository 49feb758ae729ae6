import {
  ACETAL, ANYWHERE, ANYWHERE_MORE, AT, AT_SHIFT, BOND_SHIFT, CARBONYL_OF, CARBONYLS, CLOSER, DEGREE, DOUBLED, DOUBLED_IN, ELEMENT,
  FEWEST, HAS_CHARGE, HAS_CHARGED_NITROGEN, HAS_DOUBLE_CLOSURE, HETEROS, IN_RING, LOWER, MET, MOST_NEAR, NARROW, NARROW_MORE, NEAR,
  NOTHING_AROUND, NOTHING_IN_TEXT, OXO, OXYGEN_IN, PARENT_SHIFT, RING_IN, RING_ORDER, RING_PAIR, RINGED, SIZE,
  TOKEN_MASK, UNSURE, WIDE, WIDE_MORE,
} from '../layout';
import { groupsMet, meets, setCounts } from './groups';
import { addCarbonyl, atoms, carbonyls, heteros, marks, nodeOf, parentOf, rings, stamp } from './read';

// What is asked of the whole line is worked out when it first matters.
let marked: bool = false;
let oxoKnown: bool = false;
let oxoFound: bool = false;
let listed: bool = false;
let bigKnown: bool = false;
let bigFound: bool = false;
let acetalKnown: bool = false;
let acetalFound: bool = false;

/**
 * A first glance at a line that was read, before its neighbours are listed: may a pattern begin at one of its nitrogens,
 * by what stands around them? It asks what `look` asks, only less exactly, and so spares most lines the rest.
 *
 * Atoms are numbered in the order of the text, so an atom and all that hangs on it are consecutive. Whether a nitrogen is
 * in a ring can therefore be seen from the ring closures alone: one joins two of its branches.
 *
 * @returns NOTHING_IN_TEXT, NOTHING_AROUND or CLOSER
 */
export function glance(): i32 {
  marked = false;
  oxoKnown = false;
  bigKnown = false;
  listed = false;
  acetalKnown = false;
  count();
  let found: i32 = 0;
  for (let k: i32 = 0; k < heteros; k++) {
    const atom = load<i32>(HETEROS + (k << 2));
    if ((nodeOf(atom) & ELEMENT) != 7) continue;
    found++;
    if (mayBegin(atom)) return CLOSER;
  }
  return found < load<i32>(FEWEST) ? NOTHING_IN_TEXT : NOTHING_AROUND;
}

/** Counts what groups of patterns need; hydrogens and metals more do not make it less. */
export function count(): void {
  let carbons: i32 = 0;
  let nitrogens: i32 = 0;
  let oxygens: i32 = 0;
  let further: i32 = 0;
  for (let i: i32 = 1; i <= atoms; i++) {
    const element = nodeOf(i) & ELEMENT;
    carbons += <i32>(element == 6);
    nitrogens += <i32>(element == 7);
    oxygens += <i32>(element == 8);
    further |= 1 << (element & 31);
  }
  setCounts(carbons, nitrogens, oxygens, rings, further);
  store<i32>(MET, groupsMet(nitrogens, nitrogens, nitrogens));
}

function mayBegin(atom: i32): bool {
  const n = atoms;
  const closures = rings;
  const self = nodeOf(atom);
  const token = self & TOKEN_MASK;
  const parent = self >> PARENT_SHIFT;
  let degree: i32 = 0;
  let sum: i32 = 0;
  let more: i32 = 0;
  let orders: i32 = 0;
  if (parent != 0) {
    store<i32>(NEAR, parent);
    degree = 1;
    const kind = kindAt(parent);
    sum = load<i32>(ANYWHERE + kind);
    more = load<i32>(ANYWHERE_MORE + kind);
    orders = (self >> BOND_SHIFT) & 7;
  }
  const first = degree;
  let end = atom + 1;
  for (; end <= n; end++) {
    const other = nodeOf(end);
    const its = other >> PARENT_SHIFT;
    if (its < atom) break;
    if (its != atom) continue;
    if (degree == MOST_NEAR) return true;
    store<i32>(NEAR + (degree << 2), end);
    degree++;
    const kind = kindAt(end);
    sum += load<i32>(ANYWHERE + kind);
    more += load<i32>(ANYWHERE_MORE + kind);
    orders |= (other >> BOND_SHIFT) & 7;
  }
  const last = degree;
  for (let k: i32 = 0; k < closures; k++) {
    const other = otherEnd(k, atom);
    if (other == 0) continue;
    if (degree == MOST_NEAR) return true;
    store<i32>(NEAR + (degree << 2), other);
    degree++;
    const kind = kindAt(other);
    sum += load<i32>(ANYWHERE + kind);
    more += load<i32>(ANYWHERE_MORE + kind);
    orders |= load<u8>(RING_ORDER + k);
  }
  if (degree > 3 && (token & UNSURE) == 0) return true;
  if (orders > 1 && (token & LOWER) != 0) return true;
  // See PLACES of pattern.ts.
  const place = degree | (degree == 2 && (token & (UNSURE | LOWER)) == LOWER ? 16 : 0);

  let ring: i32 = last < degree ? IN_RING : 0;
  const branches = last - first;
  for (let k: i32 = 0; k < closures && ring == 0; k++) {
    const pair = load<i32>(RING_PAIR + (k << 2));
    const from = pair >> PARENT_SHIFT;
    const to = pair & (SIZE - 1);
    const inside = from > atom && from < end;
    if (inside != (to > atom && to < end)) ring = IN_RING;
    else if (inside && branches > 1 && branchOf(from, first, last) != branchOf(to, first, last)) ring = IN_RING;
  }
  const groups = AT + ((place | ring) << AT_SHIFT);
  if (ring == 0) {
    sum = 0;
    more = 0;
    for (let e: i32 = 0; e < degree; e++) {
      // A carbonyl carbon has room for one bond beside those to its oxygen and to this nitrogen: it is in no ring.
      const other = load<i32>(NEAR + (e << 2));
      const kind = kindAt(other);
      const isCarbonyl = load<i32>(CARBONYL_OF + (other << 2)) == stamp;
      sum += load<i32>((isCarbonyl ? NARROW : ANYWHERE) + kind);
      more += load<i32>((isCarbonyl ? NARROW_MORE : ANYWHERE_MORE) + kind);
    }
  }
  if (!mayBeAmong(groups, degree, sum, more)) return false;

  if (!marked) {
    marked = true;
    markRings();
    oxoKnown = false;
  }
  sum = 0;
  more = 0;
  let wide: i32 = 0;
  let wideMore: i32 = 0;
  for (let e: i32 = 0; e < degree; e++) {
    const other = load<i32>(NEAR + (e << 2));
    const kind = kindAt(other) + (load<i32>(RING_IN + (other << 2)) == stamp ? RINGED << 2 : 0);
    sum += load<i32>(NARROW + kind);
    more += load<i32>(NARROW_MORE + kind);
    wide += load<i32>(WIDE + kind);
    wideMore += load<i32>(WIDE_MORE + kind);
  }
  if (mayBeAmong(groups, degree, sum, more)) return true;
  return mayBeAmong(groups, degree, wide, wideMore) && hasBig();
}

/** As an offset into a table of what atoms may serve as. */
// @ts-ignore: decorator
@inline
function kindAt(atom: i32): i32 {
  const doubled = load<i32>(DOUBLED_IN + (atom << 2)) == stamp ? DOUBLED : 0;
  return ((nodeOf(atom) & TOKEN_MASK) | doubled) << 2;
}

/** The other end of a ring closure at the atom; 0 where it ends elsewhere. */
// @ts-ignore: decorator
@inline
function otherEnd(closure: i32, atom: i32): i32 {
  const pair = load<i32>(RING_PAIR + (closure << 2));
  const from = pair >> PARENT_SHIFT;
  const to = pair & (SIZE - 1);
  return from == atom ? to : to == atom ? from : 0;
}

/** May one of the groups begin at a nitrogen of such neighbours? They stand at NEAR, so many as `degree` says. */
function mayBeAmong(groups: i32, degree: i32, sum: i32, more: i32): bool {
  const count: i32 = load<u8>(groups);
  for (let k: i32 = 1; k <= count; k++) {
    const g: i32 = load<u8>(groups + k);
    if (!meets(g, sum, more)) continue;
    const oxo = load<u8>(OXO + g);
    if (oxo != 0 && !(hasOxo() && (oxo != 3 || !marked || hasOxoAtThree(degree)))) continue;
    if (load<u8>(ACETAL + g) == 0 || hasAcetal()) return true;
  }
  return false;
}

/** On which of the branches at NEAR, from `first` to `last`, an atom hangs that follows them: its first atom. */
function branchOf(atom: i32, first: i32, last: i32): i32 {
  let branch: i32 = 0;
  for (let e = first; e < last; e++) {
    const begin = load<i32>(NEAR + (e << 2));
    if (begin <= atom) branch = begin;
  }
  return branch;
}

/** Marks atoms in rings: walks from both ends of each ring closure to where they meet. */
function markRings(): void {
  for (let k: i32 = 0; k < rings; k++) {
    const pair = load<i32>(RING_PAIR + (k << 2));
    let a = pair >> PARENT_SHIFT;
    let b = pair & (SIZE - 1);
    store<i32>(RING_IN + (a << 2), stamp);
    store<i32>(RING_IN + (b << 2), stamp);
    while (a != b) {
      if (a > b) {
        a = parentOf(a);
        store<i32>(RING_IN + (a << 2), stamp);
      } else {
        b = parentOf(b);
        store<i32>(RING_IN + (b << 2), stamp);
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function isRingOxo(carbon: i32): bool {
  return (!marked || load<i32>(RING_IN + (carbon << 2)) == stamp) && isBetweenCarbons(carbon);
}

/** May a carbon between two carbons bear an oxygen by a double bond, in a ring as far as rings are known, or two oxygens? */
function hasOxo(): bool {
  if (oxoKnown) return oxoFound;
  oxoKnown = true;
  if (!listed && bearsMovingCharge()) {
    listed = true;
    for (let k: i32 = 0; k < heteros; k++) {
      const oxygen = load<i32>(HETEROS + (k << 2));
      if ((nodeOf(oxygen) & ELEMENT) != 8) continue;
      if (parentOf(oxygen) != 0) addCarbonyl(parentOf(oxygen));
      else if (oxygen < atoms && parentOf(oxygen + 1) == oxygen) addCarbonyl(oxygen + 1);
    }
  }
  oxoFound = (marks & (HAS_CHARGE | HAS_DOUBLE_CLOSURE)) != 0;
  // Lists the carbons of acetals beside those of carbonyls.
  hasAcetal();
  for (let k: i32 = 0; k < carbonyls && !oxoFound; k++)
    oxoFound = isRingOxo(load<i32>(CARBONYLS + (k << 2)));
  return oxoFound;
}

/**
 * May such a carbon be three bonds from the nitrogen whose neighbours stand at NEAR: is one of its neighbours bound to one of
 * these?
 */
function hasOxoAtThree(degree: i32): bool {
  if ((marks & (HAS_CHARGE | HAS_DOUBLE_CLOSURE)) != 0) return true;
  for (let k: i32 = 0; k < carbonyls; k++) {
    const carbon = load<i32>(CARBONYLS + (k << 2));
    if (!isRingOxo(carbon)) continue;
    if (isJoined(parentOf(carbon), degree)) return true;
    for (let i = carbon + 1; i <= atoms && parentOf(i) >= carbon; i++)
      if (parentOf(i) == carbon && isJoined(i, degree)) return true;
    for (let r: i32 = 0; r < rings; r++) if (isJoined(otherEnd(r, carbon), degree)) return true;
  }
  return false;
}

/** Is the atom bound to one of those at NEAR? */
function isJoined(atom: i32, degree: i32): bool {
  if (atom == 0) return false;
  for (let e: i32 = 0; e < degree; e++) {
    const other = load<i32>(NEAR + (e << 2));
    if (parentOf(atom) == other || parentOf(other) == atom) return true;
    for (let k: i32 = 0; k < rings; k++) if (otherEnd(k, atom) == other) return true;
  }
  return false;
}

/** May a carbon bear two oxygens by single bonds? */
function hasAcetal(): bool {
  if (acetalKnown) return acetalFound;
  acetalKnown = true;
  acetalFound = (marks & (HAS_CHARGE | HAS_DOUBLE_CLOSURE)) != 0;
  // The charge of a nitrogen may move double bonds: then all that bear oxygens count, and each end may be a carbonyl.
  const orders: i32 = bearsMovingCharge() ? 7 : 1;
  for (let k: i32 = 0; k < heteros; k++) {
    const oxygen = load<i32>(HETEROS + (k << 2));
    const own = nodeOf(oxygen);
    if ((own & ELEMENT) != 8) continue;
    if (((own >> BOND_SHIFT) & 7) <= orders) countOxygenOn(own >> PARENT_SHIFT);
    // The first of what follows an oxygen stands next to it; an oxygen without a parent may have a second.
    const most = own >> PARENT_SHIFT == 0 ? atoms : min(oxygen + 1, atoms);
    for (let i = oxygen + 1; i <= most; i++)
      if (parentOf(i) == oxygen && ((nodeOf(i) >> BOND_SHIFT) & 7) <= orders) countOxygenOn(i);
    for (let r: i32 = 0; r < rings; r++) countOxygenOn(otherEnd(r, oxygen));
  }
  return acetalFound;
}

/** May the charge of a nitrogen move double bonds about? It bears one itself then, and not to the oxygen of a nitro group. */
function bearsMovingCharge(): bool {
  if ((marks & HAS_CHARGED_NITROGEN) == 0) return false;
  for (let k: i32 = 0; k < heteros; k++) {
    const atom = load<i32>(HETEROS + (k << 2));
    const own = nodeOf(atom);
    if ((own & (UNSURE | ELEMENT)) != (UNSURE | 7)) continue;
    if ((own & LOWER) != 0) return true;
    if (load<i32>(DOUBLED_IN + (atom << 2)) != stamp) continue;
    let isNitro = ((own >> BOND_SHIFT) & 7) == 2 && (nodeOf(own >> PARENT_SHIFT) & ELEMENT) == 8;
    for (let i = atom + 1; i <= atoms && parentOf(i) >= atom && !isNitro; i++)
      isNitro = parentOf(i) == atom && ((nodeOf(i) >> BOND_SHIFT) & 7) == 2 && (nodeOf(i) & ELEMENT) == 8;
    if (!isNitro) return true;
  }
  return false;
}

function countOxygenOn(atom: i32): void {
  if (atom == 0 || (nodeOf(atom) & ELEMENT) != 6) return;
  if (load<i32>(OXYGEN_IN + (atom << 2)) == stamp) {
    acetalFound = true;
    addCarbonyl(atom);
  }
  store<i32>(OXYGEN_IN + (atom << 2), stamp);
}

/** Has the atom two carbons beside it, and else oxygens alone? */
function isBetweenCarbons(atom: i32): bool {
  let carbons: i32 = 0;
  const parent = parentOf(atom);
  if (parent != 0) {
    const element = nodeOf(parent) & ELEMENT;
    if (element == 6) carbons++;
    else if (element != 8) return false;
  }
  for (let i = atom + 1; i <= atoms && parentOf(i) >= atom; i++) {
    if (parentOf(i) != atom) continue;
    const element = nodeOf(i) & ELEMENT;
    if (element == 6) {
      if (++carbons == 2) return true;
    } else if (element != 8) return false;
  }
  for (let k: i32 = 0; k < rings; k++) {
    const other = otherEnd(k, atom);
    if (other == 0) continue;
    const element = nodeOf(other) & ELEMENT;
    if (element == 6) carbons++;
    else if (element != 8) return false;
  }
  return carbons >= 2;
}

/** Has a plain small letter four neighbours? */
function hasBig(): bool {
  if (bigKnown) return bigFound;
  bigKnown = true;
  bigFound = false;
  for (let i: i32 = 1; i <= atoms; i++) {
    const parent = parentOf(i);
    store<u8>(DEGREE + i, parent == 0 ? 0 : 1);
    store<u8>(DEGREE + parent, load<u8>(DEGREE + parent) + 1);
  }
  for (let k: i32 = 0; k < rings; k++) {
    const pair = load<i32>(RING_PAIR + (k << 2));
    const from = DEGREE + (pair >> PARENT_SHIFT);
    const to = DEGREE + (pair & (SIZE - 1));
    store<u8>(from, load<u8>(from) + 1);
    store<u8>(to, load<u8>(to) + 1);
  }
  for (let i: i32 = 1; i <= atoms && !bigFound; i++)
    bigFound = (nodeOf(i) & (UNSURE | LOWER)) == LOWER && load<u8>(DEGREE + i) > 3;
  return bigFound;
}
