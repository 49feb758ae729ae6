import * as z from 'zod';
import { FAMILY_IDS, RELATION_IDS, SITE_IDS, VARIANT_IDS } from './families/ids.js';

/**
 * What a screening gives back, as plain data. The schema is exported, so that a program in any language can hold
 * a record against it; the screener's own tests do.
 */

/**
 * The five verdicts, gravest first; `unreadable` stands outside the order: it says that nothing was judged.
 *
 * @example VERDICTS; // ['listed', 'class', 'analogue', 'none', 'unreadable']
 */
export const VERDICTS = ['listed', 'class', 'analogue', 'none', 'unreadable'] as const;

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
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** 0-based offset and length in the text that was judged, in UTF-16 units. */
  at: z.object({ offset: z.int().min(0), length: z.int().min(0) }).optional(),
});

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
  site: z.enum(SITE_IDS),
  /** Where at the site: `C3`, `C2,C6` for a bridge, `position 4` of a ring, `chain alpha`, `ring`, `ring position 2`. */
  position: z.string().optional(),
  /** The group's chemist's name, or its SMILES where it has no short name. */
  group: z.string(),
  groupSmiles: z.string(),
  atoms: z.array(z.int().min(0)),
  /** The word of the statute that the group meets. */
  word: z.string().nullable(),
  reading: Reading,
  /** Why the reading is no better than arguable. */
  why: z.string().optional(),
});

