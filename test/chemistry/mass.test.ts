import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { symbolOf } from '../../src/chemistry/elements.js';
import { compositionOf, hill, massesOf } from '../../src/chemistry/mass.js';
import { loadRegister } from '../../src/law/register.js';
import { rdkit } from '../support/rdkit.js';
import { molecule } from '../support/read.js';

describe('mass', () => {
  // Molar masses as catalogues and the NIST WebBook print them.
  it.each([
    ['O', 'H2O', 18.015, 18.010565],
    ['CCO', 'C2H6O', 46.069, 46.041865],
    ['ClC(Cl)Cl', 'CHCl3', 119.37, 117.914383],
    ['CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'C22H28N2O', 336.479, 336.220164],
    ['O=S(=O)(O)O', 'H2O4S', 98.072, 97.967379],
  ])('%s: %s, %d, %d', (smiles, formula, average, monoisotopic) => {
    const composition = compositionOf(molecule(smiles));
    expect(hill(composition)).toBe(formula);
    const masses = massesOf(composition);
    expect(masses.average).toBeCloseTo(average, 2);
    expect(masses.monoisotopic).toBeCloseTo(monoisotopic, 4);
  });

  it('has none for an element without a standard weight, and says so of isotopes', () => {
    expect(massesOf(new Map([['Tc', 1]])).average).toBeUndefined();
    expect(massesOf(new Map([['Zr', 1]]))).toEqual({ average: 91.224, monoisotopic: undefined });
    expect(
      massesOf(
        new Map([
          ['D', 2],
          ['O', 1],
        ]),
      ).average,
    ).toBeCloseTo(20.027, 2);
  });

  it('has the weight of each element as RDKit has it', async () => {
    const toolkit = await rdkit();
    let compared = 0;
    for (let element = 1; element <= 92; element++) {
      const symbol = symbolOf(element);
      const average = massesOf(new Map([[symbol, 1]])).average;
      const theirs = toolkit.get_mol(`[${symbol}]`)!;
      const { amw } = JSON.parse(theirs.get_descriptors()) as { amw: number };
      theirs.delete();
      if (average === undefined) continue;
      expect(Math.abs(average - amw) / amw, `${symbol}: ${average}, ${amw}`).toBeLessThan(5e-4);
      compared++;
    }
    expect(compared).toBe(84);
  });

  it('is that of RDKit for each structure of the register and the fixtures', async () => {
    const toolkit = await rdkit();
    const fixtures = readFileSync('fixtures/ten.smi', 'utf8')
      .split('\n')
      .map((line) => line.split(/\s/)[0]!);
    const all = new Set([
      ...loadRegister()
        .named()
        .map(({ smiles }) => smiles),
      ...fixtures,
    ]);
    let compared = 0;
    for (const smiles of all) {
      if (smiles === '' || /[.*]/.test(smiles) || /\[\d/.test(smiles)) continue;
      const theirs = toolkit.get_mol(smiles);
      if (theirs === null) continue;
      const { amw, exactmw } = JSON.parse(theirs.get_descriptors()) as { amw: number; exactmw: number };
      theirs.delete();
      const masses = massesOf(compositionOf(molecule(smiles)));
      expect(Math.abs(masses.average! - amw) / amw, smiles).toBeLessThan(1e-4);
      expect(Math.abs(masses.monoisotopic! - exactmw), smiles).toBeLessThan(1e-3);
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
