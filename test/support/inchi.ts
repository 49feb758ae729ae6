import type { MainModule } from '@rdkit/rdkit';
import { readMolecules } from '../../src/chemistry/index.js';
import type { ScreenResult } from '../../src/result.js';
import type { DayScreener } from '../../src/screening/index.js';

/** The InChI that RDKit writes of a SMILES; undefined where it writes none. */
export function inchiOf(toolkit: MainModule, smiles: string): string | undefined {
  const molecule = toolkit.get_mol(smiles);
  if (molecule === null) return undefined;
  try {
    return molecule.get_inchi() || undefined;
  } catch {
    return undefined;
  } finally {
    molecule.delete();
  }
}

/**
 * What of an InChI must come back: all but tetrahedral stereo, and double bonds whose geometry it leaves open (which it lists
 * beside stated ones, and not where all are open).
 */
export function flat(inchi: string): string {
  return inchi
    .replace(/\/[tms][^/]*/g, '')
    .replace(/\/i$/, '')
    .replace(/\d+-\d+[?u],?/g, '')
    .replace(/,(?=[;/]|$)/g, '')
    .replace(/\/b[;\d*]*(?=\/|$)/, '');
}

/** Verdict and findings, without atoms and components: what a reader acts on, sorted. */
export function saidOf({ verdict, arguable, relation, findings }: ScreenResult): string {
  const kept = findings.map(({ component: _, clauses, ...finding }) =>
    JSON.stringify({ ...finding, clauses: clauses.map(({ atoms: __, ...clause }) => clause) }),
  );
  return JSON.stringify({ verdict, arguable, relation, findings: kept.sort() });
}

export type Outcome =
  | { readonly is: 'same' }
  | { readonly is: 'refused'; readonly code: string }
  /** RDKit gives another InChI of what was read. */
  | { readonly is: 'wrong'; readonly smiles: string; readonly back: string | undefined }
  /** Read right, and judged otherwise than the SMILES that it was made of. */
  | { readonly is: 'judged otherwise'; readonly bySmiles: string; readonly byInchi: string };

/** Reads the InChI, gives what was read to RDKit, and judges both texts. */
export function roundTrip(
  toolkit: MainModule,
  screener: DayScreener,
  smiles: string,
  inchi: string,
): Outcome {
  const reading = readMolecules(inchi);
  if (!reading.ok) return { is: 'refused', code: reading.issues[0]!.code };
  const back = inchiOf(toolkit, reading.smiles!);
  // Which of two geometries a double bond has may rest on centres beside it, which are not read.
  const meant = [inchi, inchiOf(toolkit, smiles.replaceAll('@', ''))];
  if (back === undefined || !meant.some((text) => text !== undefined && flat(text) === flat(back)))
    return { is: 'wrong', smiles: reading.smiles!, back };
  const plain = screener.screen(smiles);
  if (plain.verdict === 'unreadable') return { is: 'same' };
  const [bySmiles, byInchi] = [saidOf(plain), saidOf(screener.screen(inchi))];
  return bySmiles === byInchi ? { is: 'same' } : { is: 'judged otherwise', bySmiles, byInchi };
}
