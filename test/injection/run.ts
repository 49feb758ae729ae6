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
import { CASES, type Case, nameOf, prepared } from './cases.js';
import { judge } from './judge.js';
import { compiled, type Fault, shown } from './machine.js';
import { random } from './random.js';
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

function drawn<T>(all: readonly T[], count: number, next: () => number): T[] {
  const keyed = all.map((each) => ({ each, key: next() }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ each }) => each);
}

const shim = compiled();
if (shim === undefined) {
  console.log('No C compiler for Linux can be had here: system calls were not made to fail.');
  process.exit(0);
}
const words = values.only.split(',').filter((word) => word !== '');
const folder = mkdtempSync(join(tmpdir(), 'onetweak-injection-'));
const began = Date.now();
const isLate = (): boolean => Date.now() - began > 60_000 * Number(values.minutes);
const tried: Tried[] = [];
let missed = 0;
let forbidden = 0;

function count(name: string, of: Tried['of'], fault: Fault, outcome: string): void {
  tried.push({ of, call: fault.call, error: `${fault.error}${fault.on ? ', lasting' : ''}`, outcome });
  if (!outcome.startsWith('FORBIDDEN')) return;
  forbidden += 1;
  console.log(`${name}: ${shown(fault)}: ${outcome.trim()}`);
}

try {
  const cases = new Map<Case, ReturnType<typeof prepared>>();
  const all: { each: Case; fault: Fault }[] = [];
  const cleans = new Map<Case, Awaited<ReturnType<ReturnType<typeof prepared>['with']>>>();
  for (const each of CASES) {
    if (!words.every((word) => `${nameOf(each)} ${ERRORS}`.includes(word) || isCall(word))) continue;
    const place = prepared(join(folder, String(cases.size)), shim, each);
    let clean = await place.with();
    if (clean.code !== 0) throw new Error(`${nameOf(each)}: without a fault: ${clean.code} ${clean.err}`);
    if (each.kind === 'resume') {
      place.begin(clean.out!);
      clean = await place.with();
    }
    const again = await place.with();
    if (judge(each, clean, again, '') !== 'whole') throw new Error(`${nameOf(each)}: two runs differ`);
    cases.set(each, place);
    cleans.set(each, clean);
    for (const fault of faultsOf(clean.calls, each.kind === 'own code' ? OF_OWN_CODE : 1))
      if (words.every((word) => nameOf(each).includes(word) || fault.call === word))
        all.push({ each, fault });
  }
  const service = words.length === 0 || words.includes('service') ? await serviceTries(folder, shim) : [];
  const next = random(Number(values.seed));
  const most = values.sample === undefined ? Number.POSITIVE_INFINITY : Number(values.sample);
  const part = Math.min(1, most / (all.length + service.length));
  const chosen = drawn(all, Math.ceil(all.length * part), next);
  const chosenService = drawn(service, Math.ceil(service.length * part), next);
  console.log(
    `${all.length + service.length} calls can fail; ${chosen.length + chosenService.length} are tried (seed ${values.seed})`,
  );
  // Case by case, so that what a case is made of is used again.
  for (const { each, fault } of chosen) {
    if (isLate()) break;
    if (tried.length % 100 === 99) console.log(`${tried.length + 1} were tried`);
    const left = await cases.get(each)!.with(fault);
    if (left.failed) count(nameOf(each), each, fault, judge(each, cleans.get(each)!, left, fault.call));
    else missed += 1;
  }
  for (const { name, fault, run } of chosenService) {
    if (isLate()) break;
    const outcome = await run();
    if (outcome === 'not reached') missed += 1;
    else count(name, { service: name }, fault, outcome);
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
  writeFileSync('docs/INJECTION.md', page(tried, missed, command.join(' ')));
}
process.exitCode = forbidden === 0 ? 0 : 1;

function isCall(word: string): boolean {
  return /^(open|stat|read|write|fsync|rename|close|unlink|chmod|truncate|realpath|service)$/.test(word);
}
