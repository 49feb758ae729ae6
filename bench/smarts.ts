import { createScreener } from '../src/index.js';
import { loadRegister } from '../src/law/register.js';
import { rdkit } from '../test/support/rdkit.js';

/**
 * How many of the fentanyls that the register names does a substructure search find? The row of README's comparison:
 *
 *     npx tsx bench/smarts.ts
 *
 * The patterns are the three that come to mind: fentanyl itself, fentanyl without its propionyl group, and the
 * 4-anilidopiperidine core. RDKit (npm) searches. Which country's words cover a hit, and since when, no pattern says.
 */
const PATTERNS = {
  'fentanyl itself': 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'any acyl, phenyl, phenethyl': 'O=CN(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'N-phenyl-N-(piperidin-4-yl)amide': 'O=CN(c1ccccc1)C1CCNCC1',
};

const screener = createScreener({ asOf: '2026-01-01' });
const named = [
  ...new Map(
    loadRegister()
      .named()
      .map((entry) => [entry.inchiKey ?? entry.smiles, entry.smiles]),
  ).values(),
];
const fentanyls = named.filter((smiles) =>
  screener.screen(smiles).decompositions.some(({ family }) => family === 'fentanyl'),
);
const module = await rdkit();
console.log(`${fentanyls.length} named fentanyls with the core`);
for (const [name, smarts] of Object.entries(PATTERNS)) {
  const pattern = module.get_qmol(smarts)!;
  const found = fentanyls.filter((smiles) => {
    const mol = module.get_mol(smiles)!;
    const hit = mol.get_substruct_match(pattern) !== '{}';
    mol.delete();
    return hit;
  });
  console.log(`${String(found.length).padStart(4)}  ${name}: ${smarts}`);
}
