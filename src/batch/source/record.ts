import type { Issue } from '../../chemistry/issue.js';
import type { RowText } from '../../screening/index.js';

export { SourceError } from './error.js';

/** One record of the input: a line of text, a row of a table or an entry of an SD file (over several lines). */
export interface SourceRecord {
  /** 1-based number of the record's first line in its file. */
  readonly line: number;
  /** Number of lines that the record takes; 1 nearly always. */
  readonly lines: number;
  /** What the input calls the line; empty where it calls it nothing. */
  readonly id: string;
  /** The name that the sender declared, where the table has a column for it. */
  readonly name?: string;
  /** The text to judge, written by us where the input holds a structure; empty where there is an issue that leaves nothing to judge. */
  readonly smiles: string;
  /** The cells beside the structure that identify it, where the table has columns for any. */
  readonly declared?: Omit<RowText, 'structure'>;
  /** The cells that were asked for with --keep-columns, as they are written, in the order of the source's `kept`. */
  readonly own?: readonly string[];
  /** The line as it stood, its beginning at least; only where there is an issue, or nothing but identifiers. */
  readonly raw?: string;
  /** Why the record holds no text to judge. Its verdict is `unreadable`. */
  readonly issue?: Issue;
  /** What was odd in the record beside its text. */
  readonly warnings?: readonly Issue[];
}

/**
 * Where every line of a file went. `lines` is the sum of all the others, so that a line that fell under the table
 * would show.
 */
export interface Tally {
  /** Lines read. */
  lines: number;
  /** Records given. */
  records: number;
  /** Second and further lines of records that go over several lines. */
  continued: number;
  headers: number;
  blank: Skipped;
  comments: Skipped;
}

/** Lines that hold nothing to judge: how many, and the numbers of the first of them. */
export interface Skipped {
  count: number;
  readonly first: number[];
}

const NAMED = 10;

export function emptyTally(): Tally {
  return {
    lines: 0,
    records: 0,
    continued: 0,
    headers: 0,
    blank: { count: 0, first: [] },
    comments: { count: 0, first: [] },
  };
}

export function skip(where: Skipped, line: number): void {
  where.count += 1;
  if (where.first.length < NAMED) where.first.push(line);
}

/** The longest record that is read, in UTF-16 units. What is longer is `unreadable`, and the reading goes on. */
export const MAX_RECORD = 1_048_576;

/** How much of a broken line is kept to show it. */
export const MAX_RAW = 300;

export function tooLarge(size: number, what = 'line'): Issue {
  return {
    code: 'too-large',
    severity: 'error',
    message: `The ${what} is longer than ${size.toLocaleString('en')} characters; it was not read.`,
  };
}

/**
 * A fault of our own, met in one record: it ends no run, and is said as what it is.
 *
 * @throws the fault itself where a part of the program could not be loaded, for want of a file or of memory: no record is to blame
 */
export function internalFault(fault: unknown): Issue {
  if (fault instanceof Error && (fault as { code?: unknown }).code === 'ERR_NOT_LOADED') throw fault;
  return {
    code: 'internal-fault',
    severity: 'error',
    message: `Internal error (please report it): ${fault instanceof Error ? fault.message : String(fault)}`,
  };
}
