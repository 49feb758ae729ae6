import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityKey,
  type Molecule,
  readMolecules,
  renderIssue,
  sameGeometry,
  toSmiles,
} from '../../src/chemistry/index.js';
import { EVERY_LIBERTY, type RespellOptions, randomFrom, respell } from '../../src/testing/respell.js';
import { molecule } from '../support/read.js';

const SUBSTANCES = [
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1F)[C@@H]1CCN(CC(O)c2cccs2)C[C@H]1C',
  'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'COC(=O)C1(N(C(=O)CC)c2ccccc2)CCN(CCN2N=NN(CC)C2=O)CC1',
  'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1',
  'O=C(O)c1ccc2[nH]c3ncccc3c2c1',
  'CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21',
  'CC(=O)Oc1ccccc1C(=O)O',
  'C[S@](=O)CC[C@H](N)C(O)=O',
  'C1CC2(CCC1=O)OCCO2',
  'C[N+](C)(C)CCOP(=O)(O)OC',
  'c1ccc2c(c1)ccc1ccc3ccccc3c12',
  'O=c1[nH]cnc2nc[nH]c12',
  'FC(F)(F)c1cccc(N2CCN(CC3CC3)CC2)c1',
];

const liberties: fc.Arbitrary<RespellOptions> = fc.record({
  kekule: fc.boolean(),
  explicitHydrogens: fc.boolean(),
  brackets: fc.boolean(),
  isotopes: fc.boolean(),
  atomMaps: fc.boolean(),
  protonate: fc.boolean(),
  deprotonate: fc.boolean(),
  oldNitro: fc.boolean(),
  allBonds: fc.boolean(),
  largeRingNumbers: fc.boolean(),
});

function total(list: Uint8Array): number {
  let sum = 0;
  for (const x of list) sum += x;
  return sum;
}

function outline(m: Molecule): Record<string, unknown> {
  return {
    key: identityKey(m),
    smiles: toSmiles(m),
    hydrogens: total(m.hydrogens),
    aromatic: total(m.aromatic),
    inRing: total(m.inRing),
  };
}

describe('re-spelling', () => {
  it('leaves a substance what it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SUBSTANCES), fc.integer(), liberties, (text, seed, options) => {
        const before = molecule(text);
        const spelt = respell(text, randomFrom(seed), options);
        const after = molecule(spelt);
        expect(outline(after), spelt).toEqual(outline(before));
        expect(sameGeometry(before, after), spelt).toBe('same');
      }),
      { numRuns: 600 },
    );
  });

  it('finds the substance beside its salt', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SUBSTANCES), fc.integer(), (text, seed) => {
        const reading = readMolecules(respell(text, randomFrom(seed), EVERY_LIBERTY));
        const key = identityKey(molecule(text));
        expect(reading.ok && reading.molecules.some((m) => identityKey(m) === key)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('leads every atom back to a symbol of its element', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SUBSTANCES), fc.integer(), (text, seed) => {
        const spelt = respell(text, randomFrom(seed), {
          explicitHydrogens: true,
          brackets: true,
          kekule: true,
        });
        const symbols = spelt.match(/\[[^\]]*\]|Cl|Br|[BCNOPSFI]/g)!;
        const m = molecule(spelt);
        for (let i = 0; i < m.size; i++) {
          const symbol = symbols[m.textAtoms[i]!]!.replace(/[[\]\d]/g, '');
          const expected: Record<number, string> = {
            6: 'C',
            7: 'N',
            8: 'O',
            9: 'F',
            15: 'P',
            16: 'S',
            17: 'Cl',
          };
          expect(symbol.startsWith(expected[m.element[i]!]!)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text', () => {
  const letters = fc.string({
    unit: fc.constantFrom(
      ...'CNOPSFIBclnosp()[]123%=#$:/\\.@+-H*~>{}|, \t\u0000',
      'Br',
      'Na',
      '💊',
      '[nH]',
      'c1ccccc1',
    ),
    maxLength: 60,
  });

  it('is read or refused with a reason and a place, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        const reading = readMolecules(text);
        if (reading.ok) {
          expect(reading.molecules.length).toBeGreaterThan(0);
          expect(reading.issues.every((i) => i.severity === 'warning')).toBe(true);
          return;
        }
        expect(reading.issues.some((i) => i.severity === 'error')).toBe(true);
        for (const issue of reading.issues) {
          expect(issue.at!.offset).toBeGreaterThanOrEqual(0);
          expect(issue.at!.offset + issue.at!.length).toBeLessThanOrEqual(text.length);
          renderIssue(text, issue);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('that is cut off says so, or is a structure of its own: every atom read stands in the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SUBSTANCES), fc.nat(), (text, n) => {
        const cut = text.slice(0, 1 + (n % (text.length - 1)));
        const reading = readMolecules(cut);
        const depth = cut.split('(').length - cut.split(')').length;
        if (depth !== 0 || cut.lastIndexOf('[') > cut.lastIndexOf(']')) expect(reading.ok).toBe(false);
      }),
    );
  });
});
