import type { Issue } from '../../chemistry/issue.js';
import { isBlank } from '../../identifiers/blank.js';
import {
  type Columns,
  columnsByName,
  columnsNamed,
  furtherColumns,
  type IdentifierField,
  identifierColumns,
  isHeading,
  isKeyOrNumber,
  isSmilesHeading,
  looksLikeSmiles,
  smilesColumns,
} from './columns.js';
import { NoColumnError } from './error.js';
import type { Feed } from './feed.js';
import { nearest } from './nearest.js';
import { MAX_RAW, MAX_RECORD, SourceError, type SourceRecord, skip, type Tally, tooLarge } from './record.js';
import { type Row, RowReader } from './rows.js';
import { separatorAt, separatorIssue } from './separators.js';
import { skippedOf } from './smi-lines.js';

export interface TableOptions {
  readonly column?: string;
  readonly idColumn?: string;
  readonly nameColumn?: string;
  /** Of a workbook the sheet, by its name; the first that is visible where absent. */
  readonly sheet?: string;
  /** What parts the cells of a line; found by the heading where absent. */
  readonly delimiter?: string;
  /** Columns whose cells come back with the record, by heading or number; `all` for every one. */
  readonly keepColumns?: readonly string[];
}

/** What was understood of a table before its first row was read. */
export interface TableShape {
  readonly delimiter: string;
  readonly columns: Columns;
  /** The headings, or `column 1` and so on where the table has none. */
  readonly headings: readonly string[];
  readonly hasHeading: boolean;
  /** Cells stand in numbered columns, as in a workbook: a row that ends early or goes on behind the heading's is none the worse. */
  readonly isSheet: boolean;
  /** Columns whose cells come back with the record, 0-based. */
  readonly kept: readonly number[];
}

/** Rows looked at where the heading does not say which column holds the SMILES, and the most signs in them. */
const SAMPLE = 50;
const SAMPLE_SIZE = 1 << 20;

/**
 * Finds the heading and the columns, and takes away from the feed what comes before the first row of data.
 * `name` is the file's, for the message where no column can be found.
 */
export async function findShape(
  feed: Feed,
  delimiter: string,
  options: TableOptions,
  name: string,
  tally: Tally,
  isSheet = false,
): Promise<TableShape> {
  const heading = await takeHeading(feed, delimiter, tally);
  if (heading === undefined) throw new SourceError(`${name} holds no line that could be read`);
  if (heading.tooLong)
    throw new SourceError(
      `${name}: the heading is longer than ${MAX_RECORD.toLocaleString('en')} characters`,
    );
  const { cells } = heading;
  const named = columnsByName(cells);
  const find = (wanted: string | undefined, option: string): number | undefined => {
    if (wanted === undefined) return undefined;
    const [at, ...more] = columnsNamed(cells, wanted);
    if (at !== undefined && more.length === 0) return at;
    if (at !== undefined)
      throw new SourceError(
        `${name} has several columns “${wanted}”: ${and([at, ...more].map((each) => `number ${each + 1}`))}; ` +
          `choose one by its number, as in ${option} ${at + 1}`,
      );
    const near = nearest(wanted, cells);
    throw new SourceError(
      `${name} has no column “${wanted}” (${option})${near === undefined ? '' : `; did you mean “${near}”?`} ` +
        `Its columns: ${inShort(cells)}`,
    );
  };
  const asked = find(options.column, '--column');
  const id = find(options.idColumn, '--id-column') ?? named.id;
  const declared = find(options.nameColumn, '--name-column') ?? named.name;
  // Of a row of other width it is not certain which cell is which.
  const rows = (await sample(feed, delimiter)).filter((row) => isSheet || fits(row, cells.length));
  const all = identifierColumns(cells, rows);
  const smiles =
    asked ??
    theSmilesColumn(
      cells,
      rows,
      name,
      all,
      declared !== undefined && (options.nameColumn !== undefined || !looksLikeSmiles(cells[declared] ?? '')),
    );
  // A heading that is itself a SMILES, a key or a number is no heading: the table begins with its first row. So it does
  // where no heading is known and the columns were asked for by their numbers.
  const byNumber = [options.column, options.nameColumn].some((each) => /^\d+$/.test(each ?? ''));
  const hasHeading =
    smiles === undefined
      ? !Object.values(all).some((at) => isKeyOrNumber(cells[at] ?? '')) &&
        !(byNumber && !cells.some(isHeading))
      : !looksLikeSmiles(cells[smiles] ?? '');
  if (hasHeading) {
    tally.lines += heading.lines;
    tally.headers += heading.lines;
  } else heading.putBack();
  const identifiers = Object.fromEntries(
    Object.entries(all).filter(([, at]) => at !== smiles && at !== declared && at !== id),
  );
  const structure = smiles === undefined ? {} : { smiles };
  const taken = [...Object.values(identifiers), smiles, id, declared].filter((at) => at !== undefined);
  const { moreNames, moreCas } = furtherColumns(cells, rows, new Set(taken));
  // Who names the column of names means that one.
  const more = {
    ...(moreNames === undefined || options.nameColumn !== undefined ? {} : { moreNames }),
    ...(moreCas === undefined ? {} : { moreCas }),
  };
  const columns: Columns = hasHeading
    ? {
        ...structure,
        ...(id === undefined || id === smiles ? {} : { id }),
        ...(declared === undefined || declared === smiles ? {} : { name: declared }),
        ...more,
        identifiers,
      }
    : {
        ...structure,
        ...(options.idColumn !== undefined && id !== undefined ? { id } : {}),
        ...(options.nameColumn !== undefined && declared !== undefined ? { name: declared } : {}),
        ...(moreCas === undefined ? {} : { moreCas }),
        identifiers,
      };
  const headings = hasHeading ? cells : cells.map((_, i) => `column ${i + 1}`);
  const wanted = options.keepColumns ?? [];
  const kept = wanted.includes('all')
    ? headings.map((_, at) => at)
    : wanted.map((each) => find(each, '--keep-columns')!);
  return { delimiter, columns, headings, hasHeading, isSheet, kept };
}

