import { namedOf } from './composition.js';
import type { Criteria } from './criteria.js';
import { type Prefilter, prefilterOf } from './filter.js';
import { anchorsOf, fromDerived, fromSkeleton } from './pattern.js';
import type { Tables } from './reader.js';

export { type Criteria, criteriaOf } from './criteria.js';
export { keepEverything, type Prefilter, prefilterOf } from './filter.js';
export {
  MAYBE_NAMED,
  MAYBE_SKELETON,
  NOT_MODELLED,
  NOTHING_AROUND,
  NOTHING_IN_GRAPH,
  NOTHING_IN_TEXT,
} from './layout.js';
export type { Tables } from './reader.js';
export { readyTables } from './ready.js';

/**
 * Makes a prefilter. It keeps every line where an engine has no WebAssembly, or the criteria outgrow its memory.
 */
export function createPrefilter(criteria: Criteria): Prefilter {
  return prefilterOf(tablesOf(criteria));
}

/** What a prefilter of these criteria works by. */
export function tablesOf(criteria: Criteria): Tables {
  return {
    anchors: anchorsOf([
      ...criteria.skeletons.map(fromSkeleton),
      ...criteria.derived.flatMap((d) => fromDerived(d.name, d.molecule, d.forms)),
    ]),
    named: namedOf(criteria.named),
  };
}
