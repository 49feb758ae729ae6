import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { createScreener } from '../../src/index.js';
import { csvHead, csvRow } from '../../src/report/csv.js';
import { explainText } from '../../src/report/explain.js';
import { htmlWriter } from '../../src/report/html/index.js';
import { ndjsonWriter } from '../../src/report/ndjson.js';
import type { ReportRow } from '../../src/report/row.js';
import { sdfRow } from '../../src/report/sdf.js';
import { noVerdicts } from '../../src/report/summary.js';

const { row: ndjsonRow } = ndjsonWriter('full');

const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const explainer = createScreener();
const rowOn = (asOf: string): ReportRow => ({
  file: 'list.csv',
  line: 2,
  lines: 1,
  id: 'A1',
  result: createScreener({ jurisdictions: ['us'], asOf }).screen(FURANYL),
});

const html = (row: ReportRow): string => {
  const writer = htmlWriter({ explain: (r) => explainer.explain(r), commandLine: 'screen', showFile: false });
  writer.add(row);
  const { jurisdictions, asOf, register } = row.result;
  return [
    ...writer.page({ files: [], verdicts: noVerdicts(), arguable: 0, jurisdictions, asOf, register }),
  ].join('');
};

const FORMATS: readonly (readonly [string, (row: ReportRow) => string])[] = [
  ['explain', ({ result }) => explainText(result, { width: 200, colors: pc.createColors(false) })],
  ['csv', (row) => csvHead(row.result.jurisdictions) + csvRow(row)],
  ['html', html],
  ['sdf', (row) => sdfRow(row, (r) => explainer.explain(r))],
  ['ndjson', ndjsonRow],
];

describe.each(FORMATS)('%s tells the paragraph and the order of the day', (_, write) => {
  test.each([
    ['2017-01-01', '21 CFR 1308.11(h)', '81 FR 85873 (2016-11-29), temporary order', '83 FR 61320'],
    ['2019-01-01', '21 CFR 1308.11(b)', '83 FR 61320 (2018-11-29)', '1308.11(h)'],
  ])('%s', (day, citation, order, other) => {
    const text = write(rowOn(day));
    expect(text).toContain(citation);
    expect(text).toContain(order);
    expect(text).not.toContain(other);
  });
});
