import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, packedTables } from '../../bench/compile.js';
import { COMPILED } from '../../src/batch/prefilter/compiled.js';
import {
  criteriaOf,
  prefilterOf,
  readyTables,
  type Tables,
  tablesOf,
} from '../../src/batch/prefilter/index.js';
import { pack, unpack } from '../../src/batch/prefilter/packed.js';
import type { Pattern } from '../../src/batch/prefilter/pattern.js';
import { loadRegister } from '../../src/law/register.js';

it('is what bench/compile.ts makes of the sources today', async () => {
  expect(COMPILED === (await compiled())).toBe(true);
});

it('works by the tables that bench/compile.ts makes of the register and the skeletons today', () => {
  expect(readyTables()).toEqual(tablesOf(criteriaOf(loadRegister().files)));
});

describe('the compile step fails with a plain sentence', () => {
  const tables = readyTables();
  const { anchors, named } = tables;
  const [pattern] = anchors.patterns.flat();
  const large = (more: Partial<Pattern>): Pattern => ({ ...pattern!, ...more });
  const withPatterns = (patterns: readonly (readonly Pattern[])[]): Tables => ({
    anchors: { ...anchors, patterns },
    named,
  });

  it.each([
    [
      withPatterns(Array.from({ length: 33 }, () => [pattern!])),
      /^The prefilter is fast with 32 groups of patterns at the most \(MOST_BITS\), not with 33\.$/,
    ],
    [
      withPatterns(Array.from({ length: 257 }, () => [pattern!])),
      /room for 256 groups of patterns .*, not for 257/,
    ],
    [
      { anchors: { ...anchors, at: [new Uint8Array(64)] }, named },
      /room for 63 groups that may begin at one place .*, not for 64/,
    ],
    [
      withPatterns([Array.from({ length: 2001 }, () => large({ size: 1, to: new Uint8Array(0) }))]),
      /2000 patterns/,
    ],
    [withPatterns([[large({ size: 129 })]]), /128 atoms in one pattern .*, not for 129/],
    [withPatterns([[large({ to: new Uint8Array(256) })]]), /255 bonds in one pattern .*, not for 256/],
    [
      withPatterns([Array.from({ length: 63 }, () => large({ size: 128 }))]),
      /8000 atoms of patterns .*, not for 8064/,
    ],
    [
      withPatterns([Array.from({ length: 63 }, () => large({ size: 2, to: new Uint8Array(255) }))]),
      /16000 bonds of patterns .*, not for 16065/,
    ],
    [
      { anchors, named: { ...named, compositions: new Int32Array(131072) } },
      /65536 slots for compositions of named substances .*, not for 131072/,
    ],
    [
      { anchors, named: { ...named, graphs: new Int32Array(131072) } },
      /65536 slots for graphs of named substances .*, not for 131072/,
    ],
  ] as const)('where a limit is passed (%#)', (passing: Tables, sentence) => {
    expect(() => packedTables(passing)).toThrow(sentence);
  });

  it('and not with the tables as they are', () => {
    expect(packedTables(tables)).toBe(readFileSync('src/batch/prefilter/ready.json', 'utf8'));
  });

  it('and a prefilter of a user who passes one makes every line a candidate', () => {
    const own = prefilterOf({ anchors, named: { ...named, graphs: new Int32Array(131072) } });
    expect(own.maybe(new TextEncoder().encode('CCO'), 0, 3)).toBe(true);
  });
});

it('packs nothing away that it does not unpack again', () => {
  const numbers = fc.oneof(fc.uint8Array(), fc.int8Array(), fc.int32Array());
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      numbers,
      fc.string(),
      fc.integer(),
      fc.array(tie('value')),
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), tie('value'), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (any) => {
      expect(unpack(JSON.parse(JSON.stringify(pack(any))))).toEqual(any);
    }),
  );
});

it('has one name for one thing', () => {
  const files = readdirSync('src/batch/prefilter', { recursive: true, encoding: 'utf8' });
  const defined = files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      [
        ...readFileSync(`src/batch/prefilter/${name}`, 'utf8').matchAll(
          /^export (?:async )?(?:const|let|function|interface|type|class) (\w+)/gm,
        ),
      ].map((found) => found[1]!),
    );
  expect(defined.length).toBeGreaterThan(200);
  expect(defined.filter((name, i) => defined.indexOf(name) !== i)).toEqual([]);
});
