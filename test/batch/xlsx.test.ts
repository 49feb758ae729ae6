import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenFile } from '../../src/batch/node/screen-file.js';
import { openBytes } from '../../src/batch/source/index.js';
import { SourceError } from '../../src/batch/source/record.js';
import {
  looksLikeZip,
  openWorkbook,
  type SheetRow,
  type WorkbookBounds,
} from '../../src/batch/source/xlsx/index.js';
import { workbookParts, zipOf } from '../support/zip.js';

async function rows(
  bytes: Uint8Array | string,
  sheet?: string,
  bounds?: WorkbookBounds,
): Promise<SheetRow[]> {
  const workbook = await openWorkbook(typeof bytes === 'string' ? readFileSync(bytes) : bytes, bounds);
  try {
    const all: SheetRow[] = [];
    for await (const row of workbook.rows(sheet)) all.push(row);
    return all;
  } finally {
    workbook.close();
  }
}

/** The message of the fault, which is a SourceError and nothing else. */
async function fault(bytes: Uint8Array | string, sheet?: string, bounds?: WorkbookBounds): Promise<string> {
  const found = await rows(bytes, sheet, bounds).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(SourceError);
  return (found as SourceError).message;
}

const book = (sheetData: string, more?: Parameters<typeof workbookParts>[1]) =>
  zipOf(workbookParts({ Goods: sheetData }, more));
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook that is larger than what is read of a file at a time', () => {
  it('is read whole: a workbook of some megabytes was taken for damaged', async () => {
    // Of chance, so that it packs to more than three chunks.
    const id = (i: number) =>
      Array.from({ length: 40 }, (_, k) => createHash('sha256').update(`${i} ${k}`).digest('hex')).join('');
    const count = 3000;
    const rows = Array.from(
      { length: count },
      (_, i) => `<row r="${i + 2}">${cell(`A${i + 2}`, 'CCO')}${cell(`B${i + 2}`, id(i))}</row>`,
    );
    const bytes = book(`<row r="1">${cell('A1', 'SMILES')}${cell('B1', 'id')}</row>${rows.join('')}`);
    expect(bytes.length).toBeGreaterThan(4 << 20);
    const folder = mkdtempSync(join(tmpdir(), 'onetweak-large-'));
    try {
      writeFileSync(join(folder, 'large.xlsx'), bytes);
      let read = 0;
      for await (const record of screenFile(join(folder, 'large.xlsx'), { asOf: '2026-01-01' })) {
        expect(record.id).toBe(id(read));
        read += 1;
      }
      expect(read).toBe(count);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a workbook', () => {
  it('gives the rows of its first visible sheet, or of the one that is named', async () => {
    const bytes = zipOf(
      workbookParts(
        {
          Notes: `<row r="1">${cell('A1', 'hidden')}</row>`,
          Goods: `<row r="1">${cell('A1', 'a')}</row>`,
          More: `<row r="4">${cell('B4', 'b')}</row>`,
        },
        { hidden: ['Notes'] },
      ),
    );
    const workbook = await openWorkbook(bytes);
    expect(workbook.sheets).toEqual([
      { name: 'Notes', visible: false },
      { name: 'Goods', visible: true },
      { name: 'More', visible: true },
    ]);
    workbook.close();
    expect(await rows(bytes)).toEqual([{ number: 1, cells: ['a'], days: [] }]);
    expect(await rows(bytes, 'More')).toEqual([{ number: 4, cells: ['', 'b'], days: [] }]);
    expect(await rows(bytes, 'Notes')).toEqual([{ number: 1, cells: ['hidden'], days: [] }]);
    expect(await fault(bytes, 'Lost')).toBe(
      'there is no sheet “Lost”; the workbook has “Notes”, “Goods”, “More”',
    );
  });

  it('reads texts that cells share, parts of them, and no reading aids', async () => {
    const shared =
      '<si><t>β-hydroxy &amp; fentanyl</t></si><si><r><t xml:space="preserve">4-</t></r><r><t>ANPP</t></r></si><si><t>芬太尼</t><rPh sb="0" eb="1"><t>fen</t></rPh></si><si><t>a_x000A_b</t></si>';
    const cells = [0, 1, 2, 3].map((i) => `<c r="${'ABCD'[i]}1" t="s"><v>${i}</v></c>`).join('');
    expect((await rows(book(`<row r="1">${cells}</row>`, { shared })))[0]?.cells).toEqual([
      'β-hydroxy & fentanyl',
      '4-ANPP',
      '芬太尼',
      'a\nb',
    ]);
  });

  it.each([
    ['<c r="A1"><v>2933.39</v></c>', '2933.39'],
    ['<c r="A1"><v>2933.3900000000001</v></c>', '2933.39'],
    ['<c r="A1"><v>2933399073</v></c>', '2933399073'],
    ['<c r="A1"><v>1E3</v></c>', '1000'],
    ['<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['<c r="A1" t="str"><f>A2&amp;"x"</f><v>437-38-7</v></c>', '437-38-7'],
    ['<c><v>7</v></c>', '7'],
  ])('%s is “%s”', async (xml, text) => {
    expect((await rows(book(`<row>${xml}</row>`)))[0]?.cells).toEqual([text]);
  });

  it('says which cells are days, for a CAS number that Excel took for one', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const xml =
      '<c r="A1" s="1"><v>45292</v></c><c r="B1" s="2"><v>59.5</v></c><c r="C1" s="3"><v>45292</v></c><c r="D1" s="0"><v>45292</v></c>';
    expect(await rows(book(`<row r="1">${xml}</row>`, { styles }))).toEqual([
      { number: 1, cells: ['2024-01-01', '1900-02-28', '45292', '45292'], days: [0, 1] },
    ]);
    const later = book('<row r="1"><c r="A1" s="1"><v>43830</v></c></row>', {
      styles,
      properties: '<workbookPr date1904="1"/>',
    });
    expect((await rows(later))[0]?.cells).toEqual(['2024-01-01']);
  });

  it('says a formula whose value nobody has worked out, and the value where one is stored', async () => {
    const row =
      '<row r="1"><c r="A1"><f>B6&amp;"x"</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>B1</f><v>fentanyl</v></c></row>';
    const [read] = await rows(book(row));
    expect(read!.cells).toEqual(['=B6&"x"', '2', 'fentanyl']);
  });

  it('is read at the first visible sheet that holds a list', async () => {
    const text = (cells: readonly string[]) =>
      `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const list = text(['Name', 'CAS']) + text(['fentanyl', '437-38-7']);
    const sheets = { Cover: text(['Prepared by', 'the office']), Empty: '', Goods: list, Secret: list };
    const bytes = zipOf(workbookParts(sheets, { hidden: ['Secret'] }));
    const read = async (file: Uint8Array) => {
      const source = await openBytes(
        (async function* () {
          yield file;
        })(),
        'a.xlsx',
      );
      const records = [];
      for await (const record of source.records) records.push(record.declared);
      await source.close();
      return [source.understood, records];
    };
    expect(await read(bytes)).toEqual([
      expect.stringContaining('sheet “Goods” of 4, the others not read'),
      [{ name: 'fentanyl', cas: '437-38-7' }],
    ]);
    const none = zipOf(workbookParts({ Cover: sheets.Cover, Secret: list }, { hidden: ['Secret'] }));
    await expect(read(none)).rejects.toThrow(
      /no column holds.*--sheet chooses one: “Cover”, “Secret” \(hidden\)/s,
    );
    expect(await read(zipOf(workbookParts({ Empty: '' })))).toEqual([
      expect.stringContaining('without a line'),
      [],
    ]);
  });

  it('leaves out rows that hold nothing, and keeps the numbers of the others', async () => {
    const found = await rows(
      book(
        `<row r="2">${cell('A2', 'x')}</row><row r="3"><c r="A3"/></row><row r="9">${cell('C9', 'y')}</row>`,
      ),
    );
    expect(found.map(({ number, cells }) => [number, cells])).toEqual([
      [2, ['x']],
      [9, ['', '', 'y']],
    ]);
  });

  it('gives back any table that is written into it', async () => {
    const text = fc
      .string({ maxLength: 20 })
      .map((t) => t.replaceAll(/[^\x20-\x7e]/g, '').replaceAll('_x', ''));
    const xmlOf = (t: string) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 8 }), async (table) => {
        const xml = table
          .map(
            (line, i) =>
              `<row r="${i + 1}">${line.map((t, k) => cell(`${'ABCDEFGH'[k]}${i + 1}`, xmlOf(t))).join('')}</row>`,
          )
          .join('');
        const held = table.flatMap((line, i) => {
          const cells = line.slice(0, line.findLastIndex((t) => t !== '') + 1);
          return cells.length === 0 ? [] : [{ number: i + 1, cells, days: [] }];
        });
        expect(await rows(book(xml))).toEqual(held);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a hostile workbook', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onetweak-xlsx-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[string, Uint8Array, RegExp]>([
    ['an .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls workbook, or one with a password/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['text', Buffer.from('smiles,id\nCCO,1\n'), /no \.xlsx workbook/],
    ['nothing', Buffer.alloc(0), /no \.xlsx workbook/],
    ['a zip that is no workbook', zipOf([{ name: 'a.txt', data: 'a' }]), /this zip is no \.xlsx workbook/],
    [
      'an OpenDocument spreadsheet',
      zipOf([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', data: '<a/>' },
      ]),
      /OpenDocument file \(\.ods\): save the sheet as \.xlsx/,
    ],
    ['a Word document', zipOf([{ name: 'word/document.xml', data: '<a/>' }]), /Word document/],
    ['a binary workbook', zipOf([{ name: 'xl/workbook.bin', data: 'a' }]), /\.xlsb/],
    ['a beginning alone', book('<row/>').subarray(0, 200), /damaged/],
    [
      'an encrypted part',
      zipOf(workbookParts({ Goods: '' }).map((part) => ({ ...part, flags: 1 }))),
      /encrypted/,
    ],
    ['no sheet', zipOf(workbookParts({})), /there is no sheet/],
    ['a sheet without its part', zipOf(workbookParts({ Goods: '' }).slice(0, 2)), /has no part/],
    ['XML that is broken', book('<row r="1"><c></row>'), /damaged/],
    [
      'bytes that are no UTF-8',
      zipOf(
        workbookParts({ Goods: '' }).map((p, i) =>
          i === 2 ? { ...p, data: Buffer.from([0xff, 0xfe, 0xff]) } : p,
        ),
      ),
      /damaged/,
    ],
    [
      'entities of its own',
      zipOf(
        workbookParts({ Goods: '' }).map((p, i) =>
          i === 2 ? { ...p, data: `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}">]><x>&a;</x>` } : p,
        ),
      ),
      /document type/,
    ],
    [
      'rows that go back',
      book(`<row r="2">${cell('A2', 'a')}</row><row r="1">${cell('A1', 'b')}</row>`),
      /row 3 of the sheet is numbered 1/,
    ],
    ['a row beyond the last', book('<row r="1048577"/>'), /is numbered 1048577/],
    [
      'cells that go back',
      book(`<row r="1">${cell('B1', 'a')}${cell('A1', 'b')}</row>`),
      /cell A1 out of its place/,
    ],
    [
      'a cell beyond the last column',
      book(`<row r="1">${cell('XFE1', 'a')}</row>`),
      /cell XFE1 out of its place/,
    ],
    ['a cell without a place', book(`<row r="1">${cell('1A', 'a')}</row>`), /a cell called “1A”/],
    ['a text that is not there', book('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), /asks for a text/],
    [
      'a text that is too long',
      book(`<row r="1">${cell('A1', 'a'.repeat(70_000))}</row>`),
      /more text than a cell can/,
    ],
    [
      'a text in many pieces',
      book('<row r="1"/>', { shared: `<si>${`<r><t>${'a'.repeat(1000)}</t></r>`.repeat(100)}</si>` }),
      /more text than a cell can/,
    ],
    ['tags within tags', book('<x>'.repeat(1000) + '</x>'.repeat(1000)), /nested too deep/],
    ['a text without end', book(' '.repeat(5_000_000)), /a piece without end/],
    ['a tag without end', book(`<row r="1" x="${'a'.repeat(5_000_000)}"/>`), /a piece without end/],
  ])('%s', async (_, bytes, message) => {
    expect(await fault(bytes)).toMatch(message);
    // The same from a file.
    const path = join(folder, 'book.xlsx');
    writeFileSync(path, bytes);
    expect(await fault(path)).toMatch(message);
  });

  it('that unpacks to more than its bound is refused before it is unpacked', async () => {
    const bytes = book(`<row r="1"/>${' '.repeat(1_000_000)}`);
    expect(bytes.length).toBeLessThan(10_000);
    expect(await fault(bytes, undefined, { sheetBytes: 100_000 })).toMatch(
      /would unpack to more than 100000 bytes/,
    );
    const texts = book('<row r="1"/>', { shared: `<si><t>${'a'.repeat(30_000)}</t></si>`.repeat(10) });
    expect(await fault(texts, undefined, { textBytes: 100_000 })).toMatch(
      /sharedStrings\.xml .* more than 100000 bytes/,
    );
  });

  it('that lies about what it unpacks to is found out', async () => {
    const parts = workbookParts({ Goods: `<row r="1">${cell('A1', 'a'.repeat(10_000))}</row>`.repeat(1) });
    for (const saidSize of [10, 20_000])
      expect(await fault(zipOf(parts.map((p, i) => (i === 2 ? { ...p, saidSize } : p))))).toMatch(/damaged/);
  });

  it('whose rows each hold a cell in the last column is bounded by its cells', async () => {
    const count = 9000;
    const xml = Array.from(
      { length: count },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    ).join('');
    const bytes = book(xml);
    const workbook = await openWorkbook(bytes);
    let given = 0;
    const reading = (async () => {
      for await (const row of workbook.rows()) given += row.cells.length > 0 ? 1 : 0;
    })();
    await expect(reading).rejects.toThrow(/holds more than 134217728 cells/);
    workbook.close();
    expect(given).toBeLessThan(count);
  });

  it('of chance is read or refused, and never throws anything else', async () => {
    const whole = book(`<row r="1">${cell('A1', 'smiles')}${cell('B1', 'cas')}</row>`, {
      shared: '<si><t>a</t></si>',
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, end) => {
        const bytes = Buffer.from(whole.subarray(0, Math.max(end, at + 1)));
        bytes[at] = byte;
        const found = await rows(bytes).catch((error: unknown) => error);
        expect(Array.isArray(found) || found instanceof SourceError, String(found)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is told from text by its first bytes', () => {
    expect(looksLikeZip(book('<row/>'))).toBe(true);
    expect(looksLikeZip(Buffer.from('PKC(=O)N'))).toBe(false);
  });
});
