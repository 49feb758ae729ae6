import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Block, BlockAnswer } from './block.js';
import { blockMemory, type Memory } from './blocks.js';
import type { Judge } from './pool.js';

/** A list that is a plain file. */
export interface ListFile {
  readonly fd: number;
  readonly size: number;
  /** Where its first line begins. */
  readonly from: number;
  /** Bytes of which a thread reads the lines at a time. */
  readonly range: number;
}

/** Lines of a range that were looked at. */
export interface RangeBlock {
  readonly block: Block;
  readonly answer: BlockAnswer;
  /** One past their end in the file. */
  readonly to: number;
  /** To which the block's bytes are given back. */
  readonly of: Memory;
}

interface Given {
  readonly bytes: SharedArrayBuffer;
  readonly of: Memory;
  readonly answer: ReturnType<Judge['lookAt']>;
  isReady: boolean;
}

/** Ranges given out beyond one for each thread: so many that none waits while this thread is busy with its lines. */
const AHEAD = 4;
/**
 * This thread takes so small a part of a range, two milliseconds' work: while it reads, no thread that is done is given
 * anything new.
 */
const OWN = 8;
/** Such parts that may wait for what other threads have not read yet. */
const MOST_OWN = 32;

/**
 * Gives the lines of a file range by range, in their order, as other threads have read them; this one reads too while
 * there is nothing for it to judge. Ends where a range cannot be read so, or does not begin where the one before it ended,
 * and before the file's end, which is left to the stream: that finds out whether it is still the same file.
 */
export async function* rangesInTurn(
  file: ListFile,
  judge: Judge,
  memory: Memory,
): AsyncGenerator<RangeBlock> {
  const { fd, size, range } = file;
  const ownRange = Math.ceil(range / OWN);
  const ownMemory = blockMemory(2 * ownRange);
  const ahead: Given[] = [];
  let from = file.from;
  let at = from;
  const isLeft = (): boolean => from + range < size;
  const waiting = (of: Memory): number => ahead.filter((given) => given.of === of).length;
  const give = (lookAt: Judge['lookAt'], of: Memory, bytesOfRange: number): void => {
    const bytes = of.take();
    const to = from + bytesOfRange;
    const answer = lookAt({ fd, from, to, first: from === file.from, bytes });
    const given: Given = { bytes, of, answer, isReady: !(answer instanceof Promise) };
    const ready = () => {
      given.isReady = true;
    };
    if (answer instanceof Promise) answer.then(ready, ready);
    ahead.push(given);
    from = to;
  };
  for (;;) {
    while (isLeft() && waiting(memory) < judge.threads + AHEAD) give(judge.lookAt, memory, range);
    const next = ahead[0];
    if (next === undefined) return;
    if (!next.isReady && isLeft() && waiting(ownMemory) < MOST_OWN) {
      give(judge.lookHere, ownMemory, ownRange);
      await othersTurn();
      continue;
    }
    const lines = await next.answer;
    // Ranges join as long as the file stays the same.
    if (lines === undefined || lines.from !== at) break;
    ahead.shift();
    at = lines.to;
    const block = { bytes: next.bytes, start: lines.start, end: lines.end };
    yield { block, answer: lines.answer, to: at, of: next.of };
  }
  for (const { bytes, of, answer } of ahead) {
    await answer;
    of.give(bytes);
  }
}
