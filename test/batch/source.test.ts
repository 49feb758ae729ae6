import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../src/batch/node/files.js';
import { openBytes, type SourceOptions, type SourceRecord } from '../../src/batch/source/index.js';
import { splitLines } from '../../src/batch/source/lines.js';
import { loadParser, parseRows, scan } from '../../src/batch/source/rows.js';

/** The bytes in pieces of a given size, as they might come down a pipe. */
async function* pieces(bytes: Uint8Array, size = 64): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, path = 'list.csv', options: SourceOptions = {}, size = 64) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const source = await openBytes(unpack(pieces(bytes, size)), path, options);
  const records: SourceRecord[] = [];
  for await (const record of source.records) records.push(record);
  return { records, tally: source.tally, source };
}

const short = (records: readonly SourceRecord[]) =>
  records.map(({ line, id, smiles, issue }) => [line, id, issue?.code ?? smiles]);

describe('lines', () => {
  const all = async (text: string | Uint8Array, size: number, limit?: number) => {
    const lines = [];
    for await (const batch of splitLines(
      pieces(Buffer.from(text), size),
      limit === undefined ? {} : { limit },
    ))
      lines.push(...batch);
    return lines;
  };

  test('are the same however the bytes are cut, with mixed line ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'é', '芬', '\n', '\r', '\r\n', '😀') }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          const expected = text.split(/\r\n|\n|\r/);
          if (expected.at(-1) === '') expected.pop();
          expect((await all(text, size)).map((line) => line.text)).toEqual(expected);
        },
      ),
    );
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffCCO\nCCN')],
    ['UTF-16 LE', Buffer.from('\ufeffCCO\nCCN', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeffCCO\nCCN', 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    expect((await all(bytes, 3)).map((line) => line.text)).toEqual(['CCO', 'CCN']);
  });

  test('keep no more of a line than the limit, and go on after it', async () => {
    const lines = await all(`${'C'.repeat(50)}\r\nCCO`, 7, 10);
    expect(lines).toEqual([
      { number: 1, text: 'C'.repeat(10), tooLong: true },
      { number: 2, text: 'CCO', tooLong: false },
    ]);
  });
});

describe('a SMILES list', () => {
  test('SMILES, extension, id; heading, blank lines and comments are counted', async () => {
    const text =
      'SMILES Name\n\nCCO\n# a comment\nCCN  amine no 1\n CCC |t:1,2| x y \nCC |open z\n[*]CC\t7\n';
    const { records, tally } = await read(text, 'list.smi');
    expect(short(records)).toEqual([
      [3, '', 'CCO'],
      [5, 'amine no 1', 'CCN'],
      [6, 'x y', 'CCC |t:1,2|'],
      [7, '', 'CC |open z'],
      [8, '7', '[*]CC'],
    ]);
    expect(tally).toMatchObject({
      lines: 8,
      records: 5,
      headers: 1,
      blank: { first: [2] },
      comments: { first: [4] },
    });
  });

  test('a line that is too long is a record with the reason', async () => {
    const { records } = await read(`CCO\n${'C'.repeat(1_100_000)} x\nCCN`, 'list.smi', {}, 65_536);
    expect(short(records)).toEqual([
      [1, '', 'CCO'],
      [2, '', 'too-large'],
      [3, '', 'CCN'],
    ]);
  });
});

