import * as z from 'zod';
import { RulesFile } from '../law/schema.js';

/**
 * The schema of a rules file as JSON Schema (draft 2020-12), for editors and for other languages.
 *
 * @example rulesJsonSchema().required; // ['format', 'jurisdiction', 'reviewed']
 */
export function rulesJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(RulesFile, { io: 'input' }) as Record<string, unknown>;
}
