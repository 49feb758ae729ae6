import * as z from 'zod';
import { ISSUE_CODES } from './chemistry/issue-codes.js';
import { FAMILY_IDS, RELATION_IDS, SITE_IDS, VARIANT_IDS } from './families/ids.js';
import { VERDICTS } from './result.ids.js';
import type * as T from './result.types.js';

/**
 * What a screening gives back, as plain data. The schema is exported, so that a program in any language can hold
 * a record against it; the screener's own tests do.
 */

/** The id of a jurisdiction; a pack may have its own. */
const JurisdictionText = z.string();

/** The id of a rule; a pack may have its own. */
const RuleText = z.string();

/** A word of the vocabulary, with its limits where it has any. */
const WordText = z.string();

/**
 * One of the five verdicts.
 *
 * @example Verdict.safeParse('legal').success; // false
 */
export const Verdict = z.enum(VERDICTS);

/**
 * How well the words of a text reach a group: beyond dispute, or on one reading only.
 *
 * @example Reading.options; // ['plain', 'arguable']
 */
export const Reading = z.enum(['plain', 'arguable']);

/**
 * Something wrong, or odd, in a text.
 *
 * @example createScreener().screen('C(C').issues[0].at; // { offset: 1, length: 1 }
 */
export const IssueRecord = z.object({
  /** A short stable word for programs, for example `ring-open`. */
  code: z.enum(ISSUE_CODES),
  /** `error`: nothing was judged; `warning`: said beside the verdict. */
  severity: z.enum(['error', 'warning']),
  /** One plain sentence for people. */
  message: z.string(),
  /** 0-based offset and length in the text that was judged, in UTF-16 units. */
  at: z
    .object({
      /** 0-based, in UTF-16 units. */
      offset: z.int().min(0),
      /** In UTF-16 units. */
      length: z.int().min(0),
    })
    .optional(),
});

/**
 * What of a record was judged.
 *
 * @example createScreener().screen('437-38-7', { as: 'cas' }).basis; // 'cas'
 */
export const Basis = z.enum(['structure', 'inchi', 'inchikey', 'cas', 'name']);

/**
 * A group at a site of a core.
 *
 * @example
 * const [{ sites }] = createScreener().screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').decompositions;
 * sites[0].group; // { smiles: '*C(=O)CC', name: 'propionyl', atoms: [0, 1, 2, 3] }
 */
export const GroupRecord = z.object({
  /** SMILES with `*` for each place where it is attached; empty for a part of the core itself. */
  smiles: z.string(),
  /** A chemist's name where there is a short one. */
  name: z.string().optional(),
  /** 0-based, in the order of the input text, over all its atoms. */
  atoms: z.array(z.int().min(0)),
});

/**
 * One clause of a rule that a difference from the rule's parent meets, or one difference that no clause explains.
 *
 * @example
 * const uk = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' });
 * const [clause] = uk.screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1').findings[0].clauses;
 * [clause.clause, clause.group, clause.position, clause.word]; // ['(iv)', 'chloro', 'position 4', 'halo']
 */
export const ClauseRecord = z.object({
  /** The clause as the law numbers it, `(A)`; null for a difference that no clause of the rule explains. */
  clause: z.string().nullable(),
  /** The site of the core at which it differs. */
  site: z.enum(SITE_IDS),
  /** Where at the site: `C3`, `C2,C6` for a bridge, `position 4` of a ring, `chain alpha`, `ring`, `ring position 2`. */
  position: z.string().optional(),
  /** The group's chemist's name, or its SMILES where it has no short name. */
  group: z.string(),
  /** SMILES of the group with `*` for each place where it is attached. */
  groupSmiles: z.string(),
  /** Its atoms, 0-based in the order of the input. */
  atoms: z.array(z.int().min(0)),
  /** The word of the statute that the group meets. */
  word: WordText.nullable(),
  /** How well the group meets it. */
  reading: Reading,
  /** Why the reading is no better than arguable. */
  why: z.string().optional(),
});

