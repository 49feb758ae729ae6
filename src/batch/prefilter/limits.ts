import {
  AT_SHIFT,
  LARGEST_PATTERN,
  MOST_BITS,
  MOST_COMPOSITIONS,
  MOST_GRAPHS,
  MOST_GROUPS,
  MOST_PATTERN_ATOMS,
  MOST_PATTERN_LINKS,
  MOST_PATTERNS,
} from './layout.js';
import type { Tables } from './tables.js';

/** What the bytes of a pattern's `start` can count. */
const MOST_LINKS_OF_ONE = 255;

/**
 * Which limits of the memory do these tables pass?
 *
 * @param tables - of `tablesOf`
 * @returns a plain sentence for each; none where the tables fit. A prefilter of tables that do not fit makes every line a candidate
 */
export function passedLimits({ anchors, named }: Tables): string[] {
  const patterns = anchors.patterns.flat();
  const most = (counts: readonly number[]): number => Math.max(0, ...counts);
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const limits: readonly [what: string, count: number, limit: number, name: string][] = [
    ['groups of patterns', anchors.patterns.length, MOST_GROUPS, 'MOST_GROUPS'],
    [
      'groups that may begin at one place',
      most(anchors.at.map((groups) => groups.length)),
      (1 << AT_SHIFT) - 1,
      'AT_SHIFT',
    ],
    ['patterns', patterns.length, MOST_PATTERNS, 'MOST_PATTERNS'],
    ['atoms in one pattern', most(patterns.map((p) => p.size)), LARGEST_PATTERN, 'LARGEST_PATTERN'],
    ['bonds in one pattern', most(patterns.map((p) => p.to.length)), MOST_LINKS_OF_ONE, 'MOST_LINKS_OF_ONE'],
    ['atoms of patterns', sum(patterns.map((p) => p.size)), MOST_PATTERN_ATOMS, 'MOST_PATTERN_ATOMS'],
    ['bonds of patterns', sum(patterns.map((p) => p.to.length)), MOST_PATTERN_LINKS, 'MOST_PATTERN_LINKS'],
    [
      'slots for compositions of named substances',
      named.compositions.length,
      MOST_COMPOSITIONS,
      'MOST_COMPOSITIONS',
    ],
    ['slots for shapes of named substances', named.shapes.length, MOST_COMPOSITIONS, 'MOST_COMPOSITIONS'],
    ['slots for graphs of named substances', named.graphs.length, MOST_GRAPHS, 'MOST_GRAPHS'],
  ];
  return limits
    .filter(([, count, limit]) => count > limit)
    .map(
      ([what, count, limit, name]) =>
        `The prefilter has room for ${limit} ${what} (${name}), not for ${count}.`,
    );
}

/**
 * The same of what is shipped, which must be fast as well: of more groups than bits in a word none is ruled out by what a line
 * lacks, and every line with nitrogens pays for it.
 */
export function passedLimitsOfShipped(tables: Tables): string[] {
  const groups = tables.anchors.patterns.length;
  return [
    ...passedLimits(tables),
    ...(groups > MOST_BITS
      ? [
          `The prefilter is fast with ${MOST_BITS} groups of patterns at the most (MOST_BITS), not with ${groups}.`,
        ]
      : []),
  ];
}
