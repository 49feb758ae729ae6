// Written by bench/types.ts from result.ts (npm run compile); a test makes it anew and compares.
import type { ISSUE_CODES } from './chemistry/issue-codes.js';
import type { FAMILY_IDS, RELATION_IDS, SITE_IDS, VARIANT_IDS } from './families/ids.js';
import type { JurisdictionId, RuleId, VERDICTS, Word } from './result.ids.js';

/**
 * One of the five verdicts.
 *
 * @example Verdict.safeParse('legal').success; // false
 */
export type Verdict = (typeof VERDICTS)[number];

/**
 * How well the words of a text reach a group: beyond dispute, or on one reading only.
 *
 * @example Reading.options; // ['plain', 'arguable']
 */
export type Reading = 'plain' | 'arguable';

/**
 * Something wrong, or odd, in a text.
 *
 * @example createScreener().screen('C(C').issues[0].at; // { offset: 1, length: 1 }
 */
export interface IssueRecord {
  /** A short stable word for programs, for example `ring-open`. */
  readonly code: (typeof ISSUE_CODES)[number];
  /** `error`: nothing was judged; `warning`: said beside the verdict. */
  readonly severity: 'error' | 'warning';
  /** One plain sentence for people. */
  readonly message: string;
  /** 0-based offset and length in the text that was judged, in UTF-16 units. */
  readonly at?:
    | {
        /** 0-based, in UTF-16 units. */
        readonly offset: number;
        /** In UTF-16 units. */
        readonly length: number;
      }
    | undefined;
}

/**
 * What of a record was judged.
 *
 * @example createScreener().screen('437-38-7', { as: 'cas' }).basis; // 'cas'
 */
export type Basis = 'structure' | 'inchi' | 'inchikey' | 'cas' | 'name';

/**
 * A group at a site of a core.
 *
 * @example
 * const [{ sites }] = createScreener().screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').decompositions;
 * sites[0].group; // { smiles: '*C(=O)CC', name: 'propionyl', atoms: [0, 1, 2, 3] }
 */
export interface GroupRecord {
  /** SMILES with `*` for each place where it is attached; empty for a part of the core itself. */
  readonly smiles: string;
  /** A chemist's name where there is a short one. */
  readonly name?: string | undefined;
  /** 0-based, in the order of the input text, over all its atoms. */
  readonly atoms: readonly number[];
}

/**
 * One clause of a rule that a difference from the rule's parent meets, or one difference that no clause explains.
 *
 * @example
 * const uk = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' });
 * const [clause] = uk.screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1').findings[0].clauses;
 * [clause.clause, clause.group, clause.position, clause.word]; // ['(iv)', 'chloro', 'position 4', 'halo']
 */
export interface ClauseRecord {
  /** The clause as the law numbers it, `(A)`; null for a difference that no clause of the rule explains. */
  readonly clause: string | null;
  /** The site of the core at which it differs. */
  readonly site: (typeof SITE_IDS)[number];
  /** Where at the site: `C3`, `C2,C6` for a bridge, `position 4` of a ring, `chain alpha`, `ring`, `ring position 2`. */
  readonly position?: string | undefined;
  /** The group's chemist's name, or its SMILES where it has no short name. */
  readonly group: string;
  /** SMILES of the group with `*` for each place where it is attached. */
  readonly groupSmiles: string;
  /** Its atoms, 0-based in the order of the input. */
  readonly atoms: readonly number[];
  /** The word of the statute that the group meets. */
  readonly word: Word | null;
  /** How well the group meets it. */
  readonly reading: Reading;
  /** Why the reading is no better than arguable. */
  readonly why?: string | undefined;
}

/**
 * A list names the substance, with the salts, hydrates and isomers that the listing means.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').findings;
 * ListedFinding.safeParse(finding).success; // true
 */
