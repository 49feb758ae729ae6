/**
 * Kills runs at random points (SIGKILL: nothing can be put in order), and goes on with what they left:
 * `npm run test:kill -- --runs 500 --seed 1`; `--minutes 10` begins none after that time. Exit code 1 where a record is lost, doubled or another than in a whole run.
 *
 * Half of the kills come at a time drawn by chance after the output was begun, half before a system call drawn by chance
 * (where a C compiler can be had).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../src/testing/respell.js';
import { fileOf, INPUTS, writeInput } from './lists.js';
import { CLI, compiled, noted, watched } from './machine.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
  },
});
const runs = Number(values.runs);
const until = performance.now() + 60_000 * Number(values.minutes);
const next = randomFrom(Number(values.seed));
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;

/** Only ndjson is gone on with: half of the runs write it. */
const OUTPUTS = ['ndjson', 'ndjson', 'ndjson', 'ndjson', 'csv', 'html', 'xlsx', 'sdf'] as const;
const MODES = ['default', '--exact', '--flagged'] as const;
/** Milliseconds after which a run is a hang. */
const HANG = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'onetweak-kill-'));
const here = join(folder, 'files');
const log = join(folder, 'log');
const shim = compiled();
mkdirSync(here);
for (const input of INPUTS) writeInput(folder, input);

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

function started(args: readonly string[], env = process.env): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr!.on('data', (chunk) => {
    err += chunk;
  });
  const timer = setTimeout(() => child.kill('SIGABRT'), HANG);
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, err });
    }),
  );
  return { child, ended };
}
const ran = (args: readonly string[]): Promise<Ended> => started(args).ended;

function fresh(): void {
  rmSync(here, { recursive: true, force: true });
  mkdirSync(here);
}
const read = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);

interface Clean {
  readonly bytes: Buffer;
  readonly err: string;
  /** Milliseconds from the beginning of its output to its end. */
  readonly took: number;
  readonly calls: ReadonlyMap<string, number>;
}
const cleans = new Map<string, Clean>();

