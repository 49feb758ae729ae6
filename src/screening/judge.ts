import { RELATION_IDS } from '../families/index.js';
import { deepFreeze } from '../law/canonical.js';
import type { TextNotHeld } from '../law/schema.types.js';
import type { In, LawRegister } from '../law/shipped.js';
import type { ScreenResult } from '../result.types.js';
import { inText } from './in-text.js';
import { type Context, type Matched, type MatchedPart, match } from './matching.js';
import { identityTable, namedIndex } from './named.js';
import { checkOptions, type ScreenerOptions, today } from './options.js';
import { createRows, type Rows, type RowText } from './rows.js';
import { judge, judgement } from './verdict.js';

/** A screener for one day: what the command and lists need, where all records are judged for the same. */
export interface DayScreener {
  readonly jurisdictions: readonly string[];
  readonly asOf: string;
  readonly register: { readonly version: string; readonly hash: string };
  /** The earliest day on which a file of the register was last held against its sources. */
  readonly reviewed: string;
  /**
   * What is known to exist and is not judged, for its text is not held: in the chosen jurisdictions; where none were
   * chosen, also in jurisdictions of which nothing is held.
   */
  readonly notHeld: readonly In<TextNotHeld>[];
  /**
   * Judges one SMILES or InChI. Never throws on a text; what cannot be read is verdict `unreadable`. Of an InChI that was
   * read, `smiles` of the result is the SMILES written of it, in which atom i is InChI's number i + 1.
   */
  screen(text: string): ScreenResult;
  /**
   * Judges a row of a table by its structure; without one by the best of InChI, InChIKey, CAS number, systematic name and
   * name. What is not known is `unreadable`, with a reason of its own. The others are compared with what was judged.
   *
   * @param rejected - true where the structure is known to hold nothing these rules could find: it is only compared
   */
  screenRow(row: RowText, rejected?: boolean): ScreenResult;
  /** Ways to look identifiers up, and what follows from them; built when they are first asked for. */
  rows(): Rows;
  /** How many texts were read and matched so far; those that came by lately are known. */
  matched(): number;
  /**
   * The result of a text that is known to hold nothing these rules could find; it is not read. For the batch engine, whose
   * prefilter proves that of most lines.
   */
  none(smiles: string): ScreenResult;
  /** The result of a record that holds no text to judge, for these reasons. */
  unreadable(smiles: string, issues: ScreenResult['issues']): ScreenResult;
}

/** Makes a screener by this register, for the day of the options, or for the day on which it is made. */
export function dayScreenerBy(register: LawRegister, options: ScreenerOptions = {}): DayScreener {
  const judge = judgeBy(register, options);
  const asOf = judge.asOf ?? today();
  const none = (smiles: string): ScreenResult => judge.on({ ok: true, smiles, issues: [], parts: [] }, asOf);
  return Object.freeze({
    jurisdictions: judge.jurisdictions,
    asOf,
    register: Object.freeze({ version: judge.register.version, hash: judge.register.hash }),
    reviewed: judge.register.reviewed,
    notHeld: judge.notHeld,
    screen: (smiles: string) => judge.on(judge.read(smiles), asOf),
    none,
    screenRow(row: RowText, rejected = false) {
      if (!rejected) return deepFreeze(judge.rows().screen(row, asOf));
      const result = none(row.structure ?? '');
      const issues = judge.rows().contradictions(row, result);
      return deepFreeze({ ...result, basis: 'structure', issues } as ScreenResult);
    },
    rows: () => judge.rows(),
    matched: () => judge.matched(),
    unreadable: (smiles: string, issues: ScreenResult['issues']) =>
      judge.on({ ok: false, smiles, issues }, asOf),
  });
}

/**
 * The screener with its day left open: a text is read and matched once and can then be judged for any day.
 * For this project's own modules; a library's user has `createScreener`.
 */
export interface Judge {
  readonly register: LawRegister;
  readonly jurisdictions: readonly string[];
  readonly notHeld: readonly In<TextNotHeld>[];
  /** The day of the options, where they name one. */
  readonly asOf: string | undefined;
  read(text: string): Matched;
  /** How many texts were matched so far. */
  matched(): number;
  /** Built when it is first asked for. */
  rows(): Rows;
  on(matched: Matched, asOf: string): ScreenResult;
}

