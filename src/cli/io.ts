import type { Writable } from 'node:stream';
import type { DayScreener, ScreenerOptions } from '../screening/index.js';

/** The world around the command, so that a test can give it another. */
export interface Io {
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdinIsTerminal: boolean;
  now(): Date;
  createScreener(options: ScreenerOptions): Promise<DayScreener>;
  /** Asks to be told of Ctrl-C and of other signals to stop; the answer takes the wish back. */
  onInterrupt(stop: () => void): () => void;
}

/** 0: done. 1: done, and something reached --fail-on. 2: usage error, or a file that could not be read. */
export const EXIT = { done: 0, reached: 1, wrong: 2, interrupted: 130, pipeClosed: 141 } as const;

/** Something that the user can mend: printed as one sentence, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
