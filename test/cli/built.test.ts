import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import initRDKit from '@rdkit/rdkit';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';

/** The command as it is installed; `npm test` builds it first. */
const cli = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, ['dist/cli.cjs', ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });

const facts: Record<string, string>[] = parse(readFileSync('fixtures/shipment-facts.csv'), { columns: true });
const goods: Record<string, string>[] = parse(readFileSync('fixtures/shipment.csv'), { columns: true });

const screenerIsThere = (() => {
  try {
    createDayScreener();
    return true;
  } catch {
    return false;
  }
})();

test('--version is the package’s', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(cli(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
});

test('the command goes by its former path too', () => {
  const args = ['screen', 'fixtures/ten.smi', '-f', 'ndjson', '--as-of', '2026-01-01'];
  const former = spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
  expect([former.status, former.stdout]).toEqual([0, cli(args).stdout]);
});

test('wrong use is 2, without a stack', () => {
  const { status, stderr } = cli(['screen', 'no-such-file.smi']);
  expect([status, stderr]).toEqual([2, 'error: cannot read no-such-file.smi: there is no such file\n']);
});

describe('the consignment list', () => {
  let rdkit: Awaited<ReturnType<typeof initRDKit>>;
  beforeAll(async () => {
    rdkit = await initRDKit();
  });

  test('has a fact for each line', () => {
    expect(facts.map((fact) => fact.line_id)).toEqual(goods.map((line) => line.line_id));
  });

  test('holds the molecules that it says, by a second toolkit’s count', () => {
    goods.forEach(({ smiles, line_id }, i) => {
      const { formula, expected } = facts[i]!;
      if (expected === 'unreadable') return;
      const molecule = rdkit.get_mol(smiles!);
      expect([line_id, molecule && formulaOf(molecule.get_json())]).toEqual([line_id, formula]);
      molecule?.delete();
    });
  });

  test.runIf(screenerIsThere)('gets the verdicts that it should', () => {
    const run = cli(['screen', 'fixtures/shipment.csv', '--as-of', '2026-11-22', '-f', 'ndjson']);
    expect(run.status).toBe(0);
    const records = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id, verdict }) => [id, verdict])).toEqual(
      facts.map(({ line_id, expected }) => [line_id, expected]),
    );
    for (const record of records) ScreenResult.parse(record);
  });

  test.runIf(screenerIsThere)('reads the same from a file and from a pipe, in every format', () => {
    const text = readFileSync('fixtures/shipment.csv', 'utf8');
    for (const format of ['table', 'csv', 'ndjson']) {
      const fromFile = cli(['screen', 'fixtures/shipment.csv', '-f', format]);
      const fromPipe = cli(['screen', '-', '-f', format], text);
      expect(fromPipe.stdout).toBe(fromFile.stdout.replaceAll('fixtures/shipment.csv', 'stdin'));
      expect(fromFile.status).toBe(0);
    }
    expect(cli(['screen', '--fail-on', 'analogue'], text).status).toBe(1);
    expect(cli(['screen', '--fail-on', 'listed'], 'CCO ethanol\n').status).toBe(0);
  });

  test.runIf(screenerIsThere)('a reader that goes away early meets no noise', async () => {
    const child = spawn(process.execPath, ['dist/cli.cjs', 'screen', '-', '-f', 'ndjson']);
    let noise = '';
    child.stderr.on('data', (chunk) => {
      noise += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('CCO\n'.repeat(50_000));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, noise]).toEqual([141, '']);
  });
});

/** Hill's order, from RDKit's own JSON: elements and hydrogen counts as RDKit sees them. */
function formulaOf(json: string): string {
  const { molecules, defaults } = JSON.parse(json);
  const counts = new Map<number, number>();
  const add = (z: number, n: number) => counts.set(z, (counts.get(z) ?? 0) + n);
  for (const atom of molecules[0].atoms) {
    add(atom.z ?? defaults.atom.z, 1);
    add(1, atom.impHs ?? defaults.atom.impHs);
  }
  const symbols = [...counts]
    .filter(([, n]) => n > 0)
    .map(([z, n]): [string, number] => [SYMBOLS[z] ?? `?${z}`, n]);
  const rank = (symbol: string) =>
    !counts.has(6) ? symbol : symbol === 'C' ? '0' : symbol === 'H' ? '1' : symbol;
  symbols.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return symbols.map(([symbol, n]) => (n === 1 ? symbol : `${symbol}${n}`)).join('');
}

const SYMBOLS: Record<number, string> = {
  1: 'H',
  6: 'C',
  7: 'N',
  8: 'O',
  9: 'F',
  11: 'Na',
  16: 'S',
  17: 'Cl',
  19: 'K',
  22: 'Ti',
  35: 'Br',
};
