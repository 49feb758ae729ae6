import { costOf, type Followed, follow, NOT_BEGUN } from './cost.js';
import { needsOf } from './features.js';
import { LONGEST_WAY, MOST_BITS, WAY_ENDS, WAY_SIZE } from './layout.js';
import type { Pattern } from './pattern.js';
import { besideOf, bit, slotsOf, traitsIn } from './traits.js';

/**
 * Ways: chains of atoms, each bound to the one before, of which every pattern holds one at the least; so a line in which none can be
 * walked holds no pattern. What is asked of an atom on a way are its traits.
 */
type Way = readonly number[];

/** A way in a pattern, the pattern's atoms on it, and what it costs. */
interface Drawn {
  readonly way: Way;
  readonly atoms: readonly number[];
  readonly cost: number;
}

/** All ways in the pattern, from the cheapest on. */
function waysIn(pattern: Pattern): Drawn[] {
  const beside = besideOf(pattern);
  const traits = traitsIn(pattern);
  const found: Drawn[] = [];
  const go = (atoms: readonly number[], before: Followed): void => {
    const last = atoms[atoms.length - 1]!;
    const followed = follow(before, traits[last]!);
    found.push({ way: atoms.map((k) => traits[k]!), atoms, cost: costOf(followed) });
    if (atoms.length === LONGEST_WAY) return;
    for (const other of beside[last]!) if (!atoms.includes(other)) go([...atoms, other], followed);
  };
  for (const k of traits.keys()) go([k], NOT_BEGUN);
  return found.sort((a, b) => a.cost - b.cost);
}

const within = (asked: Way, way: Way): boolean =>
  asked.length <= way.length && asked.every((traits, i) => (traits & ~way[i]!) === 0);

/** Ways of one pattern that are tried for the others as well. */
const BEST_OF_ONE = 6;

/** A way, and the patterns that hold it. */
interface Candidate {
  readonly way: Way;
  readonly cost: number;
  readonly covers: Set<number>;
}

/**
 * For each pattern a way that it holds, few and rare ones in all: first the cheapest of each pattern; then, again and again, the one way
 * that saves most where it stands for all ways whose patterns hold it.
 *
 * @param drawn - per pattern its ways
 */
function firstOf(drawn: readonly (readonly Drawn[])[]): readonly Way[] {
  const candidates = new Map<string, Candidate>();
  const distinct = drawn.map((ways) => [...new Map(ways.map((w) => [w.way.join(), w])).entries()]);
  const own = distinct.map((ways): Candidate => {
    for (const [key, { way, cost }] of ways.slice(0, BEST_OF_ONE))
      if (!candidates.has(key)) candidates.set(key, { way, cost, covers: new Set() });
    return candidates.get(ways[0]![0])!;
  });
  for (const { way, covers } of candidates.values())
    for (const [i, ways] of distinct.entries())
      if (ways.some(([, other]) => within(way, other.way))) covers.add(i);
  for (;;) {
    const patternsOf = new Map<Candidate, number[]>();
    for (const [i, candidate] of own.entries())
      patternsOf.set(candidate, [...(patternsOf.get(candidate) ?? []), i]);
    const now = [...patternsOf];
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of candidates.values()) {
      if (candidate.covers.size < 2) continue;
      let saved = patternsOf.has(candidate) ? 0 : -candidate.cost;
      for (const [other, patterns] of now)
        if (other !== candidate && patterns.every((i) => candidate.covers.has(i))) saved += other.cost;
      if (saved <= most) continue;
      most = saved;
      best = candidate;
    }
    if (best === undefined) return own.map(({ way }) => way);
    for (const i of best.covers) own[i] = best;
  }
}

/** Ways, of which each pattern holds the one that stands for it. */
export interface Ways {
  /** Per way its steps, as the bytes of WAYS in layout.ts. */
  readonly steps: Int32Array;
  /** Per way what all of its patterns need at the least, FEATURES bytes each; see features.ts. */
  readonly needs: Uint8Array;
  /** Per way the groups of its patterns, a bit each; all bits where one of them has none. */
  readonly groups: Int32Array;
  /** Per way its patterns, by their numbers. */
  readonly patterns: readonly Int32Array[];
  /** Per pattern what it needs, and what is asked of each of its atoms, as `slotsOf`. */
  readonly patternNeeds: Uint8Array;
  readonly slots: readonly Int32Array[];
  readonly others: readonly Uint8Array[];
}

/** @param groups - the patterns in their groups */
export function waysOf(groups: readonly (readonly Pattern[])[]): Ways {
  const all = groups.flatMap((patterns, group) => patterns.map((pattern) => ({ pattern, group })));
  const first = firstOf(all.map(({ pattern }) => waysIn(pattern)));
  const distinct = [...new Set(first)];
  // Of more ways than bits the last stand for none: in every line they may be walked.
  const number = first.map((way) => Math.min(distinct.indexOf(way), MOST_BITS - 1));
  const held = distinct.slice(0, MOST_BITS).map((_, n) => [...all.keys()].filter((i) => number[i] === n));
  const needs = all.map(({ pattern }) => needsOf(pattern));
  const asked = all.map(({ pattern }) => traitsIn(pattern).map(slotsOf));
  const isOnly = (n: number): boolean => n < MOST_BITS - 1 || distinct.length <= MOST_BITS;
  return {
    steps: Int32Array.from(held.flatMap((_, n) => stepsOf(isOnly(n) ? distinct[n]! : []))),
    needs: Uint8Array.from(
      held.flatMap((of) => needs[0]!.map((_, feature) => Math.min(...of.map((i) => needs[i]![feature]!)))),
    ),
    groups: Int32Array.from(held, (of) =>
      of.reduce((sum, i) => sum | (all[i]!.group < MOST_BITS ? bit(all[i]!.group) : -1), 0),
    ),
    patterns: held.map((of) => Int32Array.from(of)),
    patternNeeds: Uint8Array.from(needs.flat()),
    slots: asked.map((of) => Int32Array.from(of, ({ slots }) => slots)),
    others: asked.map((of) => Uint8Array.from(of, ({ others }) => others)),
  };
}

/** The steps of a way, and its end behind them. */
function stepsOf(way: Way): number[] {
  const steps = way.map(slotsOf).flatMap(({ slots, others }) => [slots, others]);
  return Array.from({ length: WAY_SIZE / 4 }, (_, i) => steps[i] ?? WAY_ENDS);
}
