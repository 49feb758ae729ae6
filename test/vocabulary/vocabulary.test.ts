import { describe, expect, it } from 'vitest';
import { VOCABULARY, WORDS, type Word } from '../../src/families/index.js';
import { inWords, type Term } from '../../src/vocabulary/index.js';
import { partsAt } from '../support/differences.js';

/**
 * One line a group: the words of the statutes that it meets plainly, and those that it meets on one reading alone.
 * Every other word of the vocabulary for substituents it does not meet.
 */
type Row = readonly [group: string, smiles: string, plain: readonly Word[], arguable: readonly Word[]];

const SUBSTITUENT_WORDS = WORDS.filter(
  (w) =>
    ![
      'any group but hydrogen',
      'acyl',
      'monocycle',
      'aromatic monocycle',
      'heteromonocycle',
      'aromatic group',
      'aromatic heterocycle',
      'any substituent',
    ].includes(w),
);

const GROUPS: readonly Row[] = [
  ['methyl', 'C', ['alkyl'], []],
  ['tert-butyl', 'C(C)(C)C', ['alkyl'], []],
  ['cyclopropyl', 'C9CC9', ['cycloalkyl'], ['alkyl']],
  ['benzyl', 'Cc9ccccc9', ['benzyl'], ['alkyl']],
  ['4-fluorobenzyl', 'Cc9ccc(F)cc9', [], ['alkyl', 'benzyl']],
  ['hydroxymethyl', 'CO', [], ['alkyl']],
  ['propargyl', 'CC#C', [], ['alkyl']],
  ['vinyl', 'C=C', ['alkenyl'], []],
  ['allyl', 'CC=C', ['alkenyl'], ['alkyl']],
  ['ethynyl', 'C#C', [], []],
  ['cyclopentenyl', 'C9=CCCC9', [], ['alkenyl']],
  ['methoxy', 'OC', ['alkoxyl', 'ether'], []],
  ['trifluoromethoxy', 'OC(F)(F)F', ['ether'], ['alkoxyl']],
  ['benzyloxy', 'OCc9ccccc9', ['ether'], ['alkoxyl']],
  ['phenoxy', 'Oc9ccccc9', ['ether'], []],
  ['methoxymethyl', 'COC', ['alkoxyalkyl', 'ether'], ['alkyl']],
  ['2-methoxyethyl', 'CCOC', ['alkoxyalkyl', 'ether'], ['alkyl']],
  ['2-methoxyethoxymethyl', 'COCCOC', [], ['alkoxyalkyl', 'alkyl', 'ether']],
  ['methylthio', 'SC', ['alkylsulfanyl'], []],
  ['cyclopropylthio', 'SC9CC9', [], ['alkylsulfanyl']],
  ['phenylthio', 'Sc9ccccc9', [], []],
  ['methylsulfinyl', 'S(=O)C', [], []],
  ['mercapto', 'S', [], []],
  ['2-cyanoethyl', 'CCC#N', ['cyanoalkyl'], ['alkyl']],
  ['1-cyanoethyl', 'C(C)C#N', ['cyanoalkyl'], ['alkyl']],
  ['2,2-dicyanoethyl', 'CC(C#N)C#N', [], ['alkyl', 'cyanoalkyl']],
  ['trimethylsilyl', '[Si](C)(C)C', ['trialkylsilyl'], []],
  ['tert-butyldimethylsilyl', '[Si](C)(C)C(C)(C)C', ['trialkylsilyl'], []],
  ['dimethylphenylsilyl', '[Si](C)(C)c9ccccc9', [], []],
  ['trimethoxysilyl', '[Si](OC)(OC)OC', [], []],
  ['hydroxyl', 'O', ['hydroxyl'], []],
  ['hydroxyl as its salt', '[O-]', ['hydroxyl'], []],
  ['fluoro', 'F', ['halo'], []],
  ['chloro', 'Cl', ['halo'], []],
  ['bromo', 'Br', ['halo'], []],
  ['iodo', 'I', ['halo'], []],
  ['trifluoromethyl', 'C(F)(F)F', ['haloalkyl'], ['alkyl']],
  ['2-chloroethyl', 'CCCl', ['haloalkyl'], ['alkyl']],
  ['amino', 'N', ['amino'], []],
  ['amino, protonated', '[NH3+]', ['amino'], []],
  ['dimethylamino', 'N(C)C', [], ['amino']],
  ['acetamido', 'NC(C)=O', [], ['amino']],
  ['pyrrolidin-1-yl', 'N9CCCC9', ['heterocycle'], ['amino']],
  ['methanesulfonamido', 'NS(C)(=O)=O', [], ['amino']],
  ['hydrazinyl', 'NN', [], ['amino']],
  ['hydroxyamino', 'NO', [], ['amino']],
  ['methylideneamino', 'N=C', [], []],
  ['azido', 'N=[N+]=[N-]', [], []],
  ['nitro', '[N+](=O)[O-]', ['nitro'], []],
  ['nitro, the old way', 'N(=O)=O', ['nitro'], []],
  ['nitroso', 'N=O', [], []],
  ['cyano', 'C#N', [], []],
  ['carboxyl', 'C(=O)O', [], []],
  ['methoxycarbonyl', 'C(=O)OC', ['alkoxycarbonyl', 'ester'], []],
  ['benzyloxycarbonyl', 'C(=O)OCc9ccccc9', ['ester'], ['alkoxycarbonyl']],
  ['acetoxy', 'OC(C)=O', ['acyloxy', 'ester'], []],
  ['methyl carbonate', 'OC(=O)OC', [], ['acyloxy', 'ester']],
  ['acetoxymethyl', 'COC(C)=O', [], ['alkyl', 'ester']],
  ['acetyl', 'C(C)=O', [], []],
  ['phenyl', 'c9ccccc9', ['aryl', 'phenyl'], []],
  ['4-fluorophenyl', 'c9ccc(F)cc9', ['phenyl'], ['aryl']],
  ['1-naphthyl', 'c9cccc8ccccc89', ['aryl'], []],
  ['5-indanyl', 'c9ccc8CCCc8c9', [], ['aryl', 'phenyl']],
  ['tetrahydrofuran-2-yl', 'C9CCCO9', ['heterocycle'], ['alkoxyalkyl', 'alkyl', 'cycloalkyl', 'ether']],
  ['5-methyl-2-furyl', 'c9ccc(C)o9', [], ['aryl', 'heterocycle']],
  ['thienyl', 'c9cccs9', ['heterocycle'], ['aryl']],
];

