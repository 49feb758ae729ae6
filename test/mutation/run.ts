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
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../src/testing/respell.js';
import { sampleOf } from '../support/sample.js';
import { type Bench, benchOf, type Loaded } from './bench.js';
import { corpus } from './corpus.js';
import type { Mutant } from './mutants.js';

/**
 * Mutation testing: changes one thing in the source at a time, and asks who notices.
 *
 *     npm run mutation -- src/vocabulary --sample 40 --seed 1
 *
 * Every mutant of the folder is tried on the ledger (test/screening/ledger.tsv), of which a test holds every line. Of those that
 * the ledger does not notice, a wider corpus (structures of all tests, and the shared lists where they are there) says which
 * change a verdict: each of these is asked of the folder's tests. Of the rest, which change no verdict, `--sample` are asked, for
 * the score. A mutant of code that runs while the program is loaded is tried in a program loaded anew; so is each that the
 * ledger did not notice. The work is done in memory and on a copy, never on the checkout.
 */

/** The tests that must notice a mutant, by the folder or file that holds it; the first that fits. */
const TESTS: readonly (readonly [source: string, tests: readonly string[]])[] = [
  ['src/vocabulary', ['test/vocabulary', 'test/law/match.test.ts', 'test/law/statutes.test.ts']],
  [
    'src/chemistry/normalise',
    ['test/chemistry/normalise.test.ts', 'test/chemistry/groups.test.ts', 'test/screening/tautomers.test.ts'],
  ],
  ['src/law', ['test/law/match.test.ts']],
  ['src/families/nitazene', ['test/families/nitazenes.test.ts', 'test/law/nitazenes.test.ts']],
  ['src/families/orphine', ['test/families/orphines.test.ts', 'test/law/orphines.test.ts']],
  ['src/families/u-series', ['test/families/u-series.test.ts', 'test/law/u-series.test.ts']],
  ['src/families/fentanyl', ['test/families/relations.test.ts', 'test/law/statutes.test.ts']],
  ['src/families', ['test/families']],
  ['src/structure', ['test/structure']],
  ['src/screening', ['test/screening/verdict.test.ts', 'test/screening/status.test.ts']],
];

/** Asked of the survivors of every folder. */
const ALL_TABLES = [
  'test/families',
  'test/law/match.test.ts',
  'test/law/statutes.test.ts',
  'test/law/nitazenes.test.ts',
  'test/law/orphines.test.ts',
  'test/law/u-series.test.ts',
  'test/law/us-states.test.ts',
  'test/screening/verdict.test.ts',
];

const filesIn = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .map((name) => join(path, name));

type Seen = 'ledger' | 'verdict' | 'record' | 'nothing' | 'not reached';

interface Expected {
  readonly text: string;
  readonly verdicts: string;
  readonly line: string;
  readonly passed: readonly number[];
}

/** What each text comes out as without a mutant, and which mutants it passes over. */
function expectedOf(loaded: Loaded, texts: readonly string[]): Expected[] {
  loaded.passed();
  return texts.map((text) => ({ text, ...loaded.subject.judged(text), passed: loaded.passed() }));
}

/** The most that a mutant changes on some texts: it stops at the first changed verdict, or at the first changed line. */
function change(loaded: Loaded, texts: readonly Expected[], what: 'line' | 'verdicts'): boolean {
  for (const expected of texts) {
    try {
      loaded.passed();
      if (loaded.subject.judged(expected.text)[what] !== expected[what]) return true;
    } catch {
      return true;
    }
  }
  return false;
}

