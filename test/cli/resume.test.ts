import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cli, folder, ndjson } from '../support/built.js';
import { command } from '../support/in-process.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
/** The last two of these are `none` for the prefilter and `unreadable` for the exact path. */
const KINDS = [
  'CCOc1ccccc1',
  `${FENTANYL}`,
  'C(C',
  'CCS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'c1cccn1',
  'CC(C)(C)(C)C',
];
/** So long that the list outgrows what `auto` takes for small. */
const ids = (length: number) =>
  Array.from({ length: 400 }, (_, i) => `${KINDS[(i * 7) % 11] ?? 'CCO'} ${'x'.repeat(length)}${i}`).join(
    '\n',
  );
const list = here.file('list.smi', `${ids(200)}\n`);
const small = here.file('small.smi', `${ids(20)}\n`);
const out = here.in('out.ndjson');
const partial = `${out}.partial`;

const DAY = ['--as-of', '2026-01-01'];
const MODES = { fast: ['--fast'], exact: ['--exact'], auto: [] } as const;
const cases = Object.entries(MODES).flatMap(([mode, args]) =>
  [[], ['--flagged']].flatMap((flagged) =>
    [list, small].map(
      (path) =>
        [`${mode} ${flagged} ${path === list ? 'long' : 'short'}`, path, [...args, ...flagged]] as const,
    ),
  ),
);

describe('a run that was stopped and is gone on with writes what a whole run writes', () => {
  test.each(cases)('%s', async (_, path, args) => {
    const screen = (...more: string[]) =>
      command(['screen', path, ...DAY, ...args, '--threads', '1', ...more]);
    const whole = await screen('-f', 'ndjson');
    const bytes = Buffer.from(whole.stdout);
    expect(ndjson(whole.stdout).length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (cut) => {
        rmSync(out, { force: true });
        writeFileSync(partial, bytes.subarray(0, cut));
        const again = await screen('-o', out, '--resume');
        expect([again.status, again.stderr]).toEqual([0, whole.stderr]);
        expect(readFileSync(out).equals(bytes)).toBe(true);
        expect(existsSync(partial)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  test.each(cases)('%s, two threads', (_, path, args) => {
    const screen = (...more: string[]) => cli(['screen', path, ...DAY, ...args, '--threads', '2', ...more]);
    const whole = screen('-f', 'ndjson');
    const bytes = Buffer.from(whole.stdout);
    writeFileSync(partial, bytes.subarray(0, bytes.length * 0.4));
    const again = screen('-o', out, '--resume');
    expect([again.status, again.stderr]).toEqual([0, whole.stderr]);
    expect(readFileSync(out).equals(bytes)).toBe(true);
  });
});

test.each([
  ['--exact', '--fast', 200],
  ['--exact', '--fast', 398],
  ['--fast', '--exact', 200],
  ['--fast', '--exact', 398],
])(
  'a run with %s, gone on with by %s after %i records, is refused and left as it is, never mixed',
  async (first, then, records) => {
    const screen = (...more: string[]) => command(['screen', list, ...DAY, ...more]);
    const before = await screen(first, '-f', 'ndjson');
    const begun = `${before.stdout.split('\n').slice(0, records).join('\n')}\n`;
    writeFileSync(partial, begun);
    rmSync(out, { force: true });
    const { status, stderr: error } = await screen(then, '-o', out, '--resume');
    expect(status).toBe(2);
    expect(error).toMatch(
      /its record \d+ was judged otherwise than .*list\.smi, line \d+ is now .*Give the options of the first run/,
    );
    expect(error).not.toContain('--resume goes on with it');
    expect(readFileSync(partial, 'utf8')).toBe(begun);
    expect(existsSync(out)).toBe(false);
  },
);

test('each mode has records of its own here, so that a mixture would show', async () => {
  const [fast, exact] = await Promise.all(
    ['--fast', '--exact'].map(
      async (mode) => (await command(['screen', list, ...DAY, mode, '-f', 'ndjson'])).stdout,
    ),
  );
  const unreadable = (text: string) => ndjson(text).filter(({ verdict }) => verdict === 'unreadable').length;
  expect(unreadable(exact!)).toBeGreaterThan(2 * unreadable(fast!));
});
