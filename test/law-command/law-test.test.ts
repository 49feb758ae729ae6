import { describe, expect, test } from 'vitest';
import { command, entry, FURANYL, file, pack, rule } from '../support/command.js';

const CYCLOBUTYL = 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const good = () => file('good.json', pack({ classes: [rule()] }));
const run = (...args: string[]) => command(['law', 'test', ...args, '--runs', '10', '--seed', '1']);

describe('onetweak law test', () => {
  test('says of each claim that it holds, and how to try the same again', async () => {
    const cases = file('cases.json', { members: [{ smiles: CYCLOBUTYL, id: 'acme-acyl' }], others: ['CCO'] });
    const { code, out, err } = await run(good(), '--cases', cases);
    expect([code, err, out.match(/^✓/gm)?.length]).toEqual([0, '', 10]);
    expect(out).toContain('--seed 1.');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  test('ends with 1 where one does not, and says the text', async () => {
    const cases = file('wrong.json', { others: [FURANYL] });
    const { code, out } = await run(good(), '--cases', cases);
    expect([code, out.match(/^✗/gm)?.length]).toEqual([1, 1]);
    expect(out.replace(/\s+/g, ' ')).toContain('acme-acyl reaches one of the others');
  });

  test('as JSON', async () => {
    const { code, out } = await run(good(), '--format', 'json');
    const report = JSON.parse(out);
    expect([code, report.ok, report.seed]).toEqual([0, true, 1]);
    expect(report.claims.find(({ id }: { id: string }) => id === 'named')).toMatchObject({
      ok: true,
      runs: 10,
    });
  });

  test.each([
    ['a pack that is none', () => [file('bad.json', { format: 'x' })], /^error: .*bad\.json: /],
    [
      'a pack of one entry twice',
      () => [file('twice.json', pack({ named: [entry(), entry()] }))],
      /twice\.json: named/,
    ],
    ['no such file', () => ['nowhere.json'], /there is no such file/],
    ['cases that are none', () => [good(), '--cases', file('c.json', { member: [] })], /no cases/],
    [
      'cases that are no JSON',
      () => [good(), '--cases', file('d.json', '{')],
      /the cases in .* are not JSON/,
    ],
    [
      'a case of nothing',
      () => [good(), '--cases', file('e.json', { members: [{ smiles: 'C', id: 'x' }] })],
      /no such rule/,
    ],
    ['a case that cannot be read', () => [good(), '--cases', file('f.json', { others: ['C(C'] })], /C\(C/],
    ['no number of runs', () => [good(), '--runs', '0'], /whole number/],
  ])('%s is an error in words', async (_, args, words) => {
    const { code, err } = await run(...args());
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
  });
});
