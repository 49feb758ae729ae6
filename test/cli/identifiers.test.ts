import { describe, expect, test } from 'vitest';
import { command } from '../support/in-process.js';

const DAY = ['--as-of', '2026-11-28', '-f', 'json'];

describe('explain', () => {
  test.each([
    ['437-38-7', 0, 'listed', 'cas'],
    ['fentanyl citrate', 0, 'listed', 'name'],
    ['PJMPHNIQZUBGLI-UHFFFAOYSA-N', 0, 'listed', 'inchikey'],
    // A structure comes first, whatever else the text may be.
    ['CCO', 0, 'none', undefined],
    ['437-38-8', 2, 'cas-check-digit', undefined],
    ['aspirin', 2, 'name-not-known', undefined],
    ['C(C', 2, 'branch-open', undefined],
  ])('%s', async (text, code, says, basis) => {
    const { status, stdout } = await command(['explain', text, ...DAY]);
    const result = JSON.parse(stdout);
    expect(status).toBe(code);
    if (code === 0) expect([result.verdict, result.basis]).toEqual([says, basis]);
    else if (says === 'branch-open') expect(result.issues[0].at).toBeDefined();
    else expect(result.issues[0].code).toBe(says);
  });

  test('tells the place in the tariff where it is asked', async () => {
    const { stdout } = await command(['explain', 'norfentanyl', ...DAY, '--with', 'tariff']);
    expect(JSON.parse(stdout).tariff).toMatchObject({ subheading: '2933.39', reading: 'arguable' });
    const plain = await command(['explain', 'norfentanyl', ...DAY]);
    expect(JSON.parse(plain.stdout).tariff).toBeUndefined();
  });
});

test('a record that contradicts itself is 1 where that is asked, and first in a page', async () => {
  const { status, stderr } = await command(['screen', 'fixtures/manifest.xlsx', '--fail-on', 'mismatch']);
  expect([status, stderr]).toEqual([1, expect.stringContaining('contradict themselves: 3 records')]);
  const { stdout } = await command(['screen', 'fixtures/manifest.xlsx', '-f', 'html']);
  expect(stdout.indexOf('Records that contradict themselves')).toBeLessThan(
    stdout.indexOf('What was judged'),
  );
  expect(stdout).toContain('hs-does-not-fit');
});
