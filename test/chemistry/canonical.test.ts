import { describe, expect, it } from 'vitest';
import { adjacencyOf, canonical, type Molecule } from '../../src/chemistry/index.js';
import { randomFrom, respell } from '../../src/testing/respell.js';
import { molecule } from '../support/read.js';
import { hasShared, sharedRows } from '../support/shared.js';

/** All that a molecule is, by the numbers of its atoms. */
const told = (m: Molecule) => ({
  element: [...m.element],
  charge: [...m.charge],
  hydrogens: [...m.hydrogens],
  aromatic: [...m.aromatic],
  bonds: m.bonds,
  order: [...adjacencyOf(m).order],
  cisTrans: m.cisTrans,
});

const of = (smiles: string) => canonical(molecule(smiles))!;

const SAMPLE = [
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCOc1ccc(Cc2nc3cc(ccc3n2CCN(CC)CC)[N+](=O)[O-])cc1',
  'O=C1NCN(c2ccccc2)C12CCN(Cc1ccccc1)CC2',
  'CC(c1ccc(Br)cc1)N1CCC(CC1)n1c(=O)[nH]c2ccccc12',
  'c1ccc2c(c1)ccc1ccccc12',
  'C1CCC2(CC1)CCCCC2',
];

describe('the canonical form of a molecule', () => {
  it('is one in every writing, bond by bond', () => {
    const random = randomFrom(5);
    const all = hasShared ? sharedRows('opioids.tsv').map(({ smiles }) => smiles!) : SAMPLE;
    for (const smiles of [...SAMPLE, ...all.filter((each) => !each.includes('.') && !/[/\\]/.test(each))]) {
      const own = of(smiles);
      for (let k = 0; k < 3; k++) {
        const other = of(respell(smiles, random, { kekule: k === 1 }));
        expect(other.key, smiles).toBe(own.key);
        expect(told(other.molecule()), smiles).toEqual(told(own.molecule()));
      }
    }
  }, 120_000);

  it('leads each of its atoms back to one of its kind', () => {
    for (const smiles of SAMPLE) {
      const m = molecule(smiles);
      const { at, molecule: made } = canonical(m)!;
      const own = made();
      expect([...at].sort((a, b) => a - b)).toEqual(Array.from({ length: m.size }, (_, i) => i));
      for (let k = 0; k < own.size; k++) {
        const there = m.edges[at[k]!]!.map(({ to, aromatic }) => `${to} ${aromatic}`).sort();
        const here = own.edges[k]!.map(({ to, aromatic }) => `${at[to]} ${aromatic}`).sort();
        expect([own.element[k], own.hydrogens[k], own.charge[k], here]).toEqual([
          m.element[at[k]!],
          m.hydrogens[at[k]!],
          m.charge[at[k]!],
          there,
        ]);
      }
    }
  });

  it('tells apart what is not the same', () => {
    for (const [one, other] of [
      ['CCO', 'COC'],
      ['C=CO', 'CC=O'],
      ['C/C=C/C', 'C/C=C\\C'],
      ['C[N+](C)(C)C', 'CC(C)(C)C'],
      ['c1ccccc1', 'C1CCCCC1'],
      ['CC(C)C', 'CCCC'],
    ] as const)
      expect(of(one).key, `${one} ${other}`).not.toBe(of(other).key);
  });

  it('is none of what is too large', () => {
    expect(canonical(molecule('C'.repeat(300)))).toBeNull();
  });
});
