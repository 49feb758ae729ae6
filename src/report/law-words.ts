import { isOld, type Span } from '../law/days.js';
import type { In } from '../law/register.js';
import type { ClassRule, KnownDay, NamedEntry, TextNotHeld } from '../law/schema.types.js';
import type { LawEvent } from '../law/timeline.js';
import { jurisdictionName } from './row.js';

/** `2018-02-06`; `some day of 2018` and `some day of 2018-03` where no more is known. */
export const dayWords = (known: string): string => (known.length < 10 ? `some day of ${known}` : known);

/** The days of an entry or a rule in one line, for tables: `2018-02-06 to 2025-07-15`. */
export function termInShort({ since, until, knownInForceBy }: In<NamedEntry> | In<ClassRule>): string {
  const from = since ?? (knownInForceBy === undefined ? 'not known' : `by ${knownInForceBy}`);
  return until === null ? from : `${from} to ${until}`;
}

/** The days of an entry or a rule with everything that is known and not known about them, a line each. */
export function termLines(item: In<NamedEntry> | In<ClassRule>): string[] {
  const { since, until, knownInForceBy, notBefore, expires, datesConfidence } = item;
  const lines = [
    since === null
      ? 'the first day in force is not known'
      : `from ${dayWords(since)}${until === null ? ' on' : ''}`,
  ];
  if (until !== null) lines.push(`to ${dayWords(until)}${until.length < 10 ? '' : ', that day included'}`);
  if (since === null || since.length < 10) {
    if (notBefore !== undefined) lines.push(`not before ${notBefore}`);
    if (knownInForceBy !== undefined)
      lines.push(`certainly in force on ${knownInForceBy}: a text of that day holds it`);
  }
  if (expires !== undefined)
    lines.push(`a temporary order: runs out on ${expires} unless extended; not known after it`);
  if ('smiles' in item) {
    const { firstControl, permanentSince, extensionSince } = item;
    if (firstControl != null && firstControl !== since)
      lines.push(`first controlled on ${dayWords(firstControl)}, before it was named`);
    if (permanentSince != null) lines.push(`permanent since ${dayWords(permanentSince)}`);
    for (const [extension, day] of Object.entries(extensionSince ?? {}))
      lines.push(`${extension} since ${day == null ? 'a day that is not known' : dayWords(day)}`);
  }
  if (datesConfidence !== undefined) lines.push(`how sure the days are: ${datesConfidence}`);
  return lines;
}

/** When something happened, as far as it is known. */
export function eventDay({ day, span }: LawEvent): string {
  if (day !== null && day.length === 10) return day;
  return day === null ? spanWords(span) : dayWords(day);
}

function spanWords({ earliest, latest }: Span): string {
  if (earliest === null && latest === null) return 'day not known';
  if (earliest === null) return `by ${latest}`;
  if (latest === null) return `not before ${earliest}`;
  return `between ${earliest} and ${latest}`;
}

/** What is not held, with its first day where one is known. */
export const notHeldWords = ({ what, since }: TextNotHeld): string =>
  since === null ? what : `${what} (since ${knownWords(since)})`;

const knownWords = (known: Exclude<KnownDay, null>): string => (known.length < 10 ? dayWords(known) : known);

/** One short line that says what a screening did not judge by; empty where nothing is missing. */
export function holesLine(notHeld: readonly In<TextNotHeld>[], judged: readonly string[]): string {
  const ids = [...new Set(notHeld.map(({ jurisdiction }) => jurisdiction))];
  const parts = ids.filter((id) => judged.includes(id));
  const whole = ids.filter((id) => !judged.includes(id));
  if (ids.length === 0) return '';
  const said = [
    ...(parts.length === 0 ? [] : [partsOf(parts)]),
    ...(whole.length === 0
      ? []
      : [`all of ${whole.length} more ${whole.length === 1 ? 'jurisdiction' : 'jurisdictions'}`]),
  ];
  return `not judged for want of text: ${said.join('; ')} (onetweak law list)`;
}

/** `parts of Italy`; `parts of 3 jurisdictions (United States, Italy, Ireland)`. */
function partsOf(ids: readonly string[]): string {
  const names = ids.slice(0, MOST_NAMED).map(jurisdictionName);
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
  return ids.length === 1
    ? `parts of ${names[0]}`
    : `parts of ${ids.length} jurisdictions (${names.join(', ')}${more})`;
}

/** Names in a line; `law list` has them all. */
const MOST_NAMED = 8;

/**
 * The warning that the day and the register do not go together: nobody held the register against its sources for a year, or the
 * machine's clock stands before the day on which somebody did.
 *
 * @param today - the day it is by the clock, `YYYY-MM-DD`
 * @returns undefined where there is nothing to warn of
 */
export function ageWarning(reviewed: string, today: string): string | undefined {
  if (isOld({ reviewed }, today))
    return `the register was last held against its sources on ${reviewed}, more than a year ago: what changed since is not in it`;
  return today < reviewed
    ? `this machine’s clock says ${today}, and the register was held against its sources later, on ${reviewed}: where no day is given, the day of the clock is judged for`
    : undefined;
}
