/**
 * Fails each system call of a run in turn, and looks at what becomes of it: `npm run test:faults`.
 *
 * `--sample 200 --seed 5` tries so many of them, drawn by chance; `--only smi,ndjson,read` those in whose name all of that
 * stands; `--minutes 10` begins none after that time; `--write` puts the table into docs/INJECTION.md. Exit code 1 where something came out that must not.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../src/testing/respell.js';
import { sampleOf } from '../support/sample.js';
import { CASES, type Case, nameOf, prepared } from './cases.js';
import { judge } from './judge.js';
import { compiled, type Fault, shown } from './machine.js';
import { serviceTries } from './service.js';
import { page, type Tried } from './table.js';

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

const ERRORS = ['EIO', 'ENOSPC', 'EINTR', 'EAGAIN', 'EMFILE', 'EACCES'];
const CALLS: ReadonlySet<string> = new Set(
  'open stat read write fsync rename close unlink chmod truncate realpath service'.split(' '),
);
/** Errors of a disk that stays as it is. */
const LASTING = ['EIO', 'ENOSPC'];
/** Calls on our own code are many, and all alike: every so many is tried. */
const OF_OWN_CODE = 40;

/** What can fail in a run that makes so many calls of each kind. */
function* faultsOf(calls: ReadonlyMap<string, number>, every: number): Generator<Fault> {
  for (const [call, count] of calls)
    for (let at = 1; at <= count; at += every) {
      const errors = call === 'read' || call === 'write' ? [...ERRORS, 'SHORT'] : ERRORS;
      for (const error of every > 1 ? ['EIO', 'EMFILE'] : errors) yield { call, at, on: false, error };
      if (every === 1) for (const error of LASTING) yield { call, at, on: true, error };
    }
}

const shim = compiled();
if (shim === undefined) {
  console.log('No C compiler for Linux can be had here: system calls were not made to fail.');
  process.exit(0);
}
const words = values.only.split(',').filter((word) => word !== '');
const folder = mkdtempSync(join(tmpdir(), 'onetweak-injection-'));
const began = Date.now();
const tried: Tried[] = [];
let missed = 0;
/** Calls that can fail. */
let possible = 0;
let forbidden = 0;

function count(name: string, of: Tried['of'], fault: Fault, outcome: string): void {
  tried.push({ of, call: fault.call, error: `${fault.error}${fault.on ? ', lasting' : ''}`, outcome });
  if (!outcome.startsWith('FORBIDDEN')) return;
  forbidden += 1;
  console.log(`${name}: ${shown(fault)}: ${outcome.trim()}`);
}

/** Something that is tried, and what comes of it. */
interface Try {
  readonly name: string;
  readonly of: Tried['of'];
  readonly fault: Fault;
  run(): Promise<string>;
}

/** All calls of a case that can fail. */
async function triesOf(each: Case, place: ReturnType<typeof prepared>): Promise<Try[]> {
  let clean = await place.with();
  if (clean.code !== 0) throw new Error(`${nameOf(each)}: without a fault: ${clean.code} ${clean.err}`);
  if (each.kind === 'resume') {
    place.begin(clean.out!);
    clean = await place.with();
  }
  const name = nameOf(each);
  const run = async (fault: Fault): Promise<string> => {
    const left = await place.with(fault);
    return left.failed ? judge(each, clean, left, fault.call) : 'not reached';
  };
  return [...faultsOf(clean.calls, each.kind === 'own code' ? OF_OWN_CODE : 1)].map((fault) => ({
    ...{ name, of: each, fault },
    run: () => run(fault),
  }));
}

try {
  const all: Try[] = [];
  for (const [i, each] of CASES.entries())
    if (words.every((word) => nameOf(each).includes(word) || CALLS.has(word)))
      all.push(...(await triesOf(each, prepared(join(folder, String(i)), shim, each))));
  if (words.length === 0 || words.includes('service'))
    for (const each of await serviceTries(folder, shim)) all.push({ ...each, of: { service: each.name } });
  const calls = words.filter((word) => CALLS.has(word));
  const asked = all.filter(({ fault }) => calls.length === 0 || calls.includes(fault.call));
  possible = asked.length;
  const chosen = sampleOf(
    asked,
    Number(values.sample ?? Number.POSITIVE_INFINITY),
    randomFrom(Number(values.seed)),
  );
  console.log(`${asked.length} calls can fail; ${chosen.length} are tried (seed ${values.seed})`);
  for (const { name, of, fault, run } of chosen) {
    if (Date.now() - began > 60_000 * Number(values.minutes)) break;
    const outcome = await run();
    if (outcome === 'not reached') missed += 1;
    else count(name, of, fault, outcome);
    if ((tried.length + missed) % 100 === 0) console.log(`${tried.length + missed} were tried`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const minutes = ((Date.now() - began) / 60_000).toFixed(0);
const sum = `${tried.length} calls failed, ${missed} were not reached, ${forbidden} outcomes that must not be`;
console.log(`${sum}; ${minutes} minutes`);
if (values.write) {
  const command = [
    'npm run test:faults',
    ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : []),
  ];
  writeFileSync('docs/INJECTION.md', page(tried, missed, possible, command.join(' ')));
}
process.exitCode = forbidden === 0 ? 0 : 1;
