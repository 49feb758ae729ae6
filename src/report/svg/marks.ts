import { type Molecule, readMolecules } from '../../chemistry/index.js';
import type { MainPart } from '../../evidence/main-part.js';
import { changedAtoms, SITES, type Site, type Siting, sitesOf } from '../../families/index.js';
import type { Evidence, NearestRecord, ScreenResult } from '../../result.js';
import { codeOf } from '../row.js';
import { type Picture, picture, type SiteMark } from './picture.js';

/** A molecule with what sits at its sites; null where it has no relation to fentanyl. */
export interface Part {
  readonly molecule: Molecule;
  readonly siting: Siting | null;
}

/** What to draw beside a molecule: the nearest named; fentanyl beside one that is named itself; none beside fentanyl. */
export function referenceFor(result: ScreenResult, evidence: Evidence): NearestRecord | undefined {
  const nearest = evidence.nearestInChosen[0] ?? evidence.nearest[0];
  const itself = result.verdict === 'listed' || nearest === undefined || nearest.differs.length === 0;
  const reference = itself ? evidence.besideFentanyl : nearest;
  return reference === null || reference.differs.length === 0 ? undefined : reference;
}

/** A result's molecule with the clauses that its sites meet and, where there is a reference, what differs from it. */
export function resultPicture(result: ScreenResult, own: MainPart, reference?: Part): Picture | null {
  if (own.siting === null) return picture(own.molecule, null);
  const clauses = (site: Site) => clausesInShort(result, own.component, site);
  return picture(own.molecule, own.siting, marks(own.siting, reference?.siting ?? null, clauses));
}

/** The reference with what differs from the result's molecule. */
export function referencePicture(reference: Part, own: Part): Picture | null {
  if (reference.siting === null) return picture(reference.molecule, null);
  return picture(
    reference.molecule,
    reference.siting,
    marks(reference.siting, own.siting, () => []),
  );
}

/** The same key, the same picture of a named substance: it depends on what is marked in it. */
export function keyOfReference({ siting }: Part, { siting: own }: Part): string {
  if (siting === null || own === null) return '';
  return SITES.map((site) => changedAtoms(siting, own, site).join()).join('|');
}

/** The molecule of a named substance. */
export function partOf(named: NearestRecord): Part | null {
  const reading = readMolecules(named.smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  return molecule === undefined ? null : { molecule, siting: sitesOf(molecule) };
}

function marks(
  own: Siting,
  other: Siting | null,
  clauses: (site: Site) => readonly string[],
): Record<Site, SiteMark> {
  const mark = (site: Site): SiteMark => {
    const { key, atoms } = own.sites[site];
    const text = inWords(own.sites[site].text, atoms.length);
    const differs = other !== null && other.sites[site].key !== key;
    const first = !differs ? site : site === 'piperidine ring' ? text : `${site}: ${text}`;
    return {
      differs,
      lines: [...broken(first), ...clauses(site)],
      ...(differs ? { changed: changedAtoms(own, other, site) } : {}),
    };
  };
  return Object.fromEntries(SITES.map((site) => [site, mark(site)])) as Record<Site, SiteMark>;
}

/**
 * The clauses that a site meets, those of one jurisdiction together, on lines of their own: `US (E), GB (i) (ii)`; with a
 * question mark where it does on one reading only.
 */
function clausesInShort(result: ScreenResult, component: number, site: Site): string[] {
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
  return a.localeCompare(b, 'en', { numeric: true });
}

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
