import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as batch from '../../src/entries/batch.js';
import * as law from '../../src/entries/law.js';
import * as node from '../../src/entries/node.js';
import * as picture from '../../src/entries/picture.js';
import * as prefilter from '../../src/entries/prefilter.js';
import * as report from '../../src/entries/report.js';
import * as schema from '../../src/entries/schema.js';
import * as onetweak from '../../src/index.js';
import { CLI } from '../support/built.js';
import { asSaid, blocksOf, runScript, workplace } from '../support/pages.js';

/** What README, the library's page and the cookbook show runs, and prints what they say. */

const ENTRIES = {
  onetweak,
  'onetweak/batch': batch,
  'onetweak/law': law,
  'onetweak/node': node,
  'onetweak/picture': picture,
  'onetweak/prefilter': prefilter,
  'onetweak/report': report,
  'onetweak/schema': schema,
};
const PAGES = ['README.md', 'docs/LIBRARY.md', 'docs/COOKBOOK.md'];

describe.each(PAGES)('%s', (page) => {
  const blocks = blocksOf(page);
  const here = workplace();
  for (const { language, more, text } of blocks) if (more !== '' && language !== 'sh') here.file(more, text);

  const scripts = blocks.filter(({ language }) => language === 'js');
  test.each(
    scripts.map(({ text, prints }) => [text.split('\n').slice(0, 3).join(' '), text, prints] as const),
  )('runs: %s', async (_, text, prints) => {
    const before = process.cwd();
    const { printed, values } = await runScript(text, ENTRIES);
    expect(process.cwd()).toBe(before);
    for (const { code, found, said } of values) expect(found, code).toEqual(said);
    if (prints !== undefined) expect(printed).toMatch(asSaid(prints));
  });

  const lines = blocks.filter(({ language }) => language === 'sh');
  test.skipIf(!existsSync(CLI)).each(lines.map(({ text, prints }) => [text, prints] as const))(
    '%s',
    (text, prints) => {
      expect(here.run(text)).toMatch(asSaid(prints!));
    },
  );
});

test('what the pages show is checked', async () => {
  expect(asSaid('a\n…\nb\n').test('a\nx\ny\nb\n')).toBe(true);
  expect(asSaid('a\n…\nb\n').test('a\nx\ny\nc\n')).toBe(false);
  expect(asSaid('a.\n').test('ab\n')).toBe(false);
  const { printed, values } = await runScript(
    'const a = 1;\na + 1; // 3\nconsole.log(a);\na; // no value',
    {},
  );
  expect({ printed, values }).toEqual({ printed: '1\n', values: [{ code: 'a + 1;', found: 2, said: 3 }] });
  // Of all values that the pages say, most are values.
  const said = await Promise.all(
    ['docs/LIBRARY.md']
      .flatMap(blocksOf)
      .filter(({ language }) => language === 'js')
      .map(({ text }) => runScript(text, ENTRIES)),
  );
  expect(said.flatMap(({ values: each }) => each).length).toBeGreaterThanOrEqual(7);
});

describe('README', () => {
  const readme = readFileSync('README.md', 'utf8');

  test('compares figures of its own table', () => {
    const numbers = readme.split('\n## Numbers\n')[1]!.split('\n## ')[0]!;
    const row = readme.split('\n').find((line) => line.startsWith('| molecules a second |'))!;
    const figures = row.match(/\d{1,3}(?:,\d{3})+/g)!;
    expect(figures).toHaveLength(5);
    for (const figure of figures) expect(numbers, figure).toContain(figure);
  });

  test('names the families on its first screen', () => {
    const first = readme.split('\n').slice(0, 12).join('\n');
    for (const family of ['fentanyls', 'nitazenes', 'orphines', 'U-series']) expect(first).toContain(family);
  });
});

test('no link leads nowhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const dead = pages.flatMap((page) =>
    [...withoutCode(readFileSync(page, 'utf8')).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, path]) => path!)
      .filter((path) => !existsSync(join(dirname(page), path)))
      .map((path) => `${page}: ${path}`),
  );
  expect(dead).toEqual([]);
});

/** SMILES have brackets before parentheses too. */
const withoutCode = (page: string): string => page.replaceAll(/^```[\s\S]*?^```$|`[^`]*`/gm, '');
