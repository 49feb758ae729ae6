/**
 * The schemas of results and rules files, for zod 4 and as JSON Schema.
 *
 * @module onetweak/schema
 */

export { ClassRule, Clause, NamedEntry, RulesFile, Term, TextNotHeld } from '../law/schema.js';
export * from '../result.js';
export { recordJsonSchema } from '../schema/record.js';
export { rulesJsonSchema } from '../schema/rules.js';
