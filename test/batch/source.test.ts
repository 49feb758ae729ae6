import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../src/batch/source/bytes.js';
import { openBytes, type SourceOptions, type SourceRecord } from '../../src/batch/source/index.js';
import { splitLines } from '../../src/batch/source/lines.js';
import { parseRows, scan } from '../../src/batch/source/rows.js';

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
    for await (const batch of splitLines(pieces(Buffer.from(text), size), limit)) lines.push(...batch);
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

  test.each([
    ['an empty cell', 'x,n,,5', 'no-structure'],
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
    const options: SourceOptions = path.endsWith('smi') ? { format: 'smi' } : {};
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 200 }), async (input, size) => {
        const { records, tally } = await read(
          input,
          path,
          path.endsWith('smi') ? { format: 'smi' } : {},
          size,
        );
        const lines = input.split(/\r\n|\n|\r/).length - 1;
        expect(records).toEqual((await read(input, path, options, 1 << 16)).records);
        expect(tally.lines).toBe(lines);
        expect(tally.records).toBe(records.length);
        const { headers, blank, comments, continued } = tally;
        expect(records.length + headers + blank.count + comments.count + continued).toBe(lines);
        const taken = records.flatMap(({ line, lines }) => Array.from({ length: lines }, (_, i) => line + i));
        expect(new Set(taken).size).toBe(taken.length);
        for (const record of records) if (record.smiles === '') expect(record.issue).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  test('where a row ends, csv-parse agrees', () => {
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
