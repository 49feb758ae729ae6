import { copied, joined } from './bytes.js';
import { MAX_RECORD } from './record.js';

export interface Line {
  /** 1-based. */
  readonly number: number;
  /** The text without its line end; its beginning only where the line is too long. */
  readonly text: string;
  readonly tooLong: boolean;
}

export interface SplitOptions {
  readonly limit?: number;
  readonly encoding?: string | undefined;
  readonly onOther?: (() => void) | undefined;
}

interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/**
 * Cuts bytes into lines at LF, CR LF or CR, mixed as they come, a batch of lines at a time. A byte order mark is
 * taken away and chooses the encoding (UTF-8, UTF-16); without one the bytes are UTF-8, and bytes that are not show
 * as U+FFFD, which no SMILES holds. No more than `limit` characters of a line are ever kept.
 *
 * @param encoding - its name where there is no byte order mark to say
 * @param onOther - called where the encoding is to be found out, and the first bytes beyond ASCII are no UTF-8: it is Windows-1252
 */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  { limit = MAX_RECORD, encoding, onOther }: SplitOptions = {},
): AsyncGenerator<Line[]> {
  const cutter = lineCutter(limit);
  const begin = (first: Uint8Array): Decoder => {
    const marked = markOf(first);
    return marked === undefined && encoding === undefined && onOther !== undefined
      ? findingOut(onOther)
      : new TextDecoder(marked ?? encoding);
  };
  let head: Uint8Array = new Uint8Array(0);
  let decoder: Decoder | undefined;
  try {
    for await (const chunk of bytes) {
      let piece = chunk;
      if (decoder === undefined) {
        head = joined([head, chunk]);
        if (head.length < 3) continue; // not yet enough to tell a byte order mark
        decoder = begin(head);
        piece = head;
      }
      const lines = cutter.feed(decoder.decode(piece, { stream: true }));
      if (lines.length > 0) yield lines;
    }
  } catch (cause) {
    // What is whole of a beginning so short comes before the fault.
    const lines = decoder === undefined ? cutter.feed(begin(head).decode(head)) : [];
    if (lines.length > 0) yield lines;
    throw cause;
  }
  const left = decoder === undefined ? begin(head).decode(head) : decoder.decode();
  const lines = [...cutter.feed(left), ...cutter.end()];
  if (lines.length > 0) yield lines;
}

const LINE_END = /\r\n|\n|\r/g;

function lineCutter(limit: number) {
  let number = 0;
  let rest = '';
  let tooLong = false;
  /** The last piece ended with a CR, which may be half of a CR LF. */
  let afterCr = false;

  const keep = (text: string) => {
    if (tooLong) return;
    rest += text;
    if (rest.length > limit) {
      rest = rest.slice(0, limit);
      tooLong = true;
    }
  };
  const line = (): Line => {
    number += 1;
    const made = { number, text: rest, tooLong };
    rest = '';
    tooLong = false;
    return made;
  };

  return {
    feed(text: string): Line[] {
      if (text === '') return [];
      const lines: Line[] = [];
      let start = afterCr && text.startsWith('\n') ? 1 : 0;
      afterCr = text.endsWith('\r');
      LINE_END.lastIndex = start;
      for (let end = LINE_END.exec(text); end !== null; end = LINE_END.exec(text)) {
        keep(text.slice(start, end.index));
        lines.push(line());
        start = LINE_END.lastIndex;
      }
      keep(text.slice(start));
      return lines;
    },
    end(): Line[] {
      return rest !== '' || tooLong ? [line()] : [];
    },
  };
}

/** UTF-16, by its byte order mark; that of UTF-8 is left to its decoder. */
function markOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-8, or Windows-1252 where the first bytes beyond ASCII are no UTF-8: what a text is hangs on its bytes alone, and neither on
 * how they come nor on how far on they stand.
 */
function findingOut(onOther: () => void): Decoder {
  let found: TextDecoder | undefined;
  /** Fewer than four bytes that may be the beginning of one letter. */
  let held: Uint8Array = new Uint8Array(0);
  let begun = false;
  return {
    decode(bytes = new Uint8Array(0), { stream = false } = {}) {
      if (found !== undefined) return found.decode(bytes, { stream });
      const all = held.length === 0 ? bytes : joined([held, bytes]);
      held = new Uint8Array(0);
      const at = all.findIndex((byte) => byte > 0x7f);
      const ignoreBOM = begun || at > 0;
      begun ||= at !== 0;
      if (at === -1) return ascii.decode(all);
      const letter = all.subarray(at, at + 4);
      if (stream && letter.length < lengthOf(letter[0]!)) {
        held = copied(letter);
        return ascii.decode(all.subarray(0, at));
      }
      const isUtf8 = isLetter(letter.subarray(0, lengthOf(letter[0]!)));
      if (!isUtf8) onOther();
      found = new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252', { ignoreBOM });
      return found.decode(all, { stream });
    },
  };
}

const ascii = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes of a letter that begins with this one. */
const lengthOf = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);

function isLetter(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
