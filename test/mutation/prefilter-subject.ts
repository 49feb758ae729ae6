/** What a mutation run asks of a prefilter: bundled anew for each mutant, with its module compiled anew where the mutant is in it. */
import { criteriaOf, prefilterOf, type Tables, tablesOf } from '../../src/batch/prefilter/index.js';
import { loadRegister } from '../../src/law/register.js';
import { rejectsLine } from '../support/allowed.js';

/** Tables for the register as it is shipped, and for the families alone: there no list's names hide a hole in a pattern. */
export const allTables = (): readonly [shipped: Tables, families: Tables] => [
  tablesOf(criteriaOf(loadRegister().files)),
  tablesOf(criteriaOf([])),
];

/** Which lines the prefilter rejects: 1 where it does by the shipped register's tables, 2 by those of the families, 3 by both. */
export function rejections(lines: readonly string[], tables: readonly Tables[]): Uint8Array {
  const filters = tables.map(prefilterOf);
  if (filters.some((filter) => filter.isOff)) throw new Error('the prefilter steps aside');
  return Uint8Array.from(lines, (line) =>
    filters.reduce((all, filter, i) => all | (rejectsLine(filter, line) ? 1 << i : 0), 0),
  );
}
