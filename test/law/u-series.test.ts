import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { molecularMass } from '../../src/chemistry/index.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';
import { molecules } from '../support/read.js';
import { type Answer, answerOf as answer, matchOf as match } from '../support/told.js';

/**
 * The class rules on the U-series, a line for each clause and word, written from the statutes' text. Substances are
 * published ones where a name stands first; the others only carry a group that the text lists, or one just beyond it.
 */

/** NpSG group 4, in the forms of 2019 (A), 2021 (B), 2022 and 2024 (C, D) and 2025 (E). */
const GERMANY = ['de-npsg-4-2019', 'de-npsg-4-2021', 'de-npsg-4-2022', 'de-npsg-4-2025'] as const;
const IN = ['inside', 'inside', 'inside', 'inside'] as const;
const OUT = ['outside', 'outside', 'outside', 'outside'] as const;
const DOUBT = ['arguable', 'arguable', 'arguable', 'arguable'] as const;

/** N-methyl-N-[2-(amine)cyclohexyl]-3,4-dichlorobenzamide with this amine. */
const amine = (text: string) => `${text}C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1`;
/** N-[2-(dimethylamino)cyclohexyl]-N-methylbenzamide with this aryl. */
const aryl = (text: string) => `CN(C)C1CCCCC1N(C)C(=O)${text}`;
/** The same with this on the amide nitrogen. */
const amide = (text: string) => `CN(C)C1CCCCC1N(${text})C(=O)c1ccc(Cl)c(Cl)c1`;

/** 499.96 u: hexyl and methyl on the amine, pentyl on the amide. */
const HEAVY = 'CCCCCCN(C)C1CCCCC1N(CCCCC)C(=O)c1ccc(Cl)c(Br)c1';
/** 500.30 u. */
const HEAVIER = 'CCCCCCCN(C)C1CCCCC1N(C)C(=O)c1c(F)c(Cl)c(Cl)c(Cl)c1Cl';

