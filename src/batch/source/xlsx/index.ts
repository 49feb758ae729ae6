import { SourceError } from '../record.js';
import { openParts, type Parts } from './parts.js';

export interface SheetInfo {
  readonly name: string;
  /** False where the workbook hides it. */
  readonly visible: boolean;
}

/** A row of a sheet that holds any cell. */
export interface SheetRow {
  /** 1-based, as the spreadsheet numbers it. */
  readonly number: number;
  /** From column A on; empty where a cell holds nothing. */
  readonly cells: readonly string[];
  /** Columns, 0-based, whose number the workbook shows as a day: a CAS number that was taken for one stands there too. */
  readonly days: readonly number[];
}

export interface Workbook {
  /** In the order of the workbook. */
  readonly sheets: readonly SheetInfo[];
  /**
   * The rows of a sheet, one after another, while it is unpacked.
   *
   * @param sheet - its name; the first that is visible where absent
   * @throws SourceError where there is no such sheet, or the workbook is damaged, too large or not what it says
   */
  rows(sheet?: string): AsyncGenerator<SheetRow>;
  close(): void;
}

/** Bounds, so that no workbook can take more time or memory than a large honest one. */
export interface WorkbookBounds {
  /** Bytes that a sheet may unpack to. A sheet of a million full rows has some hundred million. */
  readonly sheetBytes?: number;
  /** Bytes that the texts which cells share may unpack to; these are kept. */
  readonly textBytes?: number;
  /** What the one and the other are never more than. */
  readonly mostBytes?: number;
}

const SHEET_BYTES = 2 ** 31;
const TEXT_BYTES = 2 ** 28;
/** Bytes of the parts that say what there is. */
const SMALL_BYTES = 2 ** 24;
/** The limits of a sheet, and of a cell, as Excel has them. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
const MAX_CELL = 32_767;
/** Cells of a sheet, empty ones before others among them: what a row costs that has one in its last column. */
const MAX_CELLS = 2 ** 27;

/**
 * Opens an Excel workbook (.xlsx, .xlsm) and reads what sheets there are.
 *
 * @param bytes - the bytes of the file
 * @param bounds - other bounds than the usual
 * @returns the workbook; close it
 * @throws SourceError where it is no such workbook: an .xls, an encrypted or binary one, another zip, damaged
 * @example
 * const workbook = await openWorkbook(await readFile('manifest.xlsx'));
 * for await (const { number, cells } of workbook.rows()) console.log(number, cells);
 * workbook.close();
 */
export async function openWorkbook(bytes: Uint8Array, bounds: WorkbookBounds = {}): Promise<Workbook> {
  refuseOthers(bytes.subarray(0, 8));
  const most = (usual: number) => Math.min(usual, bounds.mostBytes ?? usual);
  const parts = await openParts(bytes).catch((cause) => {
    throw damaged(cause);
  });
  try {
    const { sheets, base1904 } = await sheetsOf(parts);
    let shared: Promise<Shared> | undefined;
    return {
      sheets: sheets.map(({ name, visible }) => ({ name, visible })),
      close: () => parts.close(),
      async *rows(name) {
        const sheet =
          name === undefined ? sheets.find(({ visible }) => visible) : sheets.find((s) => s.name === name);
        if (sheet === undefined)
          throw new SourceError(
            `there is no sheet “${name ?? ''}”; the workbook has ${sheets.map((s) => `“${s.name}”`).join(', ')}`,
          );
        try {
          shared ??= sharedOf(parts, most(bounds.textBytes ?? TEXT_BYTES));
          yield* rowsOf(parts, sheet.part, await shared, base1904, most(bounds.sheetBytes ?? SHEET_BYTES));
        } catch (cause) {
          throw damaged(cause);
        }
      },
    };
  } catch (cause) {
    parts.close();
    throw damaged(cause);
  }
}

