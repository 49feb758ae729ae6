import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScreenedLine, type ScreenLinesOptions, screenLines } from '../../src/batch/node/index.js';
import { screenFile } from '../../src/batch/node/screen-file.js';
import { SUBSTANCE_FACTS } from '../../src/identifiers/index.js';
import { createScreener } from '../../src/screener.js';
import { contradictionsIn } from '../../src/screening/index.js';
import { manifest } from '../support/manifest.js';

const DAY = { asOf: '2026-11-28' } as const;
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

async function read(text: string, options: ScreenLinesOptions = {}): Promise<ScreenedLine[]> {
  const lines: ScreenedLine[] = [];
  for await (const line of screenLines(new Blob([text]), { ...DAY, format: 'csv', ...options }))
    lines.push(line);
  return lines;
}

/** Verdict, what was judged, and the codes of the issues, of each record. */
const inShort = (lines: readonly ScreenedLine[]) =>
  lines.map(({ line, result }) => [
    line,
    result.verdict,
    result.verdict === 'unreadable' ? '' : (result.basis ?? ''),
    result.issues.map(({ code }) => code).join(' '),
  ]);

describe('a row without a structure', () => {
  it.each([
    ['CAS No', '437-38-7', 'listed', 'cas', 'judged-by-cas'],
    ['Numéro CAS', '437-38-7', 'listed', 'cas', 'judged-by-cas'],
    ['CAS-Nr. (2)', '437-38-7', 'listed', 'cas', 'judged-by-cas'],
    ['化学名称', 'N-phenyl-1-(2-phenylethyl)piperidin-4-amine', 'listed', 'name', 'judged-by-name'],
    ['CAS登记号', '437 – 38 – 7 (base)', 'listed', 'cas', 'judged-by-cas'],
    ['InChIKey', 'PJMPHNIQZUBGLI-UHFFFAOYSA-N', 'listed', 'inchikey', 'judged-by-inchikey'],
    ['Stoff', 'Fentanyl', 'listed', 'name', 'judged-by-name'],
    ['Nombre', 'fentanyl citrate', 'listed', 'name', 'judged-by-name'],
    ['Tên chất', 'Fentanyl', 'listed', 'name', 'judged-by-name'],
    ['cas', '437-38-8', 'unreadable', '', 'cas-check-digit'],
    ['cas', '50-78-2', 'unreadable', '', 'cas-not-known'],
    ['cas', '28578-16-', 'unreadable', '', 'cas-incomplete'],
    ['inchikey', 'BSYNRYMUTXBXSQ-UHFFFAOYSA-N', 'unreadable', '', 'key-not-known'],
    ['name', 'aspirin', 'unreadable', '', 'name-not-known'],
    ['name', 'zz-fluoro-hydroxynitazene', 'unreadable', '', 'name-like'],
    ['name', 'N/A', 'unreadable', '', 'no-structure'],
    ['smiles,cas', 'n/a,437-38-7', 'listed', 'cas', 'judged-by-cas'],
    ['smiles,inchi', ',"InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3"', 'none', 'inchi', ''],
    ['smiles,cas', 'C(C,437-38-7', 'unreadable', '', 'identifier-known ring-open'],
  ])('%s: %s is %s', async (headings, cells, verdict, basis, codes) => {
    const [row] = inShort(await read(`id,${headings}\n1,${cells}\n`));
    if (codes.startsWith('identifier-known')) expect(row![3]).toMatch(/^identifier-known /);
    else expect(row![3]).toBe(codes);
    expect(row!.slice(1, 3)).toEqual([verdict, basis]);
  });

  it('is listed arguably at most where another isomer, label or charge is meant', async () => {
    const [row] = await read('id,inchikey\n1,PJMPHNIQZUBGLI-AAAAAAAASA-N\n');
    expect(row!.result).toMatchObject({ verdict: 'listed', arguable: true, basis: 'inchikey' });
    expect(row!.result.findings.every(({ reading }) => reading === 'arguable')).toBe(true);
  });

  it('is never none where no identifier is known', async () => {
    const known = new Set(SUBSTANCE_FACTS.flatMap(({ cas = [] }) => cas.map(({ number }) => number)));
    const cas = fc
      .tuple(
        fc.integer({ min: 10, max: 9_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(([a, b, c]) => `${a}-${String(b).padStart(2, '0')}-${c}`)
      .filter((number) => !known.has(number));
    const word = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replaceAll(/[",\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(word, cas, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        async (rows, exact) => {
          const text = rows.map(
            ([name, number, hasName, hasNumber], i) =>
              `${i},${hasName ? `"zq ${name}"` : ''},${hasNumber ? number : ''},`,
          );
          const lines = await read(`id,name,cas,smiles\n${text.join('\n')}\n`, { exact });
          expect(lines.map(({ result }) => result.verdict)).toEqual(rows.map(() => 'unreadable'));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a row that declares more than its structure', () => {
  it.each([
    ['name', 'Reactive dye', ''],
    ['name', 'acetyl fentanyl', 'name-of-another'],
    ['name', 'fentanyl hydrochloride', ''],
    ['cas', '437-38-7', ''],
    ['cas', '990-73-8', ''],
    ['cas', '21409-26-7', 'cas-of-another'],
    ['cas', '437-38-8', 'cas-check-digit'],
    ['inchikey', 'PJMPHNIQZUBGLI-UHFFFAOYSA-N', ''],
    ['inchikey', 'BSYNRYMUTXBXSQ-UHFFFAOYSA-N', 'key-differs'],
    ['formula', 'C22H28N2O', ''],
    ['formula', 'C9H8O4', 'formula-differs'],
    ['molecular weight', '336.47', ''],
    ['molecular weight', '180.16', 'mass-differs'],
    ['hs code', '2933.33', ''],
    ['hs code', '3204.16', 'hs-does-not-fit'],
  ])('%s %s: %s', async (heading, cell, code) => {
    const [row] = await read(`id,smiles,${heading}\n1,${FENTANYL},${cell}\n`);
    expect(row!.result.verdict).toBe('listed');
    expect(contradictionsIn(row!.result).map((issue) => issue.code)).toEqual(code === '' ? [] : [code]);
  });

  it('contradicts itself whether the prefilter rejected its structure or not', async () => {
    const rows = [
      'CCO,fentanyl,,',
      'CCO,,437-38-8,',
      'CCO,ethanol,64-17-5,C2H6O',
      'CCO,ethanol,64-17-5,C2H6O2',
    ];
    const text = `smiles,name,cas,formula\n${rows.join('\n')}\n`;
    const exact = await read(text, { exact: true });
    expect(await read(text, { exact: false })).toEqual(exact);
    expect(inShort(exact).map(([, verdict, , codes]) => [verdict, codes])).toEqual([
      ['none', 'name-of-another'],
      ['none', 'cas-check-digit'],
      ['none', ''],
      ['none', 'formula-differs'],
    ]);
  });

  it('leaves a row that is a structure alone as it was', async () => {
    const [row] = await read(`id,smiles\n1,${FENTANYL}\n`);
    expect(row!.result).toEqual(createScreener(DAY).screen(FENTANYL));
  });
});

describe('a manifest in a workbook', () => {
  it('is the file that its script writes', () => {
    expect(readFileSync('fixtures/manifest.xlsx').equals(manifest())).toBe(true);
  });

  it('has title rows, a row of totals, and a verdict for each line', async () => {
    const list = screenFile('fixtures/manifest.xlsx', DAY);
    const lines: ScreenedLine[] = [];
    for await (const line of list) lines.push(line);
    expect(inShort(lines)).toEqual([
      [5, 'listed', 'structure', 'hs-does-not-fit'],
      [6, 'listed', 'cas', 'name-of-another judged-by-cas'],
      [7, 'none', 'structure', ''],
      [8, 'listed', 'cas', 'judged-by-cas'],
      [9, 'unreadable', '', 'cas-not-known name-not-known'],
      [10, 'listed', 'name', 'cas-check-digit judged-by-name'],
      [11, 'listed', 'structure', ''],
      [12, 'unreadable', '', 'no-structure'],
      [13, 'unreadable', '', 'name-not-known'],
      [14, 'unreadable', '', 'name-like'],
    ]);
    const { lines: all, records, headings, comments } = await list.summary;
    expect([all, records, headings, comments]).toEqual([14, 10, 3, 1]);
  });

  it('is told by its first bytes, and its sheets by their names', async () => {
    const bytes = new Blob([new Uint8Array(manifest())]);
    const count = async (options: ScreenLinesOptions) => {
      let records = 0;
      for await (const _ of screenLines(bytes, { ...DAY, ...options })) records += 1;
      return records;
    };
    expect(await count({})).toBe(10);
    expect(await count({ sheet: 'Goods' })).toBe(10);
    await expect(count({ sheet: 'Good' })).rejects.toThrow(
      /no sheet “Good”; the workbook has “Goods”, “Notes”/,
    );
    await expect(read('smiles\nCCO\n', { sheet: 'Goods' })).rejects.toThrow(/no \.xlsx workbook/);
  });
});

describe('titles above a heading', () => {
  it('are counted, and hide no row', async () => {
    expect(inShort(await read(`List of goods\n\nid;CAS No;name\n1;437-38-7;x\n`))[0]!.slice(0, 3)).toEqual([
      4,
      'listed',
      'cas',
    ]);
    // What stands above may be a row: then nothing is skipped.
    const lines = await read(`${FENTANYL},a\nsmiles,name\nCCO,b\n`);
    expect(lines.map(({ result }) => result.verdict)[0]).toBe('listed');
  });
});
