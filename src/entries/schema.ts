export { ClassRule, Clause, NamedEntry, RulesFile, TextNotHeld } from '../law/schema.js';
export * from '../result.js';
export { recordJsonSchema } from '../schema/record.js';
export { rulesJsonSchema } from '../schema/rules.js';
