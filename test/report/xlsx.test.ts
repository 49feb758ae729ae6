import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../src/batch/source/xlsx/index.js';
import { footOf } from '../../src/report/renderer.js';
import type { ReportRow } from '../../src/report/row.js';
import { noVerdicts } from '../../src/report/summary.js';
import { workbookWriter } from '../../src/report/xlsx/index.js';
import { columnName } from '../../src/report/xlsx/xml.js';
import { createDayScreener } from '../../src/screening/index.js';

const screener = createDayScreener({ asOf: '2026-11-28', jurisdictions: ['us', 'gb'] });
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

const rowOf = (line: number, smiles: string, more: Partial<ReportRow> = {}): ReportRow => ({
  file: 'list.csv',
  line,
  lines: 1,
  id: `id ${line}`,
  result: screener.screen(smiles),
  ...more,
});

function written(rows: readonly ReportRow[], own: readonly string[] = []): Uint8Array {
  const writer = workbookWriter(screener.jurisdictions, []);
  const pieces = [writer.head(own), ...rows.map((row) => writer.row(row))];
  const { jurisdictions, asOf, register } = screener;
  pieces.push(
    ...footOf(writer, {
      files: [],
      verdicts: { ...noVerdicts(), listed: 1 },
      arguable: 0,
      mismatches: 1,
      mismatchCodes: { 'cas-of-another': 1 },
      jurisdictions,
      asOf,
      register,
    }),
  );
  return Buffer.concat(pieces as Uint8Array[]);
}

async function readBack(bytes: Uint8Array, sheet?: string) {
  const book = await openWorkbook(bytes);
  const rows: string[][] = [];
  for await (const { cells } of book.rows(sheet)) rows.push([...cells]);
  book.close();
  return { sheets: book.sheets.map(({ name }) => name), rows };
}

describe('a workbook of records', () => {
  it('is read back by the reader of workbooks, cell for cell', async () => {
    const own = [['Goods, "description"', '=1+1']] as const;
    const bytes = written([rowOf(1, FENTANYL, { own }), rowOf(2, 'CCO', { own })], ['Goods, "description"']);
    const { sheets, rows } = await readBack(bytes);
    expect(sheets).toEqual(['records', 'summary']);
    const [heading, first, second] = rows as [string[], string[], string[]];
    const at = (name: string) => heading.indexOf(name);
    expect(heading.at(-1)).toBe('Goods, "description"');
    expect(first[at('smiles')]).toBe(FENTANYL);
    expect([first[at('verdict')], second[at('verdict')]]).toEqual(['listed', 'none']);
    expect(first[at('line')]).toBe('1');
    expect(first.at(-1)).toBe('=1+1');
  });

  it('has the counts of the summary on a sheet of its own', async () => {
    const { rows } = await readBack(written([]), 'summary');
    expect(rows).toContainEqual(['listed', '1', expect.stringContaining('')]);
    expect(rows).toContainEqual(['contradict themselves', '1', 'cas-of-another 1']);
  });

  it('is the same for the same records', () => {
    const rows = [rowOf(1, FENTANYL), rowOf(2, 'C(C')];
    expect(Buffer.compare(Buffer.from(written(rows)), Buffer.from(written(rows)))).toBe(0);
  });

  it('holds any text as a text: no cell is a formula, and the XML is whole', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=cmd|x', '_x0041_', ']]>', '\u0000\ufffe')),
        async (id) => {
          const { rows } = await readBack(written([rowOf(1, 'CCO', { id })]));
          const at = rows[0]!.indexOf('id');
          if (/^[\x20-\x7e]+$/.test(id)) expect(rows[1]![at]).toBe(id);
          else expect(rows).toHaveLength(2);
        },
      ),
      { numRuns: 60 },
    ));

  it('cuts what no cell can hold, and says so', async () => {
    const { rows } = await readBack(written([rowOf(1, 'CCO', { id: 'x'.repeat(40_000) })]));
    const cell = rows[1]![rows[0]!.indexOf('id')]!;
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell).toContain('cut: ask for ndjson');
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 701, 702, 16_383].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});
