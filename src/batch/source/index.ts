import { basename } from 'node:path';
import { BEGINNING, notText } from './binary.js';
import { peek, readBytes, sourceError } from './bytes.js';
import { isSmilesHeading, looksLikeSmiles } from './columns.js';
import { Feed } from './feed.js';
import { splitLines } from './lines.js';
import { emptyTally, type InputFormat, SourceError, type SourceRecord, skip, type Tally } from './record.js';
import { looksLikeSdf, readSdf, sdfItems } from './sdf.js';
import { readSmi, skippedOf } from './smi.js';
import type { TableOptions } from './table.js';

export { type PlainFile, readBytes, sourceError } from './bytes.js';
export { nearest } from './nearest.js';
export { emptyTally, type InputFormat, SourceError, type SourceRecord, type Tally } from './record.js';

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
    if (options.format === 'sdf' || (options.format === undefined && isSdf(feed, path))) {
      const items = sdfItems(feed, options, name);
      const id = items.id === undefined ? 'id in the title' : `id in item “${items.id}”`;
      return {
        name,
        format: 'sdf',
        understood: `structures of an SD file, ${id}${items.name === undefined ? '' : `, name in item “${items.name}”`}`,
        tally,
        records: guarded(readSdf(feed, items, tally), feed, name),
        close: () => feed.close(),
      };
    }
    await skipLeading(feed, tally);
    const stated = options.format === 'smi' ? undefined : takeSeparatorLine(feed, tally);
    if (stated !== undefined) await skipLeading(feed, tally);
    const { format, delimiter } =
      stated === undefined
        ? sniff(feed, path, options)
        : { format: stated === '\t' ? ('tsv' as const) : ('csv' as const), delimiter: stated };
    // Of what holds nothing nothing needs to be understood.
    const tables = format === 'smi' || feed.ahead.length === 0 ? undefined : await import('./table.js');
    const table = await tables?.findShape(feed, delimiter, options, name, tally);
    const heading = (at: number | undefined): string => `column “${table?.headings[at ?? -1] ?? ''}”`;
    const understood =
      table === undefined
        ? 'SMILES first in each line, then an id'
        : [
            `SMILES in ${heading(table.columns.smiles)}`,
            ...(table.columns.id === undefined ? [] : [`id in ${heading(table.columns.id)}`]),
            ...(table.columns.name === undefined ? [] : [`name in ${heading(table.columns.name)}`]),
            ...(table.hasHeading ? [] : ['no heading, so every row was read as data']),
          ].join(', ');
    const read =
      tables === undefined || table === undefined
        ? readSmi(feed, tally)
        : tables.readTable(feed, table, tally);
    return {
      name,
      format,
      understood,
      tally,
      records: guarded(read, feed, name),
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

const isSdf = (feed: Feed, path: string): boolean =>
  ['sdf', 'sd', 'mol'].includes(endingOf(path)) || looksLikeSdf(feed.ahead);

/** The format by what was asked for, by the file's ending, then by its first line that holds anything. */
function sniff(feed: Feed, path: string, options: SourceOptions): { format: InputFormat; delimiter: string } {
  const first = firstText(feed);
  const ending = endingOf(path);
  const extended = beginsWithExtended(first);
  const parted = DELIMITERS.find((delimiter) => {
    if (extended) return false;
    const cells = first.split(delimiter);
    return cells.length > 1 && cells.some(isHeadingCell);
  });
  const mostUsed = (): string => {
    const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
    const pipes = counts.pop()!;
    const most = Math.max(...counts);
    if (most > 1) return DELIMITERS[counts.indexOf(most)]!;
    return pipes > 1 && !extended ? '|' : ',';
  };
  const csv = () => ({ format: 'csv' as const, delimiter: parted ?? mostUsed() });
  const tsv = { format: 'tsv' as const, delimiter: '\t' };
  if (options.format === 'smi') {
    if (options.column !== undefined)
      throw new SourceError('--column names a column of a table; a .smi file has none');
    return { format: 'smi', delimiter: '' };
  }
  if (options.format === 'tsv') return tsv;
  if (options.format === 'csv') return csv();
  if (ending === 'csv') return csv();
  if (['tsv', 'tab'].includes(ending)) return tsv;
  if (parted === '\t') return tsv;
  if (parted !== undefined || options.column !== undefined) return csv();
  return { format: 'smi', delimiter: '' };
}

/** Counts blank lines and comments off the feed until a line comes that tells something, or the end. */
async function skipLeading(feed: Feed, tally: Tally): Promise<void> {
  do {
    const at = feed.ahead.findIndex(
      (line) => line.tooLong || (line.text.trim() !== '' && !isComment(line.text)),
    );
    const skipped = at === -1 ? feed.ahead : feed.ahead.slice(0, at);
    for (const { number, text } of skipped) skip(text.trim() === '' ? tally.blank : tally.comments, number);
    tally.lines += skipped.length;
    feed.ahead = feed.ahead.slice(skipped.length);
    if (at !== -1) return;
  } while (await feed.more());
}

const firstText = (feed: Feed): string => feed.ahead[0]?.text ?? '';

/** A pipe comes last, for it also begins the extension of a CXSMILES. */
const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Excel's own first line, `sep=;`, which says by what the cells are parted. */
const SEPARATOR_LINE = /^"?sep=([^"])"?,*$/i;

/** The separator that the first line states; the line is taken away and counted. */
function takeSeparatorLine(feed: Feed, tally: Tally): string | undefined {
  const stated = SEPARATOR_LINE.exec(firstText(feed).trim())?.[1];
  if (stated === undefined) return undefined;
  tally.lines += 1;
  tally.headers += 1;
  feed.ahead = feed.ahead.slice(1);
  return stated;
}

/** A SMILES with an extension, `CCO |…|`, and no row of cells between pipes. */
const beginsWithExtended = (text: string): boolean =>
  looksLikeSmiles(text) && /^\S+\s+\|/.test(text.trimStart());

const isHeadingCell = (cell: string): boolean => isSmilesHeading(cell.replace(/^\s*"|"\s*$/g, ''));

const isComment = (text: string): boolean =>
  skippedOf(text.trim()) === 'comments' &&
  !DELIMITERS.some((delimiter) => text.split(delimiter).some(isHeadingCell));
