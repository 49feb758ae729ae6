import { describe, expect, it } from 'vitest';
import { fault, molecule } from '../support/read.js';

describe('hydrogens that the text leaves unwritten', () => {
  it.each([
    ['C', [4]],
    ['CC', [3, 3]],
    ['C=C', [2, 2]],
    ['C#N', [1, 0]],
    ['O', [2]],
    ['N', [3]],
    ['Cl', [1]],
    ['B', [3]],
    ['S', [2]],
    ['CS(C)=O', [3, 0, 3, 0]],
    ['CS(C)C', [3, 1, 3, 3]],
    ['CP(C)(C)C', [3, 1, 3, 3, 3]],
    ['c1ccccc1', [1, 1, 1, 1, 1, 1]],
    ['c1cc[nH]c1', [1, 1, 1, 1, 1]],
    ['c1ccncc1', [1, 1, 1, 0, 1, 1]],
    ['Cn1cccc1', [3, 0, 1, 1, 1, 1]],
    ['O=c1cccc[nH]1', [0, 0, 1, 1, 1, 1, 1]],
    ['c1ccccc1c1ccccc1', [1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1]],
    ['[CH2]', [2]],
    ['[C]', [0]],
  ])('%s', (text, expected) => {
    expect([...molecule(text).hydrogens]).toEqual(expected);
  });
});

describe('alternating bonds', () => {
  it.each([
    ['c1ccccc1', 3],
    ['c1ccc2ccccc2c1', 5],
    ['c1ccc2cccc2cc1', 5],
    ['o1cccc1', 2],
    ['s1cccc1', 2],
    ['[nH]1cccc1', 2],
    ['c1cc[o+]cc1', 3],
    ['[cH+]1cccccc1', 3],
    ['[cH-]1cccc1', 2],
    ['b1ccccc1', 3],
    ['c1ccp(C)(C)cc1', 3],
    ['c1cc2ccc3cccc4ccc(c1)c2c34', 8],
  ])('%s has %i double bonds', (text, doubles) => {
    expect(molecule(text).bonds.filter((b) => b.order === 2)).toHaveLength(doubles);
  });

  it.each([
    ['c1cccn1', 'kekule'],
    ['c1cccc1', 'kekule'],
    ['c1nccn1', 'kekule'],
    ['c1ccc2cccc2c1', 'kekule'],
    ['c1ccccc1c', 'aromatic-chain'],
    ['cc', 'aromatic-chain'],
    ['C:C', 'aromatic-bond'],
    ['C1:C:C:C:C:C1', 'aromatic-bond'],
  ])('%s cannot be drawn: %s', (text, code) => {
    expect(fault(text)).toContain(code);
  });
});

describe('atoms that cannot exist', () => {
  it.each([
    ['C(C)(C)(C)(C)C', 'valence 0+1'],
    ['CC=C(C)(C)C', 'valence 3+1'],
    ['[CH5]', 'valence 0+5'],
    ['CN(C)(C)C', 'valence 1+1'],
    ['[NH4]', 'valence 0+5'],
    ['CN(C)(C)(C)C', 'valence 1+1'],
    ['CO(C)C', 'valence 1+1'],
    ['C=O=C', 'valence 2+1'],
    ['CFC', 'valence 1+1'],
    ['CClC', 'valence 1+2'],
    ['[CH4+]', 'valence 0+6'],
    ['C[N+](C)(C)(C)C', 'valence 1+4'],
  ])('%s: %s', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it.each([
    'OCl(=O)(=O)=O',
    'F[P-](F)(F)(F)(F)F',
    'F[B-](F)(F)F',
    'F[Si-2](F)(F)(F)(F)F',
    '[Fe](C)(C)(C)(C)(C)(C)C',
  ])('%s can', (text) => {
    expect(fault(text)).toBe('readable');
  });
});
