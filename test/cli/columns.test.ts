import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { command } from '../support/in-process.js';

const folder = mkdtempSync(join(tmpdir(), 'onetweak-columns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function list(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const DAY = ['--as-of', '2026-11-28'];

async function records(path: string, ...more: string[]) {
  const { status, stdout, stderr } = await command(['screen', path, '-f', 'ndjson', ...DAY, ...more]);
  const read =
    stdout === ''
      ? []
      : stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
  return { status, stderr, read };
}

describe('columns of one’s own', () => {
  const goods = list(
    'goods.csv',
    `smiles,id,Goods,status,HS code\n${FENTANYL},1,"dye, blue",=1+1,3204.16\nCCO,2,ethanol,,\nC(C,3,x,y,\n`,
  );

  test('come back in ndjson, unreadable records too', async () => {
    const { read } = await records(goods, '--keep-columns', 'Goods,4');
    expect(read.map(({ own }) => own.map(({ cell }: { cell: string }) => cell))).toEqual([
      ['dye, blue', '=1+1'],
      ['ethanol', ''],
      ['x', 'y'],
    ]);
    expect(read[0].own[0].heading).toBe('Goods');
  });

  test('come back last in csv, marked where one is called as one of ours, and start no formula', async () => {
    const { stdout } = await command(['screen', goods, '-f', 'csv', ...DAY, '--keep-columns', 'all']);
    const [heading, first] = parse(stdout) as [string[], string[]];
    expect(heading.slice(-5)).toEqual(['smiles (own)', 'id (own)', 'Goods', 'status (own)', 'HS code']);
    expect(first.slice(-3)).toEqual(['dye, blue', "'=1+1", '3204.16']);
  });

  test('stand on the card in html', async () => {
    const { stdout } = await command(['screen', goods, '-f', 'html', ...DAY, '--keep-columns', 'Goods']);
    expect(stdout).toContain('<dt>Goods</dt><dd>dye, blue</dd>');
  });

  test('must be there, and the same in each file', async () => {
    const { status, stderr } = await records(goods, '--keep-columns', 'Gods');
    expect([status, stderr]).toEqual([2, expect.stringContaining('did you mean “Goods”?')]);
    const other = list('other.csv', 'smiles,Goods,More\nCCO,a,b\n');
    const both = await command(['screen', goods, other, '-f', 'ndjson', ...DAY, '--keep-columns', 'all']);
    expect([both.status, both.stderr]).toEqual([2, expect.stringContaining('has other columns to keep')]);
    const smi = await records(list('list.smi', 'CCO a\n'), '--keep-columns', 'all');
    expect([smi.status, smi.stderr]).toEqual([2, expect.stringContaining('is no table')]);
  });
});

describe('how a list is written', () => {
  test('the sign between cells can be said', async () => {
    const path = list('odd.csv', `smiles~id\n${FENTANYL}~a\n`);
    const { read } = await records(path, '--delimiter', '~');
    expect(read.map(({ id, verdict }) => [id, verdict])).toEqual([['a', 'listed']]);
    expect((await records(path, '--delimiter', 'xx')).status).toBe(2);
  });

  test('lines at the beginning can be left out; they are counted', async () => {
    const path = list('titled.csv', `C1CC1,2,3\nnote\nsmiles,id\n${FENTANYL},a\n`);
    const { read, stderr } = await records(path, '--skip-lines', '2');
    expect(read.map(({ line, id }) => [line, id])).toEqual([[4, 'a']]);
    expect(stderr).toContain('4 lines = 1 record, 3 headings');
    const smi = list('titled.smi', `what follows is a list\n${FENTANYL} a\n`);
    expect(
      (await records(smi, '--skip-lines', '1')).read.map(({ line, verdict }) => [line, verdict]),
    ).toEqual([[2, 'listed']]);
  });

  test('a .csv that is no UTF-8 is read as Windows-1252, and that is said; any encoding can be named', async () => {
    const path = list('latin.csv', Buffer.from(`smiles;name\n${FENTANYL};K\xf6ln\n`, 'latin1'));
    const { read, stderr } = await records(path);
    expect(read[0].id).toBe('Köln');
    expect(stderr).toContain('read as windows-1252');
    const wide = list('wide.txt', Buffer.from(`${FENTANYL} Köln\n`, 'utf16le'));
    expect((await records(wide, '--encoding', 'utf-16le')).read[0].id).toBe('Köln');
    expect((await records(path, '--encoding', 'klingon')).status).toBe(2);
  });
});

describe('what more is told', () => {
  test('the place in the tariff of what is flagged, and whether a declared code fits', async () => {
    const path = list(
      'tariff.csv',
      `smiles,hs code\n${FENTANYL},3204.16\n${FENTANYL},2933.33\nCCO,2207.10\nCCC(=O)N(c1ccccc1)C1CCNCC1,2933.34\n`,
    );
    const { read } = await records(path, '--with', 'tariff');
    expect(read.map(({ tariff }) => tariff?.declared.fits)).toEqual(['no', 'yes', undefined, 'cannot tell']);
    expect(read[0].issues.map(({ code }: { code: string }) => code)).toContain('hs-does-not-fit');
    const plain = await records(path);
    expect(plain.read[0].tariff).toBeUndefined();
  });

  test('the InChIKey of what is flagged, by RDKit', async () => {
    const path = list('keys.smi', `${FENTANYL}.Cl a\nCCO b\n`);
    const { read } = await records(path, '--with', 'inchikey');
    expect(read[0].inchiKey).toMatch(/^[A-Z]{14}-UHFFFAOYSA-N$/);
    expect(read[1].inchiKey).toBeUndefined();
    // The finding has that of the listed base.
    expect(read[0].findings[0].inchiKey).toBe('PJMPHNIQZUBGLI-UHFFFAOYSA-N');
  });
});
