import { describe, expect, it } from 'vitest';
import { compositionKey, identityKey } from '../../src/chemistry/index.js';
import { randomFrom, respell } from '../../src/testing/respell.js';
import { molecule } from '../support/read.js';

const key = (text: string): string => identityKey(molecule(text));

describe('the same substance', () => {
  it.each([
    ['CCO', 'OCC'],
    ['c1ccccc1O', 'OC1=CC=CC=C1'],
    ['F/C=C/F', 'F/C=C\\F'],
    ['N[C@@H](C)C(=O)O', 'N[C@H](C)C(=O)O'],
    ['[13CH4]', 'C'],
  ])('%s is %s', (a, b) => {
    expect(key(a)).toBe(key(b));
  });
});

describe('another substance', () => {
  it.each([
    ['CCO', 'COC'],
    ['CCC=O', 'CC(C)=O'],
    ['CC', 'C=C'],
    ['Cc1ccccc1F', 'Cc1cccc(F)c1'],
    ['C[N+](C)(C)C', 'CC(C)(C)C'],
    ['C1CCCCC1', 'C1CCCC1C'],
    ['C1CCC2CCCCC2C1', 'C1CCCC1C1CCCC1'],
    ['[CH3]', 'C'],
    // Regular in every atom and so alike to refining alone: two fused cyclobutanes' cousins.
    ['C12C3C4C1C5C2C3C45', 'C12C3C1C1C4C5C1C3C245'],
  ])('%s is not %s', (a, b) => {
    expect(key(a)).not.toBe(key(b));
  });
});

describe('symmetrical molecules', () => {
  it.each([
    ['neopentane', 'CC(C)(C)C'],
    ['cubane', 'C12C3C4C1C5C2C3C45'],
    ['dodecahedrane', 'C12C3C4C5C1C6C7C2C8C3C9C4C1C5C6C2C7C8C9C12'],
    ['adamantane', 'C1C2CC3CC1CC(C2)C3'],
    ['coronene', 'c1cc2ccc3ccc4ccc5ccc6ccc1c7c2c3c4c5c67'],
    ['hexaphenylbenzene', 'c1ccc(cc1)c1c(c2ccccc2)c(c2ccccc2)c(c2ccccc2)c(c2ccccc2)c1c1ccccc1'],
    ['triphenylphosphine', 'c1ccc(cc1)P(c1ccccc1)c1ccccc1'],
  ])('%s has one key in twenty spellings', (_name, text) => {
    const expected = key(text);
    expect(expected.startsWith('~')).toBe(false);
    for (let seed = 0; seed < 20; seed++) {
      expect(key(respell(text, randomFrom(seed), { kekule: seed % 2 === 0 }))).toBe(expected);
    }
  });

  it('answers within a bound where ordering would blow up, with the same key for every spelling', () => {
    let text = 'C';
    for (let i = 0; i < 6; i++) text = `C(${text})(${text})${i === 5 ? text : ''}`;
    const expected = key(text);
    expect(key(respell(text, 5))).toBe(expected);
  });

  it('has a key for a chain of thousands', () => {
    expect(key('C'.repeat(5_000))).toBe(key(respell('C'.repeat(5_000), 7)));
  });
});

describe('composition', () => {
  it.each([
    ['CCO', 'O1C2H6'],
    ['ClCCBr', 'Br1Cl1C2H4'],
    ['[H][H]', 'H2'],
  ])('%s is %s', (text, expected) => {
    expect(compositionKey(molecule(text))).toBe(expected);
  });
});
