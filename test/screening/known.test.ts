import { describe, expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';
import { EVERY_LIBERTY, randomFrom, respell } from '../../src/testing/respell.js';
import { hasShared, sharedRows } from '../support/shared.js';

/**
 * What is found of a substance is kept for its other writings. A result must not show it: neither what came before, nor in
 * which writing.
 */
const random = randomFrom(11);
const substances = hasShared
  ? sharedRows('opioids.tsv')
      .map(({ smiles }) => smiles!)
      .filter((_, i) => i % 3 === 0)
  : [
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1C',
      'CCOc1ccc(Cc2nc3cc(ccc3n2CCN(CC)CC)[N+](=O)[O-])cc1',
      'CC(c1ccc(Br)cc1)N1CCC(CC1)n1c(=O)[nH]c2ccccc12',
    ];
const lines = substances.flatMap((smiles) => [
  smiles,
  respell(smiles, random),
  respell(smiles, random, EVERY_LIBERTY),
  `${respell(smiles, random, { kekule: true })}.Cl`,
]);
const options = { asOf: '2026-06-01' };

describe('a substance that came by before', () => {
  it('is judged as if it came first, on whatever day', () => {
    const one = createScreener(options);
    const other = createScreener(options);
    const results = lines.map((line) => JSON.stringify(one.screen(line)));
    for (let i = lines.length - 1; i >= 0; i--) {
      if (i % 5 === 0) other.screen(lines[i]!, { asOf: '2014-01-01' });
      expect(JSON.stringify(other.screen(lines[i]!)), lines[i]!).toBe(results[i]);
      expect(JSON.stringify(one.screen(lines[i]!)), lines[i]!).toBe(results[i]);
    }
  }, 120_000);

  it('is said of the atoms of its own text, and frozen', () => {
    const screener = createScreener(options);
    for (const [smiles, atoms] of [
      ['CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1', [11]],
      ['Fc1ccccc1N(C(=O)CC)C1CCN(CCc2ccccc2)CC1', [0]],
      ['Cl.C1CN(CCc2ccccc2)CCC1N(C(=O)CC)c1c(F)cccc1', [22]],
    ] as const) {
      const { findings, decompositions } = screener.screen(smiles);
      const clauses = findings.flatMap((finding) => finding.clauses);
      const fluoro = clauses.filter(({ group }) => group === 'fluoro');
      expect(fluoro.length, smiles).toBeGreaterThan(0);
      for (const clause of fluoro) expect(clause.atoms, smiles).toEqual(atoms);
      const aniline = decompositions[0]!.sites.find(({ site }) => site === 'aniline ring')!;
      expect(aniline.substituents![0]!.group.atoms, smiles).toEqual(atoms);
      expect([...aniline.group!.atoms], smiles).toEqual([...aniline.group!.atoms].sort((a, b) => a - b));
      for (const each of [clauses, decompositions, fluoro[0]!.atoms, aniline.group!.atoms])
        for (const value of [each].flat()) expect(Object.isFrozen(value)).toBe(true);
    }
  });
});
