import { costOf, type Followed, follow, NOT_BEGUN } from './cost.js';
import { needsOf } from './features.js';
import { LONGEST_WAY, MOST_BITS, MOST_STEPS } from './layout.js';
import type { Pattern } from './pattern.js';
import { bare, besideOf, bit, traitsIn } from './traits.js';

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

/** Of a second way so many atoms at the least stand beside the first, where the pattern has them. */
const NEW_ATOMS = 3;

/** Another way that the pattern holds, elsewhere in it: the cheapest; the same where there is none. */
function secondOf(drawn: readonly Drawn[], first: Way): Way {
  const taken = new Set(
    drawn.flatMap(({ way, atoms }) => (within(first, way) ? atoms.slice(0, first.length) : [])),
  );
  const isElsewhere = ({ atoms }: Drawn): boolean =>
    atoms.filter((atom) => !taken.has(atom)).length >= NEW_ATOMS;
  return drawn.find(isElsewhere)?.way ?? first;
}

/** Ways, of which each pattern holds the one that stands for it. */
export interface Ways {
  /** Per way what all of its patterns need at the least, FEATURES bytes each; see features.ts. */
  readonly needs: Uint8Array;
  /** Per way the groups of its patterns, a bit each; all bits where one of them has none. */
  readonly groups: Int32Array;
  /** The steps of these ways, as `stepsOf`; none where they are too many: then every line may hold every way. */
  readonly steps: Int32Array;
  /** The same of a second way of each pattern, under the bits of the first. */
  readonly more: Int32Array;
}

/** @param groups - the patterns in their groups */
export function waysOf(groups: readonly (readonly Pattern[])[]): Ways {
  const all = groups.flatMap((patterns, group) => patterns.map((pattern) => ({ pattern, group })));
  const drawn = all.map(({ pattern }) => waysIn(pattern));
  const first = firstOf(drawn);
  const distinct = [...new Set(first)];
  // Of more ways than bits the last share one.
  const number = first.map((way) => Math.min(distinct.indexOf(way), MOST_BITS - 1));
  const held = distinct.slice(0, MOST_BITS).map((_, n) => all.filter((_, i) => number[i] === n));
  const steps = stepsOf(first.map((way, i) => ({ way, bits: bit(number[i]!) })));
  const more = stepsOf(drawn.map((ways, i) => ({ way: secondOf(ways, first[i]!), bits: bit(number[i]!) })));
  return {
    needs: Uint8Array.from(held.flatMap((of) => needsOf(of.map(({ pattern }) => pattern)))),
    groups: Int32Array.from(held, (of) =>
      of.reduce((sum, { group }) => sum | (group < MOST_BITS ? bit(group) : -1), 0),
    ),
    steps: Int32Array.from(steps.length / 4 > MOST_STEPS ? [] : steps),
    more: Int32Array.from((steps.length + more.length) / 4 > MOST_STEPS ? [] : more),
  };
}

interface Numbered {
  readonly way: Way;
  readonly bits: number;
}

/**
 * Ways as a tree, written down depth first: per step its traits; its depth, and above 16 bits the step to go on with where it cannot be
 * taken; the ways that lead over it, and those that end there, a bit each.
 */
function stepsOf(ways: readonly Numbered[]): number[] {
  const steps: number[] = [];
  const bitsOf = (some: readonly Numbered[]): number => some.reduce((sum, { bits }) => sum | bits, 0);
  const write = (some: readonly Numbered[], depth: number): void => {
    for (const traits of new Set(some.map(({ way }) => way[depth]!))) {
      const same = some.filter(({ way }) => way[depth] === traits);
      const ended = same.filter(({ way }) => way.length === depth + 1);
      const at = steps.length;
      steps.push(bare(traits), 0, bitsOf(same), bitsOf(ended));
      write(
        same.filter((way) => !ended.includes(way)),
        depth + 1,
      );
      steps[at + 1] = depth | ((steps.length / 4) << 16);
    }
  };
  write(ways, 0);
  return steps;
}
