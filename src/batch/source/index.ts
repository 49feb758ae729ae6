import { BEGINNING, notText } from './binary.js';
import { joined, peek, sourceError } from './bytes.js';
import { Feed } from './feed.js';
import { formatOf, type InputFormat } from './formats.js';
import { splitLines } from './lines.js';
import { emptyTally, SourceError, type SourceRecord, type Tally } from './record.js';
import { readSmi } from './smi.js';
import type { TableOptions } from './table.js';
import { looksLikeZip } from './xlsx/zip.js';

export { type PlainFile, sourceError } from './bytes.js';
export { INPUT_FORMATS, type InputFormat, type InputFormatEntry } from './formats.js';
export { nearest } from './nearest.js';
export { emptyTally, SourceError, type SourceRecord, type Tally } from './record.js';

export interface SourceOptions extends TableOptions {
  /** Told from the file's name and its first line where it is not given. */
  readonly format?: InputFormat;
  /** Ends the reading, though the file may never end. */
  readonly signal?: AbortSignal;
  /** Told how many bytes of the file were read, for a progress bar. */
  readonly onBytes?: (count: number) => void;
}

export interface Source {
  /** As a person would call it: the path, or `standard input`. */
  readonly name: string;
  readonly format: InputFormat;
  /** What was understood of the file, in words: `SMILES in column “smiles”, id in column “line_id”`. */
  readonly understood: string;
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
): Promise<Source> {
  const name = path === '-' ? 'standard input' : path;
  const { head, all } = await peek(bytes, BEGINNING);
  if (looksLikeZip(head)) return openSheet(all, name, options);
  const other = notText(head);
  if (other !== undefined) {
    await all.return(undefined);
    throw new SourceError(`cannot read ${name}: ${other}`);
  }
  if (options.sheet !== undefined || (options.format ?? endingOf(path)) === 'xlsx') {
    await all.return(undefined);
    throw new SourceError(`cannot read ${name}: this is no .xlsx workbook`);
  }
  const feed = new Feed(splitLines(all));
  const tally = emptyTally();
  try {
    while (feed.ahead.length < 4 && (await feed.more()));
    const format = await formatOf(feed, endingOf(path), options.format, options, tally);
    const { understood, records } = await format.open(feed, options, name, tally);
    return {
      name,
      format: format.id,
      understood,
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

/** Lines of a SMILES list, each given as soon as it is read. */
export function smiSource(bytes: AsyncIterable<Uint8Array>, path: string): Source {
  const name = path === '-' ? 'standard input' : path;
  const tally = emptyTally();
  const feed = new Feed(splitLines(bytes));
  return {
    name,
    format: 'smi',
    understood: 'SMILES first in each line, then an id',
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
): Promise<Source> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > LARGEST_WORKBOOK)
        throw new SourceError(
          `the workbook is larger than ${LARGEST_WORKBOOK / (1 << 20)} MiB; save the sheet as CSV, and give that`,
        );
      pieces.push(piece.slice());
    }
    const { openWorkbook } = await import('./xlsx/index.js');
    const { linesOfSheet } = await import('./xlsx/lines.js');
    const workbook = await openWorkbook(joined(pieces));
    const feed = new Feed(linesOfSheet(workbook, options.sheet));
    const tally = emptyTally();
    const { sheet } = options;
    const read = workbook.sheets.find((each) => (sheet === undefined ? each.visible : each.name === sheet));
    while (feed.ahead.length < 4 && (await feed.more()));
    if (feed.fault !== undefined && feed.ahead.length === 0) throw feed.fault.cause;
    const format = await formatOf(feed, 'xlsx', 'xlsx', options, tally);
    const { understood, records } = await format.open(feed, options, name, tally);
    const others = workbook.sheets.length - 1;
    const which = `sheet “${read?.name ?? ''}”${others === 0 ? '' : ` of ${others + 1}, the others not read`}: `;
    return {
      name,
      format: format.id,
      understood: which + understood,
      tally,
      records: guarded(records, feed, name),
      async close() {
        await feed.close();
        workbook.close();
      },
    };
  } catch (cause) {
    throw inFile(name, cause);
  }
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