/** What was understood of a table, in words: `SMILES in column “smiles”, id in column “line_id”`. */
export function understoodOf({ columns, headings, hasHeading }: TableShape): string {
  const heading = (at: number): string => `column “${headings[at] ?? ''}”`;
  return [
    ...(columns.smiles === undefined ? ['no SMILES'] : [`SMILES in ${heading(columns.smiles)}`]),
    ...(columns.id === undefined ? [] : [`id in ${heading(columns.id)}`]),
    ...[columns.name ?? [], columns.moreNames ?? []].flat().map((at) => `name in ${heading(at)}`),
    ...(Object.entries(columns.identifiers) as [IdentifierField, number][]).map(
      ([field, at]) => `${FIELD_WORDS[field]} in ${heading(at)}`,
    ),
    ...(columns.moreCas ?? []).map((at) => `${FIELD_WORDS.cas} in ${heading(at)}`),
    ...(hasHeading ? [] : ['no heading, so every row was read as data']),
  ].join(', ');
}

const FIELD_WORDS: Readonly<Record<IdentifierField, string>> = {
  inchi: 'InChI',
  inchiKey: 'InChIKey',
  cas: 'CAS number',
  systematicName: 'systematic name',
  formula: 'formula',
  mass: 'mass',
  hs: 'tariff code',
};

/** The one column that can be that of SMILES; undefined where other columns identify. Where there are several none is dropped unseen: the user must choose. */
function theSmilesColumn(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  name: string,
  identifiers: Columns['identifiers'],
  hasNames: boolean,
): number | undefined {
  const [at, ...more] = smilesColumns(heading, rows, new Set(Object.values(identifiers)));
  const { inchi, inchiKey, cas, systematicName } = identifiers;
  if (
    at === undefined &&
    (hasNames || [inchi, inchiKey, cas, systematicName].some((each) => each !== undefined))
  )
    return undefined;
  if (at === undefined)
    throw new NoColumnError(
      `${name}: no column holds SMILES, or another identifier, by its name or its content; say which with --column. ` +
        `Its columns: ${inShort(heading)}`,
    );
  if (more.length > 0) {
    const all = [at, ...more].map((each) => `number ${each + 1} “${short(heading[each] ?? '')}”`);
    throw new SourceError(
      `${name}: several columns could be the one of SMILES: ${and(all)}; choose one, as in --column ${at + 1}`,
    );
  }
  return at;
}