function seenOf(bench: Bench, say: (done: number) => void): Seen[] {
  const first = bench.load(-1);
  const whileLoading = new Set(first.passed());
  const ledger = expectedOf(first, first.subject.ledger());
  const wide = expectedOf(first, corpus());
  const by = (texts: readonly Expected[]) => {
    const lists: Expected[][] = bench.mutants.map(() => []);
    for (const each of texts) for (const index of each.passed) lists[index]!.push(each);
    return lists;
  };
  const ledgerBy = by(ledger);
  const wideBy = by(wide);
  let shared = bench.load(-1);
  return bench.mutants.map((_, index) => {
    if (index % 100 === 0) say(index);
    const early = whileLoading.has(index);
    const near = ledgerBy[index]!;
    const far = wideBy[index]!;
    if (!early && near.length + far.length === 0) return 'not reached';
    if (!early) {
      shared.wake(index);
      const noticed = change(shared, near, 'line');
      shared.wake(-1);
      if (noticed) {
        // What a mutant left behind in a memory would be taken for the work of the next.
        if (change(shared, near, 'line')) shared = bench.load(-1);
        return 'ledger';
      }
    }
    let anew: Loaded;
    try {
      anew = bench.load(index);
    } catch {
      return 'ledger';
    }
    if (change(anew, ledger, 'line')) return 'ledger';
    const rest = early ? wide : far;
    if (change(anew, rest, 'verdicts')) return 'verdict';
    return change(anew, rest, 'line') ? 'record' : 'nothing';
  });
}

/** Asks the tests of a copy of the project about one mutant after the other. */
function asking(tests: readonly string[], limit: number) {
  const copy = mkdtempSync(join(tmpdir(), 'onetweak-mutation-'));
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
  const run = (asked: readonly string[]) =>
    spawnSync('npx', ['vitest', 'run', '--bail', '1', ...asked], {
      cwd: copy,
      timeout: limit * 1000,
      encoding: 'utf8',
      killSignal: 'SIGKILL',
    });
  const noticedBy = ({ file, from, to, text }: Mutant, asked: readonly string[]): boolean => {
    const own = readFileSync(file, 'utf8');
    writeFileSync(join(copy, file), own.slice(0, from) + text + own.slice(to));
    const { status } = run(asked);
    writeFileSync(join(copy, file), own);
    return status !== 0;
  };
  if (run(tests).status !== 0) throw new Error('the tests fail without any mutant');
  return {
    noticed: (mutant: Mutant): boolean => noticedBy(mutant, tests),
    noticedByTables: (mutant: Mutant): boolean => noticedBy(mutant, ALL_TABLES),
    done: () => rmSync(copy, { recursive: true, force: true }),
  };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '120' },
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
  const bench = await benchOf(filesIn(target));
  const seen = seenOf(bench, (done) => console.error(`${target}: ${done} of ${bench.mutants.length}`));
  const those = (what: Seen) => bench.mutants.filter((_, index) => seen[index] === what);
  const grave = those('verdict');
  const rest = sampleOf(
    [...those('record'), ...those('nothing'), ...those('not reached')],
    Number(values.sample),
    randomFrom(Number(values.seed)),
  );
  const told = ({ file, line, what }: Mutant) => `${file}:${line}  ${what}`;
  const asked = asking(tests, Number(values.limit));
  try {
    const survivors = grave.filter((mutant) => !asked.noticed(mutant) && !asked.noticedByTables(mutant));
    for (const mutant of survivors) console.log(`${told(mutant)}  CHANGES A VERDICT`);
    const unseen = rest.filter((mutant) => !asked.noticed(mutant));
    for (const mutant of unseen) console.log(`${told(mutant)}  ${seen[bench.mutants.indexOf(mutant)]}`);
    console.log(
      [
        `${target}: ${bench.mutants.length} mutants.`,
        `Noticed by the ledger ${those('ledger').length}.`,
        `Others that change a verdict ${grave.length}, of which the tests notice ${grave.length - survivors.length}.`,
        `Others: ${those('record').length} change a record, ${those('nothing').length} nothing, ${those('not reached').length} are not reached;`,
        `of ${rest.length} of these the tests notice ${rest.length - unseen.length}.`,
      ].join(' '),
    );
    return survivors.length === 0 ? 0 : 1;
  } finally {
    asked.done();
  }
}

process.exitCode = await main();
