import { describe, expect, it } from 'vitest';
import { fragmentSmiles, toSmiles } from '../../src/chemistry/index.js';
import { randomFrom, respell } from '../../src/testing/respell.js';
import { groupOn, molecule } from '../support/read.js';

/** Common groups as keys: what hangs on `[At]`, and how it is always written. */
const GROUPS: [string, string][] = [
  ['C[At]', '*C'],
  ['CC[At]', '*CC'],
  ['CC(C)[At]', '*C(C)C'],
  ['CC(C)(C)[At]', '*C(C)(C)C'],
  ['C=CC[At]', '*CC=C'],
  ['C#CC[At]', '*CC#C'],
  ['C1CC1[At]', '*C1CC1'],
  ['C1CCCCC1[At]', '*C1CCCCC1'],
  ['CC(=O)[At]', '*C(C)=O'],
  ['CCC(=O)[At]', '*C(=O)CC'],
  ['CC(C)C(=O)[At]', '*C(=O)C(C)C'],
  ['C/C=C/C(=O)[At]', '*C(=O)C=CC'],
  ['C1CC1C(=O)[At]', '*C(=O)C1CC1'],
  ['C1CCOC1C(=O)[At]', '*C(=O)C1CCCO1'],
  ['c1ccoc1C(=O)[At]', '*C(=O)c1ccco1'],
  ['COCC(=O)[At]', '*C(=O)COC'],
  ['c1ccccc1C(=O)[At]', '*C(=O)c1ccccc1'],
  ['c1ccccc1[At]', '*c1ccccc1'],
  ['c1ccc(F)cc1[At]', '*c1cccc(F)c1'],
  ['Fc1ccc([At])cc1', '*c1ccc(F)cc1'],
  ['Fc1ccccc1[At]', '*c1ccccc1F'],
  ['COc1ccc([At])cc1', '*c1ccc(OC)cc1'],
  ['c1ccccc1CC[At]', '*CCc1ccccc1'],
  ['c1ccsc1CC[At]', '*CCc1cccs1'],
  ['c1ccccc1CC(O)[At]', '*C(O)Cc1ccccc1'],
  ['c1ccccc1C[At]', '*Cc1ccccc1'],
  ['CO[At]', '*OC'],
  ['CCOC(=O)[At]', '*C(=O)OCC'],
  ['COC(=O)[At]', '*C(=O)OC'],
  ['O[At]', '*O'],
  ['F[At]', '*F'],
  ['N[At]', '*N'],
  ['CN(C)[At]', '*N(C)C'],
  ['[O-][N+](=O)[At]', '*[N+](=O)[O-]'],
  ['N#C[At]', '*C#N'],
  ['FC(F)(F)[At]', '*C(F)(F)F'],
  ['CC(=O)O[At]', '*OC(C)=O'],
  ['c1ccncc1[At]', '*c1cccnc1'],
  ['c1cc[nH]c1[At]', '*c1ccc[nH]1'],
  ['c1ccc2ccccc2c1[At]', '*c1cccc2ccccc12'],
  ['CCN1N=NN(CC[At])C1=O', '*CCN1C(=O)N(CC)N=N1'],
  ['C1OC1[At]', '*C1CO1'],
  ['[At]c1ccccc1[At]', '*c1ccccc1*'],
  ['O=[At]', '*=O'],
];

describe('groups', () => {
  it.each(GROUPS)('%s is written %s', (text, expected) => {
    expect(groupOn(text)).toBe(expected);
  });

  it('are written the same however the molecule was', () => {
    for (const [text, expected] of GROUPS) {
      for (let seed = 0; seed < 10; seed++) {
        const spelt = respell(text, randomFrom(seed), {
          kekule: seed % 2 === 0,
          explicitHydrogens: true,
          brackets: true,
        });
        expect(groupOn(spelt), spelt).toBe(expected);
      }
    }
  });

  it('that cut through an aromatic ring do not depend on how it was drawn', () => {
    const a = molecule('C1=CC=CC=C1C');
    const b = molecule('C1C=CC=CC=1C');
    const cut = (m: typeof a): string =>
      fragmentSmiles(
        m,
        [0, 1],
        [
          { atom: 0, to: 5, order: 1 },
          { atom: 1, to: 2, order: 1 },
        ],
      );
    expect(cut(a)).toBe(cut(b));
    // Nor on which of the bonds that lead out of the part was drawn double.
    const asDrawn = (m: typeof a): string =>
      fragmentSmiles(
        m,
        [0, 1],
        [0, 1].flatMap((atom) =>
          m.edges[atom]!.flatMap(({ to, order }) => (to > 1 ? [{ atom, to, order }] : [])),
        ),
      );
    expect(asDrawn(a)).toBe(cut(a));
    expect(asDrawn(b)).toBe(cut(a));
  });

  it('name atoms that are not there', () => {
    expect(() => fragmentSmiles(molecule('CC'), [5], [])).toThrow(RangeError);
    expect(() => fragmentSmiles(molecule('CC'), [0], [{ atom: 1, to: 0, order: 1 }])).toThrow(RangeError);
  });
});

describe('whole molecules', () => {
  it.each([
    ['CCC(=O)N(C1CCN(CC1)CCC2=CC=CC=C2)C3=CC=CC=C3', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
    ['C1=CC=C(C=C1)C2=CC=CC=C2', 'c1ccc(-c2ccccc2)cc1'],
    ['[Na+]', '[Na+]'],
    ['[H][H]', '[H][H]'],
    ['[CH3]', '[CH3]'],
    ['C[N+](C)(C)C', 'C[N+](C)(C)C'],
    ['CN(=O)=O', 'C[N+](=O)[O-]'],
  ])('%s is written %s', (text, expected) => {
    expect(toSmiles(molecule(text))).toBe(expected);
  });
});