const damaged = (cause: unknown): SourceError =>
  cause instanceof SourceError
    ? cause
    : new SourceError(`the workbook is damaged: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });

function refuseOthers(bytes: Uint8Array): void {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex.startsWith('d0cf11e0'))
    throw new SourceError('this is an .xls workbook, or one with a password: save it as .xlsx without one');
  if (hex.startsWith('25504446'))
    throw new SourceError('this is a PDF: save the table in it as .csv or .xlsx');
  if (!hex.startsWith('504b')) throw new SourceError('this is no .xlsx workbook');
}

export { looksLikeZip } from './zip.js';

async function drain(
  parts: Parts,
  name: string,
  most: number,
  open: Opened,
  text?: (t: string) => void,
  close?: (n: string) => void,
) {
  for await (const _ of parts.read(
    name,
    { open, text: text ?? (() => {}), close: close ?? (() => {}) },
    most,
  ));
}

/** What a zip is that is no workbook, and what to do instead. */
function otherDocument(parts: Parts): string {
  if (parts.has('content.xml') && parts.has('mimetype'))
    return 'this is an OpenDocument file (.ods): save the sheet as .xlsx or CSV, and give that';
  if (parts.has('word/document.xml'))
    return 'this is a Word document (.docx): save the table in it as .csv or .xlsx';
  return 'this zip is no .xlsx workbook: unpack it, and give the list in it';
}

type Opened = (name: string, attributes: ReadonlyMap<string, string>) => void;

interface Sheet extends SheetInfo {
  readonly part: string;
}

async function sheetsOf(parts: Parts): Promise<{ sheets: readonly Sheet[]; base1904: boolean }> {
  if (parts.has('xl/workbook.bin'))
    throw new SourceError('this is a binary workbook (.xlsb): save it as .xlsx');
  const book = parts.has('xl/workbook.xml')
    ? 'xl/workbook.xml'
    : parts.names().find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (book === undefined) throw new SourceError(otherDocument(parts));
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const targets = new Map<string, string>();
  const relations = `${folder}_rels/${book.slice(folder.length)}.rels`;
  if (parts.has(relations))
    await drain(parts, relations, SMALL_BYTES, (name, at) => {
      if (name !== 'Relationship') return;
      const target = at.get('Target') ?? '';
      targets.set(at.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : folder + target);
    });
  const sheets: Sheet[] = [];
  let base1904 = false;
  await drain(parts, book, SMALL_BYTES, (name, at) => {
    if (name === 'workbookPr') base1904 = ['1', 'true'].includes(at.get('date1904') ?? '');
    if (name !== 'sheet') return;
    const part = targets.get(at.get('id') ?? '') ?? `${folder}worksheets/sheet${sheets.length + 1}.xml`;
    sheets.push({ name: at.get('name') ?? '', visible: (at.get('state') ?? 'visible') === 'visible', part });
  });
  return { sheets, base1904 };
}

/** What all sheets share: texts, and which styles show a number as a day. */
interface Shared {
  readonly texts: readonly string[];
  readonly dayStyles: ReadonlySet<number>;
}

async function sharedOf(parts: Parts, most: number): Promise<Shared> {
  const texts: string[] = [];
  if (parts.has('xl/sharedStrings.xml')) {
    let item = '';
    let inText = false;
    let inPhonetic = 0;
    await drain(
      parts,
      'xl/sharedStrings.xml',
      most,
      (name) => {
        if (name === 'si') item = '';
        else if (name === 'rPh') inPhonetic++;
        else if (name === 't') inText = inPhonetic === 0;
      },
      (text) => {
        if (inText) item = add(item, text);
      },
      (name) => {
        if (name === 't') inText = false;
        else if (name === 'rPh') inPhonetic--;
        else if (name === 'si') texts.push(unescaped(item));
      },
    );
  }
  return { texts, dayStyles: await dayStylesOf(parts) };
}

async function dayStylesOf(parts: Parts): Promise<ReadonlySet<number>> {
  const styles = new Set<number>();
  if (!parts.has('xl/styles.xml')) return styles;
  const custom = new Map<string, string>();
  let inCells = false;
  let at = 0;
  await drain(
    parts,
    'xl/styles.xml',
    SMALL_BYTES,
    (name, attributes) => {
      if (name === 'numFmt') custom.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = attributes.get('numFmtId') ?? '0';
        const code = custom.get(id);
        if (code === undefined ? isDayFormat(Number(id)) : isDayCode(code)) styles.add(at);
        at++;
      }
    },
    undefined,
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return styles;
}

/** The built-in formats that show a day (ECMA-376, 18.8.30, and those of East Asia). */
const isDayFormat = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Year or day letters outside of quotes and brackets. */
function isDayCode(code: string): boolean {
  let until = '';
  for (let i = 0; i < code.length; i++) {
    const sign = code[i]!;
    if (until !== '') {
      if (sign === until) until = '';
    } else if (sign === '\\') i++;
    else if (sign === '"') until = '"';
    else if (sign === '[') until = ']';
    else if (/[yd]/i.test(sign)) return true;
  }
  return false;
}

async function* rowsOf(
  parts: Parts,
  part: string,
  { texts, dayStyles }: Shared,
  base1904: boolean,
  most: number,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let number = 0;
  let all = 0;
  let cells: string[] = [];
  let days: number[] = [];
  let column = -1;
  let type = 'n';
  let style = -1;
  let value = '';
  let formula = '';
  let takes: 'value' | 'formula' | undefined;
  let inPhonetic = 0;
  const read = parts.read(
    part,
    {
      open(name, at) {
        if (name === 'row') {
          const said = Number(at.get('r') ?? number + 1);
          if (!Number.isInteger(said) || said <= number || said > MAX_ROWS)
            throw new SourceError(`row ${number + 1} of the sheet is numbered ${at.get('r')}`);
          number = said;
          cells = [];
          days = [];
          column = -1;
        } else if (name === 'c') {
          const said = at.has('r') ? columnOf(at.get('r')!) : column + 1;
          if (said <= column || said >= MAX_COLUMNS)
            throw new SourceError(`row ${number} of the sheet has a cell ${at.get('r')} out of its place`);
          column = said;
          type = at.get('t') ?? 'n';
          style = Number(at.get('s') ?? -1);
          value = '';
          formula = '';
        } else if (name === 'rPh') inPhonetic++;
        else if (name === 'v' || name === 't') takes = inPhonetic === 0 ? 'value' : undefined;
        else if (name === 'f') {
          takes = 'formula';
          formula = '=';
        }
      },
      text(text) {
        if (takes === 'value') value = add(value, text);
        else if (takes === 'formula') formula = add(formula, text);
      },
      close(name) {
        if (name === 'v' || name === 't' || name === 'f') takes = undefined;
        else if (name === 'rPh') inPhonetic--;
        else if (name === 'c') {
          const day = type === 'n' && dayStyles.has(style) ? dayOf(value, base1904) : undefined;
          // A formula whose value nobody has worked out is not nothing: it is said as it stands.
          const text = day ?? (cellText(type, value, texts, number) || formula);
          if (text === '') return;
          all += column + 1 - cells.length;
          if (all > MAX_CELLS) throw new SourceError(`the sheet holds more than ${MAX_CELLS} cells`);
          while (cells.length < column) cells.push('');
          cells.push(text);
          if (day !== undefined) days.push(column);
        } else if (name === 'row' && cells.length > 0) ready.push({ number, cells, days });
      },
    },
    most,
  );
  for await (const _ of read) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

/** A text grows to the bound of a cell, and no further. */
function add(text: string, more: string): string {
  if (text.length + more.length > 2 * MAX_CELL)
    throw new SourceError('a cell holds more text than a cell can');
  return text + more;
}

/** `BC12` is column 54, counted from 0. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) throw new SourceError(`the sheet has a cell called “${reference.slice(0, 20)}”`);
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellText(type: string, value: string, texts: readonly string[], row: number): string {
  if (type === 's') {
    if (value === '') return '';
    const text = texts[Number(value)];
    if (text === undefined)
      throw new SourceError(`row ${row} of the sheet asks for a text that the workbook does not hold`);
    return text;
  }
  if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
  if (type !== 'n') return unescaped(value);
  // 2933.3900000000001 is how a double is written down that is shown as 2933.39.
  const trimmed = value.trim();
  const parsed = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(parsed)) return trimmed;
  if (!/[.e]/i.test(trimmed)) return trimmed;
  return String(Number(parsed.toPrecision(15)));
}

/** Days since the end of 1899 (or 1904), as Excel counts them: 1900 was no leap year, but counts as one. */
function dayOf(value: string, base1904: boolean): string | undefined {
  const serial = Number(value);
  if (value.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  const days = Math.floor(serial) + (base1904 ? 1462 : serial < 60 ? 1 : 0);
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `_x000D_` stands for a sign that XML cannot hold. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
