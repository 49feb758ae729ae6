import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { notText } from '../../src/batch/source/binary.js';
import { cli, folder } from '../support/built.js';
import { command } from '../support/in-process.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const text = `${FENTANYL} a\nCCO b\n`;
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const utf32 = (big: boolean, mark: string) =>
  Buffer.from(
    [...`${mark}${text}`].flatMap((sign) => {
      const code = sign.charCodeAt(0);
      return big ? [0, 0, code >> 8, code & 255] : [code & 255, code >> 8, 0, 0];
    }),
  );
const bytes = (beginning: string) =>
  Buffer.concat([Buffer.from(beginning, 'latin1'), Buffer.from(`\n${text}`)]);

/** Bytes that are no text, and what they are called. */
const BINARY: readonly (readonly [string, Buffer, string])[] = [
  ['.xlsx', bytes('PK\x03\x04\x14\0\x06\0'), 'the workbook is damaged'],
  ['an empty zip', bytes('PK\x05\x06'), 'the workbook is damaged'],
  [
    'a workbook with a password',
    Buffer.concat([bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted with a password',
  ],
  ['.xls', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'an Excel workbook or another document of old Office'],
  ['.pdf', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), 'this is a PDF'],
  ['.rtf', bytes('{\\rtf1\\ansi'), 'a rich text document'],
  ['.cdx', bytes('VjCD0100\x04\x03'), 'a ChemDraw drawing'],
  ['.png', bytes('\x89PNG\r\n\x1a\n'), 'a picture (PNG)'],
  ['.jpg', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'a picture (JPEG)'],
  ['.gif', bytes('GIF89a'), 'a picture (GIF)'],
  ['.tif, little-endian', bytes('II*\0'), 'a picture (TIFF)'],
  ['.tif, big-endian', bytes('MM\0*'), 'a picture (TIFF)'],
  ['.bz2', bytes('BZh91AY'), 'packed by bzip2'],
  ['.xz', bytes('\xfd7zXZ\0'), 'packed by xz'],
  ['.zst', bytes('\x28\xb5\x2f\xfd'), 'packed by zstd'],
  ['.7z', bytes('7z\xbc\xaf\x27\x1c'), 'a 7z archive'],
  ['.rar', bytes('Rar!\x1a\x07'), 'a RAR archive'],
  ['.parquet', bytes('PAR1'), 'a Parquet file'],
  ['.sqlite', bytes('SQLite format 3\0'), 'a SQLite database'],
  ['UTF-16 LE without its mark', Buffer.from(text, 'utf16le'), 'UTF-16 without its byte order mark'],
  ['UTF-16 BE without its mark', swapped(Buffer.from(text, 'utf16le')), 'UTF-16 without its byte order mark'],
  ['UTF-32 LE with its mark', utf32(false, '\ufeff'), 'text in UTF-32'],
  ['UTF-32 BE with its mark', utf32(true, '\ufeff'), 'text in UTF-32'],
  ['UTF-32 LE without its mark', utf32(false, ''), 'text in UTF-32'],
];

describe('a file that is no text', () => {
  test.each(BINARY)('%s is 2, and is named', async (_, content, words) => {
    for (const name of ['list.smi', 'list.csv', 'list.sdf', 'list.dat'])
      for (const packed of [false, true]) {
        const path = here.file(packed ? `${name}.gz` : name, packed ? gzipSync(content) : content);
        const { status, stdout, stderr } = await command([
          'screen',
          path,
          '--fail-on',
          'listed',
          '-f',
          'csv',
        ]);
        expect([status, stdout, stderr]).toEqual([
          2,
          '',
          expect.stringMatching(new RegExp(`^error: cannot read .*${name}.*: th(?:is|e workbook) .*\n$`)),
        ]);
        expect(stderr).toContain(words);
      }
  });

  test('gzip packed twice is 2, and is named', async () => {
    const path = here.file('twice.smi.gz', gzipSync(gzipSync(text)));
    const { status, stderr } = await command(['screen', path]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('gzip data packed once more')]);
  });

  test.each(BINARY.filter(([name]) => /xlsx|pdf|LE without/.test(name)))(
    '%s through standard input is 2, and is named',
    (_, content, words) => {
      for (const input of [content, gzipSync(content)])
        for (const more of [[], ['--input-format', 'smi', '--fast'], ['--input-format', 'csv']]) {
          const { status, stdout, stderr } = cli(['screen', '-', '--fail-on', 'listed', ...more], input);
          expect([status, stdout, stderr]).toEqual([
            2,
            '',
            expect.stringMatching(/^error: cannot read standard input: th(?:is|e workbook) /),
          ]);
          expect(stderr).toContain(words);
        }
    },
  );

  test('one of several is told, and the others are judged', async () => {
    const paths = [here.file('book.xlsx', BINARY[0]![1]), here.file('good.smi', text)];
    const { status, stdout, stderr } = await command(['screen', ...paths, '-f', 'ndjson']);
    expect([status, stdout.trim().split('\n').length]).toEqual([2, 2]);
    expect(stderr).toContain('the workbook is damaged');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one letter', Buffer.from('C')],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with its mark', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['some NULs', Buffer.from('CC\0O a\nCCN b\n')],
    ['zeros alone', Buffer.alloc(4096)],
    ['Chinese', Buffer.from('名称,结构式\n芬太尼,CCO\n')],
    ['Latin-1', Buffer.from('Röhrchen;CCO\n', 'latin1')],
  ])('%s may be text', (_, content) => {
    expect(notText(content)).toBeUndefined();
  });
});

