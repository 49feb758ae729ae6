import { BOND_OF, CAPITAL_SYMBOL, IS_METAL, SMALL_SYMBOL, TOKEN_OF, WEIGHT_OF } from './alphabet.js';
import { type Anchors, CROWDED, kindOf, NOT_CROWDED } from './anchors.js';
import { COMPILED } from './compiled.js';
import * as at from './layout.js';
import { passedLimits } from './limits.js';
import type { Named } from './named.js';
import type { Pattern } from './pattern.js';

/** What lines are read by: bare arrays, so that a thread can be given them and needs none of what they were made from. */
export interface Tables {
  readonly anchors: Anchors;
  readonly named: Named;
}

const code = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(COMPILED), (c) => c.charCodeAt(0));

/** The compiled module over a memory of its own. */
interface Compiled {
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
}

/**
 * Undefined where the engine refuses the module: without WebAssembly or its 128-bit vectors, on a page whose content policy
 * lacks `wasm-unsafe-eval` (Module throws CompileError, though validate says true), in a process without address space
 * (Memory throws RangeError).
 */
function compiledModule(): Compiled | undefined {
  try {
    const memory = new WebAssembly.Memory({ initial: at.PAGES });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code()), { env: { memory } });
    return { memory, exports };
  } catch {
    return undefined;
  }
}

export type Reader = NonNullable<ReturnType<typeof createReader>>;

/** The compiled reader of lines, with the tables that it goes by; undefined where the engine or its memory refuses them. */
export function createReader({ anchors, named }: Tables) {
  const compiled = passedLimits({ anchors, named }).length === 0 ? compiledModule() : undefined;
  if (compiled === undefined) return undefined;
  const { memory, exports } = compiled;
  const bytes = new Uint8Array(memory.buffer);
  const numbers = new Int32Array(memory.buffer);
  fill(bytes, numbers, anchors, named.compositions);
  fillPatterns(bytes, numbers, anchors.patterns);
  numbers.set(anchors.serves, at.SERVES / 4);
  numbers.set(anchors.servesMore, at.SERVES_MORE / 4);
  numbers[at.GRAPHS_LAST / 4] = named.graphs.length - 1;
  numbers.set(named.graphs, at.GRAPHS / 4);
  return {
    /** See assembly/index.ts for these. */
    scan: exports.scan as (from: number, to: number) => number,
    classifyByMasks: exports.classifyByMasks as (from: number) => number,
    readAtoms: exports.readAtoms as (from: number) => number,
    classifyWithoutMasks: exports.classifyWithoutMasks as (from: number) => number,
    classify: exports.classify as (from: number) => number,
    text: bytes.subarray(at.TEXT, at.TEXT + at.TEXT_SIZE + 2),
    numbers,
    stages: new Int32Array(memory.buffer, at.STAGES, at.NOT_MODELLED),
  };
}

