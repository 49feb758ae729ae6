import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import named from '../../src/evidence/nearest.facts.json' with { type: 'json' };
import { CLI, folder } from '../support/built.js';

const here = folder();
const substances = Object.keys(named);
const lines = [
  ...substances.map((smiles, i) => `${smiles} named-${i}`),
  'CCO nothing',
  'C(C broken',
  // Twice the same, in another writing: their cards share a picture.
  'CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1 a',
  'C1CN(CCc2ccccc2)CCC1N(C(=O)CC)c1ccccc1F b<i>',
];
here.file('list.smi', `${lines.join('\n')}\n`);

/** The page that a run writes, without the command that it repeats; and how many threads died. */
function page(threads: number, inThread = '') {
  here.file('deaths', '');
  const preload = here.file(
    'preload.cjs',
    `const { isMainThread, parentPort } = require('node:worker_threads');
    if (!isMainThread) {
      const died = () => { require('node:fs').appendFileSync(${JSON.stringify(here.in('deaths'))}, 'x'); };
      ${inThread}
    }`,
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--require',
      preload,
      CLI,
      'screen',
      'list.smi',
      '-f',
      'html',
      '--as-of',
      '2026-11-29',
      '--threads',
      `${threads}`,
    ],
    { cwd: here.path, encoding: 'utf8', maxBuffer: 1 << 30, timeout: 120_000 },
  );
  expect(stderr).not.toContain('internal error');
  const deaths = readFileSync(here.in('deaths'), 'utf8').length;
  return { status, text: stdout.replace(/--threads \d/, ''), deaths };
}

/** Something to be done when the thread gives its nth card. */
const atCard = (n: number, act: string) =>
  `let given = 0; const real = parentPort.postMessage;
  parentPort.postMessage = function (...args) { given += 1; if (given === ${n}) { ${act} } return real.apply(this, args); };`;

describe('the cards of a report', () => {
  const alone = page(1);

  test('and the page are the same on one thread and on two', () => {
    // That there was a second thread at all.
    const two = page(2, atCard(3, 'died();'));
    expect(two.deaths).toBe(1);
    expect(two.status).toBe(0);
    expect(two.text === alone.text).toBe(true);
  });

  test('lose no record: each flagged one has a line and a card, and each is counted', () => {
    const count = (text: string | RegExp) => alone.text.split(text).length - 1;
    const tiles = [...alone.text.matchAll(/class="tile v-(\w+)"><b>([\d,]+)</g)].map(
      ([, verdict, n]) => [verdict!, Number(n!.replace(',', ''))] as const,
    );
    const of = Object.fromEntries(tiles) as Record<string, number>;
    const flagged = of.listed! + of.class! + of.analogue!;
    expect(flagged).toBeGreaterThan(substances.length / 2);
    expect(tiles.reduce((sum, [, n]) => sum + n, 0)).toBe(lines.length);
    expect([count('<article class="card'), count('<td class="short"><a href="#m')]).toEqual([
      flagged,
      flagged,
    ]);
    expect(of.unreadable).toBe(1);
    expect(alone.text).not.toContain('\u0000');
    expect(alone.text).not.toContain('b<i>');
    // Every picture that is used stands in the page once.
    const [used, there] = [/<use href="#(ref-\d+)"/g, /<g id="(ref-\d+)"/g].map((sign) =>
      [...alone.text.matchAll(sign)].map(([, id]) => id!),
    );
    expect(used!.length).toBeGreaterThan(0);
    expect(new Set(there).size).toBe(there!.length);
    expect(used!.filter((id) => !there!.includes(id))).toEqual([]);
  });

  test.each([
    ['dies at its first card', atCard(1, 'died(); process.exit(1);')],
    ['dies at its twentieth', atCard(20, 'died(); process.exit(0);')],
    ['throws', atCard(5, "died(); throw new Error('no');")],
    ['does not even begin', "died(); throw new Error('no');"],
  ])('are all made where the thread %s', (_, fault) => {
    const { deaths, text, status } = page(2, fault);
    expect(deaths).toBe(1);
    expect(status).toBe(0);
    expect(text === alone.text).toBe(true);
  });
});
