import { type Rejected, recordsOf } from '../batch/engine/index.js';
import type { SourceRecord } from '../batch/source/index.js';
import type { NoneRow } from '../report/row.js';
import { digits } from './gathered.js';

/** Writes the rows of rejected lines, piece by piece; each piece is to be used before the next is asked for. */
export type NoneRows = (rejected: Rejected) => Iterable<Uint8Array>;

const encoder = new TextEncoder();
/** Bytes of a piece, but for its last row. */
const PIECE = 1 << 18;

/**
 * Copies the texts of lines between what is constant of a format's rows, where the format writes them as they are; other
 * lines are given to the renderer itself.
 *
 * @param render - the row of a record of verdict `none`
 * @param format - what its rows have in common; every line is given to the renderer where there is nothing
 */
export function noneRows(render: (record: SourceRecord) => string | Uint8Array, format?: NoneRow): NoneRows {
  const frame = format && frameOf(format);
  const { plain: isPlain, plainFirst, longest } = frame ?? NO_FRAME;
  let out = new Uint8Array(2 * PIECE);
  let at = 0;
  const grow = (by: number): void => {
    if (at + by <= out.length) return;
    const more = new Uint8Array(2 * (at + by));
    more.set(out.subarray(0, at));
    out = more;
  };
  const text = (row: string | Uint8Array): void => {
    const bytes = typeof row === 'string' ? encoder.encode(row) : row;
    grow(bytes.length);
    out.set(bytes, at);
    at += bytes.length;
  };
  const piece = (): Uint8Array => {
    const filled = out.subarray(0, at);
    at = 0;
    return filled;
  };

  return function* (rejected) {
    if (frame === undefined)
      for (const record of recordsOf(rejected)) {
        text(render(record));
        if (at >= PIECE) yield piece();
      }
    else {
      const { bytes, end } = rejected;
      let line = rejected.line;
      for (let i = rejected.start; i < end; line++) {
        if (at >= PIECE) yield piece();
        const from = i;
        let plain = true;
        let c = bytes[i]!;
        if (plainFirst[c] === 0) plain = false;
        while (c > 32) {
          if (isPlain[c] === 0) plain = false;
          c = bytes[++i]!;
        }
        const smilesEnd = i;
        while (c === 32 || c === 9) c = bytes[++i]!;
        const id = i;
        let idEnd = i;
        // After a blank an extension `|…|` may follow, which stays with the structure.
        if (c === 124 || (c > 13 && plainFirst[c] === 0)) plain = false;
        while (c !== 10 && c !== 13) {
          if (c !== 32) {
            if (isPlain[c] === 0) plain = false;
            idEnd = i + 1;
          }
          c = bytes[++i]!;
        }
        i += c === 13 && bytes[i + 1] === 10 ? 2 : 1;
        if (!plain || i - from > longest) {
          for (const record of recordsOf({ bytes, start: from, end: i, line, lines: 1 }))
            text(render(record));
          continue;
        }
        grow(frame.size + i - from + 16);
        for (const part of frame.pieces) {
          if (typeof part !== 'number') {
            out.set(part, at);
            at += part.length;
          } else if (part === 0) at = digits(out, at, line);
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

interface Frame {
  /** Bytes as they stand; 0 for the line's number, 1 for its id, 2 for its structure. */
  readonly pieces: readonly (Uint8Array | number)[];
  readonly size: number;
  /** By byte: 1 where it is written as it is, anywhere and at the beginning of a text. */
  readonly plain: Uint8Array;
  readonly plainFirst: Uint8Array;
  readonly longest: number;
}

const NO_FRAME = { plain: new Uint8Array(0), plainFirst: new Uint8Array(0), longest: 0 };

function frameOf({ pieces: given, escaped, escapedFirst, longest }: NoneRow): Frame {
  const pieces = given.map((piece) =>
    'part' in piece ? ['line', 'id', 'smiles'].indexOf(piece.part) : encoder.encode(piece.text),
  );
  const size = pieces.reduce<number>((sum, piece) => sum + (typeof piece === 'number' ? 0 : piece.length), 0);
  const plain = new Uint8Array(256);
  for (let c = 33; c < 127; c++) plain[c] = escaped.includes(String.fromCharCode(c)) ? 0 : 1;
  const plainFirst = plain.slice();
  for (const character of escapedFirst) plainFirst[character.charCodeAt(0)] = 0;
  // A small integer: the comparison stands in the innermost loop.
  return { pieces, size, plain, plainFirst, longest: Math.min(longest, (1 << 30) - 1) };
}
