import { deepFreeze } from '../law/canonical.js';
import { dayBefore } from '../law/days.js';
import { turnDays } from '../law/standing.js';
import { eventsOf } from '../law/timeline.js';
import type { Finding, IssueRecord, ScreenResult, Verdict } from '../result.types.js';
import { type DayScreener, type Judge, type Matched, statusOf, sureVerdict } from './index.js';

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
  readonly arguable: boolean;
  /** False where the days are not known well enough for this verdict, as in `ScreenResult.status`. */
  readonly certain: boolean;
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
  readonly jurisdiction: string;
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
  readonly smiles: string;
  /** False where the text is not one definite molecule: then nothing was judged and `issues` says why. */
  readonly readable: boolean;
  readonly relation: ScreenResult['relation'];
  readonly issues: readonly IssueRecord[];
  readonly jurisdictions: readonly JurisdictionHistory[];
  readonly notHeld: DayScreener['notHeld'];
  readonly register: { readonly version: string; readonly hash: string };
  readonly reviewed: string;
}

/** A molecule's history: on which days the verdict of each jurisdiction changed. It never throws on a text. */
export function historyOf(judge: Judge, smiles: string): History {
  const names = new Map(judge.register.jurisdictions().map(({ id, name }) => [id, name]));
  const matched = judge.read(smiles);
  const days = [...boundaries(matched)].sort();
  const results = [EARLIEST, ...days].map((day) => ({ day, result: judge.on(matched, day) }));
  const { relation, register, issues } = results[0]!.result;
  return deepFreeze({
    smiles: matched.smiles,
    readable: matched.ok,
    relation,
    issues,
    jurisdictions: !matched.ok
      ? []
      : judge.jurisdictions.map((jurisdiction) => ({
          jurisdiction,
          name: names.get(jurisdiction)!,
          steps: steps(
            results.map(({ day, result }) => ({
              from: day === EARLIEST ? null : day,
              ...stateOf(
                result.findings.filter((finding) => finding.jurisdiction === jurisdiction),
                relation !== null,
              ),
            })),
          ),
        })),
    notHeld: judge.notHeld,
    register,
    reviewed: judge.register.reviewed,
  });
}

/** Before every day that a register can name. */
const EARLIEST = '0000-01-01';

/** Every day on which what is in force, or what is known of it, can change for what the text matches. */
function boundaries(matched: Matched): Set<string> {
  if (!matched.ok) return new Set();
  const items = matched.parts.flatMap((part) => [
    ...part.hits.map(({ file, entry }) => ({ ...entry, jurisdiction: file.jurisdiction.id })),
    ...part.rules.map(({ file, match }) => ({ ...match.rule, jurisdiction: file.jurisdiction.id })),
  ]);
  return new Set(
    items.flatMap((item) => [
      ...eventsOf(item).flatMap(({ span }) => [span.earliest ?? [], span.latest ?? []].flat()),
      ...turnDays(item),
    ]),
  );
}

type State = Omit<HistoryStep, 'from' | 'to'>;

function stateOf(findings: readonly Finding[], isRelated: boolean): State {
  return { ...statusOf(findings, isRelated), sure: sureVerdict(findings, isRelated), findings };
}

/** Joins neighbours that say the same. */
function steps(states: readonly (State & { from: string | null })[]): HistoryStep[] {
  const changed = states.filter((state, i) => i === 0 || said(state) !== said(states[i - 1]!));
  return changed.map(({ from, ...state }, i) => {
    const next = changed[i + 1]?.from ?? null;
    return { from, to: next === null ? null : dayBefore(next), ...state };
  });
}

const said = ({ from: _, ...state }: State & { from: string | null }): string => JSON.stringify(state);
