import type { In, LawRegister } from '../law/register.js';
import type { NamedEntry } from '../law/schema.types.js';
import { isBlank } from './blank.js';
import { type CasReading, readCasCell } from './cas.js';
import { type CasFact, SUBSTANCE_FACTS, type SubstanceFacts } from './facts.js';
import { readInchiKey } from './inchikey.js';
import { familyWord, formOf, inBrackets, LONGEST_NAME, nameKey, namesOfMixture, readName } from './names.js';

/**
 * A substance that the register or a pack names, once, whichever jurisdictions name it.
 *
 * @example
 * const found = createScreener().identify('fentanyl', 'name');
 * found.found && found.substance.formula; // 'C22H28N2O'
 */
export interface Substance {
  /** The InChIKey where one is recorded, else the SMILES of the entry. */
  readonly id: string;
  /** The name of the first entry. */
  readonly name: string;
  /** Its structure. */
  readonly smiles: string;
  /** Its InChIKey. */
  readonly inchiKey?: string;
  /** Of the substance without counter-ions, Hill order: `C22H28N2O`. */
  readonly formula?: string;
  /** All entries that name it, in the order of the register. */
  readonly entries: readonly In<NamedEntry>[];
  /** CAS numbers of it and of its salts. */
  readonly cas: readonly (Omit<CasFact, 'confidence'> & {
    /** How good its source is. */
    readonly confidence: CasFact['confidence'] | 'pack';
  })[];
  /** What else is known of it, with sources. */
  readonly facts?: SubstanceFacts;
}

/**
 * What a text that is no structure may be.
 *
 * @example createScreener().identify('437-38-7').kind; // 'cas'
 */
export type IdentifierKind = 'cas' | 'inchikey' | 'name';

/**
 * Why an identifier says no substance.
 *
 * @example
 * const read = createScreener().identify('437-38-8', 'cas');
 * read.found ? '' : read.code; // 'cas-check-digit'
 */
export type NotKnownCode =
  | 'nothing-given'
  | 'name-not-known'
  | 'name-like'
  | 'name-ambiguous'
  | 'cas-not-known'
  | 'cas-check-digit'
  | 'cas-incomplete'
  | 'cas-as-date'
  | 'cas-ambiguous'
  | 'key-not-known'
  | 'key-ambiguous'
  | 'not-cas'
  | 'not-key';

/**
 * An identifier of a substance that the register or a pack names.
 *
 * @example
 * const read = createScreener().identify('1443-54-5', 'cas');
 * read.found && read.form; // 'hydrochloride'
 */
export interface Found {
  /** A substance was found. */
  readonly found: true;
  /** What the text was read as. */
  readonly kind: IdentifierKind;
  /** The substance that it means. */
  readonly substance: Substance;
  /** The number, key or name as we hold it. */
  readonly as: string;
  /** The form that the identifier says: `base`, `hydrochloride`; absent where it says none. */
  readonly form?: string;
  /** Words of the identifier about one stereoisomer: `cis`, `(±)`. */
  readonly stereo?: string;
  /**
   * `plain`; `arguable` where the identifier says another isomer, label or charge of the substance, or is too short to be
   * of one thing alone: a listing that rests on it is then arguable at most.
   */
  readonly reading: 'plain' | 'arguable';
  /** How good the source of that number is. */
  readonly confidence: CasFact['confidence'] | 'pack' | 'register';
  /** True where the number has one source alone: to be shown beside whatever rests on it. */
  readonly marked: boolean;
  /** One plain sentence: what was found and how sure it is. */
  readonly sentence: string;
  /** Parts of a cell of several names that were not known, or that say nothing of the substance. */
  readonly leftOver: readonly string[];
  /** Where the cell names other things beside the substance that are not known here: those. On them nothing can be said. */
  readonly beside?: readonly string[];
  /** Where the cell names a mixture, `fentanyl + xylazine`: the other substances in it that are known here. */
  readonly also?: readonly Substance[];
  /** Isotopes that the identifier states: `d5`. */
  readonly label?: string;
  /** Where the cell holds several identifiers: what each says, in their order. */
  readonly parts?: readonly Identified[];
}

/**
 * An identifier that says no substance; to a screener it is `unreadable`.
 *
 * @example createScreener().identify('aspirin', 'name').found; // false
 */
