import { smilesOfMolfile } from '../../chemistry/index.js';
import type { Issue } from '../../chemistry/issue.js';
import { isIdName, isNameName, sameName } from './columns.js';
import { isCountsLine } from './counts-line.js';
import type { Feed } from './feed.js';
import type { Line } from './lines.js';
import { nearest } from './nearest.js';
import {
  internalFault,
  MAX_RAW,
  MAX_RECORD,
  SourceError,
  type SourceRecord,
  skip,
  type Tally,
  tooLarge,
} from './record.js';
import type { TableOptions } from './table.js';

/** Which data items of a record are its id and its declared name; told by what they are called where not given. */
export interface SdfItems {
  readonly id?: string;
  readonly name?: string;
}

/**
 * Settles which data items are meant, and finds a name that no record has before anything is judged: among the items of
 * the records at the beginning, as far as they were read.
 */
export function sdfItems(feed: Feed, options: TableOptions, name: string): SdfItems {
  if (options.column !== undefined)
    throw new SourceError('--column names a column of SMILES; an SD file holds structures and has none');
  const there = new Set(feed.ahead.flatMap(({ text }) => itemName(text) ?? []));
  const find = (wanted: string | undefined, option: string): string | undefined => {
    if (wanted === undefined || there.size === 0) return wanted;
    const found =
      [...there].find((item) => item === wanted) ?? [...there].find((item) => sameName(item, wanted));
    if (found !== undefined) return found;
    const near = nearest(wanted, [...there]);
    throw new SourceError(
      `${name} has no data item “${wanted}” in its first records (${option})` +
        `${near === undefined ? '' : `; did you mean “${near}”?`} Their items: ${[...there].slice(0, 20).join(', ')}`,
    );
  };
  const id = find(options.idColumn, '--id-column');
  const declared = find(options.nameColumn, '--name-column');
  return { ...(id === undefined ? {} : { id }), ...(declared === undefined ? {} : { name: declared }) };
}

/**
 * A structure a record, ended by `$$$$`. Its id is the title in its first line, else a data item; every line belongs to
 * a record, but for blank lines after the last.
 */
export async function* readSdf(feed: Feed, items: SdfItems, tally: Tally): AsyncGenerator<SourceRecord> {
  let open = newRecord(1);
  let number = 0;
  for (let lines = await feed.take(); lines.length > 0; lines = await feed.take()) {
    for (const line of lines) {
      number = line.number;
      const ended = take(open, line, items);
      tally.lines += 1;
      if (!ended) continue;
      tally.records += 1;
      tally.continued += open.lines - 1;
      yield finished(open, items);
      open = newRecord(number + 1);
    }
  }
  if (open.lines === 0) return;
  if (!open.holds) {
    for (let i = 0; i < open.lines; i++) skip(tally.blank, open.first + i);
    return;
  }
  tally.records += 1;
  tally.continued += open.lines - 1;
  yield finished(open, items);
}

interface OpenRecord {
  readonly first: number;
  lines: number;
  /** Whether any line but blank ones was met. */
  holds: boolean;
  /** The lines of the molfile, up to and with `M  END`. */
  molfile: string[];
  size: number;
  tooLarge: boolean;
  ended: boolean;
  /** The first line after the molfile that can be no data. */
  stray: string | undefined;
  /** Whether a data item was met. */
  data: boolean;
  /** The data item whose value is being read. */
  item: string | undefined;
  /** Values of the items that may be an id or a name. */
  readonly values: Map<string, string>;
}

const newRecord = (first: number): OpenRecord => ({
  first,
  lines: 0,
  holds: false,
  molfile: [],
  size: 0,
  tooLarge: false,
  ended: false,
  stray: undefined,
  data: false,
  item: undefined,
  values: new Map(),
});

