import { InvalidArgumentError } from 'commander';
import { nearest } from '../batch/source/nearest.js';
import { RELATION_IDS, VARIANT_IDS } from '../families/ids.js';
import type { RelationChoice } from './options.js';

/** Reads the text that follows a flag. Throws an InvalidArgumentError in plain words. */
export type Parse = (text: string, before?: unknown) => unknown;

/** One of these words. */
export const oneOf =
  <T extends string>(words: readonly T[]) =>
  (text: string): T => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const near = nearest(text, words);
    throw new InvalidArgumentError(
      `${near === undefined ? '' : `Did you mean ${near}? `}It is one of: ${words.join(', ')}.`,
    );
  };

/** Words by commas. */
export const someOf =
  (words: readonly string[]): Parse =>
  (text) =>
    text.split(',').map((each) => oneOf(words)(each.trim()));

/** The text of each time that the flag is given. */
export const eachTime: Parse = (text, before) => [...((before as string[] | undefined) ?? []), text];

/** Ids by commas, over all times that the flag is given. */
export const ids: Parse = (text, before) => [
  ...((before as string[] | undefined) ?? []),
  ...text
    .split(',')
    .map((id) => id.trim().toLowerCase())
    .filter((id) => id !== ''),
];

export const wholeNumber: Parse = (text) => {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 999.');
  return Number(text);
};

const TIMES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** A count that may end with K, M, G or T: thousands, millions, and so on. */
export const bound: Parse = (text) => {
  const [, digits, by] = /^([1-9]\d{0,14})([kmgt]?)$/i.exec(text) ?? [];
  const number = Number(digits) * TIMES[by?.toLowerCase() ?? '']!;
  if (!Number.isSafeInteger(number))
    throw new InvalidArgumentError(
      'It is a whole number from 1, such as 1000000 or 5M (K, M, G, T: thousands).',
    );
  return number;
};

/** What parts cells: a word for it, or the sign itself. */
export const delimiter: Parse = (text) => {
  const known: Readonly<Record<string, string>> = {
    comma: ',',
    semicolon: ';',
    tab: '\t',
    pipe: '|',
    '\\t': '\t',
  };
  const sign = Object.hasOwn(known, text) ? known[text]! : text;
  if (sign.length !== 1 || /["\r\n]/.test(sign))
    throw new InvalidArgumentError('It is one sign, or one of: comma, semicolon, tab, pipe.');
  return sign;
};

/** An encoding that the platform can decode. */
export const encoding: Parse = (text) => {
  try {
    return new TextDecoder(text).encoding;
  } catch {
    throw new InvalidArgumentError('It is no encoding known here, such as utf-8, windows-1252 or utf-16le.');
  }
};

/** Texts by commas, over all times that the flag is given. */
export const names: Parse = (text, before) => [
  ...((before as string[] | undefined) ?? []),
  ...text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
];

export const countFromOne: Parse = (text) => {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
};

export const day: Parse = (text) => {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== text
  )
    throw new InvalidArgumentError('It is a day such as 2018-02-06.');
  return text;
};

/** `skeleton,no-acyl` chooses; `-urea,-ring-opened` leaves out; `none` turns the verdict off. */
export const relations: Parse = (text): RelationChoice => {
  const asked = text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  const known = oneOf<string>([...RELATION_IDS, ...VARIANT_IDS]);
  const out: string[] = asked.filter((each) => each.startsWith('-')).map((each) => known(each.slice(1)));
  const only: string[] = asked
    .filter((each) => !each.startsWith('-') && each !== 'all' && each !== 'none')
    .map(known);
  const some = <T extends string>(all: readonly T[]): T[] => {
    const named = all.filter((id) => only.includes(id));
    return (named.length > 0 ? named : all).filter((id) => !out.includes(id));
  };
  return {
    relations: asked.includes('none') ? [] : some(RELATION_IDS),
    ...([...only, ...out].some((id) => (VARIANT_IDS as readonly string[]).includes(id))
      ? { variants: some(VARIANT_IDS) }
      : {}),
  };
};
