import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command } from '../support/in-process.js';

const folder = mkdtempSync(join(tmpdir(), 'onetweak-pieces-'));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The filter of docs/COMMAND.md, but for a file instead of standard input. */
const FILTER = [
  '--input-format',
  'smi',
  '--fast',
  '--threads',
  '1',
  '--allow-empty',
  '--as-of',
  '2026-05-06',
];
const filter = (path: string) => command(['screen', path, ...FILTER, '-f', 'ndjson']);

const LINES = [
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 fentanyl',
  'CCO ethanol',
  '',
  '# a comment',
  'C1CC open',
  'C(C)1CC1 odd',
  'CO[Na] salt',
  'c1cccn1 pyrrole without its hydrogen',
  'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 furanylfentanyl',
  'CC,C comma',
  'C\tC\ttabs',
];

const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...JSON.parse(line), file: '', line: 0 }));

describe('pieces of a list', () => {
  test('give the records that the whole gives, however it is cut', async () => {
    const whole = rows((await filter(file('whole.smi', `${LINES.join('\n')}\n`))).stdout);
    expect(whole).toHaveLength(LINES.length - 2);
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(fc.nat(LINES.length), { maxLength: 4 })
          .map((cuts) => [0, ...cuts, LINES.length].sort((a, b) => a - b)),
        async (cuts) => {
          const got: unknown[] = [];
          for (const [i, from] of cuts.slice(0, -1).entries()) {
            const text = LINES.slice(from, cuts[i + 1]).map((line) => `${line}\n`);
            const { status, stdout } = await filter(file('piece.smi', text.join('')));
            expect(status).toBe(0);
            got.push(...rows(stdout));
          }
          expect(got).toEqual(whole);
        },
      ),
      { numRuns: 20 },
    );
  });

  test.each([
    ['nothing', ''],
    ['blank lines', '\n\n'],
    ['comments', '# a\n# b'],
  ])('--allow-empty: a piece of %s is done, and says so', async (_, text) => {
    const path = file('empty.smi', text);
    const { status, stdout, stderr } = await filter(path);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('= 0 records');
    expect((await command(['screen', path])).status).toBe(2);
  });

  test('--allow-empty holds for tables and SD files too, and forgives no other mistake', async () => {
    for (const name of ['empty.csv', 'empty.sdf']) {
      const { status, stderr } = await command(['screen', file(name, '\n'), '--allow-empty', '-f', 'csv']);
      expect([status, stderr]).toEqual([0, expect.stringContaining('= 0 records')]);
    }
    expect((await command(['screen', join(folder, 'none.smi'), '--allow-empty'])).status).toBe(2);
    expect((await command(['screen', file('x.csv', 'a,b\n1,2\n'), '--allow-empty'])).status).toBe(2);
  });
});