function fill(bytes: Uint8Array, numbers: Int32Array, anchors: Anchors, compositions: Int32Array): void {
  bytes.set(BOND_OF, at.BONDS);
  bytes.set(CAPITAL_SYMBOL, at.CAPITAL);
  bytes.set(SMALL_SYMBOL, at.SMALL);
  bytes.set(IS_METAL, at.METAL);
  for (const [byte, token] of TOKEN_OF.entries()) {
    const element = token & at.ELEMENT;
    numbers[at.TOKENS / 4 + byte] = token > 0 ? token | (WEIGHT_OF[element]! << at.WEIGHT_SHIFT) : token;
  }
  numbers.set(WEIGHT_OF, at.WEIGHT / 4);
  numbers[at.COMPOSITIONS_LAST / 4] = compositions.length - 1;
  numbers.set(compositions, at.COMPOSITIONS / 4);

  numbers[at.FEWEST / 4] = anchors.nitrogens;
  numbers.set(anchors.need, at.NEED / 4);
  numbers.set(anchors.more, at.MORE / 4);
  numbers.set(anchors.counts, at.COUNTS / 4);
  numbers.set(anchors.elements, at.ELEMENTS / 4);
  numbers.set(anchors.nitrogensIn, at.NITROGENS_IN / 4);
  numbers[at.GROUPS / 4] = anchors.need.length;
  bytes.set(anchors.own, at.OWN);
  bytes.set(anchors.oxo, at.OXO);
  bytes.set(anchors.acetal, at.ACETAL);
  bytes.set(anchors.enol, at.ENOL);
  for (const [place, groups] of anchors.at.entries()) numbers[at.GROUPS_AT / 4 + place] = bitsOf(groups);
  // Of more groups than bits none is known to need one.
  const withNeed = (need: Uint8Array): number[] =>
    need.length > at.MOST_BITS ? [] : [...need.keys()].filter((g) => need[g] !== 0);
  numbers[at.GROUPS_WITH_OXO / 4] = bitsOf(withNeed(anchors.oxo));
  numbers[at.GROUPS_WITH_ACETAL / 4] = bitsOf(withNeed(anchors.acetal));
  numbers[at.GROUPS_WITH_ENOL / 4] = bitsOf(withNeed(anchors.enol));
  numbers[at.BOTH_RINGED / 4] = needRingsBeside(anchors) ? 1 : 0;
  for (let kind = 0; kind < 2 * at.RINGED; kind++) {
    bytes[at.BESIDE_OXO + kind] = served(anchors.besideOxo, kind, [NOT_CROWDED]);
    bytes[at.BESIDE_OXO_WIDE + kind] = served(anchors.besideOxo, kind, [NOT_CROWDED, CROWDED]);
  }
  for (const [place, groups] of anchors.at.entries())
    bytes.set([groups.length, ...groups], at.AT + (place << at.AT_SHIFT));
  const { serves, servesMore } = anchors;
  for (let kind = 0; kind < 2 * at.RINGED; kind++) {
    numbers[at.NARROW / 4 + kind] = served(serves, kind, [NOT_CROWDED]);
    numbers[at.NARROW_MORE / 4 + kind] = served(servesMore, kind, [NOT_CROWDED]);
    numbers[at.WIDE / 4 + kind] = served(serves, kind, [NOT_CROWDED, CROWDED]);
    numbers[at.WIDE_MORE / 4 + kind] = served(servesMore, kind, [NOT_CROWDED, CROWDED]);
  }
  // Both words of what each may serve as, one after the other: assembly/masks/nitrogen.ts reads them as one.
  for (const ring of [0, 1])
    for (let token = 0; token <= at.TOKEN_MASK; token++) {
      const kind = token | (ring * at.RINGED);
      const slot = at.EITHER / 4 + 2 * (token | (ring << 9));
      numbers[slot] = numbers[at.WIDE / 4 + kind]! | numbers[at.WIDE / 4 + kind + at.DOUBLED]!;
      numbers[slot + 1] = numbers[at.WIDE_MORE / 4 + kind]! | numbers[at.WIDE_MORE / 4 + kind + at.DOUBLED]!;
    }
  for (const [place, groups] of anchors.at.entries()) {
    const least = (needs: Int32Array): number => [...groups].map((g) => needs[g]!).reduce(fewer, GREATEST);
    numbers[at.LEAST_AT / 4 + 2 * place] = least(anchors.need);
    numbers[at.LEAST_AT / 4 + 2 * place + 1] = least(anchors.more);
  }
}

/** Groups as one bit each; all bits where one of them has none. */
const bitsOf = (groups: Iterable<number>): number =>
  [...groups].reduce((all, g) => all | (g < at.MOST_BITS ? 1 << g : -1), 0);