describe('a table', () => {
  test.each([
    ['its heading', 'line_id,declared_name,SMILES\nA,b,CCO\n', 'A'],
    ['another spelling', 'Canonical SMILES;Item No\nCCO;A\n', 'A'],
    ['tabs', 'id\tsmiles\nA\tCCO\n', 'A'],
    ['quotes, blanks and CR LF', '\ufeff"id", "smiles"\r\n"A", "CCO"\r\n', 'A'],
    ['content', 'x,y,z\nfoo,CC(=O)O,bar\nfoo,c1ccccc1,bar\n', ''],
    ['content, without a heading', 'foo,CCO,bar\nfoo,c1ccccc1,bar\n', ''],
    ['comments before the heading', '# exported today\n\nid,smiles\nA,CCO\n', 'A'],
  ])('finds the columns by %s', async (_, text, id) => {
    const { records } = await read(text, text.includes('\t') ? 'list.tsv' : 'list.csv');
    expect(records[0]).toMatchObject({ id });
    expect(records[0]!.smiles).toMatch(/^(CCO|CC\(=O\)O)$/);
    expect(records[0]!.issue).toBeUndefined();
  });

  test('takes the columns that are asked for, by name or by number', async () => {
    const text = 'a,smiles,mine\n1,CCO,CCN\n';
    expect((await read(text, 'x.csv', { column: 'Mine' })).records[0]!.smiles).toBe('CCN');
    expect((await read(text, 'x.csv', { column: '3', idColumn: 'a' })).records[0]).toMatchObject({
      smiles: 'CCN',
      id: '1',
    });
    await expect(read(text, 'x.csv', { column: 'smile' })).rejects.toThrow('did you mean “smiles”?');
    await expect(read('a,b\n1,?\n', 'x.csv')).rejects.toThrow('say which with --column');
  });

  const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

  test.each([
    [
      'the same heading twice',
      'ID,SMILES,SMILES,Name',
      `1,CCO,${FURANYL},furanyl`,
      'number 2 “SMILES” and number 3 “SMILES”',
    ],
    [
      'the same heading twice, the second empty at first',
      'ID,SMILES,SMILES',
      '1,CCO,',
      'number 2 “SMILES” and number 3',
    ],
    [
      'two headings that name SMILES',
      'Canonical SMILES,SMILES',
      `${FURANYL},${FURANYL}`,
      'number 1 “Canonical SMILES” and number 2 “SMILES”',
    ],
    [
      'a heading, and a column that looks like it',
      'SMILES,Fragment',
      `CCO,${FURANYL}`,
      'number 1 “SMILES” and number 2 “Fragment”',
    ],
    [
      'a heading over other things, and a column that looks like it',
      'SMILES,Fragment',
      `fentanyl,${FURANYL}`,
      'number 1 “SMILES” and number 2',
    ],
    ['structure beside SMILES', 'Structure,SMILES', 'CCO,CCN', 'number 1 “Structure” and number 2 “SMILES”'],
    ['no heading for either', 'x,y,z', `x,${FURANYL},CC(=O)O`, 'number 2 “y” and number 3 “z”'],
    ['no heading at all', `${FURANYL},CC(=O)O`, `${FURANYL},CC(=O)O`, 'number 1'],
    ['letters of SMILES in both', 'x,y', 'CCO,CN1001', 'number 1 “x” and number 2 “y”'],
    ['fourteen of them', Array(14).fill('smiles').join(','), Array(14).fill('CCO').join(','), 'and 4 more'],
  ])('of two columns that could be it, none is dropped unseen: %s', async (_, heading, row, words) => {
    const text = `${heading}\n${row}\n${row}\n`;
    await expect(read(text)).rejects.toThrow('several columns could be the one of SMILES');
    await expect(read(text)).rejects.toThrow(words);
    await expect(read(text)).rejects.toThrow(/choose one, as in --column \d+$/);
    // What is chosen is taken.
    const { records } = await read(text, 'list.csv', { column: '2' });
    expect(records[0]!.smiles || records[0]!.raw).toContain(row.split(',')[1]);
  });

  test.each([
    ['a second that counts them', 'smiles,num_smiles', `${FURANYL},2`, FURANYL],
    ['a second that says where they are from', 'smiles_source,smiles', `PubChem,${FURANYL}`, FURANYL],
    ['a molecule by name', 'Molecule,Struktur', `furanylfentanyl,${FURANYL}`, FURANYL],
    ['a molecule by number', 'molecule,smiles', 'M123,CCO', 'CCO'],
    ['catalogue numbers in letters of SMILES', 'code,smiles', 'CN1001,CCO', 'CCO'],
    ['a country', 'smiles,origin', 'CCO,CN', 'CCO'],
    ['a schedule', 'smiles,schedule', 'CCO,I (opiates)', 'CCO'],
    [
      'a formula, a key, an InChI',
      'a,b,c,d',
      `C8H10N4O2,RYYVLZVUVIJVGH-UHFFFAOYSA-N,InChI=1S/CH4/h1H4,${FURANYL}`,
      FURANYL,
    ],
  ])('one column alone could be it beside %s', async (_, heading, row, smiles) => {
    const { records, source } = await read(`${heading}\n${row}\n${row}\n`);
    expect(records.map((record) => record.smiles)).toEqual([smiles, smiles]);
    expect(source.understood).toContain('SMILES in column “');
  });

  test('a name that two columns have chooses neither, a number does', async () => {
    const text = 'ID,SMILES,SMILES,id no\n1,CCO,CCN,x\n';
    for (const [options, words] of [
      [
        { column: 'SMILES' },
        'has several columns “SMILES”: number 2 and number 3; choose one by its number, as in --column 2',
      ],
      [{ column: 'smiles' }, 'has several columns “smiles”'],
      [{ column: '2', nameColumn: 'smiles' }, 'as in --name-column 2'],
    ] as const)
      await expect(read(text, 'list.csv', options)).rejects.toThrow(words);
    expect((await read(text, 'list.csv', { column: '3' })).records[0]!.smiles).toBe('CCN');
    // A name that one column has to the letter is that column's.
    expect(
      (await read('smiles,SMILES\nCCO,CCN\n', 'list.csv', { column: 'SMILES' })).records[0]!.smiles,
    ).toBe('CCN');
  });

  test.each([
    ['an empty cell', 'x,,,5', 'no-structure'],
    ['a blank of lists, and no name', 'x,n/a,-,5', 'no-structure'],
    ['too few cells', 'x,n,CCO', 'ragged-row'],
    ['too many cells', 'x,n,o,CCO,5', 'ragged-row'],
    ['prose', 'x,n,white powder,5', 'several-words'],
    ['two lines in the cell', 'x,n,"CCO\nCCN",5', 'several-lines'],
  ])('%s is a record with the reason', async (_, row, code) => {
    const { records } = await read(`id,name,smiles,qty\n${row}\ny,n,CCN,5\n`);
    expect(records[0]!.issue?.code).toBe(code);
    expect(records.at(-1)).toMatchObject({ id: 'y', smiles: 'CCN' });
  });

  test('a cell over several lines is read; the numbers stay right', async () => {
    const { records, tally } = await read('id,name,smiles\nA,"two\nlines",CCO\nB,"x, y",CCN\n');
    expect(short(records)).toEqual([
      [2, 'A', 'CCO'],
      [4, 'B', 'CCN'],
    ]);
    expect(tally).toMatchObject({ lines: 4, records: 2, continued: 1, headers: 1 });
  });

  test.each([
    ['never closed', 'A,"open,CCO\nB,b,CCN\nC,c,CCC\n'],
    ['closed by another row’s quote', 'A,"open,CCO\nB,"b",CCN\nC,"c",CCC\n'],
    ['closed so that the cells come out right', 'A,CCO,"open\nB,CCN,b\nC,CCC,c"\n'],
  ])('a quote that is %s swallows no other row', async (_, rows) => {
    const heading = rows.startsWith('A,CCO') ? 'id,smiles,name' : 'id,name,smiles';
    const { records } = await read(`${heading}\n${rows}`);
    expect(records.map((record) => record.line)).toEqual([2, 3, 4]);
    expect(records[0]!.issue?.code).toBe('open-quote');
    expect(short(records).slice(1)).toEqual([
      [3, 'B', 'CCN'],
      [4, 'C', 'CCC'],
    ]);
  });

  test('rows of empty cells are blank lines', async () => {
    const { records, tally } = await read('id,smiles\nA,CCO\n,\n\n');
    expect(records).toHaveLength(1);
    expect(tally.blank).toEqual({ count: 2, first: [3, 4] });
  });
});

