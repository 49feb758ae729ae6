import type fastCheck from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { EntryDays } from '../law/days.js';
import { type In, loadRegister } from '../law/register.js';
import type { NamedEntry } from '../law/schema.js';
import { type DayAround, daysAround } from './days.js';
import { EVERY_LIBERTY, type RespellOptions, respell } from './respell.js';
import { type Dialect, HEADINGS, type ListRecord, tableOf } from './rows.js';

/**
 * The caller's own fast-check, 3 or 4: this module imports none, so that there is one and its settings hold.
 *
 * @example fc.check(fc.property(arbitraries(fc).mixture(['CCO', 'C']), (text) => text.includes('.'))).failed; // false
 */
export type FastCheck = typeof fastCheck;

/**
 * Arbitraries for tests of one's own rules. They write what they are given in another way, or draw from published names;
 * none puts a group on, takes one off or swaps one: negatives are what a user supplies.
 *
 * @example
 * const { brokenText } = arbitraries(fc);
 * const property = fc.property(brokenText('CCO'), (text) => createScreener().screen(text).verdict === 'unreadable');
 * fc.check(property, { numRuns: 10 }).failed; // false
 */
export interface Arbitraries {
  /**
   * The same substance in another writing: atoms in another order, rings numbered otherwise, and liberties. Cases shrink
   * to fewer liberties first, then to the text as it was given.
   *
   * @param smiles - a SMILES that can be read
   * @param liberties - which liberties it may take; all of {@link RespellOptions} where absent
   * @throws TypeError where the SMILES cannot be read
   */
  respelling(smiles: string, liberties?: RespellOptions): Arbitrary<string>;
  /** Entries of the register, of these jurisdictions or of all, and of packs. */
  named(options?: {
    /** Ids of jurisdictions; all where absent. */
    readonly jurisdictions?: readonly string[];
    /** Rules files of one's own, parsed. */
    readonly packs?: readonly unknown[];
  }): Arbitrary<In<NamedEntry>>;
  /**
   * Two or three of these, as one text.
   *
   * @throws RangeError where there is none
   */
  mixture(smiles: readonly string[]): Arbitrary<string>;
  /**
   * The days on which something may change for an entry, with what is so on each.
   *
   * @throws RangeError where nothing is known of its days
   */
  dayAround(entry: EntryDays): Arbitrary<DayAround>;
  /** A text that no reader may take for a molecule: cut off within a branch, a bracket or a ring lost, a NUL in it. */
  brokenText(smiles: string): Arbitrary<string>;
  /** A table of this one record, under headings that public lists have, in one of the ways in which tables are written. */
  row(
    record: ListRecord,
    options?: {
      /** Headings to choose from for each column; those of public lists where absent. */
      readonly headings?: Readonly<Partial<Record<keyof ListRecord, readonly string[]>>>;
      /** How the table is written, as far as it is not left to chance. */
      readonly dialect?: Partial<Dialect>;
    },
  ): Arbitrary<string>;
}

/**
 * Arbitraries for tests of one's own rules.
 *
 * @param fc - the caller's fast-check
 * @returns see {@link Arbitraries}
 * @throws never
 * @example
 * const the = arbitraries(fc);
 * const screener = createScreener({ asOf: '2026-01-01' });
 * fc.check(fc.property(the.respelling('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'), (text) => screener.screen(text).verdict === 'listed')).failed; // false
 */
export function arbitraries(fc: FastCheck): Arbitraries {
  const chosen = <T>(list: readonly T[], what: string): Arbitrary<T> => {
    if (list.length === 0) throw new RangeError(`${what}: there is nothing to choose from`);
    return fc.constantFrom(...list);
  };

  function respelling(smiles: string, liberties: RespellOptions = ALL): Arbitrary<string> {
    const names = (Object.keys(liberties) as (keyof RespellOptions)[]).filter((name) => liberties[name]);
    // Said at once and not in the middle of a run.
    respell(smiles, 1);
    return fc
      .tuple(fc.tuple(...names.map(() => fc.boolean())), fc.nat({ max: 0xffff_ffff }))
      .map(([taken, seed]) => {
        const own = names.filter((_, i) => taken[i]);
        if (own.length === 0 && seed === 0) return smiles;
        return respell(smiles, seed, Object.fromEntries(own.map((name) => [name, true])));
      });
  }

  return {
    respelling,
    named({ jurisdictions, packs = [] } = {}) {
      const all = loadRegister(packs).named();
      const own =
        jurisdictions === undefined ? all : all.filter((e) => jurisdictions.includes(e.jurisdiction));
      return chosen(own, 'named');
    },
    mixture: (smiles) =>
      fc.array(chosen(smiles, 'mixture'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('.')),
    dayAround: (entry) => chosen(daysAround(entry), 'dayAround'),
    brokenText(smiles) {
      const end = smiles.split(/\s/)[0]!;
      return fc
        .tuple(fc.nat({ max: end.length }), fc.constantFrom(...BREAKS))
        .map(([at, broken]) => broken(end, at));
    },
    row(record, { headings = {}, dialect = {} } = {}) {
      const fields = (Object.keys(HEADINGS) as (keyof ListRecord)[]).filter(
        (each) => record[each] !== undefined,
      );
      return fc
        .tuple(
          fc.tuple(...fields.map((field) => chosen(headings[field] ?? HEADINGS[field], 'row'))),
          fc.shuffledSubarray(fields, { minLength: fields.length }),
          fc.record({
            separator: fc.constantFrom(',' as const, ';' as const, '\t' as const),
            lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
            quoted: fc.boolean(),
            mark: fc.boolean(),
          }),
        )
        .map(([names, order, style]) => {
          const named = Object.fromEntries(order.map((field) => [field, names[fields.indexOf(field)]!]));
          return tableOf(record, named, { ...style, ...dialect });
        });
    },
  };
}

/** Every liberty, those that are not taken by all of our own tests with them. */
const ALL: RespellOptions = { ...EVERY_LIBERTY, kekule: true, allBonds: true, largeRingNumbers: true };

/** Ways to break a text so that nothing definite is left, wherever it is cut. */
const BREAKS: readonly ((text: string, at: number) => string)[] = [
  (text, at) => `${text.slice(0, at)}(`,
  (text, at) => `${text.slice(0, at)}[`,
  (text, at) => `${text.slice(0, at)}[CH3`,
  (text) => `${text}=`,
  (text) => `${text})`,
  (text) => `${text}%(98765)`,
  (text, at) => `${text.slice(0, at)}\0${text.slice(at)}`,
];