/** What all findings say, whatever their kind. */
const finding = {
  /** Whose list or rule it is. */
  jurisdiction: JurisdictionText,
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  of: z.enum(['drug', 'precursor', 'watch', 'inventory', 'exempt']),
  /** Entry or rule in the register. */
  id: z.string(),
  /** The schedule or list, as the law calls it. */
  schedule: z.string(),
  /** Paragraph of the law, or the order alone, under which it stood on the day asked for. */
  citation: z.string(),
  /** The order or act that put it there on that day, where it is not the citation itself. */
  instrument: z.string().optional(),
  /** First day in force, included, as a day, a month or a year; null where it is not known. */
  since: z.string().nullable(),
  /** Last day in force, included; null where no end is known. */
  until: z.string().nullable(),
  /** False where the register does not know whether the entry was in force on the day asked for. */
  certainOnDay: z.boolean(),
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`, `ester of beta-hydroxyfentanyl`. */
  extension: z.string().optional(),
  /** Difference by difference, which clause is met; empty where the finding is of another kind than `class`. */
  clauses: z.array(ClauseRecord),
  /** Where the entry or rule was read. */
  source: z.object({
    /** As a person would look it up. */
    text: z.string(),
    /** `official`: an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
    confidence: z.enum(['official', 'secondary', 'unverified']),
  }),
  /** What must be said beside it: doubts, limits, what it rests on. */
  notes: z.array(z.string()),
  /** 0-based component of the input, counted along the text, that hit. */
  component: z.int().min(0),
};

/**
 * A list names the substance, with the salts, hydrates and isomers that the listing means.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').findings;
 * ListedFinding.safeParse(finding).success; // true
 */
export const ListedFinding = z.object({
  /** A list names the substance. */
  kind: z.literal('listed'),
  /** The substance, as the list calls it. */
  name: z.string(),
  /** InChIKey of the substance as the register holds it, without salt, stereo and labels; absent where none is recorded. */
  inchiKey: z.string().optional(),
  ...finding,
  /** How well the words reach it. */
  reading: Reading,
});

/**
 * Words of a listing reach the substance without naming it: "its esters", "its amides", "any combination thereof".
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CC(=O)N1CCC(Nc2ccccc2)CC1').findings;
 * [finding.kind, finding.extension]; // ['form', 'amide of 4-anilinopiperidine']
 */
export const FormFinding = z.object({
  /** Words of a listing reach it without naming it. */
  kind: z.literal('form'),
  /** The listed substance of which it is a form. */
  name: z.string(),
  ...finding,
  /** Which form of which substance. */
  extension: z.string(),
  /** `plain` where the words are definite and each added group is small or a known protecting group. */
  reading: Reading,
});

/**
 * A class rule covers the substance, clause by clause.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1').findings;
 * ClassFinding.safeParse(finding).success; // true
 */
export const ClassFinding = z.object({
  /** A class rule covers it. */
  kind: z.literal('class'),
  /** What the class is called. */
  rule: z.string(),
  ...finding,
  /** The rule in the register. */
  id: RuleText,
  /** How well the words reach it. */
  reading: Reading,
});

/**
 * An open test of likeness may reach the substance: "derivatives", "analogues", "substantially similar". It is always
 * arguable, and never makes a verdict graver than `analogue`.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['ca'], asOf: '2026-06-20' }).screen('CS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').findings;
 * [finding.kind, finding.id]; // ['similarity', 'ca-16']
 */
export const SimilarityFinding = z.object({
  /** An open test of likeness may reach it. */
  kind: z.literal('similarity'),
  /** What the test is called: `fentanyls, their derivatives and analogues`, `derivatives of 4-piperidone`. */
  rule: z.string(),
  ...finding,
  /** The rule in the register. */
  id: RuleText,
  /** Words without limits reach nothing plainly. */
  reading: z.literal('arguable'),
});

/**
 * What one list or rule says of a molecule; `kind` says which of the four it is.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').findings;
 * [finding.kind, finding.name, finding.schedule, finding.since]; // ['listed', 'fentanyl', 'Schedule II', '1971-05-01']
 */
export const Finding = z.discriminatedUnion('kind', [
  ListedFinding,
  FormFinding,
  ClassFinding,
  SimilarityFinding,
]);

/**
 * What one jurisdiction's rules say of a molecule on the day asked for.
 *
 * @example
 * const { status } = createScreener({ jurisdictions: ['us', 'it'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * status.us; // { verdict: 'listed', arguable: false, certain: true }
 */
export const Status = z.object({
  /** `analogue`: built like a family's core, and nothing in force of this jurisdiction covers it. */
  verdict: z.enum(['listed', 'class', 'analogue', 'none']),
  /** True where the verdict rests on arguable readings alone. */
  arguable: z.boolean(),
  /** False where the register does not know the days well enough: what is certain is less than this verdict says. */
  certain: z.boolean(),
});

/**
 * One R-group decomposition of a component on the core of a family: what stands at each site.
 *
 * @example
 * const [{ core, sites }] = createScreener().screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').decompositions;
 * [core, sites[3].site, sites[3].group.name]; // ['4-(N-aryl-N-acyl)aminopiperidine', 'N-substituent', '2-phenylethyl']
 */
export const DecompositionRecord = z.object({
  /** 0-based component of the input, counted along the text. */
  component: z.int().min(0),
  /** The family whose core it is. */
  family: z.enum(FAMILY_IDS),
  /** The core that was found, by its name. */
  core: z.string(),
  /** The sites of the family, in its own order. */
  sites: z.array(
    z.object({
      /** The site of the core. */
      site: z.enum(SITE_IDS),
      /** Null where hydrogen stands there. Of a part of the core, such as a ring, its own atoms and what it is called. */
      group: GroupRecord.nullable(),
      /** What sits on it where it is a ring or a part of the core, each with its locants: `["3"]`, `["C2", "C6"]` for a bridge. */
      substituents: z
        .array(
          z.object({
            /** Its locants. */
            positions: z.array(z.string()),
            /** The group itself. */
            group: GroupRecord,
          }),
        )
        .optional(),
    }),
  ),
});

/**
 * How a molecule is related to a family: by its whole core, or as a near relative.
 *
 * @example
 * const { relation } = createScreener().screen('CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1');
 * [relation.family, relation.id, relation.variants[0].id]; // ['fentanyl', 'ring-changed', 'azepane']
 */
export const RelationRecord = z.object({
  /** The family to which it is related. */
  family: z.enum(FAMILY_IDS),
  /** The relation, as `--relations` and the option `relations` take it. */
  id: z.enum(RELATION_IDS),
  /** `core`: it holds the whole core of the family; `relative`: it lacks or changes a part of it. */
  kind: z.enum(['core', 'relative']),
  /** As a report words it: `ring changed`. */
  name: z.string(),
  /** In which way it departs from the plain pattern of that relation: urea, bridged ring, no N-substituent. */
  variants: z.array(
    z.object({
      /** The variant, as `--relations` and the option `variants` take it. */
      id: z.enum(VARIANT_IDS),
      /** As a report words it. */
      name: z.string(),
    }),
  ),
});

/**
 * A site at which a molecule differs from a named substance.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * const [site] = createScreener().explain(result).besideParent.differs;
 * [site.site, site.from, site.to]; // ['acyl', 'propionyl', '2-furoyl']
 */
export const SiteDifference = z.object({
  /** The site of the core. */
  site: z.enum(SITE_IDS),
  /** What the named substance has there: its name, or its SMILES where it has no short name. */
  from: z.string(),
  /** What this molecule has there, in the same form. */
  to: z.string(),
  /** SMILES of what the named substance has there, with `*` for each place where it is attached. */
  fromSmiles: z.string(),
  /** SMILES of what this molecule has there, in the same form. */
  toSmiles: z.string(),
  /** Atoms of this molecule at the site, 0-based in the order of the input. */
  atoms: z.array(z.int().min(0)),
});

/**
 * A named substance near a molecule.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * createScreener().explain(result).nearest[0].name; // 'fentanyl'
 */
export const NearestRecord = z.object({
  /** Entries of the register that name it. */
  entries: z.array(
    z.object({
      /** Whose list or rule it is. */
      jurisdiction: JurisdictionText,
      /** The entry in the register. */
      id: z.string(),
      /** The substance, as that list calls it. */
      name: z.string(),
      /** Of the day that the result was judged for. */
      status: z.enum(['in force', 'not in force', 'not known']),
    }),
  ),
  /** The substance, as the first of those entries calls it. */
  name: z.string(),
  /** Its structure. */
  smiles: z.string(),
  /** Sites that differ; empty where the connectivity is the same. */
  differs: z.array(SiteDifference),
  /** Tanimoto similarity of OpenChemLib's fingerprints, 0 to 1: evidence beside the sites, never a verdict. */
  similarity: z.number().min(0).max(1),
});

/**
 * What a class rule says of a molecule, whether it holds or not.
 *
 * @example
 * const result = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * createScreener().explain(result).rules[0].outcome; // 'nothing differs'
 */
export const RuleRecord = z.object({
  /** Whose list or rule it is. */
  jurisdiction: JurisdictionText,
  /** The rule in the register. */
  id: RuleText,
  /** What the class is called. */
  rule: z.string(),
  /** Paragraph of the law. */
  citation: z.string(),
  /** The parents from which a rule of clauses derives its members, by name. */
  from: z.array(z.string()).optional(),
  /**
   * `may reach it`: an open test of likeness, which holds for nobody to say. `left to a listing`: its words reach the molecule, and it leaves such substances to their own listing. `not on its
   * skeleton`: where that is for want of an acyl group alone, `clauses` say what its words would reach otherwise.
   */
  outcome: z.enum([
    'holds',
    'may reach it',
    'left to a listing',
    'words not reached',
    'nothing differs',
    'not on its skeleton',
    'not in force',
    'over its mass limit',
  ]),
  /** Difference by difference, which clause is met; a difference that none explains has the clause null. */
  clauses: z.array(ClauseRecord),
  /** What the rule asks for at the sites whose groups its words do not reach, or where there is no group. */
  asks: z
    .array(
      z.object({
        /** The clause as the law numbers it. */
        clause: z.string(),
        /** The site of which it speaks. */
        site: z.enum(SITE_IDS),
        /** Its words. */
        text: z.string(),
        /** The same in English, where the law speaks another language. */
        english: z.string().optional(),
      }),
    )
    .optional(),
});

/**
 * Something that happened to an entry or rule that matched.
 *
 * @example
 * const result = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * const [event] = createScreener().explain(result).timeline;
 * [event.name, event.what, event.day]; // ['fentanyl', 'began', '1971-05-01']
 */
export const EventRecord = z.object({
  /** Whose list or rule it is. */
  jurisdiction: JurisdictionText,
  /** The entry or rule in the register. */
  id: z.string(),
  /** What the law calls it. */
  name: z.string(),
  /** `began`, `ended` and the like. */
  what: z.string(),
  /** A day, a month or a year; null where it is not known. */
  day: z.string().nullable(),
});

/**
 * What supports a verdict, worked out for one molecule when it is asked for.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * Evidence.safeParse(createScreener().explain(result)).success; // true
 */
export const Evidence = z.object({
  /** Nearest first, over all jurisdictions of the register. */
  nearest: z.array(NearestRecord),
  /** Nearest first, of those that the chosen jurisdictions name. */
  nearestInChosen: z.array(NearestRecord),
  /** How it differs from the parent of its family, such as fentanyl; null where it is related to none. */
  besideParent: NearestRecord.nullable(),
  /** Each class rule of the chosen jurisdictions, whether it holds or not. */
  rules: z.array(RuleRecord),
  /** What happened to each entry and rule that matched, in the order of the days. */
  timeline: z.array(EventRecord),
  /** Present where the result was judged by another register than the one that this evidence is of. */
  note: z.string().optional(),
});

/**
 * By which register something was judged.
 *
 * @example
 * const { register } = createScreener().screen('CCO');
 * register.hash === loadRegister().hash; // true
 */
export const Register = z.object({
  /** The day of its last change, as a calendar version. */
  version: z.string(),
  /** SHA-256 over all rules files and packs: the same contents, the same hash. */
  hash: z.string(),
});

/** What all results say. */
const result = {
  /** The text that was judged. */
  smiles: z.string(),
  /** Jurisdictions by which it was judged, by their ids. */
  jurisdictions: z.array(JurisdictionText),
  /** The day it was judged for, `YYYY-MM-DD`. */
  asOf: z.string(),
  /** By which register. */
  register: Register,
};

/**
 * What a screening says of a text that is one definite molecule, or several.
 *
 * @example ReadResult.safeParse(createScreener().screen('CCO')).success; // true
 */
export const ReadResult = z.object({
  /** The gravest of `status`. */
  verdict: z.enum(['listed', 'class', 'analogue', 'none']),
  /** True where the verdict rests on arguable readings alone. */
  arguable: z.boolean(),
  /** False where the days are not known well enough for this verdict: what is certain is less than it says. */
  certain: z.boolean(),
  /** What each of the chosen jurisdictions says, by its id. */
  status: z.record(z.string(), Status),
  /** Present where the user's own exemptions name every part in which anything was found; the verdict stays as it is. */
  exempt: z.literal(true).optional(),
  /** What lists and rules say, part by part and jurisdiction by jurisdiction. */
  findings: z.array(Finding),
  /** The nearest relation to a family, where there is one. */
  relation: RelationRecord.nullable(),
  /** Every way in which its components lie on the whole core of a family. */
  decompositions: z.array(DecompositionRecord),
  /**
   * Lists of jurisdictions that do not cover it and are not held: nobody can tell by this register whether they name it.
   * `names` is there where one is known or expected to; where a class rule covers it, those alone are told.
   */
  notHeld: z
    .array(
      z.object({
        /** Whose list it is. */
        jurisdiction: JurisdictionText,
        /** What is not held. */
        what: z.string(),
        /** The substance that it is known or expected to name. */
        names: z.string().optional(),
      }),
    )
    .optional(),
  /** What a reader of the verdict must know beside it: texts that are not held, of jurisdictions that do not cover it. */
  notes: z.array(z.string()),
  /**
   * What of the record was judged: its structure, or the best of its InChI, InChIKey, CAS number and names. Absent where
   * the record is a structure alone.
   */
  basis: Basis.optional(),
  /** What was odd in the text, and what of the record contradicts it; warnings alone. */
  issues: z.array(IssueRecord),
  /** Present where it was asked for. */
  evidence: Evidence.optional(),
  ...result,
});

/**
 * What a screening says of a text that is not one definite molecule: nothing was judged.
 *
 * @example
 * const result = createScreener().screen('C(C');
 * UnreadableResult.safeParse(result).success; // true
 */
export const UnreadableResult = z.object({
  /** Stands outside the order of verdicts. */
  verdict: z.literal('unreadable'),
  /** Nothing was read in one way or another. */
  arguable: z.literal(false),
  /** Nothing was judged, so nothing is certain. */
  certain: z.literal(false),
  /** Empty: no jurisdiction was asked. */
  status: z.record(z.string(), z.never()),
  /** None. */
  findings: z.tuple([]),
  /** None. */
  relation: z.null(),
  /** None. */
  decompositions: z.tuple([]),
  /** None. */
  notes: z.tuple([]),
  /** Why it could not be read; one at least is an error. */
  issues: z.array(IssueRecord).min(1),
  ...result,
});

/**
 * What a screening says of one text; `verdict` tells the two kinds apart.
 *
 * @example ScreenResult.safeParse(createScreener().screen('CCO')).success; // true
 */
export const ScreenResult = z.discriminatedUnion('verdict', [ReadResult, UnreadableResult]);

/**
 * A finding without the register's texts: `id` names the entry or rule, whose words, citation, days and source
 * `loadRegister().find(id)` gives, of the register that the result's hash names.
 *
 * @example
 * const screener = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' });
 * const [{ id }] = screener.screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', { findings: 'ids' }).findings;
 * loadRegister().find(id).schedule; // 'Schedule II'
 */
export const FindingId = z.object({
  /** Which of the four kinds of finding it is. */
  kind: z.enum(['listed', 'form', 'class', 'similarity']),
  /** Whose list or rule it is. */
  jurisdiction: JurisdictionText,
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  of: z.enum(['drug', 'precursor', 'watch', 'inventory', 'exempt']),
  /** Entry or rule in the register. */
  id: RuleText,
  /** How well the words reach it. */
  reading: Reading,
  /** Present where the register does not know whether the entry was in force on the day asked for. */
  certainOnDay: z.literal(false).optional(),
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`. */
  extension: z.string().optional(),
  /** 0-based component of the input, counted along the text, that hit; absent where it is the first. */
  component: z.int().min(1).optional(),
});

