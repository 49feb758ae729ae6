import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type ListProgress,
  type ListSource,
  type ScreenedList,
  type ScreenLinesOptions,
  screenLines,
} from '../../src/batch/node/index.js';
import { screenFile } from '../../src/batch/node/screen-file.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const TEXT = `# a list\nCCO a\n\n${FENTANYL} b\nC(C c\n`;
const DAY = { asOf: '2026-01-01', jurisdictions: ['gb'] };
const bytes = new TextEncoder().encode(TEXT);

const all = async (list: ScreenedList) => {
  const rows: string[] = [];
  for await (const { line, id, result } of list) rows.push(`${line} ${id} ${result.verdict}`);
  return rows;
};
async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
const scratch = mkdtempSync(join(tmpdir(), 'onetweak-lines-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('every source gives the same records and the same sum', () => {
  const chunks = [bytes.slice(0, 20), bytes.slice(20)];
  test.each<[string, ListSource]>([
    ['chunks', chunks],
    ['a generator of chunks', later(chunks)],
    ['a Node stream', Readable.from(chunks)],
    ['a Web stream', new Blob([bytes]).stream()],
    ['a Blob', new Blob([bytes])],
    ['gzip', new Blob([gzipSync(bytes)])],
    ['lines', TEXT.trimEnd().split('\n')],
    ['a generator of lines', later(TEXT.trimEnd().split('\n'))],
  ])('%s', async (_, source) => {
    const list = screenLines(source, DAY);
    expect(await all(list)).toEqual(['2 a none', '4 b listed', '5 c unreadable']);
    expect(await list.summary).toMatchObject({
      complete: true,
      lines: 5,
      records: 3,
      continued: 0,
      headings: 0,
      blank: 1,
      comments: 1,
      verdicts: { listed: 1, class: 0, analogue: 0, none: 1, unreadable: 1 },
      rejected: 0,
      asOf: '2026-01-01',
      jurisdictions: ['gb'],
    });
  });

  test('a file, and one of many lines through the prefilter', async () => {
    const path = join(scratch, 'list.smi');
    writeFileSync(path, TEXT + 'CCOC x\n'.repeat(20_000));
    const list = screenFile(path, { ...DAY, flagged: true });
    expect(await all(list)).toEqual(['4 b listed', '5 c unreadable']);
    expect(await list.summary).toMatchObject({ records: 20_003, rejected: 20_001 });
  });

  test('rows, with names; those of many through the prefilter too', async () => {
    const rows = [
      { smiles: 'CCO', id: 'a', name: 'ethanol' },
      { smiles: FENTANYL },
      { smiles: '', id: 'c' },
      ...Array.from({ length: 20_000 }, () => ({ smiles: 'CCOC' })),
    ];
    const first = screenLines(rows.slice(0, 3), DAY);
    const given = [];
    for await (const { line, id, name, smiles, result } of first)
      given.push([line, id, name, smiles, result.verdict]);
    expect(given).toEqual([
      [1, 'a', 'ethanol', 'CCO', 'none'],
      [2, '', undefined, FENTANYL, 'listed'],
      [3, 'c', undefined, '', 'unreadable'],
    ]);
    const list = screenLines(rows, { ...DAY, flagged: true });
    expect(await all(list)).toEqual(['2  listed', '3 c unreadable']);
    expect(await list.summary).toMatchObject({ lines: 20_003, records: 20_003, rejected: 20_001 });
  });
});

describe('options', () => {
  test.each<[string, unknown, RegExp]>([
    ['an unknown one', { flaged: true }, /flaged/],
    ['a jurisdiction that is not', { jurisdictions: ['uk'] }, /the United Kingdom is gb/],
  ])('%s is a TypeError at once', (_, options, message) => {
    expect(() => screenLines([], options as ScreenLinesOptions)).toThrow(TypeError);
    expect(() => screenLines([], options as ScreenLinesOptions)).toThrow(message);
  });

  test('a text or a row that is none is told in plain words', async () => {
    expect(() => screenLines('list.smi' as unknown as ListSource)).toThrow(/a path to screenFile/);
    await expect(all(screenLines([{ smiles: null }] as unknown as ListSource))).rejects.toThrow(
      /item 1 is neither bytes, nor a line, nor a row/,
    );
  });

  test('messages name options, not flags of the command', async () => {
    const table = new Blob(['id,name\n1,a\n2,b\n']);
    const list = screenLines(table, { ...DAY, column: 'x' });
    await expect(all(list)).rejects.toThrow(/the option column/);
    await expect(list.summary).rejects.toThrow(/the option column/);
    await expect(all(screenLines(new Blob(['id,qty\n1,2\n']), { format: 'csv' }))).rejects.not.toThrow(/--/);
  });

  test('a signal ends reading, also where the next chunk never comes', async () => {
    const stop = new AbortController();
    const endless = async function* () {
      yield bytes;
      await new Promise(() => {});
    };
    const list = screenLines(endless(), { ...DAY, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(all(list)).rejects.toThrow('enough');
    await expect(list.summary).rejects.toThrow('enough');
  });

  test('progress comes to what was read', async () => {
    const told: ListProgress[] = [];
    const many = new Blob([`${FENTANYL} a\n`, 'CCOC x\n'.repeat(200_000)]);
    await all(screenLines(many, { ...DAY, flagged: true, onProgress: (progress) => told.push(progress) }));
    expect(told.at(-1)).toEqual({ bytes: many.size, records: 200_001, flagged: 1 });
  });

  test('who leaves early closes the source and has a sum that says so', async () => {
    let closed = false;
    const source = async function* () {
      try {
        for (;;) yield bytes;
      } finally {
        closed = true;
      }
    };
    const list = screenLines(source(), DAY);
    for await (const { line } of list) if (line === 4) break;
    expect([closed, (await list.summary).complete]).toEqual([true, false]);
  });
});