/** Lays the patterns down one after the other, each atom and each bond in bytes of its own; graph/query.ts reads them. */
function fillPatterns(bytes: Uint8Array, numbers: Int32Array, groups: readonly (readonly Pattern[])[]): void {
  let patterns = 0;
  let atoms = 0;
  let links = 0;
  for (const [g, group] of groups.entries()) {
    numbers[at.GROUP_FIRST / 4 + g] = patterns;
    for (const pattern of group) {
      numbers[at.PATTERN_FIRST / 4 + patterns++] = atoms;
      for (let k = 0; k < pattern.size; k++) {
        const slot = at.PATTERN_ATOMS + at.ATOM_SIZE * atoms++;
        for (let e = 0; e < 128; e++) bytes[slot + (e >> 3)]! |= pattern.elements[k * 128 + e]! << (e & 7);
        const flags =
          pattern.aromatic[k]! * at.AROMATIC +
          pattern.aliphatic[k]! * at.ALIPHATIC +
          pattern.saturated[k]! * at.SATURATED +
          pattern.multiple[k]! * at.ASKS_MULTIPLE +
          pattern.oxo[k]! * at.ASKS_OXO;
        const { ring, least, most, singles, kind, extras } = pattern;
        const asked = [ring, least, most, singles, kind, extras].map((of) => of[k]!);
        bytes.set([...asked, flags], slot + 16);
        numbers[slot / 4 + 6] = links + pattern.start[k]!;
      }
      for (const [link, to] of pattern.to.entries())
        bytes.set(
          [to, pattern.bondRing[link]!, pattern.bondOrder[link]!],
          at.PATTERN_LINKS + 4 * (links + link),
        );
      links += pattern.to.length;
    }
  }
  numbers[at.GROUP_FIRST / 4 + groups.length] = patterns;
  numbers[at.PATTERN_FIRST / 4 + patterns] = atoms;
  numbers[(at.PATTERN_ATOMS + at.ATOM_SIZE * atoms) / 4 + 6] = links;
}

/** The greatest count in each field; and the lesser of two in each. */
const GREATEST = 0x07777777;

function fewer(a: number, b: number): number {
  let all = 0;
  for (let field = 0; field < 7; field++)
    all |= Math.min((a >> (4 * field)) & 7, (b >> (4 * field)) & 7) << (4 * field);
  return all;
}

/** Do the groups that may begin at a nitrogen of so few neighbours, in no ring, need each of these to be in one? */
function needRingsBeside({ at: places, need, more, serves, servesMore }: Anchors): boolean {
  const fieldOf = (word: number, field: number): number => (word >> (4 * field)) & 15;
  const unringed = (of: Int32Array): number =>
    of.reduce((all, fields, kind) => all | ((kind & (at.RINGED >> 1)) === 0 ? fields : 0), 0);
  const [none, noneMore] = [unringed(serves), unringed(servesMore)];
  return [0, 1, 2, 16, 17, 18].every((place) =>
    [...places[place]!].every((g) =>
      [0, 1, 2, 3, 4, 5, 6].some(
        (field) =>
          (fieldOf(need[g]!, field) >= (place & 7) && fieldOf(none, field) === 0) ||
          (fieldOf(more[g]!, field) >= (place & 7) && fieldOf(noneMore, field) === 0),
      ),
    ),
  );
}

/** All that an atom may serve as, by its token with DOUBLED and RINGED; `small` is known of a plain small letter. */
function served(serves: Int32Array | Uint8Array, kind: number, small: readonly number[]): number {
  const token = kind & at.TOKEN_MASK;
  const plain = (token & at.UNSURE) === 0;
  const flags =
    plain && (token & at.LOWER) !== 0
      ? small
      : plain && (kind & at.DOUBLED) !== 0
        ? [at.TO_NITROGEN, at.DOUBLE]
        : plain
          ? [at.NONE, at.TWO_OXYGENS]
          : [at.NONE, at.TO_NITROGEN, at.DOUBLE, at.TWO_OXYGENS];
  return flags.reduce((all, flag) => all | serves[kindOf(token, kind >= at.RINGED ? 1 : 0, flag)]!, 0);
}
