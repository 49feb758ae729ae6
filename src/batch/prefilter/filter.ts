import { ALL_READ, FIRST, LINES, NEXT, NOT_MODELLED, TEXT, TEXT_SIZE } from './layout.js';
import { createReader } from './reader.js';
import type { Tables } from './tables.js';

/** Rejects lines in which the exact path would find nothing; the others are candidates. */
export interface Prefilter {
  /**
   * May these bytes, taken as the structure of one line, be anything but verdict `none`?
   *
   * `false` is a proof: the exact path would say `none`, or, for a text that is well written, that its chemistry
   * (valences, aromatic rings) is wrong where no core and no named substance is near.
   *
   * @param bytes - the text in ASCII or UTF-8
   * @param start - where the structure begins
   * @param end - one past its end
   * @returns true for maybe, false for nothing
   * @throws never
   */
  maybe(bytes: Uint8Array, start: number, end: number): boolean;
  /**
   * Classifies lines of a .smi file, each by its text up to its first blank.
   *
   * @param bytes - whole lines; the byte before `end` is a line feed
   * @param start - where the first line begins
   * @param end - one past the last line feed
   * @param candidates - receives, for each candidate, where its line begins, one past its end, and its number counted from 0;
   * the reading stops where it is full
   * @returns how many candidates there are; `prefilter.next` and `prefilter.seen` say how far the reading came
   * @throws never
   */
  lines(bytes: Uint8Array, start: number, end: number, candidates: Int32Array): number;
  /** After `lines`: where reading would go on. */
  next: number;
  /** After `lines`: lines classified. */
  seen: number;
  /** True where every line is a candidate because the engine refuses WebAssembly, or the tables outgrow its memory. */
  readonly isOff: boolean;
  /** Lines by what was said of them (REJECTED_BY_COUNT to MAYBE_NAMED of layout.ts), since the prefilter was made. */
  readonly stages: Float64Array;
}

/** A text of this size is left to the exact path where it stands alone. */
const LONGEST_FIELD = 4096;

/**
 * Makes a prefilter of its tables. Every line is a candidate where the engine refuses WebAssembly (a page's content policy, no
 * address space, an old engine) or the tables outgrow its memory.
 */
export function prefilterOf(tables: Tables): Prefilter {
  const reader = createReader(tables);
  if (reader === undefined) return keepEverything();
  const { classify, numbers, scan, stages: counted, text } = reader;
  const stages = new Float64Array(6);

  /** Adds up what the reader counted. */
  function gather(): void {
    for (const [stage, count] of counted.entries()) stages[stage]! += count;
    counted.fill(0);
  }

  return {
    next: 0,
    seen: 0,
    isOff: false,
    stages,
    maybe(bytes, start, end) {
      const length = end - start;
      if (length <= 0 || length > LONGEST_FIELD) return true;
      for (let i = 0; i < length; i++) text[i] = bytes[start + i]!;
      text[length] = 10;
      const classified = classify(TEXT);
      const stage = numbers[NEXT / 4] === TEXT + length ? classified : NOT_MODELLED;
      stages[stage]!++;
      return stage >= NOT_MODELLED;
    },
    lines(bytes, start, end, candidates) {
      let count = 0;
      let number = 0;
      let i = start;
      const room = candidates.length - 3;
      const add = (from: number, to: number, line: number): void => {
        candidates[count++] = from;
        candidates[count++] = to;
        candidates[count++] = line;
      };
      while (i < end && count <= room) {
        const to = wholeLines(bytes, i, end);
        if (to - i > TEXT_SIZE) {
          stages[NOT_MODELLED]!++;
          add(i, to, number++);
          i = to;
          continue;
        }
        text.set(bytes.subarray(i, to));
        text[to - i] = 10;
        const last = TEXT + to - i;
        numbers[LINES / 4] = 0;
        for (let at = TEXT; count <= room; at = numbers[NEXT / 4]!) {
          const stage = scan(at, last);
          if (stage === ALL_READ) break;
          stages[stage]!++;
          add(
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

/** A prefilter that does nothing: every line is a candidate. */
export function keepEverything(): Prefilter {
  return {
    next: 0,
    seen: 0,
    isOff: true,
    stages: new Float64Array(6),
    maybe: () => true,
    lines(bytes, start, end, candidates) {
      let count = 0;
      let i = start;
      while (i < end && count <= candidates.length - 3) {
        const from = i;
        while (bytes[i] !== 10 && bytes[i] !== 13) i++;
        i += bytes[i] === 13 && i + 1 < end && bytes[i + 1] === 10 ? 2 : 1;
        candidates[count] = from;
        candidates[count + 1] = i;
        candidates[count + 2] = count / 3;
        count += 3;
      }
      this.next = i;
      this.seen = count / 3;
      this.stages[NOT_MODELLED]! += this.seen;
      return count / 3;
    },
  };
}
