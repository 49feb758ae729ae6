// Written by bench/types.ts from schema.ts (npm run compile); a test makes it anew and compares.
import type { FAMILY_IDS, RELATION_IDS } from '../families/ids.js';
import type { WORDS } from '../vocabulary/words.js';

/** A calendar day, `YYYY-MM-DD`, that exists. */
export type Day = string;

/**
 * A day on which something began or ended, as far as it is known: a whole day, a month or a year
 * (`2018`, `2018-03`: some day in it), or null where nothing is known.
 */
export type KnownDay = string | null;

/** `official`: in an official text or a mirror of one; `secondary`: told by somebody else; `unverified`: neither. */
export type Confidence = 'official' | 'secondary' | 'unverified';

/** Where a fact was read. */
export interface Source {
  /** Where the fact was read, as a person would look it up. */
  readonly text: string;
  /** How good the source is. */
  readonly confidence: Confidence;
}

/**
 * What a listing reaches beyond the substance that it names. `derivatives` and `analogues` have no limits in their
 * words: what they reach is never more than arguable. `combinations`: several of the forms at once, where the text says
 * so (“and any combination thereof”); before the day on which it did, a combination is arguable.
 */
export type Extension =
  | 'salts'
  | 'isomers'
  | 'stereoisomers'
  | 'esters'
  | 'ethers'
  | 'amides'
  | 'carbamates'
  | 'acetals'
  | 'halides'
  | 'combinations'
  | 'derivatives'
  | 'analogues';

/** How a listing stood until a day: in another schedule, or by an order of its own before it got its paragraph. */
export interface EarlierStanding {
  /** The last day on which it stood so, included; null where it is not known. */
  readonly until: KnownDay;
  /** The schedule, where it was another than the entry's. */
  readonly schedule?: string | undefined;
  /** Paragraph of the law, or the order alone, under which it stood. */
  readonly citation: string;
  /** The order or act, where it is not the citation itself. */
  readonly instrument?: string | undefined;
}

/**
 * A substance that a list names.
 *
 * @example
 * loadRegister().named('us').find(({ name }) => name === 'carfentanil').schedule; // 'Schedule II'
 */
export interface NamedEntry {
  /** Its id, one in the whole register: `us-carfentanil`. */
  readonly id: string;
  /** The substance as the list calls it. */
  readonly name: string;
  /** Other names of it. */
  readonly synonyms: readonly string[];
  /** Its structure. */
  readonly smiles: string;
  /** InChIKey as recorded when the structure was entered, for the audit by a second toolkit. */
  readonly inchiKey?: string | undefined;
  /** Other numbers of the substance, by which a list may call it: a pack's own; ours stand in identifiers/data. */
  readonly identifiers?:
    | {
        /** CAS numbers of the substance and of its salts. */
        readonly cas: readonly {
          /** With its hyphens. */
          readonly number: string;
          /** `base`, `hydrochloride`, `citrate` …: a CAS number is that of one salt. */
          readonly form?: string | undefined;
        }[];
      }
    | undefined;
  /** Its molecular formula, to compare the structure with. */
  readonly formula?: string | undefined;
  /** The listing names one geometry of the double bonds; another geometry is not this listing. */
  readonly doubleBondGeometry?: 'as drawn' | undefined;
  /**
   * `drug`: in a schedule of controlled substances, immediate precursors in such a schedule among them;
   * `precursor`: in a list of chemicals. Users' own packs add `watch`, `inventory` and `exempt`.
   */
  readonly kind: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt';
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone. */
  readonly citation: string;
  /** First day in force, included. */
  readonly since: KnownDay;
  /** Last day in force, included; null while no end is known. */
  readonly until: KnownDay;
  /** A day on which a text that already holds the entry was in force: the entry is certain from that day on. */
  readonly knownInForceBy?: Day | undefined;
  /** A day before which it was certainly not in force: the rule that made it was not yet published. */
  readonly notBefore?: Day | undefined;
  /** The day on which a temporary order runs out unless it is extended or made permanent; not known after it. */
  readonly expires?: Day | undefined;
  /** How sure `since` is, where that differs from the source of the entry itself. */
  readonly datesConfidence?: Confidence | undefined;
  /** What the source says, or does not say, about the days. */
  readonly datesNote?: string | undefined;
  /** First day of any control, where a class rule or order held before the name was listed. */
  readonly firstControl?: KnownDay | undefined;
  /** The order or act that listed it, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** How it stood before, the earliest first: a temporary order, another schedule. */
  readonly earlier: readonly EarlierStanding[];
  /** First day of permanent control, where a temporary one came before. */
  readonly permanentSince?: KnownDay | undefined;
  /** Beyond the substance itself, in a word each. */
  readonly extendsTo: readonly Extension[];
  /** The same in the words of the text. */
  readonly extendsToText?: string | undefined;
  /** Where the extension was read, where that is another place than the entry itself. */
  readonly extendsToSource?: Source | undefined;
  /** First day of an extension that came later than the listing itself. */
  readonly extensionSince?: Readonly<Partial<Record<Extension, KnownDay>>> | undefined;
  /** Which isomers the listing means, where it says so; optical ones alone where absent (US) or where silent. */
  readonly isomerKinds?: readonly ('optical' | 'geometric' | 'positional')[] | undefined;
  /** Where the entry was read. */
  readonly source: Source;
  /** What must be said beside it. */
  readonly notes?: string | undefined;
}

