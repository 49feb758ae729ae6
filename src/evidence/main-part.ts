import { readMolecules } from '../chemistry/index.js';
import { Analysis, type Decomposition } from '../families/index.js';
import type { Finding, ScreenResult } from '../result.types.js';

/** The one part of a text of which the evidence is told and the picture drawn. */
export interface MainPart {
  readonly analysis: Analysis;
  /** Along its nearest relation; null where it has none to any family. */
  readonly decomposition: Decomposition | null;
  /** 0-based, counted along the text. */
  readonly component: number;
  /** How many parts the text has in which anything was found. */
  readonly flagged: number;
}

/**
 * Of several flagged parts: one that has sites, and among these one on which the verdict rests, so that a picture of
 * a mixture does not show the lesser of two and bear the name of the graver. For a `none` the first part.
 *
 * @returns null where the text cannot be read; the same answer for the same result, whose text is read once
 */
export function mainPart(result: ScreenResult): MainPart | null {
  let main = known.get(result);
  if (main === undefined) {
    main = choose(result);
    known.set(result, main);
  }
  return main;
}

const known = new WeakMap<ScreenResult, MainPart | null>();

function choose(result: ScreenResult): MainPart | null {
  const reading = readMolecules(result.smiles);
  if (!reading.ok) return null;
  const parts = reading.molecules.map((molecule, component) => {
    const analysis = new Analysis(molecule);
    const own = result.findings.filter((f) => f.component === component);
    return {
      analysis,
      decomposition: analysis.main,
      component,
      weight: Math.max(-1, ...own.map(weightOf)),
    };
  });
  const found = parts.filter((part) => part.decomposition !== null || part.weight >= 0);
  const related = found.filter((part) => part.decomposition !== null);
  const [first, ...others] = related.length > 0 ? related : found.length > 0 ? found : parts;
  if (first === undefined) return null;
  const { weight: _, ...main } = others.reduce((a, b) => (b.weight > a.weight ? b : a), first);
  return { ...main, flagged: found.length };
}

function weightOf({ kind, of, reading }: Finding): number {
  if (of === 'inventory' || of === 'exempt') return 0;
  return (kind === 'listed' ? 3 : 1) + (reading === 'plain' ? 1 : 0);
}