export interface ListedFinding {
  /** A list names the substance. */
  readonly kind: 'listed';
  /** The substance, as the list calls it. */
  readonly name: string;
  /** InChIKey of the substance as the register holds it, without salt, stereo and labels; absent where none is recorded. */
  readonly inchiKey?: string | undefined;
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  readonly of: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt';
  /** Entry or rule in the register. */
  readonly id: string;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone, under which it stood on the day asked for. */
  readonly citation: string;
  /** The order or act that put it there on that day, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** First day in force, included, as a day, a month or a year; null where it is not known. */
  readonly since: string | null;
  /** Last day in force, included; null where no end is known. */
  readonly until: string | null;
  /** False where the register does not know whether the entry was in force on the day asked for. */
  readonly certainOnDay: boolean;
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`, `ester of beta-hydroxyfentanyl`. */
  readonly extension?: string | undefined;
  /** Difference by difference, which clause is met; empty where the finding is of another kind than `class`. */
  readonly clauses: readonly ClauseRecord[];
  /** Where the entry or rule was read. */
  readonly source: {
    /** As a person would look it up. */
    readonly text: string;
    /** `official`: an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
    readonly confidence: 'official' | 'secondary' | 'unverified';
  };
  /** What must be said beside it: doubts, limits, what it rests on. */
  readonly notes: readonly string[];
  /** 0-based component of the input, counted along the text, that hit. */
  readonly component: number;
  /** How well the words reach it. */
  readonly reading: Reading;
}

/**
 * Words of a listing reach the substance without naming it: "its esters", "its amides", "any combination thereof".
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CC(=O)N1CCC(Nc2ccccc2)CC1').findings;
 * [finding.kind, finding.extension]; // ['form', 'amide of 4-anilinopiperidine']
 */
export interface FormFinding {
  /** Words of a listing reach it without naming it. */
  readonly kind: 'form';
  /** The listed substance of which it is a form. */
  readonly name: string;
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  readonly of: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt';
  /** Entry or rule in the register. */
  readonly id: string;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone, under which it stood on the day asked for. */
  readonly citation: string;
  /** The order or act that put it there on that day, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** First day in force, included, as a day, a month or a year; null where it is not known. */
  readonly since: string | null;
  /** Last day in force, included; null where no end is known. */
  readonly until: string | null;
  /** False where the register does not know whether the entry was in force on the day asked for. */
  readonly certainOnDay: boolean;
  /** Which form of which substance. */
  readonly extension: string;
  /** Difference by difference, which clause is met; empty where the finding is of another kind than `class`. */
  readonly clauses: readonly ClauseRecord[];
  /** Where the entry or rule was read. */
  readonly source: {
    /** As a person would look it up. */
    readonly text: string;
    /** `official`: an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
    readonly confidence: 'official' | 'secondary' | 'unverified';
  };
  /** What must be said beside it: doubts, limits, what it rests on. */
  readonly notes: readonly string[];
  /** 0-based component of the input, counted along the text, that hit. */
  readonly component: number;
  /** `plain` where the words are definite and each added group is small or a known protecting group. */
  readonly reading: Reading;
}

/**
 * A class rule covers the substance, clause by clause.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1').findings;
 * ClassFinding.safeParse(finding).success; // true
 */
export interface ClassFinding {
  /** A class rule covers it. */
  readonly kind: 'class';
  /** What the class is called. */
  readonly rule: string;
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  readonly of: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt';
  /** The rule in the register. */
  readonly id: RuleId;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone, under which it stood on the day asked for. */
  readonly citation: string;
  /** The order or act that put it there on that day, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** First day in force, included, as a day, a month or a year; null where it is not known. */
  readonly since: string | null;
  /** Last day in force, included; null where no end is known. */
  readonly until: string | null;
  /** False where the register does not know whether the entry was in force on the day asked for. */
  readonly certainOnDay: boolean;
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`, `ester of beta-hydroxyfentanyl`. */
  readonly extension?: string | undefined;
  /** Difference by difference, which clause is met; empty where the finding is of another kind than `class`. */
  readonly clauses: readonly ClauseRecord[];
  /** Where the entry or rule was read. */
  readonly source: {
    /** As a person would look it up. */
    readonly text: string;
    /** `official`: an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
    readonly confidence: 'official' | 'secondary' | 'unverified';
  };
  /** What must be said beside it: doubts, limits, what it rests on. */
  readonly notes: readonly string[];
  /** 0-based component of the input, counted along the text, that hit. */
  readonly component: number;
  /** How well the words reach it. */
  readonly reading: Reading;
}

/**
 * An open test of likeness may reach the substance: "derivatives", "analogues", "substantially similar". It is always
 * arguable, and never makes a verdict graver than `analogue`.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['ca'], asOf: '2026-06-20' }).screen('CS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').findings;
 * [finding.kind, finding.id]; // ['similarity', 'ca-16']
 */
export interface SimilarityFinding {
  /** An open test of likeness may reach it. */
  readonly kind: 'similarity';
  /** What the test is called: `fentanyls, their derivatives and analogues`, `derivatives of 4-piperidone`. */
  readonly rule: string;
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  readonly of: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt';
  /** The rule in the register. */
  readonly id: RuleId;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone, under which it stood on the day asked for. */
  readonly citation: string;
  /** The order or act that put it there on that day, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** First day in force, included, as a day, a month or a year; null where it is not known. */
  readonly since: string | null;
  /** Last day in force, included; null where no end is known. */
  readonly until: string | null;
  /** False where the register does not know whether the entry was in force on the day asked for. */
  readonly certainOnDay: boolean;
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`, `ester of beta-hydroxyfentanyl`. */
  readonly extension?: string | undefined;
  /** Difference by difference, which clause is met; empty where the finding is of another kind than `class`. */
  readonly clauses: readonly ClauseRecord[];
  /** Where the entry or rule was read. */
  readonly source: {
    /** As a person would look it up. */
    readonly text: string;
    /** `official`: an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
    readonly confidence: 'official' | 'secondary' | 'unverified';
  };
  /** What must be said beside it: doubts, limits, what it rests on. */
  readonly notes: readonly string[];
  /** 0-based component of the input, counted along the text, that hit. */
  readonly component: number;
  /** Words without limits reach nothing plainly. */
  readonly reading: 'arguable';
}

/**
 * What one list or rule says of a molecule; `kind` says which of the four it is.
 *
 * @example
 * const [finding] = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').findings;
 * [finding.kind, finding.name, finding.schedule, finding.since]; // ['listed', 'fentanyl', 'Schedule II', '1971-05-01']
 */
export type Finding = ListedFinding | FormFinding | ClassFinding | SimilarityFinding;

/**
 * What one jurisdiction's rules say of a molecule on the day asked for.
 *
 * @example
 * const { status } = createScreener({ jurisdictions: ['us', 'it'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * status.us; // { verdict: 'listed', arguable: false, certain: true }
 */
export interface Status {
  /** `analogue`: built like a family's core, and nothing in force of this jurisdiction covers it. */
  readonly verdict: 'listed' | 'class' | 'analogue' | 'none';
  /** True where the verdict rests on arguable readings alone. */
  readonly arguable: boolean;
  /** False where the register does not know the days well enough: what is certain is less than this verdict says. */
  readonly certain: boolean;
}

/**
 * One R-group decomposition of a component on the core of a family: what stands at each site.
 *
 * @example
 * const [{ core, sites }] = createScreener().screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').decompositions;
 * [core, sites[3].site, sites[3].group.name]; // ['4-(N-aryl-N-acyl)aminopiperidine', 'N-substituent', '2-phenylethyl']
 */
export interface DecompositionRecord {
  /** 0-based component of the input, counted along the text. */
  readonly component: number;
  /** The family whose core it is. */
  readonly family: (typeof FAMILY_IDS)[number];
  /** The core that was found, by its name. */
  readonly core: string;
  /** The sites of the family, in its own order. */
  readonly sites: readonly {
    /** The site of the core. */
    readonly site: (typeof SITE_IDS)[number];
    /** Null where hydrogen stands there. Of a part of the core, such as a ring, its own atoms and what it is called. */
    readonly group: GroupRecord | null;
    /** What sits on it where it is a ring or a part of the core, each with its locants: `["3"]`, `["C2", "C6"]` for a bridge. */
    readonly substituents?:
      | readonly {
          /** Its locants. */
          readonly positions: readonly string[];
          /** The group itself. */
          readonly group: GroupRecord;
        }[]
      | undefined;
  }[];
}

/**
 * How a molecule is related to a family: by its whole core, or as a near relative.
 *
 * @example
 * const { relation } = createScreener().screen('CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1');
 * [relation.family, relation.id, relation.variants[0].id]; // ['fentanyl', 'ring-changed', 'azepane']
 */
export interface RelationRecord {
  /** The family to which it is related. */
  readonly family: (typeof FAMILY_IDS)[number];
  /** The relation, as `--relations` and the option `relations` take it. */
  readonly id: (typeof RELATION_IDS)[number];
  /** `core`: it holds the whole core of the family; `relative`: it lacks or changes a part of it. */
  readonly kind: 'core' | 'relative';
  /** As a report words it: `ring changed`. */
  readonly name: string;
  /** In which way it departs from the plain pattern of that relation: urea, bridged ring, no N-substituent. */
  readonly variants: readonly {
    /** The variant, as `--relations` and the option `variants` take it. */
    readonly id: (typeof VARIANT_IDS)[number];
    /** As a report words it. */
    readonly name: string;
  }[];
}

/**
 * A site at which a molecule differs from a named substance.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * const [site] = createScreener().explain(result).besideParent.differs;
 * [site.site, site.from, site.to]; // ['acyl', 'propionyl', '2-furoyl']
 */
export interface SiteDifference {
  /** The site of the core. */
  readonly site: (typeof SITE_IDS)[number];
  /** What the named substance has there: its name, or its SMILES where it has no short name. */
  readonly from: string;
  /** What this molecule has there, in the same form. */
  readonly to: string;
  /** SMILES of what the named substance has there, with `*` for each place where it is attached. */
  readonly fromSmiles: string;
  /** SMILES of what this molecule has there, in the same form. */
  readonly toSmiles: string;
  /** Atoms of this molecule at the site, 0-based in the order of the input. */
  readonly atoms: readonly number[];
}

/**
 * A named substance near a molecule.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * createScreener().explain(result).nearest[0].name; // 'fentanyl'
 */
export interface NearestRecord {
  /** Entries of the register that name it. */
  readonly entries: readonly {
    /** Whose list or rule it is. */
    readonly jurisdiction: JurisdictionId;
    /** The entry in the register. */
    readonly id: string;
    /** The substance, as that list calls it. */
    readonly name: string;
    /** Of the day that the result was judged for. */
    readonly status: 'in force' | 'not in force' | 'not known';
  }[];
  /** The substance, as the first of those entries calls it. */
  readonly name: string;
  /** Its structure. */
  readonly smiles: string;
  /** Sites that differ; empty where the connectivity is the same. */
  readonly differs: readonly SiteDifference[];
  /** Tanimoto similarity of OpenChemLib's fingerprints, 0 to 1: evidence beside the sites, never a verdict. */
  readonly similarity: number;
}

/**
 * What a class rule says of a molecule, whether it holds or not.
 *
 * @example
 * const result = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * createScreener().explain(result).rules[0].outcome; // 'nothing differs'
 */
export interface RuleRecord {
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** The rule in the register. */
  readonly id: RuleId;
  /** What the class is called. */
  readonly rule: string;
  /** Paragraph of the law. */
  readonly citation: string;
  /** The parents from which a rule of clauses derives its members, by name. */
  readonly from?: readonly string[] | undefined;
  /**
   * `may reach it`: an open test of likeness, which holds for nobody to say. `left to a listing`: its words reach the molecule, and it leaves such substances to their own listing. `not on its
   * skeleton`: where that is for want of an acyl group alone, `clauses` say what its words would reach otherwise.
   */
  readonly outcome:
    | 'holds'
    | 'may reach it'
    | 'left to a listing'
    | 'words not reached'
    | 'nothing differs'
    | 'not on its skeleton'
    | 'not in force'
    | 'over its mass limit';
  /** Difference by difference, which clause is met; a difference that none explains has the clause null. */
  readonly clauses: readonly ClauseRecord[];
  /** What the rule asks for at the sites whose groups its words do not reach, or where there is no group. */
  readonly asks?:
    | readonly {
        /** The clause as the law numbers it. */
        readonly clause: string;
        /** The site of which it speaks. */
        readonly site: (typeof SITE_IDS)[number];
        /** Its words. */
        readonly text: string;
        /** The same in English, where the law speaks another language. */
        readonly english?: string | undefined;
      }[]
    | undefined;
}

/**
 * Something that happened to an entry or rule that matched.
 *
 * @example
 * const result = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * const [event] = createScreener().explain(result).timeline;
 * [event.name, event.what, event.day]; // ['fentanyl', 'began', '1971-05-01']
 */
export interface EventRecord {
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** The entry or rule in the register. */
  readonly id: string;
  /** What the law calls it. */
  readonly name: string;
  /** `began`, `ended` and the like. */
  readonly what: string;
  /** A day, a month or a year; null where it is not known. */
  readonly day: string | null;
}

/**
 * What supports a verdict, worked out for one molecule when it is asked for.
 *
 * @example
 * const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
 * Evidence.safeParse(createScreener().explain(result)).success; // true
 */
export interface Evidence {
  /** Nearest first, over all jurisdictions of the register. */
  readonly nearest: readonly NearestRecord[];
  /** Nearest first, of those that the chosen jurisdictions name. */
  readonly nearestInChosen: readonly NearestRecord[];
  /** How it differs from the parent of its family, such as fentanyl; null where it is related to none. */
  readonly besideParent: NearestRecord | null;
  /** Each class rule of the chosen jurisdictions, whether it holds or not. */
  readonly rules: readonly RuleRecord[];
  /** What happened to each entry and rule that matched, in the order of the days. */
  readonly timeline: readonly EventRecord[];
  /** Present where the result was judged by another register than the one that this evidence is of. */
  readonly note?: string | undefined;
}

/**
 * By which register something was judged.
 *
 * @example
 * const { register } = createScreener().screen('CCO');
 * register.hash === loadRegister().hash; // true
 */
export interface Register {
  /** The day of its last change, as a calendar version. */
  readonly version: string;
  /** SHA-256 over all rules files and packs: the same contents, the same hash. */
  readonly hash: string;
}

/**
 * What a screening says of a text that is one definite molecule, or several.
 *
 * @example ReadResult.safeParse(createScreener().screen('CCO')).success; // true
 */
export interface ReadResult {
  /** The gravest of `status`. */
  readonly verdict: 'listed' | 'class' | 'analogue' | 'none';
  /** True where the verdict rests on arguable readings alone. */
  readonly arguable: boolean;
  /** False where the days are not known well enough for this verdict: what is certain is less than it says. */
  readonly certain: boolean;
  /** What each of the chosen jurisdictions says, by its id. */
  readonly status: Readonly<Record<string, Status>>;
  /** Present where the user's own exemptions name every part in which anything was found; the verdict stays as it is. */
  readonly exempt?: true | undefined;
  /** What lists and rules say, part by part and jurisdiction by jurisdiction. */
  readonly findings: readonly Finding[];
  /** The nearest relation to a family, where there is one. */
  readonly relation: RelationRecord | null;
  /** Every way in which its components lie on the whole core of a family. */
  readonly decompositions: readonly DecompositionRecord[];
  /**
   * Lists of jurisdictions that do not cover it and are not held: nobody can tell by this register whether they name it.
   * `names` is there where one is known or expected to; where a class rule covers it, those alone are told.
   */
  readonly notHeld?:
    | readonly {
        /** Whose list it is. */
        readonly jurisdiction: JurisdictionId;
        /** What is not held. */
        readonly what: string;
        /** The substance that it is known or expected to name. */
        readonly names?: string | undefined;
      }[]
    | undefined;
  /** What a reader of the verdict must know beside it: texts that are not held, of jurisdictions that do not cover it. */
  readonly notes: readonly string[];
  /**
   * What of the record was judged: its structure, or the best of its InChI, InChIKey, CAS number and names. Absent where
   * the record is a structure alone.
   */
  readonly basis?: Basis | undefined;
  /** What was odd in the text, and what of the record contradicts it; warnings alone. */
  readonly issues: readonly IssueRecord[];
  /** Present where it was asked for. */
  readonly evidence?: Evidence | undefined;
  /** The text that was judged. */
  readonly smiles: string;
  /** Jurisdictions by which it was judged, by their ids. */
  readonly jurisdictions: readonly JurisdictionId[];
  /** The day it was judged for, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** By which register. */
  readonly register: Register;
}

/**
 * What a screening says of a text that is not one definite molecule: nothing was judged.
 *
 * @example
 * const result = createScreener().screen('C(C');
 * UnreadableResult.safeParse(result).success; // true
 */
export interface UnreadableResult {
  /** Stands outside the order of verdicts. */
  readonly verdict: 'unreadable';
  /** Nothing was read in one way or another. */
  readonly arguable: false;
  /** Nothing was judged, so nothing is certain. */
  readonly certain: false;
  /** Empty: no jurisdiction was asked. */
  readonly status: Readonly<Record<string, never>>;
  /** None. */
  readonly findings: readonly [];
  /** None. */
  readonly relation: null;
  /** None. */
  readonly decompositions: readonly [];
  /** None. */
  readonly notes: readonly [];
  /** Why it could not be read; one at least is an error. */
  readonly issues: readonly IssueRecord[];
  /** The text that was judged. */
  readonly smiles: string;
  /** Jurisdictions by which it was judged, by their ids. */
  readonly jurisdictions: readonly JurisdictionId[];
  /** The day it was judged for, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** By which register. */
  readonly register: Register;
  readonly exempt?: undefined;
  readonly notHeld?: undefined;
  readonly basis?: undefined;
  readonly evidence?: undefined;
}

/**
 * What a screening says of one text; `verdict` tells the two kinds apart.
 *
 * @example ScreenResult.safeParse(createScreener().screen('CCO')).success; // true
 */
export type ScreenResult = ReadResult | UnreadableResult;

/**
 * A finding without the register's texts: `id` names the entry or rule, whose words, citation, days and source
 * `loadRegister().find(id)` gives, of the register that the result's hash names.
 *
 * @example
 * const screener = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' });
 * const [{ id }] = screener.screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', { findings: 'ids' }).findings;
 * loadRegister().find(id).schedule; // 'Schedule II'
 */
export interface FindingId {
  /** Which of the four kinds of finding it is. */
  readonly kind: 'listed' | 'form' | 'class' | 'similarity';
  /** Whose list or rule it is. */
  readonly jurisdiction: JurisdictionId;
  /** `drug` or `precursor`; a user's own packs add `watch`, `inventory` and `exempt`. */
  readonly of: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt';
  /** Entry or rule in the register. */
  readonly id: RuleId;
  /** How well the words reach it. */
  readonly reading: Reading;
  /** Present where the register does not know whether the entry was in force on the day asked for. */
  readonly certainOnDay?: false | undefined;
  /** What carried the match beyond the substance itself: `hydrate of fentanyl`. */
  readonly extension?: string | undefined;
  /** 0-based component of the input, counted along the text, that hit; absent where it is the first. */
  readonly component?: number | undefined;
}

/**
 * A result in short, for long lists: what each jurisdiction says, and the findings by their ids. The decompositions, the
 * clauses and the notes are left out; a screening of the same text in full has them.
 *
 * @example BriefResult.safeParse(createScreener().screen('CCO', { findings: 'ids' })).success; // true
 */
export interface BriefResult {
  /** The gravest of `verdicts`; `unreadable` where nothing was judged. */
  readonly verdict: Verdict;
  /** True where the verdict rests on arguable readings alone. */
  readonly arguable: boolean;
  /** False where the days are not known well enough for this verdict, and where nothing was judged. */
  readonly certain: boolean;
  /** What each of the chosen jurisdictions says, by its id; empty where nothing was judged. */
  readonly verdicts: Readonly<Record<string, 'listed' | 'class' | 'analogue' | 'none'>>;
  /** The jurisdictions whose verdict rests on arguable readings alone. */
  readonly arguableIn: readonly JurisdictionId[];
  /** The jurisdictions whose days are not known well enough for their verdict. */
  readonly uncertainIn: readonly JurisdictionId[];
  /** Present where the user's own exemptions name every part in which anything was found; the verdict stays as it is. */
  readonly exempt?: true | undefined;
  /** What lists and rules say, by their ids. */
  readonly findings: readonly FindingId[];
  /** The nearest relation to a family, where there is one. */
  readonly relation: RelationRecord | null;
  /** Lists of jurisdictions that do not cover it and are not held; `names` where one is known or expected to name it. */
  readonly notHeld?:
    | readonly {
        /** Whose list it is. */
        readonly jurisdiction: JurisdictionId;
        /** The substance that it is known or expected to name. */
        readonly names?: string | undefined;
      }[]
    | undefined;
  /** What was odd in the text, or why it could not be read. */
  readonly issues: readonly IssueRecord[];
  /** The text that was judged. */
  readonly smiles: string;
  /** Jurisdictions by which it was judged, by their ids. */
  readonly jurisdictions: readonly JurisdictionId[];
  /** The day it was judged for, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** By which register. */
  readonly register: Register;
}
