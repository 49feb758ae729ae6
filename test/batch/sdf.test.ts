import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../src/batch/node/files.js';
import { openBytes, type SourceOptions, type SourceRecord } from '../../src/batch/source/index.js';
import { MAX_RECORD } from '../../src/batch/source/record.js';

async function* pieces(bytes: Uint8Array, size = 64): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, path = 'list.sdf', options: SourceOptions = {}, size = 1000) {
  const source = await openBytes(unpack(pieces(Buffer.from(text), size)), path, options);
  const records: SourceRecord[] = [];
  for await (const record of source.records) records.push(record);
  return { records, tally: source.tally, source };
}

const short = (records: readonly SourceRecord[]) =>
  records.map(({ line, lines, id, smiles, issue }) => [line, lines, id, issue?.code ?? smiles]);

/** Methanol, or another atom instead of its oxygen. */
const mol = (title: string, other = 'O') =>
  [
    title,
    '  a program',
    '',
    '  2  1  0  0  0  0  0  0  0  0999 V2000',
    `    0.0000    0.0000    0.0000 C   0  0`,
    `    1.0000    0.0000    0.0000 ${other.padEnd(3)} 0  0`,
    '  1  2  1  0',
    'M  END',
    '',
  ].join('\n');

describe('an SD file', () => {
  test('a structure a record; its lines are counted, blank lines at the end too', async () => {
    const { records, tally, source } = await read(`${mol('A')}$$$$\n${mol('B', 'N')}> <X>\n1\n\n$$$$\n\n\n`);
    expect(short(records)).toEqual([
      [1, 9, 'A', 'CO'],
      [10, 12, 'B', 'CN'],
    ]);
    expect(tally).toMatchObject({
      lines: 23,
      records: 2,
      continued: 19,
      blank: { count: 2, first: [22, 23] },
    });
    expect(source).toMatchObject({ format: 'sdf', understood: 'structures of an SD file, id in the title' });
  });

  test.each([
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['CR', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no $$$$ at the end', (text: string) => text.replace(/\$\$\$\$\n$/, '')],
    ['no line end at the end', (text: string) => text.replace(/\n$/, '')],
  ])('%s', async (_, change) => {
    const text = `${mol('A')}$$$$\n${mol('B', 'N')}$$$$\n`;
    const { records } = await read(change(text));
    expect(short(records).map(([line, , id, smiles]) => [line, id, smiles])).toEqual([
      [1, 'A', 'CO'],
      [10, 'B', 'CN'],
    ]);
  });

  test('an item line of a million signs is read at once', async () => {
    const long = '<'.repeat(500_000);
    const { records } = await read(
      `${mol('A')}> ${long}\n> ${long}>\n1\n\n$$$$\n${mol('B')}$$$$\n`,
      'list.sdf',
      {},
      1 << 16,
    );
    expect(short(records).map(([, , id, smiles]) => [id, smiles])).toEqual([
      ['A', 'CO'],
      ['B', 'CO'],
    ]);
  });

  test('gzip, standard input, and a file whose ending says nothing', async () => {
    const text = `${mol('A')}$$$$\n`;
    expect(short((await read(gzipSync(text), 'list.sdf.gz')).records)).toEqual([[1, 9, 'A', 'CO']]);
    expect(short((await read(text, '-', { format: 'sdf' })).records)).toEqual([[1, 9, 'A', 'CO']]);
    expect(short((await read(text, '-')).records)).toEqual([[1, 9, 'A', 'CO']]);
    expect(
      (await read(`\n\n\n${text.split('\n').slice(3).join('\n')}`, 'list.txt')).records[0],
    ).toMatchObject({
      line: 1,
      id: '',
    });
    // What is asked for goes before what is seen.
    expect((await read(text, 'list.sdf', { format: 'smi' })).source.format).toBe('smi');
  });

  test('the id is the title, else a data item; --id-column names it', async () => {
    const data = '> <Catalog ID>\nC-1\n\n>  25  <Name> (7)\nmethanol\n\n> <other>\nx\n\n';
    const titled = `${mol('A')}${data}$$$$\n`;
    const bare = `${mol('')}${data}$$$$\n`;
    const only = async (text: string, options: SourceOptions = {}) => {
      const { id, name } = (await read(text, 'list.sdf', options)).records[0]!;
      return [id, name];
    };
    expect(await only(titled)).toEqual(['A', 'methanol']);
    expect(await only(bare)).toEqual(['C-1', 'methanol']);
    expect(await only(titled, { idColumn: 'Catalog ID' })).toEqual(['C-1', 'methanol']);
    expect(await only(titled, { idColumn: 'other', nameColumn: 'catalog id' })).toEqual(['x', 'C-1']);
    await expect(read(titled, 'list.sdf', { idColumn: 'Catalogue ID' })).rejects.toThrow(
      'list.sdf has no data item “Catalogue ID” in its first records (--id-column); did you mean “Catalog ID”?',
    );
    await expect(read(titled, 'list.sdf', { column: 'SMILES' })).rejects.toThrow(
      'an SD file holds structures',
    );
  });

  test('what cannot be read is told with its line, and ends nothing', async () => {
    const two = mol('two', 'Ph');
    const { records } = await read(`${mol('one')}$$$$\n${two}$$$$\nprose\n$$$$\n$$$$\n${mol('five')}`);
    expect(short(records)).toEqual([
      [1, 9, 'one', 'CO'],
      [10, 9, 'two', 'abbreviation'],
      [19, 2, 'prose', 'molfile-counts'],
      [21, 1, '', 'molfile-empty'],
      [22, 8, 'five', 'CO'],
    ]);
    expect(records[1]!.issue!.message).toContain('(Line 15 of the file.)');
    expect(records[1]!.raw).toContain('Ph');
  });

  test.each([
    ['with its heading', `${mol('A')}${mol('B', 'N')}$$$$\n`],
    ['after data', `${mol('A')}> <X>\n1\n\n${mol('B', 'N')}$$$$\n`],
    ['in the middle of data', `${mol('A')}> <X>\n1\n${mol('B', 'N').replaceAll('\n\n', '\n-\n')}$$$$\n`],
    ['cut off', `${mol('A')}> <X>\n1\n\n${mol('B', 'N').split('\n').slice(0, 5).join('\n')}\n$$$$\n`],
  ])('a second structure for want of $$$$ is not lost without a word: %s', async (_, text) => {
    expect(short((await read(text)).records)).toMatchObject([[1, expect.any(Number), 'A', 'molfile-text']]);
  });

  test('text after a blank line in a value, which some programs write, is data', async () => {
    const { records } = await read(`${mol('A')}> <Comment>\none\n\ntwo > three\n\n> <X>\n1\n\n$$$$\n`);
    expect(short(records)).toEqual([[1, 17, 'A', 'CO']]);
  });

  test('a record that is too large is unreadable, and the next is read', async () => {
    const long = `${'C'.repeat(MAX_RECORD + 1)}\n`;
    const many = 'x'
      .repeat(100)
      .concat('\n')
      .repeat(MAX_RECORD / 100);
    const text = `A\n\n\n${long}$$$$\nB\n\n\n${many}$$$$\n${mol('C')}> <X>\n${long}\n$$$$\n`;
    const { records } = await read(text, 'list.sdf', {}, 1 << 20);
    expect(records.map(({ id, smiles, issue }) => [id, issue?.code ?? smiles])).toEqual([
      ['A', 'too-large'],
      ['B', 'too-large'],
      ['C', 'CO'],
    ]);
    expect(records[0]!.issue!.message).toBe(
      'The record is longer than 1,048,576 characters; it was not read.',
    );
  });

  test('every line is in a record or counted, however the file is broken or its bytes are cut', async () => {
    const line = fc.constantFrom(
      ...mol('A').split('\n'),
      '$$$$',
      '$$$$',
      '',
      '> <ID>',
      'x',
      'M  END',
      '>',
      '$$',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: fc.constant(mol('B')) }), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 300 }),
        async (lines, size) => {
          const text = lines.map((each) => `${each}\n`).join('');
          const { records, tally } = await read(text, 'list.sdf', {}, size);
          expect(tally.lines).toBe(text.split('\n').length - 1);
          expect(tally.records).toBe(records.length);
          expect(records.length + tally.continued + tally.blank.count).toBe(tally.lines);
          expect(records.reduce((sum, r) => sum + r.lines, 0) + tally.blank.count).toBe(tally.lines);
          for (const { smiles, issue } of records) expect(smiles === '').toBe(issue !== undefined);
          expect(records).toEqual((await read(text)).records);
        },
      ),
      { numRuns: 300 },
    );
  });
});
