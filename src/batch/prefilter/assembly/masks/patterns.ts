import {
  ATOM_SIZE, FEATURES, GROUP_OF, LYING, MOST_BITS, MOST_PLACED, PATTERNS_FROM, PATTERNS_OF, PATTERN_NEEDS, PLACED_ON,
} from '../../layout';
import { firstOf, leadsTo, linksOf, othersOf, atHandOf } from '../graph/query';
import { waysMet } from '../groups';
import { all, neighboursIn } from './atoms';
import { features, having, listTraits, waysWalked } from './ways';

/** The groups, a bit each, of which a pattern may lie on the line that is listed by atoms. */
export function groupsHeld(closures: i32): i32 {
  listTraits();
  const has = features(closures);
  let ways = waysMet(has);
  if (ways != 0) ways = waysWalked(ways);
  return ways == 0 ? 0 : groupsLying(ways, has);
}

/** The same of the patterns of these ways alone. */
function groupsLying(ways: i32, has: v128): i32 {
  let groups: i32 = 0;
  for (let left = ways; left != 0; left &= left - 1) {
    const from = PATTERNS_FROM + (<i32>ctz(left) << 2);
    const past = load<i32>(from, 4);
    for (let i = load<i32>(from); i < past; i++) {
      const pattern = load<i32>(PATTERNS_OF + (i << 2));
      if (!i8x16.all_true(i8x16.ge_u(has, v128.load(PATTERN_NEEDS + pattern * FEATURES)))) continue;
      const group = load<i32>(GROUP_OF + (pattern << 2));
      const bit: i32 = group < MOST_BITS ? 1 << group : -1;
      if ((groups & bit) != bit && mayLie(pattern)) groups |= bit;
    }
  }
  return groups;
}

/** The pattern that is being placed: one past its last atom, and how many atoms may still be tried. */
let pastLast: i32 = 0;
let tries: i32 = 0;

// @ts-ignore: decorator
@inline
function lyingOf(k: i32): i64 {
  return load<i64>(LYING + (k << 3));
}

/** May the pattern lie on the line: its atoms on as many of the traits that are asked, with the bonds that are asked? */
function mayLie(pattern: i32): bool {
  const first = firstOf(pattern);
  pastLast = firstOf(pattern + 1);
  // First all atoms on which each may lie: beside such as the atoms before it may lie on. Mostly soon there are none.
  let k: i32 = 0;
  for (let asked = first; asked < pastLast; asked += ATOM_SIZE) {
    let found = all;
    const past = linksOf(asked + ATOM_SIZE);
    for (let link = linksOf(asked); link < past; link += 4) found &= neighboursIn(lyingOf(leadsTo(link)));
    found = having(atHandOf(asked), othersOf(asked), found);
    if (found == 0) return false;
    store<i64>(LYING + (k << 3), found);
    k++;
  }
  tries = MOST_PLACED;
  return place(first, 0, 0);
}

/** Places the pattern's atoms from this one on, each on an atom of its own. True also where the tries run out. */
function place(asked: i32, k: i32, taken: i64): bool {
  if (asked == pastLast) return true;
  let left = lyingOf(k) & ~taken;
  const past = linksOf(asked + ATOM_SIZE);
  for (let link = linksOf(asked); link < past; link += 4) left &= neighboursIn(load<i64>(PLACED_ON + (leadsTo(link) << 3)));
  for (; left != 0; left &= left - 1) {
    if (--tries < 0) return true;
    const atom = left & -left;
    store<i64>(PLACED_ON + (k << 3), atom);
    if (place(asked + ATOM_SIZE, k + 1, taken | atom)) return true;
  }
  return false;
}
