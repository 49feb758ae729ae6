import { type JurisdictionOverview, jurisdictionOverview } from './overview.js';
import type { In, LawRegister } from './register.js';
import type { ClassRule, NamedEntry, TextNotHeld } from './schema.types.js';

/** What stands in the register under a word that somebody asked for. */
export type Look =
  | {
      readonly of: 'jurisdiction';
      readonly overview: JurisdictionOverview;
      readonly named: readonly In<NamedEntry>[];
      /** Notes of its rules files. */
      readonly notes: readonly string[];
    }
  | {
      readonly of: 'text not held';
      readonly id: string;
      readonly name: string;
      readonly notHeld: readonly In<TextNotHeld>[];
    }
  | { readonly of: 'items'; readonly items: readonly (In<NamedEntry> | In<ClassRule>)[] };

/**
 * Looks something up: a jurisdiction by its id; an entry or a rule by its id, by the beginning of its id (`us-frs` for
 * `us-frs-2018` and `us-frs-2025`), or by its name or another name of it in any jurisdiction.
 *
 * @param register - the register
 * @param what - an id or a name; capitals do not matter
 * @returns what was found, or undefined
 * @throws never
 * @example look(loadRegister(), 'us-frs')?.of; // 'items'
 */
export function look(register: LawRegister, what: string): Look | undefined {
  const asked = what.trim().toLowerCase();
  const jurisdiction = register.jurisdictions().find(({ id }) => id === asked);
  if (jurisdiction !== undefined)
    return {
      of: 'jurisdiction',
      overview: jurisdictionOverview(register, jurisdiction),
      named: register.named(jurisdiction.id),
      notes: register.files.filter((f) => f.jurisdiction.id === jurisdiction.id).flatMap((f) => f.notes),
    };
  const elsewhere = register.elsewhere.find((file) => file.jurisdiction.id === asked);
  if (elsewhere !== undefined)
    return { of: 'text not held', ...elsewhere.jurisdiction, notHeld: register.notHeld(asked) };
  const item = register.find(asked);
  if (item !== undefined) return { of: 'items', items: [item] };
  const all = [...register.named(), ...register.classes()];
  for (const meets of [
    ({ id }: { id: string }) => id.startsWith(`${asked}-`),
    (each: In<NamedEntry> | In<ClassRule>) => namesOf(each).some((name) => letters(name) === letters(asked)),
  ]) {
    const items = all.filter(meets);
    if (asked !== '' && items.length > 0) return { of: 'items', items };
  }
  return undefined;
}

/** All that something in the register can be asked for by. */
export function lookables(register: LawRegister): string[] {
  const all = [...register.named(), ...register.classes()];
  return [
    ...register.jurisdictions().map(({ id }) => id),
    ...register.elsewhere.map((file) => file.jurisdiction.id),
    ...all.map(({ id }) => id),
    ...all.flatMap(namesOf),
  ];
}

const namesOf = (item: In<NamedEntry> | In<ClassRule>): readonly string[] =>
  'synonyms' in item ? [item.name, ...item.synonyms] : [item.name];

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || text;
