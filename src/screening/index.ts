import * as z from 'zod';
import { compositionKey, readMolecules } from '../chemistry/index.js';
import { RELATION_IDS, type RelationId, VARIANT_IDS, type VariantId } from '../families/index.js';
import { type In, loadRegister, type Register } from '../law/register.js';
import { Day, type TextNotHeld } from '../law/schema.js';
import type { ScreenResult } from '../result.js';
import { type Context, type Matched, match } from './matching.js';
import { compositionOfFormula, identityTable, namedIndex } from './named.js';
import { judge } from './verdict.js';

export type { Matched } from './matching.js';
export { statusOf, sureVerdict } from './verdict.js';

/**
 * Options of a screener; all optional.
 *
 * @example
 * const strict = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01', relations: ['skeleton'] });
 * strict.screen('Fc1ccccc1NC1CCN(CCc2ccccc2)CC1').verdict; // 'none'
 */
export interface ScreenerOptions {
  /**
   * Jurisdictions to judge by, as ids of the register (`us`, `cn`, `gb`, …), groups of them (`us-states`) or `all`; where
   * absent, those of the register's default set (`DEFAULT_JURISDICTION_IDS`) and of the packs.
   */
  readonly jurisdictions?: readonly string[];
  /** The day to judge for, `YYYY-MM-DD`, between 1900-01-01 and 2999-12-31; today (UTC) where absent. */
  readonly asOf?: string;
  /** The user's own rules files, already parsed from JSON; same schema as ours. */
  readonly packs?: readonly unknown[];
  /** What the packs are called in error messages, such as their file names; `packs[0]` and so on where absent. */
  readonly packNames?: readonly string[];
  /** Relations to fentanyl that make a molecule an `analogue`; all of the table where absent, none where empty. */
  readonly relations?: readonly RelationId[];
  /**
   * Variants of those relations that count (`urea`, `no-n-substituent`, …); all where absent. A molecule that is
   * related only by a variant that is left out is no `analogue`.
   */
  readonly variants?: readonly VariantId[];
}

/**
 * Judges molecules by one register, for one day and one set of jurisdictions.
 *
 * @example createScreener({ jurisdictions: ['us', 'un'] }).jurisdictions; // ['us', 'un']
 */
export interface Screener {
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
   * The result of a text that is known to hold nothing these rules could find; it is not read. For the batch engine, whose
   * prefilter proves that of most lines.
   */
  none(smiles: string): ScreenResult;
  /** The result of a record that holds no text to judge, for these reasons. */
  unreadable(smiles: string, issues: ScreenResult['issues']): ScreenResult;
}

const Options = z.strictObject({
  jurisdictions: z.array(z.string()).min(1).optional(),
  asOf: Day.optional(),
  packs: z.array(z.unknown()).optional(),
  packNames: z.array(z.string()).optional(),
  relations: z.array(z.enum(RELATION_IDS)).optional(),
  variants: z.array(z.enum(VARIANT_IDS)).optional(),
});

/**
 * Makes a screener.
 *
 * @param options - jurisdictions, day and own rules; see {@link ScreenerOptions}
 * @returns a screener; it and its results are frozen plain data
 * @throws TypeError where an option is wrong: an unknown jurisdiction, a day that does not exist; RulesError, a
 * TypeError too, where a pack does not fit the schema or one of its structures cannot be read
 * @example
 * const screener = createScreener({ jurisdictions: ['us'], asOf: '2016-11-29' });
 * screener.screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').verdict; // 'listed'
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const judge = createJudge(options);
  const asOf = judge.asOf ?? new Date().toISOString().slice(0, 10);
  let nothing: ScreenResult | undefined;
  return Object.freeze({
    jurisdictions: judge.jurisdictions,
    asOf,
    register: Object.freeze({ version: judge.register.version, hash: judge.register.hash }),
    reviewed: judge.register.reviewed,
    notHeld: judge.notHeld,
    screen: (smiles: string) => judge.on(judge.read(smiles), asOf),
    none(smiles: string) {
      // Made millions of times: all but the text is the same, and is frozen already.
      nothing ??= judge.on({ ok: true, smiles, issues: [], parts: [] }, asOf);
      return Object.freeze({ ...nothing, smiles });
    },
    unreadable: (smiles: string, issues: ScreenResult['issues']) =>
      judge.on({ ok: false, smiles, issues }, asOf),
  });
}

/**
 * The screener with its day left open: a text is read and matched once and can then be judged for any day.
 * For this project's own rooms; a library's user has `createScreener` and `createHistory`.
 */
export interface Judge {
  readonly register: Register;
  readonly jurisdictions: readonly string[];
  readonly notHeld: readonly In<TextNotHeld>[];
  /** The day of the options, where they name one. */
  readonly asOf: string | undefined;
  read(text: string): Matched;
  on(matched: Matched, asOf: string): ScreenResult;
}

export function createJudge(options: ScreenerOptions = {}): Judge {
  const checked = Options.safeParse(options);
  if (!checked.success) throw new TypeError(`createScreener: ${z.prettifyError(checked.error)}`);
  const {
    packs = [],
    packNames,
    jurisdictions: asked,
    relations = RELATION_IDS,
    variants,
    asOf,
  } = checked.data;
  const register = loadRegister(packs, {
    ...(packNames === undefined ? {} : { names: packNames }),
    structureProblem,
  });
  const jurisdictions = Object.freeze([...chosen(register, asked)]);
  const nothingHeld = register.elsewhere.map(({ jurisdiction }) => jurisdiction.id);
  const files = jurisdictions.flatMap((id) => register.files.filter((f) => f.jurisdiction.id === id));
  const context: Context = {
    files,
    named: namedIndex(files),
    relations: new Set(relations),
    variants: variants === undefined ? undefined : new Set(variants),
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
  return {
    register,
    jurisdictions,
    notHeld: [...jurisdictions, ...(asked === undefined ? nothingHeld : [])].flatMap((id) =>
      register.notHeld(id),
    ),
    asOf,
    read: (smiles) => match(context, smiles),
    on: (matched, day) => judge(context, matched, { ...base, asOf: day, register: stamp }),
  };
}

function chosen(register: Register, asked: readonly string[] | undefined): readonly string[] {
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

/** What is wrong with the structure of a named entry of a user's pack, or nothing. */
export function structureProblem(smiles: string, formula?: string): string | undefined {
  const reading = readMolecules(smiles);
  const [molecule] = reading.ok ? reading.molecules : [];
  if (!reading.ok || molecule === undefined) {
    const why = reading.issues.find((issue) => issue.severity === 'error')?.message ?? 'it holds no molecule';
    return `expected one readable molecule: ${why}`;
  }
  if (reading.molecules.length > 1)
    return 'expected one molecule, without its counter-ions; extendsTo says that a listing reaches salts';
  return formula === undefined || compositionOfFormula(formula) === compositionKey(molecule)
    ? undefined
    : `expected a structure of the formula that stands beside it, ${formula}`;
}