describe('nothing is lost', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'CCO',
      'c1ccccc1',
      'C1CC',
      '',
      ' ',
      '"a, b"',
      '"two\nlines"',
      '"open',
      'sh"ut',
      '"',
      '""',
      '#',
      '"a"b',
    ),
    fc.string({ maxLength: 6 }),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
  const text = fc
    .array(fc.oneof(row, fc.constant('')), { maxLength: 25 })
    .map((rows) => `id,name,smiles\n${rows.join('\n')}\n`);

  test.each(['list.csv', 'list.smi'])('every line of a %s is in a record or is counted', async (path) => {
    const options: SourceOptions = path.endsWith('smi') ? { format: 'smi' } : { column: 'smiles' };
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 200 }), async (input, size) => {
        const { records, tally } = await read(input, path, options, size);
        const lines = input.split(/\r\n|\n|\r/).length - 1;
        expect(records).toEqual((await read(input, path, options, 1 << 16)).records);
        expect(tally.lines).toBe(lines);
        expect(tally.records).toBe(records.length);
        const { headers, blank, comments, continued } = tally;
        expect(records.length + headers + blank.count + comments.count + continued).toBe(lines);
        const taken = records.flatMap(({ line, lines }) => Array.from({ length: lines }, (_, i) => line + i));
        expect(new Set(taken).size).toBe(taken.length);
        for (const record of records)
          if (record.smiles === '') expect(record.issue ?? record.declared).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  test('where a row ends, csv-parse agrees', async () => {
    await loadParser();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', '""'), minLength: 1 }), (line) => {
        const closed = scan(line, ',', 'closed', false) === 'closed';
        const rows = parseRows(line, ',');
        if (line.trim() !== '') expect(rows !== undefined).toBe(closed);
      }),
      { numRuns: 2000 },
    );
  });

  test('gzip reads as what it packs; several members too', async () => {
    const plain = 'id,smiles\nA,CCO\nB,CCN\n';
    const packed = Buffer.concat([gzipSync(plain.slice(0, 12)), gzipSync(plain.slice(12))]);
    expect((await read(packed, 'list.csv.gz', {}, 5)).records).toEqual((await read(plain)).records);
  });

  test('gzip that is cut off is an error that names the file, after the records that came', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},C${'C'.repeat(i % 37)}O`);
    const packed = gzipSync(`id,smiles\n${rows.join('\n')}\n`);
    await expect(read(packed.subarray(0, packed.length - 200), 'list.csv.gz', {}, 512)).rejects.toThrow(
      'cannot read list.csv.gz: the gzip data stops before its end',
    );
  });
});
