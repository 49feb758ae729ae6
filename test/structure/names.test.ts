import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis, viewOf } from '../../src/families/index.js';
import { NAMES, spellingOf } from '../../src/structure/names.js';

function textAt(smiles: string, site: 'aniline ring' | 'N-substituent'): string {
  const reading = readMolecules(smiles);
  if (!reading.ok) throw new Error(smiles);
  return viewOf(new Analysis(reading.molecules[0]!).main!, site).text;
}

describe('the names of groups', () => {
  it('stand under the spelling that the fragment writer gives', () => {
    for (const [smiles, name] of NAMES) {
      if (smiles === '*[H]' || smiles === '*[O-]') continue;
      expect(spellingOf(smiles), name).toBe(smiles);
    }
  });

  it.each([
    ['4-fluorophenyl', 'CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1'],
    ['2-methoxyphenyl', 'CCC(=O)N(c1ccccc1OC)C1CCN(CCc2ccccc2)CC1'],
    ['3,4-dichlorophenyl', 'CCC(=O)N(c1ccc(Cl)c(Cl)c1)C1CCN(CCc2ccccc2)CC1'],
    ['thiophen-2-yl', 'CCC(=O)N(c1cccs1)C1CCN(CCc2ccccc2)CC1'],
  ])('say %s', (name, smiles) => {
    expect(textAt(smiles, 'aniline ring')).toBe(name);
  });

  it.each([
    ['2-(4-fluorophenyl)ethyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccc(F)cc2)CC1'],
    ['1-(2,5-dimethoxy-4-methylphenyl)propan-2-yl', 'CCC(=O)N(c1ccccc1)C1CCN(C(C)Cc2cc(OC)c(C)cc2OC)CC1'],
    ['2-hydroxy-2-(4-bromophenyl)ethyl', 'CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2ccc(Br)cc2)CC1'],
    ['3-methylbenzyl', 'CCC(=O)N(c1ccccc1)C1CCN(Cc2cccc(C)c2)CC1'],
    // No short name: two rings, and a substituent without one.
    ['*CCC(c1ccccc1)c1ccc(F)cc1', 'CCC(=O)N(c1ccccc1)C1CCN(CCC(c2ccccc2)c2ccc(F)cc2)CC1'],
  ])('say %s on the ring nitrogen', (name, smiles) => {
    expect(textAt(smiles, 'N-substituent')).toBe(name);
  });
});
