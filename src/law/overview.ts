import { type SourcePlace, sourcePlacesOf } from './places.js';
import type { In, LawRegister } from './register.js';
import type { ClassRule, Confidence, NamedEntry, TextNotHeld } from './schema.types.js';

export type Kind = NamedEntry['kind'];

/** What the register holds of one jurisdiction, in numbers. */
export interface JurisdictionOverview {
  readonly id: string;
  readonly name: string;
  /** The earliest day on which one of its files was last held against its sources. */
  readonly reviewed: string;
  /** Named entries by kind; kinds without an entry are left out. */
  readonly named: Readonly<Partial<Record<Kind, number>>>;
  /** Entries and rules by how sure their source is. */
  readonly confidence: Readonly<Record<Confidence, number>>;
  /** Entries and rules whose first day is not known to the day. */
  readonly firstDayNotKnown: number;
  readonly rules: readonly In<ClassRule>[];
  /** Entries and rules that no official text and nobody else confirms, by id. */
  readonly unverified: readonly string[];
  /** Who could settle them, and the rest of what is not known. */
  readonly places: readonly SourcePlace[];
  readonly notHeld: readonly In<TextNotHeld>[];
}

/** What the whole register holds. */
export interface RegisterOverview {
  readonly version: string;
  readonly hash: string;
  readonly reviewed: string;
  readonly jurisdictions: readonly JurisdictionOverview[];
  /** Jurisdictions known to have a class rule of which no text is held; nothing is judged by them. */
  readonly elsewhere: readonly {
    readonly id: string;
    readonly name: string;
    readonly notHeld: readonly In<TextNotHeld>[];
  }[];
}

/**
 * What does the register hold?
 *
 * @param register - the register
 * @returns its jurisdictions with their counts, and what is known to exist and is not held
 * @throws never
 * @example registerOverview(loadRegister()).jurisdictions[0].named.drug; // 98
 */
export function registerOverview(register: LawRegister): RegisterOverview {
  return {
    version: register.version,
    hash: register.hash,
    reviewed: register.reviewed,
    jurisdictions: register
      .jurisdictions()
      .map((jurisdiction) => jurisdictionOverview(register, jurisdiction)),
    elsewhere: register.elsewhere.map(({ jurisdiction }) => ({
      ...jurisdiction,
      notHeld: register.notHeld(jurisdiction.id),
    })),
  };
}

/** The numbers of one jurisdiction of the register. */
export function jurisdictionOverview(
  register: LawRegister,
  { id, name }: { readonly id: string; readonly name: string },
): JurisdictionOverview {
  const rules = register.classes(id);
  const all = [...register.named(id), ...rules];
  const named: Partial<Record<Kind, number>> = {};
  for (const { kind } of register.named(id)) named[kind] = (named[kind] ?? 0) + 1;
  const confidence = { official: 0, secondary: 0, unverified: 0 };
  for (const { source } of all) confidence[source.confidence] += 1;
  return {
    id,
    name,
    reviewed: register.files
      .filter((file) => file.jurisdiction.id === id)
      .map((file) => file.reviewed)
      .reduce((a, b) => (a < b ? a : b)),
    named,
    confidence,
    firstDayNotKnown: all.filter(({ since }) => since === null || since.length < 10).length,
    rules,
    unverified: all.filter(({ source }) => source.confidence === 'unverified').map((item) => item.id),
    places: sourcePlacesOf(id),
    notHeld: register.notHeld(id),
  };
}
