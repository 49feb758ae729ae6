import {
  BOND_OF,
  CAPITAL as CAPITALS,
  METAL as METALS,
  SMALL as SMALLS,
  TOKEN,
  WEIGHT as WEIGHTS,
} from './alphabet.js';
import { COMPILED } from './compiled.js';
import { DOUBLE, NONE, TO_NITROGEN, TWO_OXYGENS } from './graph.js';
import * as at from './layout.js';
import { type Anchors, BIG, kindOf, SMALL } from './pattern.js';

export type Reader = ReturnType<typeof createReader>;

const code = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(COMPILED), (c) => c.charCodeAt(0));

/**
 * Can lines be read here? Not where an engine has no WebAssembly or cannot take 16 bytes at a time, and not by tables that
 * outgrow the memory.
 */
export const canRead = (anchors: Anchors, compositions: Int32Array): boolean =>
  typeof WebAssembly !== 'undefined' &&
  WebAssembly.validate(code()) &&
  compositions.length <= at.MOST_COMPOSITIONS &&
  anchors.need.length <= 256 &&
  anchors.at.every((groups) => groups.length < 1 << at.AT_SHIFT);

/**
 * The compiled reader of lines, with the tables that it goes by and the arrays that it fills anew for each line.
 *
 * @param anchors - what may stand around a nitrogen
 * @param compositions - open hash table of the compositions that are looked for
 */
export function createReader(anchors: Anchors, compositions: Int32Array) {
  const memory = new WebAssembly.Memory({ initial: at.PAGES });
  const bytes = new Uint8Array(memory.buffer);
  const numbers = new Int32Array(memory.buffer);
  fill(bytes, numbers, anchors, compositions);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code()), { env: { memory } });
  const int32 = (from: number, length: number): Int32Array => new Int32Array(memory.buffer, from, length);
  return {
    /** See assembly/index.ts for these. */
    scan: exports.scan as (from: number, to: number) => number,
    look: exports.look as (from: number) => number,
    lookAtoms: exports.lookAtoms as (from: number) => number,
    text: bytes.subarray(at.TEXT, at.TEXT + at.TEXT_SIZE + 2),
    numbers,
    stages: int32(at.STAGES, at.NOT_MODELLED),
    /** Atoms count from 1; 0 is no atom. An entry packs an atom's parent, the bond to it as written, and its token. */
    node: int32(at.NODE, at.SIZE),
    ringPair: int32(at.RING_PAIR, at.MOST_RINGS + 1),
    ringOrder: bytes.subarray(at.RING_ORDER, at.RING_ORDER + at.MOST_RINGS + 1),
    line: { atoms: 0, rings: 0, marks: 0 },
  };
}

function fill(bytes: Uint8Array, numbers: Int32Array, anchors: Anchors, compositions: Int32Array): void {
  bytes.set(BOND_OF, at.BONDS);
  bytes.set(CAPITALS, at.CAPITAL);
  bytes.set(SMALLS, at.SMALL);
  bytes.set(METALS, at.METAL);
  const listed = (element: number): number => (element === 7 || element === 8 ? at.LISTED : 0);
  for (const [byte, token] of TOKEN.entries()) {
    const element = token & at.ELEMENT;
    numbers[at.TOKENS / 4 + byte] =
      token > 0 ? token | listed(element) | (WEIGHTS[element]! << at.WEIGHT_SHIFT) : token;
  }
  numbers.set(WEIGHTS, at.WEIGHT / 4);
  numbers[at.COMPOSITION_MASK / 4] = compositions.length - 1;
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
  // As one bit each where there are few enough.
  for (const [place, groups] of anchors.at.entries())
    numbers[at.GROUPS_AT / 4 + place] = groups.reduce((all, g) => all | (g < at.MOST_BITS ? 1 << g : -1), 0);
  for (const [place, groups] of anchors.at.entries())
    bytes.set([groups.length, ...groups], at.AT + (place << at.AT_SHIFT));
  const { serves, servesMore } = anchors;
  for (let kind = 0; kind < 2 * at.RINGED; kind++) {
    numbers[at.NARROW / 4 + kind] = mayServe(serves, kind, [SMALL]);
    numbers[at.NARROW_MORE / 4 + kind] = mayServe(servesMore, kind, [SMALL]);
    numbers[at.WIDE / 4 + kind] = mayServe(serves, kind, [SMALL, BIG]);
    numbers[at.WIDE_MORE / 4 + kind] = mayServe(servesMore, kind, [SMALL, BIG]);
  }
  // Both words of what each may serve as, one after the other: assembly/skim/nitrogen.ts reads them as one.
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
  for (let kind = 0; kind < at.RINGED; kind++) {
    numbers[at.ANYWHERE / 4 + kind] = numbers[at.WIDE / 4 + kind]! | numbers[at.WIDE / 4 + at.RINGED + kind]!;
    numbers[at.ANYWHERE_MORE / 4 + kind] =
      numbers[at.WIDE_MORE / 4 + kind]! | numbers[at.WIDE_MORE / 4 + at.RINGED + kind]!;
  }
}

/** The greatest count in each field; and the lesser of two in each. */
const GREATEST = 0x07777777;

function fewer(a: number, b: number): number {
  let all = 0;
  for (let field = 0; field < 7; field++)
    all |= Math.min((a >> (4 * field)) & 7, (b >> (4 * field)) & 7) << (4 * field);
  return all;
}

/** All that an atom may serve as, by its token with DOUBLED and RINGED; `small` is known of a plain small letter. */
function mayServe(serves: Int32Array, kind: number, small: readonly number[]): number {
  const token = kind & at.TOKEN_MASK;
  const plain = (token & at.UNSURE) === 0;
  const flags =
    plain && (token & at.LOWER) !== 0
      ? small
      : plain && (kind & at.DOUBLED) !== 0
        ? [TO_NITROGEN, DOUBLE]
        : plain
          ? [NONE, TWO_OXYGENS]
          : [NONE, TO_NITROGEN, DOUBLE, TWO_OXYGENS];
  return flags.reduce((all, flag) => all | serves[kindOf(token, kind >= at.RINGED ? 1 : 0, flag)]!, 0);
}
