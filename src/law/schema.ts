import * as z from 'zod';
import { RELATION_IDS } from '../families/ids.js';
import { CLAUSE_SITES, WORDS } from '../vocabulary/words.js';
import { hasCasCheckDigit } from './cas.js';

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
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'expected a day, a month or a year: 2018-03-16, 2018-03 or 2018; null where it is not known',
  )
  .refine((text) => text.length < 10 || Day.safeParse(text).success, 'expected a day that exists')
  .nullable();

/** `official`: in an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
export const Confidence = z.enum(['official', 'secondary', 'unverified']);

export const Source = z.strictObject({
  /** Where the fact was read, as a person would look it up. */
  text: z.string().min(1),
  confidence: Confidence,
});

/**
 * What a listing reaches beyond the substance that it names. `derivatives` and `analogues` have no limits in their
 * words: what they reach is never more than arguable. `combinations`: several of the forms at once, where the text says
 * so (“and any combination thereof”); before the day on which it did, a combination is arguable.
 */
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
  'combinations',
  'derivatives',
  'analogues',
]);

/** What a listing or rule extends to, in a word each and in the words of the text. */
const reach = {
  extendsTo: z.array(Extension).default([]),
  extendsToText: z.string().optional(),
  /** Where the extension was read, where that is another place than the entry itself. */
  extendsToSource: Source.optional(),
};

const term = {
  /** First day in force, included. */
  since: KnownDay,
  /** Last day in force, included; null while no end is known. */
  until: KnownDay.default(null),
  /** A day on which a text that already holds the entry was in force: the entry is certain from that day on. */
  knownInForceBy: Day.optional(),
  /** A day before which it was certainly not in force: the rule that made it was not yet published. */
  notBefore: Day.optional(),
  /** The day on which a temporary order runs out unless it is extended or made permanent; not known after it. */
  expires: Day.optional(),
  /** How sure `since` is, where that differs from the source of the entry itself. */
  datesConfidence: Confidence.optional(),
  /** What the source says, or does not say, about the days. */
  datesNote: z.string().optional(),
};

/** How a listing stood until a day: in another schedule, or by an order of its own before it got its paragraph. */
export const EarlierStanding = z.strictObject({
  /** The last day on which it stood so, included; null where it is not known. */
  until: KnownDay,
  /** The schedule, where it was another than the entry's. */
  schedule: z.string().min(1).optional(),
  citation: z.string().min(1),
  /** The order or act, where it is not the citation itself. */
  instrument: z.string().min(1).optional(),
});

/**
 * A substance that a list names.
 *
 * @example
 * loadRegister().named('us').find(({ name }) => name === 'carfentanil').schedule; // 'Schedule II'
 */
export const NamedEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case letters, digits, dots and hyphens'),
  name: z.string().min(1),
  synonyms: z.array(z.string().min(1)).default([]),
  smiles: z.string().min(1),
  /** InChIKey as recorded when the structure was entered, for the audit by a second toolkit. */
  inchiKey: z.string().optional(),
  /** Other numbers of the substance, by which a list may call it: a pack's own; ours stand in identifiers/data. */
  identifiers: z
    .strictObject({
      cas: z
        .array(
          z.strictObject({
            number: z.string().refine(hasCasCheckDigit, 'expected a CAS number whose check digit is right'),
            /** `base`, `hydrochloride`, `citrate` …: a CAS number is that of one salt. */
            form: z.string().min(1).optional(),
          }),
        )
        .min(1),
    })
    .optional(),
  formula: z.string().optional(),
  /** The listing names one geometry of the double bonds; another geometry is not this listing. */
  doubleBondGeometry: z.literal('as drawn').optional(),
  /**
   * `drug`: in a schedule of controlled substances, immediate precursors in such a schedule among them;
   * `precursor`: in a list of chemicals. Users' own packs add `watch`, `inventory` and `exempt`.
   */
  kind: z.enum(['drug', 'precursor', 'watch', 'inventory', 'exempt']).default('drug'),
  schedule: z.string().min(1),
  citation: z.string().min(1),
  ...term,
  /** First day of any control, where a class rule or order held before the name was listed. */
  firstControl: KnownDay.optional(),
  /** The order or act that listed it, where it is not the citation itself. */
  instrument: z.string().optional(),
  /** How it stood before, the earliest first: a temporary order, another schedule. */
  earlier: z.array(EarlierStanding).default([]),
  /** First day of permanent control, where a temporary one came before. */
  permanentSince: KnownDay.optional(),
  ...reach,
  /** First day of an extension that came later than the listing itself. */
  extensionSince: z.partialRecord(Extension, KnownDay).optional(),
  /** Which isomers the listing means, where it says so; optical ones alone where absent (US) or where silent. */
  isomerKinds: z.array(z.enum(['optical', 'geometric', 'positional'])).optional(),
  source: Source,
  notes: z.string().optional(),
});

