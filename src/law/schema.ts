import * as z from 'zod';
import { CLAUSE_SITES, FAMILY_IDS, FIRST_FAMILY, RELATION_IDS } from '../families/ids.js';
import { WORDS } from '../vocabulary/words.js';
import { hasCasCheckDigit } from './cas.js';
import type * as T from './schema.types.js';

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

/** Where a fact was read. */
export const Source = z.strictObject({
  /** Where the fact was read, as a person would look it up. */
  text: z.string().min(1),
  /** How good the source is. */
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
  /** Beyond the substance itself, in a word each. */
  extendsTo: z.array(Extension).default([]),
  /** The same in the words of the text. */
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
  /** Paragraph of the law, or the order alone, under which it stood. */
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
  /** Its id, one in the whole register: `us-carfentanil`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case letters, digits, dots and hyphens'),
  /** The substance as the list calls it. */
  name: z.string().min(1),
  /** Other names of it. */
  synonyms: z.array(z.string().min(1)).default([]),
  /** Its structure. */
  smiles: z.string().min(1),
  /** InChIKey as recorded when the structure was entered, for the audit by a second toolkit. */
  inchiKey: z.string().optional(),
  /** Other numbers of the substance, by which a list may call it: a pack's own; ours stand in identifiers/data. */
  identifiers: z
    .strictObject({
      /** CAS numbers of the substance and of its salts. */
      cas: z
        .array(
          z.strictObject({
            /** With its hyphens. */
            number: z.string().refine(hasCasCheckDigit, 'expected a CAS number whose check digit is right'),
            /** `base`, `hydrochloride`, `citrate` …: a CAS number is that of one salt. */
            form: z.string().min(1).optional(),
          }),
        )
        .min(1),
    })
    .optional(),
  /** Its molecular formula, to compare the structure with. */
  formula: z.string().optional(),
  /** The listing names one geometry of the double bonds; another geometry is not this listing. */
  doubleBondGeometry: z.literal('as drawn').optional(),
  /**
   * `drug`: in a schedule of controlled substances, immediate precursors in such a schedule among them;
   * `precursor`: in a list of chemicals. Users' own packs add `watch`, `inventory` and `exempt`.
   */
  kind: z.enum(['drug', 'precursor', 'watch', 'inventory', 'exempt']).default('drug'),
  /** The schedule or list, as the law calls it. */
  schedule: z.string().min(1),
  /** Paragraph of the law, or the order alone. */
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
  /** Where the entry was read. */
  source: Source,
  /** What must be said beside it. */
  notes: z.string().optional(),
});

/** Of a union zod says no more than that nothing of it fits. */
const EXPECTED = `Invalid option: expected one of ${WORDS.map((word) => `"${word}"`).join('|')}`;

const limit = z.int().min(0).optional();

/** A word with its limits, one named group, or one element; what may sit on such a group is told by terms of its own. */
const limitedWord = {
  /** The word of the vocabulary. */
  word: z.enum(WORDS),
  /** Bounds on the carbons, both included: of the whole group, or of its alkyl part alone. */
  carbons: z
    .strictObject({
      /** The fewest. */
      min: limit,
      /** The most. */
      max: limit,
      /** What is counted; the whole group where absent. */
      of: z.enum(['group', 'alkyl']).optional(),
    })
    .optional(),
  /** Bounds on the atoms of the ring, both included. */
  ringSize: z
    .strictObject({
      /** The fewest. */
      min: limit,
      /** The most. */
      max: limit,
    })
    .optional(),
  /** Of a closed list: a group that meets the word on one of two readings alone does not. */
  plainly: z.literal(true).optional(),
};
const NamedGroup = z.strictObject({
  /** Its structure, with `*` where it is attached. */
  smiles: z.string().regex(/\*/, 'expected * for the place where the group is attached: *C(C)=O'),
  /** What the text calls it. */
  name: z.string().min(1),
});
const SoleAtom = z.strictObject({
  /** Its symbol. */
  element: z.string().regex(/^[A-Z][a-z]?$/),
  /** What the text calls it. */
  name: z.string().min(1),
});
const SimpleTerm = z.union([z.enum(WORDS), z.strictObject(limitedWord), NamedGroup, SoleAtom]);

/**
 * What a clause asks of a group: a word of the vocabulary, a word within limits ("alkyl containing up to six carbon atoms"),
 * one group that the text names (acetyl; with two `*` for a bridge), or one element in the place of another.
 *
 * @example
 * Term.safeParse({ word: 'alkyl', carbons: { max: 6 } }).success; // true
 */
