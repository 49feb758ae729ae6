import assert from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import fc from 'fast-check';
import { prefilterOver } from '../../src/batch/engine/candidates.js';
import { exactBy } from '../../src/batch/engine/exact.js';
import { type EngineOptions, type JudgedPart, recordsOf } from '../../src/batch/engine/index.js';
import { partsInOrder } from '../../src/batch/engine/order.js';
import { blockMemory, piecesOf } from '../../src/batch/engine/pieces.js';
import { judgedRangeBy, prefilterRangeBy } from '../../src/batch/engine/ranges.js';
import type { Workers } from '../../src/batch/engine/workers.js';
import { screenBytes } from '../../src/batch/node/engine.js';
import { readAt } from '../../src/batch/node/read-at.js';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { notText } from '../../src/batch/source/binary.js';
import { emptyTally, SourceError, type SourceRecord, type Tally } from '../../src/batch/source/index.js';
import { loadRegister } from '../../src/law/register.js';
import type { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';
import { randomFrom } from '../../src/testing/respell.js';
import { REASONS_LOST } from '../support/allowed.js';
import { anyProperty, type Campaign } from './campaign.js';
import { cut, sizes, text } from './texts.js';

const MADE = { jurisdictions: ['us'], asOf: '2026-01-01' };
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 f';

const line = fc.oneof(
  {
    arbitrary: fc
      .tuple(text, fc.constantFrom('', ' a', '\tb c', ' |&1:1|', ' é'))
      .map(([smiles, id]) => smiles + id),
    weight: 6,
  },
  { arbitrary: fc.constantFrom('', ' ', '# a comment', 'SMILES Name', 'CCO', FENTANYL, '\0'), weight: 2 },
);
const list = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 14 })
  .map((lines) => Buffer.from(lines.flat().join('')));

type Row = readonly [line: number, id: string, smiles: string, verdict: string];

