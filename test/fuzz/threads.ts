import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyProperty, type Campaign } from './campaign.js';
import { SUBSTANCES } from './texts.js';

const CLI = join(process.cwd(), 'dist/cli.cjs');
const LINES = 60_000;

/** Loaded by every thread: one that judges dies at some call or some time, or throws in its task, by a chance of its own. */
const PRELOAD = `const { isMainThread, threadId } = require('node:worker_threads');
if (!isMainThread) {
  const { seed, rate, how } = JSON.parse(process.env.FUZZ);
  let state = (seed + threadId * 7919) >>> 0;
  const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
  // What each block takes once, and each line that is looked at closely.
  const shared = Object.getPrototypeOf(Int32Array.prototype);
  const real = shared.slice;
  if (how === 'time') setTimeout(() => process.exit(3), random() * 3000);
  else shared.slice = function (...args) {
    if (random() < rate) {
      if (how === 'exit') process.exit(7);
      if (how === 'later') process.nextTick(() => { throw new Error('later'); });
      if (how === 'throw') throw new Error('in the task');
    }
    return real.apply(this, args);
  };
}`;

export const threads: Campaign = {
  name: 'threads',
  claim: 'threads that die, and runs that are stopped and gone on with, change no byte of the records',
  few: 2,
  property: () => {
    const folder = mkdtempSync(join(tmpdir(), 'onetweak-fuzz-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const list = Array.from({ length: LINES }, (_, i) =>
      i % 400 === 7
        ? `${SUBSTANCES[i % SUBSTANCES.length]} id${i}`
        : i % 900 === 8
          ? `C(C id${i}`
          : `${'C'.repeat((i % 40) + 1)}Oc1ccccc1 id${i}`,
    );
    writeFileSync(join(folder, 'list.smi'), `${list.join('\n')}\n`);
    writeFileSync(join(folder, 'preload.cjs'), PRELOAD);
    const run = (args: readonly string[], fault?: object, stopAfter?: number) =>
      new Promise<{ code: number | null; hash: string; err: string; took: number }>((resolve) => {
        const began = performance.now();
        const preload = fault === undefined ? [] : ['--require', join(folder, 'preload.cjs')];
        const child = spawn(
          process.execPath,
          [...preload, CLI, 'screen', 'list.smi', '-f', 'ndjson', ...args],
          {
            cwd: folder,
            env: { ...process.env, FUZZ: JSON.stringify(fault) },
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        );
        const hash = createHash('sha256');
        let err = '';
        child.stdout.on('data', (chunk) => hash.update(chunk));
        child.stderr.on('data', (chunk) => {
          err += chunk;
        });
        if (stopAfter !== undefined) setTimeout(() => child.kill('SIGINT'), stopAfter);
        child.on('close', (code) =>
          resolve({ code, hash: hash.digest('hex'), err, took: performance.now() - began }),
        );
      });
    const calm = run(['--threads', '1', '--fast']);
    const faults = fc.record({
      seed: fc.nat(),
      rate: fc.constantFrom(0.002, 0.02, 0.2, 1),
      how: fc.constantFrom('exit', 'later', 'throw', 'time'),
    });
    return anyProperty(
      fc.asyncProperty(
        faults,
        fc.integer({ min: 2, max: 4 }),
        // A part of the time that a run without faults takes, however fast it is.
        fc.option(fc.double({ min: 0.2, max: 1.5, noNaN: true })),
        async (fault, count, part) => {
          const whole = await calm;
          assert.equal(whole.code, 0, whole.err);
          const args = ['--threads', String(count), '--fast'];
          if (part === null) {
            const { code, hash, err } = await run(args, fault);
            assert.deepEqual([code, hash, err], [0, whole.hash, whole.err]);
            return;
          }
          const out = join(folder, 'out.ndjson');
          for (const old of [out, `${out}.partial`]) rmSync(old, { force: true });
          const stopped = await run([...args, '-o', 'out.ndjson'], fault, part * whole.took);
          if (existsSync(`${out}.partial`)) {
            assert.notEqual(stopped.code, 0, 'a partial output, and all well');
            const again = await run([...args, '-o', 'out.ndjson', '--resume'], fault);
            assert.equal(again.code, 0, again.err);
          }
          if (!existsSync(out)) assert.notEqual(stopped.code, 0, 'no output, and all well');
          else
            assert.equal(
              createHash('sha256').update(readFileSync(out)).digest('hex'),
              whole.hash,
              'another output than of a whole run',
            );
        },
      ),
    );
  },
};
