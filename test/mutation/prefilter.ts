import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { compiled, packedTables } from '../../bench/compile.js';
import type { Tables } from '../../src/batch/prefilter/index.js';
import { randomFrom } from '../../src/testing/respell.js';
import { sampleOf } from '../support/sample.js';
import { asking, filesIn, withMutant } from './asking.js';
import { bundled } from './bundled.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { type Line, linesOfPrefilter } from './prefilter-lines.js';
import { allTables } from './prefilter-subject.js';

/**
 * Mutation testing of the prefilter, whose claim is its own: no line is rejected in which the exact path finds something.
 *
 *     npm run mutation:prefilter -- [PATH] --mutants 240 --seed 5 [--sample 20]
 *
 * Each mutant is compiled (a mutant of `assembly/` into a module, another into the tables) and asked of some ten thousand lines
 * that the exact path flags or refuses, in many spellings, and of others. It *loses a line* where it rejects one of them that is flagged, and
 * *passes over* one where that is a text that cannot be read. Where it rejects more of the other lines it *rejects more*: that may be
 * a hole that no line shows, and is named. What loses or passes over a line is asked of the tests, with the compiled module and the
 * tables made of the mutant, so that it is not noticed for being no longer what the sources say. Where it rejects fewer it is only slow.
 */
const FOLDER = 'src/batch/prefilter';
const TESTS = ['test/batch/prefilter.test.ts', 'test/batch/masks.test.ts', 'test/batch/separators.test.ts'];
/** Seconds for the lines, twice: without a mutant they take two. */
const LIMIT = 30;

type Seen =
  | 'does not compile'
  | 'ends'
  | 'loses'
  | 'passes over'
  | 'rejects more'
  | 'rejects fewer'
  | 'nothing';
/** What is asked of the tests, every one. */
const ASKED = ['loses', 'passes over'] as const;

interface Code {
  readonly bundle: string;
  /** The compiled module. */
  readonly module: string;
  /** Undefined where they are to be made by the bundle. */
  readonly tables: readonly Tables[] | undefined;
}

async function codeOf(mutant: Mutant | undefined, tables: readonly Tables[]): Promise<Code> {
  const text = mutant === undefined ? '' : withMutant(mutant);
  const changed = (file: string) => (mutant?.file === file ? text : undefined);
  const module = await compiled((file) => changed(file) ?? readFileSync(file, 'utf8'));
  const bundle = await bundled(
    'prefilter-subject.ts',
    /\/prefilter\/\w+\.ts$/,
    ({ path }) => {
      const file = relative('.', path);
      const contents = file.endsWith('compiled.ts')
        ? `export const COMPILED = ${JSON.stringify(module)};`
        : changed(file);
      return contents === undefined ? undefined : { contents, loader: 'ts' };
    },
    'silent',
  );
  const isOfTables = mutant !== undefined && !mutant.file.includes('/assembly/');
  return { bundle, module, tables: isOfTables ? undefined : tables };
}

const WORKER = `
const { workerData, parentPort } = require('node:worker_threads');
const { createRequire } = require('node:module');
const { Script } = require('node:vm');
const { bundle, tables, lines, from } = workerData;
const module_ = { exports: {} };
new Script('(function (require, module, exports) {' + bundle + '\\n})').runInThisContext()(createRequire(from), module_, module_.exports);
const used = tables ?? module_.exports.allTables();
parentPort.postMessage({ rejected: module_.exports.rejections(lines, used), shipped: used[0] });
`;

interface Answer {
  readonly rejected: Uint8Array;
  readonly shipped: Tables;
}

/** Undefined where the code throws, or does not come to an end. */
const answerOf = (code: Code, lines: readonly string[]): Promise<Answer | undefined> =>
  new Promise((done) => {
    const worker = new Worker(WORKER, {
      eval: true,
      workerData: { ...code, lines, from: resolve('package.json') },
    });
    const timer = setTimeout(() => void worker.terminate(), LIMIT * 1000);
    worker.once('message', done);
    worker.once('error', () => done(undefined));
    worker.once('exit', () => {
      clearTimeout(timer);
      done(undefined);
    });
  });

/** The first line that must be kept and is not. The families' tables must keep what lies on a core, and what is refused. */
const lostOf = (lines: readonly Line[], rejected: Uint8Array): Line | undefined =>
  lines.find(({ is }, i) => (rejected[i]! & { none: 0, named: 1, member: 3, refused: 3 }[is]) !== 0);

