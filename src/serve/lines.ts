/** A line of questions as it came. */
export type InputLine =
  | { readonly text: string }
  | { readonly fault: 'line-too-long' | 'not-utf8'; readonly message: string };

/** The longest line that is read, in bytes. */
export const LONGEST_QUESTION = 1 << 20;

const LINE_END = 10;

/**
 * Takes bytes apart into lines, in flat memory: a line that is too long, or is not UTF-8, is said as what it is, and the
 * next one is read. A byte order mark at the beginning is no part of the first.
 *
 * @param chunks - bytes as they come
 * @param longest - the most bytes of a line
 */
export async function* questionLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_QUESTION,
): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held: Uint8Array[] = [];
  let size = 0;
  let first = true;
  const line = (): InputLine => {
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
    const long = size > longest;
    held = [];
    size = 0;
    const wasFirst = first;
    first = false;
    if (long)
      return {
        fault: 'line-too-long',
        message: `The line is longer than ${longest.toLocaleString('en')} bytes; it was not read.`,
      };
    try {
      const text = decoder.decode(bytes);
      return { text: wasFirst && text.startsWith('\uFEFF') ? text.slice(1) : text };
    } catch {
      return { fault: 'not-utf8', message: 'The line is not UTF-8.' };
    }
  };
  const hold = (piece: Uint8Array): void => {
    size += piece.length;
    // Of what is too long only its length is wanted.
    if (size <= longest) held.push(piece);
    else held = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_END); to !== -1; to = chunk.indexOf(LINE_END, from)) {
      hold(chunk.subarray(from, to));
      from = to + 1;
      yield line();
    }
    // The chunk's memory may be written over by its source.
    if (from < chunk.length) hold(new Uint8Array(chunk.subarray(from)));
  }
  if (size > 0) yield line();
}
