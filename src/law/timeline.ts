import { beginOf, dayAfter, firstDayOf, lastDayOf, type Span } from './days.js';
import type { In } from './register.js';
import type { ClassRule, Extension, KnownDay, NamedEntry, Source } from './schema.types.js';
import { standings, turnOf } from './standing.js';

/**
 * What can happen to an entry or a rule.
 *
 * @example lawDiff(loadRegister(), 'us', '2018-02-05', '2018-02-06').began[0].kind; // 'began'
 */
export type EventKind =
  | 'first controlled'
  | 'began'
  | 'extended'
  | 'moved'
  | 'made permanent'
  | 'runs out unless extended'
  | 'ended';

/**
 * Something that happened to an entry or a rule, on a day as far as it is known.
 *
 * @example lawDiff(loadRegister(), 'us', '2018-02-05', '2018-02-06').began[0].day; // '2018-02-06'
 */
export interface LawEvent {
  /** What happened. */
  readonly kind: EventKind;
  /** Whether to a listing or to a class rule. */
  readonly of: 'listed' | 'class';
  /** Whose law. */
  readonly jurisdiction: string;
  /** Id of the entry or rule. */
  readonly id: string;
  /** What the law calls it. */
  readonly name: string;
  /** The schedule or list, as the law calls it. */
  readonly schedule: string;
  /** Paragraph of the law, or the order alone. */
  readonly citation: string;
  /** The order or act, where it is not the citation itself. */
  readonly instrument?: string;
  /**
   * As the register gives it, a day, a month or a year; null where the day is not known. For `ended` it is the
   * last day in force, for `runs out unless extended` the last day of the temporary order.
   */
  readonly day: KnownDay;
  /** Between which days it happened; for an end, the first day without it. */
  readonly span: Span;
  /** The extension that began, for `extended`. */
  readonly extension?: Extension;
  /** Where it was read. */
  readonly source: Source;
  /** What is to be said about the days. */
  readonly note?: string;
}

/**
 * What happened to an entry or a class rule?
 *
 * @param item - an entry or a rule of the register
 * @returns its events in the order of their days
 * @throws never
 * @example eventsOf(register.find('us-furanyl-fentanyl')!).map((e) => `${e.day} ${e.kind}`);
 * // ['2016-11-29 began', '2018-11-29 made permanent']
 */
export function eventsOf(item: In<NamedEntry> | In<ClassRule>): LawEvent[] {
  const of = 'clauses' in item ? 'class' : 'listed';
  const all = standings(item);
  const now = all.at(-1)!;
  const base = {
    of,
    jurisdiction: item.jurisdiction,
    id: item.id,
    name: item.name,
    source: item.source,
    ...(item.datesNote === undefined ? {} : { note: item.datesNote }),
  } as const;
  const events: LawEvent[] = [{ ...base, ...all[0], kind: 'began', day: item.since, span: beginOf(item) }];
  const on = (kind: EventKind, day: string, extension?: Extension) =>
    events.push({
      ...base,
      ...now,
      kind,
      day,
      span: { earliest: firstDayOf(day), latest: lastDayOf(day) },
      ...(extension === undefined ? {} : { extension }),
    });
  const after = (kind: EventKind, day: string) =>
    events.push({
      ...base,
      ...now,
      kind,
      day,
      span: { earliest: dayAfter(firstDayOf(day)), latest: dayAfter(lastDayOf(day)) },
    });
  if ('smiles' in item) {
    // An order that made permanent or widened is told once, by what it did.
    const told = [item.permanentSince, ...Object.values(item.extensionSince ?? {})];
    for (const [i, { until }] of item.earlier.entries()) {
      const span = turnOf(item, i);
      if (until !== null && !told.includes(span.earliest))
        events.push({
          ...base,
          ...all[i + 1]!,
          kind: 'moved',
          day: until.length < 10 ? until : span.earliest,
          span,
        });
    }
    if (item.firstControl != null) on('first controlled', item.firstControl);
    if (item.permanentSince != null) on('made permanent', item.permanentSince);
    for (const [extension, day] of Object.entries(item.extensionSince ?? {}))
      if (day != null) on('extended', day, extension as Extension);
  }
  if (item.expires !== undefined) after('runs out unless extended', item.expires);
  if (item.until !== null) after('ended', item.until);
  return events.sort(byDay);
}

/**
 * A molecule's history: what happened to everything that it matches.
 *
 * @param matched - the entries and rules that it matches on any day, as the screener found them
 * @returns all their events in the order of their days; those without a day first, as they may be the oldest
 * @throws never
 * @example timeline([register.find('us-furanyl-fentanyl')!, register.find('cn-furanylfentanyl')!]);
 */
export function timeline(matched: readonly (In<NamedEntry> | In<ClassRule>)[]): LawEvent[] {
  return matched.flatMap(eventsOf).sort(byDay);
}

/** By the earliest day they may have happened on, then the latest; the same day in the order of jurisdiction and id. */
export function byDay(a: LawEvent, b: LawEvent): number {
  return (
    compare(a.span.earliest ?? '', b.span.earliest ?? '') ||
    compare(a.span.latest ?? '9999', b.span.latest ?? '9999') ||
    compare(`${a.jurisdiction} ${a.id}`, `${b.jurisdiction} ${b.id}`)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
