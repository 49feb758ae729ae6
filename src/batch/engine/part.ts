import type { ScreenResult } from '../../result.types.js';
import type { SourceRecord } from '../source/index.js';
import { smiRecord } from '../source/smi.js';
import { lineText } from './pieces.js';

/** A record with its result. */
export interface Judged {
  readonly record: SourceRecord;
  readonly result: ScreenResult;
}

/** Consecutive lines of a list that the prefilter rejected: every one is a record of verdict `none`. */
export interface Rejected {
  /** To be read before the next part is asked for, which may stand in the same memory. */
  readonly bytes: Uint8Array;
  /** Where the first of them begins and the last ends. */
  readonly start: number;
  readonly end: number;
  /** 1-based number of the first. */
  readonly line: number;
  readonly lines: number;
}

export type JudgedPart = { readonly judged: Judged } | { readonly rejected: Rejected };

/** The records of rejected lines. */
export function* recordsOf(rejected: Rejected): Generator<SourceRecord> {
  const { bytes, end } = rejected;
  let line = rejected.line;
  for (let i = rejected.start; i < end; ) {
    const from = i;
    while (bytes[i] !== 10 && bytes[i] !== 13) i++;
    i += bytes[i] === 13 && bytes[i + 1] === 10 ? 2 : 1;
    yield smiRecord(line++, lineText(bytes, from, i).trim());
  }
}
