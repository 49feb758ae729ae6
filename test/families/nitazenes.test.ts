import { describe, expect, it } from 'vitest';
import { Analysis } from '../../src/families/index.js';
import { createScreener } from '../../src/index.js';
import { rdkit } from '../support/rdkit.js';
import { molecules } from '../support/read.js';
import { hasShared, sharedRows } from '../support/shared.js';
import { relationOf as told } from '../support/told.js';

describe('relations of the nitazenes', () => {
  it.each([
    ['etonitazene', 'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1', 'nitazene-skeleton'],
    ['etodesnitazene', 'CCOc1ccc(Cc2nc3ccccc3n2CCN(CC)CC)cc1', 'nitazene-skeleton no-nitro'],
    ['6-nitro', 'CCOc1ccc(Cc2nc3ccc([N+](=O)[O-])cc3n2CCN(CC)CC)cc1', 'nitazene-skeleton nitro-moved'],
    ['etonitazepyne', 'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1', 'nitazene-skeleton cyclic-amine'],
    ['a primary amine', 'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN)cc1', 'nitazene-skeleton primary-amine'],
    [
      'ethyleneoxynitazene',
      'CCN(CC)CCn1c(Cc2ccc3c(c2)CCO3)nc2cc([N+](=O)[O-])ccc21',
      'nitazene-skeleton nitazene-fused-aryl',
    ],
    ['a pyridyl', 'CCN(CC)CCn1c(Cc2ccncc2)nc2cc([N+](=O)[O-])ccc21', 'nitazene-skeleton nitazene-hetaryl'],
    [
      'ethylene etonitazene',
      'CCOc1ccc(CCc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
      'nitazene-bridge-changed two-carbon-bridge',
    ],
    [
      'a sulfur bridge',
      'CCOc1ccc(Sc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
      'nitazene-bridge-changed bridge-sulfur',
    ],
    [
      'a longer chain',
      'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCCN(CC)CC)cc1',
      'nitazene-chain-changed three-carbon-chain',
    ],
    [
      'an oxygen bridge',
      'CCOc1ccc(Oc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
      'nitazene-bridge-changed bridge-oxygen',
    ],
    [
      'a nitrogen bridge with methyl',
      'CCOc1ccc(N(C)c2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
      'nitazene-bridge-changed bridge-substituted bridge-nitrogen',
    ],
    [
      'a vinylene bridge',
      'CCOc1ccc(C=Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
      'nitazene-bridge-changed two-carbon-bridge',
    ],
    [
      'a methyl on the bridge',
      'CCOc1ccc(C(C)c2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
      'nitazene-skeleton bridge-substituted',
    ],
    [
      'a methyl on the chain',
      'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CC(C)N(CC)CC)cc1',
      'nitazene-skeleton branched-chain',
    ],
    [
      'an acetamide',
      'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)C(C)=O)cc1',
      'nitazene-skeleton amine-acylated',
    ],
    ['an aza core', 'CCOc1ccc(Cc2nc3cnccc3n2CCN(CC)CC)cc1', 'nitazene-core-changed no-nitro aza'],
    ['an indole', 'CCOc1ccc(Cc2cc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1', 'nitazene-core-changed indole'],
    [
      'isotonitazene uncyclized intermediate',
      'CCN(CC)CCNc1ccc([N+](=O)[O-])cc1NC(=O)Cc1ccc(OC(C)C)cc1',
      'nitazene-ring-opened',
    ],
    [
      'N-desethyl isotonitazene imidazolidinone byproduct',
      'CCN1CCN(C1=O)c1ccc([N+](=O)[O-])cc1NC(=O)Cc1ccc(OC(C)C)cc1',
      'nitazene-ring-opened cyclic-amine amine-in-diamide',
    ],
  ])('names %s', (_, smiles, expected) => {
    expect(told(smiles)).toBe(expected);
  });

  // The limits of docs/RELATIONS.md, in heavy atoms: the largest group within, and the next beyond.
  it.each([
    ['seven on the amine', 'CCOc1ccc(Sc2nc3ccccc3n2CCN(CC)CCCCCCC)cc1', 'CCOc1ccc(Sc2nc3ccccc3n2CCN(CC)CCCCCCCC)cc1'],
    ['no acyl group there', 'CCOc1ccc(Sc2nc3ccccc3n2CCN(CC)CC)cc1', 'CCOc1ccc(Sc2nc3ccccc3n2CCN(CC)C(C)=O)cc1'],
    ['no aromatic ring there', 'CCOc1ccc(Sc2nc3ccccc3n2CCN2CCCCC2)cc1', 'CCOc1ccc(Sc2nc3ccccc3n2CCN(C)c2ccccc2)cc1'],
    ['six on the aryl', 'CCCCCCc1ccc(Sc2nc3ccccc3n2CCN(CC)CC)cc1', 'CCCCCCCc1ccc(Sc2nc3ccccc3n2CCN(CC)CC)cc1'],
    ['three on the benzimidazole', 'CCCc1ccc2c(c1)nc(Sc1ccccc1)n2CCN(CC)CC', 'CCCCc1ccc2c(c1)nc(Sc1ccccc1)n2CCN(CC)CC'],
    ['three on the bridge', 'CCCN(c1ccccc1)c1nc2ccccc2n1CCN(CC)CC', 'CCCCN(c1ccccc1)c1nc2ccccc2n1CCN(CC)CC'],
    ['a phenyl for the aryl', 'CCN(CC)CCn1c(Sc2ccccc2)nc2ccccc21', 'CCN(CC)CCn1c(Sc2ccncc2)nc2ccccc21'],
  ])('takes %s for a relative with another bridge, and no more', (_, within, beyond) => {
    expect([told(within).split(' ')[0], told(beyond)]).toEqual(['nitazene-bridge-changed', 'none']);
  }); // biome-ignore format: a table

  it.each([
    ['astemizole', 'COc1ccc(CCN2CCC(CC2)Nc2nc3ccccc3n2Cc2ccc(F)cc2)cc1'],
    ['mizolastine', 'CN(C1CCN(CC1)c1nc2ccccc2n1Cc1ccc(F)cc1)c1nccc(=O)[nH]1'],
    ['clemizole', 'Clc1ccc(Cn2c(CN3CCCC3)nc3ccccc23)cc1'],
    ['bilastine', 'CCOCCn1c(C2CCN(CCc3ccc(cc3)C(C)(C)C(O)=O)CC2)nc2ccccc12'],
    ['candesartan', 'CCOc1nc2cccc(C(O)=O)c2n1Cc1ccc(cc1)-c1ccccc1-c1nnn[nH]1'],
    ['telmisartan', 'CCCc1nc2c(C)cc(cc2n1Cc1ccc(cc1)-c1ccccc1C(O)=O)-c1nc2ccccc2n1C'],
    ['emedastine', 'CCOCCn1c(nc2ccccc12)N1CCCN(C)CC1'],
    ['bendazol', 'C(c1ccccc1)c1nc2ccccc2[nH]1'],
    ['mebhydrolin', 'CN1CCc2c(C1)c1ccccc1n2Cc1ccccc1'],
    ['an acetamide of a screening deck', 'CCNC(=O)Cn1c(Cc2ccccc2C)nc2ccccc21'],
  ])('does not name %s', (_, smiles) => {
    expect(told(smiles)).toBe('none');
  });
});

