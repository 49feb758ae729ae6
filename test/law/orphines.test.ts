import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { molecularMass, readMolecules } from '../../src/chemistry/index.js';
import { createScreener } from '../../src/index.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';
import { answerOf as answer, matchOf as match } from '../support/told.js';

/**
 * The class rules on orphines: a line for each clause, written from the text. The substances are published ones (brorphine and
 * its kin of the supplier's lists, SR-17018's kin, ligands of the literature, medicines) and such with a group of the statute's own
 * list on them.
 *
 * `inside`: the rule holds plainly; `arguable`: on one reading; `outside`: it does not hold.
 */
type Row = readonly [
  name: string,
  smiles: string,
  answer: 'inside' | 'arguable' | 'outside',
  clauses?: readonly (string | null)[],
];

/** Brorphine with groups at its sites. */
const brorphine = ({ n3 = '[nH]', benzo = '', tail = 'C(C)c8ccc(Br)cc8', ring = '' } = {}) =>
  `N1(${tail})CC${ring}C(CC1)n2c(=O)${n3}c3cc${benzo}ccc32`;
const spirobrorphine = ({
  n3 = 'N',
  c2 = '',
  aryl = 'c9ccccc9',
  tail = 'C(C)c8ccc(Br)cc8',
  ring = '',
} = {}) => `N1(${tail})CC${ring}C2(CC1)C(=O)${n3}C${c2}N2${aryl}`;

const CHINA: readonly Row[] = [
  // The parent meets no condition: it is named by itself.
  ['brorphine', brorphine(), 'outside'],
  // (1) any number of H of the benzimidazolone group by groups of at most 5 carbons
  [
    '5,6-dichloro brorphine: halogen has no carbon',
    'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3cc(Cl)c(Cl)cc32)CC1',
    'inside',
    ['(1)', '(1)'],
  ],
  ['N3-pentyl: 5 carbons', brorphine({ n3: 'n(CCCCC)' }), 'inside', ['(1)']],
  ['N3-hexyl: 6 carbons', brorphine({ n3: 'n(CCCCCC)' }), 'outside'],
  ['N3-cyanoethyl', brorphine({ n3: 'n(CCC#N)' }), 'inside', ['(1)']],
  ['N3-phenyl: 6 carbons', brorphine({ n3: 'n(c9ccccc9)' }), 'outside'],
  ['5-nitro', brorphine({ benzo: '([N+](=O)[O-])' }), 'inside', ['(1)']],
  [
    'tert-butyl and nitro: both within',
    'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3cc(C(C)(C)C)c([N+](=O)[O-])cc32)CC1',
    'inside',
    ['(1)', '(1)'],
  ],
  [
    'methylenedioxy: one group in the place of two H',
    'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3cc4OCOc4cc32)CC1',
    'arguable',
    ['(1)'],
  ],
  // (2) the 4-bromophenylethyl by any group except H
  ['orphine', brorphine({ tail: 'C(C)c8ccccc8' }), 'inside', ['(2)']],
  ['chlorphine', brorphine({ tail: 'C(C)c8ccc(Cl)cc8' }), 'inside', ['(2)']],
  ['1-benzyl', brorphine({ tail: 'Cc8ccccc8' }), 'inside', ['(2)']],
  ['1-phenethyl', brorphine({ tail: 'CCc8ccccc8' }), 'inside', ['(2)']],
  ['1-methyl', brorphine({ tail: 'C' }), 'inside', ['(2)']],
  ['hydrogen is excepted', 'O=c1[nH]c2ccccc2n1C1CCNCC1', 'outside'],
  ['pimozide: any group', 'O=c1[nH]c2ccccc2n1C1CCN(CCCC(c2ccc(F)cc2)c2ccc(F)cc2)CC1', 'inside', ['(2)']],
  ['benperidol: any group', 'Fc1ccc(cc1)C(=O)CCCN1CCC(CC1)n1c2ccccc2[nH]c1=O', 'inside', ['(2)']],
  [
    'droperidol: a tetrahydropyridine is no piperidine',
    'Fc1ccc(cc1)C(=O)CCCN1CCC(=CC1)n1c2ccccc2[nH]c1=O',
    'outside',
  ],
  // (3) any number of H of the piperidine by groups of at most 5 carbons
  ['3-methyl brorphine', brorphine({ ring: '(C)' }), 'inside', ['(3)']],
  ['a fluorine on C3', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)C(F)C1', 'inside', ['(3)']],
  ['pentyl on C3: 5 carbons', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)C(CCCCC)C1', 'inside', ['(3)']],
  ['hexyl on C3: 6 carbons', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)C(CCCCCC)C1', 'outside'],
  ['methyl on C4', 'CC(c1ccc(Br)cc1)N1CCC(C)(n2c(=O)[nH]c3ccccc32)CC1', 'inside', ['(3)']],
  // Several conditions at once: the transcription does not print "one or more"
  [
    'cychlorphine: (1) and (2)',
    'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)n(CCC#N)c3ccccc32)CC1',
    'arguable',
    ['(1)', '(2)'],
  ],
  [
    'SR-17018: (1) and (2)',
    'O=c1[nH]c2cc(Cl)c(Cl)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1',
    'arguable',
    ['(1)', '(1)', '(2)'],
  ],
  [
    'domperidone: (1) and (2)',
    'Clc1ccc2n(C3CCN(CCCn4c(=O)[nH]c5ccccc45)CC3)c(=O)[nH]c2c1',
    'arguable',
    ['(1)', '(2)'],
  ],
  [
    'bezitramide: (1) and (2)',
    'CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc12',
    'arguable',
    ['(1)', '(2)'],
  ],
  // What no condition speaks of
  ['an indolinone', 'CC(c1ccc(Br)cc1)N1CCC(N2C(=O)Cc3ccccc32)CC1', 'outside'],
  ['a thione', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=S)[nH]c3ccccc32)CC1', 'outside'],
  ['an imidazopyridinone', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ncccc32)CC1', 'outside'],
  ['a pyrrolidine', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)C1', 'outside'],
  [
    'hexyl on N3 beside another tail: an unlisted difference beside (2)',
    'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)n(CCCCCC)c3ccccc32)CC1',
    'arguable',
    [null, '(2)'],
  ],
  [
    'a spiro orphine is compared with the other parent',
    spirobrorphine({ tail: 'C(C)c8ccc(Cl)cc8' }),
    'outside',
  ],
];