export interface NotKnown {
  /** None was found. */
  readonly found: false;
  /** What the text was read as. */
  readonly kind: IdentifierKind;
  /** Why, in a word. */
  readonly code: NotKnownCode;
  /** One plain sentence. */
  readonly sentence: string;
  /** Where several substances bear the identifier, or the cell names several: those. */
  readonly candidates?: readonly Substance[];
  /** Where the cell holds several identifiers: what each says, in their order. */
  readonly parts?: readonly Identified[];
}

/**
 * What an identifier says. What is not known is never "nothing found": to a screener it is `unreadable`.
 *
 * @example createScreener().screen('aspirin', { as: 'name' }).verdict; // 'unreadable'
 */
export type Identified = Found | NotKnown;

/** Ways to look up what a register names. */
export interface Identifiers {
  /** All substances, each once, in the order of the register. */
  readonly substances: readonly Substance[];
  /**
   * Which substance does this text mean?
   *
   * @param text - a cell: a CAS number, an InChIKey or a name
   * @param kind - what its column says it is; by the look of the text where absent
   * @returns the substance and how sure that is, or why none is known
   * @throws never
   */
  identify(text: string, kind?: IdentifierKind): Identified;
  /** The substance of an entry of the register or of a pack. */
  ofEntry(id: string): Substance | undefined;
}

interface Borne {
  readonly substance: Substance;
  readonly as: string;
  readonly cas?: Substance['cas'][number];
}

/**
 * The identifiers of all that a register names.
 *
 * Names: the register's names and synonyms, and synonyms of ours. CAS numbers: of ours those that are `official`,
 * `high` or `medium`, these marked; those of packs. Keys: whole, then by their first block.
 *
 * @param register - the register, with packs or without
 * @returns ways to look up; built once, then a lookup is a read of a table
 * @throws never
 * @example
 * const found = createIdentifiers(loadRegister()).identify('CAS 1443-54-5');
 * found.found && [found.substance.name, found.form, found.marked]; // ['fentanyl', 'hydrochloride', true]
 */
