import * as z from 'zod';
import type { Findings } from '../report/ndjson.js';
import descriptions from '../result.descriptions.json';
import { BriefResult, ReadResult, UnreadableResult } from '../result.js';

/** The version of the record's schema: another one where a field goes or means something else. */
const SCHEMA = 1;

/**
 * The schema of a record of ndjson, as JSON Schema (draft 2020-12), for programs in other languages.
 *
 * @param findings - of records with their findings in full, or by their ids
 * @returns the schema, plain data; `onetweak/schema/record.json` and `record-ids.json` are these two as files
 * @throws never
 * @example recordJsonSchema().$id; // 'urn:onetweak:record:1'
 */
export function recordJsonSchema(findings: Findings = 'full'): Record<string, unknown> {
  const place = {
    file: z.string().describe('The file as it was named; stdin for standard input.'),
    line: z.int().min(1).describe('1-based number of the first line of the record.'),
    lines: z.int().min(2).optional().describe('Lines that it takes, where it takes several.'),
    id: z.string().describe('What the file calls the record; empty where it calls it nothing.'),
    name: z.string().optional().describe('The name that the sender declared.'),
    raw: z.string().optional().describe('The line as it stood, where it could not be read.'),
  };
  if (findings === 'ids') {
    const brief = z.toJSONSchema(BriefResult.extend(place), OPTIONS) as JsonSchema;
    describe(brief, descriptions.BriefResult);
    return {
      ...brief,
      $id: `urn:onetweak:record-ids:${SCHEMA}`,
      title: 'A record of onetweak, its findings by their ids',
      description: 'What a screening says of one record of the input, in short.',
    };
  }
  const read = z.toJSONSchema(ReadResult.extend(place), OPTIONS) as JsonSchema;
  const unread = z.toJSONSchema(UnreadableResult.extend(place), OPTIONS) as JsonSchema;
  describe(read, descriptions.ReadResult);
  describe(unread, descriptions.UnreadableResult);
  const branches = [read, unread].map(({ $schema: _, ...branch }) => branch);
  return {
    $schema: read.$schema,
    $id: `urn:onetweak:record:${SCHEMA}`,
    title: 'A record of onetweak',
    description: 'What a screening says of one record of the input; verdict tells the two kinds apart.',
    oneOf: branches,
  };
}

/** Of an empty list zod writes an empty prefix, which is no valid schema. */
const OPTIONS: Parameters<typeof z.toJSONSchema>[1] = {
  override({ jsonSchema }) {
    if (jsonSchema.prefixItems?.length === 0) delete jsonSchema.prefixItems;
  },
};

interface JsonSchema {
  [key: string]: unknown;
  description?: string;
  properties?: Record<string, JsonSchema>;
}
interface Described {
  readonly says?: string;
  readonly fields?: Fields;
}
type Fields = Readonly<Record<string, Described>>;

/** Puts what result.ts says of each field beside it, however deep. */
function describe(schema: JsonSchema, fields: Fields): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const described = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (described?.says !== undefined) property.description ??= described.says;
    if (described?.fields !== undefined) within(property, described.fields);
  }
}

/** The objects that a schema may hold: itself, its items, its branches. */
function within(schema: JsonSchema, fields: Fields): void {
  describe(schema, fields);
  for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'prefixItems']) {
    const inner = schema[key];
    for (const each of Array.isArray(inner) ? inner : [inner])
      if (typeof each === 'object' && each !== null) within(each as JsonSchema, fields);
  }
}
