import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import {
  Analysis,
  FAMILIES,
  familyOf,
  RELATION_IDS,
  RELATIONS,
  VARIANT_IDS,
  viewOf,
} from '../../src/families/index.js';
import { createDayScreener } from '../../src/screening/index.js';
import { molecule as one } from '../support/read.js';
import { hasShared, sharedRows } from '../support/shared.js';
import { relationOf as told } from '../support/told.js';

describe('relations', () => {
  it.each([
    ['fentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'skeleton'],
    ['norfentanyl', 'CCC(=O)N(c1ccccc1)C1CCNCC1', 'skeleton no-n-substituent'],
    ['a tropane', 'CCC(=O)N(c1ccccc1)C1CC2CCC(C1)N2Cc1ccccc1', 'skeleton bridged'],
    ['a urea', 'CCNC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'skeleton urea'],
    ['a carbamate', 'CCOC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'skeleton carbamate'],
    ['mirfentanil', 'O=C(c1ccco1)N(c1cnccn1)C1CCN(CCc2ccccc2)CC1', 'skeleton hetaryl'],
    ['a naphthyl', 'CCC(=O)N(c1ccc2ccccc2c1)C1CCN(CCc2ccccc2)CC1', 'skeleton fused-aryl'],
    ['a thioamide', 'CCC(=S)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'other-acyl thioamide'],
    ['a sulfonamide', 'CCS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'other-acyl sulfonamide'],
    ['4-ANPP', 'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1', 'no-acyl'],
    ['1-boc-4-AP', 'CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1', 'no-acyl n-acylated'],
    ['1-formyl-4-AP', 'O=CN1CCC(Nc2ccccc2)CC1', 'no-acyl n-acylated'],
    ['1-formyl-4-AP, as its imidic acid', 'OC=[N+]1CCC(Nc2ccccc2)CC1', 'no-acyl n-acylated'],
    ['1-acetyl-4-AP', 'CC(=O)N1CCC(Nc2ccccc2)CC1', 'no-acyl n-acylated'],
    ['1-pivaloyl-4-AP', 'CC(C)(C)C(=O)N1CCC(Nc2ccccc2)CC1', 'no-acyl n-acylated'],
    ['a benzyl', 'CCC(=O)N(Cc1ccccc1)C1CCN(CCc2ccccc2)CC1', 'aryl-changed benzyl'],
    ['a phenethyl', 'CCC(=O)N(CCc1ccccc1)C1CCN(CCc2ccccc2)CC1', 'aryl-changed phenethyl'],
    ['a cyclohexyl', 'CCC(=O)N(C1CCCCC1)C1CCN(CCc2ccccc2)CC1', 'aryl-changed not-aromatic'],
    ['a pyridone, by its tautomer', 'CCC(=O)N(c1cccc(=O)[nH]1)C1CCN(CCc2ccccc2)CC1', 'skeleton hetaryl'],
    ['an enamide', 'CCC(=O)N(c1ccccc1)C1=CCN(CCc2ccccc2)CC1', 'ring-changed unsaturated'],
    ['an enamine', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C=C1', 'ring-changed unsaturated'],
    ['an iminium', 'CCC(=O)N(c1ccccc1)C1CC[N+](CCc2ccccc2)=CC1', 'ring-changed unsaturated'],
    ['the 3-position', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)C1', 'position-moved'],
    ['one carbon off the ring', 'CCC(=O)N(c1ccccc1)CC1CCN(CCc2ccccc2)CC1', 'position-moved spaced'],
    ['a pyrrolidine', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1', 'ring-changed pyrrolidine'],
    ['an azepane', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1', 'ring-changed azepane'],
    ['an azetidine', 'CCC(=O)N(c1ccccc1)C1CN(CCc2ccccc2)C1', 'ring-changed azetidine'],
    ['an open chain', 'CCC(=O)N(c1ccccc1)CCCN(C)CCc1ccccc1', 'ring-opened'],
    ['diampromide', 'CCC(=O)N(CC(C)N(C)CCc1ccccc1)c1ccccc1', 'ring-opened two-carbon-chain'],
    ['phenampromide', 'CCC(=O)N(c1ccccc1)C(C)CN1CCCCC1', 'ring-opened two-carbon-chain'],
  ])('names %s', (_, smiles, expected) => {
    expect(told(smiles)).toBe(expected);
  });

  it.each([
    ['leucovorin', 'Nc1nc2c(c(=O)[nH]1)N(C=O)C(CNc1ccc(cc1)C(=O)NC(CCC(O)=O)C(O)=O)CN2'],
    ['astemizole', 'COc1ccc(CCN2CCC(CC2)Nc2nc3ccccc3n2Cc2ccc(F)cc2)cc1'],
    ['granisetron', 'CN1C2CCCC1CC(C2)NC(=O)c1nn(C)c2ccccc12'],
    ['domperidone', 'Clc1ccc2n(C3CCN(CCCn4c(=O)[nH]c5ccccc45)CC3)c(=O)[nH]c2c1'],
    ['bezitramide', 'CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc12'],
    ['pimavanserin', 'CC(C)COc1ccc(CNC(=O)N(Cc2ccc(F)cc2)C2CCN(C)CC2)cc1'],
    ['bamipine', 'CN1CCC(CC1)N(Cc1ccccc1)c1ccccc1'],
    ['thenalidine', 'CN1CCC(CC1)N(Cc1cccs1)c1ccccc1'],
    ['loperamide', 'CN(C)C(=O)C(CCN1CCC(O)(CC1)c1ccc(Cl)cc1)(c1ccccc1)c1ccccc1'],
    ['diphenoxylate', 'CCOC(=O)C1(CCN(CCC(C#N)(c2ccccc2)c2ccccc2)CC1)c1ccccc1'],
    ['haloperidol', 'OC1(CCN(CCCC(=O)c2ccc(F)cc2)CC1)c1ccc(Cl)cc1'],
    ['risperidone', 'Cc1nc2CCCCn2c(=O)c1CCN1CCC(CC1)c1noc2cc(F)ccc12'],
    ['cisapride', 'COC1CN(CCCOc2ccc(F)cc2)CCC1NC(=O)c1cc(Cl)c(N)cc1OC'],
    ['clebopride', 'COc1cc(N)c(Cl)cc1C(=O)NC1CCN(Cc2ccccc2)CC1'],
    ['mizolastine', 'CN(C1CCN(CC1)c1nc2ccccc2n1Cc1ccc(F)cc1)c1nccc(=O)[nH]1'],
    ['benperidol', 'Fc1ccc(cc1)C(=O)CCCN1CCC(CC1)n1c(=O)[nH]c2ccccc12'],
    ['pimozide', 'Fc1ccc(cc1)C(CCCN1CCC(CC1)n1c(=O)[nH]c2ccccc12)c1ccc(F)cc1'],
    ['mosapride', 'CCOc1cc(N)c(Cl)cc1C(=O)NCC1CN(Cc2ccc(F)cc2)CCO1'],
    // Small rings and none on the amide nitrogen, and quaternary ammonium, are common among other medicines.
    ['a cyclopropyl amide', 'CC(=O)N(C1CC1)C1CCN(CC)CC1'],
    ['two carbons off the ring', 'CCC(=O)N(c1ccccc1)CCC1CCN(CCc2ccccc2)CC1'],
    ['an N-methyl amide', 'CCC(=O)N(C)C1CCN(CCc2ccccc2)CC1'],
    ['lidocaine', 'CCN(CC)CC(=O)Nc1c(C)cccc1C'],
    ['clebopride', 'COc1cc(N)c(Cl)cc1C(=O)NC1CCN(Cc2ccccc2)CC1'],
    [
      'vincristine',
      'CCC1(O)CC2CN(C1)CCc1c([nH]c3ccccc13)C(C2)(C(=O)OC)c1cc2c(cc1OC)N(C=O)C1C22CCN3CC=CC(CC)(C23)C(OC(C)=O)C1(O)C(=O)OC',
    ],
    [
      'iodixanol',
      'CC(=O)N(CC(O)CN(C(C)=O)c1c(I)c(C(=O)NCC(O)CO)c(I)c(C(=O)NCC(O)CO)c1I)c1c(I)c(C(=O)NCC(O)CO)c(I)c(C(=O)NCC(O)CO)c1I',
    ],
  ])('leaves %s alone', (_, smiles) => {
    expect(told(smiles)).toBe('none');
  });

  // The limits of docs/RELATIONS.md, in heavy atoms: the largest group within, and the next beyond.
  it.each([
    ['four on the aniline ring', 'CCCCc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1', 'CCCCCc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1'],
    ['a chain and no ring on it', 'C=CCc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1', 'C1CC1c1ccc(NC2CCN(CCc3ccccc3)CC2)cc1'],
    ['twelve on the ring nitrogen', 'CCCCCCCCCCCCN1CCC(Nc2ccccc2)CC1', 'CCCCCCCCCCCCCN1CCC(Nc2ccccc2)CC1'],
    ['more than methyl there', 'CCN1CCC(Nc2ccccc2)CC1', 'CN1CCC(Nc2ccccc2)CC1'],
    ['more than methyl, quaternary', 'CC[N+]1(C)CCC(Nc2ccccc2)CC1', 'C[N+]1(C)CCC(Nc2ccccc2)CC1'],
    ['more than methyl, as N-oxide', 'CC[N+]1([O-])CCC(Nc2ccccc2)CC1', '[O-][N+]1(C)CCC(Nc2ccccc2)CC1'],
    ['six of an acyl group there', 'CCCCC(=O)N1CCC(Nc2ccccc2)CC1', 'CCCCCC(=O)N1CCC(Nc2ccccc2)CC1'],
    ['eight on the aniline nitrogen', 'CCCCCCCCN(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'CCCCCCCCCN(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
    ['six at C3', 'CCCCCCC1CN(CCc2ccccc2)CCC1Nc1ccccc1', 'CCCCCCCC1CN(CCc2ccccc2)CCC1Nc1ccccc1'],
    ['six at C4', 'CCCCCCC1(Nc2ccccc2)CCN(CCc2ccccc2)CC1', 'CCCCCCCC1(Nc2ccccc2)CCN(CCc2ccccc2)CC1'],
  ])('takes %s for a relative without acyl group, and no more', (_, within, beyond) => {
    expect([told(within).split(' ')[0], told(beyond)]).toEqual(['no-acyl', 'none']);
  }); // biome-ignore format: a table

  it.each([
    ['five', 'CCC(=O)N(C1CCCC1)C1CCN(CCc2ccccc2)CC1', 'CCC(=O)N(C1CCC1)C1CCN(CCc2ccccc2)CC1'],
    ['seven', 'CCC(=O)N(C1CCCCCC1)C1CCN(CCc2ccccc2)CC1', 'CCC(=O)N(C1CCCCCCC1)C1CCN(CCc2ccccc2)CC1'],
  ])('takes a ring of %s for the aryl, and none beyond', (_, within, beyond) => {
    expect([told(within), told(beyond)]).toEqual(['aryl-changed not-aromatic', 'none']);
  });

  it('lets a user leave out a relation, or a variant of one', () => {
    const options = { jurisdictions: ['gb'], asOf: '1980-01-01' };
    const nor = 'CCC(=O)N(c1ccccc1)C1CCNCC1';
    expect(createDayScreener(options).screen(nor)).toMatchObject({
      verdict: 'analogue',
      relation: {
        family: 'fentanyl',
        id: 'skeleton',
        variants: [{ id: 'no-n-substituent', name: 'no N-substituent' }],
      },
    });
    const variants = VARIANT_IDS.filter((id) => id !== 'no-n-substituent');
    expect(createDayScreener({ ...options, variants }).screen(nor).verdict).toBe('none');
    expect(createDayScreener({ ...options, relations: ['no-acyl'] }).screen(nor).verdict).toBe('none');
  });

  it('has an id, a name and an explanation for each', () => {
    expect(RELATIONS.map((r) => r.id).sort()).toEqual([...RELATION_IDS].sort());
    const variants = FAMILIES.flatMap((family) => family.variants);
    expect(variants.map((v) => v.id)).toEqual([...VARIANT_IDS]);
    for (const each of [...RELATIONS, ...variants]) expect(each.explanation).not.toBe('');
  });

  it('says what sits at each site of a relative', () => {
    const text = (smiles: string) => {
      const own = new Analysis(one(smiles)).main!;
      return Object.fromEntries(familyOf(own.family).sites.map(({ id }) => [id, viewOf(own, id).text]));
    };
    expect(text('Fc1ccccc1NC1CCN(CCc2ccccc2)CC1')).toEqual({
      acyl: 'hydrogen',
      'aniline ring': '2-fluorophenyl',
      'piperidine ring': 'plain piperidine ring',
      'N-substituent': '2-phenylethyl',
    });
    expect(text('CCC(=O)N(c1ccccc1)C(C)CN1CCCCC1')).toEqual({
      acyl: 'propionyl',
      'aniline ring': 'phenyl',
      'piperidine ring': 'open chain of two carbons with methyl at C4',
      'N-substituent': 'pentane-1,5-diyl',
    });
    expect(text('CCC(=O)N(C1CCCCC1)C1CCN(CCc2ccccc2)CC1')).toMatchObject({
      'aniline ring': 'cyclohexyl',
      'piperidine ring': 'plain piperidine ring',
    });
    // Written so that the methyl stands at either side of the ring.
    for (const spaced of ['CC(=O)N(c1ccccc1)CC1CCN(C)CC1C', 'CC(=O)N(c1ccccc1)CC1C(C)CN(C)CC1'])
      expect(text(spaced)).toMatchObject({
        'piperidine ring': 'piperidin-4-ylmethyl ring with methyl at C3',
        'N-substituent': 'methyl',
      });
    expect(text('CCC(=O)N(c1ccccc1)C1CCNCC1C')).toMatchObject({
      'piperidine ring': 'piperidine ring with methyl at C3',
      'N-substituent': 'hydrogen',
    });
  });

  it.runIf(hasShared)(
    'keeps its recall on the published tables and flags no other drug but fentanyl’s own kin',
    () => {
      const count = (file: string) =>
        sharedRows(file).reduce<Record<string, number>>((sum, row) => {
          const reading = readMolecules(row.smiles!);
          const relation = reading.ok
            ? reading.molecules.map((m) => new Analysis(m).nearest?.id).find((id) => id !== undefined)
            : undefined;
          if (relation !== undefined) sum[relation] = (sum[relation] ?? 0) + 1;
          return sum;
        }, {});
      expect(count('opioids.tsv')).toEqual({
        ...{ skeleton: 254, 'no-acyl': 22, 'ring-changed': 1 },
        ...{ 'nitazene-skeleton': 25, 'nitazene-ring-opened': 1 },
        ...{ orphine: 1, 'orphine-lactam': 5, 'spiro-orphine': 64 },
        ...{ 'aminocyclohexyl-amide': 34, 'amine-moved': 7, 'n-aryl-amide': 4, 'aryl-acyl-changed': 1 },
      });
      expect(count('medicines.tsv')).toEqual({ skeleton: 2 });
      // Diampromide and a phenampromide, and the N-phenethyl relative of fentanyl: kin that the table holds as other drugs.
      expect(count('other-drugs.tsv')).toEqual({ 'aryl-changed': 1, 'ring-opened': 2 });
    },
  );
});
