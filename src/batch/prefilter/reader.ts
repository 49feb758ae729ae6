import { BOND_OF, CAPITAL_SYMBOL, IS_METAL, SMALL_SYMBOL, TOKEN_OF, WEIGHT_OF } from './alphabet.js';
import { type Anchors, kindOf } from './anchors.js';
import { COMPILED } from './compiled.js';
import * as at from './layout.js';
import { passedLimits } from './limits.js';
import type { Tables } from './tables.js';
import type { Ways } from './ways.js';

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
  numbers[at.SHAPES_LAST / 4] = named.shapes.length - 1;
  numbers.set(named.shapes, at.SHAPES / 4);
  fillPatterns(bytes, numbers, anchors);
  fillWays(bytes, numbers, anchors.ways);
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
  bytes.set(anchors.own, at.OWN);
  for (const [place, groups] of anchors.at.entries())
    bytes.set([groups.length, ...groups], at.AT + (place << at.AT_SHIFT));
  // Whatever its bonds: both words of what each may serve as, one after the other.
  for (let kind = 0; kind < 2 * (at.TOKEN_MASK + 1); kind++)
    for (const flag of [at.NONE, at.TO_NITROGEN, at.DOUBLE, at.TWO_OXYGENS])
      for (const [word, serves] of [anchors.serves, anchors.servesMore].entries())
        numbers[at.EITHER / 4 + 2 * kind + word]! |= serves[kind | kindOf(0, 0, flag)]!;
}

function fillWays(bytes: Uint8Array, numbers: Int32Array, ways: Ways): void {
  numbers[at.WAYS_COUNT / 4] = ways.groups.length;
  bytes.set(ways.needs, at.NEEDS);
  numbers.set(ways.groups, at.GROUPS_OF / 4);
  numbers.set(ways.steps, at.WAYS / 4);
  let from = 0;
  for (const [way, patterns] of ways.patterns.entries()) {
    numbers.set(patterns, at.PATTERNS_OF / 4 + from);
    from += patterns.length;
    numbers[at.PATTERNS_FROM / 4 + way + 1] = from;
  }
  bytes.set(ways.patternNeeds, at.PATTERN_NEEDS);
}

/** Lays the patterns down one after the other, each atom and each bond in bytes of its own; graph/query.ts reads them. */
function fillPatterns(bytes: Uint8Array, numbers: Int32Array, { patterns: groups, ways }: Anchors): void {
  let patterns = 0;
  let atoms = 0;
  let links = 0;
  for (const [g, group] of groups.entries()) {
    numbers[at.GROUP_FIRST / 4 + g] = patterns;
    for (const pattern of group) {
      const others = ways.others[patterns]!;
      const slots = ways.slots[patterns]!;
      numbers[at.GROUP_OF / 4 + patterns] = g;
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
        bytes.set([...asked, flags, others[k]!], slot + 16);
        numbers[slot / 4 + 6] = links + pattern.start[k]!;
        numbers[slot / 4 + 7] = slots[k]!;
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