/** Takes a line into the record; true where it was the record's last. */
function take(record: OpenRecord, line: Line, items: SdfItems): boolean {
  const { text } = line;
  const inHeading = record.lines < 3;
  record.lines += 1;
  if (text.startsWith('$$$$')) return true;
  if (text.trim() !== '') record.holds = true;
  if (!record.ended) {
    const name = inHeading ? undefined : itemName(text);
    if (name === undefined) {
      record.size += text.length + 1;
      if (line.tooLong || record.size > MAX_RECORD) {
        record.tooLarge = true;
        record.molfile.length = Math.min(record.molfile.length, 4);
        if (record.molfile.length === 0) record.molfile.push(text.slice(0, MAX_RAW));
      } else if (!record.tooLarge) record.molfile.push(text);
      if (!inHeading && text.startsWith('M  END')) record.ended = true;
      return false;
    }
    // Data before the end of the molfile: it has none, and its reader will say so.
    record.ended = true;
  }
  takeData(record, text, items);
  return false;
}

function takeData(record: OpenRecord, text: string, items: SdfItems): void {
  const name = itemName(text);
  if (name !== undefined) {
    record.data = true;
    record.item = name;
    return;
  }
  if (text.trim() === '') {
    record.item = undefined;
    return;
  }
  // A value may hold blank lines, though they should end it, and so any text may follow the first item; but a second
  // structure would be lost without a word.
  if (!record.data || isStructure(text)) record.stray ??= text;
  const { item } = record;
  if (item === undefined || record.values.has(item)) return;
  if (item === items.id || item === items.name || isIdName(item) || isNameName(item))
    record.values.set(item, text.trim().slice(0, MAX_RAW));
}

const isStructure = (text: string): boolean => text.startsWith('M  END') || isCountsLine(text);

/** `> <NAME>`, `>  25 <NAME> (3)`; a line that begins with > and names nothing begins an item without a name. */
function itemName(text: string): string | undefined {
  if (!/^>(?:[\s<]|$)/.test(text)) return undefined;
  // By places: a pattern would begin anew at each of a million `<`.
  const from = text.indexOf('<');
  const to = from === -1 ? -1 : text.indexOf('>', from);
  if (to !== -1) return text.slice(from + 1, to).trim();
  return /\bDT\d+\b/.exec(text)?.[0] ?? '';
}

function finished(record: OpenRecord, items: SdfItems): SourceRecord {
  const { first, lines, values } = record;
  const title = (record.molfile[0] ?? '').trim();
  const named = (wanted: string | undefined, is: (name: string) => boolean): string =>
    (wanted === undefined ? [...values].find(([item]) => is(item))?.[1] : values.get(wanted)) ?? '';
  const name = named(items.name, isNameName);
  const item = named(items.id, isIdName);
  const id = (items.id === undefined ? title || item : item || title) || name;
  const base = { line: first, lines, id, ...(name === '' || name === id ? {} : { name }) };
  const bad = (issue: Issue, raw: string): SourceRecord => ({
    ...base,
    smiles: '',
    raw: raw.slice(0, MAX_RAW),
    issue,
  });
  if (record.tooLarge) return bad(tooLarge(MAX_RECORD, 'record'), title);
  let reading: ReturnType<typeof smilesOfMolfile>;
  try {
    reading = smilesOfMolfile(record.molfile);
  } catch (fault) {
    return bad(internalFault(fault), title);
  }
  if (!reading.ok) {
    const issue = reading.issues[0]!;
    const text = record.molfile[reading.line];
    return text === undefined
      ? bad(issue, title)
      : bad({ ...issue, message: `${issue.message} (Line ${first + reading.line} of the file.)` }, text);
  }
  if (record.stray !== undefined) return bad(SEVERAL, record.stray);
  return {
    ...base,
    smiles: reading.smiles,
    ...(reading.issues.length === 0 ? {} : { warnings: reading.issues }),
  };
}

const SEVERAL: Issue = {
  code: 'molfile-text',
  severity: 'error',
  message:
    'After the structure comes something that is no data: perhaps another structure, and the line $$$$ between them is missing.',
};
