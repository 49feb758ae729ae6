import { workerData } from 'node:worker_threads';
import { worker } from 'workerpool';
import { loadRegister } from '../../law/register.js';
import { createScreener, type ScreenerOptions } from '../../screener.js';
import { createPrefilter, criteriaOf } from '../prefilter/index.js';
import { blockJudge } from './block.js';

/** What a thread is made with. */
export interface WorkerSetup {
  readonly options: ScreenerOptions;
  readonly exact: boolean;
}

const setup = workerData as WorkerSetup;
const screener = createScreener(setup.options);
const { look, closely } = blockJudge(
  screener,
  setup.exact ? undefined : createPrefilter(criteriaOf(loadRegister(setup.options.packs ?? []).files)),
);

worker({
  look,
  closely,
  // The library's own method makes code from text; here no thread does.
  run() {
    throw new Error('there is no such task');
  },
});
