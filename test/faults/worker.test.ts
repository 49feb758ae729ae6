import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesIn, CLI, expectAllLines, folder, heldPipe, ndjson, start, stopped } from '../support/built.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
/** Several blocks of 2 MiB. */
const LINES = 300_000;
/** All of them go to the exact path with `--exact`: more than one thread would do alone. None is known from before. */
const FEW = 40_000;
const lines = Array.from({ length: LINES }, (_, i) =>
  i % 5000 === 7
    ? `${FENTANYL} id${i}`
    : i % 5000 === 8
      ? `C(C id${i}`
      : `[${(i % 999) + 1}CH3]${'C'.repeat((i % 40) + 1)}Oc1ccccc1 id${i}`,
);
here.file('list.smi', `${lines.join('\n')}\n`);
here.file('short.smi', `${lines.slice(0, FEW).join('\n')}\n`);

/** Loaded by every thread before anything else; `worker` is run in those that judge. */
const preload = (worker: string) =>
  here.file(
    'preload.cjs',
    `const { isMainThread, threadId } = require('node:worker_threads');
    const { appendFileSync } = require('node:fs');
    if (!isMainThread) {
      const died = () => { appendFileSync(${JSON.stringify(here.in('deaths'))}, threadId + '\\n'); };
      ${worker}
    }`,
  );

const FAST = ['list.smi', '--threads', '2'];
const EXACT = ['short.smi', '--threads', '2', '--exact'];

function run(args: readonly string[], worker: string) {
  here.file('deaths', '');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', preload(worker), CLI, 'screen', ...args, '-f', 'ndjson'],
    { cwd: here.path, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  return { status, stdout, err: stderr };
}

/** A fault at some call of what each block takes once, and of what each line takes that is looked at closely. */
const atBlock = (fault: string) =>
  `const shared = Object.getPrototypeOf(Int32Array.prototype); const real = shared.slice; let calls = 0;
    shared.slice = function (...args) { if (this instanceof Int32Array) { calls += 1; ${fault} } return real.apply(this, args); };`;
const atLine = (fault: string) =>
  `const real = TextDecoder.prototype.decode; let calls = 0;
    TextDecoder.prototype.decode = function (...args) { const text = real.apply(this, args); if (text.includes(' id')) { calls += 1; ${fault} } return text; };`;

describe('a thread that dies', () => {
  const calm = new Map([FAST, EXACT].map((args) => [args, run(args, '')]));

  test.each([
    [FAST, LINES],
    [EXACT, FEW],
  ])('without any fault, %j: lines in, records out, in their order', (args, count) => {
    const { status, stdout, err } = calm.get(args)!;
    expect(status).toBe(0);
    const records = ndjson(stdout);
    expectAllLines(count, err, records);
    expect(records.every((record, i) => record.line === i + 1)).toBe(true);
    expect(records.filter((record) => record.verdict === 'listed')).toHaveLength(count / 5000);
    expect(records.filter((record) => record.verdict === 'unreadable')).toHaveLength(count / 5000);
  });

  test.each([
    ['in its second block', FAST, atBlock('if (calls === 2) { died(); process.exit(7); }')],
    ['in every block, whoever takes it', FAST, atBlock('died(); process.exit(7);')],
    [
      'by an error that nobody catches',
      FAST,
      atBlock(
        "if (calls === 2) { died(); process.nextTick(() => { throw new Error('out of the blue'); }); }",
      ),
    ],
    [
      'by throwing in its task',
      FAST,
      atBlock("if (calls % 2 === 1) { died(); throw new Error('in the task'); }"),
    ],
    [
      'between two blocks',
      FAST,
      // The first thread that has answered two blocks has left some to the others.
      atBlock('if (calls === 2) setImmediate(() => { died(); process.exit(3); });'),
    ],
    [
      'a while after it began, with its first block to answer',
      FAST,
      `setTimeout(() => { died(); process.exit(3); }, 300);
      ${atBlock('while (performance.now() < 400);')}`,
    ],
    ['before it begins', FAST, 'died(); process.exit(9);'],
    [
      'in the middle of lines that it looks at closely',
      EXACT,
      atLine('if (calls === 100 && threadId < 5) { died(); process.exit(7); }'),
    ],
    ['at the first line of which it is asked', EXACT, atLine('died(); process.exit(7);')],
    [
      'right after each of its answers',
      EXACT,
      atLine("died(); process.nextTick(() => { throw new Error('out of the blue'); });"),
    ],
    [
      'by throwing at a line',
      EXACT,
      atLine("if (calls % 50 === 49) { died(); throw new Error('in the task'); }"),
    ],
  ])('%s: its range is done again, nothing lost, nothing doubled', (_, args, worker) => {
    const faulty = run(args, worker);
    expect(readFileSync(here.in('deaths'), 'utf8')).not.toBe('');
    expect(faulty.status).toBe(0);
    expect(faulty.stdout === calm.get(args)!.stdout).toBe(true);
    expect(faulty.err).toBe(calm.get(args)!.err);
  });

  /** Blocks of so long lines hold enough of them that other threads take part, and more blocks come than wait for an answer. */
  const long = lines.slice(0, 100_000).map((line) => `${line}${'_'.repeat(120)}`);

  test.each([
    ['is stopped among its lines', '', 0],
    [
      'is stopped while threads die',
      atLine("died(); process.nextTick(() => { throw new Error('out of the blue'); });"),
      1,
    ],
  ])('and a run that %s: 130, without a stack', async (_, worker, deaths) => {
    here.file('deaths', '');
    for (const old of ['pipe.smi', 'stopped.ndjson.partial']) rmSync(here.in(old), { force: true });
    const pipe = heldPipe(here.in('pipe.smi'), `${long.join('\n')}\n`);
    const run = start(
      ['screen', 'pipe.smi', '--threads', '2', '--exact', '-f', 'ndjson', '-o', 'stopped.ndjson'],
      here.path,
      ['--require', preload(worker)],
    );
    const { code, err } = await stopped(
      run,
      'SIGINT',
      pipe,
      () => bytesIn(here.in('stopped.ndjson.partial')) > 0 && bytesIn(here.in('deaths')) >= deaths,
    );
    expect([code, err]).toEqual([130, expect.stringMatching(/^\n?stopped after [\d,]+ records: [^\n]+\n$/)]);
  });
});
