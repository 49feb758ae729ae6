import { parse } from 'csv-parse/sync';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { createScreener, type ScreenResult } from '../../src/index.js';
import { csvHead, csvRow } from '../../src/report/csv.js';
import { explainText } from '../../src/report/explain.js';
import { ndjsonWriter } from '../../src/report/ndjson.js';
import { sdfRow } from '../../src/report/sdf.js';
import { precursorOf, statusText } from '../../src/report/status.js';
import { summaryText } from '../../src/report/summary.js';
import { tableWriter } from '../../src/report/table.js';

const { row: ndjsonRow } = ndjsonWriter('full');

const colors = pc.createColors(false);
const rowOf = (result: ScreenResult) => ({ file: 'list.smi', line: 1, lines: 1, id: 'A', result });
const screen = (smiles: string, asOf = '2026-11-22', jurisdictions?: string[]) =>
  createScreener({ asOf, ...(jurisdictions === undefined ? {} : { jurisdictions }) }).screen(smiles);

const METHYL = 'CCC(=O)N(c1ccccc1)C1CCN(C)CC1';
const KETAL_AMIDE = 'O=C(c1ccc2ccccc2n1)N1CCC2(CC1)OCCO2';
const FLUORO = 'CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1';
const evidence = { nearest: [], nearestInChosen: [], besideParent: null, rules: [], timeline: [] };

describe('the row of jurisdictions, in every format', () => {
  it.each([
    [METHYL, 'class cn · analogue us un gb ca it ie de'],
    [KETAL_AMIDE, 'class us? · analogue ca? · none un cn gb it ie de'],
  ])('%s', (smiles, text) => {
    const result = screen(smiles);
    expect(statusText(result)).toBe(text);
    expect(explainText(result, { width: 200, colors })).toContain(text);
    expect(tableWriter({ width: 120, colors, showFile: false }).row(rowOf(result))).toContain(text);
    const [csv] = parse(csvHead(result.jurisdictions) + csvRow(rowOf(result)), { columns: true }) as Record<
      string,
      string
    >[];
    expect(csv!.status).toBe(text);
    for (const [id, { verdict }] of Object.entries(result.status))
      expect(csv![`status_${id}`]!.split(',')[0]).toBe(verdict);
    expect(JSON.parse(ndjsonRow(rowOf(result))).status).toEqual(result.status);
    expect(sdfRow(rowOf(result), () => evidence)).toContain(`us: ${result.status.us!.verdict}`);
  });

  it('shows in every format that a day is not certain', () => {
    const result = screen(FLUORO, '1962-01-01', ['cn', 'gb']);
    expect(statusText(result)).toBe('listed cn* · analogue gb');
    expect(explainText(result, { width: 200, colors })).toContain('Not certain:');
    const table = tableWriter({ width: 120, colors, showFile: false });
    expect(table.row(rowOf(result))).toContain('uncertain');
    expect(table.foot()).toMatch(/^\* /);
    const [csv] = parse(csvHead(result.jurisdictions) + csvRow(rowOf(result)), { columns: true }) as Record<
      string,
      string
    >[];
    expect(csv).toMatchObject({ certain: 'no', status_cn: 'listed, day not certain', status_gb: 'analogue' });
    expect(JSON.parse(ndjsonRow(rowOf(result)))).toMatchObject({ verdict: 'listed', certain: false });
    expect(sdfRow(rowOf(result), () => evidence)).toContain('> <CERTAIN>\nno\n');
  });

  it('has no line of it where one jurisdiction alone was asked', () => {
    const result = screen(METHYL, '2026-11-22', ['us']);
    expect(explainText(result, { width: 200, colors })).not.toContain('analogue us');
  });
});

describe('precursors and their forms are counted apart', () => {
  it.each([
    ['4-AP', 'c1ccc(NC2CCNCC2)cc1', 'named'],
    ['an amide of 4-piperidone', KETAL_AMIDE, 'form'],
    ['fentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', null],
    ['a relative', METHYL, null],
    ['nothing', 'CCO', null],
  ])('%s', (_, smiles, expected) => {
    expect(precursorOf(screen(smiles, '2026-11-22', ['us', 'gb']))).toBe(expected);
  });

  it('in the summary', () => {
    const verdicts = { listed: 2, class: 3, analogue: 0, none: 0, unreadable: 0 };
    const { jurisdictions, asOf, register } = screen('CCO');
    const base = { files: [], verdicts, arguable: 0, jurisdictions: [...jurisdictions], asOf, register };
    expect(summaryText({ ...base, precursors: { named: 1, forms: 2 } })).toContain(
      'precursors, not drugs: 1 of listed named as one, 2 of class forms of one',
    );
    expect(summaryText(base)).not.toContain('precursors');
  });
});
