import { deepFreeze } from '../law/canonical.js';
import { dayBefore } from '../law/days.js';
import { turnDays } from '../law/standing.js';
import { eventsOf } from '../law/timeline.js';
import type { Finding } from '../result.types.js';
import { type Judge, type Matched, statusOf, sureVerdict } from './index.js';
import type { History, HistoryStep } from './time-line.js';

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
  const items = matched.parts.flatMap(({ found: part }) => [
    ...part.hits.map(({ file, entry }) => ({ ...entry, jurisdiction: file.jurisdiction.id })),
    ...part.rules.map(({ file, rule }) => ({ ...rule, jurisdiction: file.jurisdiction.id })),
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