/**
 * A result in short, for long lists: what each jurisdiction says, and the findings by their ids. The decompositions, the
 * clauses and the notes are left out; a screening of the same text in full has them.
 *
 * @example BriefResult.safeParse(createScreener().screen('CCO', { findings: 'ids' })).success; // true
 */
export const BriefResult = z.object({
  /** The gravest of `verdicts`; `unreadable` where nothing was judged. */
  verdict: Verdict,
  /** True where the verdict rests on arguable readings alone. */
  arguable: z.boolean(),
  /** False where the days are not known well enough for this verdict, and where nothing was judged. */
  certain: z.boolean(),
  /** What each of the chosen jurisdictions says, by its id; empty where nothing was judged. */
  verdicts: z.record(z.string(), z.enum(['listed', 'class', 'analogue', 'none'])),
  /** The jurisdictions whose verdict rests on arguable readings alone. */
  arguableIn: z.array(JurisdictionText),
  /** The jurisdictions whose days are not known well enough for their verdict. */
  uncertainIn: z.array(JurisdictionText),
  /** Present where the user's own exemptions name every part in which anything was found; the verdict stays as it is. */
  exempt: z.literal(true).optional(),
  /** What lists and rules say, by their ids. */
  findings: z.array(FindingId),
  /** The nearest relation to a family, where there is one. */
  relation: RelationRecord.nullable(),
  /** Lists of jurisdictions that do not cover it and are not held; `names` where one is known or expected to name it. */
  notHeld: z
    .array(
      z.object({
        /** Whose list it is. */
        jurisdiction: JurisdictionText,
        /** The substance that it is known or expected to name. */
        names: z.string().optional(),
      }),
    )
    .optional(),
  /** What was odd in the text, or why it could not be read. */
  issues: z.array(IssueRecord),
  ...result,
});

export type Verdict = T.Verdict;
export type Basis = T.Basis;
export type IssueRecord = T.IssueRecord;
export type GroupRecord = T.GroupRecord;
export type ClauseRecord = T.ClauseRecord;
export type ListedFinding = T.ListedFinding;
export type FormFinding = T.FormFinding;
export type ClassFinding = T.ClassFinding;
export type SimilarityFinding = T.SimilarityFinding;
export type Finding = T.Finding;
export type Status = T.Status;
export type DecompositionRecord = T.DecompositionRecord;
export type RelationRecord = T.RelationRecord;
export type SiteDifference = T.SiteDifference;
export type NearestRecord = T.NearestRecord;
export type RuleRecord = T.RuleRecord;
export type EventRecord = T.EventRecord;
export type Evidence = T.Evidence;
export type ScreenResult = T.ScreenResult;
export type ReadResult = T.ReadResult;
export type UnreadableResult = T.UnreadableResult;
export type Reading = T.Reading;
export type Register = T.Register;
export type FindingId = T.FindingId;
export type BriefResult = T.BriefResult;
