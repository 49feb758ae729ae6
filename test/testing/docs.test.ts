import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import * as testing from '../../src/testing/index.js';
import { command, file, pack, rule } from '../support/command.js';

/** docs/TESTING.md says what is so, and its examples run. */
const page = readFileSync('docs/TESTING.md', 'utf8');

test('the table has the claims as they are', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, id, claim]) => [id, claim]);
  expect(rows).toEqual(Object.entries(testing.CLAIMS));
});

test('the cases are cases', async () => {
  const cases = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!);
  const rules = file('docs-pack.json', pack({ named: [], classes: [rule()] }));
  const args = ['law', 'test', rules, '--cases', file('docs-cases.json', cases), '--runs', '20'];
  expect(await command(args)).toMatchObject({ code: 0, err: '' });
});

describe('its examples', () => {
  const code = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n');
  // What the page imports is given to it: of the package the sources, so that nothing need be built.
  const body = code.replace(/^import .*$/gm, '');
  const { outputText } = ts.transpileModule(body, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const tests: [name: string, run: () => void][] = [];
  const scope = {
    fc,
    expect,
    test: (name: string, run: () => void) => tests.push([name, run]),
    ...library,
    ...testing,
  };
  compileFunction(outputText, Object.keys(scope))(...Object.values(scope));

  test('import what there is', () => {
    const named = [...code.matchAll(/^import (?:\{ ([^}]*) \}|(\w+)) from '(.*)';$/gm)];
    for (const [, names, one] of named)
      for (const name of (names ?? one!).split(', ')) expect(Object.keys(scope), name).toContain(name);
    expect(named.map(([, , , from]) => from)).toEqual([
      'fast-check',
      'onetweak/testing',
      'vitest',
      'onetweak',
      'onetweak/testing',
    ]);
  });

  test.each(tests)('%s', (_, run) => run());
});
