import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { molecularMass, readMolecules } from '../../src/chemistry/index.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';
import { type Answer, answerOf as answer, matchOf as match } from '../support/told.js';

/**
 * The class rules on the nitazenes, a line for each clause and word, written from the statutes' text. Substances are
 * published ones where a name stands first; the others only carry a group that the text lists, or one just beyond it.
 */
const register = loadRegister();

const RULES = [
  'gb-1ea',
  'de-npsg-7-2021',
  'de-npsg-7-2022',
  'de-npsg-7-2025',
  'cn-nitazenes',
  'us-fl-64',
] as const;

/** As the six rules above in their order: + inside, ? arguable, - outside. */
const read = (marks: string): Answer[] =>
  [...marks].map((mark) => (mark === '+' ? 'inside' : mark === '?' ? 'arguable' : 'outside'));

/** 2-(4-ethoxybenzyl)-5-nitrobenzimidazole with this chain on N1. */
const chain = (text: string) => `CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2${text.replaceAll('1', '5')})cc1`;
/** Etonitazene with these between the carbon at C2 and the phenyl. */
const bridge = (text: string) => `CCN(CC)CCn1c(${text}c2ccc(OCC)cc2)nc2cc([N+](=O)[O-])ccc21`;
/** N,N-diethyl with this aryl. */
const aryl = (text: string) => `CCN(CC)CCn1c(C${text})nc2cc([N+](=O)[O-])ccc21`;
const para = (text: string) => aryl(`c2ccc(${text})cc2`);
const five = (text: string) => `CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(${text})ccc21`;

