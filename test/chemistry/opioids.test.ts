import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { identityKey, readMolecules, toSmiles } from '../../src/chemistry/index.js';
import { sharedPath } from '../support/shared.js';

const FILE = sharedPath('opioids.tsv');

describe.skipIf(!existsSync(FILE))('the public tables of opioids', () => {
  const rows = existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
    : [];

  it('every spelling of a substance holds the substance', () => {
    const lost: string[] = [];
    for (const [smiles, name, , spellings] of rows) {
      const plain = readMolecules(smiles!);
      if (!plain.ok) {
        lost.push(`${name}: ${smiles} is unreadable`);
        continue;
      }
      const key = identityKey(plain.molecules[0]!);
      for (const spelling of spellings!.split(' ; ')) {
        const reading = readMolecules(spelling);
        if (!reading.ok || !reading.molecules.some((m) => identityKey(m) === key))
          lost.push(`${name}: ${spelling}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('what is written canonically is read and written the same', () => {
    for (const [smiles] of rows) {
      const reading = readMolecules(smiles!);
      if (!reading.ok) continue;
      const written = toSmiles(reading.molecules[0]!);
      const again = readMolecules(written);
      expect(again.ok && toSmiles(again.molecules[0]!)).toBe(written);
    }
  });
});
