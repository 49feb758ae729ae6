import { dayAfter, firstDayOf, lastDayOf } from './days.js';
import type { ClassRule, NamedEntry } from './schema.types.js';

/** Under what an entry or a rule stood on a day. */
export interface Standing {
  readonly schedule: string;
  readonly citation: string;
  /** The order or act that put it there, where it is not the citation itself. */
  readonly instrument?: string;
  /** Why this is not said for certain, where the day on which one gave way to the other is not known. */
  readonly doubt?: string;
}

type Item = Pick<NamedEntry, 'schedule' | 'citation' | 'instrument'> &
  Partial<Pick<NamedEntry, 'earlier' | 'knownInForceBy'>>;

/**
 * Under which schedule, citation and order did this stand on that day? A substance is often listed by a temporary order
 * before it gets its place in the schedule, or is moved from one schedule to another.
 *
 * @param item - an entry or a rule of the register
 * @param day - the day asked about, `YYYY-MM-DD`; whether it was in force then is for `statusOn` to say
 * @returns the standing of that day; both where the day between them is not known well enough
 * @throws never
 * @example standingOn(register.find('us-furanyl-fentanyl')!, '2017-01-01').instrument;
 * // '81 FR 85873 (2016-11-29), temporary order'
 */
export function standingOn(item: NamedEntry | ClassRule, day: string): Standing {
  const all = standings(item);
  for (const [i, period] of all.slice(0, -1).entries()) {
    const { earliest, latest } = turnOf(item, i);
    if (earliest !== null && day < earliest) return bare(period);
    if (latest !== null && day >= latest) continue;
    const next = all[i + 1]!;
    const either = (a: string, b: string) => (a === b ? a : `${a}, or already ${b}`);
    return {
      schedule: either(period.schedule, next.schedule),
      citation: either(whole(period), whole(next)),
      doubt: `The day on which ${whole(period)} gave way to ${whole(next)} is not known here.`,
    };
  }
  return bare(all.at(-1)!);
}

/** All standings of an item, the present one last. */
export function standings(item: Item): readonly [Standing, ...Standing[]] {
  const now = { schedule: item.schedule, citation: item.citation, instrument: item.instrument };
  return [...(item.earlier ?? []).map((e) => ({ ...e, schedule: e.schedule ?? item.schedule })), now].map(
    bare,
  ) as [Standing, ...Standing[]];
}

/** Between which days the standing after the earlier one of this number began, both included. */
export function turnOf(item: Item, i: number): { earliest: string | null; latest: string | null } {
  const { until } = item.earlier![i]!;
  return until === null
    ? { earliest: null, latest: item.knownInForceBy ?? null }
    : { earliest: dayAfter(firstDayOf(until)), latest: dayAfter(lastDayOf(until)) };
}

/** The days on which what is said of an item's standing changes. */
export function turnDays(item: NamedEntry | ClassRule): string[] {
  return ('earlier' in item ? item.earlier : []).flatMap((_, i) => {
    const { earliest, latest } = turnOf(item, i);
    return [earliest, latest].filter((day) => day !== null);
  });
}

const bare = ({
  schedule,
  citation,
  instrument,
}: Pick<Item, 'schedule' | 'citation' | 'instrument'>): Standing =>
  instrument === undefined ? { schedule, citation } : { schedule, citation, instrument };

const whole = ({ citation, instrument }: Standing): string =>
  instrument === undefined ? citation : `${citation} (${instrument})`;