const CHINA_SPIRO: readonly Row[] = [
  ['spirobrorphine: the parent meets no condition', spirobrorphine(), 'outside'],
  // (4) the phenyl on N by a substituted or unsubstituted aromatic group
  ['4-fluorophenyl', spirobrorphine({ aryl: 'c9ccc(F)cc9' }), 'inside', ['(4)']],
  ['thienyl', spirobrorphine({ aryl: 'c9cccs9' }), 'inside', ['(4)']],
  [
    'naphthyl: the text does not say monocyclic',
    spirobrorphine({ aryl: 'c9ccc7ccccc7c9' }),
    'inside',
    ['(4)'],
  ],
  ['hexylphenyl: no cap', spirobrorphine({ aryl: 'c9ccc(CCCCCC)cc9' }), 'inside', ['(4)']],
  ['cyclohexyl is no aromatic group', spirobrorphine({ aryl: 'C9CCCCC9' }), 'outside'],
  ['methyl is no aromatic group', spirobrorphine({ aryl: 'C' }), 'outside'],
  // (5) the 4-bromophenylethyl by any group except H
  ['spirochlorphine (R-6890)', spirobrorphine({ tail: 'C(C)c8ccc(Cl)cc8' }), 'inside', ['(5)']],
  ['8-benzyl', spirobrorphine({ tail: 'Cc8ccccc8' }), 'inside', ['(5)']],
  ['hydrogen is excepted', 'O=C1NCN(c2ccccc2)C11CCNCC1', 'outside'],
  ['spiperone: any group', 'O=C(CCCN1CCC2(CC1)C(=O)NCN2c1ccccc1)c1ccc(F)cc1', 'inside', ['(5)']],
  ['fluspirilene: any group', 'Fc1ccc(cc1)C(CCCN1CCC2(CC1)N(CNC2=O)c1ccccc1)c1ccc(F)cc1', 'inside', ['(5)']],
  // (6) any number of H of the triazaspirodecanone by groups of at most 5 carbons
  ['3-methyl', spirobrorphine({ n3: 'N(C)' }), 'inside', ['(6)']],
  ['3-pentyl: 5 carbons', spirobrorphine({ n3: 'N(CCCCC)' }), 'inside', ['(6)']],
  ['3-hexyl: 6 carbons', spirobrorphine({ n3: 'N(CCCCCC)' }), 'outside'],
  ['2-methyl', spirobrorphine({ c2: '(C)' }), 'inside', ['(6)']],
  [
    '2,2-dimethyl and 7-methyl',
    'CC(c1ccc(Br)cc1)N1CCC2(CC1C)C(=O)NC(C)(C)N2c1ccccc1',
    'inside',
    ['(6)', '(6)', '(6)'],
  ],
  [
    '(4) and (5) at once',
    spirobrorphine({ aryl: 'c9ccc(F)cc9', tail: 'Cc8ccccc8' }),
    'arguable',
    ['(4)', '(5)'],
  ],
  [
    '(5) and (6) at once',
    spirobrorphine({ n3: 'N(C)', tail: 'C(c8ccccc8)c7ccccc7' }),
    'arguable',
    ['(6)', '(5)'],
  ],
  ['chlorphine is compared with the other parent', brorphine({ tail: 'C(C)c8ccc(Cl)cc8' }), 'outside'],
];

