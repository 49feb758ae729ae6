import type { ScreenResult } from '../result.types.js';
import { madeFrom } from '../screening/in-text.js';
import { visibleJson } from './text.js';

/** Takes a row in pieces, as bytes in the end. */
export interface RowSink {
  text(text: string): void;
  /** Bytes from one place up to another; they are copied. */
  part(bytes: Uint8Array, from: number, to: number): void;
  /** Whole numbers, as JSON writes a list of them. */
  numbers(list: readonly number[]): void;
}

/** What is written of one substance whatever its writing: all but its text, the issues of that and the numbers of its atoms. */
export interface Written {
  readonly bytes: Uint8Array;
  /** Where each piece ends in the bytes; between one and the next stands what is told by the path. */
  readonly ends: readonly number[];
  readonly paths: readonly Path[];
}

type Path = readonly string[];

/** Substances whose text is kept, some seven kilobytes each. */
const MOST_WRITTEN = 1024;

/**
 * Keeps what is written of a substance from the second time on that it comes: a result is some six kilobytes of citations and notes,
 * and to write them out takes as long as screening.
 *
 * @returns what follows the structure in a record of this result; undefined where that is not kept
 */
export function keptText(): (result: ScreenResult) => Written | undefined {
  const written = new Map<ScreenResult, Written | 'once'>();
  return (result) => {
    const said = madeFrom(result);
    if (said === undefined) return undefined;
    let own = written.get(said);
    if (own === undefined) {
      if (written.size === MOST_WRITTEN) written.clear();
      written.set(said, 'once');
      return undefined;
    }
    if (own === 'once') {
      own = writtenOf(result);
      written.set(said, own);
    }
    return own;
  };
}

/** Writes it with the atoms and issues of this result. */
export function writeAgain({ bytes, ends, paths }: Written, result: ScreenResult, sink: RowSink): void {
  let from = 0;
  for (let i = 0; i < ends.length; i++) {
    sink.part(bytes, from, ends[i]!);
    from = ends[i]!;
    if (i === paths.length) break;
    const there = at(result, paths[i]!);
    if (isNumbers(there)) sink.numbers(there);
    else sink.text(visibleJson(there));
  }
}

/** Stands for what differs, as JSON: no text of a result is this sign alone. */
const MARK = '\u0000';
const ESCAPED = JSON.stringify(MARK);

function writtenOf(result: ScreenResult): Written {
  const { smiles: _, verdict, ...rest } = result;
  const paths: Path[] = [];
  const text = visibleJson(marked({ verdict, ...rest }, [], paths));
  const encoder = new TextEncoder();
  const pieces = `,${text.slice(1, -1)}`.split(ESCAPED).map((piece) => encoder.encode(piece));
  if (pieces.length !== paths.length + 1)
    throw new TypeError('a text of the register is the sign that stands for lists of atoms');
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  const ends: number[] = [];
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
    ends.push(end);
  }
  return { bytes, ends, paths };
}

/** A copy with the mark for each list of atoms and for the issues; receives where these stand, in the order in which JSON has them. */
function marked(value: unknown, path: Path, paths: Path[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const name = path[path.length - 1];
  if (name === 'atoms' || (name === 'issues' && path.length === 1)) {
    paths.push(path);
    return MARK;
  }
  if (Array.isArray(value)) return value.map((each, i) => marked(each, [...path, String(i)], paths));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, marked(each, [...path, key], paths)]),
  );
}

function at(result: ScreenResult, path: Path): unknown {
  let there: unknown = result;
  for (let i = 0; i < path.length; i++) there = (there as Readonly<Record<string, unknown>>)[path[i]!];
  return there;
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && typeof value[0] === 'number';
