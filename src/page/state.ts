import { isOld, type Jurisdiction, loadRegister, type Register } from '../entries/law.js';
import type { ScreenerOptions } from '../index.js';

/** A rules file of the user's own. */
export interface Pack {
  readonly name: string;
  readonly rules: unknown;
}

/** What the user has chosen. */
export interface Choice {
  /** Ids; undefined for those that the library judges by where none is asked for. */
  readonly jurisdictions: readonly string[] | undefined;
  /** `YYYY-MM-DD`; undefined for today. */
  readonly day: string | undefined;
  readonly packs: readonly Pack[];
}

let choice: Choice = { jurisdictions: undefined, day: undefined, packs: [] };
let register: Register | undefined;
const listeners: ((choice: Choice, before: Choice) => void)[] = [];

export const chosen = (): Choice => choice;

/** Called whenever the choice changes. */
export function onChoice(listener: (choice: Choice, before: Choice) => void): void {
  listeners.push(listener);
}

export function choose(change: Partial<Choice>): void {
  const before = choice;
  if (change.packs !== undefined) register = undefined;
  choice = { ...choice, ...change };
  for (const listener of listeners) listener(choice, before);
}

/**
 * The register with the user's own rules.
 *
 * @throws RulesError where a pack does not fit
 */
export const registerOf = (packs: readonly Pack[]): Register =>
  loadRegister(
    packs.map(({ rules }) => rules),
    { names: packs.map(({ name }) => name) },
  );

/** The register that is judged by. */
export function law(): Register {
  register ??= registerOf(choice.packs);
  return register;
}

/** The jurisdictions judged by, in the register's order. */
export const judgedBy = (): readonly string[] => law().meant(choice.jurisdictions);

/** Today in UTC, as the library takes it. */
export const today = (): string => new Date().toISOString().slice(0, 10);

export const dayChosen = (): string => choice.day ?? today();

/** What a screener is made with; the day is given at each question. */
export function screenerOptions({ jurisdictions, packs }: Choice = choice): ScreenerOptions {
  return {
    ...(jurisdictions === undefined ? {} : { jurisdictions }),
    ...(packs.length === 0
      ? {}
      : { packs: packs.map(({ rules }) => rules), packNames: packs.map(({ name }) => name) }),
  };
}

export { isOld, type Jurisdiction };
