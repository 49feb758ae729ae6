import { familyWord } from '../../identifiers/names.js';
import {
  fieldOf,
  isData,
  isIdentifierHeading,
  isKeyOrNumber,
  isNameName,
  isSmilesHeading,
  looksLikeSmiles,
} from './columns.js';
import { isCountsLine } from './counts-line.js';
import type { Feed } from './feed.js';
import type { InputFormat } from './format-id.js';
import type { Line } from './lines.js';
import { isSpectrum } from './msp-beginning.js';
import { SourceError, type SourceRecord, skip, type Tally } from './record.js';
import { skippedOf } from './smi-lines.js';
import type { TableOptions } from './table.js';

/** A list that a format has begun to read. */
export interface ListReading {
  /** What was understood of it, in words. */
  readonly understood: string;
  readonly records: AsyncGenerator<SourceRecord>;
  /** Headings of the columns that come back with each record. */
  readonly kept?: readonly string[];
}

interface Entry {
  /** What `--input-format` calls it. */
  readonly id: string;
  /** Endings of file names, in lower case; those that decide come before those that are a habit. */
  readonly endings: readonly string[];
  /** Endings of other kinds of text too: then the beginning decides. */
  readonly isLoose?: boolean;
  /** In a few words, for help. */
  readonly about: string;
  /** Is a beginning like this of no other format, whatever the file's ending says? */
  isSurely?(beginning: readonly Line[]): boolean;
  /** May a first line that holds something, such as a heading, be of this format? The first format that says so is taken. */
  fits?(first: string, options: TableOptions): boolean;
  /** Blank lines and comments at the beginning belong to the first record. */
  readonly keepsLeading?: boolean;
  /** Begins to read the list. Throws a SourceError where options and list do not fit. */
  open(feed: Feed, options: TableOptions, name: string, tally: Tally): Promise<ListReading>;
}

/**
 * The formats of input, in the order in which a beginning is tried on them. A new one is an entry here and a file with
 * its reader.
 */
export const INPUT_FORMATS = [
  {
    id: 'sdf',
    endings: ['sdf', 'sd', 'mol'],
    about: 'structures as molfiles, V2000 or V3000, one or many',
    isSurely: (beginning) => isCountsLine(beginning[3]?.text ?? ''),
    keepsLeading: true,
    async open(feed, options, name, tally) {
      const { readSdf, sdfItems } = await import('./sdf.js');
      const items = sdfItems(feed, options, name);
      const id = items.id === undefined ? 'id in the title' : `id in item “${items.id}”`;
      const declared = items.name === undefined ? '' : `, name in item “${items.name}”`;
      return {
        understood: `structures of an SD file, ${id}${declared}`,
        records: readSdf(feed, items, tally),
      };
    },
  },
  {
    id: 'tsv',
    endings: ['tsv', 'tab'],
    about: 'a table, its cells between tabs',
    fits: (first) => partedBy(first) === '\t',
    open: (feed, options, name, tally) => openTable(feed, options, name, tally, () => '\t'),
  },
  {
    id: 'csv',
    endings: ['csv'],
    about: 'a table, its cells between commas, semicolons or pipes',
    isSurely: ([first]) => first !== undefined && statedSeparator(first.text) !== undefined,
    fits: (first, { column }) => partedBy(first) !== undefined || column !== undefined,
    open: (feed, options, name, tally) =>
      openTable(feed, options, name, tally, (first) => partedBy(first) ?? mostUsed(first)),
  },
  {
    id: 'xlsx',
    endings: ['xlsx', 'xlsm'],
    about: 'a sheet of an Excel workbook: the first, or that of --sheet',
    open: (feed, options, name, tally) => openTable(feed, options, name, tally, () => '\t', true),
  },
  {
    id: 'msp',
    endings: ['msp'],
    about: 'a mass-spectrum library: of each spectrum Name, CAS#, InChIKey, InChI, SMILES and Formula',
    isSurely: (beginning) => isSpectrum(beginning),
    async open(feed, { column }, _, tally) {
      if (column !== undefined)
        throw new SourceError('--column names a column of a table; a mass-spectrum library has none');
      const { readMsp } = await import('./msp.js');
      return {
        understood: 'spectra, each with what identifies its substance',
        records: readMsp(feed, tally),
      };
    },
  },
  {
    id: 'smi',
    endings: ['smi', 'txt'],
    isLoose: true,
    about: 'a molecule a line: SMILES, white space, id',
    fits: () => true,
    async open(feed, { column }, _, tally) {
      if (column !== undefined)
        throw new SourceError('--column names a column of a table; a .smi file has none');
      const { readSmi } = await import('./smi.js');
      return { understood: 'SMILES first in each line, then an id', records: readSmi(feed, tally) };
    },
  },
] as const satisfies readonly (Entry & { readonly id: InputFormat })[];

