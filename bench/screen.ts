/**
 * How fast is a list screened, beside what else could be used, in one run on one machine?
 *
 * npm run bench -- [FILE.smi[.gz]] [--lines N] [--repeat N] [--sample N] [--rounds N]
 *
 * Without a file it takes the corpus beside the checkout, where that is there, and the project's own list, repeated. The
 * tasks run in turn, round after round, so that a drifting machine hits them all alike; the slow ones run on a sample,
 * spread over the list. Native RDKit takes part where it is installed:
 *
 *     python3 -m venv /tmp/rdkit && /tmp/rdkit/bin/pip install rdkit==2026.9.1
 *     ONETWEAK_RDKIT=/tmp/rdkit/bin/python npm run bench
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readBack, written } from '../src/batch/engine/exact.js';
import { openScreening } from '../src/batch/node/engine.js';
import { createPrefilter, criteriaOf, prefilterOf, readyTables } from '../src/batch/prefilter/index.js';
import { loadRegister } from '../src/law/register.js';
import { createDayScreener } from '../src/screening/index.js';
import { randomFrom, respell } from '../src/testing/respell.js';
import { type Corpus, corpora, corpusOf } from './support/corpus.js';
import { flaggedRate } from './support/flagged.js';
import { folder, node, program, type Run, type Spread, spread, timed, twice } from './support/measure.js';
import { type Modelled, modelled, type StageCosts } from './support/model.js';
import { CORE, openchemlibParse, openchemlibSearch, rdkitInJavaScript } from './support/rivals.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: '10000000' },
    sample: { type: 'string', default: '10000' },
    repeat: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const repeat = Number(values.repeat);
const CLI = 'dist/cli.cjs';
if (!existsSync(CLI)) throw new Error('the command is not built: npm run build');

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const STAGES = [
  'nothing in the text',
  'nothing around a nitrogen',
  'nothing in the graph',
  'not modelled',
  'maybe a skeleton',
  'maybe a named substance',
];
const made = { asOf: new Date().toISOString().slice(0, 10) };
/** A screener keeps what came by in mind: each run has one of its own. */
const fresh = () => createDayScreener(made);
const rdkitJs = await rdkitInJavaScript();
const python = process.env.ONETWEAK_RDKIT;

interface Task {
  readonly name: string;
  /** On the whole list, or on its sample. */
  readonly on: 'list' | 'sample';
  run(corpus: Corpus): Promise<Run> | Run;
}

interface Told {
  /** Texts of the candidates. */
  candidates: string[];
  stages: number[];
  hits: Map<string, number>;
}

/** Candidates whose results are merged to learn what that costs. */
const MOST_MERGED = 2000;

/** What merging costs for one candidate of another thread, in seconds: its result is read back, and written where it is flagged. */
async function mergingOf(candidates: readonly string[]): Promise<number> {
  if (candidates.length === 0) return 0;
  const screener = fresh();
  const results = candidates.map((text) => screener.screen(text));
  const slices = Array.from({ length: Math.ceil(results.length / 32) }, (_, i) =>
    written(results.slice(32 * i, 32 * i + 32)),
  );
  const runs: number[] = [];
  for (let round = 0; round < 5; round++)
    runs.push(
      (
        await timed(() => {
          for (const slice of slices)
            for (const result of readBack(slice))
              if (result !== undefined && result.verdict !== 'none') JSON.stringify(result);
        })
      ).seconds,
    );
  return spread(runs).median / candidates.length;
}