/** Judges by this register; packs of the options are not read. */
export function judgeBy(register: LawRegister, options: ScreenerOptions = {}): Judge {
  const { jurisdictions: asked, relations = RELATION_IDS, variants, asOf } = checkOptions(options);
  const jurisdictions = Object.freeze([...chosen(register, asked)]);
  const nothingHeld = register.elsewhere.map(({ jurisdiction }) => jurisdiction.id);
  const files = jurisdictions.flatMap((id) => register.files.filter((f) => f.jurisdiction.id === id));
  const context: Context = {
    files,
    named: namedIndex(files),
    relations: new Set(relations),
    variants: variants === undefined ? undefined : new Set(variants),
    known: new Map(),
    wholeLimits: files.flatMap(({ classes }) =>
      classes.flatMap(({ maxMass }) =>
        maxMass?.counterIons === 'included' ? [maxMass.atomicMassUnits] : [],
      ),
    ),
    everyRelation: variants === undefined && RELATION_IDS.every((id) => relations.includes(id)),
    holes: jurisdictions.flatMap((id) => register.notHeld(id)),
    expected: identityTable(
      jurisdictions.flatMap((id) =>
        register.notHeld(id).flatMap((hole) => hole.names.map((each) => ({ ...each, hole }))),
      ),
    ),
  };
  const base = { jurisdictions: jurisdictions as string[] };
  const stamp = Object.freeze({ version: register.version, hash: register.hash });
  /** Texts that came by lately: suppliers' lists hold one under several numbers, and a service is asked again. */
  const texts = new Map<string, Matched>();
  let count = 0;
  /** What was said of those that came twice, on the day asked for last. */
  const again = new WeakMap<Matched, { result?: ScreenResult }>();
  const read = (text: string): Matched => {
    let matched = texts.get(text);
    if (matched === undefined) {
      count += 1;
      matched = match(context, text);
      if (text.length > LONGEST_KEPT) return matched;
      if (texts.size === MOST_TEXTS) texts.clear();
      texts.set(text, matched);
    } else if (!again.has(matched)) again.set(matched, {});
    return matched;
  };
  const judged = (matched: Matched, day: string): ScreenResult => {
    const by = { ...base, asOf: day, register: stamp };
    if (!matched.ok || matched.isDoubtful) return judge(context, matched, by);
    const { parts } = matched;
    const at = parts.findIndex((part) => !isEmpty(part));
    const part = parts[at];
    if (part?.inText === undefined || parts.some((other, i) => i !== at && !isEmpty(other)))
      return judge(context, matched, by);
    // What is said of one substance is said in every writing, but for the numbers of its atoms.
    const { found } = part;
    const place = `${at}/${parts.length}`;
    let said = found.said?.get(place);
    if (said?.asOf !== day) {
      said = judgement(context, matched, by);
      found.said ??= new Map();
      if (found.said.size === MOST_PLACES) found.said.clear();
      found.said.set(place, said);
    }
    return inText(
      said,
      matched.smiles,
      matched.issues,
      parts.map(({ inText }) => inText),
    );
  };
  /** What is said where nothing was found, of the day asked for last: all but the text and its issues is the same. */
  let nothing: ScreenResult | undefined;
  const on = (matched: Matched, day: string): ScreenResult => {
    const kept = again.get(matched);
    if (kept === undefined) return saidOf(matched, day);
    if (kept.result?.asOf !== day) kept.result = saidOf(matched, day);
    return kept.result;
  };
  const saidOf = (matched: Matched, day: string): ScreenResult => {
    if (!matched.ok || !matched.parts.every(isEmpty)) return judged(matched, day);
    if (nothing === undefined || nothing.asOf !== day)
      nothing = judged({ ok: true, smiles: '', issues: [], parts: [] }, day);
    const { smiles, issues } = matched;
    return Object.freeze({ ...nothing, smiles, issues: deepFreeze(issues) });
  };
  let rows: Rows | undefined;
  return {
    register,
    jurisdictions,
    notHeld: [...jurisdictions, ...(asked === undefined ? nothingHeld : [])].flatMap((id) =>
      register.notHeld(id),
    ),
    asOf,
    read,
    matched: () => count,
    on,
    rows() {
      rows ??= createRows({ register, read, on });
      return rows;
    },
  };
}

/** How many texts are kept in mind, and of how many characters at most; some kilobytes each where anything was found. */
const MOST_TEXTS = 4096;
const LONGEST_KEPT = 1000;
/** In so many places of a text, for each substance: alone, before and behind an acid. */
const MOST_PLACES = 8;

const isEmpty = ({ found: { relation, hits, rules, decompositions } }: MatchedPart): boolean =>
  relation === null && hits.length === 0 && rules.length === 0 && decompositions.length === 0;

function chosen(register: LawRegister, asked: readonly string[] | undefined): readonly string[] {
  const known = register.jurisdictions().map((j) => j.id);
  const ids = register.meant(asked);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const file = register.elsewhere.find((f) => f.jurisdiction.id === id);
    throw new TypeError(
      file === undefined
        ? `createScreener: no jurisdiction "${id}" in the register; it has ${known.join(', ')}${id === 'uk' ? ' (the United Kingdom is gb)' : ''}`
        : `createScreener: of "${id}" (${file.jurisdiction.name}) the register holds no text, and cannot judge by it; it has ${known.join(', ')}`,
    );
  }
  return ids;
}
