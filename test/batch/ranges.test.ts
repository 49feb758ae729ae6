import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { prefilterOver } from '../../src/batch/engine/candidates.js';
import { exactBy } from '../../src/batch/engine/exact.js';
import { type JudgedPart, recordsOf } from '../../src/batch/engine/index.js';
import { type PlainList, partsInOrder } from '../../src/batch/engine/order.js';
import { blockMemory, piecesOf, RANGE } from '../../src/batch/engine/pieces.js';
import { judgedRangeBy, linesOf, prefilterRangeBy } from '../../src/batch/engine/ranges.js';
import type { Workers } from '../../src/batch/engine/workers.js';
import { readAt } from '../../src/batch/node/read-at.js';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { emptyTally } from '../../src/batch/source/index.js';
import { loadRegister } from '../../src/law/register.js';
import { createDayScreener } from '../../src/screening/index.js';
import { CLI, expectAllLines, folder, ndjson } from '../support/built.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const MADE = { jurisdictions: ['us'], asOf: '2026-01-01' };
const scratch = mkdtempSync(join(tmpdir(), 'onetweak-ranges-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** An open file of this content, closed afterwards. */
async function withFile<T>(content: string, act: (fd: number) => T | Promise<T>): Promise<T> {
  const path = join(scratch, 'list.smi');
  writeFileSync(path, content);
  const fd = openSync(path, 'r');
  try {
    return await act(fd);
  } finally {
    closeSync(fd);
  }
}

const line = fc.oneof(
  { arbitrary: fc.constantFrom('', 'C', 'CCO a', 'C(C b', '# a comment', 'SMILES Name', 'CÄ'), weight: 8 },
  { arbitrary: fc.constantFrom(`${FENTANYL} f`, '\uFEFFCCO b'), weight: 2 },
  { arbitrary: fc.integer({ min: 20, max: 300 }).map((n) => `${'C'.repeat(n)} l`), weight: 1 },
);
const list = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF'),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 30 }),
    line,
  )
  .map(([mark, lines, last]) => mark + lines.flat().join('') + last);

describe('lines of a range', () => {
  test('ranges join, and end where lines do', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 60 }), async (text, range) => {
        const whole = Buffer.from(text);
        // Written down another way: one past each line end that is whole and is not the file's end.
        const starts = [...whole.toString('latin1').matchAll(/(?:\r\n|\n|\r(?!\n))(?=[\s\S])/g)];
        const startFrom = (at: number) =>
          starts.map((end) => end.index + end[0].length).find((start) => start >= at);
        await withFile(text, (fd) => {
          for (let from = 0; from + range < whole.length; from += range) {
            const bytes = new SharedArrayBuffer(1000);
            const lines = linesOf({ fd, from, to: from + range, first: from === 0, bytes }, readAt);
            const to = startFrom(from + range);
            expect(lines && [lines.from, lines.to]).toEqual(
              to === undefined ? undefined : [from === 0 ? 0 : startFrom(from), to],
            );
            if (lines === undefined) continue;
            const own = new Uint8Array(bytes).slice(lines.start, lines.end);
            expect(whole.subarray(lines.from, lines.to).equals(own)).toBe(true);
          }
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a list read by ranges', () => {
  const screener = createDayScreener(MADE);
  const filter = createPrefilter(criteriaOf(loadRegister().files));

  async function rows(parts: AsyncIterable<JudgedPart>) {
    const found: unknown[] = [];
    for await (const part of parts)
      if ('judged' in part) {
        const { record, result } = part.judged;
        found.push([record.line, record.id, record.smiles, result.verdict]);
      } else
        for (const { line: number, id, smiles } of recordsOf(part.rejected))
          found.push([number, id, smiles, 'none']);
    return found;
  }

  test('is the same, record by record, as one that is read as a stream', async () => {
    let byRanges = 0;
    let goneOn = 0;
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.record({
          range: fc.integer({ min: 1, max: 80 }),
          more: fc.integer({ min: 2, max: 120 }),
          kept: fc.integer({ min: 1, max: 4 }),
          threads: fc.integer({ min: 1, max: 3 }),
          late: fc.array(fc.nat({ max: 4 }), { minLength: 1 }),
          // A thread that cannot read this range.
          lost: fc.option(fc.nat({ max: 12 }), { freq: 3 }),
        }),
        async (text, { range, more, kept, threads, late, lost }) => {
          const bytes = Buffer.from(text);
          const prefilter = prefilterOver(filter, kept);
          const exact = exactBy(screener);
          const prefilterRange = judgedRangeBy(prefilterRangeBy(prefilter, readAt), exact);
          const local = { prefilter, prefilterRange, exact };
          let asked = 0;
          const later = async <T>(act: () => T): Promise<T> => {
            for (let i = late[asked++ % late.length]!; i > 0; i--) await soon();
            return act();
          };
          const workers: Workers = {
            threads,
            prefilter: (block) => later(() => prefilter(block)),
            prefilterRange: (each) =>
              later(() => (lost !== null && each.from >= lost * range ? undefined : prefilterRange(each))),
            exact: (block, places) => later(() => local.exact(block, places)),
            close: async () => {},
          };
          const run = async (fd: number | undefined) => {
            const memory = blockMemory(range + more);
            const tally = emptyTally();
            const told: number[] = [];
            const from = text.startsWith('\uFEFF') ? 3 : 0;
            const stream = async function* (at: number) {
              yield bytes.subarray(at);
            };
            const file: PlainList | undefined =
              fd === undefined
                ? undefined
                : {
                    fd,
                    size: bytes.length,
                    from,
                    range,
                    reached: (at) => told.push(at),
                    goOn(at) {
                      goneOn += 1;
                      return piecesOf(stream(at), memory, () => true, false);
                    },
                  };
            const found = await rows(
              partsInOrder(piecesOf(stream(0), memory), {
                screener,
                memory,
                local,
                workers: async () => workers,
                tally,
                counts: { rejected: 0, isOff: false, stages: new Float64Array(6) },
                worth: kept,
                file,
              }),
            );
            byRanges += told.length;
            expect(told).toEqual([...told].sort((a, b) => a - b));
            return { found, tally };
          };
          const whole = await run(undefined);
          expect(await withFile(text, run)).toEqual(whole);
        },
      ),
      { numRuns: 2500 },
    );
    expect(byRanges).toBeGreaterThan(1000);
    expect(goneOn).toBeGreaterThan(100);
  });
});

describe('the command, with threads that read', () => {
  const here = folder();
  const text = (lines: number, end: string) =>
    Array.from(
      { length: lines },
      (_, i) => `${i % 5000 === 7 ? FENTANYL : `${'C'.repeat((i % 40) + 1)}Oc1ccccc1`} id${i}${end}`,
    ).join('');
  const screen = (name: string, threads: string, worker = '') => {
    const preload = here.file(
      'preload.cjs',
      `const { isMainThread } = require('node:worker_threads'); const files = require('node:fs');
      if (!isMainThread) { ${worker} }`,
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', preload, CLI, 'screen', name, '--threads', threads, '-f', 'ndjson'],
      { cwd: here.path, encoding: 'utf8', maxBuffer: 1 << 30 },
    );
    return { status, stdout, err: stderr };
  };
  /** Done by a thread when it reads for the third time; it notes that it was asked. */
  const atRead = (act: string) =>
    `const real = files.readSync; let calls = 0;
    files.readSync = function (...args) { if (args[2] === 0 && args[3] > 1000) { calls += 1; files.writeFileSync('asked', ''); ${act} } return real.apply(this, args); };
    require('node:module').syncBuiltinESMExports();`;

  test.each([
    ['LF', text(300_000, '\n')],
    ['CR LF', text(300_000, '\r\n')],
    ['CR, a mark, and no end', `\uFEFF${text(300_000, '\r').slice(0, -1)}`],
    [
      'a line longer than a block',
      `${text(150_000, '\n')}${'C'.repeat(RANGE + 9)} long\n${text(150_000, '\n')}`,
    ],
    ['a line too long to read', `${text(150_000, '\n')}${'C'.repeat(9 << 20)} long\n${text(150_000, '\n')}`],
  ])('%s: every record as from one thread', (_, content) => {
    here.file('list.smi', content);
    rmSync(here.in('asked'), { force: true });
    const one = screen('list.smi', '1');
    const two = screen('list.smi', '2', atRead(''));
    expect(readFileSync(here.in('asked'), 'utf8')).toBe('');
    expect([two.status, two.err]).toEqual([0, one.err]);
    expect(two.stdout === one.stdout).toBe(true);
    const count = 300_000 + (content.includes('long') ? 1 : 0);
    expectAllLines(count, two.err, ndjson(two.stdout));
  });

  test.each([
    ['threads that can read nothing', "throw Object.assign(new Error('EIO'), { code: 'EIO' });"],
    ['threads that read a little at a time', 'args[3] = 1 + (args[3] >> 2);'],
    ['a thread that fails once', "if (calls === 2) throw Object.assign(new Error('EIO'), { code: 'EIO' });"],
  ])('%s: every record all the same', (_, act) => {
    here.file('list.smi', text(300_000, '\n'));
    const one = screen('list.smi', '1');
    const two = screen('list.smi', '2', atRead(act));
    expect([two.status, two.err]).toEqual([0, one.err]);
    expect(two.stdout === one.stdout).toBe(true);
  });

  test.each([
    ['grows', "if (calls === 1) files.appendFileSync('list.smi', 'CCC(=O)N(c1cc');"],
    ['is cut short', "if (calls === 1) files.truncateSync('list.smi', 7_000_001);"],
  ])('a list that %s meanwhile: whole lines that were read, then the fault', (_, act) => {
    const whole = text(300_000, '\n');
    here.file('list.smi', whole);
    const { status, stdout, err } = screen('list.smi', '2', atRead(act));
    expect([status, err]).toEqual([2, expect.stringContaining('it changed while it was read')]);
    const ids = ndjson(stdout).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(100_000);
    expect(ids).toEqual(ids.map((_id, i) => `id${i}`));
    const given = whole.slice(0, act.includes('truncate') ? 7_000_001 : undefined).split('\n').length - 1;
    expect(ids).toHaveLength(given);
  });
});
