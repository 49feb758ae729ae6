import { describe, expect, it } from 'vitest';
import { loadRegister } from '../../src/law/register.js';
import { rdkit } from '../support/rdkit.js';
import { best } from './answer.js';
import { compareAll } from './compare.js';
import { ORACLES } from './index.js';
import { listedCases } from './listed.js';
import { Toolkit } from './seen.js';

const toolkit = new Toolkit(await rdkit());

/** What an oracle itself says: these stand on the texts, and on no code of ours. */
const SAYS: readonly (readonly [rule: string, substance: string, smiles: string, verdict: string])[] = [
  ['us-frs-2025', 'fentanyl, changed in nothing', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'out'],
  ['us-frs-2025', 'acetylfentanyl: (E)', 'CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'in'],
  ['us-frs-2025', 'its hydrochloride', 'CC(=O)N(c1ccccc1)C1CC[NH+](CCc2ccccc2)CC1.[Cl-]', 'in'],
  ['us-frs-2025', 'carfentanil: (C), ester', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1', 'in'],
  ['us-frs-2025', 'benzylfentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1', 'out'],
  ['us-frs-2025', 'acetyl norfentanyl: (E), and no phenethyl', 'CC(=O)N(c1ccccc1)C1CCNCC1', 'unsure'],
  ['cn-2019', 'benzylfentanyl: (4)', 'CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1', 'in'],
  ['cn-2019', 'norfentanyl: hydrogen is excepted', 'CCC(=O)N(c1ccccc1)C1CCNCC1', 'out'],
  ['gb-1d', 'thiofentanyl: (i)', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2cccs2)CC1', 'in'],
  ['gb-1d', '3-fluorofentanyl: (iii) names no halogen', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1F', 'out'],
  ['ie-1af', 'thiofentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2cccs2)CC1', 'in'],
  ['it-2020', 'acetylfentanyl', 'CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'in'],
  ['cn-nitazenes', 'etonitazene, the parent', 'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1', 'out'],
  ['cn-nitazenes', 'isotonitazene', 'CC(C)Oc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1', 'in'],
  ['gb-1ea', 'isotonitazene', 'CC(C)Oc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1', 'in'],
  ['gb-1ea', '5-methyl etodesnitazene', 'CCOc1ccc(Cc2nc3cc(C)ccc3n2CCN(CC)CC)cc1', 'out'],
  ['gb-1ea', 'three iodines: over 500 u', 'CCOc1c(I)cc(Cc2nc3cc(I)c(I)cc3n2CCN(CC)CC)cc1', 'out'],
  ['de-npsg-7-2025', '5-methyl etodesnitazene', 'CCOc1ccc(Cc2nc3cc(C)ccc3n2CCN(CC)CC)cc1', 'in'],
  ['de-npsg-7-2025', 'a heptyl on the amine', 'CCOc1ccc(Cc2nc3ccccc3n2CCNCCCCCCC)cc1', 'out'],
  ['us-fl-64', 'etonitazepyne', 'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN2CCCC2)cc1', 'in'],
  ['cn-orphines', 'brorphine, the parent', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1', 'out'],
  ['cn-orphines', 'chlorphine: (2)', 'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1', 'in'],
  [
    'cn-orphines',
    'cychlorphine: two conditions',
    'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)n(CCC#N)c3ccccc32)CC1',
    'unsure',
  ],
  ['cn-orphines-spiro', 'spirochlorphine: (5)', 'CC(c1ccc(Cl)cc1)N1CCC2(CC1)C(=O)NCN2c1ccccc1', 'in'],
  ['de-npsg-9', 'chlorphine', 'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1', 'in'],
  ['de-npsg-9', 'bezitramide', 'CCC(=O)n1c(=O)n(C2CCN(CCC(C#N)(c3ccccc3)c3ccccc3)CC2)c2ccccc21', 'out'],
  ['de-npsg-4-2025', 'U-49900', 'CCN(CC)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', 'in'],
  ['de-npsg-4-2025', 'AH-7921: another skeleton', 'CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1', 'out'],
  ['de-npsg-4-2025', 'U-50211: hydroxyl', 'CN(C)C1CCCCC1N(C)C(=O)c1ccc(O)cc1', 'out'],
];

describe('the second reading, by itself', () => {
  it.each(SAYS)('%s: %s', (rule, _, smiles, verdict) => {
    const oracle = ORACLES.find((each) => each.rule === rule)!;
    expect(toolkit.open(smiles, oracle.cores, (all) => best(all.map((seen) => oracle.ask(seen))))).toBe(
      verdict,
    );
  });

  it('is tried of every rule', () => {
    expect(new Set(SAYS.map(([rule]) => rule))).toEqual(new Set(ORACLES.map(({ rule }) => rule)));
  });
});

/** Of one set: rule, how many both call members; and every case of which one says yes and the other no. */
function tried(lines: readonly { readonly smiles: string; readonly name: string }[]) {
  const { tables, unread } = compareAll(toolkit, ORACLES, lines);
  const all = [...tables].flatMap(([rule, cases]) => cases.map((each) => ({ rule, ...each })));
  return {
    unread,
    differ: all
      .filter(({ what }) => what === 'in, outside' || what === 'out, inside')
      .map(({ rule, what, name, smiles }) => `${rule}: ${what}: ${name} ${smiles}`),
    both: Object.fromEntries(
      [...tables].map(([rule, cases]) => [rule, cases.filter(({ what }) => what === 'both').length]),
    ),
  };
}

/** A longer run, on real lists and 100,000 molecules of a general collection: `npm run oracles`; docs/ORACLES.md argues it. */
describe('our reading and the second agree', { timeout: 300_000 }, () => {
  it('of every substance that the register names', () => {
    const named = loadRegister().files.flatMap((file) => file.named);
    const once = new Map(
      named.flatMap(({ smiles, name }) => (smiles === undefined ? [] : [[smiles, name] as const])),
    );
    const { differ, both, unread } = tried([...once].map(([smiles, name]) => ({ smiles, name })));
    expect(differ).toEqual([]);
    expect(unread).toEqual({ ours: 0, theirs: 0 });
    for (const rule of ['us-frs-2025', 'cn-2019', 'gb-1d', 'cn-nitazenes', 'gb-1ea', 'de-npsg-7-2025'])
      expect([rule, both[rule]! > 20]).toEqual([rule, true]);
  });

  it('of published parents with groups that the statutes list', () => {
    const { differ, both, unread } = tried(
      listedCases(1500, 7)
        .filter((_, i) => i % 15 === 0)
        .map((smiles) => ({ smiles, name: '' })),
    );
    expect(differ).toEqual([]);
    expect(unread).toEqual({ ours: 0, theirs: 0 });
    for (const [rule, count] of Object.entries(both)) expect([rule, count > 1]).toEqual([rule, true]);
  });
});
