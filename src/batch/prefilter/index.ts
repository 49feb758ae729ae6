import { ELEMENT, LOWER, UNSURE } from './alphabet.js';
import { type Named, namedOf } from './composition.js';
import type { Criteria } from './criteria.js';
import { CLOSER, createGlance, TOO_FEW } from './glance.js';
import { createGraph } from './graph.js';
import { createMatcher } from './match.js';
import {
  ANY,
  anchorsOf,
  BIG,
  CARBONYL_FIELD,
  fromDerived,
  fromSkeleton,
  GUARD,
  kindOf,
  MOST_COUNTED,
  type Pattern,
  placeOf,
  SMALL,
} from './pattern.js';
import { createReader, HAS_COMPOSITION, HAS_HYDROGEN, HAS_METAL_BOND, READ, readStereo, TOKEN_MASK } from './text.js';

export { type Criteria, criteriaOf } from './criteria.js';

/** How far a line came; the last three are `maybe`. */
export const NOTHING_IN_TEXT = 0;
export const NOTHING_AROUND = 1;
export const NOTHING_IN_GRAPH = 2;
export const NOT_MODELLED = 3;
export const MAYBE_SKELETON = 4;
export const MAYBE_NAMED = 5;

/** Says of bytes whether the exact path must look at them. */
export interface Prefilter {
  /**
   * May these bytes, taken as the structure of one line, be anything but verdict `none`?
   *
   * `false` is a proof: the exact path would say `none`, or, for a text that is well written, that its chemistry
   * (valences, aromatic rings) is wrong where no skeleton and no named substance is near.
   *
   * @param bytes - the text in ASCII or UTF-8
   * @param start - where the structure begins
   * @param end - one past its end
   * @returns true for maybe, false for nothing
   * @throws never
   */
  maybe(bytes: Uint8Array, start: number, end: number): boolean;
  /**
   * Looks at lines of a .smi file, each up to its first blank.
   *
   * @param bytes - whole lines; the byte before `end` is a line feed
   * @param start - where the first line begins
   * @param end - one past the last line feed
   * @param kept - receives, for each line that may be something, where it begins, one past its end, and its number
   * counted from 0; the reading stops where it is full
   * @returns how many lines were kept; `prefilter.next` and `prefilter.seen` tell how far the reading came
   */
  lines(bytes: Uint8Array, start: number, end: number, kept: Int32Array): number;
  /** After `lines`: where reading would go on. */
  next: number;
  /** After `lines`: lines looked at. */
  seen: number;
  /** Lines by how far they came, since the prefilter was made. */
  readonly stages: Float64Array;
}

/** A text of this size is left to the exact path where it stands alone. */
const LONGEST_FIELD = 4096;

export function createPrefilter(criteria: Criteria): Prefilter {
  const patterns = [
    ...criteria.skeletons.map(fromSkeleton),
    ...criteria.derived.flatMap((d) => fromDerived(d.name, d.molecule, d.forms)),
  ];
  const { line, look } = lookerOf(patterns, namedOf(criteria.named));
  const stages = new Float64Array(6);
  const field = new Uint8Array(LONGEST_FIELD + 1);
  return {
    next: 0,
    seen: 0,
    stages,
    maybe(bytes, start, end) {
      const length = end - start;
      if (length <= 0 || length > LONGEST_FIELD) return true;
      for (let i = 0; i < length; i++) field[i] = bytes[start + i]!;
      field[length] = 10;
      const stage = look(field, 0);
      stages[stage]!++;
      return stage >= NOT_MODELLED || line.next !== length;
    },
    lines(bytes, start, end, kept) {
      let i = start;
      let count = 0;
      let number = 0;
      const room = kept.length - 3;
      while (i < end && count <= room) {
        const from = i;
        let stage = look(bytes, i);
        i = line.next;
        let c = bytes[i++]!;
        if (stage < NOT_MODELLED && (c === 32 || c === 9)) {
          // What follows the blank may belong to the structure: an extension `|…|`.
          while (c === 32 || c === 9) c = bytes[i++]!;
          if (c === 124) {
            const past = readStereo(bytes, i - 1);
            if (past > 0) {
              i = past;
              c = bytes[i++]!;
              while (c === 32 || c === 9) c = bytes[i++]!;
            }
          }
          if (c === 124 || c === 11 || c === 12 || isBlank(bytes, i - 1)) stage = NOT_MODELLED;
        }
        for (;;) {
          while (c > 13) c = bytes[i++]!;
          if (c === 10) break;
          if (c === 13) {
            if (bytes[i] === 10) i++;
            break;
          }
          c = bytes[i++]!;
        }
        stages[stage]!++;
        if (stage >= NOT_MODELLED) {
          kept[count++] = from;
          kept[count++] = i;
          kept[count++] = number;
        }
        number++;
      }
      this.next = i;
      this.seen = number;
      return count / 3;
    },
  };
}

