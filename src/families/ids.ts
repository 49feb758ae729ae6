import { FENTANYL_IDS } from './fentanyl/ids.js';
import { ORPHINE_IDS, SPIRO_ORPHINE_IDS } from './orphine/ids.js';
import { U_SERIES_IDS } from './u-series/ids.js';

/**
 * The ids of all families, of their relations, variants and sites, by themselves so that a command, the law and the
 * schema of a result can name them and load no chemistry. A family adds its line here and in `index.ts`.
 */
const ALL = [FENTANYL_IDS, ORPHINE_IDS, SPIRO_ORPHINE_IDS, U_SERIES_IDS] as const;

type Ids = (typeof ALL)[number];

export type FamilyId = Ids['id'];
export type RelationId = Ids['relations'][number];
export type VariantId = Ids['variants'][number];
/** A site of a family's core, as the field names it: a place at which members of the family differ. */
export type SiteId = Ids['sites'][number];
/** A place of which a clause of law may speak: a site, or a part of one (`piperidine C4`). */
export type ClauseSite = Ids extends infer Each
  ? Each extends { readonly clauseSites: infer Sites }
    ? keyof Sites
    : never
  : never;

const once = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

/** The family that a rule speaks of where it names none: rules were written before there was a second. */
export const FIRST_FAMILY: FamilyId = ALL[0].id;

export const FAMILY_IDS: readonly FamilyId[] = ALL.map(({ id }) => id);
export const RELATION_IDS: readonly RelationId[] = once(ALL.flatMap(({ relations }) => relations));
export const VARIANT_IDS: readonly VariantId[] = once(ALL.flatMap(({ variants }) => variants));
/** All sites, family by family, in the order in which a report goes through them. */
export const SITE_IDS: readonly SiteId[] = once(ALL.flatMap(({ sites }) => sites));

/** The places of which a clause may speak in a rule on this family, each with the site that it belongs to. */
export const CLAUSE_SITES: Readonly<Record<FamilyId, Readonly<Record<string, SiteId>>>> = Object.fromEntries(
  ALL.map(({ id, clauseSites }) => [id, clauseSites]),
) as unknown as Record<FamilyId, Record<string, SiteId>>;