/**
 * One change that a class rule names, at one site.
 *
 * @example
 * loadRegister().find('us-frs-2025').clauses.map(({ id }) => id); // ['(A)', '(B)', '(C)', '(D)', '(E)']
 */
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

/**
 * A rule that covers a class of substances.
 *
 * @example loadRegister().classes('gb').map(({ id }) => id); // ['gb-1d']
 */
export const ClassRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  /** `clauses`: every difference from the parent is explained by a clause. `similarity`: a test without limits
   * in its words; it can only ever be arguable. */
  test: z.enum(['clauses', 'similarity']).default('clauses'),
  /** The skeleton that the rule is written on. */
  skeleton: z.enum(['fentanyl', '4-anilinopiperidine']).default('fentanyl'),
  /** Relations beyond its skeleton that a similarity test is read to reach, arguably. */
  relatives: z.array(z.enum(RELATION_IDS)).default([]),
  schedule: z.string().min(1),
  citation: z.string().min(1),
  instrument: z.string().optional(),
  ...term,
  ...reach,
  /** Substances that the rule leaves to another listing. */
  excludes: z
    .array(
      z.strictObject({
        /** The words of the law. */
        text: z.string().min(1),
        /** Entries of the same jurisdiction of this kind; limited to `ids` where given. */
        kind: z.enum(['drug', 'precursor']),
        ids: z.array(z.string()).optional(),
        /** False where the text leaves the substance out whether or not its listing was in force: an approved medicine. */
        whileListed: z.boolean().default(true),
        /** True where that other listing may stand in a text of the jurisdiction that is not held. */
        mayStandElsewhere: z.boolean().default(false),
      }),
    )
    .default([]),
  clauses: z.array(Clause).default([]),
  /** The words before the clauses, or the whole test where `test` is `similarity`; verbatim. */
  text: z.string().optional(),
  /** An English rendering of `text` where it is in another language. */
  english: z.string().optional(),
  source: Source,
  notes: z.array(z.string()).default([]),
});

/**
 * A text that is known to exist and whose words the register does not hold.
 *
 * @example loadRegister().notHeld('it').some(({ lists }) => lists); // true
 */
export const TextNotHeld = z.strictObject({
  what: z.string().min(1),
  since: KnownDay.default(null),
  /** The id that its class rule will have once the register holds it (`gb-1ea`); a test refuses both at once. */
  rule: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .optional(),
  /** True where the text names substances one by one: while it is not held, nobody can say that nothing names one. */
  lists: z.boolean().default(false),
  /** Substances that the text is known or expected to name. */
  names: z.array(z.strictObject({ name: z.string().min(1), smiles: z.string().min(1) })).default([]),
  source: Source,
  note: z.string().optional(),
});

/**
 * A rules file, ours or a user’s.
 *
 * @example RulesFile.safeParse({}).success; // false
 */
export const RulesFile = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal('onetweak-rules/1'),
    jurisdiction: z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
      name: z.string().min(1),
      /** The group that it belongs to, by whose name all of it can be asked for: `us-states`. */
      group: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,31}$/)
        .optional(),
      /**
       * `false` where it is judged by only when it is asked for, by its id, its group or `all`: of its law so little is
       * held that it would say "analogue" of nearly everything.
       */
      default: z.literal(false).optional(),
    }),
    /** The day on which a person last held this file against its sources. */
    reviewed: Day,
    named: z.array(NamedEntry).default([]),
    classes: z.array(ClassRule).default([]),
    /** Class rules that are known to exist but whose text this register does not hold. */
    notHeld: z.array(TextNotHeld).default([]),
    notes: z.array(z.string()).default([]),
  })
  .superRefine(coherent);