function seenOf(lines: readonly Line[], before: Uint8Array, after: Uint8Array): Seen {
  const lost = lostOf(lines, after);
  if (lost !== undefined) return lost.is === 'refused' ? 'passes over' : 'loses';
  if (after.some((each, i) => (each & ~before[i]!) !== 0)) return 'rejects more';
  return after.some((each, i) => each !== before[i]) ? 'rejects fewer' : 'nothing';
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mutants: { type: 'string', default: '240' },
      sample: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '300' },
    },
  });
  const [target = FOLDER] = positionals;
  if (!target.startsWith(FOLDER)) {
    console.error(`usage: npm run mutation:prefilter -- [PATH below ${FOLDER}]`);
    return 2;
  }
  const all = filesIn(target)
    .filter((file) => !file.endsWith('/compiled.ts'))
    .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
  const chance = randomFrom(Number(values.seed));
  const drawn = sampleOf(all, Number(values.mutants), chance);
  const lines = linesOfPrefilter(Number(values.seed));
  const texts = lines.map(({ text }) => text);
  const tables = allTables();
  const whole = await answerOf(await codeOf(undefined, tables), texts);
  if (whole === undefined) throw new Error('the prefilter fails without any mutant');
  const lost = lostOf(lines, whole.rejected);
  if (lost !== undefined) throw new Error(`rejected without any mutant: ${lost.text}`);
  const must = lines.filter(({ is }) => is !== 'none').length;
  console.error(`${texts.length} lines, of which ${must} must be kept`);

  const told = ({ file, line, what }: Mutant): string => `${file}:${line}  ${what}`;
  const found = new Map<Mutant, Seen>();
  const written = new Map<Mutant, Readonly<Record<string, string>>>();
  for (const [i, mutant] of drawn.entries()) {
    if (i % 20 === 0) console.error(`${target}: ${i} of ${drawn.length}`);
    const code = await codeOf(mutant, tables).catch(() => undefined);
    // A process that was held up is no endless one.
    const answer = code && ((await answerOf(code, texts)) ?? (await answerOf(code, texts)));
    const seen: Seen =
      code === undefined
        ? 'does not compile'
        : answer === undefined
          ? 'ends'
          : seenOf(lines, whole.rejected, answer.rejected);
    found.set(mutant, seen);
    if (!['loses', 'passes over', 'rejects more'].includes(seen)) continue;
    const shown = answer!.rejected.findIndex((each, k) => (each & ~whole.rejected[k]!) !== 0);
    console.error(`${told(mutant)}  ${seen}: ${lostOf(lines, answer!.rejected)?.text ?? texts[shown]}`);
    written.set(mutant, {
      [`${FOLDER}/compiled.ts`]: `export const COMPILED = ${JSON.stringify(code!.module)};\n`,
      [`${FOLDER}/ready.json`]: readyOf(answer!.shipped),
    });
  }

  const those = (what: Seen) => drawn.filter((mutant) => found.get(mutant) === what);
  const rest = sampleOf([...those('rejects fewer'), ...those('nothing')], Number(values.sample), chance);
  const asked = asking(TESTS, Number(values.limit));
  try {
    const survivors = (of: readonly Mutant[]) =>
      of.filter((mutant) => !asked.noticed(mutant, TESTS, written.get(mutant)));
    const left = new Map(ASKED.map((what) => [what, survivors(those(what))] as const));
    const others = survivors(rest);
    for (const mutant of [...[...left.values()].flat(), ...others])
      console.log(`${told(mutant)}  ${found.get(mutant)?.toUpperCase()}`);
    console.log(
      [
        `${target}: ${drawn.length} of ${all.length} mutants on ${texts.length} lines, of which ${must} must be kept;`,
        `do not compile ${those('does not compile').length};`,
        `throw or do not end ${those('ends').length};`,
        ...[...left].map(
          ([what, unseen]) =>
            `${what} ${those(what).length}, of which the tests notice ${those(what).length - unseen.length};`,
        ),
        `rejects more ${those('rejects more').length}, rejects fewer ${those('rejects fewer').length}, nothing ${those('nothing').length},`,
        `of ${rest.length} of these the tests notice ${rest.length - others.length}.`,
      ].join(' '),
    );
    return left.get('loses')!.length === 0 ? 0 : 1;
  } finally {
    asked.done();
  }
}

/** `ready.json` of these tables; empty where they pass a limit, which a test notices. */
function readyOf(tables: Tables): string {
  try {
    return packedTables(tables);
  } catch {
    return '';
  }
}

process.exitCode = await main();
