import { expect, test } from 'vitest';
import { draw, readMolecules } from '../../src/chemistry/index.js';

function drawn(smiles: string) {
  const reading = readMolecules(smiles);
  const { ink, letters, atoms } = draw(reading.ok ? reading.molecules[0]! : (null as never))!;
  const lines = [...ink.matchAll(/M([\d.-]+),([\d.-]+)L([\d.-]+),([\d.-]+)/g)].map(([, ...ends]) =>
    ends.map(Number),
  );
  return { lines, letters, atoms, texts: [...ink.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text!) };
}

test.each([
  ['CC', 1, ''],
  ['C=C', 2, ''],
  ['CC#N', 4, 'N'],
  ['C', 0, 'C H 4'],
  ['O', 0, 'O H 2'],
  ['CO', 1, 'O H'],
  ['CN', 1, 'N H 2'],
  ['CNC', 2, 'N H'],
  ['C[N+](C)(C)C', 4, 'N +'],
  ['C[N+](=O)[O-]', 4, 'N + O O −'],
  ['c1ccccc1', 9, ''],
  ['CS(=O)(=O)C', 6, 'S O O'],
  ['C=C=C', 4, ''],
  ['ClCBr', 2, 'Cl Br'],
  ['C[Si](C)(C)C', 4, 'Si'],
  ['Cc1cc[nH]c1', 8, 'N H'],
])('%s is drawn with %i lines and the letters "%s"', (smiles, lines, texts) => {
  const { lines: found, texts: letters } = drawn(smiles);
  expect(found.length).toBe(lines);
  expect(letters.join(' ')).toBe(texts);
});

test('no line runs through a letter, and each stands by its atom', () => {
  for (const smiles of [
    'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
    'NS(=O)(=O)c1ccc(NC(=O)CO)cc1',
    'OCC(O)C(O)CO',
    'O=C1NCN(c2ccccc2)C12CCN(CCc1ccccc1)CC2',
    'C[NH+](C)CCOP(=O)(O)O',
  ]) {
    const { lines, letters, atoms } = drawn(smiles);
    for (const { at, half, atom } of letters) {
      expect(Math.hypot(at[0] - atoms[atom]![0], at[1] - atoms[atom]![1]), smiles).toBeLessThan(30);
      for (const [ax, ay, bx, by] of lines as [number, number, number, number][])
        for (let t = 0; t <= 1; t += 0.05) {
          const [x, y] = [ax + (bx - ax) * t, ay + (by - ay) * t];
          expect(Math.abs(x - at[0]) < half - 1 && Math.abs(y - at[1]) < 4, smiles).toBe(false);
        }
    }
  }
});

test('a double bond of a ring has its second line inside the ring', () => {
  const { lines } = drawn('c1ccccc1');
  const middle = (pick: number) =>
    lines.reduce((sum, ends) => sum + ends[pick]! + ends[pick + 2]!, 0) / (2 * lines.length);
  const [x, y] = [middle(0), middle(1)];
  const far = lines
    .map(([ax, ay, bx, by]) => Math.hypot((ax! + bx!) / 2 - x, (ay! + by!) / 2 - y))
    .sort((a, b) => a - b);
  expect(far[2]!).toBeLessThan(18);
  expect(far[3]!).toBeGreaterThan(20);
});