const FORMS: readonly (readonly [
  name: string,
  smiles: string,
  answers: readonly Answer[],
  clauses?: readonly string[],
])[] = [
  // Published substances.
  ['the core, n = 0', 'NC1CCCCC1NC(=O)c1ccccc1', IN, []],
  ['the core, n = 1', 'NC1CCCCC1NC(=O)Cc1ccccc1', IN, []],
  ['U-47700', amine('CN(C)'), IN, ['a)', 'a)', 'c)', 'd)', 'd)']],
  ['U-48800', 'CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)cc1Cl', IN],
  ['U-49900', amine('CCN(CC)'), IN],
  ['U-51754', 'CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)c(Cl)c1', IN],
  ['U-50488', 'CN(C(=O)Cc1ccc(Cl)c(Cl)c1)C1CCCCC1N1CCCC1', IN, ['a) ring', 'c)', 'd)', 'd)']],
  ['isopropyl-U-47700', amide('C(C)C'), IN],
  ['3,4-methylenedioxy-U-47700', aryl('c1ccc2OCOc2c1'), IN, ['a)', 'a)', 'c)', 'd) ring']],
  ['bromadoline', 'CN(C)C1CCCCC1NC(=O)c1ccc(Br)cc1', IN],
  ['N-methyl U-47931E', aryl('c1ccc(Br)cc1'), IN],
  ['U-47109', 'CN(C)C1CCCCC1NC(=O)c1ccc(Cl)c(Cl)c1', IN],
  ['U-48520', aryl('c1ccc(Cl)cc1'), IN],
  [
    'U-77891: the amine spiro at C2, in the words since 2021',
    'CN1CCCC12CCCCC2N(C)C(=O)c1ccc(Br)c(Br)c1',
    ['arguable', 'inside', 'inside', 'inside'],
  ],
  [
    '4-(trifluoromethyl) U-47700: since 2022',
    aryl('c1ccc(C(F)(F)F)cc1'),
    ['outside', 'outside', 'inside', 'inside'],
  ],
  [
    'spiradoline: oxaspiro at C4',
    'CN(C(=O)Cc1ccc(Cl)c(Cl)c1)C1CCC2(CCCO2)CC1N1CCCC1',
    IN,
    ['a) ring', 'b)', 'c)', 'd)', 'd)'],
  ],
  ['U-69593', 'CN(C(=O)Cc1ccccc1)C1CCC2(CCCO2)CC1N1CCCC1', IN],
  ['PD-117302: benzothiophen-4-yl', 'CN(C(=O)Cc1cccc2sccc12)C1CCCCC1N1CCCC1', IN],
  ['AH-7921: the amide on CH2', 'CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1', OUT],
  ['U-50211: a hydroxyl on the phenyl', aryl('c1ccc(O)cc1'), OUT],
  ['UF-17', 'CCC(=O)N(c1ccccc1)C1CCCCC1N(C)C', OUT],
  ['furanyl UF-17', 'CN(C)C1CCCCC1N(C(=O)c1ccco1)c1ccccc1', OUT],
  ['brorphine', 'CC(N1CCC(CC1)n1c(=O)[nH]c2ccccc12)c1ccc(Br)cc1', OUT],
  // a) R1 and R2
  ['a) primary amine', amine('N'), IN],
  ['a) secondary amine', amine('CN'), IN],
  ['a) C7', amine('CCCCCCCN(C)'), IN],
  ['a) C7, branched', amine('CC(C)CCC(C)N(C)'), IN],
  ['a) C8', amine('CCCCCCCCN(C)'), OUT],
  ['a) alkenyl', amine('C=CCN(C)'), OUT],
  ['a) cycloalkyl', amine('C2CC2N(C)'), OUT],
  ['a) benzyl', amine('c1ccccc1CN(C)'), OUT],
  ['a) hydroxyalkyl', amine('OCCN(C)'), OUT],
  ['a) acyl', amine('CC(=O)N(C)'), OUT],
  ['a) aryl', amine('c1ccccc1N(C)'), OUT],
  ['a) aziridine: a ring of three atoms', amine('C2CN2'), IN],
  ['a) azetidine', amine('C2CCN2'), IN],
  ['a) piperidine', amine('C2CCCCN2'), IN],
  ['a) azepane: a ring of seven atoms', amine('C2CCCCCN2'), IN],
  ['a) azocane: a ring of eight atoms', amine('C2CCCCCCN2'), OUT],
  [
    'a) morpholine: the atoms of the ring are limited since 2021',
    amine('C2COCCN2'),
    ['inside', 'outside', 'outside', 'outside'],
  ],
  ['a) piperazine', amine('C2CN(C)CCN2'), ['inside', 'outside', 'outside', 'outside']],
  [
    'a) 4-methylpiperidine: the words are silent on groups on the ring',
    amine('C2CC(C)CCN2'),
    ['inside', 'arguable', 'arguable', 'arguable'],
  ],
  ['a) a ring with a double bond', amine('C2C=CCN2'), ['inside', 'arguable', 'arguable', 'arguable']],
  [
    'a) spiro ring of four atoms',
    'CN1CCC12CCCCC2N(C)C(=O)c1ccc(Br)cc1',
    ['arguable', 'inside', 'inside', 'inside'],
  ],
  ['a) spiro ring of eight atoms', 'CN1CCCCCCC12CCCCC2N(C)C(=O)c1ccc(Br)cc1', OUT],
  ['a) a ring closed on C3: in no words', 'CN1CCC2CCCC(C12)N(C)C(=O)c1ccc(Br)cc1', OUT],
  // b) R3
  ['b) oxaspiro of three atoms', 'CN(C)C1CC2(CCC1N(C)C(=O)c1ccc(Br)cc1)CO2', IN],
  ['b) oxaspiro of eight atoms', 'CN(C)C1CC2(CCC1N(C)C(=O)c1ccc(Br)cc1)CCCCCCO2', IN],
  [
    'b) oxaspiro of nine atoms: no size in the first form',
    'CN(C)C1CC2(CCC1N(C)C(=O)c1ccc(Br)cc1)CCCCCCCO2',
    ['inside', 'outside', 'outside', 'outside'],
  ],
  ['b) oxaspiro at C5', 'CN(C)C1CCC2(CC1N(C)C(=O)c1ccc(Br)cc1)CCCO2', OUT],
  ['b) azaspiro', 'CN(C)C1CC2(CCC1N(C)C(=O)c1ccc(Br)cc1)CCCN2', OUT],
  ['b) spiro of carbon', 'CN(C)C1CC2(CCC1N(C)C(=O)c1ccc(Br)cc1)CCCC2', OUT],
  ['b) methyl at C4', 'CN(C)C1CC(C)CCC1N(C)C(=O)c1ccc(Br)cc1', OUT],
  ['a cyclopentane', 'CN(C)C1CCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', OUT],
  ['a cycloheptane', 'CN(C)C1CCCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', OUT],
  ['a cyclohexene', 'CN(C)C1CC=CCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', OUT],
  ['the 3-amine', 'CN(C)C1CCCC(C1)N(C)C(=O)c1ccc(Cl)c(Cl)c1', OUT],
  // c) R4
  ['c) hydrogen', 'CN(C)C1CCCCC1NC(=O)c1ccc(Cl)c(Cl)c1', IN],
  ['c) C5', amide('CCCCC'), IN],
  ['c) C5, branched', amide('CC(C)(C)C'), IN],
  ['c) C6', amide('CCCCCC'), OUT],
  ['c) cyclopropyl', amide('C2CC2'), OUT],
  ['c) benzyl', amide('Cc2ccccc2'), OUT],
  ['c) phenyl', amide('c2ccccc2'), OUT],
  // the linker and the carbonyl
  ['two carbons', 'CN(C)C1CCCCC1N(C)C(=O)CCc1ccc(Cl)c(Cl)c1', OUT],
  ['a branched carbon', 'CN(C)C1CCCCC1N(C)C(=O)C(C)c1ccc(Cl)c(Cl)c1', OUT],
  ['a thioamide', 'CN(C)C1CCCCC1N(C)C(=S)c1ccc(Cl)c(Cl)c1', OUT],
  ['a sulfonamide', 'CN(C)C1CCCCC1N(C)S(=O)(=O)c1ccc(Cl)c(Cl)c1', OUT],
  // d) R5 and R6
  ['d) five halogens', aryl('c1c(F)c(Cl)c(Br)c(F)c1F'), IN],
  ['d) hydroxyl', aryl('c1cccc(O)c1'), OUT],
  ['d) alkoxyl', aryl('c1ccc(OC)cc1'), OUT],
  ['d) alkyl', aryl('c1ccc(C)cc1'), OUT],
  ['d) cyano', aryl('c1ccc(C#N)cc1'), OUT],
  ['d) nitro', aryl('c1ccc([N+](=O)[O-])cc1'), OUT],
  ['d) trifluoromethoxy', aryl('c1ccc(OC(F)(F)F)cc1'), OUT],
  ['d) difluoromethyl', aryl('c1ccc(C(F)F)cc1'), OUT],
  ['d) naphthyl', aryl('c1ccc2ccccc2c1'), IN],
  ['d) ethylenedioxy', aryl('c1ccc2OCCOc2c1'), IN],
  ['d) indol-5-yl', aryl('c1ccc2[nH]ccc2c1'), IN],
  ['d) 1-methylindol-5-yl', aryl('c1ccc2n(C)ccc2c1'), IN],
  ['d) 1-ethylindol-5-yl: the words give N hydrogen and methyl', aryl('c1ccc2n(CC)ccc2c1'), DOUBT],
  ['d) tetralin', aryl('c1ccc2CCCCc2c1'), IN],
  ['d) a fused ring of seven carbons', aryl('c1ccc2CCCCCc2c1'), DOUBT],
  ['d) a fused ring that bears methyl', aryl('c1ccc2OC(C)Oc2c1'), DOUBT],
  ['d) a fused ring beside chlorine', aryl('c1cc(Cl)c2OCOc2c1'), IN],
  ['d) pyridyl', aryl('c1ccncc1'), OUT],
  ['d) thienyl', aryl('c1cccs1'), OUT],
  ['d) indol-3-yl: bound by another ring than the phenyl', aryl('c1c[nH]c2ccccc12'), OUT],
  // mass: the compound alone, 500 u included
  ['499.96 u', HEAVY, IN],
  ['499.96 u, and hydrogen chloride', `${HEAVY}.Cl`, IN],
  ['513.99 u', `C${HEAVY}`, OUT],
  ['500.30 u', HEAVIER, OUT],
];

