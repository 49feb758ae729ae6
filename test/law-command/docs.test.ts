import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import * as days from '../../src/law/days.js';
import { look } from '../../src/law/look.js';
import { registerOverview } from '../../src/law/overview.js';

/** `@example some(code); // what it gives` in the comments of a file, over one line or several. */
function examples(file: string): [code: string, expected: string][] {
  const comments = readFileSync(file, 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return comments.flatMap((comment) =>
    comment
      .replace(/^\s*\*+\/?/gm, '')
      .split('@example')
      .slice(1)
      .map((text) => text.split(/\n\s*@/)[0]!.trim())
      .flatMap((text): [string, string][] => {
        const told = /^([\s\S]*);\s*\/\/ ([^\n]+)$/.exec(text);
        return told === null ? [] : [[told[1]!.trim(), told[2]!.trim()]];
      }),
  );
}

// Those of public exports run in test/examples.test.ts.
describe('the examples in the comments of what is not exported', () => {
  const scope = { ...library, ...days, registerOverview, look };
  test.each(
    ['src/law/days.ts', 'src/law/look.ts', 'src/law/overview.ts'].flatMap((file) =>
      examples(file).map(([code, expected]) => [file, code, expected] as const),
    ),
  )('%s: %s gives %s', (_, code, expected) => {
    const lines = code.split(';\n');
    const run = (text: string) => new Function(...Object.keys(scope), text)(...Object.values(scope));
    const got = run([...lines.slice(0, -1), `return ${lines.at(-1)!.trim()}`].join(';\n'));
    expect(JSON.parse(JSON.stringify(got))).toEqual(run(`return (${expected})`));
  });

  test('are found', () => {
    expect(examples('src/law/days.ts').length).toBeGreaterThanOrEqual(2);
    for (const file of ['src/law/look.ts', 'src/law/overview.ts'])
      expect(examples(file), file).toHaveLength(1);
  });
});

test('the pack in docs/OWN-RULES.md is one, and does what the page says', () => {
  const text = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/OWN-RULES.md', 'utf8'))![1]!;
  const packs = [JSON.parse(text)];
  const on = (smiles: string) =>
    library.createScreener({ packs, asOf: '2026-11-01', jurisdictions: ['acme'] }).screen(smiles);
  expect(on('CC(=O)Oc1ccccc1C(=O)O').verdict).toBe('listed');
  expect(on('CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1').exempt).toBe(true);
  expect(on('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').verdict).toBe('class');
});