/**
 * What a clause asks of a group: a word of the vocabulary, a word within limits ("alkyl containing up to six carbon atoms"),
 * one group that the text names (acetyl; with two `*` for a bridge), or one element in the place of another.
 *
 * @example
 * Term.safeParse({ word: 'alkyl', carbons: { max: 6 } }).success; // true
 */
export type Term =
  | (typeof WORDS)[number]
  | {
      /** The word of the vocabulary. */
      readonly word: (typeof WORDS)[number];
      /** Bounds on the carbons, both included: of the whole group, or of its alkyl part alone. */
      readonly carbons?:
        | {
            /** The fewest. */
            readonly min?: number | undefined;
            /** The most. */
            readonly max?: number | undefined;
            /** What is counted; the whole group where absent. */
            readonly of?: 'group' | 'alkyl' | undefined;
          }
        | undefined;
      /** Bounds on the atoms of the ring, both included. */
      readonly ringSize?:
        | {
            /** The fewest. */
            readonly min?: number | undefined;
            /** The most. */
            readonly max?: number | undefined;
          }
        | undefined;
      /** Of a closed list: a group that meets the word on one of two readings alone does not. */
      readonly plainly?: true | undefined;
      /** What the group may itself be substituted with, where the text says so. */
      readonly substitutedBy?:
        | readonly (
            | (typeof WORDS)[number]
            | {
                /** The word of the vocabulary. */
                readonly word: (typeof WORDS)[number];
                /** Bounds on the carbons, both included: of the whole group, or of its alkyl part alone. */
                readonly carbons?:
                  | {
                      /** The fewest. */
                      readonly min?: number | undefined;
                      /** The most. */
                      readonly max?: number | undefined;
                      /** What is counted; the whole group where absent. */
                      readonly of?: 'group' | 'alkyl' | undefined;
                    }
                  | undefined;
                /** Bounds on the atoms of the ring, both included. */
                readonly ringSize?:
                  | {
                      /** The fewest. */
                      readonly min?: number | undefined;
                      /** The most. */
                      readonly max?: number | undefined;
                    }
                  | undefined;
                /** Of a closed list: a group that meets the word on one of two readings alone does not. */
                readonly plainly?: true | undefined;
              }
            | {
                /** Its structure, with `*` where it is attached. */
                readonly smiles: string;
                /** What the text calls it. */
                readonly name: string;
              }
            | {
                /** Its symbol. */
                readonly element: string;
                /** What the text calls it. */
                readonly name: string;
              }
          )[]
        | undefined;
    }
  | {
      /** Its structure, with `*` where it is attached. */
      readonly smiles: string;
      /** What the text calls it. */
      readonly name: string;
    }
  | {
      /** Its symbol. */
      readonly element: string;
      /** What the text calls it. */
      readonly name: string;
    };

