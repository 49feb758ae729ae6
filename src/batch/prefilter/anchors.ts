import {
  ANY,
  ATOM_KINDS,
  CARBONYL,
  DOUBLE,
  ELEMENT,
  LOWER,
  MOST_PLACES,
  NONE,
  TWO_OXYGENS,
  UNSURE,
} from './layout.js';
import type { Pattern } from './pattern.js';
import { type Ways, waysOf } from './ways.js';

/**
 * The neighbourhood of a pattern's first atom, its anchor, a nitrogen: enough to reject most lines without their graph.
 * Each kind of neighbour has a field of four bits; neighbours are counted by adding `serves` of each, so that a pattern
 * is ruled out where any of its kinds has fewer candidates than it needs.
 */
export interface Anchors {
  /** The patterns, in groups that ask the same around their first atom; what follows is per group. */
  readonly patterns: readonly (readonly Pattern[])[];
  /** Must the nitrogen be in a ring (1), in none (-1) or either (0)? */
  readonly ring: Int8Array;
  readonly least: Uint8Array;
  readonly most: Uint8Array;
  /** The fields' least counts. */
  readonly need: Int32Array;
  readonly more: Int32Array;
  /** How many neighbours the patterns have themselves where others must be carbonyl carbons; ANY where they need not. */
  readonly own: Uint8Array;
  /** Per kind of atom (`kindOf`) the fields that it may serve. */
  readonly serves: Int32Array;
  readonly servesMore: Int32Array;
  /** Per place of a nitrogen (see `mayBeginAt`) the groups that may begin there. */
  readonly at: readonly Uint8Array[];
  readonly ways: Ways;
  /** Fewest nitrogens that any of the patterns needs. */
  readonly nitrogens: number;
}

/** Fields in two words of seven. */
const FIELDS = 14;

/**
 * What is known of a neighbour beside its token: for plain capitals its bonds, as `bondsOn` of assembly/graph/adjacency.ts; for
 * plain small letters whether they are crowded: whether they have four neighbours.
 */
export const NOT_CROWDED = 0;
export const CROWDED = 1;

export const kindOf = (token: number, ring: number, flag: number): number =>
  token | (ring << 9) | (flag << 10);

export function anchorsOf(patterns: readonly Pattern[]): Anchors {
  const shared = new Map<string, Uint8Array>();
  const text = new TextDecoder();
  /** The one array of this content: few kinds of neighbours are asked for, by many patterns. */
  const only = (table: Uint8Array): Uint8Array => {
    const key = text.decode(table);
    const known = shared.get(key) ?? table;
    shared.set(key, known);
    return known;
  };
  const tables = new Set([
    only(Uint8Array.from({ length: ATOM_KINDS }, (_, kind) => (mayBeCarbonyl(kind) ? 1 : 0))),
  ]);
  const within = remembered((a, b) => a.every((is, kind) => is === 0 || b[kind] === 1));
  const around = patterns.map((pattern) => {
    const found: Uint8Array[] = [];
    for (let k = 1; k < pattern.size; k++) {
      // The last atom of a ring is bound to the first as well as to the one before it.
      if (!pattern.to.subarray(pattern.start[k]!, pattern.start[k + 1]!).includes(0)) continue;
      const table = new Uint8Array(ATOM_KINDS);
      for (let kind = 0; kind < ATOM_KINDS; kind++) if (mayServe(pattern, k, kind)) table[kind] = 1;
      found.push(only(table));
    }
    return found;
  });
  for (const table of around.flat()) if (tables.size < FIELDS) tables.add(table);
  // One neighbour may serve as several kinds: so those of either of two kinds, or of three, are counted as well.
  const union = remembered((a, b) => only(a.map((is, kind) => is | b[kind]!)));
  for (const own of around) {
    if (tables.size === FIELDS) break;
    const unions = own.flatMap((a, i) => own.slice(i + 1).map((b) => union(a, b)));
    for (const table of own.length > 2 ? [own.reduce(union), ...unions] : unions)
      if (tables.size < FIELDS) tables.add(table);
  }
  const fields = [...tables];
  const word = (of: (table: Uint8Array) => number, from: number): number =>
    fields.slice(from, from + FIELDS / 2).reduce((sum, table, field) => sum | (of(table) << (4 * field)), 0);
  const words = (from: number): Int32Array =>
    Int32Array.from({ length: ATOM_KINDS }, (_, kind) => word((table) => table[kind]!, from));
  // A neighbour of a narrow kind is one of each wider kind too, so each field counts all kinds within it.
  const need = (i: number, from: number): number =>
    word((table) => around[i]!.filter((own) => within(own, table)).length, from);
  const groups = new Map<string, Group>();
  for (const [i, pattern] of patterns.entries()) {
    const own = (pattern.extras[0]! & ~CARBONYL) === 0 ? around[i]!.length : ANY;
    const group: Group = {
      ring: pattern.ring[0]!,
      least: Math.max(pattern.least[0]!, around[i]!.length),
      most: pattern.most[0]!,
      need: need(i, 0),
      more: need(i, FIELDS / 2),
      own,
      kept: keptApart(pattern),
      patterns: [],
    };
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? group;
    groups.set(key, known);
    known.patterns.push(pattern);
  }
  const all = [...groups.values()];
  return {
    ring: Int8Array.from(all, (g) => g.ring),
    least: Uint8Array.from(all, (g) => g.least),
    most: Uint8Array.from(all, (g) => g.most),
    need: Int32Array.from(all, (g) => g.need),
    more: Int32Array.from(all, (g) => g.more),
    own: Uint8Array.from(all, (g) => g.own),
    patterns: all.map((g) => g.patterns),
    serves: words(0),
    servesMore: words(FIELDS / 2),
    at: Array.from({ length: MOST_PLACES }, (_, place) =>
      Uint8Array.from(all.flatMap((g, i) => (mayBeginAt(g, place) ? [i] : []))),
    ),
    ways: waysOf(all.map((g) => g.patterns)),
    nitrogens: Math.min(...patterns.map(nitrogensOf)),
  };
}

