import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';

/**
 * Mutation testing: changes one thing in a source file, and asks the tests of its folder whether they notice.
 *
 *     npm run mutation -- src/vocabulary --sample 40 --seed 1 --limit 60
 *
 * Mutants are made from the syntax tree: comparisons turned, conditions negated, `&&` and `||` exchanged, numbers off by
 * one, an element of a list dropped. The work is done on a copy in a folder for temporary files, never on the checkout. A
 * mutant that runs out of time (`--limit` seconds) is told apart: it is neither killed nor survived. Of each survivor a corpus (every named
 * structure of the register, and the fixture) says whether it changes a verdict, or only the clauses of a record.
 */

/** The tests that must notice a mutant, by the folder or file that holds it; the first that fits. */
const TESTS: readonly (readonly [source: string, tests: readonly string[]])[] = [
  ['src/vocabulary', ['test/vocabulary', 'test/law/match.test.ts']],
  ['src/chemistry/normalise', ['test/chemistry/normalise.test.ts', 'test/chemistry/groups.test.ts']],
  ['src/batch/prefilter', ['test/batch/prefilter.test.ts', 'test/batch/masks.test.ts']],
  [
    'src/law/match',
    [
      'test/law/match.test.ts',
      'test/law/statutes.test.ts',
      'test/law/nitazenes.test.ts',
      'test/law/orphines.test.ts',
      'test/law/u-series.test.ts',
      'test/screening/verdict.test.ts',
    ],
  ],
  ['src/families/nitazene', ['test/families/nitazenes.test.ts', 'test/law/nitazenes.test.ts']],
  ['src/families/orphine', ['test/families/orphines.test.ts', 'test/law/orphines.test.ts']],
  ['src/families/u-series', ['test/families/u-series.test.ts', 'test/law/u-series.test.ts']],
  [
    'src/families',
    ['test/families', 'test/vocabulary', 'test/law/match.test.ts', 'test/screening/verdict.test.ts'],
  ],
];

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly what: string;
}

const OTHER: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
};

export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const add = (node: ts.Node, replacement: string, what: string) => {
    const from = node.getStart();
    const line = source.getLineAndCharacterOfPosition(from).line + 1;
    found.push({ file, line, from, to: node.end, text: replacement, what });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const sign = node.operatorToken.getText();
      const other = OTHER[sign];
      const isText = [node.left, node.right].some((side) => ts.isStringLiteralLike(side));
      if (other !== undefined && !(sign === '+' && isText))
        add(node.operatorToken, other, `${sign} to ${other}`);
    }
    if (ts.isIfStatement(node)) add(node.expression, `!(${node.expression.getText()})`, 'if negated');
    if (ts.isConditionalExpression(node)) add(node.condition, `!(${node.condition.getText()})`, '?: negated');
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, node.operand.getText(), '! dropped');
    if (ts.isNumericLiteral(node)) add(node, String(Number(node.text) + 1), `${node.text} plus one`);
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) {
      const rest = node.elements.slice(1).map((each) => each.getText());
      add(node, `[${rest.join(', ')}]`, `${node.elements[0]!.getText()} dropped`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const filesIn = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .map((name) => join(path, name));

/** Mulberry32: the same sample for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function sampled<T>(all: readonly T[], size: number, seed: number): T[] {
  const random = randomOf(seed);
  return all
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, size)
    .map(({ each }) => each);
}

const CORPUS = `
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createScreener } from './src/index.js';
import { loadRegister } from './src/law/register.js';
const fixture = readFileSync('fixtures/shipment.csv', 'utf8').split('\\n').flatMap((line) => line.split(/[,"]/));
const texts = [...new Set([...loadRegister().named().map(({ smiles }) => smiles), ...fixture])];
const screener = createScreener({ asOf: '2026-11-28' });
const verdicts = createHash('sha256');
const records = createHash('sha256');
for (const text of texts) {
  const { verdict, arguable, status, findings } = screener.screen(text);
  verdicts.update(JSON.stringify([verdict, arguable, status]));
  records.update(JSON.stringify(findings.map(({ id, clauses }) => [id, clauses])));
}
console.log(verdicts.digest('hex'), records.digest('hex'));
`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '60' },
    },
  });
  const [target] = positionals;
  const tests = TESTS.find(([source]) => target?.startsWith(source))?.[1];
  if (target === undefined || tests === undefined) {
    console.error(
      `usage: npm run mutation -- PATH, below one of: ${TESTS.map(([source]) => source).join(', ')}`,
    );
    return 2;
  }
  const all = filesIn(target).flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
  const chosen = sampled(all, Number(values.sample), Number(values.seed));
  const copy = mkdtempSync(join(tmpdir(), 'onetweak-mutation-'));
  try {
    for (const name of [
      'src',
      'test',
      'bench',
      'fixtures',
      'package.json',
      'tsconfig.json',
      'vitest.config.ts',
    ])
      cpSync(name, join(copy, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    writeFileSync(join(copy, 'corpus.ts'), CORPUS);
    const run = (args: readonly string[]) =>
      spawnSync('npx', args, {
        cwd: copy,
        timeout: Number(values.limit) * 1000,
        encoding: 'utf8',
        killSignal: 'SIGKILL',
      });
    const corpus = () => {
      const { status, stdout } = run(['tsx', 'corpus.ts']);
      return status === 0 ? stdout.trim() : 'fails';
    };
    const tested = () => run(['vitest', 'run', '--bail', '1', ...tests]);
    const before = corpus();
    if (before === 'fails' || tested().status !== 0) throw new Error('the tests fail without any mutant');
    const counts = {
      killed: 0,
      survived: 0,
      'out of time': 0,
      'changes a verdict': 0,
      'changes a record': 0,
    };
    for (const { file, line, from, to, text, what } of chosen) {
      const own = readFileSync(file, 'utf8');
      writeFileSync(join(copy, file), own.slice(0, from) + text + own.slice(to));
      const { status, signal } = tested();
      if (signal !== null) counts['out of time'] += 1;
      else if (status !== 0) counts.killed += 1;
      else {
        counts.survived += 1;
        const after = corpus();
        const seen =
          after.split(' ')[0] !== before.split(' ')[0]
            ? 'changes a verdict'
            : after === before
              ? undefined
              : 'changes a record';
        if (seen !== undefined) counts[seen] += 1;
        console.log(
          `${relative('.', file)}:${line}  ${what}${seen === undefined ? '' : `  ${seen.toUpperCase()}`}`,
        );
      }
      writeFileSync(join(copy, file), own);
    }
    const judged = counts.killed + counts.survived;
    const score = judged === 0 ? 'none judged' : `${((100 * counts.killed) / judged).toFixed(0)} %`;
    console.log(
      `${target}: ${chosen.length} of ${all.length} mutants; ${JSON.stringify(counts)}; score ${score}`,
    );
    return counts['changes a verdict'] === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

process.exitCode = main();