/** Waits until the output is begun, or the run is over. */
async function begun(ended: Promise<unknown>, partial: string): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !existsSync(partial)) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function cleanOf(args: readonly string[], out: string): Promise<Clean> {
  // Threads change no byte, and hardly a call; but a report repeats the command.
  const isReport = args.includes('html');
  const key = args.map((arg, i) => (args[i - 1] === '--threads' && !isReport ? '' : arg)).join(' ');
  const known = cleans.get(key);
  if (known !== undefined) return known;
  fresh();
  rmSync(log, { force: true });
  const env = shim === undefined ? process.env : watched({ shim, roots: [here], log });
  const run = started(args, env);
  await begun(run.ended, `${out}.partial`);
  const since = performance.now();
  const { code, err } = await run.ended;
  if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${err}`);
  const clean = { bytes: readFileSync(out), err, took: performance.now() - since, calls: noted(log).calls };
  cleans.set(key, clean);
  return clean;
}

/** What went wrong; undefined where nothing did. */
async function tried(
  args: readonly string[],
  out: string,
  isNdjson: boolean,
  how: (clean: Clean) => Promise<Ended>,
): Promise<{ wrong?: string; state: string }> {
  const clean = await cleanOf(args, out);
  fresh();
  const killed = await how(clean);
  const partial = `${out}.partial`;
  const left = read(partial);
  const done = read(out);
  const state =
    killed.signal === null
      ? 'was over before'
      : done !== undefined
        ? 'had its name'
        : left === undefined
          ? 'not begun'
          : left.length === 0
            ? 'begun, empty'
            : 'partial';
  const wrong = (text: string) => ({ wrong: text, state });
  if (killed.signal === null && killed.code !== 0) return wrong(`exit ${killed.code}: ${killed.err}`);
  if (killed.signal !== null && killed.signal !== 'SIGKILL') return wrong(`it hung: ${killed.signal}`);
  if (done !== undefined && !done.equals(clean.bytes))
    return wrong('the output has its name and is not whole');
  if (left !== undefined && !clean.bytes.subarray(0, left.length).equals(left))
    return wrong('the partial output is not the beginning of the whole');
  if (done !== undefined && left === undefined && killed.signal === null) return { state };
  const resumed = await ran([...args, '--resume']);
  if (isNdjson && left !== undefined) {
    if (resumed.code !== 0) return wrong(`--resume: exit ${resumed.code}: ${resumed.err}`);
    if (resumed.err !== clean.err) return wrong(`--resume tells another sum: ${resumed.err}`);
  } else {
    const words = isNdjson ? 'it is not there' : '--resume goes on with ndjson alone';
    if (resumed.code !== 2 || !resumed.err.includes(words))
      return wrong(`--resume: ${resumed.code} ${resumed.err}`);
    if (!(read(partial)?.equals(left!) ?? left === undefined))
      return wrong('--resume refused, and changed what was there');
    const anew = await ran(args);
    if (anew.code !== 0) return wrong(`begun anew: exit ${anew.code}: ${anew.err}`);
  }
  if (!read(out)?.equals(clean.bytes)) return wrong('the output is another than that of a whole run');
  const beside = readdirSync(here).filter((name) => name !== 'out');
  return beside.length === 0 ? { state } : wrong(`${beside.join(', ')} is left`);
}

const KILLABLE = ['open', 'write', 'fsync', 'rename', 'close', 'unlink', 'stat', 'read'];
const counts = new Map<string, number>();
let lost = 0;
let done = 0;
try {
  for (let i = 0; i < runs && performance.now() < until; i++) {
    done += 1;
    if (done % 20 === 0) console.log(`${done} runs`);
    const [input, output, mode, threads] = [oneOf(INPUTS), oneOf(OUTPUTS), oneOf(MODES), oneOf([1, 2])];
    const byCall = shim !== undefined && i % 2 === 1;
    const [where, part] = [next(), next()];
    const out = join(here, 'out');
    const args = [
      ...['screen', join(folder, fileOf(input)), '--format', output, '--as-of', '2026-01-01'],
      ...['--threads', String(threads), '--output', out],
      ...(mode === 'default' ? [] : [mode]),
    ];
    const { wrong, state } = await tried(args, out, output === 'ndjson', async ({ took, calls }) => {
      if (byCall) {
        const kinds = KILLABLE.filter((kind) => calls.has(kind));
        const call = kinds[Math.floor(where * kinds.length)]!;
        const at = 1 + Math.floor(part * calls.get(call)!);
        rmSync(log, { force: true });
        const fault = { call, at, on: false, error: 'KILL' };
        return started(args, watched({ shim: shim!, roots: [here], log, fault })).ended;
      }
      const { child, ended } = started(args);
      await begun(ended, `${out}.partial`);
      setTimeout(() => child.kill('SIGKILL'), part * took);
      return ended;
    });
    const key = `${output}, ${threads}|${state}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (wrong === undefined) continue;
    lost += 1;
    console.log(`run ${i}: ${input} to ${output}, ${mode}, threads ${threads}, ${state}: ${wrong.trim()}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const states = [...new Set([...counts.keys()].map((key) => key.split('|')[1]!))].sort();
const rows = [...new Set([...counts.keys()].map((key) => key.split('|')[0]!))].sort();
console.log(`| output, threads | ${states.join(' | ')} |`);
console.log(`| --- |${' ---: |'.repeat(states.length)}`);
for (const row of rows)
  console.log(`| ${row} | ${states.map((state) => counts.get(`${row}|${state}`) ?? 0).join(' | ')} |`);
console.log(`${done} runs, seed ${values.seed}: ${lost} with records lost, doubled or otherwise`);
process.exitCode = lost === 0 ? 0 : 1;