describe('a file of which nothing could be read', () => {
  const names = 'aspirin\nheroin\nreactive dye\n';
  const NOTHING: readonly (readonly [string, string, string])[] = [
    ['names alone', 'names.txt', names],
    ['many names', 'many.smi', names.repeat(3000)],
    ['CAS numbers of nothing known here', 'cas.txt', '50-78-2\n64-17-5\n'],
    ['one molecule that cannot be read', 'one.smi', 'C(C one\n'],
    ['a table whose cells are empty', 'empty.csv', 'id,smiles\na,\nb,\n'],
    ['a table of names under SMILES', 'names.csv', 'id,smiles\na,fentanyl\nb,n/a\n'],
    ['pipes without a heading', 'pipe.txt', 'a|CCO|ethanol\nb|CCN|amine\n'],
    [
      'an SD file of queries',
      'query.sdf',
      'x\n\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 A   0  0\nM  END\n$$$$\n',
    ],
  ];

  test.each(NOTHING)('%s is 2, with the reason', async (_, name, content) => {
    for (const path of [here.file(name, content), here.file(`${name}.gz`, gzipSync(content))])
      for (const more of [[], ['--fail-on', 'listed'], ['--fail-on', 'unreadable']]) {
        const { status, stderr } = await command(['screen', path, '-f', 'ndjson', ...more]);
        expect([status, stderr]).toEqual([
          2,
          expect.stringMatching(/^error: nothing of .* was judged: .*\(line \d+: .*\)/m),
        ]);
      }
  });

  test('through standard input too', () => {
    for (const input of [names, gzipSync(names)])
      expect(cli(['screen', '-', '--fail-on', 'listed'], input)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('nothing of standard input was judged: not one of its 3 records'),
      });
  });

  test('its records are written all the same, and the file gets its name', async () => {
    const target = here.in('out.ndjson');
    const { status } = await command(['screen', here.file('names.txt', names), '-o', target]);
    const { readFileSync } = await import('node:fs');
    expect([status, readFileSync(target, 'utf8').trim().split('\n').length]).toEqual([2, 3]);
  });

  test('beside one that could be read is 2 all the same', async () => {
    const paths = [here.file('good.smi', text), here.file('names.txt', names)];
    const { status, stderr } = await command(['screen', ...paths, '-f', 'ndjson']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('names.txt was judged')]);
  });

  test('one record that can be read is enough; a piece of a list may hold none', async () => {
    const one = here.file('one-good.smi', `${names}CCO ethanol\n`);
    expect((await command(['screen', one, '-f', 'ndjson', '--fail-on', 'listed'])).status).toBe(0);
    const piece = here.file('piece.smi', 'C(C one\n');
    expect((await command(['screen', piece, '-f', 'ndjson', '--allow-empty'])).status).toBe(0);
    expect((await command(['screen', piece, '--allow-empty', '--fail-on', 'unreadable'])).status).toBe(1);
  });
});

describe('cells between other signs', () => {
  const rows = (parted: string) =>
    ['id|smiles|name', 'A|CCO|x', `B|${FENTANYL}|y`].join('\n').replaceAll('|', parted);

  test.each([
    ['sep=; first', 'a.csv', `sep=;\n${rows(';')}\n`],
    ['sep=; in quotes, with a mark', 'a.csv', `\ufeff"sep=;"\n${rows(';')}\n`],
    ['sep=, first', 'a.csv', `sep=,\n${rows(',')}\n`],
    ['sep=| first', 'a.csv', `SEP=|\n${rows('|')}\n`],
    ['sep=^ first', 'a.csv', `sep=^\n${rows('^')}\n`],
    ['sep= first in a file of another ending', 'a.txt', `sep=;\n${rows(';')}\n`],
    ['pipes', 'a.csv', `${rows('|')}\n`],
    ['pipes in a file of another ending', 'a.txt', `${rows('|')}\n`],
    ['pipes with blanks around them', 'a.txt', `${rows(' | ')}\n`],
  ])('%s', async (_, name, content) => {
    const { status, stdout, stderr } = await command(['screen', here.file(name, content), '-f', 'ndjson']);
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id, name: declared, verdict }) => [id, declared, verdict])).toEqual([
      ['A', 'x', 'none'],
      ['B', 'y', 'listed'],
    ]);
    expect([status, stderr]).toEqual([0, expect.stringContaining('2 records')]);
  });

  test('the pipes of an extension part no cells', async () => {
    for (const [name, content] of [
      ['ext.smi', 'CCO |&1:1| a|smiles|x\nCCN b\n'],
      ['ext.csv', 'CCO |r|\nCCN\n'],
      ['ext2.csv', 'CCO |r|,x\nCCN,y\n'],
    ] as const) {
      const { stdout } = await command(['screen', here.file(name, content), '-f', 'ndjson']);
      const verdicts = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).verdict);
      expect([name, verdicts]).toEqual([name, ['none', 'none']]);
    }
  });
});
