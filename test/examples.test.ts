import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as batch from '../src/entries/batch.js';
import * as law from '../src/entries/law.js';
import * as node from '../src/entries/node.js';
import * as picture from '../src/entries/picture.js';
import * as prefilter from '../src/entries/prefilter.js';
import * as report from '../src/entries/report.js';
import * as schema from '../src/entries/schema.js';
import * as onetweak from '../src/index.js';
import * as testing from '../src/testing/index.js';
import * as client from '../src/worker/client.js';
import { entry, pack, rule } from './support/command.js';
import { ENTRIES } from './support/entries.js';

/**
 * Every public export has a docstring; what is a value, and every type of the main entry, has an example too. Each example
 * runs: a statement with a comment after it has the value that the comment says. All exports are in scope. Every field of
 * an exported type says what it is.
 */

const SCOPE = {
  ...testing,
  // Examples of tests for own rules speak of a pack, and of the fast-check that their reader brings.
  ...{ fc, pack: pack({ named: [entry()], classes: [rule()] }) },
  ...schema,
  ...law,
  ...report,
  ...picture,
  ...node,
  ...client,
  ...batch,
  ...onetweak,
  ...prefilter,
};

/** An example of these would need a browser's worker: test/consumers runs them in one. */
const IN_A_BROWSER = ['connect', 'WorkerClient'];

interface Documented {
  readonly name: string;
  readonly isValue: boolean;
  readonly says: string;
  readonly examples: readonly string[];
  /** Fields without a word. */
  readonly silent: readonly string[];
}

function documented(): Documented[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram(Object.values(ENTRIES), options);
  const checker = program.getTypeChecker();
  const text = (parts: readonly ts.SymbolDisplayPart[]) => ts.displayPartsToString([...parts]);
  const silentIn = (node: ts.Node, path: string): string[] =>
    node
      .getChildren()
      .flatMap((child) =>
        (ts.isPropertySignature(child) || ts.isMethodSignature(child)) && ts.isIdentifier(child.name)
          ? [
              ...(text(checker.getSymbolAtLocation(child.name)!.getDocumentationComment(checker)) === '' &&
              !(child.type !== undefined && child.type.kind === ts.SyntaxKind.UndefinedKeyword)
                ? [`${path}.${child.name.text}`]
                : []),
              ...silentIn(child, `${path}.${child.name.text}`),
            ]
          : silentIn(child, path),
      );
  const seen = new Set<ts.Symbol>();
  return Object.entries(ENTRIES).flatMap(([entry, file]) =>
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
      .flatMap((symbol) => {
        const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
        if (seen.has(target)) return [];
        seen.add(target);
        const examples = target
          .getJsDocTags(checker)
          .filter((tag) => tag.name === 'example')
          .map((tag) => text(tag.text ?? []));
        const types = (target.declarations ?? []).filter(
          (each) => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each),
        );
        return [
          {
            name: `${entry} ${symbol.name}`,
            isValue: (target.flags & ts.SymbolFlags.Value) !== 0 || entry === 'onetweak',
            says: text(target.getDocumentationComment(checker)),
            examples: [...new Set(examples)],
            silent: types.flatMap((type) => silentIn(type, symbol.name)),
          },
        ];
      }),
  );
}

interface Checked {
  readonly code: string;
  readonly found: unknown;
  readonly said: unknown;
}

/** Runs an example and gives, for each value that it says, what was found. */
async function run(example: string): Promise<Checked[]> {
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.Latest, true);
  const body = source.statements.map((statement) => {
    const code = statement.getText(source);
    const said = saidAfter(example, statement.end);
    if (!ts.isExpressionStatement(statement) || said === '') return code;
    return `$check(${JSON.stringify(code)}, (${statement.expression.getText(source)}), (${said}));`;
  });
  const checked: Checked[] = [];
  const check = (code: string, found: unknown, said: unknown) => checked.push({ code, found, said });
  // Examples may name types.
  const { outputText } = ts.transpileModule(`(async () => {\n${body.join('\n')}\n})()`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  await compileFunction(`return ${outputText}`, ['$check', ...Object.keys(SCOPE)])(
    check,
    ...Object.values(SCOPE),
  );
  return checked;
}

/** The comment after a statement, on its line or on lines of its own. */
function saidAfter(text: string, end: number): string {
  const ranges = ts.getTrailingCommentRanges(text, end) ?? ts.getLeadingCommentRanges(text, end) ?? [];
  return ranges.map((range) => text.slice(range.pos, range.end).replace(/^\/\/\s*/, '')).join(' ');
}

describe('each export says what it is, and its examples hold', () => {
  it.each(documented())('$name', async ({ name, isValue, says, examples, silent }) => {
    expect(says, `${name} has no docstring`).not.toBe('');
    expect(silent, `fields of ${name} without a word`).toEqual([]);
    if (IN_A_BROWSER.includes(name.split(' ')[1]!)) return;
    if (isValue) expect(examples, `${name} has no @example`).not.toEqual([]);
    for (const example of examples) {
      const checked = await run(plain(example));
      // An example of a type may only show what fits it.
      if (isValue && !/^const \w+: /.test(example))
        expect(checked.length, `an example of ${name} says no value:\n${example}`).toBeGreaterThan(0);
      for (const { code, found, said } of checked) expect(found, code).toEqual(said);
    }
  });

  it('finds what is wrong in one', async () => {
    expect(await run('const two = 1 + 1;\ntwo; // 3')).toEqual([{ code: 'two;', found: 2, said: 3 }]);
    expect(await run('VERDICTS.length;\n// 5')).toEqual([{ code: 'VERDICTS.length;', found: 5, said: 5 }]);
    await expect(run('nothing.at(0); // 1')).rejects.toThrow();
    expect(await run('1 + 1;')).toEqual([]);
  });
});

/** Without its types, which no engine runs. */
const plain = (example: string): string => example.replaceAll(/^const (\w+): [\w.]+ =/gm, 'const $1 =');
