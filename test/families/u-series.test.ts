import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis, decompositionsOf, familyOf, viewOf } from '../../src/families/index.js';
import { rdkit } from '../support/rdkit.js';
import { molecule } from '../support/read.js';
import { hasShared, sharedPath, sharedRows } from '../support/shared.js';
import { relationOf as told } from '../support/told.js';

describe('the U-series', () => {
  it.each([
    ['U-47700', 'CN(C)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', 'aminocyclohexyl-amide'],
    ['U-48800', 'CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)cc1Cl', 'aminocyclohexyl-amide phenylacetamide'],
    [
      'N,N-didesmethyl U-47700',
      'NC1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1',
      'aminocyclohexyl-amide amine-with-hydrogen',
    ],
    ['U-77891', 'CN1CCCC12CCCCC2N(C)C(=O)c1ccc(Br)c(Br)c1', 'aminocyclohexyl-amide spiro-amine'],
    [
      'spiradoline',
      'CN(C(=O)Cc1ccc(Cl)c(Cl)c1)C1CCC2(CCCO2)CC1N1CCCC1',
      'aminocyclohexyl-amide phenylacetamide oxaspiro',
    ],
    ['naphthyl U-47700', 'CN(C)C1CCCCC1N(C)C(=O)c1ccc2ccccc2c1', 'aminocyclohexyl-amide phenyl-fused'],
    ['a decalin', 'CN(C)C1CC2CCCCC2CC1N(C)C(=O)c1ccc(Cl)cc1', 'aminocyclohexyl-amide cyclohexane-fused'],
    ['AH-7921', 'CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1', 'amine-moved'],
    ['its phenylacetamide', 'CN(C)C1(CNC(=O)Cc2ccc(Cl)c(Cl)c2)CCCCC1', 'amine-moved phenylacetamide'],
    ['A12', 'CN(C)C1(CNC(=O)c2ccncc2)CCCCC1', 'aryl-acyl-changed hetaryl-acid'],
    ['UF-17', 'CCC(=O)N(c1ccccc1)C1CCCCC1N(C)C', 'n-aryl-amide'],
    ['furanyl UF-17', 'CN(C)C1CCCCC1N(C(=O)c1ccco1)c1ccccc1', 'n-aryl-amide'],
    ['a thienyl acid', 'CN(C)C1CCCCC1N(C)C(=O)c1cccs1', 'aryl-acyl-changed hetaryl-acid'],
    [
      'a pyridone, by either tautomer',
      'CN(C)C1CCCCC1N(C)C(=O)c1cccc(=O)[nH]1',
      'aryl-acyl-changed hetaryl-acid',
    ],
    ['and the other', 'CN(C)C1CCCCC1N(C)C(=O)c1cccc(O)n1', 'aryl-acyl-changed hetaryl-acid'],
    ['a phenylglycine', 'CN(C1CCCCC1N1CCCC1)C(=O)C(N)c1ccccc1', 'aryl-acyl-changed branched-acid'],
    ['a phenoxyacetamide', 'CN(C(=O)COc1ccc(Cl)cc1Cl)C1CCCCC1N1CCCC1', 'aryl-acyl-changed longer-acid'],
    ['a cinnamide', 'CN(C(=O)C=Cc1ccccc1)C1CCCCC1N1CCCC1', 'aryl-acyl-changed longer-acid'],
    [
      'a thioamide',
      'CN(C(=S)Cc1cccc2sccc12)C1CCCCC1N1CCCC1',
      'aryl-acyl-changed phenylacetamide phenyl-fused thioacyl-amide',
    ],
    ['a thiobenzamide', 'CN(C)C1CCCCC1N(C)C(=S)c1ccc(Cl)c(Cl)c1', 'aryl-acyl-changed thioacyl-amide'],
    ['a cyclopentane', 'CN(C)C1CCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', 'cyclohexane-changed cyclopentane'],
    [
      'U-48753E: a cyclopentane, and the phenyl on the nitrogen',
      'CCC(=O)N(c1ccc(Cl)c(Cl)c1)C1CCCC1N(C)C',
      'cyclohexane-changed cyclopentane',
    ],
    [
      'a cycloheptane',
      'CN(C(=O)Cc1cccc2sccc12)C1CCCCCC1N1CCCC1',
      'cyclohexane-changed phenylacetamide phenyl-fused cycloheptane',
    ],
    ['a cyclohexene', 'CN(C)C1CC=CCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', 'cyclohexane-changed cyclohexene'],
  ])('names %s', (_, smiles, expected) => {
    expect(told(smiles)).toBe(expected);
  });

  it.each([
    ['edoxaban', 'CN1CCc2nc(sc2C1)C(=O)NC1CC(CCC1NC(=O)C(=O)Nc1ccc(Cl)cn1)C(=O)N(C)C'],
    ['metoclopramide', 'CCN(CC)CCNC(=O)c1cc(Cl)c(N)cc1OC'],
    ['tiapride', 'CCN(CC)CCNC(=O)c1cc(ccc1OC)S(C)(=O)=O'],
    ['clebopride', 'COc1cc(N)c(Cl)cc1C(=O)NC1CCN(Cc2ccccc2)CC1'],
    ['tramadol', 'COc1cccc(c1)C1(O)CCCCC1CN(C)C'],
    ['glibenclamide', 'COc1ccc(Cl)cc1C(=O)NCCc1ccc(cc1)S(=O)(=O)NC(=O)NC1CCCCC1'],
    ['a diamide of 1,2-diaminocyclohexane', 'O=C(NC1CCCCC1NC(=O)c1ccccc1)c1ccccc1'],
    ['a 4-aminocyclohexyl benzamide', 'CN(C)C1CCC(CC1)NC(=O)c1ccc(Cl)cc1'],
    ['an acetamide', 'CC(=O)N(C)C1CCCCC1N(C)C'],
    ['a lactam', 'O=C1c2ccccc2CN1C1CCCCC1N(C)C'],
  ])('leaves %s alone', (_, smiles) => {
    expect(told(smiles)).toBe('none');
  });

  it('says what sits at each site', () => {
    const text = (smiles: string) => {
      const own = new Analysis(molecule(smiles)).main!;
      return Object.fromEntries(familyOf(own.family).sites.map(({ id }) => [id, viewOf(own, id).text]));
    };
    expect(text('CCN(CC)C1CCCCC1NC(=O)Cc1ccc(Cl)cc1Cl')).toEqual({
      amine: 'diethylamino',
      'cyclohexane ring': 'plain cyclohexane ring',
      'amide nitrogen': 'hydrogen',
      carbonyl: 'carbonyl and CH2',
      aryl: '2,4-dichlorophenyl',
    });
    // Written so that the methyl stands at either side of the ring.
    for (const moved of ['CN(C)C1(CNC(=O)c2ccccc2)CC(C)CCC1', 'CN(C)C1(CNC(=O)c2ccccc2)CCCC(C)C1'])
      expect(text(moved)).toMatchObject({
        'cyclohexane ring': '1-aminocyclohexylmethyl ring with methyl at C3',
      });
    expect(text('CCC(=O)N(c1ccc(F)cc1)C1CCCCC1N(C)C')).toMatchObject({
      'amide nitrogen': '4-fluorophenyl',
      aryl: 'ethyl',
    });
  });

  it('takes a molecule apart in each of its ways', () => {
    const ways = (smiles: string) => decompositionsOf(familyOf('u-series'), molecule(smiles)).length;
    expect(ways('CN(C)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1')).toBe(1);
    expect(ways('CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1')).toBe(1);
    expect(ways('CN(C)C1C(N(C)C)CCCC1NC(=O)c1ccccc1')).toBe(1);
    expect(ways('CN(C)C1CCCC(N(C)C)C1NC(=O)c1ccccc1')).toBe(2);
  });

  it.runIf(hasShared)(
    'flags every U-compound that a second toolkit finds in the published tables, in every spelling',
    async () => {
      const module = await rdkit();
      // An amide and an amine on neighbouring carbons of a cyclohexane, or as in AH-7921; an aryl ring on the acid or the nitrogen.
      const amine = '[NX3,NX4;!$(N~[#6]=[#8,#16]);!$(N~a)]';
      const patterns = [
        `[$(N(C(=O)c)),$(N(C(=O)[CH2]c)),$(N(C=O)c);!R]-C1C(-${amine})CCCC1`,
        `[$(N(C(=O)c));!R]-[CH2]-C1(-${amine})CCCCC1`,
      ].map((smarts) => module.get_qmol(smarts)!);
      const rows = sharedRows('opioids.tsv').flatMap((r) => [r.smiles!, ...r.spellings!.split(' ; ')]);
      const cayman = readFileSync(sharedPath('lists/cayman-2024-opioids.csv'), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(',').at(-1)!)
        .filter((smiles) => smiles !== '');
      let found = 0;
      const missed: string[] = [];
      for (const smiles of [...rows, ...cayman]) {
        const mol = module.get_mol(smiles);
        if (mol === null) continue;
        const theirs = patterns.some((p) => mol.get_substruct_match(p) !== '{}');
        mol.delete();
        if (!theirs) continue;
        found++;
        const reading = readMolecules(smiles);
        const ours =
          reading.ok && reading.molecules.some((m) => new Analysis(m).nearest?.family === 'u-series');
        if (!ours) missed.push(smiles);
      }
      for (const pattern of patterns) pattern.delete();
      console.log(`U-compounds in opioids.tsv and the catalogue, spellings counted: ${found}`);
      expect(missed).toEqual([]);
      expect(found).toBeGreaterThan(100);
    },
  );
});
