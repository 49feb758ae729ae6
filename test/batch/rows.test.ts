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

  // Seen in lists of customs offices and labs, by language.
  it.each([
    ['de', 'Pos.;Stoffbezeichnung;CAS-Nummer;Warennummer;Strukturformel', '1;Fentanyl;;2933;'],
    ['de', 'Lfd. Nr.;Warenbeschreibung;CAS-Nr.;Codenummer;Molare Masse (g/mol)', '1;Fentanyl;;2933;336,5'],
    ['fr', 'N°;Désignation de la marchandise;N° CAS;Code SH', '1;Fentanyl;;2933.33'],
    ['fr', 'Réf;Nom chimique;Numéro CAS;Nomenclature douanière', '1;Fentanyl;;2933.33'],
    ['it', 'N.;Descrizione della merce;N. CAS;Codice NC;Peso molecolare', '1;Fentanil;;2933;'],
    ['it', 'N.;Nome sostanza;Numero CAS;Voce doganale', '1;Fentanil;;2933'],
    ['es', 'Nº;Descripción de la mercancía;Nº CAS;Código SA', '1;Fentanilo;;2933.33'],
    ['es', 'Nº;Denominación común;N.º CAS;Fracción arancelaria', '1;Fentanilo;;2933.33'],
    ['zh', '序号;中文名称;英文名称;CAS号;海关编码', '1;芬太尼;Fentanyl;;2933'],
    ['zh', '序号;货物名称;ＣＡＳ登录号;商品编号', '1;Fentanyl;;2933'],
    ['vi', 'STT;Tên hàng hóa;Tên khoa học;Mã CAS;Mã số HS', '1;Fentanyl;;;2933'],
    ['vi', 'Số TT;Mô tả hàng hoá;Số CAS;Mã HS', '1;Fentanyl;;2933'],
    ['en', 'Item;Description of goods;Substance;CAS (base);CAS (HCl)', '1;white powder;fentanyl;;'],
    ['en', 'Item;Substance_Sourcing_Local_Name;pubchem_inchikey;cas_num', '1;fentanyl;;'],
  ])('is found by its columns (%s): %s', async (_, headings, cells) => {
    const cas = headings.split(';').findIndex((each) => /cas/i.test(each.normalize('NFKC')));
    const withCas = cells.split(';').map((cell, at) => (at === cas ? '437-38-7' : cell));
    const lines = await read(`${headings}\n${cells}\n${withCas.join(';')}\n`);
    expect(inShort(lines).map((row) => row.slice(1))).toEqual([
      ['listed', 'name', 'judged-by-name'],
      ['listed', 'cas', 'judged-by-cas'],
    ]);
    expect(lines[0]).toMatchObject({ id: '1', name: expect.stringMatching(/./) });
  });

  it('has all its columns of names and numbers read, and checked by themselves', async () => {
    const lines = await read(
      'id,description,substance,CAS base,CAS HCl,smiles\n' +
        `1,Reactive dye,fentanyl,437-38-7,1443-54-5,${FENTANYL}\n` +
        `2,acetyl fentanyl,fentanyl,437-38-7,n/a,${FENTANYL}\n` +
        `3,-,fentanyl,437-38-7,21409-26-7,${FENTANYL}\n` +
        '4,white powder,,21409-26-7,437-38-7,\n',
    );
    expect(inShort(lines).map((row) => row.slice(1))).toEqual([
      ['listed', 'structure', ''],
      ['listed', 'structure', 'name-of-another'],
      ['listed', 'structure', 'cas-of-another'],
      ['unreadable', '', 'cas-ambiguous name-not-known'],
    ]);
    expect(lines.map(({ name }) => name)).toEqual([
      'Reactive dye',
      'acetyl fentanyl',
      'fentanyl',
      'white powder',
    ]);
  });

  it.each<[string, string, string[]]>([
    ['CAS numbers', '437-38-7\n64-17-5\n', ['1 listed cas', '2 unreadable ']],
    ['one number', '437-38-7\n', ['1 listed cas']],
    ['keys', 'PJMPHNIQZUBGLI-UHFFFAOYSA-N\n', ['1 listed inchikey']],
    ['a heading and numbers', 'CAS\n437-38-7\n', ['2 listed cas']],
    ['a heading and names', 'Name\nfentanyl\nheroin\n', ['2 listed name', '3 unreadable ']],
    ['names', 'fentanyl\nheroin\n', ['1 listed name', '2 unreadable ']],
    ['inverted names', 'Fentanyl, para-fluoro-\nheroin\n', ['1 listed name', '2 unreadable ']],
    ['rows without a heading', 'a,437-38-7\nb,437-38-7\n', ['1 listed cas', '2 listed cas']],
    ['names beside a SMILES', 'fentanyl\nCCO\n', ['1 unreadable ', '2 none ']],
  ])('is read of a list without a heading, or of one column: %s', async (_, text, expected) => {
    const lines: ScreenedLine[] = [];
    for await (const line of screenLines(new Blob([text]), DAY)) lines.push(line);
    expect(inShort(lines).map((row) => row.slice(0, 3).join(' '))).toEqual(expected);
  });

  it('is judged by the column that is asked for by its number, without a heading', async () => {
    const lines = await read('ISO,kg\nfentanyl,g\n', { nameColumn: '1' });
    expect(inShort(lines).map((row) => row.slice(1, 3))).toEqual([
      ['listed', 'name'],
      ['listed', 'name'],
    ]);
  });

  it.each([
    ['fentanyl + xylazine', 'listed', ['fentanyl', 'xylazine']],
    ['fentanyl and heroin', 'listed', ['fentanyl']],
    ['heroin and cocaine', 'unreadable', []],
  ])('of a mixture is judged by all that is known of it: %s', async (name, verdict, named) => {
    const [row] = await read(`id,name\n1,${name}\n`);
    expect(row!.result.verdict).toBe(verdict);
    const found = row!.result.findings.flatMap((finding) =>
      'name' in finding ? [String(finding.name)] : [],
    );
    for (const each of named) expect(found.join(' ')).toContain(each);
  });

  it('is never none where a cell names something that is not known beside what is', async () => {
    // Of a day on which nothing is named yet.
    const [alone, beside] = await read('id,name\n1,4-piperidone\n2,4-piperidone and sugar\n', {
      asOf: '1950-01-01',
      jurisdictions: ['it'],
    });
    expect([alone!.result.verdict, beside!.result.verdict]).toEqual(['none', 'unreadable']);
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

describe('a row whose identifiers contradict each other', () => {
  it.each([
    ['cas,hs code', '437-38-7,2933.33', ''],
    ['cas,hs code', '437-38-7,3204.16', 'hs-does-not-fit'],
    ['cas,hs code', '437-38-7,3004.90', ''],
    ['cas,hs code', '990-73-8,2933.33', ''],
    ['name,hs code', 'norfentanyl,2933.34', ''],
    ['name,hs code', 'carfentanil,2933.39', ''],
    ['name,hs code', 'fentanyl-d5,2845.40', ''],
    ['name,hs code', 'U-47700,2933.39', 'hs-does-not-fit'],
    ['cas,inchikey', '437-38-7,BSYNRYMUTXBXSQ-UHFFFAOYSA-N', 'key-differs'],
    // The key of a salt has a first block of its own.
    ['cas,inchikey', '990-73-8,IVLVTNPOHDFFCJ-UHFFFAOYSA-N', ''],
    ['cas,formula', '990-73-8,C28H36N2O8', ''],
    ['cas,formula', '437-38-7,C21H26N2O', 'formula-differs'],
    ['name,mw', 'fentanyl-d5,341.5', ''],
    ['name,mw', 'fentanyl,341.5', 'mass-differs'],
  ])('%s: %s has “%s”', async (headings, cells, code) => {
    const [row] = await read(`id,${headings}\n1,${cells}\n`);
    expect(contradictionsIn(row!.result).map((issue) => issue.code)).toEqual(code === '' ? [] : [code]);
  });

  it.each([
    ['CCO', '2933.33', 'hs-does-not-fit'],
    ['CCO', '2207.10', ''],
    // Of heterocycles that are not flagged nothing is said: other alkaloids and medicines are named there.
    ['CN1C=NC2=C1C(=O)N(C)C(=O)N2C', '2939.30', ''],
    ['COC(=O)C(C1CCCCN1)c1ccccc1', '2933.33', ''],
  ])('%s under %s, which is not flagged, has “%s”', async (smiles, hs, code) => {
    const [row] = await read(`id,smiles,hs code\n1,${smiles},${hs}\n`);
    expect(contradictionsIn(row!.result).map((issue) => issue.code)).toEqual(code === '' ? [] : [code]);
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
    ['formula', 'C22H29N2O+', ''],
    ['hs code', '3204.16', 'hs-does-not-fit'],
    [
      'inchi',
      '"InChI=1S/C22H28N2O/c1-2-22(25)24(20-11-7-4-8-12-20)21-14-17-23(18-15-21)16-13-19-9-5-3-6-10-19/h3-12,21H,2,13-18H2,1H3"',
      '',
    ],
    [
      'inchi',
      '"InChI=1S/C22H28N2O/c1-18(2)22(25)24(20-11-7-4-8-12-20)21-13-15-23(16-14-21)17-19-9-5-3-6-10-19/h3-12,18,21H,13-17H2,1-2H3"',
      'key-differs',
    ],
    ['inchi', '"InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3"', 'formula-differs'],
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
