import { createExplainer, type Explainer } from './evidence/index.js';
import type { Identified, IdentifierKind } from './identifiers/lookup.js';
import { deepFreeze } from './law/canonical.js';
import type { In } from './law/register.js';
import type { TextNotHeld } from './law/schema.types.js';
import type { JurisdictionId } from './result.ids.js';
import type { BriefResult, Evidence, ScreenResult } from './result.types.js';
import { briefly } from './screening/brief.js';
import { historyOf } from './screening/history.js';
import { createJudge, dayOf, structureText, today, valueShown } from './screening/index.js';
import type { ScreenerOptions } from './screening/options.js';
import type { History } from './screening/time-line.js';

/**
 * Judges molecules by one register and one set of jurisdictions, explains what it found, and knows its history.
 *
 * @example createScreener({ jurisdictions: ['us', 'un'] }).jurisdictions; // ['us', 'un']
 */
export interface Screener {
  /** The ids of the jurisdictions that it judges by, in their order. */
  readonly jurisdictions: readonly JurisdictionId[];
  /** The day of the options; `today` where they name none, and the clock is asked at each `screen`. */
  readonly asOf: string;
  /** By which register it judges. */
  readonly register: {
    /** The day of its last change, as a calendar version. */
    readonly version: string;
    /** SHA-256 over all rules files and packs. */
    readonly hash: string;
  };
  /** The earliest day on which a file of the register was last held against its sources. */
  readonly reviewed: string;
  /**
   * What is known to exist and is not judged, for its text is not held: in the chosen jurisdictions; where none were
   * chosen, also in jurisdictions of which nothing is held.
   */
  readonly notHeld: readonly In<TextNotHeld>[];
  /**
   * Judges one molecule.
   *
   * @param structure - its SMILES or InChI; with `as`, what that says
   * @param at - `asOf`: another day than that of the screener, `YYYY-MM-DD` or a Date. `as`: the text is a CAS number, an
   * InChIKey or a name, and the substance of the register that bears it is judged. Without it a text is a structure, so
   * that no SMILES is ever taken for a name. `findings`: in full, or by their ids alone for a store of many records
   * @returns the result, frozen plain data; what cannot be read, or is not known, is verdict `unreadable`
   * @throws TypeError where the structure is no text, the day does not exist or an option is wrong, never on a text
   */
  screen(
    structure: string,
    at?: ScreenAt & {
      /** The findings with the texts of the register. */
      readonly findings?: 'full';
    },
  ): ScreenResult;
  screen(
    structure: string,
    at: ScreenAt & {
      /** The findings by their ids alone. */
      readonly findings: 'ids';
    },
  ): BriefResult;
  /**
   * Which substance of the register, or of a pack, does this text mean?
   *
   * @param text - a CAS number, an InChIKey or a name
   * @param kind - which of them; by the look of the text where absent
   * @returns the substance and how sure that is, or why none is known: that is never "nothing found"
   * @throws TypeError where the text is none
   */
  identify(text: string, kind?: 'cas' | 'inchikey' | 'name'): Identified;
  /**
   * What supports a result: for a flagged molecule the nearest named substances, what each rule says of it, and the
   * days of what it matches. The first question about a substance that no list names takes a third of a second.
   *
   * @param result - a result of `screen`, also one that was stored as JSON
   * @param options - how many nearest named substances to give, 0 to 100; 3 where absent
   * @returns the evidence; empty for a result with nothing found, or unreadable; `note` where another register judged
   * @throws TypeError where it is no result
   */
  explain(
    result: ScreenResult,
    options?: {
      /** How many nearest named substances, 0 to 100; 3 where absent. */
      readonly nearest?: number;
    },
  ): Evidence;
  /**
   * On which days the verdict of each jurisdiction changed.
   *
   * @param structure - a SMILES
   * @throws TypeError where the structure is no text, never on a text
   */
  history(structure: string): History;
  /**
   * The same screener but for these options.
   *
   * @throws as `createScreener` does
   */
  with(options: ScreenerOptions): Screener;
}

