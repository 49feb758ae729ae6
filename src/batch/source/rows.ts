import type { parse as Parse } from 'csv-parse/sync';
import type { Line } from './lines.js';
import { MAX_RECORD } from './record.js';

let parse: typeof Parse | undefined;

/** Loads the parser of quotes; to be waited for before rows are read. Browsers, which have no Buffer, get the one made for them. */
export async function loadParser(): Promise<void> {
  const { parse: loaded } = await (typeof Buffer === 'undefined'
    ? import('csv-parse/browser/esm/sync')
    : import('csv-parse/sync'));
  parse = loaded;
}

/** A row of a table, before anybody asks what its cells mean. */
export type Row =
  | {
      readonly kind: 'cells';
      readonly line: number;
      readonly lines: number;
      readonly cells: readonly string[];
    }
  | { readonly kind: 'blank'; readonly line: number; readonly lines: 1 }
  | { readonly kind: 'too long' | 'quote'; readonly line: number; readonly lines: 1; readonly text: string };

/** No row goes over more lines than this; it bounds what a lost quote can cost. */
const MAX_LINES = 200;

type State = 'closed' | 'open' | 'broken';

/**
 * Puts lines together to rows. A quoted cell may go over several lines, and so a quote that somebody forgot to close
 * could swallow the rest of a file, with everything in it. Therefore a row over several lines is believed only if
 * its quotes are well-formed and `believes` it; otherwise its first line alone is given as a row with a broken quote,
 * and reading goes on with the line after.
 */
export class RowReader {
  readonly #delimiter: string;
  readonly #believes: (cells: readonly string[], moreLines: readonly string[]) => boolean;
  #waiting: Line[] = [];

  constructor(
    delimiter: string,
    believes: (cells: readonly string[], moreLines: readonly string[]) => boolean = () => true,
  ) {
    this.#delimiter = delimiter;
    this.#believes = believes;
  }

  /** The rows that these lines complete; what is not complete waits for more, unless these lines are the `last`. */
  rows(lines: readonly Line[], last: boolean): Row[] {
    const queue = this.#waiting.length === 0 ? lines : [...this.#waiting, ...lines];
    this.#waiting = [];
    const rows: Row[] = [];
    let simple: Line[] = [];
    const flush = () => {
      // One by one: a batch may hold more lines than a call takes arguments.
      if (simple.length > 0) for (const row of this.#parseAll(simple)) rows.push(row);
      simple = [];
    };
    let at = 0;
    while (at < queue.length) {
      const first = queue[at]!;
      const { number: line, text } = first;
      if (!first.tooLong && scan(text, this.#delimiter, 'closed', false) === 'closed') {
        if (text.trim() === '') {
          flush();
          rows.push({ kind: 'blank', line, lines: 1 });
        } else simple.push(first);
        at += 1;
        continue;
      }
      flush();
      if (first.tooLong) {
        rows.push({ kind: 'too long', line, lines: 1, text });
        at += 1;
        continue;
      }
      const end = this.#endOfRow(queue, at);
      if (end === undefined && !last && queue.length - at < MAX_LINES) {
        this.#waiting = queue.slice(at);
        break;
      }
      const row = end === undefined ? undefined : this.#longRow(queue.slice(at, end));
      rows.push(row ?? { kind: 'quote', line, lines: 1, text });
      at = row === undefined || end === undefined ? at + 1 : end;
    }
    flush();
    return rows;
  }

  /** One past the last line of the row that begins at `at` with an open quote; undefined where it does not end. */
  #endOfRow(queue: readonly Line[], at: number): number | undefined {
    let size = queue[at]!.text.length;
    for (let next = at + 1; next < Math.min(queue.length, at + MAX_LINES); next += 1) {
      const line = queue[next]!;
      size += line.text.length + 1;
      if (line.tooLong || size > MAX_RECORD) return undefined;
      const state = scan(line.text, this.#delimiter, 'open', true);
      if (state === 'broken') return undefined;
      if (state === 'closed') return next + 1;
    }
    return undefined;
  }

  #longRow(lines: readonly Line[]): Row | undefined {
    const texts = lines.map((line) => line.text);
    const [cells, ...more] = parseRows(texts.join('\n'), this.#delimiter) ?? [];
    if (cells === undefined || more.length > 0 || !this.#believes(cells, texts.slice(1))) return undefined;
    return { kind: 'cells', line: lines[0]!.number, lines: lines.length, cells };
  }

  /** Rows of one line each: parsed together, because a parser is dear to set up; one by one where one has a fault, so
   * that no row's reading depends on its neighbours. */
  #parseAll(lines: readonly Line[]): Row[] {
    const together = parseWith(lines.map((line) => line.text).join('\n'), this.#delimiter, {
      trim: trims(this.#delimiter),
    });
    const all =
      together?.length === lines.length
        ? together
        : lines.map((line) => parseRows(line.text, this.#delimiter)?.[0] ?? null);
    return lines.map((line, i) => {
      const cells = all[i];
      return cells
        ? { kind: 'cells', line: line.number, lines: 1, cells }
        : { kind: 'quote', line: line.number, lines: 1, text: line.text };
    });
  }
}

/** The rows of a text; undefined where csv-parse refuses its quotes. */
export function parseRows(text: string, delimiter: string): string[][] | undefined {
  const blanks = trims(delimiter);
  // A closed quote with letters after it is only allowed where blanks at the end of a cell are kept.
  return parseWith(text, delimiter, { trim: blanks }) ?? parseWith(text, delimiter, { ltrim: blanks });
}

function parseWith(text: string, delimiter: string, blanks: { trim?: boolean; ltrim?: boolean }) {
  if (parse === undefined) throw new Error('the parser of quotes is not loaded');
  try {
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 0,
      ...blanks,
    });
  } catch {
    return undefined;
  }
}

/** Blanks around a cell do not count, but where the blank itself parts the cells. */
const trims = (delimiter: string): boolean => delimiter !== '\t';

/**
 * Whether the quotes of a line are closed at its end. A quote opens a cell only at the cell's beginning; elsewhere
 * it is a letter like others. In a row over several lines (`strict`) a quote that closes must end its cell.
 */
export function scan(text: string, delimiter: string, from: 'closed' | 'open', strict: boolean): State {
  if (from === 'closed' && !text.includes('"')) return 'closed';
  const blanks = trims(delimiter);
  const afterBlanks = (at: number): number => {
    let to = at;
    while (blanks && (text[to] === ' ' || text[to] === '\t')) to += 1;
    return to;
  };
  let at = 0;
  let open = from === 'open';
  for (;;) {
    if (!open) {
      const start = afterBlanks(at);
      if (text[start] === '"') {
        open = true;
        at = start + 1;
      } else {
        const next = text.indexOf(delimiter, at);
        if (next === -1) return 'closed';
        at = next + delimiter.length;
      }
      continue;
    }
    const quote = text.indexOf('"', at);
    if (quote === -1) return 'open';
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    open = false;
    const after = afterBlanks(quote + 1);
    if (after >= text.length) return 'closed';
    if (text.startsWith(delimiter, after)) at = after + delimiter.length;
    else if (strict) return 'broken';
    else {
      const next = text.indexOf(delimiter, after);
      if (next === -1) return 'closed';
      at = next + delimiter.length;
    }
  }
}
