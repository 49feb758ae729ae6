import * as z from 'zod';
import descriptions from '../result.descriptions.json';
import { BriefResult, ReadResult, type ScreenResult, UnreadableResult } from '../result.js';
import { briefly } from '../screening/brief.js';
import type { NoneRow, ReportRow } from './row.js';
import { visibleJson } from './text.js';

/** The version of the record's schema: another one where a field goes or means something else. */
const SCHEMA = 1;

/** How a record holds its findings: with the register's texts, or by their ids. */
export const FINDINGS = ['full', 'ids'] as const;
export type Findings = (typeof FINDINGS)[number];

/** The schema of a record, as JSON Schema (draft 2020-12), for programs in other languages. */
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
export function describe(schema: JsonSchema, fields: Fields): void {
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

/** The rows of ndjson, with the findings as asked. */
export function ndjsonWriter(findings: Findings) {
  const told = (result: ScreenResult) => (findings === 'ids' ? briefly(result) : result);
  return {
    /**
     * One line of JSON for one record of the input. Characters that could work on a terminal are written as escapes, which
     * JSON reads back as what they were: nothing is lost.
     */
    row({ file, line, lines, id, name, raw, result }: ReportRow): string {
      const { smiles, verdict, ...rest } = told(result);
      const record = {
        file,
        line,
        ...(lines === 1 ? {} : { lines }),
        id,
        ...(name === undefined ? {} : { name }),
        smiles,
        verdict,
        ...rest,
        ...(raw === undefined ? {} : { raw }),
      };
      return `${visibleJson(record)}\n`;
    },
    /** The rows of verdict `none` of one file, by one of them. */
    noneRow({ file, result }: ReportRow): NoneRow {
      const { smiles: _, verdict, ...rest } = told(result);
      const before = visibleJson({ file });
      const after = visibleJson({ verdict, ...rest });
      return {
        pieces: [
          { text: `${before.slice(0, -1)},"line":` },
          { part: 'line' },
          { text: ',"id":"' },
          { part: 'id' },
          { text: '","smiles":"' },
          { part: 'smiles' },
          { text: `",${after.slice(1)}\n` },
        ],
        escaped: '"\\',
        escapedFirst: '',
        longest: Number.POSITIVE_INFINITY,
      };
    },
  };
}
