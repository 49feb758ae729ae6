import { basename } from 'node:path';
import { BEGINNING, notText } from './binary.js';
import { peek, readBytes, sourceError } from './bytes.js';
import { Feed } from './feed.js';
import { formatOf, type InputFormat } from './formats.js';
import { splitLines } from './lines.js';
import { emptyTally, SourceError, type SourceRecord, type Tally } from './record.js';
import type { TableOptions } from './table.js';

export { type PlainFile, readBytes, sourceError } from './bytes.js';
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

/** Opens a file, or standard input for `-`, reads its beginning and finds out how it is to be read. */
export async function openSource(path: string, options: SourceOptions = {}): Promise<Source> {
  return openBytes(readBytes(path, options.signal, options.onBytes), path, options);
}

/** The same for bytes from anywhere; `path` gives the name and, by its ending, a hint at the format. */
export async function openBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  options: SourceOptions = {},
): Promise<Source> {
  const name = path === '-' ? 'standard input' : path;
  const { head, all } = await peek(bytes, BEGINNING);
  const other = notText(head);
  if (other !== undefined) {
    await all.return(undefined);
    throw new SourceError(`cannot read ${name}: ${other}`);
  }
  const feed = new Feed(splitLines(all));
  const tally = emptyTally();
  try {
    while (feed.ahead.length < 4 && (await feed.more()));
    // Not one whole line came before the fault: there is nothing to understand.
    if (feed.ahead.length === 0 && feed.fault !== undefined) throw feed.fault.cause;
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

async function* guarded(
  records: AsyncGenerator<SourceRecord>,
  feed: Feed,
  name: string,
): AsyncGenerator<SourceRecord> {
  try {
    yield* records;
  } catch (cause) {
    throw sourceError(name, cause);
  } finally {
    await feed.close().catch(() => {});
  }
}

const endingOf = (path: string): string =>
  /\.([a-z]+)(?:\.gz)?$/.exec(basename(path).toLowerCase())?.[1] ?? '';