const tasks = (told: Told): Task[] => [
  {
    name: 'fast path, in process, one thread',
    on: 'list',
    run: (corpus) =>
      timed(async () => {
        told.hits.clear();
        told.candidates = [];
        const screening = await openScreening(corpus.path, fresh(), made, { exact: false, threads: 1 });
        const hit = (verdict: string, by: number) =>
          told.hits.set(verdict, (told.hits.get(verdict) ?? 0) + by);
        for await (const part of screening.parts)
          if ('judged' in part) {
            hit(part.judged.result.verdict, 1);
            if (told.candidates.length < MOST_MERGED) told.candidates.push(part.judged.record.smiles);
          } else hit('none', part.rejected.lines);
        await screening.close();
        told.stages = [...screening.counts.stages];
      }),
  },
  {
    name: 'prefilter alone, in memory, one thread',
    on: 'list',
    run: ({ path }) => {
      const bytes = readFileSync(path);
      return timed(() => {
        const prefilter = prefilterOf(readyTables());
        const kept = new Int32Array(3 << 14);
        for (let at = 0; at < bytes.length; at = prefilter.next)
          prefilter.lines(bytes, at, bytes.length, kept);
      });
    },
  },
  {
    name: 'the command, one thread, --flagged',
    on: 'list',
    run: ({ path }) => command(path, 1, '--flagged'),
  },
  {
    name: 'the command, two threads, --flagged',
    on: 'list',
    run: ({ path }) => command(path, 2, '--flagged'),
  },
  {
    name: 'two commands at once, one thread each',
    on: 'list',
    run: ({ path }) => twice(argsOf(path, 1, '--flagged')),
  },
  { name: 'the command, one thread, all records', on: 'list', run: ({ path }) => command(path, 1) },
  { name: 'grep -c N', on: 'list', run: ({ path }) => program('grep', ['-c', 'N', path]) },
  { name: 'wc -l', on: 'list', run: ({ path }) => program('wc', ['-l', path]) },
  {
    name: 'exact path, in process, one thread',
    on: 'sample',
    run: ({ sample }) => {
      const screener = fresh();
      return timed(() => {
        for (const text of sample) screener.screen(text);
      });
    },
  },
  { name: 'openchemlib, parse', on: 'sample', run: ({ sample }) => timed(() => openchemlibParse(sample)) },
  {
    name: 'openchemlib, parse and search',
    on: 'sample',
    run: ({ sample }) => timed(() => openchemlibSearch(sample)),
  },
  {
    name: 'RDKit from npm, parse and match',
    on: 'sample',
    run: ({ sample }) => timed(() => rdkitJs(sample)),
  },
  ...(python === undefined
    ? []
    : [
        {
          name: 'RDKit from PyPI, parse and match',
          on: 'sample' as const,
          run: ({ samplePath }: Corpus) => ({
            seconds: Number(
              program(python, ['bench/support/native_rdkit.py', samplePath, CORE]).out.split(' ')[0],
            ),
          }),
        },
      ]),
];

const argsOf = (path: string, threads: number, ...more: string[]): string[] => [
  ...[CLI, 'screen', path, '--fast', '--threads', String(threads), '-f', 'ndjson'],
  ...more,
];
const command = (path: string, threads: number, ...more: string[]): Run =>
  node(argsOf(path, threads, ...more));

