import type { In } from '../law/register.js';
import type { TextNotHeld } from '../law/schema.types.js';
import type { Finding, IssueRecord, ScreenResult, Verdict } from '../result.types.js';

/**
 * A stretch of days on which one jurisdiction's rules say the same of a molecule.
 *
 * @example
 * const [us] = createScreener({ jurisdictions: ['us'] }).history('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').jurisdictions;
 * us.steps.map((step) => [step.from, step.verdict]); // [[null, 'analogue'], ['1971-05-01', 'listed']]
 */
export interface HistoryStep {
  /** First day, included; null for the time before all days that bear on the molecule. */
  readonly from: string | null;
  /** Last day, included; null where no end is known. */
  readonly to: string | null;
  /** What a screening for any of these days says, were this the only jurisdiction asked. */
  readonly verdict: Verdict;
  /** What is said by the findings that are certain on these days, and by them alone: the least that holds. */
  readonly sure: Verdict;
  /** True where the verdict rests on arguable readings alone. */
  readonly arguable: boolean;
  /** False where the days are not known well enough for this verdict, as in `ScreenResult.status`. */
  readonly certain: boolean;
  /** What its lists and rules say on these days. */
  readonly findings: readonly Finding[];
}

/**
 * What one jurisdiction's rules said and say of a molecule, from the first day on.
 *
 * @example
 * const [us] = createScreener({ jurisdictions: ['us'] }).history('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').jurisdictions;
 * us.name; // 'United States (federal)'
 */
export interface JurisdictionHistory {
  /** Its id. */
  readonly jurisdiction: string;
  /** Its name. */
  readonly name: string;
  /** Without gaps and in order; the first has no `from`, the last no `to`. */
  readonly steps: readonly HistoryStep[];
}

/**
 * A molecule's time line in every jurisdiction asked.
 *
 * @example createScreener().history('C(C').readable; // false
 */
export interface History {
  /** The text that was judged. */
  readonly smiles: string;
  /** False where the text is not one definite molecule: then nothing was judged and `issues` says why. */
  readonly readable: boolean;
  /** Its nearest relation to a family, where there is one; it hangs on no day. */
  readonly relation: ScreenResult['relation'];
  /** What was odd in the text, or why it could not be read. */
  readonly issues: readonly IssueRecord[];
  /** In the order in which they were asked. */
  readonly jurisdictions: readonly JurisdictionHistory[];
  /** What is known to exist and could not be judged by, for its text is not held. */
  readonly notHeld: readonly In<TextNotHeld>[];
  /** By which register. */
  readonly register: {
    /** The day of its last change, as a calendar version. */
    readonly version: string;
    /** SHA-256 over all rules files and packs. */
    readonly hash: string;
  };
  /** The earliest day on which a file of the register was last compared with its sources. */
  readonly reviewed: string;
}