/**
 * One change that a class rule names, at one site.
 *
 * @example
 * loadRegister().find('us-frs-2025').clauses.map(({ id }) => id); // ['(A)', '(B)', '(C)', '(D)', '(E)']
 */
export interface Clause {
  /** The clause as the law numbers it: `(A)`. */
  readonly id: string;
  /** The words of the law, verbatim, in its own language. */
  readonly text: string;
  /** An English rendering where the text is in another language. */
  readonly english?: string | undefined;
  /** A place of the rule's family of which clauses may speak (families/ids.ts). */
  readonly site: string;
  /** `replaced`: the whole group at the site; `substituted`: a substituent in or on the site. */
  readonly change: 'replaced' | 'substituted';
  /** What the group at the site may be: it meets the clause where it meets one of them. */
  readonly groups: readonly Term[];
  /**
   * The positions at the site to which the clause is limited, as locants: `["5", "6"]`, `["alpha"]`. A ring is numbered from
   * its bond to the rest, the lower locants first; of a group that bridges, all must be among them.
   */
  readonly positions?: readonly string[] | undefined;
  /** The rule's parents, by name, on which the clause is written; all of them where absent. */
  readonly parents?: readonly string[] | undefined;
  /** True where hydrogen, or the parent's own group, is not among what the text allows: the clause must be met. */
  readonly required: boolean;
  /** True where the list of groups is open on one reading: any other group then matches, arguably. */
  readonly open: boolean;
  /** What of the text was not seen (a drawing that places the site), so that whatever meets the clause is arguable. */
  readonly unseen?: string | undefined;
  /** Why whatever meets the clause is arguable though its words were read: they can be read in two ways. */
  readonly doubt?: string | undefined;
  /** True where the text speaks of one such group (“by a methyl group”): of several at the site, each meets it arguably. */
  readonly once?: true | undefined;
  /** True where the text says that what meets the clause is not of the class: “other than carbomethoxyfentanyls”. */
  readonly bars?: true | undefined;
  /** What must be said beside it. */
  readonly note?: string | undefined;
}

/**
 * A rule that covers a class of substances.
 *
 * @example loadRegister().classes('ie').map(({ id }) => id); // ['ie-1af']
 */
