import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { unpack } from '../../src/batch/node/files.js';
import {
  openBytes,
  SourceError,
  type SourceOptions,
  type SourceRecord,
} from '../../src/batch/source/index.js';
import { anyProperty, type Campaign } from './campaign.js';
import { cut, sizes, text } from './texts.js';

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n');
const cell = fc.oneof(
  text,
  fc.constantFrom('', 'CCO', 'a', '"', '""', '"a', 'a"', '"a,b"', '"CC""O"', '"two\nlines"', 'smiles', 'id', 'name', '=1+1'),
  fc.string({ maxLength: 6 }),
); // biome-ignore format: a table
const row = (comma: string) => fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(comma));
const heading = fc.constantFrom(
  '',
  'smiles',
  'id,smiles',
  'id,smiles,name',
  'SMILES id',
  'id\tsmiles',
  'name;smiles',
  '"id","SMILES"',
);
const list = (comma: string) =>
  fc
    .tuple(heading, fc.array(fc.tuple(row(comma), lineEnd), { maxLength: 12 }), fc.constantFrom('', '\ufeff'))
    .map(([first, rows, mark]) =>
      Buffer.from(`${mark}${first}${first === '' ? '' : '\n'}${rows.flat().join('')}`),
    );
const molfile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '',
        'M  END',
        '$$$$',
        '>  <id>',
        '  1  0  0  0  0  0            999 V2000',
        '    0.0000    0.0000    0.0000 C   0  0',
        'M  V30 BEGIN CTAB',
      ),
      fc.string({ maxLength: 20 }),
    ),
    { maxLength: 14 },
  )
  .map((lines) => Buffer.from(lines.join('\n')));

const wide = (bytes: Buffer): Buffer => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le');
const plain: fc.Arbitrary<Buffer> = fc.oneof(
  list(','),
  list('\t'),
  list(';'),
  list(' '),
  list(',').map(wide),
  molfile,
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

const NAMES = ['list.smi', 'list.csv', 'list.tsv', 'list.txt', 'list', 'list.sdf', '-'];
const FORMATS = [undefined, undefined, undefined, 'smi', 'csv', 'tsv'] as const;

export type Told = {
  readonly records: readonly SourceRecord[];
  readonly error: string;
  readonly lines: number;
};

export async function readSource(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  options: SourceOptions,
): Promise<Told> {
  const records: SourceRecord[] = [];
  try {
    const source = await openBytes(unpack(bytes), name, options);
    let error = '';
    try {
      for await (const record of source.records) records.push(record);
    } catch (cause) {
      assert.ok(cause instanceof SourceError, `${cause instanceof Error ? cause.stack : cause}`);
      error = cause.message;
    }
    const { tally } = source;
    if (error === '') {
      const { lines, continued, headers, blank, comments } = tally;
      assert.equal(tally.records, records.length, 'records told');
      assert.equal(
        lines,
        records.length + continued + headers + blank.count + comments.count,
        'lines in, records out',
      );
      assert.equal(
        continued,
        records.reduce((sum, record) => sum + record.lines - 1, 0),
        'lines of records',
      );
    }
    let past = 0;
    for (const { line, lines } of records) {
      assert.ok(line > past && lines >= 1, 'records overlap');
      past = line + lines - 1;
    }
    return { records, error, lines: tally.lines };
  } catch (cause) {
    if (cause instanceof assert.AssertionError) throw cause;
    assert.ok(cause instanceof SourceError, `${cause instanceof Error ? cause.stack : cause}`);
    return { records, error: cause.message, lines: 0 };
  }
}

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function countLines(bytes: Buffer): number {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const lines = new TextDecoder(encoding).decode(bytes).split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

export const sources: Campaign = {
  name: 'sources',
  claim: 'every line is a record, part of one or counted, however the bytes come; all else is a SourceError',
  few: 600,
  property: () =>
    anyProperty(
      fc.asyncProperty(
        plain,
        fc.constantFrom(...NAMES),
        fc.constantFrom(...FORMATS),
        sizes,
        fc.option(fc.record({ at: fc.nat(), bit: fc.nat({ max: 7 }), cut: fc.nat() })),
        async (bytes, name, format, pieces, damage) => {
          const options = format === undefined ? {} : { format };
          const whole = await readSource(cut(bytes, [1 << 20]), name, options);
          // Bytes that look packed are another matter.
          const packedLook = isPacked(bytes);
          if (whole.error === '' && !packedLook)
            assert.equal(whole.lines, countLines(bytes), 'lines counted');
          assert.deepEqual(await readSource(cut(bytes, pieces), name, options), whole, 'cut otherwise');
          const packed = gzipSync(bytes);
          assert.deepEqual(
            await readSource(cut(packed, pieces), name, options),
            packedLook ? await readSource(cut(packed, [1 << 20]), name, options) : whole,
            'packed',
          );
          if (damage === null) return;
          const at = damage.at % packed.length;
          const spoilt = Buffer.from(
            packed.subarray(0, Math.max(1, packed.length - (damage.cut % packed.length))),
          );
          spoilt[at % spoilt.length]! ^= 1 << damage.bit;
          await readSource(cut(spoilt, pieces), name, options);
          // Damage is told, or changed nothing: a time stamp in the heading, a bit that no one reads.
          if (whole.error === '' && !packedLook && isPacked(spoilt)) {
            const told = await readSource(cut(spoilt, pieces), name, options);
            if (told.error === '') assert.deepEqual(told, whole, 'damage was not told');
          }
        },
      ),
    ),
};
