import { INCHI_REASONS, type InchiReason } from './inchi/reasons.js';
import {
  MOLFILE_ODDITIES,
  MOLFILE_REASONS,
  type MolfileOddity,
  type MolfileReason,
} from './molfile/reasons.js';
import { ODDITIES, type Oddity, REASONS, type Reason } from './reasons.js';

/**
 * Codes of issues that belong to the record around a structure, not to the structure: the sources of lists give them. They
 * are here with the others because one schema names them all.
 */
export const RECORD_CODES = [
  'internal-fault',
  'molfile-text',
  'no-structure',
  'open-quote',
  'ragged-row',
  'separator-in-line',
  'several-lines',
  'several-words',
  // A row that was judged by an identifier, for it holds no structure.
  'judged-by-name',
  'judged-by-name-reader',
  'name-reader',
  'judged-by-cas',
  'judged-by-inchikey',
  'identifier-known',
  // An identifier that means no substance that is known here.
  'nothing-given',
  'name-not-known',
  'name-like',
  'name-ambiguous',
  'cas-not-known',
  'cas-check-digit',
  'cas-incomplete',
  'cas-as-date',
  'cas-ambiguous',
  'key-not-known',
  'key-ambiguous',
  'not-cas',
  'not-key',
  // What a row declares, and its structure or another identifier contradicts.
  'cas-of-another',
  'name-of-another',
  'key-differs',
  'formula-differs',
  'mass-differs',
  'hs-does-not-fit',
] as const;

/**
 * What an issue may be, as a short stable word for programs. Codes may be added to, never renamed.
 *
 * @example
 * const code = createScreener().screen('CC1').issues[0].code;
 * code; // 'ring-open'
 */
export type IssueCode =
  | Reason
  | Oddity
  | InchiReason
  | MolfileReason
  | MolfileOddity
  | (typeof RECORD_CODES)[number];

/** The codes of a table, by the type of its keys. */
const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>): readonly Code[] =>
  Object.keys(table) as Code[];

/**
 * All codes of issues, each once.
 *
 * @example ISSUE_CODES.includes(createScreener().screen('C(C').issues[0].code); // true
 */
export const ISSUE_CODES: readonly IssueCode[] = [
  ...new Set<IssueCode>([
    ...codesOf(REASONS),
    ...codesOf(INCHI_REASONS),
    ...codesOf(MOLFILE_REASONS),
    ...codesOf(ODDITIES),
    ...codesOf(MOLFILE_ODDITIES),
    ...RECORD_CODES,
  ]),
];