/** The core that the German words name, with the sites that they are read to give it. */
const german = ({ n3 = '[nH]', benzo = '', tail = 'Cc8ccccc8' } = {}) => brorphine({ n3, benzo, tail });

const GERMANY: readonly Row[] = [
  ['the core itself: hydrogen is a possible substituent', german(), 'inside', []],
  // a) R1: H, methyl, ethyl; that it stands on the benzylic carbon is inferred, the drawing was not seen
  ['orphine: methyl', german({ tail: 'C(C)c8ccccc8' }), 'arguable', ['a)']],
  ['ethyl', german({ tail: 'C(CC)c8ccccc8' }), 'arguable', ['a)']],
  ['propyl', german({ tail: 'C(CCC)c8ccccc8' }), 'outside'],
  [
    'two methyl groups: whether R1 stands there twice the drawing would say',
    german({ tail: 'C(C)(C)c8ccccc8' }),
    'arguable',
    ['a)', 'a)'],
  ],
  // b) R2: H, methyl, ethyl, cyanoalkyl to C4, phenyl; on N3 by inference
  ['methyl on N3', german({ n3: 'n(C)' }), 'arguable', ['b)']],
  ['ethyl on N3', german({ n3: 'n(CC)' }), 'arguable', ['b)']],
  ['propyl on N3', german({ n3: 'n(CCC)' }), 'outside'],
  ['2-cyanoethyl on N3', german({ n3: 'n(CCC#N)' }), 'arguable', ['b)']],
  ['4-cyanobutyl on N3: alkyl of 4 carbons', german({ n3: 'n(CCCCC#N)' }), 'arguable', ['b)']],
  ['5-cyanopentyl on N3: alkyl of 5 carbons', german({ n3: 'n(CCCCCC#N)' }), 'outside'],
  ['phenyl on N3', german({ n3: 'n(c9ccccc9)' }), 'arguable', ['b)']],
  ['acetyl on N3', german({ n3: 'n(C(C)=O)' }), 'outside'],
  // c) Rm on the benzo ring
  ['chloro', german({ benzo: '(Cl)' }), 'inside', ['c) Rm']],
  ['hexyl: C6', german({ benzo: '(CCCCCC)' }), 'inside', ['c) Rm']],
  ['heptyl: C7', german({ benzo: '(CCCCCCC)' }), 'outside'],
  ['pentoxy: C5', german({ benzo: '(OCCCCC)' }), 'inside', ['c) Rm']],
  ['hexoxy: C6', german({ benzo: '(OCCCCCC)' }), 'outside'],
  ['acetoxy', german({ benzo: '(OC(C)=O)' }), 'inside', ['c) Rm']],
  ['propionyloxy', german({ benzo: '(OC(=O)CC)' }), 'outside'],
  ['methylsulfanyl', german({ benzo: '(SC)' }), 'inside', ['c) Rm']],
  ['hexylsulfanyl: C6', german({ benzo: '(SCCCCCC)' }), 'outside'],
  ['hydroxy', german({ benzo: '(O)' }), 'inside', ['c) Rm']],
  ['cyano', german({ benzo: '(C#N)' }), 'inside', ['c) Rm']],
  ['nitro is not listed', german({ benzo: '([N+](=O)[O-])' }), 'outside'],
  ['trifluoromethyl: alkyl with fluorine', german({ benzo: '(C(F)(F)F)' }), 'inside', ['c) Rm']],
  ['methylenedioxy is for Rn alone', 'O=c1[nH]c2cc3OCOc3cc2n1C1CCN(Cc2ccccc2)CC1', 'outside'],
  // c) Rn on the phenyl of the benzyl group
  ['4-chlorobenzyl', german({ tail: 'Cc8ccc(Cl)cc8' }), 'inside', ['c) Rn']],
  ['2-fluoroethoxybenzyl: alkoxy with fluorine', german({ tail: 'Cc8ccc(OCCF)cc8' }), 'inside', ['c) Rn']],
  ['methoxymethoxybenzyl: alkoxy with alkoxy', german({ tail: 'Cc8ccc(OCOC)cc8' }), 'inside', ['c) Rn']],
  [
    'trimethylsilylmethylbenzyl: alkyl with trialkylsilyl',
    german({ tail: 'Cc8ccc(C[Si](C)(C)C)cc8' }),
    'inside',
    ['c) Rn'],
  ],
  [
    'trimethylsilylbenzyl: trialkylsilyl by itself is not listed',
    german({ tail: 'Cc8ccc([Si](C)(C)C)cc8' }),
    'outside',
  ],
  ['3,4-methylenedioxybenzyl', german({ tail: 'Cc8ccc7OCOc7c8' }), 'inside', ['c) Rn, bridges']],
  ['3,4-ethylenedioxybenzyl', german({ tail: 'Cc8ccc7OCCOc7c8' }), 'inside', ['c) Rn, bridges']],
  ['dihydrobenzofuranylmethyl: ethylenoxy', german({ tail: 'Cc8ccc7OCCc7c8' }), 'inside', ['c) Rn, bridges']],
  ['benzofuran-5-ylmethyl: vinylenoxy', german({ tail: 'Cc8ccc7occc7c8' }), 'inside', ['c) Rn, bridges']],
  ['benzofuran-6-ylmethyl: vinylenoxy', german({ tail: 'Cc8ccc7ccoc7c8' }), 'inside', ['c) Rn, bridges']],
  ['indanylmethyl: no bridge of the list', german({ tail: 'Cc8ccc7CCCc7c8' }), 'outside'],
  ['nitrobenzyl', german({ tail: 'Cc8ccc([N+](=O)[O-])cc8' }), 'outside'],
  ['thienylmethyl: a drawn phenyl is not replaced', german({ tail: 'Cc8cccs8' }), 'outside'],
  // Together
  ['chlorphine', german({ tail: 'C(C)c8ccc(Cl)cc8' }), 'arguable', ['c) Rn', 'a)']],
  ['cychlorphine', 'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)n(CCC#N)c3ccccc32)CC1', 'arguable'],
  ['5,6-dichloro brorphine', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3cc(Cl)c(Cl)cc32)CC1', 'arguable'],
  ['SR-17018', 'O=c1[nH]c2cc(Cl)c(Cl)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1', 'inside', ['c) Rm', 'c) Rm', 'c) Rn']],
  // No site for it
  ['phenethyl', german({ tail: 'CCc8ccccc8' }), 'outside'],
  ['no benzyl group', 'O=c1[nH]c2ccccc2n1C1CCNCC1', 'outside'],
  ['3-methylpiperidine', 'O=c1[nH]c2ccccc2n1C1CCN(Cc2ccccc2)CC1C', 'outside'],
  ['pimozide', 'O=c1[nH]c2ccccc2n1C1CCN(CCCC(c2ccc(F)cc2)c2ccc(F)cc2)CC1', 'outside'],
  ['domperidone', 'Clc1ccc2n(C3CCN(CCCn4c(=O)[nH]c5ccccc45)CC3)c(=O)[nH]c2c1', 'outside'],
  ['bezitramide', 'CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc12', 'outside'],
  ['spirochlorphine: another drawing', spirobrorphine({ tail: 'C(C)c8ccc(Cl)cc8' }), 'outside'],
  // 500 u, without the counter-ion
  ['two bromines and an iodine: 591 u', 'O=c1[nH]c2cc(Br)c(Br)cc2n1C1CCN(Cc2ccc(I)cc2)CC1', 'outside'],
  ['dibromo and bromo: 544 u', 'O=c1[nH]c2cc(Br)c(Br)cc2n1C1CCN(Cc2ccc(Br)cc2)CC1', 'outside'],
  ['dibromo and chloro: 499.6 u', 'O=c1[nH]c2cc(Br)c(Br)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1', 'inside'],
  [
    'the same with its counter-ion: 499.6 u still',
    'O=c1[nH]c2cc(Br)c(Br)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1.OC(=O)C(O)=O',
    'inside',
  ],
  [
    'the same with one methyl more: 513.7 u',
    'O=c1[nH]c2cc(Br)c(Br)cc2n1C1CCN(Cc2ccc(Cl)c(C)c2)CC1',
    'outside',
  ],
];

