/**
 * Where does the time go? Shares of each stage, by V8's own profile of the time that is spent in the functions of each folder:
 * of the fast path over a list, the first time that a process does it, and of lines of which every one is flagged, warm.
 *
 * `npx tsx bench/profile.ts [FILE.smi[.gz]]`; without a file it takes the corpus beside the checkout, where that is there. The flagged lines
 * are the register's own named substances in random spellings.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { openScreening } from '../src/batch/node/engine.js';
import { ndjsonWriter } from '../src/report/ndjson.js';
import { createDayScreener } from '../src/screening/index.js';
import { corpora, corpusOf } from './support/corpus.js';
import { flaggedTexts } from './support/flagged.js';

const FLAGGED = 20_000;
const WARM_UP = 6_000;

/** Stages by where their functions stand; the first that fits. */
const STAGES: readonly (readonly [stage: string, where: RegExp])[] = [
  ['prefilter', /wasm:|\/batch\/prefilter\//],
  ['lines of the list, and their order', /\/src\/batch\//],
  ['aromatic rings, second reading (OpenChemLib)', /openchemlib/],
  ['canonical order and keys', /\/chemistry\/(canonical|identity|geometry-match)/],
  ['reading the structure', /\/src\/chemistry\//],
  ['families: cores, sites, groups and their names', /\/src\/(families|structure|vocabulary)\//],
  ['law, lists and the verdict', /\/src\/(law|screening|identifiers)\//],
  ['writing records', /\/src\/report\//],
  ['memory (garbage collector)', /^\(garbage collector\)$/],
  ['loading the program', /^node:|node_modules/],
];
/** Of the engine itself: its own functions, and those that it compiles. */
const REST = 'the engine';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples?: readonly number[] | undefined;
  readonly timeDeltas?: readonly number[] | undefined;
}

/** Seconds that each stage took. */
function byStage({ nodes, samples = [], timeDeltas = [] }: Profile): Record<string, number> {
  const where = new Map(
    nodes.map(({ id, callFrame: { url, functionName } }) => {
      const stage = STAGES.find(([, pattern]) => pattern.test(url === '' ? functionName : url))?.[0] ?? REST;
      return [id, functionName === '(idle)' ? undefined : stage] as const;
    }),
  );
  const seconds: Record<string, number> = {};
  samples.forEach((id, i) => {
    const stage = where.get(id);
    if (stage !== undefined) seconds[stage] = (seconds[stage] ?? 0) + timeDeltas[i]! / 1e6;
  });
  return seconds;
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });

async function profiled(work: () => Promise<void> | void): Promise<Record<string, number>> {
  await session.post('Profiler.start');
  await work();
  return byStage((await session.post('Profiler.stop')).profile);
}

function table(title: string, seconds: Record<string, number>): void {
  const all = Object.values(seconds).reduce((sum, each) => sum + each, 0);
  console.log(`\n${title} (${all.toFixed(2)} s)`);
  for (const [stage, own] of Object.entries(seconds).sort(([, a], [, b]) => b - a))
    console.log(`  ${((100 * own) / all).toFixed(1).padStart(5)} %  ${stage}`);
}

const made = { asOf: new Date().toISOString().slice(0, 10) };
const file = process.argv[2];
const [corpus] =
  file === undefined ? corpora(10_000_000, 100, 1) : [corpusOf(file, Number.POSITIVE_INFINITY, 100)];
const list = await profiled(async () => {
  const { row } = ndjsonWriter('full');
  const screening = await openScreening(corpus!.path, createDayScreener(made), made, {
    exact: false,
    threads: 1,
  });
  for await (const part of screening.parts)
    if ('judged' in part && part.judged.result.verdict !== 'none') {
      const { record, result } = part.judged;
      row({ file: 'list', line: record.line, lines: 1, id: record.id, result });
    }
  await screening.close();
});
table(
  `the fast path over ${corpus!.name}, ${corpus!.lines.toLocaleString('en')} lines, the first time`,
  list,
);

const lines = flaggedTexts(WARM_UP + FLAGGED, made);
const fresh = createDayScreener(made);
for (const text of lines.slice(0, WARM_UP)) fresh.screen(text);
const flagged = await profiled(() => {
  for (const text of lines.slice(WARM_UP)) fresh.screen(text);
});
table(`${FLAGGED.toLocaleString('en')} flagged lines in random spellings, warm`, flagged);
mkdirSync('bench/out', { recursive: true });
writeFileSync(
  'bench/out/profile.json',
  `${JSON.stringify({ node: process.version, corpus: corpus!.name, lines: corpus!.lines, list, flagged }, null, 2)}\n`,
);