export interface ClassRule {
  /** Its id, one in the whole register: `us-frs-2025`. */
  readonly id: string;
  /** What the class is called. */
  readonly name: string;
  /** `clauses`: every difference from the parent is explained by a clause. `similarity`: a test without limits
   * in its words; it can only ever be arguable. */
  readonly test: 'clauses' | 'similarity';
  /**
   * `modification`: a parent, and the ways in which it may be changed; one change at least. `markush`: a core, and what each
   * of its substituents may be, hydrogen included; every difference from the core must meet a clause.
   */
  readonly form: 'modification' | 'markush';
  /** The family whose cores and sites the rule speaks of. */
  readonly family: (typeof FAMILY_IDS)[number];
  /** The substances or cores that the text derives its members from, each by itself; the family's own parent where empty. */
  readonly parents: readonly {
    /** What it is called. */
    readonly name: string;
    /** Its structure. */
    readonly smiles: string;
  }[];
  /** What a difference that no clause names makes of a rule that else holds; where absent, as `form` says it. */
  readonly unlisted?: 'arguable' | 'outside' | undefined;
  /** `any`: the ways may come together ("one or more of"). `unsaid`: the text leaves that open, so that several are arguable. */
  readonly combining: 'any' | 'unsaid';
  /** The largest molecular mass, included. */
  readonly maxMass?:
    | {
        /** In unified atomic mass units. */
        readonly atomicMassUnits: number;
        /** Whether counter-ions count; the compound alone where the text does not say otherwise. */
        readonly counterIons: 'excluded' | 'included';
      }
    | undefined;
  /** What of the text was not seen (the drawing of its core), so that whatever it holds of is arguable. */
  readonly unseen?: string | undefined;
  /** What the text asks beside the structure (a laboratory's report), so that the structure alone makes it arguable at most. */
  readonly asksMore?: string | undefined;
  /** The relations that a similarity test is read to reach, arguably. */
  readonly reaches: readonly (typeof RELATION_IDS)[number][];
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law. */
  readonly citation: string;
  /** The order or act that made it, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** First day in force, included. */
  readonly since: KnownDay;
  /** Last day in force, included; null while no end is known. */
  readonly until: KnownDay;
  /** A day on which a text that already holds the entry was in force: the entry is certain from that day on. */
  readonly knownInForceBy?: Day | undefined;
  /** A day before which it was certainly not in force: the rule that made it was not yet published. */
  readonly notBefore?: Day | undefined;
  /** The day on which a temporary order runs out unless it is extended or made permanent; not known after it. */
  readonly expires?: Day | undefined;
  /** How sure `since` is, where that differs from the source of the entry itself. */
  readonly datesConfidence?: Confidence | undefined;
  /** What the source says, or does not say, about the days. */
  readonly datesNote?: string | undefined;
  /** Beyond the substance itself, in a word each. */
  readonly extendsTo: readonly Extension[];
  /** The same in the words of the text. */
  readonly extendsToText?: string | undefined;
  /** Where the extension was read, where that is another place than the entry itself. */
  readonly extendsToSource?: Source | undefined;
  /** Substances that the rule leaves to another listing. */
  readonly excludes: readonly {
    /** The words of the law. */
    readonly text: string;
    /** Entries of the same jurisdiction of this kind; limited to `ids` where given. */
    readonly kind: 'drug' | 'precursor';
    /** Ids of those entries; all of the kind where absent. */
    readonly ids?: readonly string[] | undefined;
    /** False where the text leaves the substance out whether or not its listing was in force: an approved medicine. */
    readonly whileListed: boolean;
    /** True where that other listing may stand in a text of the jurisdiction that is not held. */
    readonly mayStandElsewhere: boolean;
  }[];
  /** The changes that it names. */
  readonly clauses: readonly Clause[];
  /** The words before the clauses, or the whole test where `test` is `similarity`; verbatim. */
  readonly text?: string | undefined;
  /** An English rendering of `text` where it is in another language. */
  readonly english?: string | undefined;
  /** Where the rule was read. */
  readonly source: Source;
  /** What must be said beside it. */
  readonly notes: readonly string[];
}

/**
 * A text that is known to exist and whose words the register does not hold.
 *
 * @example loadRegister().notHeld('it').some(({ lists }) => lists); // true
 */
export interface TextNotHeld {
  /** The text, as a person would look it up. */
  readonly what: string;
  /** Its first day, where it is known. */
  readonly since: KnownDay;
  /** The id that its class rule will have once the register holds it (`gb-1ea`); a test refuses both at once. */
  readonly rule?: string | undefined;
  /** True where the text names substances one by one: while it is not held, nobody can say that nothing names one. */
  readonly lists: boolean;
  /** Substances that the text is known or expected to name. */
  readonly names: readonly {
    /** What it is called. */
    readonly name: string;
    /** Its structure. */
    readonly smiles: string;
  }[];
  /** Where it was learned that it exists. */
  readonly source: Source;
  /** What must be said beside it. */
  readonly note?: string | undefined;
}

/**
 * A rules file, ours or a user’s.
 *
 * @example RulesFile.safeParse({}).success; // false
 */
export interface RulesFile {
  /** The JSON Schema of the file, for editors; not read. */
  readonly $schema?: string | undefined;
  /** The format of the file. */
  readonly format: 'onetweak-rules/1';
  /** Whose law it is. */
  readonly jurisdiction: {
    /** Its id: `us`, `us-fl`. */
    readonly id: string;
    /** Its name, in English. */
    readonly name: string;
    /** The group that it belongs to, by whose name all of it can be asked for: `us-states`. */
    readonly group?: string | undefined;
    /**
     * `false` where it is judged by only when it is asked for, by its id, its group or `all`: of its law so little is
     * held that it would say "analogue" of nearly everything.
     */
    readonly default?: false | undefined;
  };
  /** The day on which a person last held this file against its sources. */
  readonly reviewed: Day;
  /** Substances that its lists name. */
  readonly named: readonly NamedEntry[];
  /** Its class rules and tests of likeness. */
  readonly classes: readonly ClassRule[];
  /** Class rules that are known to exist but whose text this register does not hold. */
  readonly notHeld: readonly TextNotHeld[];
  /** What must be said of the file as a whole. */
  readonly notes: readonly string[];
}

