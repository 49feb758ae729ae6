import { keepEverything, type Prefilter } from '../prefilter/filter.js';
import { type Block, WIDTH } from './pieces.js';

/** What the prefilter leaves of a block, or of its beginning where that is much. */
export interface Candidates {
  /** Where the lines end that the prefilter has read. */
  readonly end: number;
  readonly lines: number;
  /** For each line that the exact path must read: where it begins, one past its end, its number counted from 0. */
  readonly places: Int32Array;
  /** There is a prefilter to ask, but the engine lets it not run: every line is a candidate. */
  readonly isOff: boolean;
  /** Lines by the stage of the prefilter that decided them. */
  readonly stages: Float64Array;
}

/** Reads every line of a block by the prefilter. */
export type PrefilterBlock = (block: Block) => Candidates;

/** Candidates of a block at a time. */
const MOST = 1 << 14;

/**
 * @param given - without one, every line is a candidate
 * @param most - candidates of a block at a time
 */
export function prefilterOver(given?: Prefilter, most = MOST): PrefilterBlock {
  const prefilter = given ?? keepEverything();
  const found = new Int32Array(WIDTH * most);
  return (block) => {
    const before = Float64Array.from(prefilter.stages);
    const count = prefilter.lines(new Uint8Array(block.bytes), block.start, block.end, found);
    return {
      end: Math.min(prefilter.next, block.end),
      lines: prefilter.seen,
      places: found.slice(0, WIDTH * count),
      isOff: given?.isOff ?? false,
      stages: prefilter.stages.map((sum, i) => sum - before[i]!),
    };
  };
}
