import { type Molecule, readMolecules } from '../chemistry/index.js';
import { type Siting, sitesOf } from '../families/index.js';
import type { Finding, ScreenResult } from '../result.js';

/** The one part of a text of which the evidence is told and the picture drawn. */
export interface MainPart {
  readonly molecule: Molecule;
  /** Null where it has no relation to fentanyl. */
  readonly siting: Siting | null;
  /** 0-based, counted along the text. */
  readonly component: number;
  /** How many parts the text has in which anything was found. */
  readonly flagged: number;
}

/**
 * Of several flagged parts: one that has sites, and among these one on which the verdict rests, so that a picture of
 * a mixture does not show the lesser of two and bear the name of the graver. For a `none` the first part.
 *
 * @returns null where the text cannot be read
 */
export function mainPart(result: ScreenResult): MainPart | null {
  const reading = readMolecules(result.smiles);
  if (!reading.ok) return null;
  const parts = reading.molecules.map((molecule, component) => {
    const own = result.findings.filter((f) => f.component === component);
    return { molecule, siting: sitesOf(molecule), component, weight: Math.max(-1, ...own.map(weightOf)) };
  });
  const found = parts.filter((part) => part.siting !== null || part.weight >= 0);
  const related = found.filter((part) => part.siting !== null);
  const [first, ...others] = related.length > 0 ? related : found.length > 0 ? found : parts;
  if (first === undefined) return null;
  const { weight: _, ...main } = others.reduce((a, b) => (b.weight > a.weight ? b : a), first);
  return { ...main, flagged: found.length };
}

function weightOf({ kind, of, reading }: Finding): number {
  if (of === 'inventory' || of === 'exempt') return 0;
  return (kind === 'listed' ? 3 : 1) + (reading === 'plain' ? 1 : 0);
}
