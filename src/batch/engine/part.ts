import type { ScreenResult } from '../../result.js';
import type { SourceRecord } from '../source/index.js';
import { smiRecord } from '../source/smi.js';
import { lineText } from './block.js';

/** A record with what was found. */
export interface Judged {
  readonly record: SourceRecord;
  readonly result: ScreenResult;
}

/** Consecutive lines of a list in which nothing can be: every one is a record of verdict `none`. */
export interface Passed {
  /** To be read before the next part is asked for: then other lines stand in their place. */
  readonly bytes: Uint8Array;
  /** Where the first of them begins and the last ends. */
  readonly start: number;
  readonly end: number;
  /** 1-based number of the first. */
  readonly line: number;
  readonly lines: number;
}

export type Part = { readonly judged: Judged } | { readonly passed: Passed };

/** The records of lines that were passed over. */
export function* recordsOf(passed: Passed): Generator<SourceRecord> {
  const { bytes, end } = passed;
  let line = passed.line;
  for (let i = passed.start; i < end; ) {
    const from = i;
    while (bytes[i] !== 10 && bytes[i] !== 13) i++;
    i += bytes[i] === 13 && bytes[i + 1] === 10 ? 2 : 1;
    yield smiRecord(line++, lineText(bytes, from, i).trim());
  }
}
