import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { screenLines } from '../../src/batch/node/index.js';
import { screenFile } from '../../src/batch/node/screen-file.js';
import { SourceError } from '../../src/batch/source/index.js';
import { folder } from '../support/built.js';
import { workbookParts, zipOf } from '../support/zip.js';

const DAY = { asOf: '2026-01-01', jurisdictions: ['gb'] } as const;
const here = folder();

type Options = Parameters<typeof screenLines>[1];

/** Records and the fault that ended the reading. */
async function read(list: ReturnType<typeof screenLines>) {
  const lines: number[] = [];
  try {
    for await (const { line } of list) lines.push(line);
    return { lines, fault: '', summary: await list.summary };
  } catch (fault) {
    expect(fault).toBeInstanceOf(SourceError);
    return { lines, fault: (fault as Error).message, summary: undefined };
  }
}

const bytesOf = (text: string, options: Options) =>
  read(screenLines(new Blob([text]), { ...DAY, ...options }));

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const line = (i: number) => (i % 7 === 3 ? `${FENTANYL} id${i}` : `CCO id${i}`);
const list = (count: number) => Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Goes by blocks and the prefilter, and by records. */
const WAYS: readonly [string, Options][] = [
  ['by records', { exact: true }],
  ['in blocks', { exact: false }],
];

describe('a bound on lines', () => {
  test.each(WAYS)('%s: the lines up to it are judged, then it is told', async (_, how) => {
    const over = await bytesOf(list(50), { ...how, maxLines: 49 });
    expect(over.lines).toEqual(numbers(1, 49));
    expect(over.fault).toBe('the list has more than 49 lines (the option maxLines)');
    const one = await bytesOf(list(50), { ...how, maxLines: 1 });
    expect(one.lines).toEqual([1]);
    const all = await bytesOf(list(50), { ...how, maxLines: 50 });
    expect([all.lines, all.fault, all.summary?.lines]).toEqual([numbers(1, 50), '', 50]);
  });

  test('of any list, cut as it comes: as many lines as are allowed, and no other verdict', async () => {
    const mixed = fc.array(fc.constantFrom('CCO a', '', '# c', FENTANYL, 'C(C', 'c1cccn1'), {
      maxLength: 30,
    });
    const end = fc.constantFrom('\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(mixed, end, fc.integer({ min: 1, max: 32 }), async (lines, newline, most) => {
        const text = lines.map((each) => each + newline).join('');
        for (const [, how] of WAYS) {
          const whole = await bytesOf(text, { ...how });
          const bounded = await bytesOf(text, { ...how, maxLines: most });
          // A list of blank lines alone is read to its end without a record.
          expect(bounded.fault === '').toBe(lines.length <= most);
          expect(bounded.lines).toEqual(whole.lines.filter((each) => each <= most));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of a table its rows count with its heading, and of a workbook its rows', async () => {
    const text = `smiles,id\n${list(20).replaceAll(' ', ',')}`;
    const table = await bytesOf(text, { format: 'csv', maxLines: 11 });
    expect([table.lines, table.fault]).toEqual([
      numbers(2, 11),
      'the list has more than 11 lines (the option maxLines)',
    ]);
    const rows = Array.from({ length: 9 }, (_, i) => `<row r="${i + 1}"><c t="str"><v>CCO</v></c></row>`);
    const book = zipOf(
      workbookParts({ Goods: `<row r="1"><c t="str"><v>SMILES</v></c></row>${rows.slice(1).join('')}` }),
    );
    const sheet = await read(screenLines(new Blob([new Uint8Array(book)]), { ...DAY, maxLines: 5 }));
    expect([sheet.lines, sheet.fault]).toEqual([
      numbers(2, 5),
      'the list has more than 5 lines (the option maxLines)',
    ]);
  });

  test('of rows of the caller too', async () => {
    const rows = await read(screenLines(['CCO a', 'CCO b', 'CCO c'], { ...DAY, maxLines: 2 }));
    expect([rows.lines, rows.fault]).toEqual([
      [1, 2],
      'the list has more than 2 lines (the option maxLines)',
    ]);
  });

  test('holds where threads would read a plain file', async () => {
    const path = join(here.path, 'long.smi');
    // More than two ranges, with something to find here and there.
    const count = 400_000;
    writeFileSync(
      path,
      Array.from({ length: count }, (_, i) => `${i % 5000 === 1 ? FENTANYL : 'CCCCCCO'} id${i}\n`).join(''),
    );
    const over = await read(screenFile(path, { ...DAY, maxLines: 350_002, threads: 2, flagged: true }));
    expect([over.lines.length, over.lines.at(-1), over.fault]).toEqual([
      71,
      350_002,
      `${path} has more than 350,002 lines (the option maxLines)`,
    ]);
  });
});

describe('a bound on bytes, unpacked', () => {
  test.each(WAYS)('%s: whole lines up to it are judged, then it is told, packed or not', async (_, how) => {
    const text = list(2000);
    const most = text.indexOf('id1500') + 2;
    for (const bytes of [Buffer.from(text), gzipSync(text)]) {
      const over = await read(
        screenLines(new Blob([new Uint8Array(bytes)]), { ...DAY, ...how, maxBytes: most }),
      );
      expect(over.lines).toEqual(numbers(1, 1500));
      expect(over.fault).toBe(
        `the list has more than ${most.toLocaleString('en')} bytes, unpacked (the option maxBytes)`,
      );
      const whole = await read(
        screenLines(new Blob([new Uint8Array(bytes)]), { ...DAY, ...how, maxBytes: text.length }),
      );
      expect([whole.lines.length, whole.fault]).toEqual([2000, '']);
    }
  });

  test('a part of a workbook may unpack to no more', async () => {
    const book = zipOf(workbookParts({ Goods: `<row r="1"><c t="str"><v>SMILES</v></c></row>` }));
    const over = await read(screenLines(new Blob([new Uint8Array(book)]), { ...DAY, maxBytes: book.length }));
    // The file itself is no larger; its sheet is when it is unpacked.
    expect(over.fault).toBe('');
    const sheet = `<row r="1"><c t="str"><v>SMILES</v></c></row>${' '.repeat(100_000)}`;
    const bomb = zipOf(workbookParts({ Goods: sheet }));
    const told = await read(screenLines(new Blob([new Uint8Array(bomb)]), { ...DAY, maxBytes: 50_000 }));
    expect(told.fault).toContain('would unpack to more than 50000 bytes');
  });
});

test('a bound is a whole number above 0', () => {
  for (const wrong of [0, -1, 1.5, Number.NaN, '5'])
    expect(() => screenLines([], { maxLines: wrong as number })).toThrow(
      /^screenLines: maxLines is a whole number above 0; got/,
    );
});