const GERMANY_SPIRO: readonly Row[] = [
  ['8-benzyl: the drawing was not seen', spirobrorphine({ tail: 'Cc8ccccc8' }), 'arguable', []],
  ['spirochlorphine', spirobrorphine({ tail: 'C(C)c8ccc(Cl)cc8' }), 'arguable', ['c) Rn', 'a)']],
  ['spirobrorphine', spirobrorphine(), 'arguable', ['c) Rn', 'a)']],
  ['4-fluorophenyl on N1', spirobrorphine({ tail: 'Cc8ccccc8', aryl: 'c9ccc(F)cc9' }), 'arguable', ['c) Rm']],
  ['methyl on N3', spirobrorphine({ tail: 'Cc8ccccc8', n3: 'N(C)' }), 'arguable', ['b)']],
  ['propyl on N3', spirobrorphine({ tail: 'Cc8ccccc8', n3: 'N(CCC)' }), 'outside'],
  ['naphthyl on N1', spirobrorphine({ tail: 'Cc8ccccc8', aryl: 'c9ccc7ccccc7c9' }), 'outside'],
  ['spiperone', 'O=C(CCCN1CCC2(CC1)C(=O)NCN2c1ccccc1)c1ccc(F)cc1', 'outside'],
  ['benzhydryl', spirobrorphine({ tail: 'C(c8ccccc8)c7ccccc7' }), 'outside'],
  ['chlorphine: another drawing', brorphine({ tail: 'C(C)c8ccc(Cl)cc8' }), 'outside'],
];

