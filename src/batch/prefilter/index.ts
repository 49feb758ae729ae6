import { anchorsOf } from './anchors.js';
import type { Criteria } from './criteria.js';
import { type Prefilter, prefilterOf } from './filter.js';
import { namedOf } from './named.js';
import { fromDerived, fromSkeleton } from './pattern.js';
import type { Tables } from './tables.js';

export { type Criteria, criteriaOf } from './criteria.js';
export { keepEverything, type Prefilter, prefilterOf } from './filter.js';
export { readyTables } from './ready.js';
export type { Tables } from './tables.js';

/**
 * Makes a prefilter; DESIGN.md beside this file says what it does with a line.
 *
 * @param criteria - what must be kept, of `criteriaOf`
 * @returns a prefilter for which every line is a candidate where the engine refuses WebAssembly or the criteria outgrow its memory
 * @throws Error where a pattern's atoms do not hang together
 * @example createPrefilter(criteriaOf(loadRegister().files)).maybe(new TextEncoder().encode('CCO'), 0, 3); // false
 */
export function createPrefilter(criteria: Criteria): Prefilter {
  return prefilterOf(tablesOf(criteria));
}

/** The tables of a prefilter of these criteria: arrays and no functions, so that a thread can be sent them. */
export function tablesOf(criteria: Criteria): Tables {
  return {
    anchors: anchorsOf([
      ...criteria.skeletons.map(fromSkeleton),
      ...criteria.derived.flatMap((d) => fromDerived(d.name, d.molecule, d.forms)),
    ]),
    named: namedOf(criteria.named),
  };
}