/** What all findings say, whatever their kind. */
const finding = {
  jurisdiction: z.string(),
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  of: z.enum(['drug', 'precursor', 'watch', 'inventory', 'exempt']),
  /** Entry or rule in the register. */
  id: z.string(),
  schedule: z.string(),
  /** Paragraph of the law, or the order alone, under which it stood on the day asked for. */
  citation: z.string(),
  /** The order or act that put it there on that day, where it is not the citation itself. */
  instrument: z.string().optional(),
  /** First and last day in force, both included; null where it is not known or there is no end. */
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** False where the register does not know whether the entry was in force on the day asked for. */
  certainOnDay: z.boolean(),
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`, `ester of beta-hydroxyfentanyl`. */
  extension: z.string().optional(),
  /** Difference by difference, which clause is met; empty where the finding is of another kind than `class`. */
  clauses: z.array(ClauseRecord),
  source: z.object({ text: z.string(), confidence: z.enum(['official', 'secondary', 'unverified']) }),
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
  kind: z.literal('listed'),
  /** The substance, as the list calls it. */
  name: z.string(),
  ...finding,
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
  kind: z.literal('class'),
  /** What the class is called. */
  rule: z.string(),
  ...finding,
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
  kind: z.literal('similarity'),
  /** What the test is called: `fentanyls, their derivatives and analogues`, `derivatives of 4-piperidone`. */
  rule: z.string(),
  ...finding,
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
  family: z.enum(FAMILY_IDS),
  /** The core that was found, by its name. */
  core: z.string(),
  sites: z.array(
    z.object({
      site: z.enum(SITE_IDS),
      /** Null where hydrogen stands there. Of a part of the core, such as a ring, its own atoms and what it is called. */
      group: GroupRecord.nullable(),
      /** What sits on it where it is a ring or a part of the core, each with its locants: `["3"]`, `["C2", "C6"]` for a bridge. */
      substituents: z.array(z.object({ positions: z.array(z.string()), group: GroupRecord })).optional(),
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
  family: z.enum(FAMILY_IDS),
  id: z.enum(RELATION_IDS),
  kind: z.enum(['core', 'relative']),
  /** As a report words it: `ring changed`. */
  name: z.string(),
  /** In which way it departs from the plain pattern of that relation: urea, bridged ring, no N-substituent. */
  variants: z.array(z.object({ id: z.enum(VARIANT_IDS), name: z.string() })),
});

/**
 * A site at which a molecule differs from a named substance.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * const [site] = createExplainer().explain(result).besideParent.differs;
 * [site.site, site.from, site.to]; // ['acyl', 'propionyl', '2-furoyl']
 */
export const SiteDifference = z.object({
  site: z.enum(SITE_IDS),
  /** What the named substance has there, and what this molecule has: names, or SMILES where there is no short name. */
  from: z.string(),
  to: z.string(),
  fromSmiles: z.string(),
  toSmiles: z.string(),
  /** Atoms of this molecule at the site, 0-based in the order of the input. */
  atoms: z.array(z.int().min(0)),
});

/**
 * A named substance near a molecule.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * createExplainer().explain(result).nearest[0].name; // 'fentanyl'
 */
export const NearestRecord = z.object({
  /** Entries of the register that name it. */
  entries: z.array(
    z.object({
      jurisdiction: z.string(),
      id: z.string(),
      name: z.string(),
      /** Of the day that the result was judged for. */
      status: z.enum(['in force', 'not in force', 'not known']),
    }),
  ),
  name: z.string(),
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
 * createExplainer().explain(result).rules[0].outcome; // 'nothing differs'
 */
export const RuleRecord = z.object({
  jurisdiction: z.string(),
  id: z.string(),
  rule: z.string(),
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
  clauses: z.array(ClauseRecord),
  /** What the rule asks for at the sites whose groups its words do not reach, or where there is no group. */
  asks: z
    .array(
      z.object({
        clause: z.string(),
        site: z.enum(SITE_IDS),
        text: z.string(),
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
 * const [event] = createExplainer().explain(result).timeline;
 * [event.name, event.what, event.day]; // ['fentanyl', 'began', '1971-05-01']
 */
export const EventRecord = z.object({
  jurisdiction: z.string(),
  id: z.string(),
  name: z.string(),
  what: z.string(),
  /** A day, a month or a year; null where it is not known. */
  day: z.string().nullable(),
});

/**
 * What supports a verdict, worked out for one molecule when it is asked for.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * Evidence.safeParse(createExplainer().explain(result)).success; // true
 */
export const Evidence = z.object({
  /** Nearest first, over all jurisdictions of the register. */
  nearest: z.array(NearestRecord),
  /** Nearest first, of those that the chosen jurisdictions name. */
  nearestInChosen: z.array(NearestRecord),
  /** How it differs from the parent of its family, such as fentanyl; null where it is related to none. */
  besideParent: NearestRecord.nullable(),
  rules: z.array(RuleRecord),
  timeline: z.array(EventRecord),
});

/**
 * By which register something was judged.
 *
 * @example
 * const { register } = createScreener().screen('CCO');
 * register.hash === loadRegister().hash; // true
 */
export const Register = z.object({ version: z.string(), hash: z.string() });

/**
 * What a screening says of one text.
 *
 * @example ScreenResult.safeParse(createScreener().screen('CCO')).success; // true
 */
export const ScreenResult = z.object({
  smiles: z.string(),
  /** The gravest of `status`. */
  verdict: Verdict,
  /** True where the verdict rests on arguable readings alone. */
  arguable: z.boolean(),
  /** False where nothing was judged, and where the days are not known well enough for this verdict. */
  certain: z.boolean(),
  /** What each of the chosen jurisdictions says, by its id; empty where nothing was judged. */
  status: z.record(z.string(), Status),
  /** Present where the user's own exemptions name every part in which anything was found; the verdict stays as it is. */
  exempt: z.literal(true).optional(),
  findings: z.array(Finding),
  /** The nearest relation to a family, where there is one. */
  relation: RelationRecord.nullable(),
  /** Every way in which its components lie on the whole core of a family. */
  decompositions: z.array(DecompositionRecord),
  /**
   * Lists of the chosen jurisdictions that are not held, where no list names the substance: nobody can tell by this
   * register whether they do. `names` is there where one is known or expected to; beside a class rule those alone.
   */
  notHeld: z
    .array(z.object({ jurisdiction: z.string(), what: z.string(), names: z.string().optional() }))
    .optional(),
  /** What a reader of the verdict must know beside it: texts of the chosen jurisdictions that are not held. */
  notes: z.array(z.string()),
  issues: z.array(IssueRecord),
  /** Present where it was asked for. */
  evidence: Evidence.optional(),
  jurisdictions: z.array(z.string()),
  asOf: z.string(),
  register: Register,
});

export type Verdict = z.infer<typeof Verdict>;
export type IssueRecord = z.infer<typeof IssueRecord>;
export type GroupRecord = z.infer<typeof GroupRecord>;
export type ClauseRecord = z.infer<typeof ClauseRecord>;
export type ListedFinding = z.infer<typeof ListedFinding>;
export type FormFinding = z.infer<typeof FormFinding>;
export type ClassFinding = z.infer<typeof ClassFinding>;
export type SimilarityFinding = z.infer<typeof SimilarityFinding>;
export type Finding = z.infer<typeof Finding>;
export type Status = z.infer<typeof Status>;
export type DecompositionRecord = z.infer<typeof DecompositionRecord>;
export type RelationRecord = z.infer<typeof RelationRecord>;
export type SiteDifference = z.infer<typeof SiteDifference>;
export type NearestRecord = z.infer<typeof NearestRecord>;
export type RuleRecord = z.infer<typeof RuleRecord>;
export type EventRecord = z.infer<typeof EventRecord>;
export type Evidence = z.infer<typeof Evidence>;
export type ScreenResult = z.infer<typeof ScreenResult>;