export const Term = z.union(
  [
    z.enum(WORDS),
    z.strictObject({
      ...limitedWord,
      /** What the group may itself be substituted with, where the text says so. */
      substitutedBy: z.array(SimpleTerm).min(1).optional(),
    }),
    NamedGroup,
    SoleAtom,
  ],
  {
    error: ({ input }) =>
      typeof input === 'string'
        ? EXPECTED
        : `${EXPECTED}, such a word with limits, a named group or an element`,
  },
);

/**
 * One change that a class rule names, at one site.
 *
 * @example
 * loadRegister().find('us-frs-2025').clauses.map(({ id }) => id); // ['(A)', '(B)', '(C)', '(D)', '(E)']
 */
export const Clause = z.strictObject({
  /** The clause as the law numbers it: `(A)`. */
  id: z.string().min(1),
  /** The words of the law, verbatim, in its own language. */
  text: z.string().min(1),
  /** An English rendering where the text is in another language. */
  english: z.string().optional(),
  /** A place of the rule's family of which clauses may speak (families/ids.ts). */
  site: z.string().min(1),
  /** `replaced`: the whole group at the site; `substituted`: a substituent in or on the site. */
  change: z.enum(['replaced', 'substituted']),
  /** What the group at the site may be: it meets the clause where it meets one of them. */
  groups: z.array(Term).min(1),
  /**
   * The positions at the site to which the clause is limited, as locants: `["5", "6"]`, `["alpha"]`. A ring is numbered from
   * its bond to the rest, the lower locants first; of a group that bridges, all must be among them.
   */
  positions: z.array(z.string().min(1)).min(1).optional(),
  /** The rule's parents, by name, on which the clause is written; all of them where absent. */
  parents: z.array(z.string().min(1)).min(1).optional(),
  /** True where hydrogen, or the parent's own group, is not among what the text allows: the clause must be met. */
  required: z.boolean().default(false),
  /** True where the list of groups is open on one reading: any other group then matches, arguably. */
  open: z.boolean().default(false),
  /** What of the text was not seen (a drawing that places the site), so that whatever meets the clause is arguable. */
  unseen: z.string().min(1).optional(),
  /** Why whatever meets the clause is arguable though its words were read: they can be read in two ways. */
  doubt: z.string().min(1).optional(),
  /** True where the text speaks of one such group (“by a methyl group”): of several at the site, each meets it arguably. */
  once: z.literal(true).optional(),
  /** True where the text says that what meets the clause is not of the class: “other than carbomethoxyfentanyls”. */
  bars: z.literal(true).optional(),
  /** What must be said beside it. */
  note: z.string().optional(),
});

/**
 * A rule that covers a class of substances.
 *
 * @example loadRegister().classes('ie').map(({ id }) => id); // ['ie-1af']
 */
export const ClassRule = z.strictObject({
  /** Its id, one in the whole register: `us-frs-2025`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  /** What the class is called. */
  name: z.string().min(1),
  /** `clauses`: every difference from the parent is explained by a clause. `similarity`: a test without limits
   * in its words; it can only ever be arguable. */
  test: z.enum(['clauses', 'similarity']).default('clauses'),
  /**
   * `modification`: a parent, and the ways in which it may be changed; one change at least. `markush`: a core, and what each
   * of its substituents may be, hydrogen included; every difference from the core must meet a clause.
   */
  form: z.enum(['modification', 'markush']).default('modification'),
  /** The family whose cores and sites the rule speaks of. */
  family: z.enum(FAMILY_IDS).default(FIRST_FAMILY),
  /** The substances or cores that the text derives its members from, each by itself; the family's own parent where empty. */
  parents: z
    .array(
      z.strictObject({
        /** What it is called. */
        name: z.string().min(1),
        /** Its structure. */
        smiles: z.string().min(1),
      }),
    )
    .default([]),
  /** What a difference that no clause names makes of a rule that else holds; where absent, as `form` says it. */
  unlisted: z.enum(['arguable', 'outside']).optional(),
  /** `any`: the ways may come together ("one or more of"). `unsaid`: the text leaves that open, so that several are arguable. */
  combining: z.enum(['any', 'unsaid']).default('any'),
  /** The largest molecular mass, included. */
  maxMass: z
    .strictObject({
      /** In unified atomic mass units. */
      atomicMassUnits: z.number().positive(),
      /** Whether counter-ions count; the compound alone where the text does not say otherwise. */
      counterIons: z.enum(['excluded', 'included']).default('excluded'),
    })
    .optional(),
  /** What of the text was not seen (the drawing of its core), so that whatever it holds of is arguable. */
  unseen: z.string().min(1).optional(),
  /** What the text asks beside the structure (a laboratory's report), so that the structure alone makes it arguable at most. */
  asksMore: z.string().min(1).optional(),
  /** The relations that a similarity test is read to reach, arguably. */
  reaches: z.array(z.enum(RELATION_IDS)).default([]),
  /** The schedule or list, as the law calls it. */
  schedule: z.string().min(1),
  /** Paragraph of the law. */
  citation: z.string().min(1),
  /** The order or act that made it, where it is not the citation itself. */
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
        /** Ids of those entries; all of the kind where absent. */
        ids: z.array(z.string()).optional(),
        /** False where the text leaves the substance out whether or not its listing was in force: an approved medicine. */
        whileListed: z.boolean().default(true),
        /** True where that other listing may stand in a text of the jurisdiction that is not held. */
        mayStandElsewhere: z.boolean().default(false),
      }),
    )
    .default([]),
  /** The changes that it names. */
  clauses: z.array(Clause).default([]),
  /** The words before the clauses, or the whole test where `test` is `similarity`; verbatim. */
  text: z.string().optional(),
  /** An English rendering of `text` where it is in another language. */
  english: z.string().optional(),
  /** Where the rule was read. */
  source: Source,
  /** What must be said beside it. */
  notes: z.array(z.string()).default([]),
});