const TABLES: readonly (readonly [rule: string, table: readonly Row[]])[] = [
  ['cn-orphines', CHINA],
  ['cn-orphines-spiro', CHINA_SPIRO],
  ['de-npsg-9', GERMANY],
  ['de-npsg-9-spiro', GERMANY_SPIRO],
];

const sorted = (list: readonly (string | null)[]) =>
  [...list].sort((a, b) => String(a).localeCompare(String(b)));

describe.each(TABLES)('%s', (rule, table) => {
  it.each(table.map((row) => [row[0], row] as const))('%s', (_, [, smiles, expected, clauses]) => {
    const found = match(rule, smiles);
    expect(answer(found)).toBe(expected);
    if (clauses !== undefined && found !== null)
      expect(sorted(found.met.map((m) => m.clause?.id ?? null))).toEqual(sorted(clauses));
    for (const met of found?.met ?? [])
      if (met.reading === 'arguable') expect(met.why?.length).toBeGreaterThan(10);
  });
});

/** All that a rule says of a text, without the places of its atoms. */
const said = (rule: string, smiles: string): unknown => {
  const found = match(rule, smiles);
  return found === null
    ? null
    : [
        found.reading,
        found.met.map((m) => [m.clause?.id, m.part.position, m.part.group.smiles, m.word, m.reading]),
      ];
};

