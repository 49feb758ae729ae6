import { ELEMENT, LOWER, UNSURE } from './alphabet.js';
import { DOUBLE, type Graph, NONE, TO_NITROGEN, TWO_OXYGENS } from './graph.js';
import { type Anchors, BIG, GUARD, kindOf, MOST_COUNTED, placeOf, SMALL } from './pattern.js';
import {
  BOND_SHIFT,
  HAS_CHARGE,
  HAS_DOUBLE_CLOSURE,
  PARENT_SHIFT,
  type Reader,
  SIZE,
  TOKEN_MASK,
} from './text.js';

/** Fewer nitrogens than anything that is looked for. */
export const TOO_FEW = 0;
/** No pattern can begin at any of the nitrogens. */
export const NOTHING_NEAR = 1;
/** One may. */
export const CLOSER = 2;

/** Added to a place, it is that of a nitrogen in a ring; see `placeOf`. */
const IN_RING = 8;
/** Added to a token, a double or triple bond is written at the atom. */
const DOUBLED = 512;
/** Added to a token, the atom is in a ring. */
const RINGED = 1024;

/**
 * A first glance at a line that was read, before its neighbours are listed: may a pattern begin at one of its nitrogens,
 * by what stands around them? It asks what `look` asks, only less exactly, and so spares most lines the rest.
 *
 * Atoms are numbered in the order of the text, so an atom and all that hangs on it are consecutive. Whether a nitrogen is
 * in a ring can therefore be seen from the ring closures alone: one joins two of its branches.
 *
 * @returns a function that says TOO_FEW, NOTHING_NEAR or CLOSER of the line that the reader has read
 */
