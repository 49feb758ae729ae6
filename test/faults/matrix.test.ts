import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import config from '../../vitest.config.js';
import { CAMPAIGNS } from '../fuzz/index.js';
import { declaredIn, declaredOf, FAULTS_PAGE, withFaults } from './matrix.js';
import { FAULTS } from './rows.js';

const text = readFileSync(FAULTS_PAGE, 'utf8');
const rows = Object.values(FAULTS).flat();
const declared = new Map(rows.map(({ test: [file] }) => [file, declaredIn(file)]));

describe('docs/FAULTS.md', () => {
  test('is what the rows and the campaigns say: npm run docs', () => {
    expect(text).toBe(withFaults(text));
    for (const name of [...Object.keys(FAULTS), 'campaigns'])
      expect(text).toContain(`<!-- table: ${name} -->`);
  });

  test.each(rows.map(({ fault, test }) => [fault, test] as const))(
    '%s: its test is there, and is run',
    (_, [file, name, case_]) => {
      const { names, texts } = declared.get(file)!;
      expect([...names], file).toContain(name);
      expect(file).toMatch(/^test\/.+\.test\.ts$/);
      if (case_ !== undefined)
        expect(texts.has(case_) || CAMPAIGNS.some((campaign) => campaign.name === case_), case_).toBe(true);
    },
  );

  test('no test is left out by the settings', () => {
    expect(config.test?.exclude).toBeUndefined();
  });

  test('every bound is the one in the code', () => {
    const bounds = text.split('\n').flatMap((row) => {
      const found = /^\| [^|]+ \| ([^|]+) \|.*`(MAX_\w+)`, (src\/\S+) \|$/.exec(row);
      return found === null ? [] : [[found[1]!, found[2]!, found[3]!] as const];
    });
    expect(bounds.length).toBeGreaterThan(5);
    for (const [bound, name, file] of bounds) {
      const value = new RegExp(`const ${name} = ([\\d_]+);`).exec(readFileSync(file, 'utf8'))?.[1];
      expect(bound, name).toContain(Number(value?.replaceAll('_', '')).toLocaleString('en'));
    }
  });
});

describe('what a row may name', () => {
  const { names } = declaredIn('test/faults/input.test.ts');

  test.each(['gzip > %s is whole', 'gzip', 'bounds > a heading of 2 MB is an error, and no guess'])(
    '%s',
    (name) => {
      expect(names.has(name)).toBe(true);
    },
  );

  test('not a part of a name, nor a test that stands elsewhere', () => {
    for (const name of ['%s is whole', 'is whole', 'files > %s is whole', 'gzip > %s is'])
      expect(names.has(name)).toBe(false);
  });

  test('nor one that is left out, or a block without tests', () => {
    const text = [
      "describe('a', () => { test.skip('b', act); test.each([]).skip('c', act); });",
      "describe.skip('d', () => { test('e', act); });",
      "describe.skipIf(here)('f', () => { test.each([1])('g', act); });",
      "test.todo('h'); test.fails('i', act);",
    ].join('\n');
    expect([...declaredOf(text).names]).toEqual(['f > g', 'f']);
  });
});
