import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../../src/batch/engine/index.js';
import type { SourceRecord } from '../../src/batch/source/index.js';
import { noneRows } from '../../src/cli/none-rows.js';
import { csvNoneRow, csvRow } from '../../src/report/csv.js';
import { ndjsonWriter } from '../../src/report/ndjson.js';
import type { NoneRow, ReportRow } from '../../src/report/row.js';
import { createDayScreener } from '../../src/screening/index.js';

const { row: ndjsonRow, noneRow: ndjsonNoneRow } = ndjsonWriter('full');

const screener = createDayScreener({ jurisdictions: ['us', 'gb'], asOf: '2026-01-01' });
const FORMATS: Record<string, [(row: ReportRow) => string, (row: ReportRow) => NoneRow]> = {
  csv: [csvRow, csvNoneRow],
  ndjson: [ndjsonRow, ndjsonNoneRow],
};

/** Lines of which `copied` are copied as bytes, and the others given to the renderer. */
function rows(format: string, file: string, text: string) {
  const [row, noneRow] = FORMATS[format]!;
  const rowOf = ({ line, lines, id, smiles }: SourceRecord) => ({
    file,
    line,
    lines,
    id,
    result: screener.none(smiles),
  });
  const bytes = Buffer.from(text);
  const rejected = { bytes, start: 0, end: bytes.length, line: 9, lines: text.split('\n').length - 1 };
  let rendered = 0;
  const write = noneRows(
    (record) => {
      rendered += 1;
      return row(rowOf(record));
    },
    noneRow(rowOf({ line: 1, lines: 1, id: '', smiles: '' })),
  );
  const pieces = [...write(rejected)].map((piece) => Buffer.from(piece));
  return {
    fast: Buffer.concat(pieces).toString(),
    slow: [...recordsOf(rejected)].map((record) => row(rowOf(record))).join(''),
    copied: rejected.lines - rendered,
  };
}

const character = fc.oneof(
  { arbitrary: fc.constantFrom(...'CNOcn1()=[]@+-/\\#%.ab'), weight: 6 },
  { arbitrary: fc.constantFrom(...' \t"\'`,;|:=+-@é\u202e\u0007\u007f＝'), weight: 4 },
);
const text = fc.array(character, { maxLength: 12 }).map((all) => all.join(''));
const list = fc
  .array(
    fc
      .tuple(text, text, fc.constantFrom('\n', '\r\n', '\r'))
      .map(([smiles, id, end]) => `C${smiles.replace(/\s/g, '')} ${id}${end}`),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => lines.join(''));

describe.each(Object.keys(FORMATS))('rows of rejected lines as %s', (format) => {
  test('are those that the renderer writes, whatever the texts', () => {
    fc.assert(
      fc.property(list, fc.constantFrom('list.smi', 'a, "b"; =c.smi ', '=x'), (lines, file) => {
        const { fast, slow } = rows(format, file, lines);
        expect(fast).toBe(slow);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['`=1+1', 0],
    ["'=1+1", 0],
    ['=1+1', 0],
    ['a;=1+1', 0],
    ['-5', 0],
    ['x'.repeat(40_000), 0],
    ['MOL-17 (blue)', 1],
  ])('an id that a spreadsheet or a cell would change is given to the CSV renderer: %.20s', (id, copied) => {
    const { fast, slow, copied: count } = rows(format, 'list.smi', `CCO ${id}\n`);
    expect(fast).toBe(slow);
    expect(count).toBe(format === 'csv' ? copied : 1);
  });
});