export function createGlance(reader: Reader, { inRing, markRings }: Graph, anchors: Anchors): () => number {
  const { carbonyls, carbonylOf, doubled, heteros, line, node, ringPair, ringOrder } = reader;
  const { acetal, at, more, need, nitrogens: fewest, oxo } = anchors;
  const atEither = at.map((groups, place) => Uint8Array.from(new Set([...groups, ...at[place ^ IN_RING]!])));

  // As what an atom may serve, by its token with DOUBLED and RINGED. The wide tables hold also where a plain small letter
  // has four neighbours; `anywhere` asks for no ring.
  const narrow = table(anchors.serves, [SMALL]);
  const narrowMore = table(anchors.servesMore, [SMALL]);
  const wide = table(anchors.serves, [SMALL, BIG]);
  const wideMore = table(anchors.servesMore, [SMALL, BIG]);
  const anywhere = either(wide);
  const anywhereMore = either(wideMore);

  /** The neighbours of the nitrogen that is looked at: its parent, those that follow it, those over ring closures. */
  const near = new Int32Array(MOST_COUNTED + 1);
  /** Per carbon the number of the line in which an oxygen was seen on it. */
  const oxygenOn = new Int32Array(SIZE);
  // What is asked of the whole line is worked out when it first matters.
  let marked = false;
  let oxoKnown = false;
  let oxoFound = false;
  let acetalKnown = false;
  let acetalFound = false;

  function glance(): number {
    marked = false;
    oxoKnown = false;
    acetalKnown = false;
    const count = line.heteros;
    let found = 0;
    for (let k = 0; k < count; k++) {
      const atom = heteros[k]!;
      if ((node[atom]! & ELEMENT) !== 7) continue;
      found++;
      if (mayBegin(atom)) return CLOSER;
    }
    return found < fewest ? TOO_FEW : NOTHING_NEAR;
  }

  function mayBegin(atom: number): boolean {
    const n = line.atoms;
    const rings = line.rings;
    const self = node[atom]!;
    const token = self & TOKEN_MASK;
    const parent = self >> PARENT_SHIFT;
    let degree = 0;
    let sum = 0;
    let sumMore = 0;
    let orders = 0;
    if (parent !== 0) {
      near[0] = parent;
      degree = 1;
      sum = anywhere[kindAt(parent)]!;
      sumMore = anywhereMore[kindAt(parent)]!;
      orders = (self >> BOND_SHIFT) & 7;
    }
    const children = degree;
    let end = atom + 1;
    for (; end <= n; end++) {
      const other = node[end]!;
      const its = other >> PARENT_SHIFT;
      if (its < atom) break;
      if (its !== atom) continue;
      if (degree === MOST_COUNTED) return true;
      near[degree++] = end;
      sum += anywhere[kindAt(end)]!;
      sumMore += anywhereMore[kindAt(end)]!;
      orders |= (other >> BOND_SHIFT) & 7;
    }
    const closures = degree;
    for (let k = 0; k < rings; k++) {
      const other = otherEnd(k, atom);
      if (other === 0) continue;
      if (degree === MOST_COUNTED) return true;
      near[degree++] = other;
      sum += anywhere[kindAt(other)]!;
      sumMore += anywhereMore[kindAt(other)]!;
      orders |= ringOrder[k]!;
    }
    if (degree > 3 && (token & UNSURE) === 0) return true;
    if (orders > 1 && (token & LOWER) !== 0) return true;
    const place = placeOf(degree, 0, degree === 2 && (token & (UNSURE | LOWER)) === LOWER ? 1 : 0);
    if (!mayBeAmong(atEither[place]!, sum, sumMore)) return false;

    let ring = closures < degree ? IN_RING : 0;
    for (let k = 0; k < rings && ring === 0; k++) {
      const from = branchOf(ringPair[k]! >> PARENT_SHIFT, atom, end, children, closures);
      if (from !== branchOf(ringPair[k]! & (SIZE - 1), atom, end, children, closures)) ring = IN_RING;
    }
    const groups = at[place | ring]!;
    if (ring === 0) {
      sum = 0;
      sumMore = 0;
      for (let e = 0; e < degree; e++) {
        // A carbonyl carbon has room for one bond beside those to its oxygen and to this nitrogen: it is in no ring.
        const other = near[e]!;
        const kind = kindAt(other);
        const isCarbonyl = carbonylOf[other] === line.number;
        sum += isCarbonyl ? narrow[kind]! : anywhere[kind]!;
        sumMore += isCarbonyl ? narrowMore[kind]! : anywhereMore[kind]!;
      }
    }
    if (!mayBeAmong(groups, sum, sumMore)) return false;

    if (!marked) {
      marked = true;
      markRings();
    }
    sum = 0;
    sumMore = 0;
    let wideSum = 0;
    let wideSumMore = 0;
    for (let e = 0; e < degree; e++) {
      const kind = kindAt(near[e]!) | (inRing(near[e]!) * RINGED);
      sum += narrow[kind]!;
      sumMore += narrowMore[kind]!;
      wideSum += wide[kind]!;
      wideSumMore += wideMore[kind]!;
    }
    if (mayBeAmong(groups, sum, sumMore)) return true;
    return mayBeAmong(groups, wideSum, wideSumMore) && hasBig();
  }

  function kindAt(atom: number): number {
    return (node[atom]! & TOKEN_MASK) | (doubled[atom] === line.number ? DOUBLED : 0);
  }

  /** The other end of a ring closure at the atom; 0 where it ends elsewhere. */
  function otherEnd(closure: number, atom: number): number {
    const from = ringPair[closure]! >> PARENT_SHIFT;
    const to = ringPair[closure]! & (SIZE - 1);
    return from === atom ? to : to === atom ? from : 0;
  }

  /** May one of the groups begin at a nitrogen of such neighbours? */
  function mayBeAmong(groups: Uint8Array, sum: number, sumMore: number): boolean {
    for (let k = 0; k < groups.length; k++) {
      const g = groups[k]!;
      if ((((sum | GUARD) - need[g]!) & ((sumMore | GUARD) - more[g]!) & GUARD) !== GUARD) continue;
      if ((oxo[g] === 0 || hasOxo()) && (acetal[g] === 0 || hasAcetal())) return true;
    }
    return false;
  }

  /** On which of the atom's branches another hangs: its first atom, or 0 where it does not follow the atom. */
  function branchOf(other: number, atom: number, end: number, from: number, to: number): number {
    if (other < atom || other >= end) return 0;
    let branch = 0;
    for (let e = from; e < to; e++) if (near[e]! <= other) branch = near[e]!;
    return branch;
  }

  /** May a carbon between two carbons bear an oxygen by a double bond, or two oxygens? */
  function hasOxo(): boolean {
    if (oxoKnown) return oxoFound;
    oxoKnown = true;
    oxoFound = (line.marks & (HAS_CHARGE | HAS_DOUBLE_CLOSURE)) !== 0 || hasAcetal();
    for (let k = 0; k < line.carbonyls && !oxoFound; k++) oxoFound = isBetweenCarbons(carbonyls[k]!);
    return oxoFound;
  }

  /** May a carbon bear two oxygens by single bonds? */
  function hasAcetal(): boolean {
    if (acetalKnown) return acetalFound;
    acetalKnown = true;
    acetalFound = (line.marks & (HAS_CHARGE | HAS_DOUBLE_CLOSURE)) !== 0;
    for (let k = 0; k < line.heteros && !acetalFound; k++) {
      const oxygen = heteros[k]!;
      const own = node[oxygen]!;
      if ((own & ELEMENT) !== 8) continue;
      if (((own >> BOND_SHIFT) & 7) < 2) countOxygenOn(own >> PARENT_SHIFT);
      for (let i = oxygen + 1; i <= line.atoms && node[i]! >> PARENT_SHIFT >= oxygen; i++)
        if (node[i]! >> PARENT_SHIFT === oxygen && ((node[i]! >> BOND_SHIFT) & 7) < 2) countOxygenOn(i);
      for (let r = 0; r < line.rings; r++) countOxygenOn(otherEnd(r, oxygen));
    }
    return acetalFound;
  }

  function countOxygenOn(atom: number): void {
    if (atom === 0 || (node[atom]! & ELEMENT) !== 6) return;
    if (oxygenOn[atom] === line.number) acetalFound = true;
    oxygenOn[atom] = line.number;
  }

  /** Has the atom two carbons beside it, and else oxygens alone? */
  function isBetweenCarbons(atom: number): boolean {
    let carbons = 0;
    const parent = node[atom]! >> PARENT_SHIFT;
    if (parent !== 0) {
      const element = node[parent]! & ELEMENT;
      if (element === 6) carbons++;
      else if (element !== 8) return false;
    }
    for (let i = atom + 1; i <= line.atoms && node[i]! >> PARENT_SHIFT >= atom; i++) {
      if (node[i]! >> PARENT_SHIFT !== atom) continue;
      const element = node[i]! & ELEMENT;
      if (element === 6) carbons++;
      else if (element !== 8) return false;
    }
    for (let k = 0; k < line.rings; k++) {
      const other = otherEnd(k, atom);
      if (other === 0) continue;
      const element = node[other]! & ELEMENT;
      if (element === 6) carbons++;
      else if (element !== 8) return false;
    }
    return carbons >= 2;
  }

  /** Has a plain small letter four neighbours? */
  function hasBig(): boolean {
    for (let i = 1; i <= line.atoms; i++) {
      if ((node[i]! & (UNSURE | LOWER)) !== LOWER) continue;
      let degree = node[i]! >> PARENT_SHIFT === 0 ? 0 : 1;
      for (let k = i + 1; k <= line.atoms && node[k]! >> PARENT_SHIFT >= i; k++)
        if (node[k]! >> PARENT_SHIFT === i) degree++;
      for (let k = 0; k < line.rings; k++) if (otherEnd(k, i) !== 0) degree++;
      if (degree > 3) return true;
    }
    return false;
  }

  return glance;
}

/** By token with DOUBLED and RINGED all that an atom may serve as. */
function table(serves: Int32Array, small: readonly number[]): Int32Array {
  return Int32Array.from({ length: 2 * RINGED }, (_, i) => {
    const token = i & (DOUBLED - 1);
    const plain = (token & UNSURE) === 0;
    const flags =
      plain && (token & LOWER) !== 0
        ? small
        : plain && (i & DOUBLED) !== 0
          ? [TO_NITROGEN, DOUBLE]
          : plain
            ? [NONE, TWO_OXYGENS]
            : [NONE, TO_NITROGEN, DOUBLE, TWO_OXYGENS];
    return flags.reduce((all, flag) => all | serves[kindOf(token, i >= RINGED ? 1 : 0, flag)]!, 0);
  });
}

const either = (serves: Int32Array): Int32Array =>
  Int32Array.from({ length: RINGED }, (_, kind) => serves[kind]! | serves[kind | RINGED]!);
