import { workerData } from 'node:worker_threads';
import { loadRegister } from '../../law/register.js';
import { createScreener, type ScreenerOptions } from '../../screener.js';
import { createPrefilter, criteriaOf } from '../prefilter/index.js';
import { type Block, type BlockAnswer, screenBlock, screenBlockExactly } from './block.js';

/** What a thread is made with. */
export interface WorkerSetup {
  readonly options: ScreenerOptions;
  readonly exact: boolean;
}

// The pool puts the setup last in a list of its own.
const data: unknown = workerData;
const setup = (Array.isArray(data) ? data.at(-1) : data) as WorkerSetup;
const screener = createScreener(setup.options);
const prefilter = setup.exact
  ? undefined
  : createPrefilter(criteriaOf(loadRegister(setup.options.packs ?? []).files));

/** A thread's one task: a block, judged. */
export default function judge(block: Block): BlockAnswer {
  return prefilter === undefined
    ? screenBlockExactly(block, screener)
    : screenBlock(block, prefilter, screener);
}
