import type { SourceRecord } from '../source/index.js';
import { type Passed, recordsOf } from './part.js';

/** Writes the rows of lines that were passed over, piece by piece; each piece is to be used before the next is asked for. */
export type NoneRows = (passed: Passed) => Iterable<Uint8Array>;

const encoder = new TextEncoder();
const LINE = 987654321;
const ID = 'onetweakID';
const SMILES = 'onetweakSMILES';

/** Bytes of a piece, but for its last row. */
const PIECE = 1 << 18;

/**
 * Learns from a renderer what a row of verdict `none` looks like, and fills it in byte by byte where the line's own text
 * needs no quoting in any format; other lines are given to the renderer itself.
 *
 * @param render - the row of a record of verdict `none`
 */
export function noneRows(render: (record: SourceRecord) => string): NoneRows {
  const frame = frameOf(render);
  let out = new Uint8Array(2 * PIECE);
  let at = 0;
  const grow = (by: number): void => {
    if (at + by <= out.length) return;
    const more = new Uint8Array(2 * (at + by));
    more.set(out.subarray(0, at));
    out = more;
  };
  const text = (row: string): void => {
    const bytes = encoder.encode(row);
    grow(bytes.length);
    out.set(bytes, at);
    at += bytes.length;
  };
  const piece = (): Uint8Array => {
    const filled = out.subarray(0, at);
    at = 0;
    return filled;
  };

  return function* (passed) {
    if (frame === undefined)
      for (const record of recordsOf(passed)) {
        text(render(record));
        if (at >= PIECE) yield piece();
      }
    else {
      const { bytes, end } = passed;
      let line = passed.line;
      for (let i = passed.start; i < end; line++) {
        if (at >= PIECE) yield piece();
        const from = i;
        let plain = true;
        let c = bytes[i]!;
        if (FIRST[c] === 0) plain = false;
        while (c > 32) {
          if (PLAIN[c] === 0) plain = false;
          c = bytes[++i]!;
        }
        const smilesEnd = i;
        while (c === 32 || c === 9) c = bytes[++i]!;
        const id = i;
        let idEnd = i;
        // After a blank an extension may follow, which stays with the structure.
        if (c === 124 || (c > 13 && FIRST[c] === 0)) plain = false;
        while (c !== 10 && c !== 13) {
          if (c !== 32) {
            if (PLAIN[c] === 0) plain = false;
            idEnd = i + 1;
          }
          c = bytes[++i]!;
        }
        i += c === 13 && bytes[i + 1] === 10 ? 2 : 1;
        if (!plain) {
          for (const record of recordsOf({ bytes, start: from, end: i, line, lines: 1 }))
            text(render(record));
          continue;
        }
        grow(frame.size + i - from + 16);
        for (const part of frame.pieces) {
          if (typeof part !== 'number') {
            out.set(part, at);
            at += part.length;
          } else if (part === 0) at = figures(out, at, line);
          else {
            const start = part === 1 ? id : from;
            const stop = part === 1 ? idEnd : smilesEnd;
            for (let k = start; k < stop; k++) out[at++] = bytes[k]!;
          }
        }
      }
    }
    if (at > 0) yield piece();
  };
}

/** Signs that no format quotes or escapes; and those that may stand first, where spreadsheets look for formulas. */
const PLAIN = new Uint8Array(256);
for (let c = 33; c < 127; c++) PLAIN[c] = '"\\,;\''.includes(String.fromCharCode(c)) ? 0 : 1;
const FIRST = PLAIN.slice();
for (const sign of '=+-@|') FIRST[sign.charCodeAt(0)] = 0;

interface Frame {
  /** Bytes as they stand; 0 for the line's number, 1 for its id, 2 for its structure. */
  readonly pieces: readonly (Uint8Array | number)[];
  readonly size: number;
}

/** The row around its three changing parts; undefined where they are not written as they are. */
function frameOf(render: (record: SourceRecord) => string): Frame | undefined {
  const row = (line: number, id: string, smiles: string): string => render({ line, lines: 1, id, smiles });
  const sample = row(LINE, ID, SMILES);
  const marks = [String(LINE), ID, SMILES];
  const split = sample.split(/(987654321|onetweakID|onetweakSMILES)/);
  const pieces = split
    .filter((piece) => piece !== '')
    .map((piece) => (marks.includes(piece) ? marks.indexOf(piece) : encoder.encode(piece)));
  if ([0, 1, 2].some((mark) => pieces.filter((piece) => piece === mark).length !== 1)) return undefined;
  const size = pieces.reduce<number>((sum, piece) => sum + (typeof piece === 'number' ? 0 : piece.length), 0);
  // The frame must hold for short and long parts alike; a table with columns of fixed width has none.
  const filled = (values: readonly string[]): string =>
    split.map((piece) => (marks.includes(piece) ? values[marks.indexOf(piece)]! : piece)).join('');
  const probes: [number, string, string][] = [
    [1, '', 'C'],
    [22, 'a b:c/d', 'CC(=O)[O-].[Na+]'],
    [333_333_333, 'x'.repeat(300), 'C'.repeat(3000)],
  ];
  const holds = probes.every(
    ([line, id, smiles]) => row(line, id, smiles) === filled([String(line), id, smiles]),
  );
  return holds ? { pieces, size } : undefined;
}

function figures(out: Uint8Array, at: number, value: number): number {
  let size = 1;
  for (let v = value; v >= 10; v = Math.floor(v / 10)) size++;
  let rest = value;
  for (let k = at + size - 1; k >= at; k--) {
    out[k] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return at + size;
}
