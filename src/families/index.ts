export { mobileHydrogens } from '../structure/aromatic.js';
export {
  type Form,
  type Parent as DerivedFrom,
  parents,
  type Wanted,
  wantedOf,
} from '../structure/derived-from.js';
export type { Group } from '../structure/group.js';
export { embed, type Skeleton } from '../structure/match.js';
export { describe, type GroupView, spoken } from '../structure/names.js';
export { tautomericHydrogens } from '../structure/tautomers.js';
export {
  type Meeting,
  meets,
  type Reading,
  type Term,
  VOCABULARY,
  WORDS,
  type Word,
} from '../vocabulary/index.js';
export { Analysis, decompositionsOf } from './analysis.js';
export { changedAtoms } from './changed.js';
export type {
  CorePose,
  Decomposition,
  Difference,
  Family,
  FamilyParent,
  Frame,
  Incomplete,
  Match,
  Part,
  Relation,
  Site,
  Variant,
} from './family.js';
export {
  CLAUSE_SITES,
  type ClauseSite,
  FAMILY_IDS,
  type FamilyId,
  RELATION_IDS,
  type RelationId,
  SITE_IDS,
  type SiteId,
  VARIANT_IDS,
  type VariantId,
} from './ids.js';
export { FAMILIES, familyOf, RELATIONS } from './list.js';
export { placedOnRing } from './parts.js';
export { placedOnFrame, type SiteView, viewOf } from './views.js';
