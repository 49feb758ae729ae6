import type { Extension, KnownDay } from './schema.types.js';

/** What a register can say of an entry and a day. */
export type DayStatus = 'in force' | 'not in force' | 'not known';

/** The days of an entry or a rule, as its rules file gives them. */
export interface EntryDays {
  readonly since: string | null;
  readonly until?: string | null | undefined;
  readonly knownInForceBy?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly expires?: string | undefined;
}

/** Between which days something began, both included; null where no bound is known. */
export interface Span {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/**
 * Was this in force on that day?
 *
 * First and last days count as in force. A month or a year stands for "some day in it": inside it nothing is known.
 *
 * @param term - an entry, a rule or anything with their days
 * @param day - the day asked about, `YYYY-MM-DD`
 * @returns `not known` where the answer rests on a day that the register does not know
 * @throws never
 * @example statusOn({ since: '2018-02-06', until: '2025-07-15' }, '2025-07-15'); // 'in force'
 * @example statusOn({ since: '2018' }, '2018-06-01'); // 'not known'
 * @example statusOn({ since: null, knownInForceBy: '2022-11-30' }, '2022-11-30'); // 'in force'
 */
export function statusOn(term: EntryDays, day: string): DayStatus {
  const began = beginOf(term);
  const until = term.until ?? null;
  if (began.earliest !== null && day < began.earliest) return 'not in force';
  if (until !== null && day > lastDayOf(until)) return 'not in force';
  if (began.latest === null || day < began.latest) return 'not known';
  if (until !== null && day > firstDayOf(until)) return 'not known';
  if (term.expires !== undefined && day > term.expires) return 'not known';
  return 'in force';
}

/**
 * Did a listing reach this far on that day? An extension may have come later than the listing.
 *
 * @param entry - a named entry
 * @param extensions - what carried the match, `['halides']`; all of them must have held
 * @param day - the day asked about
 * @returns the weakest of the answers for the entry and for each extension
 * @throws never
 * @example extensionStatusOn({ since: '2020-05-15', extensionSince: { halides: '2023-11-30' } }, ['halides'], '2022-01-01');
 * // 'not in force'
 */
export function extensionStatusOn(
  entry: EntryDays & { readonly extensionSince?: Partial<Record<Extension, KnownDay>> | undefined },
  extensions: readonly Extension[],
  day: string,
): DayStatus {
  const all = [
    statusOn(entry, day),
    ...extensions.map((extension) => {
      const since = entry.extensionSince?.[extension];
      return since === undefined ? 'in force' : statusOn({ since }, day);
    }),
  ];
  return all.includes('not in force') ? 'not in force' : all.includes('not known') ? 'not known' : 'in force';
}

/**
 * Between which days did this begin?
 *
 * @param term - an entry or a rule
 * @returns the same day twice where the first day is known
 * @throws never
 * @example beginOf({ since: '2017', notBefore: '2017-03-16' }); // { earliest: '2017-03-16', latest: '2017-12-31' }
 */
export function beginOf(term: EntryDays): Span {
  const { since, notBefore, knownInForceBy } = term;
  return {
    earliest: later(since === null ? null : firstDayOf(since), notBefore ?? null),
    latest: earlier(since === null ? null : lastDayOf(since), knownInForceBy ?? null),
  };
}

/** The first day that a day, a month or a year may mean: `2018` gives `2018-01-01`. */
export function firstDayOf(known: string): string {
  return known.length === 4 ? `${known}-01-01` : known.length === 7 ? `${known}-01` : known;
}

/** The last day that a day, a month or a year may mean: `2018-02` gives `2018-02-28`. */
export function lastDayOf(known: string): string {
  if (known.length === 4) return `${known}-12-31`;
  if (known.length > 7) return known;
  const [year, month] = known.split('-').map(Number) as [number, number];
  const days = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${known}-${days}`;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day after: `dayAfter('2025-07-15')` is `2025-07-16`. */
export function dayAfter(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (day < lastDayOf(day.slice(0, 7))) return day.slice(0, 8) + two(Number(day.slice(8)) + 1);
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${day.slice(0, 5)}${two(month + 1)}-01`;
}

/** The day before: `dayBefore('2018-03-01')` is `2018-02-28`. */
export function dayBefore(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (!day.endsWith('-01')) return day.slice(0, 8) + two(Number(day.slice(8)) - 1);
  return month === 1
    ? `${String(year - 1).padStart(4, '0')}-12-31`
    : lastDayOf(`${day.slice(0, 5)}${two(month - 1)}`);
}

/** How many days lie between two days: `daysBetween('2018-02-05', '2018-02-06')` is 1. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** The same day a year on; 29 February becomes 28 February. */
export function yearAfter(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
  const last = lastDayOf(`${year}${day.slice(4, 7)}`);
  return earlier(year + day.slice(4), last)!;
}

/**
 * Is this register older than a year?
 *
 * @param register - a register
 * @param today - the day it is, `YYYY-MM-DD`
 * @returns true from the day after the anniversary of its earliest review
 * @throws never
 * @example isOld({ reviewed: '2026-11-22' }, '2027-11-23'); // true
 */
export function isOld(register: { readonly reviewed: string }, today: string): boolean {
  return today > yearAfter(register.reviewed);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}
