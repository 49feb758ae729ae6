import type { SmilesParser } from 'openchemlib';
import { openchemlib } from '#openchemlib';
import type { Draft } from '../draft.js';

/**
 * The largest structure that is given to both readers, in atoms. OpenChemLib's time grows faster than the square of
 * the size: 20,000 atoms in small rings take it a minute and a half.
 */
export const MAX_SECOND = 1000;

/** The symbol of an element that ends as an aromatic one is written: `[Zn`, `[Co`. */
const TWO_LETTERS = /\[\d*[A-Z][a-z]/g;

/**
 * Does OpenChemLib build the same molecule from this text as our reader did?
 *
 * Our reader alone decides what a text says, because OpenChemLib takes cut-off text such as `C(C` and stops at a NUL.
 * But two readers that agree on every heavy atom and every bond are surer than one, so each text is given to both but for those of a
 * class of which a test shows that they cannot differ (smiles/plain.ts).
 *
 * @param text - the structure alone, as our reader took it
 * @param draft - what our reader made of it, before normalisation
 * @returns `same`; `different` where atoms or bonds differ; `refused` where OpenChemLib does not read the text
 * @throws never
 * @example agreement('CCO', draft); // 'same'
 */
export function agreement(text: string, draft: Draft): 'same' | 'different' | 'refused' {
  // Ring numbers in parentheses are newer than its reader, which takes them for several numbers and branches.
  if (text.includes('%(')) return 'refused';
  // OpenChemLib goes round for ever where an arrow stands in a ring of aromatic atoms (`c1c->cccc1`).
  if (/->|<-/.test(text) && /[bcnops]/.test(text.replace(TWO_LETTERS, ''))) return 'refused';
  parser ??= new (openchemlib().SmilesParser)();
  let ocl: TheirMolecule;
  try {
    ocl = parser.parseMolecule(withoutStrayDots(text), OPTIONS);
  } catch {
    return 'refused';
  }
  return sameAtomsAndBonds(ocl, draft) ? 'same' : 'different';
}

/** Atoms and bonds as one of our readers took them, in the order of the input. */
export interface Graph {
  readonly atomCount: number;
  readonly bondCount: number;
  readonly element: ArrayLike<number>;
  readonly bondA: ArrayLike<number>;
  readonly bondB: ArrayLike<number>;
}

/** What is asked of a molecule of OpenChemLib. */
export interface TheirMolecule {
  getAllAtoms(): number;
  getAllBonds(): number;
  getAtomicNo(atom: number): number;
  getBond(a: number, b: number): number;
  getBondAtom(end: number, bond: number): number;
}

export function sameAtomsAndBonds(ocl: TheirMolecule, graph: Graph): boolean {
  return sameGraph(ocl, graph) || sameCounts(ocl, graph);
}

/** A dot that separates nothing is a warning to our reader and the end of the text to OpenChemLib. */
function withoutStrayDots(text: string): string {
  return text.endsWith('.') || text.startsWith('.') || text.includes('..')
    ? text
        .split('.')
        .filter((part) => part !== '')
        .join('.')
    : text;
}

/** Every heavy atom and every bond between them, in the order of the text, which OpenChemLib keeps. */
function sameGraph(ocl: TheirMolecule, draft: Graph): boolean {
  const n = draft.atomCount;
  if (ocl.getAllAtoms() !== n || ocl.getAllBonds() !== draft.bondCount) return false;
  for (let i = 0; i < n; i++) if (ocl.getAtomicNo(i) !== draft.element[i]) return false;
  for (let b = 0; b < draft.bondCount; b++)
    if (ocl.getBond(draft.bondA[b]!, draft.bondB[b]!) < 0) return false;
  return true;
}

/**
 * With hydrogens written as atoms, or on a metal, OpenChemLib leaves some out or puts some in and reorders the rest;
 * atoms are then compared as a whole: how many there are of each element with each number of heavy neighbours.
 */
function sameCounts(ocl: TheirMolecule, draft: Graph): boolean {
  const kinds = new Map<number, number>();
  const count = (element: number, heavy: number, by: number) => {
    const kind = element * 256 + heavy;
    kinds.set(kind, (kinds.get(kind) ?? 0) + by);
  };
  const heavy = new Uint8Array(Math.max(draft.atomCount, ocl.getAllAtoms()));
  for (let b = 0; b < draft.bondCount; b++) {
    const [p, q] = [draft.bondA[b]!, draft.bondB[b]!];
    if (draft.element[p] === 1 || draft.element[q] === 1) continue;
    heavy[p]!++;
    heavy[q]!++;
  }
  for (let i = 0; i < draft.atomCount; i++)
    if (draft.element[i] !== 1) count(draft.element[i]!, heavy[i]!, 1);
  heavy.fill(0);
  for (let b = ocl.getAllBonds() - 1; b >= 0; b--) {
    const [p, q] = [ocl.getBondAtom(0, b), ocl.getBondAtom(1, b)];
    if (ocl.getAtomicNo(p) === 1 || ocl.getAtomicNo(q) === 1) continue;
    heavy[p]!++;
    heavy[q]!++;
  }
  for (let i = ocl.getAllAtoms() - 1; i >= 0; i--)
    if (ocl.getAtomicNo(i) !== 1) count(ocl.getAtomicNo(i), heavy[i]!, -1);
  return [...kinds.values()].every((left) => left === 0);
}

let parser: SmilesParser | undefined;
const OPTIONS = { noCoordinates: true, noStereo: true };