describe('a re-spelling never changes what a rule says', () => {
  it.each(TABLES)('%s', (rule, table) => {
    fc.assert(
      fc.property(fc.constantFrom(...table), fc.integer(), fc.boolean(), ([, smiles], seed, kekule) => {
        const other = respell(smiles, seed, { ...EVERY_LIBERTY, kekule });
        expect(said(rule, other), other).toEqual(said(rule, smiles));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a tautomer is the same substance', () => {
  it.each([
    [
      'the hydroxybenzimidazole of brorphine',
      'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
      'CC(c1ccc(Br)cc1)N1CCC(n2c(O)nc3ccccc32)CC1',
    ],
    [
      'of chlorphine',
      'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
      'CC(c1ccc(Cl)cc1)N1CCC(CC1)N1C(O)=NC2=CC=CC=C12',
    ],
    [
      'of chlorphine as its salt',
      'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
      'CC(c1ccc(Cl)cc1)N1CCC(CC1)n1c([O-])nc2ccccc12.[Na+]',
    ],
    [
      'of SR-17018',
      'O=c1[nH]c2cc(Cl)c(Cl)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1',
      'Oc1nc2cc(Cl)c(Cl)cc2n1C1CCN(Cc2ccc(Cl)cc2)CC1',
    ],
    [
      'the imidic acid of spirochlorphine',
      'CC(c1ccc(Cl)cc1)N1CCC2(CC1)C(=O)NCN2c1ccccc1',
      'CC(c1ccc(Cl)cc1)N1CCC2(CC1)C(O)=NCN2c1ccccc1',
    ],
  ])('%s', (_, one, other) => {
    for (const [rule] of TABLES) expect(said(rule, other), rule).toEqual(said(rule, one));
    const screener = createScreener({ jurisdictions: ['all'], asOf: '2026-11-28' });
    expect(screener.screen(other).status).toEqual(screener.screen(one).status);
    expect(screener.screen(other).relation).toEqual(screener.screen(one).relation);
  });

  it('an ether of the hydroxybenzimidazole is none', () => {
    for (const [rule] of TABLES)
      expect(match(rule, 'CCOc1nc2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1'), rule).toBeNull();
  });
});

/** Groups that the statutes list, by the words that they list them with. */
const TO_FIVE_CARBONS = [
  'C',
  'CC',
  'C(C)C',
  'CCCCC',
  'F',
  'Cl',
  'Br',
  'I',
  'O',
  'OC',
  'CCC#N',
  'C(C)=O',
  'C6CCCC6',
  '[N+](=O)[O-]',
];
const TAILS = [
  'Cc8ccccc8',
  'C(C)c8ccc(Cl)cc8',
  'C(C)c8ccc(I)cc8',
  'CCc8ccccc8',
  'C',
  'CCCC(=O)c8ccc(F)cc8',
  'Cc8cccs8',
];
const AROMATIC = ['c9ccc(F)cc9', 'c9cccs9', 'c9ccc7ccccc7c9', 'c9ccncc9', 'c9ccc(CCCCCCC)cc9'];
const RM = [
  'F',
  'Cl',
  'Br',
  'C',
  'CCCCCC',
  'C(C)(C)C',
  'OC',
  'OCCCCC',
  'OC(C)=O',
  'SC',
  'SCCCCC',
  'O',
  'C#N',
  'C(F)(F)F',
  'OC(F)(F)F',
  'OCCF',
  'COC',
  'C[Si](C)(C)C',
];
const maybe = (groups: readonly string[]) => fc.option(fc.constantFrom(...groups), { nil: '', freq: 2 });
const on = (group: string) => (group === '' ? '' : `(${group})`);

describe('a group that the statute lists, at a site where it lists it, never leaves the class', () => {
  it('China, (1) to (3)', () => {
    fc.assert(
      fc.property(
        maybe(TO_FIVE_CARBONS),
        maybe(TO_FIVE_CARBONS),
        maybe(TAILS),
        maybe(TO_FIVE_CARBONS),
        (n3, benzo, tail, ring) => {
          fc.pre(n3 + benzo + tail + ring !== '');
          const text = `N1(${tail || 'C(C)c8ccc(Br)cc8'})CC${on(ring)}C(CC1)n2c(=O)${n3 === '' ? '[nH]' : `n(${n3})`}c3cc${on(benzo)}ccc32`;
          const found = match('cn-orphines', text);
          expect(found, text).not.toBeNull();
          expect(
            found!.met.every((m) => m.clause !== null),
            text,
          ).toBe(true);
          const ways = [n3 + benzo, tail, ring].filter((each) => each !== '').length;
          expect(found!.reading, text).toBe(ways === 1 ? 'plain' : 'arguable');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('China, (4) to (6)', () => {
    fc.assert(
      fc.property(
        maybe(AROMATIC),
        maybe(TAILS),
        maybe(TO_FIVE_CARBONS),
        maybe(TO_FIVE_CARBONS),
        (aryl, tail, n3, ring) => {
          fc.pre(aryl + tail + n3 + ring !== '');
          const text = spirobrorphine({
            ...(aryl === '' ? {} : { aryl }),
            ...(tail === '' ? {} : { tail }),
            n3: `N${on(n3)}`,
            ring: on(ring),
          });
          const found = match('cn-orphines-spiro', text);
          expect(found, text).not.toBeNull();
          expect(
            found!.met.every((m) => m.clause !== null),
            text,
          ).toBe(true);
          const ways = [aryl, tail, n3 + ring].filter((each) => each !== '').length;
          expect(found!.reading, text).toBe(ways === 1 ? 'plain' : 'arguable');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('Germany, a) to c), up to 500 u', () => {
    fc.assert(
      fc.property(
        maybe(['C', 'CC']),
        maybe(['C', 'CC', 'CC#N', 'CCC#N', 'c9ccccc9']),
        maybe(RM),
        maybe(RM),
        (r1, r2, rm, rn) => {
          const n3 = r2 === '' ? '[nH]' : `n(${r2})`;
          const text = german({ n3, benzo: on(rm), tail: `C${on(r1)}c8ccc${on(rn)}cc8` });
          const reading = readMolecules(text);
          fc.pre(reading.ok && molecularMass(reading.molecules[0]!) <= 500);
          const found = match('de-npsg-9', text);
          expect(found?.reading, text).toBe(r1 + r2 === '' ? 'plain' : 'arguable');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('medicines that China’s words reach', () => {
  const screener = createScreener({ jurisdictions: ['cn'], asOf: '2026-11-28' });
  it.each([
    ['pimozide', 'O=c1[nH]c2ccccc2n1C1CCN(CCCC(c2ccc(F)cc2)c2ccc(F)cc2)CC1'],
    ['benperidol', 'Fc1ccc(cc1)C(=O)CCCN1CCC(CC1)n1c(=O)[nH]c2ccccc12'],
    ['domperidone', 'Clc1ccc2n(C3CCN(CCCn4c(=O)[nH]c5ccccc45)CC3)c(=O)[nH]c2c1'],
    ['bezitramide', 'CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc12'],
    ['spiperone', 'O=C(CCCN1CCC2(CC1)C(=O)NCN2c1ccccc1)c1ccc(F)cc1'],
    ['fluspirilene', 'O=C1NCN(c2ccccc2)C11CCN(CCCC(c2ccc(F)cc2)c2ccc(F)cc2)CC1'],
  ])('%s: class, arguable, by the text’s own sentence; no analogue anywhere', (name, smiles) => {
    const result = screener.screen(smiles);
    expect([result.verdict, result.arguable, result.relation]).toEqual(['class', true, null]);
    const notes = result.findings.flatMap((f) => f.notes).join('\n');
    expect(notes).toContain(`name ${name}`);
    expect(notes).toContain('上述所列管物质如发现医药、工业、科研或者其他合法用途');
    expect(createScreener({ jurisdictions: ['cn'], asOf: '2026-09-30' }).screen(smiles).verdict).toBe('none');
    const elsewhere = createScreener({ jurisdictions: ['gb', 'us', 'se'], asOf: '2026-11-28' });
    expect(elsewhere.screen(smiles).verdict).not.toBe('analogue');
  });

  it('droperidol, whose ring is no piperidine, is none', () => {
    expect(screener.screen('Fc1ccc(cc1)C(=O)CCCN1CCC(=CC1)n1c(=O)[nH]c2ccccc12').verdict).toBe('none');
  });
});

describe('the days', () => {
  const CHLORPHINE = 'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1';
  it.each([
    ['cn', '2026-09-30', 'analogue', true],
    ['cn', '2026-10-01', 'class', true],
    ['de', '2025-12-02', 'analogue', true],
    ['de', '2025-12-03', 'class', false],
    ['de', '2025-12-16', 'class', false],
    ['de', '2025-12-17', 'class', true],
  ])('chlorphine in %s on %s', (jurisdiction, asOf, verdict, certain) => {
    const result = createScreener({ jurisdictions: [jurisdiction], asOf }).screen(CHLORPHINE);
    expect([result.verdict, result.certain]).toEqual([verdict, certain]);
  });

  it('brorphine is in Germany’s narcotics act, and so outside group 9', () => {
    const { findings } = createScreener({ jurisdictions: ['de'], asOf: '2026-11-28' }).screen(
      'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1.Cl',
    );
    expect(findings.map((f) => f.id)).toEqual(['de-brorphine']);
  });
});