/** The same, worked out once for each pair. */
function remembered<T>(of: (a: Uint8Array, b: Uint8Array) => T): (a: Uint8Array, b: Uint8Array) => T {
  const all = new Map<Uint8Array, Map<Uint8Array, T>>();
  return (a, b) => {
    const own = all.get(a) ?? new Map<Uint8Array, T>();
    all.set(a, own);
    if (!own.has(b)) own.set(b, of(a, b));
    return own.get(b)!;
  };
}

/** A nitrogen's place: its neighbours, up to 7; 8 where it is in a ring; 16 where it surely bears a double bond. */

function mayBeginAt({ ring, least, most, patterns }: Group, place: number): boolean {
  const neighbours = place & 7;
  if (neighbours < Math.min(least, 7) || neighbours > most) return false;
  if (ring !== 0 && ring !== ((place & 8) !== 0 ? 1 : -1)) return false;
  const single = (p: Pattern): boolean => p.saturated[0] === 1 || p.singles[0]! >= neighbours;
  return place < 16 || !patterns.every(single);
}

interface Group {
  readonly ring: number;
  readonly least: number;
  readonly most: number;
  readonly need: number;
  readonly more: number;
  readonly own: number;
  /** Patterns of which much is asked are kept apart, so that one that asks less does not weaken what is asked for them. */
  readonly kept: string;
  readonly patterns: Pattern[];
}

/** Does it need a ring's carbonyl carbon, and of its nitrogens in rings only such as bear single bonds? */
const keptApart = (pattern: Pattern): string =>
  [
    pattern.oxo.some((oxo, k) => oxo === 1 && pattern.ring[k] === 1),
    pattern.ring.every(
      (ring, k) =>
        ring !== 1 || !isOnly(pattern, k, 7) || pattern.saturated[k] === 1 || pattern.singles[k]! >= 2,
    ),
  ].join();

/** Must all of this atom's bonds but one at the most be single? */
const isSaturated = (pattern: Pattern, k: number): boolean =>
  pattern.saturated[k] === 1 || pattern.singles[k]! >= 3;

function mayServe(pattern: Pattern, k: number, kind: number): boolean {
  const token = kind & 511;
  const ring = (kind >> 9) & 1;
  const flag = kind >> 10;
  const lower = (token & LOWER) !== 0;
  const plain = (token & UNSURE) === 0;
  if (pattern.elements[k * 128 + (token & ELEMENT)] === 0) return false;
  if ((pattern.ring[k] === 1 || pattern.aromatic[k] === 1) && ring === 0) return false;
  if (pattern.ring[k] === -1 && ring === 1) return false;
  if (!plain) return true;
  // What bears no double bond in the text and no charge bears none in the end.
  const none = flag === NONE || flag === TWO_OXYGENS;
  if (!lower && none && (pattern.aromatic[k] === 1 || pattern.multiple[k] === 1)) return false;
  if (!lower && flag !== TWO_OXYGENS && bearsOxygens(pattern, k) > 1) return false;
  if (lower) return !((token & ELEMENT) === 6 && flag !== CROWDED && isSaturated(pattern, k));
  return !(pattern.saturated[k] === 1 && flag === DOUBLE);
}

function mayBeCarbonyl(kind: number): boolean {
  const token = kind & 511;
  return (token & ELEMENT) === 6 && ((token & (LOWER | UNSURE)) !== 0 || kind >> 10 === DOUBLE);
}

/** Oxygens that a saturated atom of the pattern is bound to. */
function bearsOxygens(pattern: Pattern, k: number): number {
  if (pattern.saturated[k] === 0) return 0;
  let count = 0;
  for (let atom = 0; atom < pattern.size; atom++)
    for (let link = pattern.start[atom]!; link < pattern.start[atom + 1]!; link++) {
      const other = atom === k ? pattern.to[link]! : pattern.to[link] === k ? atom : -1;
      if (other >= 0 && isOnly(pattern, other, 8)) count++;
    }
  return count;
}

function isOnly(pattern: Pattern, k: number, element: number): boolean {
  const own = pattern.elements.subarray(k * 128, k * 128 + 128);
  return own[element] === 1 && own.reduce((a, b) => a + b) === 1;
}

const countOf = (pattern: Pattern, element: number): number =>
  Array.from({ length: pattern.size }, (_, k) => k).filter((k) => isOnly(pattern, k, element)).length;
const nitrogensOf = (pattern: Pattern): number => countOf(pattern, 7);
