import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLI, expectAllLines, folder, ndjson } from '../support/built.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
/** Blocks are of 4 MiB: several of them. */
const LINES = 400_000;
const lines = Array.from({ length: LINES }, (_, i) =>
  i % 5000 === 7
    ? `${FENTANYL} id${i}`
    : i % 5000 === 8
      ? `C(C id${i}`
      : `${'C'.repeat((i % 40) + 1)}Oc1ccccc1 id${i}`,
);
here.file('list.smi', `${lines.join('\n')}\n`);

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

function run(worker: string) {
  here.file('deaths', '');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', preload(worker), CLI, 'screen', 'list.smi', '--threads', '2', '-f', 'ndjson'],
    { cwd: here.path, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  return { status, stdout, err: stderr };
}

describe('a thread that dies', () => {
  const calm = run('');

  test('without any fault: lines in, records out, in their order', () => {
    expect(calm.status).toBe(0);
    const records = ndjson(calm.stdout);
    expectAllLines(LINES, calm.err, records);
    expect(records.every((record, i) => record.line === i + 1)).toBe(true);
    expect(records.filter((record) => record.verdict === 'listed')).toHaveLength(80);
    expect(records.filter((record) => record.verdict === 'unreadable')).toHaveLength(80);
  });

  const decode = `const real = TextDecoder.prototype.decode; let calls = 0;
    TextDecoder.prototype.decode = function (...args) { const text = real.apply(this, args); if (text.includes(' id')) calls += 1; FAULT; return text; };`;

  test.each([
    [
      'in the middle of its third block',
      decode.replace('FAULT', 'if (calls === 80) { died(); process.exit(7); }'),
    ],
    [
      'in every block, whoever takes it',
      decode.replace('FAULT', 'if (calls === 10) { died(); process.exit(7); }'),
    ],
    [
      'by an error that nobody catches',
      decode.replace(
        'FAULT',
        "if (calls === 60) { died(); process.nextTick(() => { throw new Error('out of the blue'); }); }",
      ),
    ],
    [
      'by throwing in its task',
      decode.replace('FAULT', "if (calls % 50 === 49) { died(); throw new Error('in the task'); }"),
    ],
    [
      'between two blocks',
      decode.replace('FAULT', 'if (calls === 10) { died(); setTimeout(() => process.exit(3), 20); }'),
    ],
    ['a while after it began, whatever it does', 'died(); setTimeout(() => process.exit(3), 400);'],
    ['before it begins', 'died(); process.exit(9);'],
  ])('%s: its range is done again, nothing lost, nothing doubled', (_, worker) => {
    const faulty = run(worker);
    expect(readFileSync(here.in('deaths'), 'utf8')).not.toBe('');
    expect(faulty.status).toBe(0);
    expect(faulty.stdout === calm.stdout).toBe(true);
    expect(faulty.err).toBe(calm.err);
  });
});
