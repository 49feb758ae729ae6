import { workerData } from 'node:worker_threads';
import { worker } from 'workerpool';
import { loadRegister } from '../../law/register.js';
import { createScreener, type ScreenerOptions } from '../../screener.js';
import { createPrefilter, criteriaOf } from '../prefilter/index.js';
import { type Block, type BlockAnswer, screenBlock, screenBlockExactly } from './block.js';

/** What a thread is made with. */
export interface WorkerSetup {
  readonly options: ScreenerOptions;
  readonly exact: boolean;
}

const setup = workerData as WorkerSetup;
const screener = createScreener(setup.options);
const prefilter = setup.exact
  ? undefined
  : createPrefilter(criteriaOf(loadRegister(setup.options.packs ?? []).files));

/** A thread's one task: a block, judged. */
function judge(block: Block): BlockAnswer {
  return prefilter === undefined
    ? screenBlockExactly(block, screener)
    : screenBlock(block, prefilter, screener);
}

worker({
  judge,
  // The library's own method makes code from text; here no thread does.
  run() {
    throw new Error('there is no such task');
  },
});