function onC3(group: string) {
  return partsAt(`CCC(=O)N(c1ccccc1)C1C(${group})CN(CCc2ccccc2)CC1`, 'piperidine ring')[0]!;
}

describe('the words that a substituent meets', () => {
  it.each(GROUPS)('%s', (_, smiles, plain, arguable) => {
    const part = onC3(smiles);
    const met = (reading: string) =>
      SUBSTITUENT_WORDS.filter((w) => part.meets(w)?.reading === reading).sort();
    expect({ plain: met('plain'), arguable: met('arguable') }).toEqual({
      plain: [...plain].sort(),
      arguable: [...arguable].sort(),
    });
  });

  it('gives a reason for every arguable meeting, and has a reading for every word', () => {
    for (const [, smiles] of GROUPS)
      for (const word of WORDS) {
        const meeting = onC3(smiles).meets(word);
        if (meeting?.reading === 'arguable') expect(meeting.why.length).toBeGreaterThan(10);
      }
    for (const word of WORDS) expect(VOCABULARY[word].reading.length, word).toBeGreaterThan(2);
  });
});

const ACYLS = [
  ['formyl', 'C=O', 'plain'],
  ['acetyl', 'C(C)=O', 'plain'],
  ['2-furoyl', 'C(=O)c9ccco9', 'plain'],
  ['trifluoroacetyl', 'C(=O)C(F)(F)F', 'plain'],
  ['ethoxycarbonyl', 'C(=O)OCC', 'arguable'],
  ['dimethylcarbamoyl', 'C(=O)N(C)C', 'arguable'],
  ['thiopropionyl', 'C(=S)CC', 'arguable'],
  ['selenopropionyl', 'C(=[Se])CC', 'arguable'],
  ['methylsulfonyl', 'S(=O)(=O)C', 'arguable'],
] as const;

describe('the acyl group', () => {
  it.each(ACYLS)('%s', (_, acyl, expected) => {
    const [part] = partsAt(`N(${acyl})(c1ccccc1)C1CCN(CCc2ccccc2)CC1`, 'acyl');
    expect(part!.meets('acyl')?.reading).toBe(expected);
  });

  it('is no difference where it is propionyl, however its hydrogens are written', () => {
    for (const acyl of ['C(=O)CC', 'C(=O)C([2H])([2H])C', '[13C](=O)CC', '[C+]([O-])CC']) {
      expect(partsAt(`N(${acyl})(c1ccccc1)C1CCN(CCc2ccccc2)CC1`, 'acyl'), acyl).toEqual([]);
    }
  });
});

const RINGS = [
  ['phenyl with fluorine', 'c9ccc(F)cc9', 'plain', 'plain', null],
  ['thienyl', 'c9cccs9', 'plain', 'plain', 'plain'],
  ['pyridyl with methoxy', 'c9ccc(OC)nc9', 'plain', 'plain', 'plain'],
  ['biphenylyl', 'c9ccc(cc9)c8ccccc8', 'plain', 'plain', null],
  ['naphthyl', 'c9ccc8ccccc8c9', null, null, null],
  ['indolyl', 'c9c[nH]c8ccccc89', null, null, null],
  ['benzodioxolyl', 'c9ccc8OCOc8c9', 'arguable', 'arguable', null],
  ['indanyl', 'c9ccc8CCCc8c9', 'arguable', 'arguable', null],
] as const;

