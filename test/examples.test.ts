import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as onetweak from '../src/index.js';
import * as serve from '../src/serve/index.js';
import * as testing from '../src/testing/index.js';
import { entry, pack, rule } from './support/command.js';

/**
 * Every public export has a docstring with an example, and each example runs: a statement with a comment after it
 * has the value that the comment says. All exports are in scope, and those of the library with them; the examples of tests
 * for own rules have a pack and fast-check too.
 */

const ENTRIES: readonly (readonly [entry: string, scope: Readonly<Record<string, unknown>>])[] = [
  ['src/index.ts', onetweak],
  ['src/serve/index.ts', { ...onetweak, ...serve }],
  [
    'src/testing/index.ts',
    { ...onetweak, ...testing, fc, pack: pack({ named: [entry()], classes: [rule()] }) },
  ],
];

interface Documented {
  readonly name: string;
  readonly examples: readonly string[];
}

function documented(entryFile: string): Documented[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([entryFile], options);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entryFile)!)!;
  return checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const examples = target
      .getJsDocTags(checker)
      .filter((tag) => tag.name === 'example')
      .map((tag) => ts.displayPartsToString(tag.text));
    return { name: symbol.name, examples: [...new Set(examples)] };
  });
}

interface Checked {
  readonly code: string;
  readonly found: unknown;
  readonly said: unknown;
}

/** Runs an example and gives, for each value that it says, what was found. */
async function run(example: string, scope: Readonly<Record<string, unknown>> = onetweak): Promise<Checked[]> {
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.Latest, true);
  const body = source.statements.map((statement) => {
    const code = statement.getText(source);
    const said = saidAfter(example, statement.end);
    if (!ts.isExpressionStatement(statement) || said === '') return code;
    return `$check(${JSON.stringify(code)}, (${statement.expression.getText(source)}), (${said}));`;
  });
  const checked: Checked[] = [];
  const check = (code: string, found: unknown, said: unknown) => checked.push({ code, found, said });
  const { outputText } = ts.transpileModule(`(async () => {${body.join('\n')}\n})()`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  await compileFunction(`return ${outputText}`, ['$check', ...Object.keys(scope)])(
    check,
    ...Object.values(scope),
  );
  return checked;
}

/** The comment after a statement, on its line or on lines of its own. */
function saidAfter(text: string, end: number): string {
  const ranges = ts.getTrailingCommentRanges(text, end) ?? ts.getLeadingCommentRanges(text, end) ?? [];
  return ranges.map((range) => text.slice(range.pos, range.end).replace(/^\/\/\s*/, '')).join(' ');
}

describe.each(ENTRIES)('each export of %s has an example, and it holds', (file, scope) => {
  it.each(documented(file))('$name', async ({ name, examples }) => {
    expect(examples, `${name} has no @example`).not.toEqual([]);
    for (const example of examples) {
      const checked = await run(example, scope);
      expect(checked.length, `an example of ${name} says no value:\n${example}`).toBeGreaterThan(0);
      for (const { code, found, said } of checked) expect(found, code).toEqual(said);
    }
  });
});

it('finds what is wrong in one', async () => {
  expect(await run('const two = 1 + 1;\ntwo; // 3')).toEqual([{ code: 'two;', found: 2, said: 3 }]);
  expect(await run('VERDICTS.length;\n// 5')).toEqual([{ code: 'VERDICTS.length;', found: 5, said: 5 }]);
  await expect(run('nothing.at(0); // 1')).rejects.toThrow();
  expect(await run('1 + 1;')).toEqual([]);
});
