import { describe, expect, it } from 'vitest';
import { fragmentSmiles, readMolecules } from '../../src/chemistry/index.js';
import { PROPIONYL } from '../../src/families/fentanyl/differences.js';
import { differences, lays, sitesOf } from '../../src/families/index.js';
import { NAMES } from '../../src/structure/names.js';

/** The group as the fragment writer spells it: silicon stands for the rest of the molecule and is cut off. */
function spelt(smiles: string): string {
  const double = smiles.startsWith('*=');
  const reading = readMolecules(double ? `C${smiles.slice(1)}` : smiles.replaceAll('*', '[SiH3]'));
  if (!reading.ok) throw new Error(`${smiles}: ${reading.issues[0]!.message}`);
  const molecule = reading.molecules[0]!;
  const all = Array.from({ length: molecule.size }, (_, i) => i);
  const rest = double ? [0] : all.filter((i) => molecule.element[i] === 14);
  return fragmentSmiles(
    molecule,
    all.filter((i) => !rest.includes(i)),
    rest.flatMap((to) => molecule.edges[to]!.map((e) => ({ atom: e.to, to, order: e.order }))),
  );
}

describe('the names of groups', () => {
  it('stand under the spelling that the fragment writer gives', () => {
    for (const [smiles, name] of NAMES) {
      if (smiles === '*[H]' || smiles === '*[O-]') continue;
      expect(spelt(smiles.replace(/\*/g, '*')), name).toBe(smiles);
    }
  });

  it('know fentanyl’s own acyl group', () => {
    expect(spelt('*C(=O)CC')).toBe(PROPIONYL);
  });

  it.each([
    ['4-fluorophenyl', 'CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1'],
    ['2-methoxyphenyl', 'CCC(=O)N(c1ccccc1OC)C1CCN(CCc2ccccc2)CC1'],
    ['3,4-dichlorophenyl', 'CCC(=O)N(c1ccc(Cl)c(Cl)c1)C1CCN(CCc2ccccc2)CC1'],
    ['thiophen-2-yl', 'CCC(=O)N(c1cccs1)C1CCN(CCc2ccccc2)CC1'],
  ])('say %s', (name, smiles) => {
    const reading = readMolecules(smiles);
    if (!reading.ok) throw new Error(smiles);
    expect(differences(lays(reading.molecules[0]!)[0]!).aniline!.whole.group.name).toBe(name);
  });

  it.each([
    ['2-(4-fluorophenyl)ethyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccc(F)cc2)CC1'],
    ['1-(2,5-dimethoxy-4-methylphenyl)propan-2-yl', 'CCC(=O)N(c1ccccc1)C1CCN(C(C)Cc2cc(OC)c(C)cc2OC)CC1'],
    ['2-hydroxy-2-(4-bromophenyl)ethyl', 'CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2ccc(Br)cc2)CC1'],
    ['3-methylbenzyl', 'CCC(=O)N(c1ccccc1)C1CCN(Cc2cccc(C)c2)CC1'],
    // No short name: two rings, and a substituent without one.
    ['*CCC(c1ccccc1)c1ccc(F)cc1', 'CCC(=O)N(c1ccccc1)C1CCN(CCC(c2ccccc2)c2ccc(F)cc2)CC1'],
  ])('say %s on the ring nitrogen', (name, smiles) => {
    const reading = readMolecules(smiles);
    if (!reading.ok) throw new Error(smiles);
    expect(sitesOf(reading.molecules[0]!)!.sites['N-substituent'].text).toBe(name);
  });
});