describe('Germany, NpSG Anlage 1 no. 4', () => {
  it.each(FORMS)('%s', (_, smiles, answers, clauses) => {
    const found = GERMANY.map((rule) => match(rule, smiles as string));
    expect(found.map(answer)).toEqual(answers);
    const last = found.at(-1);
    if (clauses !== undefined)
      expect((last?.met ?? []).map((m) => m.clause?.id ?? null).sort()).toEqual([...clauses].sort());
    for (const met of found.flatMap((m) => m?.met ?? []))
      if (met.reading === 'arguable') expect(met.why).toBeDefined();
  });
});

/** D.C. Code § 48-902.04(7)(A)(iii), "Benzamides". */
const COLUMBIA: readonly (readonly [name: string, smiles: string, answer: Answer])[] = [
  ['U-47700', amine('CN(C)'), 'inside'],
  ['AH-7921', 'CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1', 'inside'],
  ['AH-8529', 'CN(C)C1(CNC(=O)c2ccc(Cl)cc2)CCCCC1', 'inside'],
  ['U-49900', amine('CCN(CC)'), 'inside'],
  ['isopropyl-U-47700', amide('C(C)C'), 'inside'],
  ['bromadoline', 'CN(C)C1CCCCC1NC(=O)c1ccc(Br)cc1', 'inside'],
  ['N-methyl U-47931E', aryl('c1ccc(Br)cc1'), 'inside'],
  ['U-47109', 'CN(C)C1CCCCC1NC(=O)c1ccc(Cl)c(Cl)c1', 'inside'],
  ['U-48520', aryl('c1ccc(Cl)cc1'), 'inside'],
  ['the phenyl bare: "whether or not substituted"', aryl('c1ccccc1'), 'inside'],
  ['phenyl: alkyl', aryl('c1ccc(CCCC)cc1'), 'inside'],
  ['phenyl: cycloalkyl', aryl('c1ccc(C2CC2)cc1'), 'inside'],
  ['phenyl: alkoxy', aryl('c1ccc(OCC)cc1'), 'inside'],
  ['U-50211: hydroxyl is not named', aryl('c1ccc(O)cc1'), 'arguable'],
  ['4-(trifluoromethyl) U-47700: haloalkyl is not named', aryl('c1ccc(C(F)(F)F)cc1'), 'arguable'],
  ['3,4-methylenedioxy-U-47700', aryl('c1ccc2OCOc2c1'), 'arguable'],
  ['nitro', aryl('c1ccc([N+](=O)[O-])cc1'), 'arguable'],
  ['a hetaryl is no phenyl', aryl('c1cccs1'), 'outside'],
  ['a cyclic tertiary amine', amine('C2CCCN2'), 'inside'],
  ['U-77891: spiro', 'CN1CCCC12CCCCC2N(C)C(=O)c1ccc(Br)c(Br)c1', 'arguable'],
  ['a secondary amine', amine('CN'), 'arguable'],
  ['a primary amine', amine('N'), 'arguable'],
  ['the amide: benzyl', amide('Cc2ccccc2'), 'arguable'],
  ['the amide: phenyl', amide('c2ccccc2'), 'outside'],
  [
    'a group on the cyclohexane: "containing or structurally derived from"',
    'CN(C)C1CC(C)CCC1N(C)C(=O)c1ccc(Br)cc1',
    'arguable',
  ],
  // No benzamides: of these the words on analogues speak, which is a test of likeness.
  ['U-48800', 'CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)cc1Cl', 'outside'],
  ['U-51754', 'CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)c(Cl)c1', 'outside'],
  ['U-50488', 'CN(C(=O)Cc1ccc(Cl)c(Cl)c1)C1CCCCC1N1CCCC1', 'outside'],
  ['UF-17', 'CCC(=O)N(c1ccccc1)C1CCCCC1N(C)C', 'outside'],
  ['furanyl UF-17', 'CN(C)C1CCCCC1N(C(=O)c1ccco1)c1ccccc1', 'outside'],
  ['brorphine', 'CC(N1CCC(CC1)n1c(=O)[nH]c2ccccc12)c1ccc(Br)cc1', 'outside'],
];