const CASES: readonly (readonly [name: string, smiles: string, marks: string])[] = [
  // The parents. The UK's is the bare core, which is no modification of itself; China's is etonitazene.
  ['the bare core', 'NCCn1c(Cc2ccccc2)nc2ccccc21', '-+++++'],
  ['etonitazene', chain('CCN(CC)CC'), '++++-+'],
  // Published substances.
  ['isotonitazene', para('OC(C)C'), '++++++'],
  ['clonitazene', para('Cl'), '++++++'],
  ['menitazene', para('C'), '++++++'],
  ['propylnitazene', para('CCC'), '++++++'],
  ['butonitazene', para('OCCCC'), '++++++'],
  ['etodesnitazene', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2ccccc21', '++++++'],
  [
    '5-methyl etodesnitazene: methyl is not among the groups of UK (iii) nor of Germany before 2025',
    five('C'),
    '---+++',
  ],
  [
    '5-aminoisotonitazene: amino is Florida’s word alone',
    'CCN(CC)CCn1c(Cc2ccc(OC(C)C)cc2)nc2cc(N)ccc21',
    '----++',
  ],
  [
    'fluetonitazene: fluoroethoxy is haloalkoxy in the UK, and named for Germany since 2025',
    para('OCCF'),
    '+??+++',
  ],
  ['methylenedioxynitazene: UK (vii), Germany since 2025', aryl('c2ccc3OCOc3c2'), '+--+++'],
  ['ethyleneoxynitazene: UK (vi), Germany since 2025', aryl('c2ccc3OCCc3c2'), '+--+++'],
  ['3’-methoxy metodesnitazene', 'CCN(CC)CCn1c(Cc2ccc(OC)c(OC)c2)nc2ccccc21', '++++++'],
  [
    'ethylene etonitazene: two carbons in the bridge, by China (2) and by Germany’s x',
    bridge('CC'),
    '---?+-',
  ],
  // The amine.
  ['a primary amine', chain('CCN'), '++++++'],
  ['N-desethyl etonitazene', chain('CCNCC'), '++++++'],
  ['N-propyl', chain('CCN(C)CCC'), '++++++'],
  ['N-butyl: four carbons', chain('CCN(C)CCCC'), '---+++'],
  ['N-hexyl', chain('CCNCCCCCC'), '---+++'],
  ['N-heptyl: seven carbons', chain('CCNCCCCCCC'), '----++'],
  ['N-allyl: alkenyl of three', chain('CCN(CC=C)CC=C'), '+---+?'],
  ['N-butenyl: alkenyl of four', chain('CCNCC=CC'), '----+?'],
  ['N-cyclopropyl: a ring is no alkyl in the strict sense', chain('CCNC1CC1'), '?---+?'],
  ['N-benzyl', chain('CCNCc1ccccc1'), '---+++'],
  ['N-acetyl', chain('CCNC(C)=O'), '----++'],
  ['N-ethoxycarbonyl', chain('CCNC(=O)OCC'), '---++-'],
  ['N-heptyloxycarbonyl', chain('CCNC(=O)OCCCCCCC'), '----+-'],
  ['N-(methylcarbamoyl)', chain('CCNC(=O)NC'), '---++-'],
  ['N-(methylthiocarbonyl)', chain('CCNC(=O)SC'), '---++-'],
  ['N-trimethylsilyl', chain('CCN[Si](C)(C)C'), '---++-'],
  ['pyrrolidine', chain('CCN1CCCC1'), '++++++'],
  ['piperidine', chain('CCN1CCCCC1'), '++++++'],
  ['morpholine', chain('CCN1CCOCC1'), '++++++'],
  ['2-methylpyrrolidine: a named ring with a group on it', chain('CCN1CCCC1C'), '+???++'],
  ['azetidine', chain('CCN1CCC1'), '+---++'],
  ['azepane', chain('CCN1CCCCCC1'), '+---++'],
  ['piperazine', chain('CCN1CCNCC1'), '+---++'],
  ['a ring that holds a chain carbon too', chain('CC1CCCN1C'), '-----?'],
  ['a quaternary amine: R1 and R2 are two, an amino group bears two', chain('CC[N+](C)(C)C'), '??????'],
  [
    'an N-oxide of the amine: named by none, and by “amino group” on one reading',
    chain('CC[N+](CC)(CC)[O-]'),
    '----?-',
  ],
  ['etonitazene, protonated: a salt of China’s parent', chain('CC[NH+](CC)CC'), '++++-+'],
  // The chain.
  ['a methyl on the chain', chain('CC(C)N(CC)CC'), '------'],
  ['a methyl next to N1', chain('C(C)CN(CC)CC'), '------'],
  ['three carbons in the chain', chain('CCCN(CC)CC'), '------'],
  ['no chain', chain('C'), '------'],
  // The bridge.
  ['a methyl on the benzylic carbon: UK (iv)', bridge('C(C)'), '+--?+-'],
  ['an ethyl on it', bridge('C(CC)'), '---?+-'],
  ['a butyl on it', bridge('C(CCCC)'), '---?+-'],
  ['a pentyl on it: five carbons', bridge('C(CCCCC)'), '----+-'],
  ['two methyls on it: UK (iv) says “a methyl group”', bridge('C(C)(C)'), '?--?+-'],
  ['a ring on it: no text but China’s speaks of more than alkyl there', bridge('C3(CC3)'), '----+-'],
  ['a hydroxyl on it', bridge('C(O)'), '---?+-'],
  ['a carbamoyl on it', bridge('C(C(N)=O)'), '---?+-'],
  ['a carbonyl in its place', bridge('C(=O)'), '----?-'],
  ['oxygen: UK (v)', bridge('O'), '+-----'],
  ['sulfur', bridge('S'), '+-----'],
  ['nitrogen', bridge('N'), '+-----'],
  ['nitrogen with methyl', bridge('N(C)'), '?-----'],
  ['vinylene: a hydrocarbon group of two carbons', bridge('C=C'), '----+-'],
  ['three carbons', bridge('CCC'), '------'],
  // The benzimidazole ring.
  ['6-nitro', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2ccc([N+](=O)[O-])cc21', '++++++'],
  [
    '4-nitro: the UK’s and Germany’s older words name 5 and 6',
    'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2c([N+](=O)[O-])cccc21',
    '---+++',
  ],
  ['7-nitro', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cccc([N+](=O)[O-])c21', '---+++'],
  ['5-acetyl', five('C(C)=O'), '+--++-'],
  ['5-cyano', five('C#N'), '++++' + '+-'],
  ['5-methoxy', five('OC'), '++++++'],
  ['5-ethoxy', five('OCC'), '----++'],
  ['5-trifluoromethyl: whether Florida’s alkyl may be substituted is not said', five('C(F)(F)F'), '+++++?'],
  ['5-trifluoromethoxy', five('OC(F)(F)F'), '+++++?'],
  ['5-chloro', five('Cl'), '++++++'],
  ['5-hexyl', five('CCCCCC'), '---+++'],
  ['5-heptyl', five('CCCCCCC'), '----++'],
  ['5-hydroxy', five('O'), '----+-'],
  ['5-methoxycarbonyl', five('C(=O)OC'), '----++'],
  ['5-phenyl', five('c4ccccc4'), '----++'],
  ['5,6-dichloro', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(Cl)c(Cl)cc21', '++++++'],
  ['5,6-methylenedioxy: Germany’s bridge of 2025', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc3OCOc3cc21', '---+??'],
  [
    '5,6-vinylenoxy, a furan ring: Germany’s bridge of 2025',
    'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc3occc3cc21',
    '---+?-',
  ],
  ['a naphthimidazole', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc3ccccc3cc21', '----?-'],
  ['an aza core', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cnccc21', '------'],
  ['an indole core', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)cc2cc([N+](=O)[O-])ccc21', '------'],
  // The phenyl.
  ['a bare phenyl: nitazene', aryl('c2ccccc2'), '++++++'],
  ['hexyl', para('CCCCCC'), '+-++++'],
  ['heptyl', para('CCCCCCC'), '----++'],
  ['butyl', para('CCCC'), '++++++'],
  ['pentyl: five carbons, in Germany since 2022', para('CCCCC'), '+-++++'],
  ['trifluoromethyl', para('C(F)(F)F'), '++++++'],
  ['pentyloxy', para('OCCCCC'), '+-++++'],
  [
    'hexyloxy: six carbons where UK (ii) allows five, and yet the ether of a hydroxyl that it names',
    para('OCCCCCC'),
    '?---++',
  ],
  ['trifluoromethoxy', para('OC(F)(F)F'), '++++++'],
  ['acetyloxy', para('OC(C)=O'), '++++++'],
  ['hydroxy', para('O'), '++++++'],
  ['cyano', para('C#N'), '++++++'],
  ['methylthio', para('SC'), '++++++'],
  ['pentylthio', para('SCCCCC'), '+-++++'],
  ['hexylthio', para('SCCCCCC'), '----++'],
  ['methylsulfonyl', para('S(C)(=O)=O'), '+---++'],
  ['nitro', para('[N+](=O)[O-]'), '----++'],
  ['two halogens', aryl('c2ccc(Cl)c(Cl)c2'), '++++++'],
  ['two ethoxys', aryl('c2ccc(OCC)c(OCC)c2'), '++++++'],
  ['2-methoxyethoxy: an alkyloxy on a group, Germany since 2025', para('OCCOC'), '???+++'],
  ['pyridyl: another aromatic ring', aryl('c2ccncc2'), '----++'],
  ['thienyl', aryl('c2cccs2'), '----++'],
  ['naphthyl: aromatic, and of two rings', aryl('c2cccc3ccccc23'), '----+?'],
  ['benzofuran-5-yl: vinylenoxy, Germany since 2025', aryl('c2ccc3occc3c2'), '---++?'],
  ['benzofuran-6-yl: vinylenoxy by its other end', aryl('c2ccc3ccoc3c2'), '---++?'],
  ['benzothienyl: Germany names no bridge of sulfur', aryl('c2ccc3sccc3c2'), '----+?'],
  ['indanyl: a bridge of carbons; the UK and Germany name others, or none', aryl('c2ccc3CCCc3c2'), '----++'],
  ['cyclohexyl', aryl('C2CCCCC2'), '------'],
];

describe('the class rules on the nitazenes, case by case', () => {
  it.each(CASES)('%s', (_, smiles, marks) => {
    expect(RULES.map((id) => `${id} ${answer(match(id, smiles))}`)).toEqual(
      read(marks).map((each, i) => `${RULES[i]} ${each}`),
    );
  });
});

describe('the mass cap', () => {
  // Butonitazene with iodine at the phenyl: 550.4 u. Bromine: 503.4 u. Chlorine and more: below 500.
  const heavy = 'CCCCOc1c(I)cc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1';
  const light = 'CCCCOc1c(Cl)cc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1';
  const nearly = 'CCCCOc1c(Br)cc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(C)CC)cc1';
  const over = 'CCCCOc1c(Br)cc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1';

  it.each([
    ['gb-1ea', light, 'inside'],
    ['gb-1ea', nearly, 'inside'],
    ['gb-1ea', over, 'outside'],
    ['gb-1ea', heavy, 'outside'],
    ['de-npsg-7-2022', nearly, 'inside'],
    ['de-npsg-7-2022', over, 'outside'],
    ['de-npsg-7-2025', over, 'inside'],
    ['de-npsg-7-2025', heavy, 'inside'],
    ['de-npsg-7-2025', `${heavy.replace('CCCCO', 'CCCCCO').replace('N(CC)CC', 'N(CCCC)CCCC')}`, 'outside'],
    ['cn-nitazenes', heavy, 'inside'],
    ['us-fl-64', heavy, 'inside'],
  ] as const)('%s of %s', (rule, smiles, expected) => {
    expect(answer(match(rule, smiles))).toBe(expected);
    // The salt, a citrate of 192 u, does not count.
    expect(answer(match(rule, `${smiles}.OC(=O)CC(O)(CC(O)=O)C(O)=O`))).toBe(expected);
  });
});

describe('days', () => {
  const verdict = (jurisdiction: string, asOf: string, smiles: string) => {
    const result = createScreener({ jurisdictions: [jurisdiction], asOf }).screen(smiles);
    return `${result.verdict} ${result.findings.filter((f) => f.kind === 'class').map((f) => `${f.id} ${f.certainOnDay}`)}`;
  };
  const nPyrrolidinoMetonitazene = 'COc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1';
  it.each([
    ['gb', '2025-01-14', 'analogue '],
    ['gb', '2025-01-15', 'class gb-1ea true'],
    ['cn', '2025-06-30', 'analogue '],
    ['cn', '2025-07-01', 'class cn-nitazenes false'],
    ['cn', '2025-07-20', 'class cn-nitazenes true'],
  ] as const)('%s on %s', (jurisdiction, day, expected) => {
    expect(verdict(jurisdiction, day, nPyrrolidinoMetonitazene)).toBe(expected);
  });

  it('leaves what the narcotics act of Germany names outside the NpSG', () => {
    const result = createScreener({ jurisdictions: ['de'], asOf: '2026-11-01' }).screen(chain('CCN(CC)CC'));
    expect(result.verdict).toBe('listed');
    expect(result.findings.filter((f) => f.kind === 'class')).toEqual([]);
  });

  it('takes Canada’s item 13 for a test of likeness', () => {
    const result = createScreener({ jurisdictions: ['ca'], asOf: '2026-11-01' }).screen(
      nPyrrolidinoMetonitazene,
    );
    expect(result.verdict).toBe('analogue');
    expect(result.findings.map((f) => `${f.kind} ${f.id}`)).toContain('similarity ca-13');
  });
});

/** Groups that each rule lists for a place; every combination of them is covered. */
const LISTED: Readonly<
  Record<string, Readonly<Record<'amine' | 'five' | 'six' | 'para' | 'meta', readonly string[]>>>
> = {
  'gb-1ea': {
    amine: ['N', 'NC', 'N(CC)CC', 'NC(C)C', 'N(C)CC=C', 'N4CCCC4', 'N4CCOCC4'],
    five: ['', 'C(C)=O', '[N+](=O)[O-]', 'OC(F)(F)F'],
    six: ['', 'C#N', 'OC', 'Cl'],
    para: ['C', 'OCCC', 'OC(C)=O', 'C(F)(F)F', 'SC', 'S(C)(=O)=O'],
    meta: ['', 'O', 'F', 'OCCF'],
  },
  'de-npsg-7-2022': {
    amine: ['N', 'NC', 'N(CC)CC', 'NC(C)C', 'N4CCCC4', 'N4CCCCC4', 'N4CCOCC4'],
    five: ['', 'C#N', '[N+](=O)[O-]', 'C(F)(F)F'],
    six: ['', 'F', 'OC'],
    para: ['', 'CC', 'OC(C)C', 'OC(C)=O', 'SC'],
    meta: ['', 'O', 'C#N', 'F'],
  },
  'de-npsg-7-2025': {
    amine: ['N', 'NCCCC', 'N(CC)CC', 'NCc4ccccc4', 'NC(=O)OCC', 'N4CCCC4', 'N4CCOCC4'],
    five: ['', 'C#N', '[N+](=O)[O-]', 'C(F)(F)F', 'C(C)=O', 'CC'],
    six: ['', 'F', 'OC'],
    para: ['', 'CC', 'OCC', 'OCCF', 'OC(C)=O', 'SC', 'C(F)(F)F'],
    meta: ['', 'O', 'C#N', 'F'],
  },
  'us-fl-64': {
    amine: ['N', 'NC', 'N(CC)CC', 'NC(C)=O', 'NCc4ccccc4', 'N4CCCC4', 'N4CCNCC4'],
    five: ['', 'C', 'OCC', 'N', '[N+](=O)[O-]', 'Br'],
    six: ['', 'c4ccccc4', 'C(=O)OC'],
    para: ['', 'CC', 'OCC', 'N', 'C(=O)O'],
    meta: ['', 'O', 'C#N'],
  },
};

const molecularMassOf = (text: string): number => {
  const reading = readMolecules(text);
  if (!reading.ok) throw new Error(text);
  return molecularMass(reading.molecules[0]!);
};

const on = (group: string) => (group === '' ? '' : `(${group})`);

describe('closure and spelling', () => {
  it.each(Object.entries(LISTED))('%s covers every combination of the groups that it lists', (id, places) => {
    fc.assert(
      fc.property(
        fc.record({
          amine: fc.constantFrom(...places.amine),
          five: fc.constantFrom(...places.five),
          six: fc.constantFrom(...places.six),
          para: fc.constantFrom(...places.para),
          meta: fc.constantFrom(...places.meta),
        }),
        (c) => {
          const smiles = `${c.amine.replace(/^N/, 'N')}`;
          const text = `C(C${smiles})n1c(Cc2cc${on(c.meta)}c${on(c.para)}cc2)nc2cc${on(c.five)}c${on(c.six)}cc21`;
          const rule = register.files.flatMap((f) => f.classes).find((r) => r.id === id)!;
          const isTooHeavy =
            molecularMassOf(text) > (rule.maxMass?.atomicMassUnits ?? Number.POSITIVE_INFINITY);
          expect(answer(match(id, text)), text).toBe(isTooHeavy ? 'outside' : 'inside');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answers alike however a member is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), fc.integer(), ([, smiles, marks], seed) => {
        const again = respell(smiles, seed, EVERY_LIBERTY);
        expect(
          RULES.map((id) => answer(match(id, again))),
          again,
        ).toEqual(read(marks));
      }),
      { numRuns: 150 },
    );
  });
});