export type { InputFormat } from './format-id.js';

/** A row of the table of formats. */
export type InputFormatEntry = Entry & { readonly id: InputFormat };

const ALL: readonly InputFormatEntry[] = INPUT_FORMATS;

/**
 * Finds the format of a list: the one that was asked for, the one that its beginning is of for certain, the one that the
 * ending of its name says, the one that its first line fits. Lines that hold nothing are counted and taken away first,
 * where the format does not need them.
 *
 * @param ending - of the file's name, in lower case and without `.gz`
 */
export async function formatOf(
  feed: Feed,
  ending: string,
  asked: InputFormat | undefined,
  options: TableOptions,
  tally: Tally,
): Promise<InputFormatEntry> {
  const known =
    ALL.find(({ id }) => id === (asked ?? (options.delimiter === undefined ? undefined : 'csv'))) ??
    (asked === undefined ? ALL.find((format) => format.isSurely?.(feed.ahead)) : undefined) ??
    ALL.find(({ endings, isLoose }) => endings.includes(ending) && !isLoose);
  if (!known?.keepsLeading) await skipLeading(feed, tally);
  const first = firstText(feed);
  const found = known ?? ALL.find((format) => format.fits?.(first, options))!;
  // A line that is a key or a number, or one that names such a column, begins no list of SMILES.
  return known === undefined && found.id === 'smi' && ending !== 'smi' && isOfIdentifiers(feed)
    ? ALL.find(({ id }) => id === 'csv')!
    : found;
}

/** A list of identifiers, one a line, with a heading or without one; or a table of them without a heading. */
function isOfIdentifiers(feed: Feed): boolean {
  const [first, ...more] = feed.ahead.filter(({ text }) => text.trim() !== '').map(({ text }) => text.trim());
  if (first === undefined) return false;
  const cells = cellsOf(first);
  if (cells.some(isKeyOrNumber) || isOfNames(feed)) return true;
  if (cells.length > 1 || !(fieldOf(first) !== undefined || isNameName(first))) return false;
  return more.length > 0 && !more.slice(0, 50).some((line) => looksLikeSmiles(line));
}

/**
 * Names, one a line, without a heading: no line could be a SMILES or a row, and one is named like a family that is controlled.
 * Others are read as SMILES, and each says that it is none.
 */