/** What one screening asks for beyond the options of its screener. */
interface ScreenAt {
  /** Another day than that of the screener. */
  readonly asOf?: string | Date;
  /** What the text is, where it is no structure. */
  readonly as?: 'cas' | 'inchikey' | 'name';
}

/**
 * Makes a screener.
 *
 * @param options - jurisdictions, day and own rules; see {@link ScreenerOptions}
 * @returns a screener; it and its results are frozen plain data
 * @throws TypeError with one sentence where an option is wrong: an unknown jurisdiction, a day that does not exist;
 * RulesError, a TypeError too, where a pack does not fit the schema or one of its structures cannot be read
 * @example
 * const screener = createScreener({ jurisdictions: ['us'], asOf: '2016-11-29' });
 * screener.screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').verdict; // 'listed'
 * screener.screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', { asOf: '2016-11-28' }).verdict; // 'analogue'
 * screener.with({ jurisdictions: ['gb'] }).jurisdictions; // ['gb']
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const judge = createJudge(options);
  const register = Object.freeze({ version: judge.register.version, hash: judge.register.hash });
  const explainers = new Map<number, Explainer>();
  const explainer = (nearest: number): Explainer => {
    const kept = explainers.get(nearest);
    if (kept !== undefined) return kept;
    const made = createExplainer({ packs: options.packs ?? [], nearest });
    explainers.set(nearest, made);
    return made;
  };
  function screen(structure: string, at?: ScreenAt & { readonly findings?: 'full' }): ScreenResult;
  function screen(structure: string, at: ScreenAt & { readonly findings: 'ids' }): BriefResult;
  function screen(
    structure: string,
    { asOf, as, findings = 'full' }: ScreenAt & { readonly findings?: 'full' | 'ids' } = {},
  ): ScreenResult | BriefResult {
    if (findings !== 'full' && findings !== 'ids')
      throw new TypeError(`screen: findings is 'full' or 'ids'; got ${valueShown(findings)}`);
    const day = asOf === undefined ? (judge.asOf ?? today()) : dayOf(asOf);
    const kind = kindOf(as);
    const text = structureText(structure);
    const result =
      kind === undefined ? judge.on(judge.read(text), day) : deepFreeze(judge.rows().as(text, kind, day));
    return findings === 'ids' ? deepFreeze(briefly(result)) : result;
  }
  return Object.freeze({
    jurisdictions: judge.jurisdictions,
    asOf: judge.asOf ?? 'today',
    register,
    reviewed: judge.register.reviewed,
    notHeld: judge.notHeld,
    screen,
    identify: (text: string, kind?: IdentifierKind): Identified =>
      judge.rows().identifiers.identify(structureText(text), kindOf(kind)),
    explain(result: ScreenResult, { nearest = 3 }: { readonly nearest?: number } = {}): Evidence {
      checkResult(result);
      if (!Number.isInteger(nearest) || nearest < 0 || nearest > 100)
        throw new TypeError(`nearest is a whole number from 0 to 100; got ${valueShown(nearest)}`);
      const evidence = explainer(nearest).explain(result);
      if (result.register.hash === register.hash) return evidence;
      const { version, hash } = result.register;
      return deepFreeze({
        ...evidence,
        note: `The result was judged by register ${version} (${hash}); this evidence is of register ${register.version} (${register.hash}).`,
      });
    },
    history: (structure: string): History => historyOf(judge, structureText(structure)),
    with: (more: ScreenerOptions): Screener => createScreener({ ...options, ...more }),
  });
}

function kindOf(value: unknown): IdentifierKind | undefined {
  if (value === undefined || value === 'cas' || value === 'inchikey' || value === 'name') return value;
  throw new TypeError(`what a text is read as is cas, inchikey or name; got ${valueShown(value)}`);
}

function checkResult(result: unknown): asserts result is ScreenResult {
  const given = result as Partial<ScreenResult> | null | undefined;
  if (typeof given !== 'object' || typeof given?.verdict !== 'string' || !Array.isArray(given.findings))
    throw new TypeError(`explain takes a result of screen; got ${valueShown(result)}`);
}
