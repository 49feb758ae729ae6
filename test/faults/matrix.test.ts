import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CAMPAIGNS } from '../fuzz/index.js';

const text = readFileSync('docs/FAULTS.md', 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| '));
const cellsOf = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const tests = rows.flatMap((row) => {
  const [fault] = cellsOf(row);
  const found = /\| `(test\/[^`]+)` ([^|]+) \|$/.exec(row);
  return found === null ? [] : [[fault!, found[1]!, found[2]!] as const];
});

describe('docs/FAULTS.md', () => {
  test.each(tests)('%s: %s has the test “%s”', (_, file, title) => {
    expect(readFileSync(file, 'utf8')).toContain(title);
  });

  test('every fault has a test', () => {
    const sections = text.split(/^## /m).filter((section) => section.includes('| test |'));
    const faults = sections.flatMap((section) =>
      section.split('\n').filter((line) => /^\| (?!---)/.test(line)),
    );
    expect(faults.length - sections.length).toBe(tests.length);
    expect(tests.length).toBeGreaterThan(40);
  });

  test('every bound is the one in the code', () => {
    const bounds = rows.flatMap((row) => {
      const found = /`(MAX_\w+)`, (src\/\S+) \|$/.exec(row);
      return found === null ? [] : [[cellsOf(row)[1]!, found[1]!, found[2]!] as const];
    });
    expect(bounds.length).toBeGreaterThan(5);
    for (const [bound, name, file] of bounds) {
      const value = new RegExp(`const ${name} = ([\\d_]+);`).exec(readFileSync(file, 'utf8'))?.[1];
      expect(bound, name).toContain(Number(value?.replaceAll('_', '')).toLocaleString('en'));
    }
  });

  test('every campaign is there, in its own words', () => {
    for (const { name, claim } of CAMPAIGNS) expect(rows).toContain(`| ${name} | ${claim} |`);
  });
});