/**
 * A rules file as it is written: what has a default may be left out.
 *
 * @example
 * const file = { format: 'onetweak-rules/1', jurisdiction: { id: 'acme', name: 'ACME' }, reviewed: '2026-01-01' };
 * RulesFile.parse(file).named; // []
 */
export type RulesFileInput = z.input<typeof RulesFile>;
export type RulesFile = z.output<typeof RulesFile>;
export type NamedEntry = z.output<typeof NamedEntry>;
export type ClassRule = z.output<typeof ClassRule>;
export type Clause = z.output<typeof Clause>;
export type Confidence = z.output<typeof Confidence>;
export type Source = z.output<typeof Source>;
export type TextNotHeld = z.output<typeof TextNotHeld>;
export type Extension = z.output<typeof Extension>;
export type KnownDay = z.output<typeof KnownDay>;

type Path = (string | number)[];

/** What the shape alone does not say: days in order, words only where they belong, exclusions that exist. */
function coherent(
  file: { named: NamedEntry[]; classes: ClassRule[] },
  context: { addIssue(issue: { code: 'custom'; path: Path; message: string }): void },
): void {
  const say = (path: Path, message: string) => context.addIssue({ code: 'custom', path, message });
  const named = new Set(file.named.map((entry) => entry.id));
  for (const [i, entry] of file.named.entries()) {
    const at = ['named', i];
    daysInOrder(entry, (key, message) => say([...at, key], message));
    for (const key of Object.keys(entry.extensionSince ?? {}))
      if (!entry.extendsTo.includes(key as Extension))
        say([...at, 'extensionSince', key], `expected "${key}" in extendsTo as well`);
    const turns = [entry.since, ...entry.earlier.map(({ until }) => until), entry.until].filter(
      (d) => d !== null,
    );
    for (const [k, day] of turns.entries()) {
      const before = turns[k - 1]?.slice(0, day.length);
      if (before !== undefined && before > day)
        say([...at, 'earlier'], `expected its days in order: ${before}, ${day}`);
    }
  }
  for (const [i, rule] of file.classes.entries()) {
    const at = ['classes', i];
    daysInOrder(rule, (key, message) => say([...at, key], message));
    if (rule.test === 'similarity' && rule.clauses.length > 0)
      say([...at, 'clauses'], 'expected no clauses: the test is similarity');
    if (rule.test === 'similarity' && rule.text === undefined)
      say([...at, 'text'], 'expected the words of the similarity test');
    if (rule.test === 'clauses' && rule.relatives.length > 0)
      say([...at, 'relatives'], 'expected no relatives: clauses are held against the whole skeleton');
    if (rule.test === 'clauses' && rule.clauses.length === 0)
      say([...at, 'clauses'], 'expected at least one clause');
    const seen = new Set<string>();
    for (const [k, { id }] of rule.clauses.entries()) {
      if (seen.has(id)) say([...at, 'clauses', k, 'id'], `the clause "${id}" stands twice`);
      seen.add(id);
    }
    for (const [k, { ids = [] }] of rule.excludes.entries())
      for (const id of ids)
        if (!named.has(id))
          say([...at, 'excludes', k, 'ids'], `expected the id of a named entry of this file, got "${id}"`);
  }
}

/** First before last: a month or a year is compared by its beginning, so that `2018` may stand beside `2018-03-16`. */
function daysInOrder(
  entry: Partial<Record<'since' | 'until' | 'permanentSince' | 'firstControl', KnownDay | undefined>> &
    Partial<Record<'knownInForceBy' | 'notBefore' | 'expires', string | undefined>>,
  say: (key: string, message: string) => void,
): void {
  const { since, until, firstControl, notBefore, knownInForceBy } = entry;
  const order = (key: string, low: KnownDay | undefined, high: KnownDay | undefined, what: string) => {
    if (low == null || high == null) return;
    const length = Math.min(low.length, high.length);
    if (low.slice(0, length) > high.slice(0, length)) say(key, `expected ${what}: ${low}, got ${high}`);
  };
  order('until', since, until, 'no day before since');
  order('permanentSince', since, entry.permanentSince, 'no day before since');
  order('knownInForceBy', since, knownInForceBy, 'no day before since');
  order('expires', since, entry.expires, 'no day before since');
  order('since', firstControl, since, 'no day before firstControl');
  order('since', notBefore, since, 'no day before notBefore');
  order('knownInForceBy', notBefore, knownInForceBy, 'no day before notBefore');
}
