import * as z from 'zod';
import type { Findings } from '../report/ndjson.js';
import descriptions from '../result.descriptions.json';
import { BriefResult, ReadResult, UnreadableResult } from '../result.js';

/** The version of the record's schema: another one where a field goes or means something else. */
const SCHEMA = 1;

const TariffRecord = z.object({
  edition: z.string().describe('The edition of the Harmonized System by whose words it was read: HS 2022.'),
  heading: z.string().nullable().describe('Four digits; null where it is not worked out.'),
  subheading: z.string().nullable().describe('Six digits; null where the heading alone is known.'),
  reading: z.enum(['plain', 'arguable']).describe('How well the words decide.'),
  why: z.array(z.string()).describe('Plain sentences: what decides.'),
  alternatives: z.array(z.string()).describe('Other places that one may argue for.'),
  words: z
    .object({
      text: z.string().describe('The words of the subheading, verbatim.'),
      source: z.string().describe('Where they were read.'),
    })
    .optional()
    .describe('Absent where the words are not held.'),
  declared: z
    .object({
      fits: z.enum(['yes', 'no', 'cannot tell']).describe('Whether the declared code fits.'),
      why: z.string().describe('One plain sentence.'),
      code: z.string().optional().describe('The declared code, as six digits at most.'),
    })
    .optional()
    .describe('Of a code that the record declares.'),
});

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
    tariff: TariffRecord.optional().describe(
      'Where a flagged substance stands in the tariff, as evidence; with --with tariff.',
    ),
    inchiKey: z.string().optional().describe('InChIKey of a flagged text, by RDKit; with --with inchikey.'),
    own: z
      .array(
        z.object({
          heading: z.string().describe('The heading of the column.'),
          cell: z.string().describe('What stands there, as it is written.'),
        }),
      )
      .optional()
      .describe('Columns of the user’s own; with --keep-columns.'),
  };
  if (findings === 'ids') {
    const brief = z.toJSONSchema(BriefResult.extend(place), OPTIONS) as JsonSchema;
    describeFields(brief, descriptions.BriefResult);
    return {
      ...brief,
      $id: `urn:onetweak:record-ids:${SCHEMA}`,
      title: 'A record of onetweak, its findings by their ids',
      description: 'What a screening says of one record of the input, in short.',
    };
  }
  const read = z.toJSONSchema(ReadResult.extend(place), OPTIONS) as JsonSchema;
  const unread = z.toJSONSchema(UnreadableResult.extend(place), OPTIONS) as JsonSchema;
  describeFields(read, descriptions.ReadResult);
  describeFields(unread, descriptions.UnreadableResult);
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
export const OPTIONS: Parameters<typeof z.toJSONSchema>[1] = {
  override({ jsonSchema }) {
    if (jsonSchema.prefixItems?.length === 0) delete jsonSchema.prefixItems;
  },
};

export interface JsonSchema {
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
export function describeFields(schema: JsonSchema, fields: Fields): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const described = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (described?.says !== undefined) property.description ??= described.says;
    if (described?.fields !== undefined) within(property, described.fields);
  }
}

/** The objects that a schema may hold: itself, its items, its branches. */
function within(schema: JsonSchema, fields: Fields): void {
  describeFields(schema, fields);
  for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'prefixItems']) {
    const inner = schema[key];
    for (const each of Array.isArray(inner) ? inner : [inner])
      if (typeof each === 'object' && each !== null) within(each as JsonSchema, fields);
  }
}
