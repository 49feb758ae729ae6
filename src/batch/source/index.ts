import { given } from '../given.js';
import { BEGINNING, notText } from './binary.js';
import { boundedLines, type InputBounds } from './bounds.js';
import { copied, joined, peek, sourceError } from './bytes.js';
import { NoColumnError } from './error.js';
import { Feed } from './feed.js';
import { formatOf, type InputFormat } from './formats.js';
import { splitLines } from './lines.js';
import { emptyTally, SourceError, type SourceRecord, type Tally } from './record.js';
import { readSmi } from './smi.js';
import type { TableOptions } from './table.js';
import type { Workbook } from './xlsx/index.js';
import { looksLikeZip } from './xlsx/zip.js';

export { boundedBytes, type InputBounds, tooManyLines } from './bounds.js';
export { type PlainFile, sourceError } from './bytes.js';
export { INPUT_FORMATS, type InputFormat, type InputFormatEntry } from './formats.js';
export { nearest } from './nearest.js';
export { emptyTally, SourceError, type SourceRecord, type Tally } from './record.js';

export interface SourceOptions extends TableOptions, InputBounds {
  /** Told from the file's name and its first line where it is not given. */
  readonly format?: InputFormat;
  /** Encoding of the text by its name, `windows-1252`, `utf-16le`; by its byte order mark, else UTF-8, where absent. */
  readonly encoding?: string;
  /** Lines (of a workbook rows) at the beginning that are not looked at. */
  readonly skipLines?: number;
  /** Ends the reading, though the file may never end. */
  readonly signal?: AbortSignal;
  /** Told how many bytes of the file were read, for a progress bar. */
  readonly onBytes?: (count: number) => void;
}

export interface OpenedList {
  /** As a person would call it: the path, or `standard input`. */
  readonly name: string;
  readonly format: InputFormat;
  /** What was understood of the file, in words: `SMILES in column “smiles”, id in column “line_id”`. */
  readonly understood: string;
  /** Headings of the columns that come back with each record; see the option keepColumns. */
  readonly kept: readonly string[];
  /** Kept up while the records are read. */
  readonly tally: Tally;
  /** Can be read once. Throws a `SourceError` where the file cannot be read to its end. */
  readonly records: AsyncIterable<SourceRecord>;
  close(): Promise<void>;
}

/** Reads the beginning of bytes and finds out how they are to be read; `path` gives the name and, by its ending, a hint at the format. */
export async function openBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  options: SourceOptions = {},
): Promise<OpenedList> {
  const name = path === '-' ? 'standard input' : path;
  const { head, all } = await peek(bytes, BEGINNING);
  if (looksLikeZip(head)) return openSheet(all, name, options);
  // Who names an encoding of two bytes a letter knows that half of them are zeros.
  const kind = options.encoding?.startsWith('utf-16') ? undefined : notText(head);
  if (kind !== undefined) {
    await all.return(undefined);
    throw new SourceError(`cannot read ${name}: ${kind}`);
  }
  if (options.sheet !== undefined || (options.format ?? endingOf(path)) === 'xlsx') {
    await all.return(undefined);
    throw new SourceError(`cannot read ${name}: this is no .xlsx workbook`);
  }
  let other = false;
  const onOther = () => {
    other = true;
  };
  const feed = new Feed(
    boundedLines(
      splitLines(all, { encoding: options.encoding, onOther: isTableName(path) ? onOther : undefined }),
      name,
      options.maxLines,
    ),
  );
  const tally = emptyTally();
  try {
    await skipLines(feed, options.skipLines, tally);
    while (feed.ahead.length < 4 && (await feed.more()));
    const format = await formatOf(feed, endingOf(path), options.format, options, tally);
    const { understood, records, kept = [] } = await format.open(feed, options, name, tally);
    if (kept.length === 0 && options.keepColumns !== undefined)
      throw new SourceError(`${name} is no table: it has no columns to keep (--keep-columns)`);
    return {
      name,
      format: format.id,
      // A letter that says so may stand far on: it is known when the list is read.
      get understood() {
        return other
          ? `${understood}; it is no UTF-8, and was read as windows-1252 (--encoding)`
          : understood;
      },
      kept,
      tally,
      records: guarded(records, feed, name),
      close: () => feed.close(),
    };
  } catch (cause) {
    await feed.close().catch(() => {});
    // What cannot be understood of a beginning is no wonder where the rest could not be read.
    throw sourceError(name, feed.fault === undefined ? cause : feed.fault.cause);
  }
}

/** Counts lines at the beginning off the feed, those up to this number; they are headings to the tally. */
async function skipLines(feed: Feed, count: number | undefined, tally: Tally): Promise<void> {
  if (count === undefined) return;
  for (;;) {
    const at = feed.ahead.findIndex(({ number }) => number > count);
    const skipped = at === -1 ? feed.ahead.length : at;
    tally.lines += skipped;
    tally.headers += skipped;
    feed.ahead = feed.ahead.slice(skipped);
    if (feed.ahead.length > 0 || !(await feed.more())) return;
  }
}

