import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiled } from '../../bench/compile.js';
import { COMPILED } from '../../src/batch/prefilter/compiled.js';
import { criteriaOf, readyTables, tablesOf } from '../../src/batch/prefilter/index.js';
import { pack, unpack } from '../../src/batch/prefilter/packed.js';
import { loadRegister } from '../../src/law/register.js';

it('is what bench/compile.ts makes of the sources today', async () => {
  expect(COMPILED === (await compiled())).toBe(true);
});

it('works by the tables that bench/compile.ts makes of the register and the skeletons today', () => {
  expect(readyTables()).toEqual(tablesOf(criteriaOf(loadRegister().files)));
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
