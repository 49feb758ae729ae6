import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { CAMPAIGNS } from '../fuzz/index.js';
import { FAULTS, type Fault } from './rows.js';

export const FAULTS_PAGE = 'docs/FAULTS.md';

/** The page with its tables as the rows and the campaigns have them; each stands between `<!-- table: NAME -->` and `<!-- end -->`. */
export const withFaults = (page: string): string =>
  page.replace(
    /(<!-- table: (.+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}${tableOf(name)}\n${end}`,
  );

function tableOf(name: string): string {
  if (name === 'campaigns')
    return table(
      ['campaign', 'what it holds'],
      CAMPAIGNS.map(({ name, claim }) => [name, claim]),
    );
  const faults = FAULTS[name];
  if (faults === undefined) throw new RangeError(`no faults are called ${name}`);
  const hasExit = faults.some(({ exit }) => exit !== undefined);
  return table(
    [hasExit ? 'fault' : 'attempt', 'what happens', ...(hasExit ? ['exit'] : []), 'test'],
    faults.map((each) => [
      each.fault,
      each.happens,
      ...(hasExit ? [each.exit ?? ''] : []),
      `\`${each.test[0]}\` ${nameOf(each)}`,
    ]),
  );
}

/** The test's name, with the case that is meant in the place of `%s`. */
function nameOf({ test: [, name, case_] }: Fault): string {
  const told = case_ === undefined ? name : name.replace('%s', () => case_);
  return told.replaceAll(/%[sij]/g, '…');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

interface Declared {
  /** Names of the tests and of the blocks that hold some, each with those of what it stands in: `gzip > %s is whole`. */
  readonly names: ReadonlySet<string>;
  /** All texts of the file, of which some are cases of a table. */
  readonly texts: ReadonlySet<string>;
}

export const declaredIn = (file: string): Declared => declaredOf(readFileSync(file, 'utf8'));

/** What the text of a test file declares and does not leave out (`skip`, `todo`, `fails`). */
export function declaredOf(text: string): Declared {
  const source = ts.createSourceFile('test.ts', text, ts.ScriptTarget.Latest, true);
  const names = new Set<string>();
  const texts = new Set<string>();
  const visit = (node: ts.Node, within: readonly string[]): void => {
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      const called = node.expression.getText(source);
      const kind = /^(?:test|it|describe)\b/.exec(called)?.[0];
      const isHead = /^(?:test|it|describe)\.(?:each|skipIf|runIf|for)$/.test(called);
      if (kind !== undefined && !isHead && title !== undefined && ts.isStringLiteralLike(title)) {
        if (modifiersOf(node.expression).some((name) => ['skip', 'todo', 'fails'].includes(name))) return;
        const path = [...within, title.text];
        const before = names.size;
        ts.forEachChild(node, (child) => visit(child, path));
        // A block that holds no test is none.
        if (kind !== 'describe' || names.size > before) names.add(path.join(' > '));
        return;
      }
    }
    ts.forEachChild(node, (child) => visit(child, within));
  };
  visit(source, []);
  return { names, texts };
}

/** `skip` and `each` of `test.skip.each([…])`. */
function modifiersOf(node: ts.Node): readonly string[] {
  if (ts.isCallExpression(node)) return modifiersOf(node.expression);
  return ts.isPropertyAccessExpression(node) ? [...modifiersOf(node.expression), node.name.text] : [];
}
