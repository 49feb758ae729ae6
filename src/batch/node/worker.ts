import { workerData } from 'node:worker_threads';
import { worker } from 'workerpool';
import { prefilterOver } from '../engine/candidates.js';
import type { ExactLines } from '../engine/exact.js';
import type { Block } from '../engine/pieces.js';
import { prefilterRangeBy, type Range, toJudge } from '../engine/ranges.js';
import type { RangeAnswer, WorkerSetup } from '../engine/workers.js';
import { prefilterOf } from '../prefilter/filter.js';
import { readAt } from './read-at.js';

const { options, tables } = workerData as WorkerSetup;
const prefilter = prefilterOver(tables === undefined ? undefined : prefilterOf(tables));

/** Loaded when this thread is first given lines for the exact path: most threads never are. */
let exact: Promise<{ judge: ExactLines; write: (results: ReturnType<ExactLines>) => string }> | undefined;

async function loadExact() {
  const [{ exactBy, written }, screener] = await Promise.all([import('../engine/exact.js'), makeScreener()]);
  return { judge: exactBy(screener), write: written };
}

/** The schema of rules files is loaded for packs alone. */
async function makeScreener() {
  if (options.packs !== undefined)
    return (await import('../../screening/index.js')).createDayScreener(options);
  const [{ shippedRegister }, { dayScreenerBy }] = await Promise.all([
    import('../../law/shipped.js'),
    import('../../screening/judge.js'),
  ]);
  return dayScreenerBy(shippedRegister(), options);
}

const NO_PLACES = new Int32Array(0);
const readRange = prefilterRangeBy(prefilter, readAt);

async function judged(block: Block, places: Int32Array): Promise<string> {
  exact ??= loadExact();
  const { judge, write } = await exact;
  return write(judge(block, places));
}

worker({
  prefilter,
  async prefilterRange(range: Range): Promise<RangeAnswer> {
    const lines = readRange(range);
    const places = lines === undefined ? NO_PLACES : toJudge(range, lines.candidates);
    if (lines === undefined || places.length === 0) return lines;
    const { start, end } = lines;
    return { ...lines, results: await judged({ bytes: range.bytes, start, end }, places) };
  },
  exact: judged,
  // The library's own method makes code from text; here no thread does.
  run() {
    throw new Error('there is no such task');
  },
});
