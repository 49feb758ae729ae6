import type { InputFormat } from '../source/index.js';

/** What is known of an input when its beginning has been read. */
export interface InputFacts {
  /** Undefined where the beginning cannot be understood. */
  readonly format: InputFormat | undefined;
  /** Its text is UTF-16. */
  readonly wide: boolean;
  /** Its beginning is all of it. */
  readonly ended: boolean;
  /** Bytes of the file, where parts of it can be read out of their turn. */
  readonly fileSize: number | undefined;
  /** What was asked for: every line by the exact path, none too small for the prefilter, or by size. */
  readonly exact: boolean | 'auto';
  /** Threads asked for. */
  readonly threads: number | undefined;
  /** Threads that the machine has. */
  readonly processors: number;
  /** Threads can be started here. */
  readonly canStart: boolean;
}

/** How an input is read, and by whom. */
export interface Plan {
  /** `records`: one by one, on this thread. `blocks`: its bytes, whole lines at a time. `ranges`: threads read the file themselves. */
  readonly by: 'records' | 'blocks' | 'ranges';
  readonly prefilter: boolean;
  /** Threads that take part, never more than there are processors; 1 is this one alone. */
  readonly threads: number;
  /** Bytes after which the other threads are started. */
  readonly threadsAfter: number;
  /** In a sentence, for people. */
  readonly why: string;
}

/** Inputs up to this size are not worth a prefilter. */
export const SMALL = 64 << 10;
/** Inputs up to this size are not worth a thread. */
export const LARGE = 16 << 20;
/** A range and the file's end, which is always left to the stream; see ranges.ts. */
const leastForRanges = (range: number): number => range + 3;

/**
 * Chooses how an input is read. The choice hangs on the whole input and on nothing that a second run would not find
 * again, so that two runs of one command over one input have the same records.
 *
 * @param facts - see {@link InputFacts}
 * @param range - bytes of a range
 * @example planOf({ format: 'csv', … }, RANGE).by; // 'records'
 */
export function planOf(facts: InputFacts, range: number): Plan {
  const { format, exact, ended, fileSize } = facts;
  const prefilter = exact === 'auto' ? !ended : !exact;
  const alone = { prefilter, threads: 1, threadsAfter: Number.POSITIVE_INFINITY } as const;
  if (format === undefined)
    return { ...alone, by: 'records', why: 'its beginning cannot be understood; the whole of it may be' };
  // A row of a table or an entry of an SD file may take several lines: only its reader knows where it ends.
  if (format !== 'smi') return { ...alone, by: 'records', why: `the records of ${format} are no lines` };
  // The prefilter reads ASCII and UTF-8.
  if (facts.wide)
    return { ...alone, by: 'records', why: 'UTF-16 must be decoded before it can be cut in lines' };
  // To find blocks in so little costs more than it saves; and tests of the exact path go the way of every other record.
  if (ended && !prefilter) return { ...alone, by: 'records', why: 'it is small' };
  // More than can run at once only wait for each other, and each must load what it needs.
  const threads = Math.min(facts.threads ?? facts.processors, facts.processors);
  if (threads <= 1 || !facts.canStart) return { ...alone, by: 'blocks', why: 'there is one thread' };
  // Who asks for threads gets them from the first block on. By the exact path the second block is worth them.
  const threadsAfter = facts.threads !== undefined ? -1 : prefilter ? LARGE : 0;
  const more = { prefilter, threads, threadsAfter } as const;
  // What has no size, or is packed, comes as a stream: this thread cuts it, the others are given blocks.
  if (fileSize === undefined || ended)
    return { ...more, by: 'blocks', why: 'it is a stream, which one thread must cut' };
  if (fileSize <= threadsAfter || fileSize < leastForRanges(range))
    return { ...more, by: 'blocks', why: 'the file is too small to be read by several' };
  return { ...more, by: 'ranges', why: 'a plain file, of which each thread reads its own ranges' };
}
