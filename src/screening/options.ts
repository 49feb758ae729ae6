import { RELATION_IDS, type RelationId, VARIANT_IDS, type VariantId } from '../families/ids.js';
import { isDay } from '../law/days.js';
import type { JurisdictionId } from '../result.ids.js';

/**
 * Options of a screener; all optional.
 *
 * @example
 * const strict = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01', relations: ['skeleton'] });
 * strict.screen('Fc1ccccc1NC1CCN(CCc2ccccc2)CC1').verdict; // 'none'
 */
export interface ScreenerOptions {
  /** Jurisdictions to judge by, as ids of the register (`us`, `cn`, `gb`, …), in upper or lower case; all where absent. */
  readonly jurisdictions?: readonly JurisdictionId[];
  /**
   * The day to judge for, `YYYY-MM-DD` or a Date (its day in UTC), between 1900-01-01 and 2999-12-31. Where absent it is
   * the day (UTC) on which `screen` is called.
   */
  readonly asOf?: string | Date;
  /** The user's own rules files, already parsed from JSON; same schema as ours. */
  readonly packs?: readonly unknown[];
  /** What the packs are called in error messages, such as their file names; `packs[0]` and so on where absent. */
  readonly packNames?: readonly string[];
  /** Relations to a family's core that make a molecule an `analogue`; all of the table where absent, none where empty. */
  readonly relations?: readonly RelationId[];
  /**
   * Variants of those relations that count (`urea`, `no-n-substituent`, …); all where absent. A molecule that is
   * related only by a variant that is left out is no `analogue`.
   */
  readonly variants?: readonly VariantId[];
}

/** The options as they were found to be. */
export interface CheckedOptions {
  readonly jurisdictions: readonly string[] | undefined;
  /** Undefined where the clock is to be asked. */
  readonly asOf: string | undefined;
  readonly packs: readonly unknown[];
  readonly packNames: readonly string[] | undefined;
  readonly relations: readonly RelationId[] | undefined;
  readonly variants: readonly VariantId[] | undefined;
}

const KEYS = ['jurisdictions', 'asOf', 'packs', 'packNames', 'relations', 'variants'] as const;

/** The day it is, in UTC, so that one question has one answer all over the world. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * @throws TypeError with one sentence that names the option and what it takes
 */
export function checkOptions(options: unknown): CheckedOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw wrong(`the options are an object, such as { jurisdictions: ['us'] }; got ${valueShown(options)}`);
  const given = options as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(given))
    if (!(KEYS as readonly string[]).includes(key))
      throw wrong(`there is no option "${key}"; there are ${KEYS.join(', ')}`);
  const { jurisdictions, asOf, packs, packNames, relations, variants } = given;
  return {
    jurisdictions:
      jurisdictions === undefined
        ? undefined
        : texts('jurisdictions', "ids of jurisdictions, such as ['us', 'un']", jurisdictions, 1).map((id) =>
            id.toLowerCase(),
          ),
    asOf: asOf === undefined ? undefined : dayOf(asOf),
    packs: packs === undefined ? [] : list('packs', 'rules files, parsed from JSON', packs),
    packNames: packNames === undefined ? undefined : texts('packNames', 'texts, one a pack', packNames),
    relations: relations === undefined ? undefined : idsOf('relations', RELATION_IDS, relations),
    variants: variants === undefined ? undefined : idsOf('variants', VARIANT_IDS, variants),
  };
}

/** `YYYY-MM-DD` of a day that is given as a text or as a Date. */
export function dayOf(value: unknown): string {
  const text =
    value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value;
  if (typeof text === 'string' && isDay(text) && text >= '1900-01-01' && text <= '2999-12-31') return text;
  throw wrong(
    `asOf is a day that exists, as YYYY-MM-DD or a Date, from 1900-01-01 to 2999-12-31; got ${valueShown(value)}`,
  );
}

/**
 * The text of a structure.
 *
 * @throws TypeError where it is none: a value out of a database, a molecule of a toolkit
 */
export function structureText(value: unknown): string {
  if (typeof value === 'string') return value;
  const toolkit =
    typeof value === 'object' && value !== null && 'toSmiles' in value
      ? '; of an OpenChemLib molecule give toIsomericSmiles()'
      : '';
  throw new TypeError(`a structure is a text, its SMILES; got ${valueShown(value)}${toolkit}`);
}

function list(name: string, what: string, value: unknown, least = 0): readonly unknown[] {
  if (Array.isArray(value) && value.length >= least) return value;
  const none = Array.isArray(value) ? 'an empty list; leave it out for all' : valueShown(value);
  throw wrong(`${name} is a list of ${what}; got ${none}`);
}

function texts(name: string, what: string, value: unknown, least = 0): readonly string[] {
  const all = list(name, what, value, least);
  const odd = all.findIndex((each) => typeof each !== 'string');
  if (odd >= 0) throw wrong(`${name} is a list of ${what}; its item ${odd} is ${valueShown(all[odd])}`);
  return all as readonly string[];
}

function idsOf<T extends string>(name: string, ids: readonly T[], value: unknown): readonly T[] {
  const all = texts(name, `ids (${ids.join(', ')})`, value);
  const odd = all.find((each) => !(ids as readonly string[]).includes(each));
  if (odd !== undefined) throw wrong(`${name} has no ${valueShown(odd)}; it takes ${ids.join(', ')}`);
  return all as readonly T[];
}

const wrong = (sentence: string): TypeError => new TypeError(`createScreener: ${sentence}`);

/** A value as a person would name it. */
export function valueShown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a Date that is no day';
  return typeof value === 'object' || typeof value === 'function'
    ? `${/^[aeiou]/i.test(typeof value) ? 'an' : 'a'} ${typeof value}`
    : `the ${typeof value} ${String(value)}`;
}
