import {
  ANY, AT, AT_SHIFT, CARBONYL_FIELD, EITHER, FEWEST, GROUP_FIRST, GUARD, HAS_COMPOSITION, HAS_HYDROGEN, HAS_METAL_BOND, LOWER, MAYBE_NAMED,
  MAYBE_CORE, MET, MORE, MOST_BITS, MOST_NEAR, NEED, NITROGENS, NOT_MODELLED, REJECTED_BY_ANCHORS, REJECTED_BY_MATCH, REJECTED_BY_COUNT, OWN,
  SERVES, SERVES_MORE, UNSURE,
} from '../../layout';
import * as read from '../read';
import {
  atomOf, atomCount, bondsOn, degreeOf, elementOf, inRing, link, markRings, NEAR, neighboursOf, orderOf, ringCount, setSizes, tokenOf,
} from './adjacency';
import { featuresOf, groupsOf, waysMet } from '../groups';
import { hasOddNitrogen, listGraph } from '../masks/atoms';
import { groupsHeld } from '../masks/patterns';
import { beginMatching, mayMatch } from './match';
import { hasComposition, holdsNamed } from './named';
import { reduce } from './reduce';

/** Nitrogens of the line, listed at NITROGENS. */
let nitrogenCount: i32 = 0;
/** Was a pattern tried on the line? */
let tried: bool = false;

// From what it is known which groups may lie on the line (MET): stage 1 said it; masks that are made of its graph say it; its atoms and
// rings say it.
export const BY_STAGE_1: i32 = 0;
export const BY_MASKS: i32 = 1;
export const BY_COUNTS: i32 = 2;

/**
 * Stage 2: classifies the line that `readLine` read by its graph.
 *
 * @param met - BY_STAGE_1, BY_MASKS or BY_COUNTS
 * @returns one of the REJECTED stages, NOT_MODELLED, MAYBE_CORE or MAYBE_NAMED
 */
export function classifyByGraph(met: i32): i32 {
  setSizes(read.atoms, read.rings);
  let isLinked = false;
  let known = (read.marks & HAS_COMPOSITION) != 0;
  if ((read.marks & (HAS_HYDROGEN | HAS_METAL_BOND)) != 0) {
    link();
    if (!reduce()) return NOT_MODELLED;
    known = hasComposition();
  }
  if (known) {
    link();
    if (holdsNamed()) return MAYBE_NAMED;
    isLinked = true;
  }
  listNitrogens();
  if (nitrogenCount < load<i32>(FEWEST)) return REJECTED_BY_COUNT;
  markRings();
  if (met == BY_MASKS && listGraph() && !hasOddNitrogen()) {
    const groups = groupsHeld(ringCount);
    if (groups == 0) return REJECTED_BY_ANCHORS;
    store<i32>(MET, groups);
  } else if (met != BY_STAGE_1) countAtoms();
  if (!isLinked) link();
  tried = false;
  for (let k: i32 = 0; k < nitrogenCount; k++) {
    const stage = matchAt(load<i32>(NITROGENS + (k << 2)));
    if (stage != REJECTED_BY_ANCHORS) return stage;
  }
  return tried ? REJECTED_BY_MATCH : REJECTED_BY_ANCHORS;
}

/** Which groups may lie on a line of which no more is known than its atoms and rings? */
function countAtoms(): void {
  let carbons: i32 = 0;
  let oxygens: i32 = 0;
  for (let i: i32 = 1; i <= atomCount; i++) {
    const element = elementOf(i);
    carbons += <i32>(element == 6);
    oxygens += <i32>(element == 8);
  }
  store<i32>(MET, groupsOf(waysMet(featuresOf(carbons, nitrogenCount, oxygens, ringCount))));
}

function listNitrogens(): void {
  nitrogenCount = 0;
  for (let i: i32 = 1; i <= atomCount; i++) {
    store<i32>(NITROGENS + (nitrogenCount << 2), i);
    nitrogenCount += <i32>(elementOf(i) == 7);
  }
}

