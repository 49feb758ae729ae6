import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { DESCRIPTIONS, RULES_TYPES, TYPES, typesOf } from '../bench/types.js';
import {
  type ClauseRecord,
  createScreener,
  type Finding,
  ISSUE_CODES,
  type IssueCode,
  type JURISDICTION_IDS,
  loadRegister,
  type ScreenerOptions,
  type Status,
} from '../src/index.js';
import type { RulesFile } from '../src/law/schema.js';
import type { RulesFileInput } from '../src/law/schema.types.js';
import { BriefResult, type ScreenResult } from '../src/result.js';
import { recordJsonSchema } from '../src/schema/record.js';

const source = readFileSync(new URL('../src/result.ts', import.meta.url), 'utf8');
/** Without what a formatter may do. */
const bare = (text: string): string => text.replaceAll(/[\s|;,()]+/g, '');

describe('the types of a result', () => {
  it('are what bench/types.ts makes of the schema', () => {
    const { types, descriptions } = typesOf(source);
    expect(bare(readFileSync(TYPES, 'utf8'))).toBe(bare(types));
    expect(JSON.parse(readFileSync(DESCRIPTIONS, 'utf8'))).toEqual(JSON.parse(descriptions));
  });

  it('of a rules file are made from its schema, and hold what it reads', () => {
    const rules = readFileSync(new URL('../src/law/schema.ts', import.meta.url), 'utf8');
    expect(bare(readFileSync(RULES_TYPES, 'utf8'))).toBe(bare(typesOf(rules, 'schema.ts', []).types));
    expectTypeOf<z.output<typeof RulesFile>>().toExtend<RulesFile>();
    expectTypeOf<RulesFileInput>().toExtend<Deep<z.input<typeof RulesFile>>>();
    expectTypeOf<z.input<typeof RulesFile>>().toExtend<RulesFileInput>();
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

  it('know all codes of issues, and no other', () => {
    expectTypeOf<ScreenResult['issues'][number]['code']>().toEqualTypeOf<IssueCode>();
    expectTypeOf<'ring-open' | 'inchi-layer' | 'molfile-end' | 'separator-in-line'>().toExtend<IssueCode>();
    expectTypeOf<'no-such-code'>().not.toExtend<IssueCode>();
    expectTypeOf<string>().not.toExtend<IssueCode>();
  });

  it('complete ids of rules and words of statutes, and take those of packs', () => {
    expectTypeOf<'gb-1d'>().toExtend<Extract<Finding, { kind: 'class' }>['id']>();
    expectTypeOf<'acme-rule'>().toExtend<Extract<Finding, { kind: 'class' }>['id']>();
    expectTypeOf<'halo' | 'alkyl (up to 6 carbons)' | null>().toExtend<ClauseRecord['word']>();
  });

  it('of a screening by ids are those of a result in short', () => {
    const screener = createScreener({ asOf: '2026-01-01' });
    for (const smiles of [
      'CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1',
      'CC(=O)N1CCC(Nc2ccccc2)CC1',
      'CCO',
      'C(C',
    ]) {
      const full = screener.screen(smiles);
      const brief = screener.screen(smiles, { findings: 'ids' });
      expect(BriefResult.strict().parse(brief)).toEqual(brief);
      expect(Object.entries(brief.verdicts)).toEqual(
        Object.entries<Status>(full.status).map(([id, { verdict }]) => [id, verdict]),
      );
      for (const [id, { arguable, certain }] of Object.entries<Status>(full.status))
        expect([brief.arguableIn.includes(id), brief.uncertainIn.includes(id)]).toEqual([arguable, !certain]);
      expect(brief.findings.map(({ id, kind }) => [id, kind])).toEqual(
        full.findings.map(({ id, kind }) => [id, kind]),
      );
      for (const { id, jurisdiction } of brief.findings)
        expect(loadRegister().find(id)?.jurisdiction).toBe(jurisdiction);
      expect(screener.register.hash).toBe(brief.register.hash);
    }
    expect(() => screener.screen('CCO', { findings: 'some' as 'ids' })).toThrow(TypeError);
  });

  it('complete the ids of jurisdictions, and take those of packs', () => {
    type Id = NonNullable<ScreenerOptions['jurisdictions']>[number];
    expectTypeOf<(typeof JURISDICTION_IDS)[number]>().toExtend<Id>();
    expectTypeOf<'acme'>().toExtend<Id>();
    expectTypeOf<number>().not.toExtend<Id>();
  });
});

/** Readonly through and through. */
type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;

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
    for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'prefixItems']) {
      const inner = at[key];
      for (const each of Array.isArray(inner) ? inner : [inner])
        if (typeof each === 'object' && each !== null) yield* silent(each as Schema, path);
    }
  }

  it('has an id, and says of each field what it is', () => {
    expect(schema.$id).toBe('urn:onetweak:record:1');
    expect(schema.oneOf.flatMap((branch) => [...silent(branch, '')])).toEqual([]);
  });

  it('is another one of a record with ids of findings, and as full of words', () => {
    const brief = recordJsonSchema('ids') as Schema & { $id: string };
    expect(brief.$id).toBe('urn:onetweak:record-ids:1');
    expect([...silent(brief, '')]).toEqual([]);
  });

  it('has a closed list of codes of issues: those of the tables and of the source, and no other', () => {
    const code = JSON.stringify(schema.oneOf[1]!.properties!.issues);
    for (const each of ISSUE_CODES) expect(code).toContain(`"${each}"`);
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const text = files
      .filter((path) => !path.endsWith('issue-codes.ts'))
      .map((path) => readFileSync(`src/${path}`, 'utf8'));
    for (const each of ISSUE_CODES) {
      const quoted = new RegExp(`(?<![\\w-])(?:'${each}'|${each})(?![\\w-])`);
      expect([each, text.some((source) => quoted.test(source))]).toEqual([each, true]);
    }
    const literal = /code: '([a-z-]+)',\s*severity:/g;
    const made = text.flatMap((source) => [...source.matchAll(literal)].map((match) => match[1]!));
    expect(made.length).toBeGreaterThan(3);
    for (const each of made) expect(ISSUE_CODES).toContain(each);
  });
});