export const engine: Campaign = {
  name: 'engine',
  claim: 'lines in are records out, in order, however bytes are cut, whoever judges and where a fault comes',
  few: 40,
  property: () => {
    const screener = createDayScreener(MADE);
    const filter = createPrefilter(criteriaOf(loadRegister().files));

    async function rows(parts: AsyncIterable<JudgedPart>, most = Number.POSITIVE_INFINITY) {
      const found: Row[] = [];
      const add = ({ line: number, id, smiles }: SourceRecord, result: ScreenResult) =>
        found.push([number, id, smiles, verdictOf(result)]);
      try {
        for await (const part of parts) {
          if ('judged' in part) add(part.judged.record, part.judged.result);
          else for (const record of recordsOf(part.rejected)) add(record, screener.none(record.smiles));
          if (found.length >= most) break;
        }
      } catch (cause) {
        assert.ok(cause instanceof SourceError, `${cause instanceof Error ? cause.stack : cause}`);
        return { rows: found, error: cause.message };
      }
      return { rows: found, error: '' };
    }

    const run = async (bytes: AsyncIterable<Uint8Array>, options: EngineOptions, most?: number) => {
      const screening = await screenBytes(bytes, 'list.smi', screener, MADE, { format: 'smi', ...options });
      const told = await rows(screening.parts, most);
      await screening.close();
      return { ...told, tally: screening.source.tally };
    };

    return anyProperty(
      fc.asyncProperty(
        list,
        sizes,
        fc.record({
          block: fc.integer({ min: 1, max: 400 }),
          kept: fc.integer({ min: 1, max: 4 }),
          seed: fc.nat(),
          at: fc.nat({ max: 3000 }),
          most: fc.integer({ min: 1, max: 10 }),
        }),
        async (bytes, pieces, { block, kept, seed, at, most }) => {
          // What is taken for no text, or for text of another encoding, is asked elsewhere.
          if (notText(bytes) !== undefined) return;
          if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x1f && bytes[1] === 0x8b)) return;
          const exact = await run(cut(bytes, [1 << 20]), { exact: true });
          assert.equal(exact.error, '');
          sumsUp(exact.tally, exact.rows.length);
          const fast = await run(cut(bytes, pieces), { exact: false });
          assert.deepEqual(fast.rows, exact.rows, 'in blocks');
          assert.deepEqual(fast.tally, exact.tally, 'tally in blocks');

          // Small blocks, few lines kept at a time, and judges that answer late and out of turn.
          const random = randomFrom(seed);
          const late = async <T>(act: () => T): Promise<T> => {
            for (let i = Math.floor(random() * 4); i > 0; i--) await soon();
            return act();
          };
          const prefilter = prefilterOver(filter, kept);
          const exactLines = exactBy(screener);
          const local = {
            prefilter,
            prefilterRange: judgedRangeBy(prefilterRangeBy(prefilter, readAt), exactLines),
            exact: exactLines,
          };
          const threads = Math.floor(random() * 4);
          const workers: Workers = {
            threads,
            prefilter: (each) => late(() => prefilter(each)),
            prefilterRange: (range) => late(() => local.prefilterRange(range)),
            exact: (each, places) => late(() => local.exact(each, places)),
            close: async () => {},
          };
          const inSmallBlocks = async (source: AsyncIterable<Uint8Array>, whole: () => boolean) => {
            const memory = blockMemory(block);
            const tally = emptyTally();
            const told = await rows(
              partsInOrder(piecesOf(source, memory, whole), {
                screener,
                memory,
                local,
                workers: async () => (threads === 0 ? undefined : workers),
                worth: Math.floor(random() * 6),
                tally,
                counts: { rejected: 0, isOff: false, stages: new Float64Array(6) },
              }),
            );
            sumsUp(tally, told.rows.length);
            return { ...told, tally };
          };
          const small = await inSmallBlocks(cut(bytes, pieces), () => true);
          assert.deepEqual(small.rows, exact.rows, 'in small blocks');
          assert.deepEqual(small.tally, exact.tally, 'tally in small blocks');

          // A fault midway: what came before it is told, then the fault.
          const given = bytes.subarray(0, Math.min(at, bytes.length));
          const before = exact.rows.filter(([number]) => number <= wholeLines(given));
          const halted = await inSmallBlocks(cut(given, pieces), () => false);
          assert.deepEqual(halted.rows, before, 'before a fault, in small blocks');
          const faulty = async function* () {
            yield* cut(given, pieces);
            throw new Error('the cable was pulled');
          };
          for (const option of [{ exact: true }, { exact: false }]) {
            const broken = await run(faulty(), option).catch((cause) => {
              // Before the first record, the fault is the answer.
              assert.ok(cause instanceof SourceError, String(cause));
              assert.equal(before.length, 0, 'records before a fault');
              return undefined;
            });
            if (broken === undefined) continue;
            assert.match(broken.error, /the cable was pulled/);
            assert.deepEqual(broken.rows, before, 'before a fault');
          }

          // Who leaves early gets the beginning, and the source is closed.
          let closed = false;
          const watched = async function* () {
            try {
              yield* cut(bytes, pieces);
            } finally {
              closed = true;
            }
          };
          const left = await run(watched(), { exact: false }, most);
          assert.deepEqual(left.rows, exact.rows.slice(0, left.rows.length), 'left early');
          assert.ok(closed, 'left open');
        },
      ),
    );
  },
};

/** A verdict, as both paths must give it. */
const verdictOf = ({ verdict, issues }: ScreenResult): string =>
  verdict === 'unreadable' && REASONS_LOST.has(issues[0]!.code) ? 'none' : verdict;

function sumsUp({ lines, records, continued, headers, blank, comments }: Tally, rows: number): void {
  assert.equal(records, rows);
  assert.equal(lines, records + continued + headers + blank.count + comments.count, 'lines in, records out');
}

/** Lines whose end is among the bytes. */
const wholeLines = (given: Uint8Array): number =>
  Buffer.from(given)
    .toString()
    .split(/\r\n|\n|\r/).length - 1;