/** The blanks of Unicode beyond ASCII, in UTF-8: after one of them an extension could stand. */
function isBlank(bytes: Uint8Array, at: number): boolean {
  const a = bytes[at]!;
  if (a < 0xc2) return false;
  const b = bytes[at + 1]!;
  if (a === 0xc2) return b === 0xa0 || b === 0x85;
  const c = bytes[at + 2]!;
  if (a === 0xe1) return b === 0x9a && c === 0x80;
  if (a === 0xe2)
    return (
      (b === 0x80 && (c <= 0x8a || c === 0xa8 || c === 0xa9 || c === 0xaf)) || (b === 0x81 && c === 0x9f)
    );
  if (a === 0xe3) return b === 0x80 && c === 0x80;
  return a === 0xef && b === 0xbb && c === 0xbf;
}

function lookerOf(patterns: readonly Pattern[], named: Named) {
  const reader = createReader(named.compositions);
  const graph = createGraph(reader);
  const { beginMatching, mayLie } = createMatcher(reader, graph);
  const { line, node, readLine } = reader;
  const { bondsOn, degree, found, holdsNamed, inRing, link, markRings, near, nearOrder, neighbours } = graph;
  const { nitrogens, reduce } = graph;
  const anchors = anchorsOf(patterns);
  const { at, atFirst, atFirstMore, need, more, own, serves, servesMore } = anchors;
  const { compositions, graphs } = named;
  const glance = createGlance(reader, graph, anchors);
  const fewest = anchors.nitrogens;

  /** How far a line comes. */
  function look(bytes: Uint8Array, from: number): number {
    if (readLine(bytes, from) !== READ) return NOT_MODELLED;
    let known = (line.marks & HAS_COMPOSITION) !== 0;
    if ((line.marks & (HAS_HYDROGEN | HAS_METAL_BOND)) === 0) {
      if (!known) {
        const found = glance();
        if (found < CLOSER) return found === TOO_FEW ? NOTHING_IN_TEXT : NOTHING_AROUND;
      }
      link(compositions);
    } else {
      link(compositions);
      if (!reduce()) return NOT_MODELLED;
      known = link(compositions);
    }
    if (known && holdsNamed(graphs)) return MAYBE_NAMED;
    if (found.nitrogens < fewest) return NOTHING_IN_TEXT;
    markRings();
    let tried = false;
    for (let k = 0; k < found.nitrogens; k++) {
      const atom = nitrogens[k]!;
      const token = node[atom]! & TOKEN_MASK;
      const end = neighbours(atom, 0);
      let sum = 0;
      let sumMore = 0;
      let orders = 0;
      for (let e = 0; e < end; e++) {
        const other = near[e]!;
        const kind = kindOf(node[other]! & TOKEN_MASK, inRing(other), 0);
        sum += atFirst[kind]!;
        sumMore += atFirstMore[kind]!;
        orders |= nearOrder[e]!;
      }
      if (end > 3 && (token & UNSURE) === 0) return NOT_MODELLED;
      if (orders > 1 && (token & LOWER) !== 0 && isOddNitrogen(end)) return NOT_MODELLED;
      const double = end === 2 && (token & (UNSURE | LOWER)) === LOWER ? 1 : 0;
      const groups = at[placeOf(end, inRing(atom), double)]!;
      if (groups.length === 0) continue;
      let exact = end > MOST_COUNTED;
      for (let i = 0; i < groups.length; i++) {
        const g = groups[i]!;
        if (end <= MOST_COUNTED) {
          if ((((sum | GUARD) - need[g]!) & ((sumMore | GUARD) - more[g]!) & GUARD) !== GUARD) continue;
          if (!exact) {
            exact = true;
            sum = 0;
            sumMore = 0;
            for (let e = 0; e < end; e++) {
              const kind = kindAt(near[e]!);
              sum += serves[kind]!;
              sumMore += servesMore[kind]!;
            }
            i--;
            continue;
          }
          if (own[g] !== ANY && end - own[g]! > (sum & CARBONYL_FIELD)) continue;
        }
        if (!tried) {
          tried = true;
          beginMatching(hasChargedNitrogen());
        }
        for (const pattern of anchors.patterns[g]!) if (mayLie(pattern, atom)) return MAYBE_SKELETON;
      }
    }
    return tried ? NOTHING_IN_GRAPH : NOTHING_AROUND;
  }

  /**
   * A nitrogen of five bonds gives one of them up. Which one is certain where an oxygen, a sulfur or a nitrogen takes it;
   * where a carbon would, what is said here of carbon's double bonds may not hold. `near` holds its neighbours.
   */
  function isOddNitrogen(end: number): boolean {
    for (let e = 0; e < end; e++)
      if (nearOrder[e]! > 1) {
        const other = node[near[e]!]! & ELEMENT;
        if (other !== 7 && other !== 8 && other !== 16) return true;
      }
    return false;
  }

  function hasChargedNitrogen(): boolean {
    for (let k = 0; k < found.nitrogens; k++) if ((node[nitrogens[k]!]! & UNSURE) !== 0) return true;
    return false;
  }

  function kindAt(atom: number): number {
    const token = node[atom]! & TOKEN_MASK;
    if ((token & UNSURE) !== 0) return kindOf(token, inRing(atom), 0);
    if ((token & LOWER) !== 0) return kindOf(token, inRing(atom), degree[atom]! > 3 ? BIG : SMALL);
    return kindOf(token, inRing(atom), bondsOn(atom));
  }

  return { line, look };
}
