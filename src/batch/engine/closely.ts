import type { ScreenResult } from '../../result.js';
import type { DayScreener } from '../../screening/index.js';
import { judge } from '../judge.js';
import { MAX_RECORD } from '../source/record.js';
import { smiRecord, tooLong } from '../source/smi.js';
import { type Block, lineText, WIDTH } from './block.js';

/** The result of each line that was kept; undefined for a blank line or a comment. */
export type Results = readonly (ScreenResult | undefined)[];

/** Looks at lines of a block, a part of its answer's `kept`, by the exact path. */
export type Closely = (block: Block, kept: Int32Array) => Results;

/**
 * Lines looked at closely at a time. A result can be a thousand times as large as its line, and those of a whole block
 * would not stay in memory.
 */
export const SLICE = 32;

export function closelyBy(screener: DayScreener): Closely {
  return (block, kept) => {
    const bytes = new Uint8Array(block.bytes);
    const results: (ScreenResult | undefined)[] = [];
    for (let k = 0; k < kept.length; k += WIDTH) {
      const text = lineText(bytes, kept[k]!, kept[k + 1]!);
      const trimmed = text.trim();
      if (trimmed === '' || trimmed.startsWith('#')) results.push(undefined);
      else if (text.length > MAX_RECORD)
        results.push(judge(tooLong({ number: 0, text, tooLong: true }), screener));
      else results.push(judge(smiRecord(0, trimmed), screener));
    }
    return results;
  };
}

/** Results as text: JSON goes from thread to thread in half the time that objects take. */
export const written = (results: Results): string => JSON.stringify(results.map((result) => result ?? null));

export const readBack = (text: string): Results =>
  (JSON.parse(text) as (ScreenResult | null)[]).map((result) => result ?? undefined);
