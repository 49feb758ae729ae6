import { workerData } from 'node:worker_threads';
import { worker } from 'workerpool';
import type { ScreenerOptions } from '../../screening/index.js';
import { prefilterOf } from '../prefilter/filter.js';
import type { Tables } from '../prefilter/reader.js';
import { prefilterOver } from './candidates.js';
import type { ExactLines } from './exact.js';
import type { Block } from './pieces.js';
import { prefilterRangeBy } from './ranges.js';

/** What a thread is made with. */
export interface WorkerSetup {
  readonly options: ScreenerOptions;
  /** What its prefilter works by; without them every line is a candidate. */
  readonly tables?: Tables;
}

const { options, tables } = workerData as WorkerSetup;
const prefilter = prefilterOver(tables === undefined ? undefined : prefilterOf(tables));

/** Loaded when this thread is first given lines for the exact path: most threads never are. */
let exact: Promise<{ judge: ExactLines; write: (results: ReturnType<ExactLines>) => string }> | undefined;

async function loadExact() {
  const [{ exactBy, written }, { createDayScreener }] = await Promise.all([
    import('./exact.js'),
    import('../../screening/index.js'),
  ]);
  return { judge: exactBy(createDayScreener(options)), write: written };
}

worker({
  prefilter,
  prefilterRange: prefilterRangeBy(prefilter),
  async exact(block: Block, places: Int32Array): Promise<string> {
    exact ??= loadExact();
    const { judge, write } = await exact;
    return write(judge(block, places));
  },
  // The library's own method makes code from text; here no thread does.
  run() {
    throw new Error('there is no such task');
  },
});
