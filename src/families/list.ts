import type { Family, Relation } from './family.js';
import { FENTANYLS } from './fentanyl/index.js';
import type { FamilyId } from './ids.js';
import { ORPHINES, SPIRO_ORPHINES } from './orphine/index.js';
import { U_SERIES } from './u-series/index.js';

/** All families. To add one: its folder, its ids in `ids.ts`, its line here. */
export const FAMILIES: readonly Family[] = [FENTANYLS, ORPHINES, SPIRO_ORPHINES, U_SERIES];

/** Whole cores first, then relatives; within each family by family, nearest first. */
export const RELATIONS: readonly Relation[] = ['core', 'relative'].flatMap((kind) =>
  FAMILIES.flatMap(({ relations }) => relations.filter((relation) => relation.kind === kind)),
);

/** The family of this id. */
export function familyOf(id: FamilyId): Family {
  return BY_ID.get(id)!;
}

const BY_ID = new Map(FAMILIES.map((family) => [family.id, family]));
