import { createGraph } from './graph.js';
import {
  ALL_READ,
  ATOMS,
  CLOSER,
  ELEMENT,
  FIRST,
  GUARD,
  HAS_HYDROGEN,
  HAS_METAL_BOND,
  LINES,
  LOWER,
  MARKS,
  MAYBE_NAMED,
  MAYBE_SKELETON,
  MET,
  MOST_NEAR,
  NEXT,
  NOT_MODELLED,
  NOTHING_AROUND,
  NOTHING_IN_GRAPH,
  NOTHING_IN_TEXT,
  RINGS,
  TEXT,
  TEXT_SIZE,
  TOKEN_MASK,
  UNSURE,
} from './layout.js';
import { createMatcher } from './match.js';
import { ANY, type Anchors, BIG, CARBONYL_FIELD, kindOf, placeOf, SMALL } from './pattern.js';
import { canRead, createReader, type Reader } from './reader.js';
import type { Named } from './sums.js';

/** What a prefilter works by: bare arrays, so that a thread can be given them and needs none of what they were made from. */
export interface Tables {
  readonly anchors: Anchors;
  readonly named: Named;
}

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

/** Makes a prefilter of its tables. It keeps every line where an engine has no WebAssembly, or they outgrow its memory. */
export function prefilterOf({ anchors, named }: Tables): Prefilter {
  if (!canRead(anchors, named.compositions)) return keepEverything();
  const reader = createReader(anchors, named.compositions);
  const { look, numbers, scan, text } = reader;
  const lookCloser = lookerOf(reader, anchors, named);
  const stages = new Float64Array(6);

  /** Adds up what the reader counted. */
  function gather(): void {
    for (const [stage, count] of reader.stages.entries()) stages[stage]! += count;
    reader.stages.fill(0);
  }

  return {
    next: 0,
    seen: 0,
    stages,
    maybe(bytes, start, end) {
      const length = end - start;
      if (length <= 0 || length > LONGEST_FIELD) return true;
      for (let i = 0; i < length; i++) text[i] = bytes[start + i]!;
      text[length] = 10;
      let stage = look(TEXT);
      if (numbers[NEXT / 4] !== TEXT + length) stage = NOT_MODELLED;
      if (stage === CLOSER) stage = lookCloser();
      stages[stage]!++;
      return stage >= NOT_MODELLED;
    },
    lines(bytes, start, end, kept) {
      let count = 0;
      let number = 0;
      let i = start;
      const room = kept.length - 3;
      const keep = (from: number, to: number, line: number): void => {
        kept[count++] = from;
        kept[count++] = to;
        kept[count++] = line;
      };
      while (i < end && count <= room) {
        const to = wholeLines(bytes, i, end);
        if (to - i > TEXT_SIZE) {
          stages[NOT_MODELLED]!++;
          keep(i, to, number++);
          i = to;
          continue;
        }
        text.set(bytes.subarray(i, to));
        text[to - i] = 10;
        const last = TEXT + to - i;
        numbers[LINES / 4] = 0;
        for (let at = TEXT; count <= room; at = numbers[NEXT / 4]!) {
          let stage = scan(at, last);
          if (stage === ALL_READ) break;
          if (stage === CLOSER) stage = lookCloser();
          stages[stage]!++;
          if (stage < NOT_MODELLED) continue;
          keep(
            i + numbers[FIRST / 4]! - TEXT,
            i + numbers[NEXT / 4]! - TEXT,
            number + numbers[LINES / 4]! - 1,
          );
        }
        i += numbers[NEXT / 4]! - TEXT;
        number += numbers[LINES / 4]!;
        gather();
      }
      this.next = i;
      this.seen = number;
      return count / 3;
    },
  };
}

/** One past the last line end that lets whole lines into the reader's memory; past the first line where it does not fit. */
function wholeLines(bytes: Uint8Array, start: number, end: number): number {
  if (end - start <= TEXT_SIZE) return end;
  const most = start + TEXT_SIZE;
  const feed = bytes.lastIndexOf(10, most - 1);
  if (feed >= start) return feed + 1;
  const turn = bytes.lastIndexOf(13, most - 2);
  if (turn >= start) return turn + 1;
  let i = most - 1;
  while (bytes[i] !== 10 && bytes[i] !== 13) i++;
  return bytes[i] === 13 && i + 1 < end && bytes[i + 1] === 10 ? i + 2 : i + 1;
}

/** A prefilter that leaves every line to the exact path. */
export function keepEverything(): Prefilter {
  return {
    next: 0,
    seen: 0,
    stages: new Float64Array(6),
    maybe: () => true,
    lines(bytes, start, end, kept) {
      let count = 0;
      let i = start;
      while (i < end && count <= kept.length - 3) {
        const from = i;
        while (bytes[i] !== 10 && bytes[i] !== 13) i++;
        i += bytes[i] === 13 && i + 1 < end && bytes[i + 1] === 10 ? 2 : 1;
        kept[count] = from;
        kept[count + 1] = i;
        kept[count + 2] = count / 3;
        count += 3;
      }
      this.next = i;
      this.seen = count / 3;
      this.stages[NOT_MODELLED]! += this.seen;
      return count / 3;
    },
  };
}

/** Looks at the graph of a line that the reader left as CLOSER. */
function lookerOf(reader: Reader, anchors: Anchors, { compositions, graphs }: Named): () => number {
  const graph = createGraph(reader);
  const { beginMatching, mayLie } = createMatcher(reader, graph);
  const { line, node, numbers } = reader;
  const { bondsOn, degree, found, holdsNamed, inRing, link, markRings, near, nearOrder, neighbours } = graph;
  const { nitrogens, reduce } = graph;
  const { at, atFirst, atFirstMore, need, more, own, serves, servesMore } = anchors;
  const fewest = anchors.nitrogens;

  /** How far the line comes. */
  function lookCloser(): number {
    line.atoms = numbers[ATOMS / 4]!;
    line.rings = numbers[RINGS / 4]!;
    line.marks = numbers[MARKS / 4]!;
    let known = link(compositions);
    if ((line.marks & (HAS_HYDROGEN | HAS_METAL_BOND)) !== 0) {
      if (!reduce()) return NOT_MODELLED;
      known = link(compositions);
    }
    if (known && holdsNamed(graphs)) return MAYBE_NAMED;
    if (found.nitrogens < fewest) return NOTHING_IN_TEXT;
    markRings();
    let tried = false;
    const met = numbers[MET / 4]!;
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
      let exact = end > MOST_NEAR;
      for (let i = 0; i < groups.length; i++) {
        const g = groups[i]!;
        if (met !== -1 && (met & (1 << g)) === 0) continue;
        if (end <= MOST_NEAR) {
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

  return lookCloser;
}
