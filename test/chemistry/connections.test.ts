import { describe, expect, it } from 'vitest';
import { connectionsDiffer, readMolecules } from '../../src/chemistry/index.js';
import { inchiOf } from '../support/inchi.js';
import { rdkit } from '../support/rdkit.js';
import { molecules } from '../support/read.js';
import { hasShared, sharedRows, sharedSmiles } from '../support/shared.js';

describe('connections of two molecules', () => {
  it.each([
    ['CCCO', 'OCCC', false],
    ['CCCO', 'CC(C)O', true],
    // Tautomers, charges, mesomers, hydrogens and stereo are no matter of what is bound to what.
    ['Oc1ccccn1', 'O=c1cccc[nH]1', false],
    ['CC(=O)O', 'CC(=O)[O-]', false],
    ['C[N+](=O)[O-]', 'CN(=O)=O', false],
    ['C/C=C/C', 'C/C=C\\C', false],
    ['[2H]C([2H])O', 'CO', false],
    // Positions of one group.
    ['Cc1ccccc1F', 'Cc1cccc(F)c1', true],
    ['CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'CC(C)C(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1', true],
  ])('%s and %s differ: %s', (a, b, expected) => {
    expect(connectionsDiffer(molecules(a)[0]!, molecules(b)[0]!)).toBe(expected);
  });

  it.skipIf(!hasShared)('of a molecule and the InChI that RDKit writes of it never differ', async () => {
    const toolkit = await rdkit();
    const sample = sharedRows('medicines.tsv')
      .filter((_, i) => i % 12 === 0)
      .map((row) => row.smiles!.split(' ')[0]!)
      .concat(sharedSmiles('general.smi.gz', 200, 400_000));
    let compared = 0;
    for (const smiles of sample) {
      const inchi = inchiOf(toolkit, smiles);
      const [one, other] = [readMolecules(smiles), readMolecules(inchi ?? '')];
      if (!one.ok || !other.ok || one.molecules.length !== 1 || other.molecules.length !== 1) continue;
      expect(connectionsDiffer(one.molecules[0]!, other.molecules[0]!), smiles).toBe(false);
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
