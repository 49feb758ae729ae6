import { z } from 'zod';
import { CLAUSE_SITES, WORDS } from '../scaffold/words.js';

/**
 * The one schema of a rules file: one file a jurisdiction, ours and a user's alike.
 * Unknown keys are refused, so that a slip of the pen is an error and not a rule that never holds.
 */

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const Day = z.iso.date();

/**
 * A day on which something began or ended, as far as it is known: a whole day, a month or a year
 * (`2018`, `2018-03`: some day in it), or null where nothing is known.
 */
export const KnownDay = z
  .union([
    Day,
    z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'a day, a month or a year: 2018-03-16, 2018-03, 2018'),
  ])
  .nullable();

export const Source = z.strictObject({
  /** Where the fact was read, as a person would look it up. */
  text: z.string().min(1),
  /** `official`: in an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
  confidence: z.enum(['official', 'secondary', 'unverified']),
});

export const Extension = z.enum([
  'salts',
  'isomers',
  'stereoisomers',
  'esters',
  'ethers',
  'amides',
  'carbamates',
  'acetals',
  'halides',
  'derivatives',
  'analogues',
]);

const term = {
  /** First day in force, included. */
  since: KnownDay,
  /** Last day in force, included; null while no end is known. */
  until: KnownDay.default(null),
  /** A day on which a text that already holds the entry was in force: the entry is certain from that day on. */
  knownInForceBy: Day.optional(),
  /** What the source says, or does not say, about the days. */
  datesNote: z.string().optional(),
};

export const NamedEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case letters, digits, dots and hyphens'),
  name: z.string().min(1),
  synonyms: z.array(z.string().min(1)).default([]),
  smiles: z.string().min(1),
  /** InChIKey as recorded in the source table, for the audit by a second toolkit. */
  inchiKey: z.string().optional(),
  formula: z.string().optional(),
  /** The listing names one geometry of the double bonds; another geometry is not this listing. */
  doubleBondGeometry: z.literal('as drawn').optional(),
  kind: z.enum(['drug', 'precursor', 'watch', 'inventory', 'exempt']).default('drug'),
  schedule: z.string().min(1),
  citation: z.string().min(1),
  ...term,
  /** First day of any control, where a class rule or order held before the name was listed. */
  firstControl: KnownDay.optional(),
  /** The order or act that listed it, where it is not the citation itself. */
  instrument: z.string().optional(),
  /** First day of permanent control, where a temporary one came before. */
  permanentSince: KnownDay.optional(),
  extendsTo: z.array(Extension).default([]),
  extendsToText: z.string().optional(),
  source: Source,
  notes: z.string().optional(),
});

export const Clause = z.strictObject({
  id: z.string().min(1),
  /** The words of the law, verbatim, in its own language. */
  text: z.string().min(1),
  /** An English rendering where the text is in another language. */
  english: z.string().optional(),
  site: z.enum(CLAUSE_SITES),
  /** `replaced`: the whole group at the site; `substituted`: a substituent in or on the site. */
  change: z.enum(['replaced', 'substituted']),
  groups: z.array(z.enum(WORDS)).min(1),
  /** True where the list of groups is open on one reading: any other group then matches, arguably. */
  open: z.boolean().default(false),
  note: z.string().optional(),
});

export const ClassRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  /** `clauses`: every difference from the parent is explained by a clause. `similarity`: a test without limits
   * in its words; it can only ever be arguable. */
  test: z.enum(['clauses', 'similarity']).default('clauses'),
  /** The skeleton that the rule is written on. */
  skeleton: z.literal('fentanyl').default('fentanyl'),
  schedule: z.string().min(1),
  citation: z.string().min(1),
  instrument: z.string().optional(),
  ...term,
  extendsTo: z.array(Extension).default([]),
  /** Substances that the rule leaves to another listing. */
  excludes: z
    .array(
      z.strictObject({
        /** The words of the law. */
        text: z.string().min(1),
        /** Entries of the same jurisdiction of this kind; limited to `ids` where given. */
        kind: z.enum(['drug', 'precursor']),
        ids: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  clauses: z.array(Clause).default([]),
  /** The similarity test's words, where `test` is `similarity`. */
  text: z.string().optional(),
  source: Source,
  notes: z.array(z.string()).default([]),
});

export const TextNotHeld = z.strictObject({
  what: z.string().min(1),
  since: KnownDay.default(null),
  source: Source,
  note: z.string().optional(),
});

export const RulesFile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('onetweak-rules/1'),
  jurisdiction: z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
    name: z.string().min(1),
  }),
  /** The day on which a person last held this file against its sources. */
  reviewed: Day,
  named: z.array(NamedEntry).default([]),
  classes: z.array(ClassRule).default([]),
  /** Class rules that are known to exist but whose text this register does not hold. */
  notHeld: z.array(TextNotHeld).default([]),
  notes: z.array(z.string()).default([]),
});

export type RulesFileInput = z.input<typeof RulesFile>;
export type RulesFile = z.output<typeof RulesFile>;
export type NamedEntry = z.output<typeof NamedEntry>;
export type ClassRule = z.output<typeof ClassRule>;
export type Clause = z.output<typeof Clause>;
export type Source = z.output<typeof Source>;
export type Extension = z.output<typeof Extension>;
export type KnownDay = z.output<typeof KnownDay>;
