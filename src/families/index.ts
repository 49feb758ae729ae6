export { mobileHydrogens } from '../structure/aromatic.js';
export { type Form, type Parent, parents } from '../structure/derived-from.js';
export type { Group } from '../structure/group.js';
export { embed, FENTANYL, type Skeleton } from '../structure/match.js';
export { describe, type GroupView, spoken } from '../structure/names.js';
export { tautomericHydrogens } from '../structure/tautomers.js';
export { type Meeting, meets, VOCABULARY } from '../vocabulary/index.js';
export {
  CLAUSE_SITES,
  type ClauseSite,
  type Reading,
  SITES,
  type Site,
  WORDS,
  type Word,
} from '../vocabulary/words.js';
export { changedAtoms } from './changed.js';
export { type Lay, lays, laysWithoutAcyl } from './fentanyl/decompose.js';
export {
  type Differences,
  differences,
  type NSubstituentPart,
  type Part,
  type PhenethylPart,
  type PiperidinePart,
  type RingPart,
} from './fentanyl/differences.js';
export {
  ANILIDES,
  PIPERIDINES,
  RELATIONS,
  type Relation,
  relate,
  variantsOf,
} from './fentanyl/relations.js';
export { type SiteView, type Siting, sitesOf } from './fentanyl/sites.js';
export { VARIANTS, type Variant } from './fentanyl/variants.js';
export { RELATION_IDS, type RelationId, VARIANT_IDS, type VariantId } from './ids.js';
