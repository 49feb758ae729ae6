import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  familyRows,
  hindcast,
  hindcastInShort,
  hindcastText,
  isCalledFentanyl,
  OTHER_FAMILIES,
  readmeWith,
  sums,
} from '../../bench/hindcast.js';
import { loadRegister } from '../../src/index.js';

const rows = hindcast();

describe('hindcast', () => {
  test('docs/HINDCAST.md is what the script writes', () => {
    expect(hindcastText(rows)).toBe(readFileSync('docs/HINDCAST.md', 'utf8'));
  });

  test('the lines in README.md are what the script writes', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(readmeWith(readme, hindcastInShort(rows))).toBe(readme);
  });

  test('none was none on the day before its first control, and each was covered on the day', () => {
    for (const { entry, eve, day } of rows.filter((row) => row.eve !== null)) {
      expect([entry.id, eve!.verdict]).not.toEqual([entry.id, 'none']);
      expect([entry.id, eve!.verdict]).not.toEqual([entry.id, 'unreadable']);
      expect(['listed', 'class'], entry.id).toContain(day!.verdict);
    }
  });

  test('each was an analogue, but norfentanyl: the amides of 4-anilinopiperidine were listed days before', () => {
    expect(
      rows.filter((row) => row.eve !== null && row.eve.verdict !== 'analogue').map((row) => row.entry.id),
    ).toEqual(['us-norfentanyl']);
  });

  test('leaves no fentanyl out: these alone of the named drugs are not called one', () => {
    const others = loadRegister()
      .named('us')
      .filter((entry) => entry.kind === 'drug' && !isCalledFentanyl(entry))
      .map((entry) => entry.name)
      .filter((name) => !/nitazene$/.test(name));
    expect(others.sort()).toEqual(
      [
        '2-methyl AP-237',
        '5,6-dichloro brorphine',
        'AH-7921',
        'MT-45',
        'U-47700',
        'brorphine',
        'cychlorphine',
        'diampromide',
        'phenampromide',
        'propiram',
      ].sort(),
    );
  });

  test('judges all but those whose first day is not sourced', () => {
    const { all, judged, eves } = sums(rows);
    expect(rows.filter((row) => row.eve === null).every((row) => row.entry.since === null)).toBe(true);
    expect(judged).toBe(Object.values(eves).reduce((a, b) => a + b, 0));
    expect(all - judged).toBeLessThanOrEqual(2);
  });

  test.each(OTHER_FAMILIES.map((each) => [each.family, each.called] as const))(
    'no named %s was none on the day before its first control, by its own law alone',
    (family, called) => {
      const { rows } = familyRows(called);
      expect(rows.length).toBeGreaterThan(family === 'orphine' ? 5 : 20);
      for (const { entry, eve, day } of rows) {
        expect([entry.id, eve.verdict]).not.toEqual([entry.id, 'none']);
        expect([entry.id, eve.verdict]).not.toEqual([entry.id, 'unreadable']);
        expect(['listed', 'class'], entry.id).toContain(day.verdict);
      }
    },
  );
});
