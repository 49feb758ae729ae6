import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHead, csvRow } from '../../src/report/csv.js';
import type { ReportRow } from '../../src/report/row.js';
import { COVERED, FENTANYL, fakeScreener } from '../support/fake-screener.js';

const screener = fakeScreener();
const row = (smiles: string, more: Partial<ReportRow> = {}): ReportRow => ({
  file: 'list.csv',
  line: 2,
  lines: 1,
  id: 'A1',
  result: screener.screen(smiles),
  ...more,
});

const read = (text: string): Record<string, string>[] =>
  parse(csvHead(['us', 'gb']) + text, { columns: true });

describe('the csv report', () => {
  test('says listing, schedule, clause and citation in words', () => {
    const [listed, covered] = read(csvRow(row(FENTANYL)) + csvRow(row(COVERED)));
    expect(listed).toMatchObject({
      verdict: 'listed',
      reading: 'plain',
      certain: 'yes',
      status: 'listed us gb',
      status_us: 'listed',
      status_gb: 'listed',
      jurisdictions_hit: 'us gb',
      listed_as: 'us: fentanyl (II); gb: fentanyl (Class A)',
      as_of: '2026-01-02',
      jurisdictions_asked: 'us gb',
    });
    expect(covered).toMatchObject({
      verdict: 'class',
      reading: 'arguable',
      status_us: 'class, arguable',
      covered_by: 'us: fentanyl-related substances (I, arguable)',
      clauses: 'us (D) aniline ring: 4-iodophenyl = aromatic monocycle (arguable)',
    });
    expect(JSON.parse(covered!.findings_json!)).toEqual(screener.screen(COVERED).findings);
  });

  test('ends every record with CR LF and keeps it on one line', () => {
    const text = csvRow(row('CCO', { id: 'two\nlines', name: 'and a\r\nthird' }));
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.slice(0, -2)).not.toMatch(/[\r\n]/);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1', '\u00a0=1', '\ufeff=1'])(
    'a cell that begins with %j starts no formula',
    (id) => {
      const [record] = read(csvRow(row('CCO', { id })));
      expect(record!.id).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/u);
    },
  );

  test('whatever stands in the input, no cell starts a formula and nothing works on a terminal', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'=+-@\t\r\n "\',;\u001b[]\u009b\u202e'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (id, name, smiles, raw) => {
        const text = csvRow(row(smiles, { id, name, raw, file: id }));
        const records = read(text);
        expect(records).toHaveLength(1);
        for (const cell of Object.values(records[0]!)) {
          expect(cell).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
          expect(cell).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      }),
    );
  });

  test('cuts what no spreadsheet cell holds, and says so', () => {
    const [record] = read(csvRow(row(`C${'C'.repeat(50_000)}`)));
    expect(record!.smiles!.length).toBeLessThanOrEqual(32_767);
    expect(record!.smiles).toContain('cut');
  });
});