/** The rows of a table, from the feed as `findShape` left it. */
export async function* readTable(feed: Feed, shape: TableShape, tally: Tally): AsyncGenerator<SourceRecord> {
  const { delimiter, columns } = shape;
  const width = shape.headings.length;
  const believes = (cells: readonly string[], moreLines: readonly string[]): boolean =>
    (shape.isSheet || fits(cells, width)) &&
    !moreLines.some(
      (line) => columns.smiles !== undefined && isRowByItself(line, delimiter, width, columns.smiles),
    );
  const reader = new RowReader(delimiter, believes);
  for (;;) {
    const lines = await feed.take();
    const last = lines.length === 0;
    for (const row of reader.rows(lines, last)) {
      tally.lines += row.lines;
      if (row.kind === 'blank' || (row.kind === 'cells' && row.cells.every((cell) => cell.trim() === ''))) {
        for (let i = 0; i < row.lines; i += 1) skip(tally.blank, row.line + i);
        continue;
      }
      if (row.kind === 'cells' && isTotal(row.cells, columns)) {
        for (let i = 0; i < row.lines; i += 1) skip(tally.comments, row.line + i);
        continue;
      }
      tally.records += 1;
      tally.continued += row.lines - 1;
      yield record(row, shape);
    }
    if (last) return;
  }
}

/** Cells beyond the heading's are none where they are empty: spreadsheets write them. */
const fits = (cells: readonly string[], width: number): boolean =>
  cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''));

/** A line inside a quoted cell that reads as a row of its own: more likely swallowed than meant. */
function isRowByItself(line: string, delimiter: string, width: number, smiles: number): boolean {
  const cells = line.split(delimiter);
  return width > 1 && cells.length >= width && looksLikeSmiles(cells[smiles] ?? '');
}

const TOTAL =
  /^(?:sub|grand )?-?(?:totals?|summe|gesamt(?:summe)?|zwischensumme|somme|totale|suma|合计|总计|小计|tổng(?: cộng)?)\s*:?$/i;

/** A row that sums up those above it: its word, and nothing in a column that identifies. */
function isTotal(cells: readonly string[], { smiles, name, moreCas = [], identifiers }: Columns): boolean {
  if (!cells.some((cell) => TOTAL.test(cell.trim()))) return false;
  const { mass: _, ...telling } = identifiers;
  return [smiles, name, ...moreCas, ...Object.values(telling)].every((at) => {
    const cell = at === undefined ? '' : (cells[at] ?? '').trim();
    return isBlank(cell) || TOTAL.test(cell);
  });
}

function record(row: Row, shape: TableShape): SourceRecord {
  const made = recordOf(row, shape);
  if (shape.kept.length === 0) return made;
  const cells = row.kind === 'cells' ? row.cells : [];
  return { ...made, own: shape.kept.map((at) => cells[at] ?? '') };
}

function recordOf(row: Row, { columns, headings, delimiter, isSheet }: TableShape): SourceRecord {
  const width = headings.length;
  const { line, lines } = row;
  if (row.kind !== 'cells') {
    const issue: Issue =
      row.kind === 'too long'
        ? tooLarge(MAX_RECORD)
        : error(
            'open-quote',
            'A quote is opened in this line and not closed as it should be; the line was not read.',
          );
    return {
      line,
      lines,
      id: '',
      smiles: '',
      raw: row.kind === 'blank' ? '' : row.text.slice(0, MAX_RAW),
      issue,
    };
  }
  const { cells } = row;
  const raw = cells.join(delimiter).slice(0, MAX_RAW);
  if (!isSheet && !fits(cells, width)) {
    const issue = error(
      'ragged-row',
      `The row has ${cells.length} cells and the heading has ${width}: which of them is ${columns.smiles === undefined ? 'which' : 'the SMILES'} is not certain.`,
    );
    // The first cell is the same, however the row is counted.
    return { line, lines, id: columns.id === 0 ? (cells[0] ?? '').trim() : '', smiles: '', raw, issue };
  }
  const cell = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? '').trim());
  const names = [columns.name, ...(columns.moreNames ?? [])].map(cell);
  const name = names.find((each) => !isBlank(each)) ?? names[0]!;
  const declared = declaredIn(columns, cell);
  const given = cell(columns.smiles);
  // What lists write for "none" says no structure.
  const smiles = isBlank(given) ? '' : given;
  const nothing = columns.smiles === undefined ? NO_IDENTIFIER : NO_SMILES;
  const issue =
    (smiles === ''
      ? declared === undefined
        ? error('no-structure', nothing)
        : undefined
      : faultOf(smiles)) ?? hiddenIn(cells);
  return {
    line,
    lines,
    id: columns.id === undefined ? name : cell(columns.id),
    ...(columns.id === undefined || name === '' ? {} : { name }),
    smiles,
    ...(declared === undefined ? {} : { declared }),
    ...(issue !== undefined ? { raw, issue } : smiles === '' ? { raw } : {}),
  };
}

const NO_SMILES = 'The row has no SMILES: its cell is empty.';
const NO_IDENTIFIER = 'The row gives no structure, and no identifier.';

