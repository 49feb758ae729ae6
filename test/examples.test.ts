import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as onetweak from '../src/index.js';

/**
 * Every public export has a docstring with an example, and each example runs: a statement with a comment after it
 * has the value that the comment says. All exports are in scope.
 */

const ENTRY = 'src/index.ts';

interface Documented {
  readonly name: string;
  readonly examples: readonly string[];
}

function documented(): Documented[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([ENTRY], options);
  const checker = program.getTypeChecker();
  const entry = checker.getSymbolAtLocation(program.getSourceFile(ENTRY)!)!;
  return checker.getExportsOfModule(entry).map((symbol) => {
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
function run(example: string): Checked[] {
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.Latest, true);
  const body = source.statements.map((statement) => {
    const code = statement.getText(source);
    const said = saidAfter(example, statement.end);
    if (!ts.isExpressionStatement(statement) || said === '') return code;
    return `$check(${JSON.stringify(code)}, (${statement.expression.getText(source)}), (${said}));`;
  });
  const checked: Checked[] = [];
  const check = (code: string, found: unknown, said: unknown) => checked.push({ code, found, said });
  compileFunction(body.join('\n'), ['$check', ...Object.keys(onetweak)])(check, ...Object.values(onetweak));
  return checked;
}

/** The comment after a statement, on its line or on lines of its own. */
function saidAfter(text: string, end: number): string {
  const ranges = ts.getTrailingCommentRanges(text, end) ?? ts.getLeadingCommentRanges(text, end) ?? [];
  return ranges.map((range) => text.slice(range.pos, range.end).replace(/^\/\/\s*/, '')).join(' ');
}

describe('each export has an example, and it holds', () => {
  it.each(documented())('$name', ({ name, examples }) => {
    expect(examples, `${name} has no @example`).not.toEqual([]);
    for (const example of examples) {
      const checked = run(example);
      expect(checked.length, `an example of ${name} says no value:\n${example}`).toBeGreaterThan(0);
      for (const { code, found, said } of checked) expect(found, code).toEqual(said);
    }
  });

  it('finds what is wrong in one', () => {
    expect(run('const two = 1 + 1;\ntwo; // 3')).toEqual([{ code: 'two;', found: 2, said: 3 }]);
    expect(run('VERDICTS.length;\n// 5')).toEqual([{ code: 'VERDICTS.length;', found: 5, said: 5 }]);
    expect(() => run('nothing.at(0); // 1')).toThrow();
    expect(run('1 + 1;')).toEqual([]);
  });
});
