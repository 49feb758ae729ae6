import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { createScreener } from '../../src/index.js';
import type { ReportRow } from '../../src/report/row.js';
import { tableWriter } from '../../src/report/table.js';
import { columns } from '../../src/report/text.js';
import type { ScreenResult } from '../../src/result.js';
import { COVERED, FENTANYL, fakeScreener, listed, RELATIVE } from '../support/fake-screener.js';

const screener = fakeScreener();
const plain = pc.createColors(false);
const writer = (width = 100, showFile = false) => tableWriter({ width, colors: plain, showFile });
const row = (smiles: string, more: Partial<ReportRow> = {}): ReportRow => ({
  file: 'list.csv',
  line: 2,
  lines: 1,
  id: 'A1',
  result: screener.screen(smiles),
  ...more,
});

describe('the table on narrow paper', () => {
  test('gives each record lines of its own, none wider than the paper', () => {
    const narrow = tableWriter({ width: 50, colors: plain, showFile: true });
    expect(narrow.head()).toBe('');
    for (const smiles of [FENTANYL, COVERED, RELATIVE, 'CCO', 'C*C']) {
      const lines = narrow.row(row(smiles, { id: 'a long id that does not fit beside' })).split('\n');
      expect(lines[0]).toMatch(/^2 {2}(listed|class|analogue|none|unreadable) /);
      expect(lines.slice(1, -1).every((line) => line.startsWith('    ') && columns(line) <= 50)).toBe(true);
    }
  });
});

describe('the table', () => {
  test.each([
    [FENTANYL, ['listed', 'fentanyl: us II, gb Class A']],
    [COVERED, ['class', 'arguable', 'us I arguably: (D) aniline ring: 4-iodophenyl']],
    [
      RELATIVE,
      [
        'analogue',
        'relative: sulfonamide',
        'no list and no class rule asked covers it on this day',
        'analogue us gb',
      ],
    ],
    ['CCO', ['none', 'nothing found']],
    ['C*C', ['unreadable', 'This sign means nothing in SMILES.', 'C*C']],
  ])('%s', (smiles, parts) => {
    const text = writer().row(row(smiles, { name: 'Goods' }));
    for (const part of [...parts, 'declared as Goods', 'A1']) expect(text).toContain(part);
  });

  test('marks what is not certain with a star and explains it at the end', () => {
    const table = writer();
    const result = {
      ...screener.screen(FENTANYL),
      findings: [{ ...listed, certainOnDay: false }],
    } as ScreenResult;
    expect(table.foot()).toBe('');
    expect(table.row(row(FENTANYL, { result }))).toContain('us II*');
    expect(table.foot()).toMatch(/^\* /);
  });

  test('tells which part of a mixture hit', () => {
    const result = { ...screener.screen(FENTANYL), findings: [{ ...listed, component: 1 }] } as ScreenResult;
    expect(writer().row(row(FENTANYL, { result }))).toContain('part 2: fentanyl');
  });

  test('says another list’s name for the same substance', () => {
    const other = { ...listed, jurisdiction: 'un', name: 'Fentanil' };
    const same = { ...listed, jurisdiction: 'ca', name: 'FENTANYL' };
    const result = { ...screener.screen(FENTANYL), findings: [listed, other, same] } as ScreenResult;
    expect(writer().row(row(FENTANYL, { result }))).toContain('fentanyl: us II, un II as Fentanil, ca II');
  });

  test.each([[['us']], [['us', 'gb']]])(
    'says what reaches a form, and not that nothing is found: %s',
    (jurisdictions) => {
      const result = createScreener({ jurisdictions, asOf: '2026-11-28' }).screen(
        'CCC(=O)N1CCC(Nc2ccccc2)CC1',
      );
      const text = writer().row(row('CCO', { result }));
      expect(text).toContain('amide of 4-anilinopiperidine: us');
      expect(text).not.toContain('nothing found');
    },
  );

  test('never words nothing found as more than that', () => {
    expect(writer().row(row('CCO'))).not.toMatch(/safe|legal|clear|not controlled|\bok\b/i);
  });

  test.each([72, 80, 100, 120])('keeps to %i columns, with nothing raw from the input', (width) => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom(FENTANYL, COVERED, RELATIVE, 'CCO', '', '芬太尼类物质'.repeat(20)),
        (id, name, smiles) => {
          const text = writer(width, true).row(row(smiles, { id, name, raw: name, file: id }));
          for (const line of text.trimEnd().split('\n')) {
            expect(columns(line)).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
          }
        },
      ),
    );
  });
});