/** The cells that identify a row beside its structure, as they are written; undefined where there are none. */
function declaredIn(
  { name, moreNames = [], moreCas = [], identifiers }: Columns,
  cell: (at: number | undefined) => string,
): SourceRecord['declared'] {
  const further: Readonly<Record<string, readonly number[]>> = { name: moreNames, cas: moreCas };
  const fields = Object.entries({ name, ...identifiers }).flatMap(([field, at]) => {
    // Several cells of one kind say what one cell of several says: each is read, and checked by itself.
    const texts = [at, ...(further[field] ?? [])].map(cell).filter((text) => !isBlank(text));
    return texts.length === 0 ? [] : [[field, [...new Set(texts)].join('; ')] as const];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function faultOf(smiles: string): Issue | undefined {
  const separator = separatorAt(smiles);
  if (separator >= 0) return separatorIssue(smiles, separator, 'cell');
  if (/[\n\r]/.test(smiles)) return error('several-lines', 'The SMILES cell holds several lines.');
  if (/^\S+\s+[^|\s]/.test(smiles))
    return error(
      'several-words',
      'The SMILES cell holds several words: it is more, or other, than one SMILES.',
    );
  return undefined;
}

/** A cell in which something that looks like another structure stands before or behind a separator. */
function hiddenIn(cells: readonly string[]): Issue | undefined {
  for (const cell of cells) {
    const at = separatorAt(cell);
    if (at >= 0 && cell.split(WORD_END).some((word) => word.length > 1 && looksLikeSmiles(word)))
      return separatorIssue(cell, at, 'cell');
  }
  return undefined;
}

const WORD_END = /[\s\0\x1c-\x1f\x85]/;

const error = (code: Issue['code'], message: string): Issue => ({ code, severity: 'error', message });

const short = (cell: string): string => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);

/** `a, b and c`; no more than ten of them. */
const and = (all: readonly string[]): string =>
  all.length > 10
    ? `${all.slice(0, 10).join(', ')} and ${(all.length - 10).toLocaleString('en')} more`
    : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

/** The first columns by their names, for a message. */
const inShort = (cells: readonly string[]): string => {
  const names = cells.slice(0, 20).map(short);
  return `${names.join(', ')}${cells.length > 20 ? ` and ${(cells.length - 20).toLocaleString('en')} more` : ''}`;
};

interface Heading {
  readonly cells: readonly string[];
  readonly tooLong: boolean;
  readonly lines: number;
  putBack(): void;
}

/** Takes the first row that holds anything, with the blank lines and the `#` lines before it. */
async function takeHeading(feed: Feed, delimiter: string, tally: Tally): Promise<Heading | undefined> {
  for (;;) {
    while (feed.ahead.length === 0) if (!(await feed.more())) return undefined;
    const first = feed.ahead[0]!;
    const blank = first.text.trim() === '';
    const comment =
      skippedOf(first.text.trim()) === 'comments' && !first.text.split(delimiter).some(isSmilesHeading);
    if (!blank && !comment) break;
    tally.lines += 1;
    skip(blank ? tally.blank : tally.comments, first.number);
    feed.ahead = feed.ahead.slice(1);
  }
  for (let ended = false; ; ) {
    const [row] = new RowReader(delimiter).rows(feed.ahead, ended);
    if (row !== undefined && row.kind !== 'quote') {
      const taken = feed.ahead.slice(0, row.lines);
      feed.ahead = feed.ahead.slice(row.lines);
      const cells = row.kind === 'cells' ? row.cells : [];
      return {
        cells: cells.map((cell) => cell.trim()),
        tooLong: row.kind === 'too long',
        lines: row.lines,
        putBack: () => {
          feed.ahead = [...taken, ...feed.ahead];
        },
      };
    }
    if (ended) return undefined;
    ended = !(await feed.more());
  }
}

async function sample(feed: Feed, delimiter: string): Promise<(readonly string[])[]> {
  const size = () => feed.ahead.reduce((sum, line) => sum + line.text.length, 0);
  while (feed.ahead.length < SAMPLE && size() < SAMPLE_SIZE && (await feed.more()));
  let left = SAMPLE_SIZE;
  const lines = feed.ahead.slice(0, SAMPLE).filter((line, i) => {
    left -= line.text.length;
    return i === 0 || left >= 0;
  });
  return new RowReader(delimiter)
    .rows(lines, true)
    .flatMap((row) => (row.kind === 'cells' ? [row.cells] : []));
}