/** A NamedEntry as it is written: what has a default may be left out. */
export interface NamedEntryInput {
  /** Its id, one in the whole register: `us-carfentanil`. */
  readonly id: string;
  /** The substance as the list calls it. */
  readonly name: string;
  /** Other names of it. */
  readonly synonyms?: readonly string[] | undefined;
  /** Its structure. */
  readonly smiles: string;
  /** InChIKey as recorded when the structure was entered, for the audit by a second toolkit. */
  readonly inchiKey?: string | undefined;
  /** Other numbers of the substance, by which a list may call it: a pack's own; ours stand in identifiers/data. */
  readonly identifiers?:
    | {
        /** CAS numbers of the substance and of its salts. */
        readonly cas: readonly {
          /** With its hyphens. */
          readonly number: string;
          /** `base`, `hydrochloride`, `citrate` …: a CAS number is that of one salt. */
          readonly form?: string | undefined;
        }[];
      }
    | undefined;
  /** Its molecular formula, to compare the structure with. */
  readonly formula?: string | undefined;
  /** The listing names one geometry of the double bonds; another geometry is not this listing. */
  readonly doubleBondGeometry?: 'as drawn' | undefined;
  /**
   * `drug`: in a schedule of controlled substances, immediate precursors in such a schedule among them;
   * `precursor`: in a list of chemicals. Users' own packs add `watch`, `inventory` and `exempt`.
   */
  readonly kind?: 'drug' | 'precursor' | 'watch' | 'inventory' | 'exempt' | undefined;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone. */
  readonly citation: string;
  /** First day in force, included. */
  readonly since: KnownDay;
  /** Last day in force, included; null while no end is known. */
  readonly until?: KnownDay | undefined;
  /** A day on which a text that already holds the entry was in force: the entry is certain from that day on. */
  readonly knownInForceBy?: Day | undefined;
  /** A day before which it was certainly not in force: the rule that made it was not yet published. */
  readonly notBefore?: Day | undefined;
  /** The day on which a temporary order runs out unless it is extended or made permanent; not known after it. */
  readonly expires?: Day | undefined;
  /** How sure `since` is, where that differs from the source of the entry itself. */
  readonly datesConfidence?: Confidence | undefined;
  /** What the source says, or does not say, about the days. */
  readonly datesNote?: string | undefined;
  /** First day of any control, where a class rule or order held before the name was listed. */
  readonly firstControl?: KnownDay | undefined;
  /** The order or act that listed it, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** How it stood before, the earliest first: a temporary order, another schedule. */
  readonly earlier?: readonly EarlierStanding[] | undefined;
  /** First day of permanent control, where a temporary one came before. */
  readonly permanentSince?: KnownDay | undefined;
  /** Beyond the substance itself, in a word each. */
  readonly extendsTo?: readonly Extension[] | undefined;
  /** The same in the words of the text. */
  readonly extendsToText?: string | undefined;
  /** Where the extension was read, where that is another place than the entry itself. */
  readonly extendsToSource?: Source | undefined;
  /** First day of an extension that came later than the listing itself. */
  readonly extensionSince?: Readonly<Partial<Record<Extension, KnownDay>>> | undefined;
  /** Which isomers the listing means, where it says so; optical ones alone where absent (US) or where silent. */
  readonly isomerKinds?: readonly ('optical' | 'geometric' | 'positional')[] | undefined;
  /** Where the entry was read. */
  readonly source: Source;
  /** What must be said beside it. */
  readonly notes?: string | undefined;
}

