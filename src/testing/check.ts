import { loadRegister } from '../law/register.js';
import type { RulesFileInput } from '../law/schema.js';
import type { FastCheck } from './arbitraries.js';
import { CLAIMS, type ClaimId, type PackCases, packProperties } from './claims.js';

/**
 * How a pack is checked.
 *
 * @example
 * const options: CheckOptions = { runs: 5, seed: 1, others: ['CCO'] };
 * (await checkPack(fc, pack, options)).seed; // 1
 */
export interface CheckOptions extends PackCases {
  /** Cases that are tried for each claim; 200 where absent. */
  readonly runs?: number;
  /** The seed of chance; one of the day's own where absent. The report has it, so that a run can be had again. */
  readonly seed?: number;
}

/**
 * What came of one claim.
 *
 * @example (await checkPack(fc, pack, { runs: 5 })).claims[0].ok; // true
 */
export interface ClaimReport {
  /** Which of the ten it is. */
  readonly id: ClaimId;
  /** The claim, in a sentence. */
  readonly claim: string;
  /** Null where there was nothing to try it on. */
  readonly ok: boolean | null;
  /** Cases tried, until it failed where it did. */
  readonly runs: number;
  /** What is wrong, in a sentence, with the simplest text for which it is. */
  readonly fault?: string;
}

/**
 * What came of all claims.
 *
 * @example (await checkPack(fc, pack, { runs: 5 })).ok; // true
 */
export interface PackReport {
  /** True where no claim failed. */
  readonly ok: boolean;
  /** The seed of chance, with which the same cases come again. */
  readonly seed: number;
  /** Of the register with the pack. */
  readonly hash: string;
  /** The ten, in the order of docs/TESTING.md. */
  readonly claims: readonly ClaimReport[];
}

/**
 * Tries the ten claims on a pack, for a lab without a test runner; `onetweak law test` is this.
 *
 * @param fc - the caller's fast-check
 * @param pack - a rules file, parsed from JSON
 * @param options - see {@link CheckOptions}
 * @returns what came of each claim
 * @throws see {@link packProperties}; RangeError where runs is no number from 1
 * @example (await checkPack(fc, pack, { runs: 5, seed: 1 })).claims.length; // 10
 */
export async function checkPack(
  fc: FastCheck,
  pack: RulesFileInput,
  { runs = 200, seed = Date.now() & 0x7fff_ffff, ...cases }: CheckOptions = {},
): Promise<PackReport> {
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('checkPack: runs is a whole number from 1');
  const properties = new Map(packProperties(fc, pack, cases).map((each) => [each.id, each.property]));
  const claims = (Object.keys(CLAIMS) as ClaimId[]).map((id): ClaimReport => {
    const property = properties.get(id);
    const claim = CLAIMS[id];
    if (property === undefined) return { id, claim, ok: null, runs: 0 };
    const { failed, numRuns, errorInstance } = fc.check(property, { numRuns: runs, seed });
    if (!failed) return { id, claim, ok: true, runs: numRuns };
    const fault = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    return { id, claim, ok: false, runs: numRuns, fault };
  });
  const { hash } = loadRegister([pack]);
  return { ok: claims.every(({ ok }) => ok !== false), seed, hash, claims };
}
