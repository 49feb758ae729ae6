import { joined } from './bytes.js';
import { MAX_RECORD } from './record.js';

export interface Line {
  /** 1-based. */
  readonly number: number;
  /** The text without its line end; its beginning only where the line is too long. */
  readonly text: string;
  readonly tooLong: boolean;
}

/**
 * Cuts bytes into lines at LF, CR LF or CR, mixed as they come, a batch of lines at a time. A byte order mark is
 * taken away and chooses the encoding (UTF-8, UTF-16); without one the bytes are UTF-8, and bytes that are not show
 * as U+FFFD, which no SMILES holds. No more than `limit` characters of a line are ever kept.
 *
 * @param encoding - its name where there is no byte order mark to say
 */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  { limit = MAX_RECORD, encoding }: { readonly limit?: number; readonly encoding?: string } = {},
): AsyncGenerator<Line[]> {
  const cutter = lineCutter(limit);
  let head: Uint8Array = new Uint8Array(0);
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of bytes) {
      let piece = chunk;
      if (decoder === undefined) {
        head = joined([head, chunk]);
        if (head.length < 3) continue; // not yet enough to tell a byte order mark
        decoder = new TextDecoder(encodingOf(head, encoding));
        piece = head;
      }
      const lines = cutter.feed(decoder.decode(piece, { stream: true }));
      if (lines.length > 0) yield lines;
    }
  } catch (cause) {
    // What is whole of a beginning so short comes before the fault.
    const lines =
      decoder === undefined ? cutter.feed(new TextDecoder(encodingOf(head, encoding)).decode(head)) : [];
    if (lines.length > 0) yield lines;
    throw cause;
  }
  const left =
    decoder === undefined ? new TextDecoder(encodingOf(head, encoding)).decode(head) : decoder.decode();
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

function encodingOf(head: Uint8Array, said = 'utf-8'): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return said;
}
