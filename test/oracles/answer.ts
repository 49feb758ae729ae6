import type { Seen } from './seen.js';
import type { Said } from './words.js';

/** What an oracle answers: `unsure` where the words bear two readings. */
export type Verdict = 'in' | 'out' | 'unsure';

/** One reading of one text: the patterns that a member must hold, and what the words say of a molecule that holds one. */
export interface Oracle {
  /** The id of the same rule in the register. */
  readonly rule: string;
  readonly cores: readonly string[];
  /** `out` where no core is held; asked of each molecule of an input. */
  ask(seen: Seen): Verdict;
}

/** How the changes of a molecule stand to a list: named by it, named on one reading, or not named. */
export class Tally {
  named = 0;
  doubtful = 0;
  unnamed = 0;

  add(said: Said): void {
    if (said === 'yes') this.named++;
    else if (said === 'maybe') this.doubtful++;
    else this.unnamed++;
  }

  /** "One or more of the following modifications": a change that no item names beside one that an item names is open. */
  get oneOrMore(): Verdict {
    if (this.named + this.doubtful === 0) return 'out';
    return this.unnamed + this.doubtful === 0 ? 'in' : 'unsure';
  }

  /** A closed list of what a drawn structure may bear. */
  get closed(): Verdict {
    return this.unnamed > 0 ? 'out' : this.doubtful > 0 ? 'unsure' : 'in';
  }
}

const RANK: Record<Verdict, number> = { in: 2, unsure: 1, out: 0 };

/** Of several ways to see a molecule as a member, the best. */
export const best = (all: readonly Verdict[]): Verdict =>
  all.reduce<Verdict>((most, each) => (RANK[each] > RANK[most] ? each : most), 'out');