const isTableName = (path: string): boolean => ['csv', 'tsv', 'tab'].includes(endingOf(path));

/** Lines of a SMILES list, each given as soon as it is read. */
export function smiSource(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  { maxLines }: InputBounds = {},
): OpenedList {
  const name = path === '-' ? 'standard input' : path;
  const tally = emptyTally();
  const feed = new Feed(boundedLines(splitLines(bytes), name, maxLines));
  return {
    name,
    format: 'smi',
    understood: 'SMILES first in each line, then an id',
    kept: [],
    tally,
    records: guarded(readSmi(feed, tally), feed, name),
    close: () => feed.close(),
  };
}

/** The most bytes of a workbook, packed as it comes: it is read from its end, so the whole of it must be at hand. */
const LARGEST_WORKBOOK = 1 << 28;

async function openSheet(
  bytes: AsyncGenerator<Uint8Array>,
  name: string,
  options: SourceOptions,
): Promise<OpenedList> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > LARGEST_WORKBOOK)
        throw new SourceError(
          `the workbook is larger than ${LARGEST_WORKBOOK / (1 << 20)} MiB; save the sheet as CSV, and give that`,
        );
      pieces.push(copied(piece));
    }
    const { openWorkbook } = await import('./xlsx/index.js');
    const workbook = await openWorkbook(joined(pieces), given({ mostBytes: options.maxBytes }));
    const visible = workbook.sheets.filter((each) => each.visible).map((each) => each.name);
    // A cover or a page of notes often stands before the list.
    const candidates = options.sheet === undefined && visible.length > 0 ? visible : [options.sheet];
    let first: unknown;
    for (const sheet of candidates) {
      try {
        const source = await readSheet(workbook, sheet, name, options);
        if (source !== undefined) return source;
      } catch (cause) {
        if (!(cause instanceof NoColumnError)) throw cause;
        first ??= cause;
      }
    }
    // Of a workbook without a line the first sheet is read, as an empty list is.
    if (first === undefined) return (await readSheet(workbook, candidates[0], name, options, true))!;
    workbook.close();
    if (workbook.sheets.length < 2 || !(first instanceof SourceError)) throw first;
    const all = workbook.sheets.map((each) => `“${each.name}”${each.visible ? '' : ' (hidden)'}`);
    throw new SourceError(`${first.message}. Its sheets, of which --sheet chooses one: ${all.join(', ')}`);
  } catch (cause) {
    throw inFile(name, cause);
  }
}

/** Begins to read a sheet; undefined of one that holds no line, where that is not `allowed`. */
async function readSheet(
  workbook: Workbook,
  sheet: string | undefined,
  name: string,
  options: SourceOptions,
  allowed = false,
): Promise<OpenedList | undefined> {
  const { linesOfSheet } = await import('./xlsx/lines.js');
  const feed = new Feed(boundedLines(linesOfSheet(workbook, sheet), name, options.maxLines));
  const tally = emptyTally();
  while (feed.ahead.length < 4 && (await feed.more()));
  if (feed.fault !== undefined && feed.ahead.length === 0) throw feed.fault.cause;
  if (feed.ahead.length === 0 && !allowed && sheet !== options.sheet) return undefined;
  await skipLines(feed, options.skipLines, tally);
  const format = await formatOf(feed, 'xlsx', 'xlsx', options, tally);
  const reading = await format.open(feed, options, name, tally).catch(async (cause: unknown) => {
    await feed.close().catch(() => {});
    throw cause;
  });
  const { understood, records, kept = [] } = reading;
  const others = workbook.sheets.length - 1;
  const which = `sheet “${sheet ?? ''}”${others === 0 ? '' : ` of ${others + 1}, the others not read`}: `;
  return {
    name,
    format: format.id,
    understood: which + understood,
    kept,
    tally,
    records: guarded(records, feed, name),
    async close() {
      await feed.close();
      workbook.close();
    },
  };
}

/** What is wrong with a file, with its name: the reader of workbooks does not know it. */
const inFile = (name: string, cause: unknown): SourceError =>
  cause instanceof SourceError && !cause.message.includes(name)
    ? new SourceError(`cannot read ${name}: ${cause.message}`, { cause })
    : sourceError(name, cause);

async function* guarded(
  records: AsyncGenerator<SourceRecord>,
  feed: Feed,
  name: string,
): AsyncGenerator<SourceRecord> {
  try {
    yield* records;
    // A reader that found nothing to read before the fault (no line, blank ones alone) did not ask for it.
    if (feed.fault !== undefined) throw feed.fault.cause;
  } catch (cause) {
    throw inFile(name, cause);
  } finally {
    await feed.close().catch(() => {});
  }
}

const endingOf = (path: string): string => /\.([a-z]+)(?:\.gz)?$/.exec(path.toLowerCase())?.[1] ?? '';
