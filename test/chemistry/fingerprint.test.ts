import { SSSearcherWithIndex } from 'openchemlib';
import { expect, it } from 'vitest';
import { fromHex, similarity, toHex } from '../../src/chemistry/index.js';
import facts from '../../src/evidence/nearest.facts.json' with { type: 'json' };

const digits = Object.values(facts).map(({ bits }) => bits);

it('reads, writes and compares every fingerprint that is kept as OpenChemLib does', () => {
  expect(digits.length).toBeGreaterThan(100);
  const differ: string[] = [];
  for (const one of digits) {
    const bits = fromHex(one);
    const theirs = SSSearcherWithIndex.getIndexFromHexString(one);
    if (bits.join() !== [...theirs].join() || toHex(bits) !== one) differ.push(one);
    for (const other of digits) {
      const told = SSSearcherWithIndex.getSimilarityTanimoto(
        theirs,
        SSSearcherWithIndex.getIndexFromHexString(other),
      );
      if (similarity(bits, fromHex(other)) !== told) differ.push(`${one} ${other}`);
    }
  }
  expect(differ).toEqual([]);
});
