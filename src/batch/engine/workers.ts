import type { ScreenerOptions } from '../../screening/index.js';
import type { Tables } from '../prefilter/tables.js';
import type { Candidates, PrefilterBlock } from './candidates.js';
import type { ExactLines, Results } from './exact.js';
import type { Block } from './pieces.js';
import type { PrefilterRange, Range, RangeCandidates, RangeRead } from './ranges.js';

/** What a thread is made with. */
export interface WorkerSetup {
  readonly options: ScreenerOptions;
  /** What its prefilter works by; without them every line is a candidate. */
  readonly tables?: Tables;
}

/** What a thread answers of a range: its results are text, as `written` writes them. */
export type RangeAnswer = (RangeRead & { readonly results?: string }) | undefined;

/** The work of a thread, on this one. */
export interface Local {
  readonly prefilter: PrefilterBlock;
  readonly prefilterRange: PrefilterRange;
  readonly exact: ExactLines;
}

/** The same work, on other threads. */
export interface Workers {
  /** Threads beside this one. */
  readonly threads: number;
  prefilter(block: Block): Promise<Candidates>;
  prefilterRange(range: Range): Promise<RangeCandidates | undefined>;
  exact(block: Block, places: Int32Array): Promise<Results>;
  close(): Promise<void>;
}