export function createIdentifiers(register: LawRegister): Identifiers {
  const substances = substancesOf(register);
  const byEntry = new Map<string, Substance>();
  const names = new Map<string, Borne[]>();
  const numbers = new Map<string, Borne[]>();
  const keys = new Map<string, Borne[]>();
  const blocks = new Map<string, Borne[]>();
  const bear = (table: Map<string, Borne[]>, key: string, borne: Borne) => {
    const list = table.get(key);
    if (list === undefined) table.set(key, [borne]);
    else if (!list.some(({ substance }) => substance === borne.substance)) list.push(borne);
  };
  for (const substance of substances) {
    for (const entry of substance.entries) byEntry.set(entry.id, substance);
    // Most names stand in the lists of several jurisdictions.
    for (const name of new Set(namesOf(substance))) bear(names, nameKey(name), { substance, as: name });
    for (const cas of substance.cas) bear(numbers, cas.number, { substance, as: cas.number, cas });
    if (substance.inchiKey !== undefined) {
      bear(keys, substance.inchiKey, { substance, as: substance.inchiKey });
      bear(blocks, substance.inchiKey.slice(0, 14), { substance, as: substance.inchiKey });
    }
  }

  function identify(text: string, kind?: IdentifierKind): Identified {
    const cell = text.trim();
    if (isBlank(cell))
      return {
        found: false,
        kind: kind ?? 'name',
        code: 'nothing-given',
        sentence: 'No identifier is given here.',
      };
    const key = kind === 'cas' || kind === 'name' ? undefined : readInchiKey(cell);
    if (key !== undefined || kind === 'inchikey') return byKey(cell, key);
    const cas = kind === 'name' && !/cas/i.test(cell) ? [] : readCasCell(cell, kind === 'cas');
    if (cas.length === 1 && (cas[0]!.ok || cas[0]!.code !== 'not-cas' || kind === 'cas'))
      return byNumber(cell, cas[0]!);
    return cas.length > 1 ? byNumbers(cell, cas) : byName(cell);
  }

  /** A cell of several numbers: those that are known must be of one substance. */
  function byNumbers(text: string, numbers: readonly CasReading[]): Identified {
    const parts = numbers.map((each) => byNumber(text, each));
    const each = substancesIn(parts);
    if (each.length > 1) return { ...several('cas', 'cas-ambiguous', shown(text), each), parts };
    const known = parts.find(({ found }) => found);
    if (known === undefined || !known.found) return { ...parts[0]!, parts };
    const beside = parts.flatMap((part, i) => (part.found ? [] : [numbers[i]!.number ?? shown(text)]));
    const same = parts.flatMap((part) => (part.found ? [part.form] : []));
    const { form, ...rest } = known;
    return withBeside(
      { ...rest, ...(form !== undefined && same.every((f) => f === form) ? { form } : {}), parts },
      beside,
    );
  }

  function byKey(text: string, key: string | undefined): Identified {
    const kind = 'inchikey';
    if (key === undefined)
      return {
        found: false,
        kind,
        code: 'not-key',
        sentence: `“${shown(text)}” is no InChIKey: expected 14, 10 and 1 letters.`,
      };
    const whole = keys.get(key) ?? [];
    const near = whole.length > 0 ? whole : (blocks.get(key.slice(0, 14)) ?? []);
    if (near.length === 0)
      return {
        found: false,
        kind,
        code: 'key-not-known',
        sentence: `An InChIKey cannot be read, and ${key} is of no substance that is named here.`,
      };
    if (near.length > 1) return several(kind, 'key-ambiguous', key, bearers(near));
    const { substance, as } = near[0]!;
    const isWhole = whole.length > 0;
    return {
      found: true,
      kind,
      substance,
      as,
      reading: isWhole ? 'plain' : 'arguable',
      confidence: 'register',
      marked: false,
      sentence: isWhole
        ? `The InChIKey is that of ${substance.name}.`
        : `The first block of the InChIKey is that of ${substance.name}, the rest is not: another isomer, label or charge.`,
      leftOver: [],
    };
  }

  function byNumber(text: string, cas: CasReading): Identified {
    const kind = 'cas';
    if (!cas.ok)
      return {
        found: false,
        kind,
        code: cas.code,
        sentence:
          cas.code === 'cas-check-digit'
            ? `${cas.number} is no CAS number: its check digit would be ${cas.expected}.`
            : cas.code === 'cas-incomplete'
              ? `“${shown(text)}” is a CAS number that is cut off.`
              : cas.code === 'cas-as-date'
                ? dateSentence(text, cas.mayBe ?? [])
                : `“${shown(text)}” is no CAS number.`,
        ...(cas.mayBe?.some((number) => numbers.has(number))
          ? {
              candidates: cas.mayBe.flatMap((number) =>
                (numbers.get(number) ?? []).map((each) => each.substance),
              ),
            }
          : {}),
      };
    const borne = numbers.get(cas.number) ?? [];
    if (borne.length === 0)
      return {
        found: false,
        kind,
        code: 'cas-not-known',
        sentence: `The CAS number ${cas.number} is of no substance that is named here.`,
      };
    if (borne.length > 1) return several(kind, 'cas-ambiguous', cas.number, bearers(borne));
    const { substance } = borne[0]!;
    const fact = borne[0]!.cas!;
    const said = cas.remark === undefined ? undefined : formOf(cas.remark);
    const other = said !== undefined && fact.form !== 'not said' && said !== fact.form;
    const form = fact.form === 'not said' ? said : fact.form;
    const of = form === undefined || form === 'base' ? substance.name : `${substance.name} ${form}`;
    return {
      found: true,
      kind,
      substance,
      as: cas.number,
      ...(form === undefined ? {} : { form }),
      ...(fact.stereoisomer === undefined ? {} : { stereo: fact.stereoisomer }),
      reading: 'plain',
      confidence: fact.confidence,
      marked: fact.confidence === 'medium',
      sentence:
        `The CAS number ${cas.number} is that of ${of}` +
        (fact.confidence === 'medium'
          ? `, by one source that is tied to it or by two that name it (${fact.source}).`
          : '.') +
        (other ? ` The row calls it “${cas.remark}”.` : ''),
      leftOver: cas.remark === undefined || said !== undefined ? [] : [cas.remark],
    };
  }

  function byName(text: string): Identified {
    const whole = one(text);
    if (whole !== null) return whole;
    // A cell of several names of one substance: all that are known must agree.
    const parts = text
      .slice(0, 20 * LONGEST_NAME)
      .split(/;|\||\r?\n/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const pair = parts.length === 1 ? inPair(text) : null;
    if (pair !== null) return pair;
    const listed = parts.length > 1 ? together(text, parts) : null;
    if (listed !== null) return listed;
    const mixed = namesOfMixture(text);
    const mixture = mixed.length > 1 ? together(text, mixed, true) : null;
    if (mixture !== null) return mixture;
    const word = familyWord(text);
    return {
      found: false,
      kind: 'name',
      code: word === undefined ? 'name-not-known' : 'name-like',
      sentence:
        word === undefined
          ? `The name “${shown(text)}” is not known here.`
          : `The name “${shown(text)}” is not known here, but it is named like one of a family that is controlled (“${word}”): give its structure or CAS number.`,
    };
  }

  /**
   * Several names in one cell: those that are known must be of one substance, but in a mixture. Null where none is known.
   */
  function together(text: string, names: readonly string[], isMixture = false): Identified | null {
    const read = names.map((name) => ({ name, result: one(name) ?? inPair(name) }));
    const parts = read.flatMap(({ result }) => (result === null ? [] : [result]));
    const each = substancesIn(parts);
    const allFound = parts.every(({ found }) => found);
    if (each.length > 1 && !(isMixture && allFound))
      return { ...several('name', 'name-ambiguous', shown(text), each), parts };
    const first = parts.find(({ found }) => found);
    if (!first?.found) return null;
    const also = each.filter((substance) => substance !== first.substance);
    if (also.length > 0) {
      const beside = read.filter(({ result }) => result === null).map(({ name }) => name);
      const { form: _, stereo: __, label: ___, ...rest } = first;
      return withBeside(
        {
          ...rest,
          also,
          reading: parts.every((part) => part.found && part.reading === 'plain') ? 'plain' : 'arguable',
          marked: parts.some((part) => part.found && part.marked),
          sentence: `The name “${shown(text)}” is of a mixture: ${each.map(({ name }) => name).join(', ')}.`,
          leftOver: beside,
          parts,
        },
        beside,
      );
    }
    const form = parts.map((part) => (part.found ? part.form : undefined)).find((f) => f !== undefined);
    const beside = read.filter(({ result }) => result === null).map(({ name }) => name);
    return withBeside(
      {
        ...first,
        ...(form === undefined ? {} : { form }),
        leftOver: [...first.leftOver, ...beside],
        parts,
      },
      beside,
    );
  }

  /** A name and another in brackets behind it: the same where both are known, refused where they are of two. */
  function inPair(text: string): Identified | null {
    const [before, within] = inBrackets(text) ?? [];
    const a = before === undefined ? null : one(before);
    const b = within === undefined ? null : one(within);
    if (!a?.found || !b?.found) return null;
    if (a.substance === b.substance) return a.reading === 'plain' ? a : b;
    return several('name', 'name-ambiguous', shown(text), [a.substance, b.substance]);
  }

  /** One name: found, borne by several, or null where it is not known. */
  function one(text: string): Identified | null {
    for (const reading of readName(text)) {
      const borne = names.get(reading.key);
      if (borne === undefined) continue;
      if (borne.length > 1) return several('name', 'name-ambiguous', shown(text), bearers(borne));
      const { substance, as } = borne[0]!;
      // An acetate of an alcohol may be its ester; a geometry that the listing itself names is no word to leave out.
      if (reading.form !== undefined && ACID.has(reading.form) && /hydroxy/.test(reading.key)) return null;
      const geometry = substance.entries.some((entry) => entry.doubleBondGeometry !== undefined);
      if (reading.stereo !== undefined && geometry) return null;
      const printed = substance.entries.some((entry) => nameKey(entry.name) === reading.key);
      const short = !printed && isShortCode(reading.key);
      const bare = !printed && BARE_LOCANT.test(reading.key);
      const arguable = short || bare || reading.stereo !== undefined || reading.label !== undefined;
      const of =
        reading.form === undefined || reading.form === 'base'
          ? substance.name
          : `${substance.name} ${reading.form}`;
      return {
        found: true,
        kind: 'name',
        substance,
        as,
        ...(reading.form === undefined ? {} : { form: reading.form }),
        ...(reading.stereo === undefined ? {} : { stereo: reading.stereo }),
        ...(reading.label === undefined ? {} : { label: reading.label }),
        reading: arguable ? 'arguable' : 'plain',
        confidence: 'register',
        marked: short || bare,
        sentence: short
          ? `“${as}” is short for ${of}, and may be short for other things.`
          : bare
            ? `“${as}” is taken for ${of}, but does not say on which ring the number counts.`
            : `The name “${shown(text)}” is one of ${of}${reading.stereo === undefined ? '' : `, of one stereoisomer or a mixture of them (“${reading.stereo}”)`}${reading.label === undefined ? '' : `, labelled with isotopes (“${reading.label}”)`}.`,
        leftOver: reading.remarks,
      };
    }
    return null;
  }

  return { substances, identify, ofEntry: (id) => byEntry.get(id) };
}

const ACID = new Set(['acetate', 'nitrate', 'phosphate', 'sulfate', 'trifluoroacetate']);

/** `ISO`, `oFF`, `Fu-F`: up to four signs that stand for a name. ANPP is what the tariff itself prints. */
function isShortCode(key: string): boolean {
  return key.length <= 4 && key !== 'anpp';
}

/** `4-fluorofentanyl`, of the aniline ring by custom; the same words are used of the phenethyl ring and of the piperidine. */
const BARE_LOCANT = /^\d(?:fluoro|chloro|bromo|iodo|methyl|methoxy|ethyl|hydroxy)[a-z]*fentanyl$/;

const bearers = (borne: readonly Borne[]): readonly Substance[] => borne.map(({ substance }) => substance);

/** The substances that these identifiers mean, each once. */
const substancesIn = (parts: readonly Identified[]): readonly Substance[] => [
  ...new Set(parts.flatMap((part) => (part.found ? [part.substance] : (part.candidates ?? [])))),
];

/** What the cell names beside the substance and is not known is said. */
function withBeside(found: Found, beside: readonly string[]): Found {
  if (beside.length === 0) return found;
  const others = beside.slice(0, 5).map((each) => `“${shown(each)}”`);
  const more = beside.length > 5 ? ` and ${beside.length - 5} more` : '';
  return { ...found, beside, sentence: `${found.sentence} Not known here: ${others.join(', ')}${more}.` };
}

function dateSentence(text: string, mayBe: readonly string[]): string {
  const was = mayBe.length === 0 ? '' : ` It may have been ${mayBe.join(' or ')}.`;
  return `“${shown(text)}” is a date: a spreadsheet makes one of a CAS number that looks like a day.${was} Give the number as a text.`;
}

function several(
  kind: IdentifierKind,
  code: NotKnownCode,
  text: string,
  candidates: readonly Substance[],
): NotKnown {
  return {
    found: false,
    kind,
    code,
    sentence: `“${text}” stands for ${candidates.map(({ name }) => name).join(' and for ')}: give a structure.`,
    candidates,
  };
}

/** As much of a text as a sentence can bear. */
export function shown(text: string): string {
  const line = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

/** All names that a substance bears, register and facts. */
export function namesOf({ entries, facts }: Substance): readonly string[] {
  const ours = facts?.synonyms ?? [];
  const inn = facts?.inn === undefined ? [] : [facts.inn];
  return entries
    .flatMap(({ name, synonyms }) => [name, ...synonyms])
    .concat(inn, ours)
    .filter((name) => !/^cas /i.test(name));
}

function substancesOf(register: LawRegister): readonly Substance[] {
  const facts = new Map(SUBSTANCE_FACTS.map((fact) => [fact.inchiKey, fact]));
  const byId = new Map<string, In<NamedEntry>[]>();
  for (const entry of register.named()) {
    const id = entry.inchiKey ?? entry.smiles;
    const list = byId.get(id);
    if (list === undefined) byId.set(id, [entry]);
    else list.push(entry);
  }
  return [...byId].map(([id, entries]) => {
    const first = entries[0]!;
    const own = facts.get(id);
    const brought = entries.flatMap(({ identifiers, jurisdiction }) =>
      (identifiers?.cas ?? []).map(({ number, form }) => ({
        number,
        form: form ?? 'not said',
        confidence: 'pack' as const,
        source: jurisdiction,
      })),
    );
    return {
      id,
      name: first.name,
      smiles: first.smiles,
      ...(first.inchiKey === undefined ? {} : { inchiKey: first.inchiKey }),
      ...(first.formula === undefined ? {} : { formula: first.formula }),
      entries,
      cas: [...(own?.cas ?? []), ...brought],
      ...(own === undefined ? {} : { facts: own }),
    };
  });
}
