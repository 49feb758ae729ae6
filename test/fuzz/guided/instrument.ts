/**
 * The sources with a counter in each branch, and what they compare texts with.
 *
 * Jazzer.js would do this, but its addon asks for a newer C library (2.38) than many machines have, and cannot be built without
 * LLVM's own sources. A counter in each branch is all that a search guided by coverage needs.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import ts from 'typescript';

/** Counters that the sources may have in all. */
export const COUNTERS = 1 << 16;

/** Data and made code: nothing in them branches by what is read. */
const LEFT_OUT =
  /src\/(?:law\/data|page|cli|report\/html|batch\/prefilter\/(?:assembly|compiled))|\.types\.ts$/;

/**
 * A source with `__n[i]++` at the beginning of each function, each way of a condition, each case and each loop.
 *
 * @param next - gives the number of the next counter
 * @param words - receives the texts that stand in the source
 */
export function instrumented(path: string, text: string, next: () => number, words: Set<string>): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** What is put in, by place; of two at one place, ends come before beginnings. */
  const ends: [at: number, text: string][] = [];
  const begins: [at: number, text: string][] = [];
  const counter = () => `__n[${next()}]++`;
  const asExpression = (node: ts.Node, visit: () => void) => {
    begins.push([node.getStart(), `(${counter()}, (`]);
    visit();
    ends.push([node.getEnd(), '))']);
  };
  const asStatement = (node: ts.Statement, visit: () => void) => {
    if (ts.isBlock(node)) begins.push([node.getStart() + 1, `${counter()};`]);
    else begins.push([node.getStart(), `{${counter()};`]);
    visit();
    if (!ts.isBlock(node)) ends.push([node.getEnd(), '}']);
  };
  const visit = (node: ts.Node): void => {
    const children = (counted: ReadonlyMap<ts.Node | undefined, 'expression' | 'statement'>) =>
      ts.forEachChild(node, (child) => {
        const as = counted.get(child);
        if (as === 'expression') asExpression(child, () => visit(child));
        else if (as === 'statement') asStatement(child as ts.Statement, () => visit(child));
        else visit(child);
      });
    // Types say nothing at run time; nor do texts in them.
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) && node.text.length <= 24) words.add(node.text);
    if (ts.isFunctionLike(node)) {
      const { body } = node as ts.FunctionLikeDeclaration;
      children(new Map([[body, body !== undefined && ts.isBlock(body) ? 'statement' : 'expression']]));
    } else if (ts.isIfStatement(node)) {
      children(
        new Map([
          [node.thenStatement, 'statement'],
          [node.elseStatement, 'statement'],
        ]),
      );
      if (node.elseStatement === undefined) ends.push([node.getEnd(), ` else {${counter()};}`]);
    } else if (ts.isIterationStatement(node, false)) children(new Map([[node.statement, 'statement']]));
    else if (ts.isCaseOrDefaultClause(node)) {
      const [first] = node.statements;
      if (first !== undefined) begins.push([first.getStart(), `${counter()};`]);
      children(new Map());
    } else if (ts.isCatchClause(node)) children(new Map([[node.block, 'statement']]));
    else if (ts.isConditionalExpression(node))
      children(
        new Map([
          [node.whenTrue, 'expression'],
          [node.whenFalse, 'expression'],
        ]),
      );
    else if (ts.isBinaryExpression(node) && CHOOSES.has(node.operatorToken.kind))
      children(new Map([[node.right, 'expression']]));
    else children(new Map());
  };
  visit(source);
  const all = [...ends.map((each) => [...each, 0] as const), ...begins.map((each) => [...each, 1] as const)];
  all.sort((a, b) => a[0] - b[0] || a[2] - b[2]);
  let out = '';
  let from = 0;
  for (const [at, put] of all) {
    out += text.slice(from, at) + put;
    from = at;
  }
  return out + text.slice(from);
}

const CHOOSES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** A source file that has counters: the numbers of its first and of the one behind its last, and its texts. */
export interface Counted {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/** Bundles the search with the instrumented sources; returns what was counted where. */
export async function bundle(entry: string, outfile: string): Promise<readonly Counted[]> {
  const files: Counted[] = [];
  let count = 0;
  const counters: Plugin = {
    name: 'counters',
    setup({ onLoad }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const file = relative(process.cwd(), path);
        if (!file.startsWith('src/') || LEFT_OUT.test(file)) return undefined;
        const from = count;
        const words = new Set<string>();
        const contents = instrumented(path, readFileSync(path, 'utf8'), () => count++, words);
        files.push({ file, from, to: count, words: [...words] });
        return { contents, loader: 'ts' };
      });
    },
  };
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    external: ['#openchemlib'],
    plugins: [counters],
    banner: { js: `const __n = new Uint32Array(${COUNTERS}); globalThis.__counters = __n;` },
    logLevel: 'warning',
  });
  if (count > COUNTERS)
    throw new Error(`the sources have ${count} branches, and there are ${COUNTERS} counters`);
  return files;
}
