export { mobileHydrogens } from './aromatic.js';
export { changedAtoms } from './changed.js';
export {
  type Differences,
  differences,
  type NSubstituentPart,
  type Part,
  type PhenethylPart,
  type PiperidinePart,
  type RingPart,
} from './differences.js';
export type { Group } from './group.js';
export { RELATION_IDS, type RelationId, VARIANT_IDS, type VariantId } from './ids.js';
export { type Lay, lays, laysWithoutAcyl } from './lay.js';
export { describe, type GroupView, spoken } from './names.js';
export { type Form, type Parent, parents } from './parents.js';
export {
  ANILIDES,
  PIPERIDINES,
  RELATIONS,
  type Relation,
  relate,
  variantsOf,
} from './relations.js';
export { type SiteView, type Siting, sitesOf } from './sites.js';
export { embed, FENTANYL, type Skeleton } from './skeleton.js';
export { tautomericHydrogens } from './tautomers.js';
export { VARIANTS, type Variant } from './variants.js';
export { type Meeting, meets, VOCABULARY } from './vocabulary/index.js';
export { CLAUSE_SITES, type ClauseSite, type Reading, SITES, type Site, WORDS, type Word } from './words.js';
