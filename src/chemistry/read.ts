import { components } from './components.js';
import { Draft } from './draft.js';
import { readInchi } from './inchi/index.js';
import type { Issue } from './issue.js';
import type { Molecule } from './molecule.js';
import { normalise } from './normalise/index.js';
import { agreement, MAX_SECOND } from './openchemlib/second-reading.js';
import { largestRingSystem } from './rings.js';
import { readExtension } from './smiles/cxsmiles.js';
import { MAX_TEXT, readGrammar } from './smiles/grammar.js';
import { settle } from './smiles/kekulise.js';
import { isOtherNotation } from './smiles/other-notation.js';
import { isPlain } from './smiles/plain.js';
import { oddity, unreadable } from './unreadable.js';

/** What a text says: definite molecules, or the reasons why it says none. */
export type MoleculeReading =
  | {
      readonly ok: true;
      /** One for each separate part, in the order of the text. */
      readonly molecules: readonly Molecule[];
      /**
       * The SMILES that was written of the text, where the text was an InChI: `textAtoms` count in it, and places of warnings are
       * places in it. Atom i of it is InChI's number i + 1.
       */
      readonly smiles?: string;
      /** Atom symbols in the text, explicit hydrogens included; `textAtoms` count up to this. */
      readonly atomCount: number;
      /** Warnings alone. */
      readonly issues: readonly Issue[];
    }
  | {
      readonly ok: false;
      /** At least one error. */
      readonly issues: readonly Issue[];
    };

/**
 * The largest ring system that is read, in atoms: rings that share atoms count together. The largest that are known as
 * substances are fullerenes of some hundreds. OpenChemLib judges aromaticity in a time that grows with the square of
 * this number and worse, so the bound keeps any single text below a few seconds.
 */
export const MAX_RING_SYSTEM = 600;

/** The most issues that are told of one text, errors first: a text of dots alone would have one for each. */
export const MAX_ISSUES = 50;

const draft = new Draft();
const NO_ISSUES: readonly Issue[] = Object.freeze([]);

const QUOTES = '"\'';

/** Whether an InChI begins here, or one in quotes; in any case of letters, as no SMILES begins so. */
function isInchiAt(text: string, from: number): boolean {
  const at = QUOTES.includes(text.charAt(from)) ? from + 1 : from;
  return text.slice(at, at + 6).toLowerCase() === 'inchi=';
}

/** The InChI alone, and where it stands in the text. */
function inchiIn(text: string, from: number, end: number): [inchi: string, offset: number] {
  let [at, to] = [from, end];
  if (QUOTES.includes(text.charAt(from))) {
    at++;
    if (text.charAt(end - 1) === text.charAt(from)) to--;
  }
  const aux = text.indexOf('AuxInfo=', at);
  if (aux > at && aux < to && isSpace(text.charCodeAt(aux - 1))) to = aux;
  while (to > at && isSpace(text.charCodeAt(to - 1))) to--;
  return [`InChI=${text.slice(at + 6, to)}`, at];
}

/**
 * What molecules does this text say?
 *
 * Reads a SMILES (OpenSMILES, with a CXSMILES extension or without) strictly: a text that does not say one definite
 * structure is an error with its place and reason, never an empty or a guessed molecule. White space and a byte
 * order mark around it are left aside. The molecules are normalised; see normalise/.
 *
 * A text that begins with `InChI=` is read as an InChI, as strictly; see inchi/. Quotes around it, small letters in that
 * word and the `AuxInfo=` that the InChI software writes behind it are left aside.
 *
 * @param text - a SMILES of at most MAX_TEXT (200,000) characters and MAX_ATOMS (20,000) atoms, with no ring system
 * above MAX_RING_SYSTEM (600) atoms; what is larger is the error `too-large`
 * @returns the molecules and warnings, or the errors
 * @throws never
 * @example
 * const reading = readMolecules('CC[NH3+].[Cl-]');
 * if (reading.ok) reading.molecules.length; // 2: ethylamine and hydrogen chloride
 * readMolecules('InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3'); // ethanol; its `smiles` is 'CCO'
 * readMolecules('C(C'); // { ok: false, issues: [{ code: 'branch-open', at: { offset: 1, length: 1 }, … }] }
 */
export function readMolecules(text: string): MoleculeReading {
  let from = 0;
  let end = text.length;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  if (end - from > MAX_TEXT) return { ok: false, issues: [unreadable('too-large', from, end - from)] };
  if (from === end) return { ok: false, issues: [unreadable('empty', 0, text.length)] };
  if (isInchiAt(text, from)) return ofInchi(...inchiIn(text, from, end));

  const issues: Issue[] = [];
  const bar = text.indexOf('|', from);
  if (bar > from && bar < end) {
    const structureEnd = readExtension(text, bar, end, issues);
    if (structureEnd < 0) return { ok: false, issues: errorsOf(issues) };
    end = structureEnd;
    while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  }
  if (!readGrammar(text, from, end, draft, issues)) {
    if (isOtherNotation(text.slice(from, end)))
      return { ok: false, issues: [unreadable('not-smiles', from, end - from)] };
    return { ok: false, issues: errorsOf(issues) };
  }
  draft.link();
  if (draft.atomCount > MAX_RING_SYSTEM && largestRingSystem(draft) > MAX_RING_SYSTEM)
    return { ok: false, issues: [unreadable('too-large', from, end - from)] };
  if (!settle(draft, issues)) return { ok: false, issues: errorsOf(issues) };
  const structure = text.slice(from, end);
  const second = draft.atomCount > MAX_SECOND ? 'skipped' : secondReading(structure, draft);
  if (second === 'different') return { ok: false, issues: [unreadable('second-reading', from, end - from)] };
  if (second === 'refused') issues.push(oddity('second-reading-refused', from, end - from));
  if (second === 'skipped') issues.push(oddity('second-reading-skipped', from, end - from));
  const dead = new Uint8Array(draft.atomCount);
  if (!normalise(draft, dead, issues)) return { ok: false, issues: errorsOf(issues) };
  return {
    ok: true,
    molecules: components(draft, dead),
    atomCount: draft.atomCount,
    issues: issues.length === 0 ? NO_ISSUES : issues.slice(0, MAX_ISSUES),
  };
}

/** OpenChemLib is asked where it is not known already that it reads the text as we do. */
const secondReading = (text: string, draft: Draft): 'same' | 'different' | 'refused' =>
  isPlain(text, draft) ? 'same' : agreement(text, draft);

function ofInchi(text: string, offset: number): MoleculeReading {
  const inchi = readInchi(text, offset);
  if (!inchi.ok) return inchi;
  const reading = readMolecules(inchi.smiles);
  if (reading.ok) return { ...reading, smiles: inchi.smiles };
  // Nobody sees the SMILES: what is wrong with it is wrong with the whole InChI.
  const at = { offset, length: text.length };
  return { ok: false, issues: reading.issues.map((issue) => ({ ...issue, at })) };
}

/** Errors first: what a reader of the report must know is why there is no answer. */
function errorsOf(issues: Issue[]): Issue[] {
  const errors = issues.filter((i) => i.severity === 'error');
  return [...errors, ...issues.filter((i) => i.severity !== 'error')].slice(0, MAX_ISSUES);
}

/** As `trim` has it, non-breaking blanks and the byte order mark included: what tables and lists are cut by. */
function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13) || (c > 126 && /\s/.test(String.fromCharCode(c)));
}
