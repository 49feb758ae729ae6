import { workerData } from 'node:worker_threads';
import { worker } from 'workerpool';
import type { ScreenerOptions } from '../../screening/index.js';
import { prefilterOf } from '../prefilter/filter.js';
import type { Tables } from '../prefilter/reader.js';
import { type Block, blockLook } from './block.js';
import { type Closely, written } from './closely.js';
import { rangeLook } from './range.js';

/** What a thread is made with. */
export interface WorkerSetup {
  readonly options: ScreenerOptions;
  /** What its prefilter works by; every line is kept where there is none. */
  readonly tables?: Tables;
}

const { options, tables } = workerData as WorkerSetup;
const look = blockLook(tables === undefined ? undefined : prefilterOf(tables));
let exact: Promise<Closely> | undefined;

worker({
  look,
  lookAt: rangeLook(look),
  async closely(block: Block, kept: Int32Array): Promise<string> {
    exact ??= import('./exact.js').then(({ closelyWith }) => closelyWith(options));
    return written((await exact)(block, kept));
  },
  // The library's own method makes code from text; here no thread does.
  run() {
    throw new Error('there is no such task');
  },
});
