import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { DESCRIPTIONS, TYPES, typesOf } from '../bench/types.js';
import {
  createScreener,
  type Finding,
  type JURISDICTION_IDS,
  type ScreenerOptions,
  type ScreenResult,
} from '../src/index.js';
import { recordJsonSchema } from '../src/report/ndjson.js';

const source = readFileSync(new URL('../src/result.ts', import.meta.url), 'utf8');
/** Without what a formatter may do. */
const bare = (text: string): string => text.replaceAll(/[\s|;,()]+/g, '');

describe('the types of a result', () => {
  it('are what bench/types.ts makes of the schema', () => {
    const { types, descriptions } = typesOf(source);
    expect(bare(readFileSync(TYPES, 'utf8'))).toBe(bare(types));
    expect(JSON.parse(readFileSync(DESCRIPTIONS, 'utf8'))).toEqual(JSON.parse(descriptions));
  });

  it('hold what the schema reads, and are readonly', () => {
    expectTypeOf<z.infer<typeof ScreenResult>>().toExtend<ScreenResult>();
    expectTypeOf<ScreenResult['findings']>().not.toExtend<Finding[]>();
    expectTypeOf<Finding['clauses']>().not.toHaveProperty('push');
  });

  it('tell kinds apart', () => {
    const result = createScreener({ asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1');
    if (result.verdict === 'unreadable') {
      expectTypeOf(result.findings).toEqualTypeOf<readonly []>();
      throw new Error('it is readable');
    }
    expectTypeOf(result.verdict).toEqualTypeOf<'listed' | 'class' | 'analogue' | 'none'>();
    const [finding] = result.findings;
    if (finding?.kind !== 'listed') throw new Error('it is listed');
    expectTypeOf(finding.name).toBeString();
    expect(finding.name).toBe('fentanyl');
  });

  it('complete the ids of jurisdictions, and take those of packs', () => {
    type Id = NonNullable<ScreenerOptions['jurisdictions']>[number];
    expectTypeOf<(typeof JURISDICTION_IDS)[number]>().toExtend<Id>();
    expectTypeOf<'acme'>().toExtend<Id>();
    expectTypeOf<number>().not.toExtend<Id>();
  });
});

interface Schema {
  readonly [key: string]: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

describe('the JSON Schema of a record', () => {
  const schema = recordJsonSchema() as { $id: string; oneOf: Schema[] };

  /** Fields without a description, by their paths. */
  function* silent(at: Schema, path: string): Generator<string> {
    for (const [name, property] of Object.entries(at.properties ?? {})) {
      if (property.description === undefined) yield `${path}.${name}`;
      yield* silent(property, `${path}.${name}`);
    }
    for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf']) {
      const inner = at[key];
      for (const each of Array.isArray(inner) ? inner : [inner])
        if (typeof each === 'object' && each !== null) yield* silent(each as Schema, path);
    }
  }

  it('has an id, and says of each field what it is', () => {
    expect(schema.$id).toBe('urn:onetweak:record:1');
    const missing = schema.oneOf.flatMap((branch) => [...silent(branch, '')]);
    // Sites and evidence are told in their own schemas' headings.
    expect(missing.filter((path) => !/^\.(lays|evidence)\b/.test(path))).toEqual([]);
  });
});