/** A Clause as it is written: what has a default may be left out. */
export interface ClauseInput {
  /** The clause as the law numbers it: `(A)`. */
  readonly id: string;
  /** The words of the law, verbatim, in its own language. */
  readonly text: string;
  /** An English rendering where the text is in another language. */
  readonly english?: string | undefined;
  /** A place of the rule's family of which clauses may speak (families/ids.ts). */
  readonly site: string;
  /** `replaced`: the whole group at the site; `substituted`: a substituent in or on the site. */
  readonly change: 'replaced' | 'substituted';
  /** What the group at the site may be: it meets the clause where it meets one of them. */
  readonly groups: readonly Term[];
  /**
   * The positions at the site to which the clause is limited, as locants: `["5", "6"]`, `["alpha"]`. A ring is numbered from
   * its bond to the rest, the lower locants first; of a group that bridges, all must be among them.
   */
  readonly positions?: readonly string[] | undefined;
  /** The rule's parents, by name, on which the clause is written; all of them where absent. */
  readonly parents?: readonly string[] | undefined;
  /** True where hydrogen, or the parent's own group, is not among what the text allows: the clause must be met. */
  readonly required?: boolean | undefined;
  /** True where the list of groups is open on one reading: any other group then matches, arguably. */
  readonly open?: boolean | undefined;
  /** What of the text was not seen (a drawing that places the site), so that whatever meets the clause is arguable. */
  readonly unseen?: string | undefined;
  /** Why whatever meets the clause is arguable though its words were read: they can be read in two ways. */
  readonly doubt?: string | undefined;
  /** True where the text speaks of one such group (“by a methyl group”): of several at the site, each meets it arguably. */
  readonly once?: true | undefined;
  /** True where the text says that what meets the clause is not of the class: “other than carbomethoxyfentanyls”. */
  readonly bars?: true | undefined;
  /** What must be said beside it. */
  readonly note?: string | undefined;
}

/** A ClassRule as it is written: what has a default may be left out. */
export interface ClassRuleInput {
  /** Its id, one in the whole register: `us-frs-2025`. */
  readonly id: string;
  /** What the class is called. */
  readonly name: string;
  /** `clauses`: every difference from the parent is explained by a clause. `similarity`: a test without limits
   * in its words; it can only ever be arguable. */
  readonly test?: 'clauses' | 'similarity' | undefined;
  /**
   * `modification`: a parent, and the ways in which it may be changed; one change at least. `markush`: a core, and what each
   * of its substituents may be, hydrogen included; every difference from the core must meet a clause.
   */
  readonly form?: 'modification' | 'markush' | undefined;
  /** The family whose cores and sites the rule speaks of. */
  readonly family?: (typeof FAMILY_IDS)[number] | undefined;
  /** The substances or cores that the text derives its members from, each by itself; the family's own parent where empty. */
  readonly parents?:
    | readonly {
        /** What it is called. */
        readonly name: string;
        /** Its structure. */
        readonly smiles: string;
      }[]
    | undefined;
  /** What a difference that no clause names makes of a rule that else holds; where absent, as `form` says it. */
  readonly unlisted?: 'arguable' | 'outside' | undefined;
  /** `any`: the ways may come together ("one or more of"). `unsaid`: the text leaves that open, so that several are arguable. */
  readonly combining?: 'any' | 'unsaid' | undefined;
  /** The largest molecular mass, included. */
  readonly maxMass?:
    | {
        /** In unified atomic mass units. */
        readonly atomicMassUnits: number;
        /** Whether counter-ions count; the compound alone where the text does not say otherwise. */
        readonly counterIons?: 'excluded' | 'included' | undefined;
      }
    | undefined;
  /** What of the text was not seen (the drawing of its core), so that whatever it holds of is arguable. */
  readonly unseen?: string | undefined;
  /** What the text asks beside the structure (a laboratory's report), so that the structure alone makes it arguable at most. */
  readonly asksMore?: string | undefined;
  /** The relations that a similarity test is read to reach, arguably. */
  readonly reaches?: readonly (typeof RELATION_IDS)[number][] | undefined;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law. */
  readonly citation: string;
  /** The order or act that made it, where it is not the citation itself. */
  readonly instrument?: string | undefined;
  /** First day in force, included. */
  readonly since: KnownDay;
  /** Last day in force, included; null while no end is known. */
  readonly until?: KnownDay | undefined;
  /** A day on which a text that already holds the entry was in force: the entry is certain from that day on. */
  readonly knownInForceBy?: Day | undefined;
  /** A day before which it was certainly not in force: the rule that made it was not yet published. */
  readonly notBefore?: Day | undefined;
  /** The day on which a temporary order runs out unless it is extended or made permanent; not known after it. */
  readonly expires?: Day | undefined;
  /** How sure `since` is, where that differs from the source of the entry itself. */
  readonly datesConfidence?: Confidence | undefined;
  /** What the source says, or does not say, about the days. */
  readonly datesNote?: string | undefined;
  /** Beyond the substance itself, in a word each. */
  readonly extendsTo?: readonly Extension[] | undefined;
  /** The same in the words of the text. */
  readonly extendsToText?: string | undefined;
  /** Where the extension was read, where that is another place than the entry itself. */
  readonly extendsToSource?: Source | undefined;
  /** Substances that the rule leaves to another listing. */
  readonly excludes?:
    | readonly {
        /** The words of the law. */
        readonly text: string;
        /** Entries of the same jurisdiction of this kind; limited to `ids` where given. */
        readonly kind: 'drug' | 'precursor';
        /** Ids of those entries; all of the kind where absent. */
        readonly ids?: readonly string[] | undefined;
        /** False where the text leaves the substance out whether or not its listing was in force: an approved medicine. */
        readonly whileListed?: boolean | undefined;
        /** True where that other listing may stand in a text of the jurisdiction that is not held. */
        readonly mayStandElsewhere?: boolean | undefined;
      }[]
    | undefined;
  /** The changes that it names. */
  readonly clauses?: readonly ClauseInput[] | undefined;
  /** The words before the clauses, or the whole test where `test` is `similarity`; verbatim. */
  readonly text?: string | undefined;
  /** An English rendering of `text` where it is in another language. */
  readonly english?: string | undefined;
  /** Where the rule was read. */
  readonly source: Source;
  /** What must be said beside it. */
  readonly notes?: readonly string[] | undefined;
}

