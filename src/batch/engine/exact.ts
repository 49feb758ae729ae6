import type { ScreenResult } from '../../result.types.js';
import type { DayScreener } from '../../screening/index.js';
import { judgeRecord } from '../judge.js';
import { emptyTally } from '../source/record.js';
import { readSmiLine } from '../source/smi.js';
import { type Block, lineOf, WIDTH } from './pieces.js';

/** The result of each line; undefined for a blank line or a comment. */
export type Results = readonly (ScreenResult | undefined)[];

/** Judges lines of a block, given as a part of its candidates' `places`, by the exact path. */
export type ExactLines = (block: Block, places: Int32Array) => Results;

export function exactBy(screener: DayScreener): ExactLines {
  return (block, places) => {
    const bytes = new Uint8Array(block.bytes);
    // Which line of the list may be its heading, who puts the results in their order knows.
    const state = { headingMayCome: false };
    const results: (ScreenResult | undefined)[] = [];
    for (let k = 0; k < places.length; k += WIDTH) {
      const record = readSmiLine(lineOf(bytes, places[k]!, places[k + 1]!, 0), state, emptyTally());
      results.push(record && judgeRecord(record, screener));
    }
    return results;
  };
}

/** Results as text: JSON goes from thread to thread in half the time that objects take. */
export const written = (results: Results): string => JSON.stringify(results.map((result) => result ?? null));

export const readBack = (text: string): Results =>
  (JSON.parse(text) as (ScreenResult | null)[]).map((result) => result ?? undefined);
