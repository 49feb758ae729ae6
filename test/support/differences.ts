import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis, type Difference, FAMILIES, type Part, type SiteId } from '../../src/families/index.js';

/** How the first molecule of a text differs from its family's parent, by its first decomposition. */
export function differencesOf(smiles: string): readonly Difference[] {
  const reading = readMolecules(smiles);
  if (!reading.ok) throw new Error(`${smiles}: ${reading.issues[0]!.message}`);
  const analysis = new Analysis(reading.molecules[0]!);
  for (const family of FAMILIES)
    for (const of of analysis.decompositions(family)) return analysis.differences(of, family.parent);
  throw new Error(`${smiles} is on no core`);
}

/** Every part at a site, of all ways to see it. */
export function partsAt(smiles: string, site: SiteId): readonly Part[] {
  const parts = ({ ways }: Difference): Part[] =>
    ways.flatMap((way) => way.flatMap((each) => ('ways' in each ? parts(each) : [each])));
  return differencesOf(smiles)
    .flatMap(parts)
    .filter((part) => part.site === site);
}
