import type { ScreenResult } from '../../result.js';
import type { Screener } from '../../screener.js';
import { judge } from '../judge.js';
import { keepEverything, type Prefilter } from '../prefilter/index.js';
import { MAX_RECORD } from '../source/record.js';
import { smiRecord, tooLong } from '../source/smi.js';

/** Whole lines of a list, in memory that threads share; the byte at `end - 1` is a line end. */
export interface Block {
  readonly bytes: SharedArrayBuffer;
  readonly end: number;
}

/** What was found in a block. */
export interface BlockAnswer {
  readonly lines: number;
  /** For each line that was looked at closely: where it begins, one past its end, its number counted from 0. */
  readonly kept: Int32Array;
  /** The result of each of these; undefined for a blank line or a comment. */
  readonly results: readonly (ScreenResult | undefined)[];
  /** Lines by how far they came in the prefilter. */
  readonly stages: Float64Array;
}

/** Room for lines of the size that lists have, doubled where it is not enough. */
let room = new Int32Array(3 * 4096);

/** Looks at every line of a block by the prefilter, and at those that it keeps by the exact path. */
export function screenBlock(block: Block, prefilter: Prefilter, screener: Screener): BlockAnswer {
  const bytes = new Uint8Array(block.bytes);
  const before = Float64Array.from(prefilter.stages);
  let from = 0;
  let lines = 0;
  const parts: Int32Array[] = [];
  while (from < block.end) {
    const count = prefilter.lines(bytes, from, block.end, room);
    const part = room.slice(0, 3 * count);
    for (let k = 2; k < part.length; k += 3) part[k]! += lines;
    parts.push(part);
    lines += prefilter.seen;
    from = prefilter.next;
    if (from < block.end) room = new Int32Array(room.length * 2);
  }
  const kept = parts.length === 1 ? parts[0]! : joined(parts);
  const results: (ScreenResult | undefined)[] = [];
  for (let k = 0; k < kept.length; k += 3) {
    const text = lineText(bytes, kept[k]!, kept[k + 1]!);
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('#')) results.push(undefined);
    else if (text.length > MAX_RECORD)
      results.push(judge(tooLong({ number: 0, text, tooLong: true }), screener));
    else results.push(judge(smiRecord(0, trimmed), screener));
  }
  return { lines, kept, results, stages: prefilter.stages.map((count, i) => count - before[i]!) };
}

/** The same without the prefilter: every line is kept. */
export function screenBlockExactly(block: Block, screener: Screener): BlockAnswer {
  return screenBlock(block, keepEverything(), screener);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A line's text without its line end. */
export function lineText(bytes: Uint8Array, start: number, end: number): string {
  let to = end;
  if (bytes[to - 1] === 10) to--;
  if (to > start && bytes[to - 1] === 13) to--;
  // A copy: text decoders of browsers take no shared memory.
  return decoder.decode(bytes.slice(start, to));
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
