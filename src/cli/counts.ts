import { precursorOf } from '../report/status.js';
import { noVerdicts } from '../report/summary.js';
import { VERDICTS } from '../result.ids.js';
import type { ScreenResult, Verdict } from '../result.types.js';
import { contradictionsIn } from '../screening/rows.js';
import type { Threshold } from './flags.js';

/** Records by what was found, over all files of a run. */
export class Counts {
  readonly verdicts = noVerdicts();
  /** Those of them that rules of the user's own exempt. */
  readonly exempt = noVerdicts();
  arguable = 0;
  /** Records whose verdict is about precursors alone. */
  readonly precursors = { named: 0, forms: 0 };
  /** Records that were left out of the output. */
  notShown = 0;
  /** Lines that the prefilter rejected and nobody read exactly. */
  rejected = 0;
  /** The engine let no prefilter run. */
  prefilterOff = false;
  /** Records that contradict themselves. */
  mismatches = 0;
  /** How often each kind of contradiction was met, by its code. */
  readonly mismatchCodes: Record<string, number> = {};

  add(result: ScreenResult): void {
    this.verdicts[result.verdict] += 1;
    if (result.verdict === 'class' && result.arguable) this.arguable += 1;
    const precursor = precursorOf(result);
    if (precursor !== null) this.precursors[precursor === 'named' ? 'named' : 'forms'] += 1;
    if (result.issues.length > 0) {
      const contradictions = contradictionsIn(result);
      if (contradictions.length > 0) this.mismatches += 1;
      for (const { code } of contradictions) this.mismatchCodes[code] = (this.mismatchCodes[code] ?? 0) + 1;
    }
    if (result.exempt) this.exempt[result.verdict] += 1;
  }

  get total(): number {
    return sum(this.verdicts);
  }

  get exempted(): number {
    return sum(this.exempt);
  }

  /** Whether a record that is not exempt is at or above one of these, or contradicts itself where that is asked for. */
  reaches(thresholds: readonly Threshold[]): boolean {
    if (this.mismatches > 0 && thresholds.includes('mismatch')) return true;
    const failOn = thresholds.filter((each) => each !== 'mismatch');
    const counted = noVerdicts();
    for (const verdict of VERDICTS) counted[verdict] = this.verdicts[verdict] - this.exempt[verdict];
    return reached(counted, failOn);
  }
}

const sum = (verdicts: Readonly<Record<Verdict, number>>): number =>
  Object.values(verdicts).reduce((all, each) => all + each, 0);

/**
 * Whether something is at or above a threshold. The order is listed, class, analogue, none. `unreadable` stands
 * outside it: it is a threshold of its own, and no other threshold counts it.
 */
export function reached(verdicts: Readonly<Record<Verdict, number>>, failOn: readonly Verdict[]): boolean {
  const order = ['listed', 'class', 'analogue', 'none'] as const;
  return failOn.some((threshold) =>
    threshold === 'unreadable'
      ? verdicts.unreadable > 0
      : order.slice(0, order.indexOf(threshold) + 1).some((verdict) => verdicts[verdict] > 0),
  );
}
