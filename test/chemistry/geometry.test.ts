import { describe, expect, it } from 'vitest';
import { sameGeometry } from '../../src/chemistry/index.js';
import { randomFrom, respell } from '../../src/testing/respell.js';
import { molecule } from '../support/read.js';

describe('double bonds whose geometry the text states', () => {
  it.each([
    ['F/C=C/F', false],
    ['F/C=C\\F', true],
    ['F\\C=C\\F', false],
    ['C(/F)=C/F', true],
    ['C(\\F)=C/F', false],
    ['F/C=C1/CCCCCC1C', null],
    ['[H]/C(F)=C/F', true],
    ['F/C([H])=C/F', false],
    ['FC=CF', null],
    ['F/C=CF', null],
  ])('%s: together is %s', (text, together) => {
    const stated = molecule(text).cisTrans;
    if (together === null) expect(stated.length).toBeLessThanOrEqual(1);
    else expect(stated.map((c) => c.together)).toEqual([together]);
  });

  it.each(['C1=CC/C=C/C1', 'c1cc(/N=C/C)ccc1/N=C/C', 'C1/C=C\\CCC1'])('%s: none in small rings', (text) => {
    const m = molecule(text);
    for (const c of m.cisTrans) expect(m.inRing[c.a] === 1 && m.inRing[c.b] === 1).toBe(false);
  });
});

describe('the geometries of two writings', () => {
  it.each([
    ['C/C=C/C(N)=O', 'NC(=O)/C=C/C', 'same'],
    ['C/C=C/C(N)=O', 'C\\C=C\\C(N)=O', 'same'],
    ['C/C=C/C(N)=O', 'C/C=C\\C(N)=O', 'different'],
    ['C/C=C/C(N)=O', 'CC=CC(N)=O', 'not stated'],
    ['CC=CC(N)=O', 'CC=CC(N)=O', 'same'],
    ['CCO', 'OCC', 'same'],
    ['F/C=C/CC/C=C\\F', 'F/C=C\\CC/C=C/F', 'same'],
    ['F/C=C/CC/C=C\\F', 'F/C=C/CC/C=C/F', 'different'],
    ['F/C=C/CC/C=C\\F', 'F/C=C/CCC=CF', 'not stated'],
    ['F/C=C/CC/C=C/F', 'F/C=C\\CCC=CF', 'different'],
    ['F/C(Cl)=C(Br)/I', 'Cl/C(F)=C(I)/Br', 'same'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(sameGeometry(molecule(a), molecule(b))).toBe(expected);
    expect(sameGeometry(molecule(b), molecule(a))).toBe(expected);
  });

  it('survive re-spelling', () => {
    for (const text of ['C/C=C/C(=O)N(C)C', 'C/C=C/C=C\\C=C/CO', 'F/C(Cl)=C(Br)/I', 'CO/N=C(/C)c1ccccc1']) {
      for (let seed = 0; seed < 30; seed++) {
        const spelt = respell(text, randomFrom(seed), { explicitHydrogens: true, kekule: seed % 2 === 0 });
        expect(sameGeometry(molecule(text), molecule(spelt)), spelt).toBe('same');
      }
    }
  });
});
