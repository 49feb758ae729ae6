import { describe, expect, test } from 'vitest';
import { start, until } from '../support/built.js';
import { command } from '../support/in-process.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

describe('--line-buffered', () => {
  const args = ['screen', '-', '--input-format', 'smi', '--line-buffered', '-f', 'ndjson'];

  test('answers each line before the next one comes, and ends with the input', async () => {
    const run = start(args, process.cwd());
    const answers = () => run.said.out.split('\n').filter((line) => line !== '');
    for (const [i, line] of ['CCO a', 'C(C b', `${FENTANYL} c`].entries()) {
      run.child.stdin.write(`${line}\n`);
      await until(() => answers().length === i + 1);
    }
    run.child.stdin.end();
    expect((await run.ended).code).toBe(0);
    expect(answers().map((line) => JSON.parse(line).verdict)).toEqual(['none', 'unreadable', 'listed']);
    expect(run.said.err).toContain('3 lines = 3 records');
  });

  test('needs to be told the format, which nothing but the lines themselves could tell', async () => {
    const { status, stderr } = await command(['screen', '-', '--line-buffered']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('add --input-format smi')]);
  });
});

describe('--color', () => {
  const colored = async (...args: string[]) => (await command(args)).stdout.includes('\x1b[');

  test.each([
    ['explain', FENTANYL],
    ['law', 'list'],
    ['screen', 'fixtures/ten.smi'],
  ])('%s: always and never, and auto in a pipe', async (...args) => {
    expect(await colored(...args, '--color', 'always')).toBe(true);
    expect(await colored(...args, '--color', 'never')).toBe(false);
    expect(await colored(...args)).toBe(false);
  });
});
