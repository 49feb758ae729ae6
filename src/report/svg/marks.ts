import { readMolecules } from '../../chemistry/index.js';
import type { MainPart } from '../../evidence/main-part.js';
import {
  Analysis,
  changedAtoms,
  type Decomposition,
  familyOf,
  type Site,
  type SiteId,
  viewOf,
} from '../../families/index.js';
import type { Evidence, NearestRecord, ScreenResult } from '../../result.types.js';
import { codeOf } from '../row.js';
import { type Picture, picture, type SiteMark } from './picture.js';

/** A molecule to be drawn, taken apart where it is related to a family. */
export type DrawnPart = Pick<MainPart, 'analysis' | 'decomposition'>;

/** What to draw beside a molecule: the nearest named; the family's parent beside one that is named itself; none beside the parent. */
export function referenceFor(result: ScreenResult, evidence: Evidence): NearestRecord | undefined {
  const nearest = evidence.nearestInChosen[0] ?? evidence.nearest[0];
  const itself = result.verdict === 'listed' || nearest === undefined || nearest.differs.length === 0;
  const reference = itself ? evidence.besideParent : nearest;
  return reference === null || reference.differs.length === 0 ? undefined : reference;
}

/** A result's molecule with the clauses that its sites meet and, where there is a reference, what differs from it. */
export function resultPicture(result: ScreenResult, own: MainPart, reference?: DrawnPart): Picture | null {
  const clauses = (site: SiteId) => clausesInShort(result, own.component, site);
  return drawn(own, reference ?? null, clauses);
}

/** The reference with what differs from the result's molecule. */
export function referencePicture(reference: DrawnPart, own: DrawnPart): Picture | null {
  return drawn(reference, own, () => []);
}

function drawn(
  own: DrawnPart,
  other: DrawnPart | null,
  clauses: (site: SiteId) => readonly string[],
): Picture | null {
  const { decomposition } = own;
  if (decomposition === null) return picture(own.analysis.molecule, null);
  const beside = other?.decomposition ?? null;
  // Of two families no site of the one is a site of the other.
  const reference = beside?.family === decomposition.family ? beside : null;
  return picture(own.analysis.molecule, decomposition, marks(decomposition, reference, clauses));
}

/** The same key, the same picture of a named substance: it depends on what is marked in it. */
export function keyOfReference({ decomposition }: DrawnPart, { decomposition: own }: DrawnPart): string {
  if (decomposition === null || own === null || own.family !== decomposition.family) return '';
  return familyOf(own.family)
    .sites.map(({ id }) => changedAtoms(decomposition, own, id).join())
    .join('|');
}

/** The molecule of a named substance. */
export function drawnPartOf(named: NearestRecord): DrawnPart | null {
  const reading = readMolecules(named.smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  if (molecule === undefined) return null;
  const analysis = new Analysis(molecule);
  return { analysis, decomposition: analysis.main };
}

function marks(
  own: Decomposition,
  other: Decomposition | null,
  clauses: (site: SiteId) => readonly string[],
): ReadonlyMap<SiteId, SiteMark> {
  const mark = ({ id: site, kind }: Site): SiteMark => {
    const view = viewOf(own, site);
    const text = inWords(view.text, view.atoms.length);
    const differs = other !== null && viewOf(other, site).key !== view.key;
    const first = !differs ? site : kind === 'frame' ? text : `${site}: ${text}`;
    return {
      differs,
      lines: [...broken(first), ...clauses(site)],
      ...(differs ? { changed: changedAtoms(own, other, site) } : {}),
    };
  };
  return new Map(familyOf(own.family).sites.map((site) => [site.id, mark(site)]));
}

/**
 * The clauses that a site meets, those of one jurisdiction together, on lines of their own: `US (E), GB (i) (ii)`; with a
 * question mark where it does on one reading only.
 */
function clausesInShort(result: ScreenResult, component: number, site: SiteId): string[] {
  const by = new Map<string, Set<string>>();
  for (const { jurisdiction, clauses, component: own } of result.findings)
    for (const each of own === component ? clauses : []) {
      if (each.site !== site || each.clause === null) continue;
      by.set(
        jurisdiction,
        (by.get(jurisdiction) ?? new Set()).add(`${each.clause}${each.reading === 'plain' ? '' : '?'}`),
      );
    }
  const lines: string[] = [];
  for (const [jurisdiction, met] of by) {
    const told = `${codeOf(jurisdiction)} ${[...met].sort(inOrder).join(' ')}`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + told.length < 40) lines[lines.length - 1] = `${last}, ${told}`;
    else lines.push(told);
  }
  return lines;
}

/** Keeps (i), (ii), (iii), (iv) and (v) in their order, and (2) before (10). */
function inOrder(a: string, b: string): number {
  return NUMERIC.compare(a, b);
}

const NUMERIC = new Intl.Collator('en', { numeric: true });

/** `N-substituent: 2-(thiophen-2-yl)ethyl` over two lines where it is long. */
function broken(line: string): string[] {
  if (line.length <= 30) return [line];
  const at = line.indexOf(': ') >= 0 ? line.indexOf(': ') + 1 : line.indexOf(' with ');
  return at > 0 ? [line.slice(0, at), line.slice(at + 1)] : [line];
}

/** A SMILES that is too long to be read in a picture gives way to its size; the text beside the picture has it. */
function inWords(text: string, atoms: number): string {
  return text.length <= 26 || !text.startsWith('*') ? short(text) : `a group of ${atoms} atoms`;
}

const short = (text: string): string => (text.length <= 64 ? text : `${text.slice(0, 63)}…`);