function isOfNames(feed: Feed): boolean {
  const lines = feed.ahead.slice(0, 50).filter(({ text }) => text.trim() !== '');
  return (
    lines.some(({ text }) => familyWord(text) !== undefined) &&
    lines.every(
      ({ text, tooLong }) =>
        !tooLong && /\p{L}{2}/u.test(text) && !looksLikeSmiles(text) && !/[\t;|"=]|,(?! )/.test(text),
    )
  );
}

const cellsOf = (line: string): readonly string[] => {
  const delimiter = DELIMITERS.find((each) => line.includes(each));
  return (delimiter === undefined ? [line] : line.split(delimiter)).map((cell) => unquoted(cell).trim());
};

/** Begins to read a table. Excel's own first line, `sep=;`, says by what the cells are parted. */
async function openTable(
  feed: Feed,
  options: TableOptions,
  name: string,
  tally: Tally,
  delimiterOf: (first: string) => string,
  isSheet = false,
): Promise<ListReading> {
  const stated = statedSeparator(firstText(feed));
  if (stated !== undefined) {
    tally.lines += 1;
    tally.headers += 1;
    feed.ahead = feed.ahead.slice(1);
    await skipLeading(feed, tally);
  }
  await skipTitles(feed, tally, isSheet ? '\t' : (options.delimiter ?? stated));
  // Of what holds nothing nothing needs to be understood.
  if (feed.ahead.length === 0)
    return { understood: 'a table without a line', records: (async function* () {})() };
  const [{ findShape, readTable, understoodOf }, { loadParser }] = await Promise.all([
    import('./table.js'),
    import('./rows.js'),
  ]);
  await loadParser();
  const { column, nameColumn } = options;
  const isNames = !isSheet && column === undefined && nameColumn === undefined && isOfNames(feed);
  const delimiter = isSheet || isNames ? '\t' : (options.delimiter ?? stated ?? delimiterOf(firstText(feed)));
  const asked = isNames ? { ...options, nameColumn: '1' } : options;
  const shape = await findShape(feed, delimiter, asked, name, tally, isSheet);
  const kept = shape.kept.map((at) => shape.headings[at]!);
  return { understood: understoodOf(shape), records: readTable(feed, shape, tally), kept };
}

const firstText = (feed: Feed): string => feed.ahead[0]?.text ?? '';

const statedSeparator = (text: string): string | undefined => /^"?sep=([^"])"?,*$/i.exec(text.trim())?.[1];

/** A pipe comes last, for it also begins the extension of a CXSMILES. */
const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What parts a heading that names SMILES from other cells; undefined where the line is no such heading. */
const partedBy = (first: string): string | undefined =>
  beginsWithExtended(first)
    ? undefined
    : DELIMITERS.find((delimiter) => {
        const cells = first.split(delimiter);
        return cells.length > 1 && (cells.some(isHeadingCell) || isIdentifierHeading(cells.map(unquoted)));
      });

/** The delimiter that a first line has most of, in a file that is a table for certain. */
function mostUsed(first: string): string {
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  const pipes = counts.pop()!;
  const most = Math.max(...counts);
  if (most > 1) return DELIMITERS[counts.indexOf(most)]!;
  return pipes > 1 && !beginsWithExtended(first) ? '|' : ',';
}

/** A SMILES with an extension, `CCO |…|`, and no row of cells between pipes. */
const beginsWithExtended = (text: string): boolean =>
  looksLikeSmiles(text) && /^\S+\s+\|/.test(text.trimStart());

const isHeadingCell = (cell: string): boolean => isSmilesHeading(unquoted(cell));

const unquoted = (cell: string): string => cell.replace(/^\s*"|"\s*$/g, '');

/** Rows among which a heading is looked for, below titles, addresses and dates. */
const TITLE_ROWS = 30;

/** Counts title rows off the feed: those above a heading, where nothing in them could be a row of data. */
async function skipTitles(feed: Feed, tally: Tally, stated: string | undefined): Promise<void> {
  while (feed.ahead.length < TITLE_ROWS && (await feed.more()));
  const lines = feed.ahead.slice(0, TITLE_ROWS);
  const at = lines.findIndex(({ text }) => partedBy(text) !== undefined);
  if (at < 1) return;
  const delimiter = stated ?? partedBy(lines[at]!.text)!;
  const titles = lines.slice(0, at);
  const isTitle = (line: Line): boolean =>
    !line.tooLong && !line.text.split(delimiter).some((cell) => isData(unquoted(cell)));
  if (!titles.every(isTitle)) return;
  for (const { text, number } of titles) {
    tally.lines += 1;
    if (text.trim() === '') skip(tally.blank, number);
    else tally.headers += 1;
  }
  feed.ahead = feed.ahead.slice(at);
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

const isComment = (text: string): boolean =>
  skippedOf(text.trim()) === 'comments' &&
  !DELIMITERS.some((delimiter) => text.split(delimiter).some(isHeadingCell));