/** Holds the fast path against the exact one on the sample: every verdict the same, but for chemistry alone. */
function sameVerdicts({ sample }: Corpus): Record<string, number> {
  const prefilter = createPrefilter(criteriaOf(loadRegister().files));
  const differ: Record<string, number> = {};
  const screener = fresh();
  for (const text of sample) {
    const bytes = new TextEncoder().encode(text);
    const fast = prefilter.maybe(bytes, 0, bytes.length) ? undefined : 'none';
    const { verdict, issues } = screener.screen(text);
    if (fast === undefined || fast === verdict) continue;
    const what = `${verdict} ${issues[0]?.code ?? ''}`;
    differ[what] = (differ[what] ?? 0) + 1;
  }
  return differ;
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const figures = ({ min, median, max }: Spread, digits: number): string =>
  `${number(median, digits)} (${number(min, digits)} to ${number(max, digits)})`;

async function benchOf(corpus: Corpus) {
  const told: Told = { candidates: [], stages: [], hits: new Map() };
  const all = tasks(told);
  const runs = all.map((): Run[] => []);
  // One round to warm up, in which nothing counts; then each round begins with another task.
  for (let round = -1; round < rounds; round++)
    for (let i = 0; i < all.length; i++) {
      const k = (i + Math.max(0, round)) % all.length;
      const run = await all[k]!.run(corpus);
      if (round >= 0) runs[k]!.push(run);
    }
  const sampleBytes = corpus.sample.reduce((sum, text) => sum + text.length + 1, 0);
  const rateOf = (k: number, i: number): number =>
    (all[k]!.on === 'list' ? corpus.lines : corpus.sample.length) / runs[k]![i]!.seconds;
  const exact = all.findIndex(({ name }) => name.startsWith('exact path'));
  const grep = all.findIndex(({ name }) => name.startsWith('grep'));
  const rows = all.map(({ name, on }, k) => {
    const bytes = on === 'list' ? corpus.bytes : sampleBytes;
    const over = (other: number) => spread(runs[k]!.map((_, i) => rateOf(k, i) / rateOf(other, i)));
    const peaks = runs[k]!.flatMap(({ peak }) => peak ?? []);
    return {
      name,
      on,
      linesPerSecond: spread(runs[k]!.map((_, i) => rateOf(k, i))),
      MBperSecond: spread(runs[k]!.map(({ seconds }) => bytes / seconds / 1e6)),
      timesExactPath: over(exact),
      timesGrep: over(grep),
      ...(peaks.length === 0 ? {} : { peakMB: Math.max(...peaks) }),
    };
  });
  const one = all.findIndex(({ name }) => name.startsWith('the command, one thread, --flagged'));
  const two = all.findIndex(({ name }) => name.startsWith('the command, two threads'));
  const both = all.findIndex(({ name }) => name.startsWith('two commands at once'));
  const twoThreads = spread(runs[two]!.map((_, i) => rateOf(two, i) / rateOf(one, i)));
  /** What the machine gives two that have nothing to do with each other: no two threads can do better. */
  const atMost = spread(runs[both]!.map((_, i) => rateOf(both, i) / rateOf(one, i)));
  const stages = Object.fromEntries(STAGES.map((stage, i) => [stage, told.stages[i]]));
  const differ = sameVerdicts(corpus);
  console.log(`\n${corpus.name}: ${number(corpus.lines)} lines, ${number(corpus.bytes)} bytes;`);
  console.log(`sample of ${number(corpus.sample.length)} lines; ${rounds} rounds; median (least to most)`);
  for (const [stage, count] of Object.entries(stages))
    console.log(`  ${number(count!).padStart(12)}  ${stage}`);
  console.log(
    `  verdicts: ${[...told.hits].map(([verdict, count]) => `${verdict} ${number(count)}`).join(', ')}`,
  );
  console.log(
    `  on the sample the fast path says none where the exact one says: ${
      Object.entries(differ)
        .map(([what, count]) => `${what} ${count}`)
        .join(', ') || 'nothing else'
    }`,
  );
  for (const row of rows)
    console.log(
      [
        `  ${row.name}`.padEnd(42),
        `${figures(row.linesPerSecond, 0)} lines/s`.padEnd(50),
        `${number(row.MBperSecond.median, 1)} MB/s`.padEnd(14),
        `${figures(row.timesExactPath, 1)} × exact`,
        ...(row.peakMB === undefined ? [] : [`${number(row.peakMB)} MB at most`]),
      ].join(' '),
    );
  console.log(
    `  two threads over one: ${figures(twoThreads, 2)}; two commands at once over one after the other: ${figures(atMost, 2)}`,
  );
  const median = (name: string): number =>
    spread(runs[all.findIndex((task) => task.name.startsWith(name))]!.map(({ seconds }) => seconds)).median;
  const candidates = told.stages.slice(3).reduce((sum, count) => sum + count, 0);
  const alone = median('prefilter alone');
  const costs: StageCosts = {
    start: started,
    thread: loading,
    prefilter: alone,
    exact: Math.max(0, median('fast path, in process') - alone),
    merging: candidates * (await mergingOf(told.candidates)),
  };
  const model = Object.fromEntries(
    [1, 100].map((more) => [`${more} times the list`, modelled(costs, [1, 4, 16, 64], more)]),
  );
  console.log(
    `  a model, of costs measured here: ${Object.entries(costs)
      .map(([stage, seconds]) => `${stage} ${number(seconds, 3)} s`)
      .join(', ')}`,
  );
  for (const [what, rows] of Object.entries<readonly Modelled[]>(model))
    for (const { cores, seconds, times, binds } of rows)
      console.log(
        `    ${what}, ${cores} cores: ${number(seconds, 2)} s, ${number(times, 1)} times as fast as one; ${binds} binds`,
      );
  const { name, lines, bytes } = corpus;
  return {
    corpus: name,
    lines,
    bytes,
    sample: corpus.sample.length,
    stages,
    verdicts: Object.fromEntries(told.hits),
    differ,
    tasks: rows,
    twoThreads,
    twoCommands: atMost,
    costs,
    model,
  };
}

/** What every run of the fast path spends before its first line, in this process and warm. */
async function setup() {
  const seconds: number[] = [];
  for (let i = 0; i < rounds; i++)
    seconds.push((await timed(() => createPrefilter(criteriaOf(loadRegister().files)))).seconds * 1000);
  console.log(`\nmaking the prefilter: ${figures(spread(seconds), 0)} ms, within each time of the fast path`);
  return { milliseconds: spread(seconds) };
}

/**
 * What one thread more costs, in seconds: a process that judges some hundred named substances for the first time, beyond what the
 * same takes when it is warm. A thread loads and compiles the same.
 */
async function loadingOfThread(): Promise<number> {
  const random = randomFrom(1);
  const named = [...new Set(loadRegister().files.flatMap((f) => f.named.map(({ smiles }) => smiles)))];
  const texts = Array.from({ length: 400 }, (_, i) => respell(named[i % named.length]!, random));
  const path = join(folder, 'members.smi');
  writeFileSync(path, `${texts.join('\n')}\n`);
  const cold = spread(
    Array.from(
      { length: 5 },
      () => node([CLI, 'screen', path, '--exact', '--threads', '1', '-f', 'ndjson']).cpu!,
    ),
  ).median;
  const before = fresh();
  for (const text of texts) before.screen(text);
  const screener = fresh();
  const warm = (
    await timed(() => {
      for (const text of texts) screener.screen(text);
    })
  ).seconds;
  return Math.max(0, cold - warm);
}

/** What a user waits for who checks ten lines, or one molecule. */
function coldStart() {
  const times = (args: readonly string[], count: number) => {
    const runs = Array.from({ length: count + 1 }, () => node(args)).slice(1);
    return {
      runs: count,
      milliseconds: spread(runs.map(({ seconds }) => seconds * 1000)),
      cpuMilliseconds: spread(runs.map(({ cpu }) => cpu! * 1000)),
      peakMB: Math.max(...runs.map(({ peak }) => peak!)),
    };
  };
  const found = {
    'node alone': times(['-e', '0'], 15),
    'screen of ten lines': times([CLI, 'screen', 'fixtures/ten.smi'], 15),
    'explain of one molecule': times([CLI, 'explain', FENTANYL], 5),
  };
  console.log('\ncold start, median (least to most)');
  for (const [name, { runs, milliseconds, cpuMilliseconds, peakMB }] of Object.entries(found))
    console.log(
      `  ${name.padEnd(26)} ${figures(milliseconds, 0)} ms, of CPU ${figures(cpuMilliseconds, 0)} ms, ` +
        `${number(peakMB)} MB; ${runs} runs`,
    );
  return found;
}

const lists =
  positionals.length > 0
    ? positionals.map((file) => corpusOf(file, Number(values.lines), Number(values.sample), repeat))
    : corpora(Number(values.lines), Number(values.sample), repeat);
if (python === undefined)
  console.log('native RDKit takes no part: see the head of bench/screen.ts for how to install it');
const cold = coldStart();
const started = cold['screen of ten lines'].milliseconds.median / 1000;
const loading = await loadingOfThread();
const prefilter = await setup();
const flagged = flaggedRate(made);
console.log(`flagged lines in random spellings, warm: ${figures(flagged, 0)} a second of processor time`);
const reports = [];
for (const corpus of lists) reports.push(await benchOf(corpus));
const report = {
  day: new Date().toISOString(),
  node: process.version,
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  coldStart: cold,
  makingThePrefilter: prefilter,
  flaggedLinesPerSecond: flagged,
  lists: reports,
};
mkdirSync('bench/out', { recursive: true });
writeFileSync('bench/out/screen.json', `${JSON.stringify(report, null, 2)}\n`);
rmSync(folder, { recursive: true });
console.log('\nwritten to bench/out/screen.json');