describe('District of Columbia, § 48-902.04(7)(A)(iii)', () => {
  it.each(COLUMBIA)('%s', (_, smiles, expected) => {
    expect(answer(match('us-dc-benzamides', smiles))).toBe(expected);
  });
});

const on = (group: string) => (group === '' ? '' : `(${group})`);
const pick = (...groups: string[]) => fc.constantFrom(...groups);

/** Whatever combination of groups group 4 of 2025 lists, to 500 u. */
const members = fc
  .record({
    amine: fc.oneof(
      fc
        .tuple(pick('', 'C', 'CC', 'C(C)C', 'CCCCCCC'), pick('', 'C', 'CC', 'CC(C)C'))
        .map(([one, other]) => `N${on(one)}${on(other)}`),
      pick('N6CC6', 'N6CCC6', 'N6CCCC6', 'N6CCCCC6', 'N6CCCCCC6'),
    ),
    spiro: fc.boolean(),
    r3: pick('C', 'C7(CO7)', 'C7(OCC7)', 'C7(CCCO7)', 'C7(COCCC7)', 'C7(CCCCCCO7)'),
    r4: pick('', 'C', 'CC', 'C(C)C', 'CCCCC', 'CC(C)(C)C'),
    linker: pick('', 'C'),
    ring: fc.oneof(
      fc
        .array(pick('', 'F', 'Cl', 'Br', 'I', 'C(F)(F)F'), { minLength: 5, maxLength: 5 })
        .map(([a, b, c, d, e]) => `c8c${on(a!)}c${on(b!)}c${on(c!)}c${on(d!)}c8${on(e!)}`),
      pick('c8ccc9OCOc9c8', 'c8ccc9OCCOc9c8', 'c8ccc9sccc9c8', 'c8ccc9n(C)ccc9c8', 'c8cccc9ccccc89'),
    ),
  })
  .map(({ amine: a, spiro, r3, r4, linker, ring }) => {
    const c2 = spiro ? 'C15(CCCN5C)' : `C1(${a})`;
    return `${c2}C${r3}CCC1N${on(r4)}C(=O)${linker}${ring}`;
  });

describe('what group 4 lists', () => {
  const inForce = 'de-npsg-4-2025';
  it('never leaves the class, in whatever combination and spelling', () => {
    fc.assert(
      fc.property(members, fc.integer(), (text, seed) => {
        const found = match(inForce, text);
        fc.pre(found !== null || molecularMassOf(text) <= 500);
        expect(answer(found), text).toBe('inside');
        const again = respell(text, seed, EVERY_LIBERTY);
        expect(answer(match(inForce, again)), again).toBe('inside');
      }),
      { numRuns: 300 },
    );
  });

  it('reads every published substance alike, however it is written', () => {
    const published = FORMS.map(([, smiles]) => smiles);
    fc.assert(
      fc.property(fc.constantFrom(...published), fc.integer(), (smiles, seed) => {
        const again = respell(smiles, seed, EVERY_LIBERTY);
        for (const rule of [...GERMANY, 'us-dc-benzamides'])
          expect(answer(match(rule, again)), again).toBe(answer(match(rule, smiles)));
      }),
      { numRuns: 300 },
    );
  });
});

const molecularMassOf = (text: string): number => molecularMass(molecules(text)[0]!);
