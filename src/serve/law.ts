import { type DayStatus, statusOn } from '../law/days.js';
import { type Look, look } from '../law/look.js';
import { type RegisterOverview, registerOverview } from '../law/overview.js';
import type { LawRegister } from '../law/register.js';
import type { ErrorCode, Stamp } from './answer.js';

/**
 * What the service says of the register.
 *
 * @example
 * const answer = createHandler().law('us-frs-2018', '2020-01-01');
 * 'onDay' in answer && answer.onDay; // { 'us-frs-2018': 'in force' }
 */
export type LawAnswer = Stamp &
  (
    | { readonly overview: RegisterOverview }
    | {
        readonly found: Look;
        /** Of each entry and rule that was found, by its id: whether it was in force on the day of the answer. */
        readonly onDay: Readonly<Record<string, DayStatus>>;
      }
    | { readonly error: { readonly code: ErrorCode; readonly message: string } }
  );

/** What the register holds; or what it holds under a word, with what of that was in force on a day. */
export function lawAnswer(register: LawRegister, what: string | undefined, stamp: Stamp): LawAnswer {
  if (what === undefined) return { ...stamp, overview: registerOverview(register) };
  const found = look(register, what);
  if (found === undefined)
    return {
      ...stamp,
      error: {
        code: 'law-not-known',
        message:
          'The register holds nothing under that word; it knows jurisdictions, rules, entries and names.',
      },
    };
  const items =
    found.of === 'items'
      ? found.items
      : found.of === 'jurisdiction'
        ? [...found.named, ...found.overview.rules]
        : [];
  return {
    ...stamp,
    found,
    onDay: Object.fromEntries(items.map((item) => [item.id, statusOn(item, stamp.asOf)])),
  };
}
