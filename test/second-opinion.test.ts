import { describe, expect, it } from 'vitest';
import { readMolecules } from '../src/chemistry/index.js';
import { FENTANYL } from '../src/families/fentanyl/core.js';
import { embed, type Skeleton } from '../src/families/index.js';
import { CORES } from '../src/families/u-series/core.js';
import { rdkit } from './support/rdkit.js';
import { hasShared, sharedRows, sharedSmiles } from './support/shared.js';

/**
 * RDKit's answer to the same question, from a pattern written on its own: an amide nitrogen in no ring, with a
 * carbonyl carbon, an aromatic carbon and the 4-position of a saturated six-membered ring with one nitrogen.
 */
const SKELETON =
  '[#7;!R;D3](-[#6](=[#8]))(-[c])-[#6;!a]1-;@[#6;!a]-;@[#6;!a]-;@[#7;!a]-;@[#6;!a]-;@[#6;!a]-;@1';

/**
 * The same of the U-series: an amide nitrogen in no ring whose carbonyl bears a phenyl, or a CH2 and a phenyl; on a ring of six
 * saturated carbons; on the next of them a nitrogen that bears saturated carbons, hydrogen, and no other but the oxygen of an
 * N-oxide.
 */
const AMINE =
  '[#7;!a;!$([#7]~[#6;a]);!$([#7]~[#6]=*);!$([#7]~[#6]#*);!$([#7]=[#6]);!$([#7]~[!#6;!#1;!$([#8;D1])])]';
const U_SERIES = `[#7;!R](-[#6](=[#8])-[$(c1ccccc1),$([CH2]-c1ccccc1)])-[#6;!a]1-;@[#6;!a](-${AMINE})-;@[#6;!a]-;@[#6;!a]-;@[#6;!a]-;@[#6;!a]-;@1`;

interface Family {
  readonly name: string;
  readonly cores: readonly Skeleton[];
  readonly smarts: string;
}
const FAMILIES: readonly Family[] = [
  { name: 'fentanyls', cores: [FENTANYL], smarts: SKELETON },
  { name: 'U-series', cores: CORES, smarts: U_SERIES },
];

interface Tally {
  both: number;
  neither: number;
  unread: { ours: number; theirs: number };
  differ: string[];
}

async function compare({ cores, smarts }: Family, list: readonly string[]): Promise<Tally> {
  const module = await rdkit();
  const pattern = module.get_qmol(smarts)!;
  const tally: Tally = { both: 0, neither: 0, unread: { ours: 0, theirs: 0 }, differ: [] };
  for (const smiles of list) {
    const reading = readMolecules(smiles);
    const mol = module.get_mol(smiles);
    if (!reading.ok) tally.unread.ours++;
    if (mol === null) tally.unread.theirs++;
    if (reading.ok && mol !== null) {
      const ours = reading.molecules.some((m) => cores.some((core) => embed(core, m, 1).length > 0));
      const theirs = mol.get_substruct_match(pattern) !== '{}';
      if (ours && theirs) tally.both++;
      else if (!ours && !theirs) tally.neither++;
      else tally.differ.push(`${ours ? 'ours' : 'theirs'}: ${smiles}`);
    }
    mol?.delete();
  }
  pattern.delete();
  return tally;
}

describe.each(FAMILIES)('a second toolkit agrees on who holds the core: $name', (family) => {
  it.runIf(family.name === 'fentanyls')('for a table of our own', async () => {
    const tally = await compare(family, [
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'CCC(=O)N(C1=CC=CC=C1)C1CCN(CC1)CCC1=CC=CC=C1.Cl',
      'CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1',
      'O=C1Cc2ccccc2N1C1CCN(Cc2ccccc2)CC1',
      'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1',
      'CN1C=NC2=C1C(=O)N(C(=O)N2C)C',
      'CCC(=O)N(Cc1ccccc1)C1CCN(CCc2ccccc2)CC1',
    ]);
    expect(tally.differ).toEqual([]);
    expect([tally.both, tally.neither]).toEqual([3, 4]);
  });

  it.skipIf(!hasShared)('for every opioid and medicine of the shared data', async () => {
    const opioids = sharedRows('opioids.tsv').flatMap((r) => [r.smiles!, ...r.spellings!.split(' ; ')]);
    const tally = await compare(family, [...opioids, ...sharedRows('medicines.tsv').map((r) => r.smiles!)]);
    console.log('opioids and medicines:', { ...tally, differ: tally.differ.length });
    expect(tally.differ).toEqual([]);
    expect(tally.both).toBeGreaterThan(family.name === 'fentanyls' ? 250 : 25);
  });

  it.skipIf(!hasShared)('for 100,000 molecules of the general corpus', { timeout: 600_000 }, async () => {
    const tally = await compare(
      family,
      sharedSmiles('general.smi.gz')
        .filter((_, i) => i % 8 === 0)
        .slice(0, 100_000),
    );
    console.log('general:', { ...tally, differ: tally.differ.length });
    expect(tally.differ).toEqual([]);
  });
});
