import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis, decompositionsOf, familyOf, viewOf } from '../../src/families/index.js';
import { createScreener } from '../../src/index.js';
import { smilesColumn } from '../support/csv.js';
import { rdkit } from '../support/rdkit.js';
import { molecule as one } from '../support/read.js';
import { hasShared, sharedPath, sharedRows, sharedSmiles } from '../support/shared.js';
import { relationOf as told } from '../support/told.js';

describe('relations to the orphines', () => {
  it.each([
    ['brorphine', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1', 'orphine'],
    ['its hydroxybenzimidazole form', 'CC(c1ccc(Br)cc1)N1CCC(n2c(O)nc3ccccc32)CC1', 'orphine'],
    ['SR-17018', 'O=c1[nH]c2cc(Cl)c(Cl)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1', 'orphine'],
    ['a pyridylmethyl', 'O=c1[nH]c2ccccc2n1C1CCN(Cc2ccncc2)CC1', 'orphine'],
    ['a phenethyl', 'O=c1[nH]c2ccccc2n1C1CCN(CCc2ccccc2)CC1', 'orphine-tail two-carbon-tail'],
    ['a cyclohexylmethyl', 'O=c1[nH]c2ccccc2n1C1CCN(CC2CCCCC2)CC1', 'orphine-tail cycloalkyl-tail'],
    ['without the arylalkyl group', 'O=c1[nH]c2ccccc2n1C1CCNCC1', 'orphine-tail orphine-nor'],
    ['an indolinone', 'CC(c1ccccc1)N1CCC(N2C(=O)Cc3ccccc32)CC1', 'orphine-lactam indolinone'],
    ['a benzoxazolone', 'CC(c1ccccc1)N1CCC(n2c(=O)oc3ccccc32)CC1', 'orphine-lactam benzoxazolone'],
    ['a benzothiazolone', 'CC(c1ccccc1)N1CCC(n2c(=O)sc3ccccc32)CC1', 'orphine-lactam benzothiazolone'],
    [
      'an imidazopyridinone',
      'CC(c1ccccc1)N1CCC(n2c(=O)[nH]c3ncccc32)CC1',
      'orphine-lactam aza-benzimidazolone',
    ],
    ['a thione', 'CC(c1ccccc1)N1CCC(n2c(=S)[nH]c3ccccc32)CC1', 'orphine-lactam benzimidazolethione'],
    ['its thiol form', 'CC(c1ccccc1)N1CCC(n2c(S)nc3ccccc32)CC1', 'orphine-lactam benzimidazolethione'],
    ['an azetidine', 'CC(c1ccccc1)N1CC(n2c(=O)[nH]c3ccccc32)C1', 'orphine-ring orphine-azetidine'],
    ['a pyrrolidine', 'CC(c1ccccc1)N1CCC(n2c(=O)[nH]c3ccccc32)C1', 'orphine-ring orphine-pyrrolidine'],
    ['the 3-position', 'CC(c1ccccc1)N1CCCC(n2c(=O)[nH]c3ccccc32)C1', 'orphine-ring orphine-piperidin-3-yl'],
    ['an azepane', 'CC(c1ccccc1)N1CCCC(n2c(=O)[nH]c3ccccc32)CC1', 'orphine-ring orphine-azepane'],
    [
      'a tetrahydropyridine',
      'CC(c1ccccc1)N1CCC(n2c(=O)[nH]c3ccccc32)=CC1',
      'orphine-ring orphine-unsaturated',
    ],
    ['one carbon off the ring', 'CC(c1ccccc1)N1CCC(Cn2c(=O)[nH]c3ccccc32)CC1', 'orphine-ring orphine-spaced'],
    ['spirobrorphine', 'CC(c1ccc(Br)cc1)N1CCC2(CC1)C(=O)NCN2c1ccccc1', 'spiro-orphine'],
    ['its imidic acid', 'CC(c1ccc(Br)cc1)N1CCC2(CC1)C(O)=NCN2c1ccccc1', 'spiro-orphine'],
    [
      'a spiro phenethyl',
      'O=C1NCN(c2ccccc2)C12CCN(CCc1ccccc1)CC2',
      'spiro-orphine-tail spiro-two-carbon-tail',
    ],
    ['the spiro core bare', 'O=C1NCN(c2ccccc2)C12CCNCC2', 'spiro-orphine-tail spiro-orphine-nor'],
  ])('names %s', (_, smiles, expected) => {
    expect(told(smiles)).toBe(expected);
  });

  it.each([
    ['pimozide', 'O=c1[nH]c2ccccc2n1C1CCN(CCCC(c2ccc(F)cc2)c2ccc(F)cc2)CC1'],
    ['benperidol', 'Fc1ccc(cc1)C(=O)CCCN1CCC(CC1)n1c(=O)[nH]c2ccccc12'],
    ['domperidone', 'Clc1ccc2n(C3CCN(CCCn4c(=O)[nH]c5ccccc45)CC3)c(=O)[nH]c2c1'],
    ['droperidol', 'Fc1ccc(cc1)C(=O)CCCN1CCC(=CC1)n1c(=O)[nH]c2ccccc12'],
    ['bezitramide', 'CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc12'],
    ['spiperone', 'O=C(CCCN1CCC2(CC1)C(=O)NCN2c1ccccc1)c1ccc(F)cc1'],
    ['fluspirilene', 'O=C1NCN(c2ccccc2)C11CCN(CCCC(c2ccc(F)cc2)c2ccc(F)cc2)CC1'],
    ['astemizole', 'COc1ccc(CCN2CCC(CC2)Nc2nc3ccccc3n2Cc2ccc(F)cc2)cc1'],
    ['flibanserin', 'FC(F)(F)c1cccc(c1)N1CCN(CCn2c(=O)[nH]c3ccccc23)CC1'],
    ['oxatomide', 'O=c1[nH]c2ccccc2n1CCCN1CCN(C(c2ccccc2)c2ccccc2)CC1'],
    ['a spirohydantoin', 'O=C1NC(=O)C2(CCN(Cc3ccccc3)CC2)N1c1ccccc1'],
    [
      'a spiro tetralin-2-yl: the two carbons of a tail lie in no ring',
      'O=C1NCN(c2ccccc2)C12CCN(C1CCc3ccccc3C1)CC2',
    ],
    ['an ether of the hydroxybenzimidazole', 'CCOc1nc2ccccc2n1C1CCN(Cc2ccccc2)CC1'],
  ])('leaves %s alone', (_, smiles) => {
    expect(told(smiles)).toBe('none');
  });

  it('says what sits at each site, however it is written', () => {
    const text = (smiles: string) => {
      const own = new Analysis(one(smiles)).main!;
      return familyOf(own.family).sites.map(({ id }) => viewOf(own, id).text);
    };
    for (const cychlorphine of [
      'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)n(CCC#N)c3ccccc32)CC1',
      'N#CCCN1C(=O)N(C2=CC=CC=C12)C1CCN(CC1)C(C)C1=CC=C(Cl)C=C1',
    ])
      expect(text(cychlorphine)).toEqual([
        'benzimidazolone with 2-cyanoethyl at N3',
        'plain piperidine ring',
        '1-(4-chlorophenyl)ethyl',
      ]);
    for (const dichloro of [
      'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3cc(Cl)c(Cl)cc32)CC1C',
      'CC(c1ccc(Br)cc1)N1C(C)CC(CC1)n1c(O)nc2cc(Cl)c(Cl)cc21',
    ])
      expect(text(dichloro)).toEqual([
        'benzimidazolone with chloro at C5, chloro at C6',
        'piperidine ring with methyl at C2',
        '1-(4-bromophenyl)ethyl',
      ]);
    for (const spiro of [
      'CC1CN(Cc2ccccc2)CCC11C(=O)N(C)CN1c1ccccc1F',
      'CN1CN(c2ccccc2F)C2(CCN(Cc3ccccc3)CC2C)C1=O',
    ])
      expect(text(spiro)).toEqual([
        '2-fluorophenyl',
        'triazaspirodecanone with methyl at N3, methyl at C6',
        'benzyl',
      ]);
  });
});

/** RDKit's answer to the same question, from patterns written on their own. */
const RING = '[#6;!a]1-;@[#6;!a]-;@[#6;!a]-;@[#7;!a]-;@[#6;!a]-;@[#6;!a]-;@1';
const BENZIMIDAZOLONE = `[$([#8;D1]=[#6]),$([O;D1;H1,-1])]~[#6]2~[#7]~c3:c:c:c:c:c:3~[#7]~2-!@${RING}`;
const SPIRO =
  '[#7]1(-!@[a])-[#6;!a]~[#7]~[#6](~[#8;D1])-[#6;!a]~12-[#6;!a]-[#6;!a]-[#7;!a]-[#6;!a]-[#6;!a]-2';

async function agreement(list: readonly string[]) {
  const module = await rdkit();
  const patterns = { orphine: module.get_qmol(BENZIMIDAZOLONE)!, 'spiro-orphine': module.get_qmol(SPIRO)! };
  const tally = { orphine: 0, 'spiro-orphine': 0, neither: 0, differ: [] as string[] };
  for (const smiles of list) {
    const reading = readMolecules(smiles);
    const mol = module.get_mol(smiles);
    if (reading.ok && mol !== null)
      for (const id of ['orphine', 'spiro-orphine'] as const) {
        const ours = reading.molecules.some((m) => decompositionsOf(familyOf(id), m).length > 0);
        const theirs = mol.get_substruct_match(patterns[id]) !== '{}';
        if (ours !== theirs) tally.differ.push(`${id} ${ours ? 'ours' : 'theirs'}: ${smiles}`);
        else if (ours) tally[id]++;
        else tally.neither++;
      }
    mol?.delete();
  }
  for (const pattern of Object.values(patterns)) pattern.delete();
  return tally;
}

describe('a second toolkit agrees on who lies on the core', () => {
  it('for a table of our own', async () => {
    const tally = await agreement([
      'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
      'CC(c1ccc(Br)cc1)N1CCC(n2c(O)nc3ccccc32)CC1',
      'CC(c1ccc(Br)cc1)N1CCC2(CC1)C(=O)NCN2c1ccccc1',
      'CCOc1nc2ccccc2n1C1CCN(Cc2ccccc2)CC1',
      'Fc1ccc(cc1)C(=O)CCCN1CCC(=CC1)n1c(=O)[nH]c2ccccc12',
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
    ]);
    expect(tally).toEqual({ orphine: 2, 'spiro-orphine': 1, neither: 9, differ: [] });
  });

  it.skipIf(!hasShared)(
    'for every opioid and medicine of the shared data',
    { timeout: 120_000 },
    async () => {
      const opioids = sharedRows('opioids.tsv').flatMap((r) => [r.smiles!, ...r.spellings!.split(' ; ')]);
      const tally = await agreement([...opioids, ...sharedRows('medicines.tsv').map((r) => r.smiles!)]);
      expect(tally.differ).toEqual([]);
      expect(tally.orphine).toBeGreaterThan(3);
      expect(tally['spiro-orphine']).toBeGreaterThan(75);
    },
  );

  it.skipIf(!hasShared)('for 100,000 molecules of the general corpus', { timeout: 600_000 }, async () => {
    const list = sharedSmiles('general.smi.gz').filter((_, i) => i % 8 === 0);
    const tally = await agreement(list.slice(0, 100_000));
    console.log('orphines, general:', { ...tally, differ: tally.differ.length });
    expect(tally.differ).toEqual([]);
  });
});

describe.skipIf(!hasShared)('the supplier’s list and the published table', () => {
  it('every orphine is flagged in every spelling', { timeout: 120_000 }, async () => {
    const module = await rdkit();
    const orphine = module.get_qmol(BENZIMIDAZOLONE)!;
    const arylalkyl = module.get_qmol(
      '[#7;r6]1(-!@[#6;!a]-!@a)-[#6;!a]-[#6;!a]-[#6;!a](-!@[#7])-[#6;!a]-[#6;!a]1',
    )!;
    const spirochlorphine = module.get_qmol(`${SPIRO.replace('-[#7;!a]-', '-[#7;!a](-!@[#6;!a]~a)-')}`)!;
    const texts = [
      ...sharedRows('opioids.tsv').flatMap((r) => [r.smiles!, ...r.spellings!.split(' ; ')]),
      ...smilesColumn(sharedPath('lists/cayman-2024-opioids.csv')),
    ];
    const screener = createScreener({ jurisdictions: ['all'], asOf: '2026-11-28' });
    const counts: Record<string, number> = {};
    for (const text of texts) {
      const mol = module.get_mol(text);
      if (mol === null) continue;
      const has = (pattern: typeof orphine) => mol.get_substruct_match(pattern) !== '{}';
      if ((has(orphine) && has(arylalkyl)) || has(spirochlorphine)) {
        const { verdict, relation } = screener.screen(text);
        expect(['listed', 'class', 'analogue'], text).toContain(verdict);
        expect(relation?.id, text).toMatch(/^(spiro-)?orphine$/);
        counts[verdict] = (counts[verdict] ?? 0) + 1;
      }
      mol.delete();
    }
    console.log('orphines of the tables:', counts);
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBeGreaterThan(120);
  });
});