/**
 * A text that is known to exist and whose words the register does not hold.
 *
 * @example loadRegister().notHeld('it').some(({ lists }) => lists); // true
 */
export const TextNotHeld = z.strictObject({
  /** The text, as a person would look it up. */
  what: z.string().min(1),
  /** Its first day, where it is known. */
  since: KnownDay.default(null),
  /** The id that its class rule will have once the register holds it (`gb-1ea`); a test refuses both at once. */
  rule: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .optional(),
  /** True where the text names substances one by one: while it is not held, nobody can say that nothing names one. */
  lists: z.boolean().default(false),
  /** Substances that the text is known or expected to name. */
  names: z
    .array(
      z.strictObject({
        /** What it is called. */
        name: z.string().min(1),
        /** Its structure. */
        smiles: z.string().min(1),
      }),
    )
    .default([]),
  /** Where it was learned that it exists. */
  source: Source,
  /** What must be said beside it. */
  note: z.string().optional(),
});

/**
 * A rules file, ours or a user’s.
 *
 * @example RulesFile.safeParse({}).success; // false
 */
export const RulesFile = z
  .strictObject({
    /** The JSON Schema of the file, for editors; not read. */
    $schema: z.string().optional(),
    /** The format of the file. */
    format: z.literal('onetweak-rules/1'),
    /** Whose law it is. */
    jurisdiction: z.strictObject({
      /** Its id: `us`, `us-fl`. */
      id: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
      /** Its name, in English. */
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
    /** Substances that its lists name. */
    named: z.array(NamedEntry).default([]),
    /** Its class rules and tests of likeness. */
    classes: z.array(ClassRule).default([]),
    /** Class rules that are known to exist but whose text this register does not hold. */
    notHeld: z.array(TextNotHeld).default([]),
    /** What must be said of the file as a whole. */
    notes: z.array(z.string()).default([]),
  })
  .superRefine(coherent);

export type RulesFileInput = T.RulesFileInput;
export type RulesFile = T.RulesFile;
export type NamedEntry = T.NamedEntry;
export type ClassRule = T.ClassRule;
export type Clause = T.Clause;
export type Term = T.Term;
export type Confidence = T.Confidence;
export type Source = T.Source;
export type TextNotHeld = T.TextNotHeld;
export type Extension = T.Extension;
export type KnownDay = T.KnownDay;
export type Day = T.Day;
export type EarlierStanding = T.EarlierStanding;

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
    if (rule.test === 'similarity' && rule.reaches.length === 0)
      say([...at, 'reaches'], 'expected the relations that the similarity test is read to reach');
    if (rule.test === 'clauses' && rule.reaches.length > 0)
      say([...at, 'reaches'], 'expected none: clauses are matched against the whole core');
    if (rule.test === 'clauses' && rule.clauses.length === 0)
      say([...at, 'clauses'], 'expected at least one clause');
    const seen = new Set<string>();
    const sites = Object.keys(CLAUSE_SITES[rule.family]);
    for (const [k, { id, site, parents = [] }] of rule.clauses.entries()) {
      if (seen.has(id)) say([...at, 'clauses', k, 'id'], `the clause "${id}" stands twice`);
      seen.add(id);
      if (!sites.includes(site))
        say(
          [...at, 'clauses', k, 'site'],
          `Invalid option: expected one of ${sites.map((each) => `"${each}"`).join('|')}`,
        );
      for (const name of parents)
        if (!rule.parents.some((parent) => parent.name === name))
          say([...at, 'clauses', k, 'parents'], `expected the name of a parent of the rule, got "${name}"`);
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
