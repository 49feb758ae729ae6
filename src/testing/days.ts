import {
  beginOf,
  type DayStatus,
  dayAfter,
  dayBefore,
  type EntryDays,
  firstDayOf,
  lastDayOf,
  statusOn,
} from '../law/days.js';

/**
 * A day, and what the register can say of an entry on it.
 *
 * @example daysAround({ since: '2018-02-06' }).map(({ day, status }) => [day, status]); // [['2018-02-05', 'not in force'], ['2018-02-06', 'in force'], ['2018-02-07', 'in force']]
 */
export interface DayAround {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `not known`: a day inside a month or a year that is all that is known. */
  readonly status: DayStatus;
}

/** Days on which nothing is asked: a screener takes no others. */
const [FIRST, LAST] = ['1900-01-01', '2999-12-31'];

/**
 * The days on which something may change for an entry: the one before, the first and the one after of each of its days.
 *
 * @param term - an entry or a rule
 * @returns the days in order, each once, with what is so on it; none where no day is known
 * @throws never
 * @example daysAround({ since: '2018-02-06', until: '2018-02-06' }).length; // 3
 */
export function daysAround(term: EntryDays): readonly DayAround[] {
  const { earliest, latest } = beginOf(term);
  const until = term.until ?? null;
  const turns = [
    earliest,
    latest,
    ...(until === null ? [] : [firstDayOf(until), lastDayOf(until)]),
    ...(term.expires === undefined ? [] : [term.expires]),
  ].filter((day) => day !== null);
  const days = new Set(turns.flatMap((day) => [dayBefore(day), day, dayAfter(day)]));
  return [...days]
    .filter((day) => day >= FIRST! && day <= LAST!)
    .sort()
    .map((day) => ({ day, status: statusOn(term, day) }));
}
