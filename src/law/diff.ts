import { isDay } from './days.js';
import type { LawRegister } from './register.js';
import { byDay, eventsOf, type LawEvent } from './timeline.js';

/**
 * What changed in a jurisdiction's law between two days.
 *
 * @example
 * const { began, ended } = lawDiff(loadRegister(), 'cn', '2019-04-30', '2019-05-01');
 * [began.map((event) => event.id), ended.length]; // [['cn-2019'], 0]
 */
export interface LawDiff {
  /** Whose law. */
  readonly jurisdiction: string;
  /** The first day: what began on it is not new. */
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
  /** What began to hold: in force on a day after `from` and up to `to`, and not before it. */
  readonly began: readonly LawEvent[];
  /** What was widened, moved to another schedule or made permanent in that time. */
  readonly changed: readonly LawEvent[];
  /** What ceased to hold: its first day without force is after `from` and up to `to`. */
  readonly ended: readonly LawEvent[];
  /** What may have happened in that time: the register does not know the day well enough to say. */
  readonly perhaps: readonly LawEvent[];
}

/**
 * What began and ended in a jurisdiction between two days?
 *
 * @param register - the register
 * @param jurisdiction - an id of it
 * @param from - the first day, `YYYY-MM-DD`; what began on it does not count as new
 * @param to - the last day, included
 * @returns the changes, each list in the order of the days
 * @throws RangeError where a day does not exist, `to` lies before `from`, or the jurisdiction is not in the register
 * @example lawDiff(loadRegister(), 'us', '2018-02-05', '2018-02-06').began.map((e) => e.id); // ['us-frs-2018']
 */
export function lawDiff(register: LawRegister, jurisdiction: string, from: string, to: string): LawDiff {
  for (const day of [from, to])
    if (!isDay(day)) throw new RangeError(`"${day}" is no day; expected YYYY-MM-DD`);
  if (to < from) throw new RangeError(`the day ${to} lies before ${from}`);
  const known = register.jurisdictions().map(({ id }) => id);
  if (!known.includes(jurisdiction))
    throw new RangeError(`no jurisdiction "${jurisdiction}" in the register; it has ${known.join(', ')}`);
  const events = [...register.named(jurisdiction), ...register.classes(jurisdiction)]
    .flatMap(eventsOf)
    .filter((event) => event.kind !== 'first controlled')
    .filter(({ span }) => (span.latest ?? '9999') > from && (span.earliest ?? '') <= to)
    .sort(byDay);
  const sure = ({ kind, span }: LawEvent) =>
    kind !== 'runs out unless extended' &&
    span.earliest !== null &&
    span.earliest > from &&
    span.latest !== null &&
    span.latest <= to;
  const certain = events.filter(sure);
  return {
    jurisdiction,
    from,
    to,
    began: certain.filter(({ kind }) => kind === 'began'),
    changed: certain.filter(({ kind }) => ['extended', 'moved', 'made permanent'].includes(kind)),
    ended: certain.filter(({ kind }) => kind === 'ended'),
    perhaps: events.filter((event) => !sure(event)),
  };
}
