import type { Flag, Takes } from './flags.js';
import type { Io } from './io.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What a command is given: its arguments, its options, and the whole line as it was typed. */
export interface Given {
  readonly args: readonly string[];
  readonly options: unknown;
  readonly line: string;
}

export interface Argument extends Takes {
  /** `<smiles>`, `[files...]` */
  readonly name: string;
  readonly about: string;
  readonly parse?: (text: string) => unknown;
}

/** A command, from which the parser, the help and the completions are made. */
export interface CommandSpec {
  /** Words that call it: `law show`. */
  readonly path: string;
  /** For the list of commands, without a capital and a full stop. */
  readonly about: string;
  /** For its own help; `about` where it is absent. */
  readonly description?: string;
  readonly argument?: Argument;
  readonly flags: readonly Flag[];
  /** What --help says after the options, and -h does not. */
  readonly help?: () => string;
  /** It is what its group alone means. */
  readonly isDefault?: boolean;
  /** Runs it and returns the exit code; absent for a group of commands. */
  run?(given: Given, io: Io): Promise<number>;
}
