import { parseArgs } from 'node:util';
import { Script } from 'node:vm';
import { randomFrom } from '../../src/testing/respell.js';
import { sampleOf } from '../support/sample.js';
import { asking, filesIn } from './asking.js';
import { type Bench, benchOf, type Loaded } from './bench.js';
import { corpus } from './corpus.js';
import type { Mutant } from './mutants.js';

/**
 * Mutation testing: changes one thing in the source at a time, and asks who notices.
 *
 *     npm run mutation -- src/vocabulary --sample 40 --seed 1 [--mutants 120]
 *
 * Every mutant of the folder, or of `--mutants` drawn by chance, is tried on the tables of which a test holds every line: the ledger
 * (test/screening/ledger.tsv) and, of chemistry, the writings of normalisation. Of those that the tables do not notice, a wider corpus
 * (structures of all tests, and the shared lists where they are there) says which change a verdict: each of these is asked of the
 * folder's tests. Of the rest, which change no verdict, `--sample` are asked, for the score. A mutant of code that runs once, while
 * the program is loaded or for its first molecule, is tried in a program loaded anew. The work is done in memory and on a copy, never
 * on the checkout.
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

const told = ({ file, line, what }: Mutant): string => `${file}:${line}  ${what}`;

type Seen = 'tables' | 'verdict' | 'record' | 'nothing' | 'not reached';

interface Expected {
  readonly passed: readonly number[];
  /** Does the text come out as it did: its line of a table, or its verdicts and its whole record? */
  same(loaded: Loaded): Readonly<Record<'line' | 'verdicts', boolean>>;
}

/** Seconds for one mutant on all texts; most take one. */
const LIMIT = 30;

type TableName = keyof Loaded['subject']['TABLES'];

/** What a text comes out as without a mutant, and which mutants it passes over. */
function expectedOf(loaded: Loaded, text: string, table?: TableName): Expected {
  const said = ({ subject }: Loaded) => {
    if (table === undefined) return subject.judged(text);
    const line = subject.TABLES[table].of(text);
    return { line, verdicts: line };
  };
  loaded.passed();
  const { line, verdicts } = said(loaded);
  return {
    passed: loaded.passed(),
    same(other) {
      const now = said(other);
      return { line: now.line === line, verdicts: now.verdicts === verdicts };
    },
  };
}

/** Does a mutant change any of these? It stops at the first. */
function change(loaded: Loaded, texts: readonly Expected[], what: 'line' | 'verdicts'): boolean {
  for (const expected of texts) {
    try {
      loaded.passed();
      if (!expected.same(loaded)[what]) return true;
    } catch {
      return true;
    }
  }
  return false;
}

const asked = new Script('__act()');

/**
 * What the function gives; undefined where it throws, or twice has no end in time: what goes on without end in code that has no
 * mutants is stopped by no count of them. Twice, for a process that was held up is no endless one.
 */
function inTime<T>(act: () => T, again = true): T | undefined {
  Object.assign(globalThis, { __act: act });
  try {
    return asked.runInThisContext({ timeout: LIMIT * 1000 }) as T;
  } catch (error) {
    const isLate = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return isLate && again ? inTime(act, false) : undefined;
  }
}

function seenOf(
  bench: Bench,
  tables: readonly TableName[],
  drawn: readonly number[],
  say: (text: string) => void,
): Map<number, Seen> {
  const first = bench.load(-1);
  const held = tables.flatMap((table) =>
    first.subject.TABLES[table].texts.map((text) => expectedOf(first, text, table)),
  );
  const wide = corpus().map((text) => expectedOf(first, text));
  const warm = bench.load(-1);
  const once = new Set(warm.passed());
  // What is made once, for the first molecule that asks for it, is as what is made on loading.
  const [early, , again] = ['CCN', 'CCO', 'CCN'].map((text) => expectedOf(warm, text).passed);
  for (const index of early!) if (!again!.includes(index)) once.add(index);
  const by = (texts: readonly Expected[]) => {
    const lists: Expected[][] = bench.mutants.map(() => []);
    for (const each of texts) for (const index of each.passed) lists[index]!.push(each);
    return lists;
  };
  const heldBy = by(held);
  const wideBy = by(wide);
  let shared = bench.load(-1);
  const seenBy = (loaded: Loaded, near: readonly Expected[], far: readonly Expected[]): Seen => {
    // What does not pass over a mutant comes out as it did.
    if (change(loaded, near, 'line')) return 'tables';
    if (change(loaded, far, 'verdicts')) return 'verdict';
    return change(loaded, far, 'line') ? 'record' : 'nothing';
  };
  const seen = (index: number): Seen => {
    const [near, far] = [heldBy[index]!, wideBy[index]!];
    if (once.has(index)) return inTime(() => seenBy(bench.load(index), held, wide)) ?? 'tables';
    if (near.length + far.length === 0) return 'not reached';
    const what = inTime(() => {
      shared.wake(index);
      return seenBy(shared, near, far);
    });
    shared.wake(-1);
    // What a mutant left behind in a memory would be taken for the work of the next.
    const isClean = what === 'nothing' || (what && !change(shared, [...near, ...far].slice(0, 300), 'line'));
    if (!isClean) shared = bench.load(-1);
    return what ?? 'tables';
  };
  return new Map(
    drawn.map((index, i) => {
      if (i % 20 === 0) say(`${i} of ${drawn.length}`);
      const what = seen(index);
      if (what === 'verdict') say(`${told(bench.mutants[index]!)}  changes a verdict`);
      return [index, what];
    }),
  );
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      mutants: { type: 'string' },
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
  const chance = randomFrom(Number(values.seed));
  const indices = bench.mutants.map((_, index) => index);
  const drawn = sampleOf(indices, Number(values.mutants ?? Number.POSITIVE_INFINITY), chance);
  const tables: readonly TableName[] = target.startsWith('src/chemistry')
    ? ['writings', 'ledger']
    : ['ledger'];
  const seen = seenOf(bench, tables, drawn, (text) => console.error(`${target}: ${text}`));
  const those = (what: Seen) => drawn.filter((index) => seen.get(index) === what);
  const grave = those('verdict').map((index) => bench.mutants[index]!);
  const rest = sampleOf(
    [...those('record'), ...those('nothing'), ...those('not reached')],
    Number(values.sample),
    chance,
  );
  const asked = asking(tests, Number(values.limit));
  try {
    const survivors = grave.filter((mutant, i) => {
      if (i % 20 === 0) console.error(`${target}: ${i} of ${grave.length} asked`);
      const survives = !asked.noticed(mutant) && !asked.noticed(mutant, ALL_TABLES);
      if (survives) console.error(`${told(mutant)}  SURVIVES`);
      return survives;
    });
    for (const mutant of survivors) console.log(`${told(mutant)}  CHANGES A VERDICT`);
    const unseen = rest.filter((index) => !asked.noticed(bench.mutants[index]!));
    for (const index of unseen) console.log(`${told(bench.mutants[index]!)}  ${seen.get(index)}`);
    console.log(
      [
        `${target}: ${drawn.length} of ${bench.mutants.length} mutants.`,
        `Noticed by ${tables.join(' and ')} ${those('tables').length}.`,
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
