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

/**
 * The schema of the whole register as it ships (`onetweak/law/register.json`), as JSON Schema (draft 2020-12). The hash is
 * the SHA-256 of `{version, files}` as canonical JSON: keys sorted, no white space.
 */
export function registerJsonSchema(): Record<string, unknown> {
  const Whole = z.strictObject({
    version: z.string(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    files: z.array(RulesFile),
  });
  return z.toJSONSchema(Whole, { io: 'input' }) as Record<string, unknown>;
}