describe('a ring in the place of a phenyl', () => {
  it.each(RINGS)('%s', (_, ring, monocycle, aromatic, hetero) => {
    const part = partsAt(`CCC(=O)N(${ring})C1CCN(CCc2ccccc2)CC1`, 'aniline ring').find(
      (each) => each.change === 'replaced',
    )!;
    const words = ['monocycle', 'aromatic monocycle', 'heteromonocycle'] as const;
    expect(words.map((w) => part.meets(w)?.reading ?? null)).toEqual([monocycle, aromatic, hetero]);
    expect(part.meets('aromatic group')?.reading).toBe('plain');
  });
});

describe('each word of the vocabulary', () => {
  const parts = [
    ...GROUPS.map(([, smiles]) => onC3(smiles)),
    ...ACYLS.flatMap(([, acyl]) => partsAt(`N(${acyl})(c1ccccc1)C1CCN(CCc2ccccc2)CC1`, 'acyl')),
    ...RINGS.flatMap(([, ring]) => partsAt(`CCC(=O)N(${ring})C1CCN(CCc2ccccc2)CC1`, 'aniline ring')),
    // Words of the later families: a spiro ring with its oxygen, and groups bound by a carbonyl.
    ...partsAt('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC19CCCO9', 'piperidine ring'),
    onC3('C(=O)NC'),
    onC3('C(=O)SC'),
  ];

  it.each(WORDS)('has a group in these tables that meets it plainly, and one that does not: %s', (word) => {
    const readings = parts.map((part) => part.meets(word)?.reading ?? null);
    expect(readings).toContain('plain');
    if (word !== 'any group but hydrogen') expect(readings).toContain(null);
  });
});

describe('a group that bridges', () => {
  const bridges = (smiles: string) =>
    ['piperidine ring', 'aniline ring'].flatMap((site) => partsAt(smiles, site as 'aniline ring'));

  it.each([
    [
      'methyleneoxy, over the piperidine',
      'CCC(=O)N(c1ccccc1)C1C2CN(CCc3ccccc3)CC1OC2',
      'alkoxyl',
      'arguable',
    ],
    ['ethylene, over the piperidine', 'CCC(=O)N(c1ccccc1)C1C2CN(CCc3ccccc3)CC1CC2', 'alkoxyl', null],
    ['methylenedioxy, on the ring', 'CCC(=O)N(c1ccc2OCOc2c1)C1CCN(CCc3ccccc3)CC1', 'alkylenedioxy', 'plain'],
    [
      'difluoromethylenedioxy',
      'CCC(=O)N(c1ccc2OC(F)(F)Oc2c1)C1CCN(CCc3ccccc3)CC1',
      'alkylenedioxy',
      'arguable',
    ],
    ['trimethylene, on the ring', 'CCC(=O)N(c1ccc2CCCc2c1)C1CCN(CCc3ccccc3)CC1', 'alkylenedioxy', null],
  ] as const)('%s', (_, smiles, word, expected) => {
    const parts = bridges(smiles);
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.flatMap((part) => part.meets(word)?.reading ?? [])).toEqual(
      expected === null ? [] : [expected],
    );
  });
});

describe('a term in words', () => {
  it.each<readonly [Term, string]>([
    ['alkyl', 'alkyl'],
    [{ word: 'alkyl' }, 'alkyl'],
    [{ word: 'alkyl', carbons: { max: 6 } }, 'alkyl (up to 6 carbons)'],
    [{ word: 'alkyl', carbons: { max: 1 } }, 'alkyl (up to 1 carbon)'],
    [{ word: 'alkyl', carbons: { min: 2 } }, 'alkyl (2 carbons or more)'],
    [{ word: 'alkyl', carbons: { min: 2, max: 4 } }, 'alkyl (2 to 4 carbons)'],
    [{ word: 'alkyl', carbons: { min: 3, max: 3 } }, 'alkyl (3 carbons)'],
    [
      { word: 'alkoxycarbonyl', carbons: { max: 6, of: 'alkyl' } },
      'alkoxycarbonyl (up to 6 carbons of its alkyl part)',
    ],
    [{ word: 'monocycle', ringSize: { min: 5, max: 7 } }, 'monocycle (5 to 7 ring atoms)'],
    [{ word: 'alkoxyl', substitutedBy: ['halo'] }, 'alkoxyl (itself substituted with halo)'],
    [{ smiles: '*C(C)=O', name: 'acetyl' }, 'acetyl'],
    [{ element: 'N', name: 'nitrogen' }, 'nitrogen'],
  ])('%j', (term, words) => {
    expect(inWords(term)).toBe(words);
  });
});