/** A TextNotHeld as it is written: what has a default may be left out. */
export interface TextNotHeldInput {
  /** The text, as a person would look it up. */
  readonly what: string;
  /** Its first day, where it is known. */
  readonly since?: KnownDay | undefined;
  /** The id that its class rule will have once the register holds it (`gb-1ea`); a test refuses both at once. */
  readonly rule?: string | undefined;
  /** True where the text names substances one by one: while it is not held, nobody can say that nothing names one. */
  readonly lists?: boolean | undefined;
  /** Substances that the text is known or expected to name. */
  readonly names?:
    | readonly {
        /** What it is called. */
        readonly name: string;
        /** Its structure. */
        readonly smiles: string;
      }[]
    | undefined;
  /** Where it was learned that it exists. */
  readonly source: Source;
  /** What must be said beside it. */
  readonly note?: string | undefined;
}

/**
 * A rules file as it is written: what has a default may be left out.
 *
 * @example
 * const file: RulesFileInput = { format: 'onetweak-rules/1', jurisdiction: { id: 'acme', name: 'ACME' }, reviewed: '2026-01-01' };
 * loadRegister([file]).meant().includes('acme'); // false
 */
export interface RulesFileInput {
  /** The JSON Schema of the file, for editors; not read. */
  readonly $schema?: string | undefined;
  /** The format of the file. */
  readonly format: 'onetweak-rules/1';
  /** Whose law it is. */
  readonly jurisdiction: {
    /** Its id: `us`, `us-fl`. */
    readonly id: string;
    /** Its name, in English. */
    readonly name: string;
    /** The group that it belongs to, by whose name all of it can be asked for: `us-states`. */
    readonly group?: string | undefined;
    /**
     * `false` where it is judged by only when it is asked for, by its id, its group or `all`: of its law so little is
     * held that it would say "analogue" of nearly everything.
     */
    readonly default?: false | undefined;
  };
  /** The day on which a person last held this file against its sources. */
  readonly reviewed: Day;
  /** Substances that its lists name. */
  readonly named?: readonly NamedEntryInput[] | undefined;
  /** Its class rules and tests of likeness. */
  readonly classes?: readonly ClassRuleInput[] | undefined;
  /** Class rules that are known to exist but whose text this register does not hold. */
  readonly notHeld?: readonly TextNotHeldInput[] | undefined;
  /** What must be said of the file as a whole. */
  readonly notes?: readonly string[] | undefined;
}