/** Whether a pattern may match with its first atom there: MAYBE_CORE, NOT_MODELLED, or REJECTED_BY_ANCHORS for none. */
function matchAt(atom: i32): i32 {
  const token = tokenOf(atom);
  const end = neighboursOf(atom, NEAR);
  const degree = (end - NEAR) >> 2;
  let sum: i32 = 0;
  let more: i32 = 0;
  let orders: i32 = 0;
  for (let e = NEAR; e < end; e += 4) {
    const other = atomOf(e);
    const kind = EITHER + ((tokenOf(other) | (inRing(other) << 9)) << 3);
    sum += load<i32>(kind);
    more += load<i32>(kind, 4);
    orders |= orderOf(e);
  }
  if (degree > 3 && (token & UNSURE) == 0) return NOT_MODELLED;
  if (orders > 1 && (token & LOWER) != 0 && isOddNitrogen(end)) return NOT_MODELLED;
  // See `mayBeginAt` of anchors.ts.
  const double = degree == 2 && (token & (UNSURE | LOWER)) == LOWER ? 16 : 0;
  const groups = AT + ((min(degree, 7) | (inRing(atom) << 3) | double) << AT_SHIFT);
  const count: i32 = load<u8>(groups);
  if (degree <= MOST_NEAR) {
    if (!mayBeAmong(groups, count, sum, more)) return REJECTED_BY_ANCHORS;
    sum = 0;
    more = 0;
    for (let e = NEAR; e < end; e += 4) {
      const kind = kindAt(atomOf(e)) << 2;
      sum += load<i32>(SERVES + kind);
      more += load<i32>(SERVES_MORE + kind);
    }
  }
  const met = load<i32>(MET);
  for (let i: i32 = 1; i <= count; i++) {
    const g: i32 = load<u8>(groups + i);
    if (g < MOST_BITS && (met & (1 << g)) == 0) continue;
    if (degree <= MOST_NEAR && !serve(g, sum, more, degree)) continue;
    if (!tried) {
      tried = true;
      beginMatching(hasChargedNitrogen());
    }
    const past = load<i32>(GROUP_FIRST + (g << 2) + 4);
    for (let pattern = load<i32>(GROUP_FIRST + (g << 2)); pattern < past; pattern++)
      if (mayMatch(pattern, atom)) return MAYBE_CORE;
  }
  return REJECTED_BY_ANCHORS;
}

/** May one of the groups begin at a nitrogen of such neighbours? */
function mayBeAmong(groups: i32, count: i32, sum: i32, more: i32): bool {
  const met = load<i32>(MET);
  for (let i: i32 = 1; i <= count; i++) {
    const g: i32 = load<u8>(groups + i);
    if (g < MOST_BITS && (met & (1 << g)) == 0) continue;
    if (serve(g, sum, more, 0)) return true;
  }
  return false;
}

/** Are there enough neighbours of each kind that the group asks for, and are all others carbonyl carbons where they must be? */
// @ts-ignore: decorator
@inline
function serve(group: i32, sum: i32, more: i32, degree: i32): bool {
  const at = group << 2;
  if ((((sum | GUARD) - load<i32>(NEED + at)) & ((more | GUARD) - load<i32>(MORE + at)) & GUARD) != GUARD) return false;
  const own: i32 = load<u8>(OWN + group);
  return own == ANY || degree - own <= (sum & CARBONYL_FIELD);
}

/**
 * A nitrogen of five bonds gives one of them up. Which one is certain where an oxygen, a sulfur or a nitrogen takes it;
 * where a carbon would, what is said here of carbon's double bonds may not hold. Its neighbours stand at NEAR.
 */
function isOddNitrogen(end: i32): bool {
  for (let e = NEAR; e < end; e += 4)
    if (orderOf(e) > 1) {
      const other = elementOf(atomOf(e));
      if (other != 7 && other != 8 && other != 16) return true;
    }
  return false;
}

function hasChargedNitrogen(): bool {
  for (let k: i32 = 0; k < nitrogenCount; k++)
    if ((tokenOf(load<i32>(NITROGENS + (k << 2))) & UNSURE) != 0) return true;
  return false;
}

/** The kind of a neighbour, as amineOf of pattern.ts. */
function kindAt(atom: i32): i32 {
  const token = tokenOf(atom);
  const flag: i32 =
    (token & UNSURE) != 0 ? 0 : (token & LOWER) != 0 ? <i32>(degreeOf(atom) > 3) : bondsOn(atom);
  return token | (inRing(atom) << 9) | (flag << 10);
}