/** Written on its own, for RDKit: the benzimidazole, an amine two saturated carbons off N1, an arylmethyl at C2. */
const PATTERN = '[#6X3](-[#6;!R;!$([#6]=[#6])]-[a;r5,r6])1[#7]c2cccc[c]2[#7]1-[#6;X4]-[#6;X4]-[#7;!a]';

describe.runIf(hasShared)('nitazenes of the published tables', () => {
  it('agrees with RDKit on the core, and flags each in every spelling', async () => {
    const query = (await rdkit()).get_qmol(PATTERN)!;
    const holds = async (smiles: string): Promise<boolean | null> => {
      const mol = (await rdkit()).get_mol(smiles);
      if (mol === null) return null;
      const found = mol.get_substruct_match(query) !== '{}';
      mol.delete();
      return found;
    };
    const screener = createScreener({ asOf: '2026-11-28' });
    const counted: Record<string, number> = {};
    for (const file of ['opioids.tsv', 'medicines.tsv', 'other-drugs.tsv'])
      for (const row of sharedRows(file)) {
        const theirs = await holds(row.smiles!);
        if (theirs === null) continue;
        const result = screener.screen(row.smiles!);
        if (result.verdict === 'unreadable') continue;
        const ours = molecules(row.smiles!).some((m) => new Analysis(m).nearest?.id === 'nitazene-skeleton');
        expect(ours, row.smiles).toBe(theirs);
        if (!theirs) continue;
        counted[`${file} ${result.verdict}`] = (counted[`${file} ${result.verdict}`] ?? 0) + 1;
        for (const spelling of (row.spellings ?? '').split(' ; ').filter((s) => s !== ''))
          expect(screener.screen(spelling).verdict, spelling).not.toBe('none');
      }
    query.delete();
    expect(counted).toEqual({ 'opioids.tsv listed': 14, 'opioids.tsv class': 11 });
  });
});
