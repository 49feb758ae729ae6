import { RELATIONS } from '../families/index.js';
import { firstDayOf, statusOn } from '../law/days.js';
import type { In } from '../law/register.js';
import type { ClassRule, RulesFile, TextNotHeld } from '../law/schema.types.js';
import type { Finding, ScreenResult, Status, Verdict } from '../result.types.js';
import { classFinding, namedFinding, relationRecord } from './findings.js';
import { inText } from './in-text.js';
import type { Context, Expected, Found, Matched } from './matching.js';
import type { MetRule } from './met-rule.js';
import { bestWays, type HitOnDay, hitOn } from './named.js';
import { type Base, unreadableResult } from './unreadable.js';

/** What of the matches was in force on the day, what each jurisdiction says, and the gravest of it. */
export function judge(context: Context, matched: Matched, base: Base): ScreenResult {
  const { smiles, issues } = matched;
  if (!matched.ok) return unreadableResult(smiles, issues, base);
  const result = judgement(context, matched, base);
  return inText(
    result,
    smiles,
    issues,
    matched.parts.map((part) => part.inText),
  );
}

/** The same before its atoms are those of the text, and before it is frozen. */
export function judgement(context: Context, matched: Matched & { ok: true }, base: Base): ScreenResult {
  const { smiles, issues } = matched;
  const parts = matched.parts.map(({ found }) => found);
  const findings = parts
    .flatMap((part, i) => findingsOf(part, base.asOf, i, parts.length))
    .map((finding): Finding => (matched.isDoubtful ? { ...finding, reading: 'arguable' } : finding))
    .sort(inOrder(base.jurisdictions));
  const related = parts.flatMap((part) => part.relation ?? []);
  const nearest = RELATIONS.find((r) => related.includes(r)) ?? null;
  const isRelated = nearest !== null;
  const { verdict, arguable, certain } = statusOf(findings, isRelated);
  const status = statusByJurisdiction(findings, isRelated, base.jurisdictions);
  const { notes, notHeld } = gapsOf(context, parts, base.asOf, status);
  return {
    smiles,
    verdict,
    arguable,
    certain,
    status,
    ...(isExempt(findings, parts) ? { exempt: true as const } : {}),
    findings,
    relation:
      nearest === null
        ? null
        : relationRecord(nearest, [
            ...new Set(parts.filter((part) => part.relation === nearest).flatMap((part) => part.variants)),
          ]),
    decompositions: parts.flatMap((part, component) =>
      part.decompositions.map((each) => ({ ...each, component })),
    ),
    ...(notHeld.length > 0 ? { notHeld } : {}),
    notes,
    issues,
    ...base,
  };
}

/** The same for all molecules in which nothing is found: it is made once. */
const NOTHING: Status = Object.freeze({ verdict: 'none', arguable: false, certain: true });

function statusByJurisdiction(
  findings: readonly Finding[],
  isRelated: boolean,
  jurisdictions: readonly string[],
): Record<string, Status> {
  const nothing = findings.length === 0 && !isRelated;
  return Object.fromEntries(
    jurisdictions.map((id) => [
      id,
      nothing
        ? NOTHING
        : statusOf(
            findings.filter((finding) => finding.jurisdiction === id),
            isRelated,
          ),
    ]),
  );
}

/**
 * What findings say of a molecule: of those of one jurisdiction its status, of all the headline.
 *
 * It is certain where the findings that are certain on the day say the same by themselves. Where they say less, the graver
 * verdict is shown all the same, marked as what it is: a listing whose first day is not known may have begun.
 */
export function statusOf(findings: readonly Finding[], isRelated: boolean): Status {
  const { verdict, arguable } = graver(findings, isRelated);
  const sure = graver(
    findings.filter((finding) => finding.certainOnDay),
    isRelated,
  );
  return { verdict, arguable, certain: sure.verdict === verdict && sure.arguable === arguable };
}

/** What the findings that are certain on the day say, and they alone: the least that holds. */
export const sureVerdict = (findings: readonly Finding[], isRelated: boolean): Status['verdict'] =>
  verdictOf(
    findings.filter((finding) => finding.certainOnDay),
    isRelated,
  );

function graver(findings: readonly Finding[], isRelated: boolean): Omit<Status, 'certain'> {
  const verdict = verdictOf(findings, isRelated);
  // That a molecule is a relative is a fact; that it is like a listed one is a reading.
  const restsOn = verdict === 'analogue' && isRelated ? [] : deciding(verdict, findings);
  return { verdict, arguable: restsOn.length > 0 && restsOn.every((f) => f.reading === 'arguable') };
}

/**
 * What is known to be missing of the jurisdictions that do not cover the molecule: nobody can say that their lists do
 * not name it. Where a class rule covers it, only a list that is known or expected to name it matters.
 */
function gapsOf(
  context: Context,
  parts: readonly Found[],
  asOf: string,
  status: Readonly<Record<string, Status>>,
): { notes: string[]; notHeld: NonNullable<ScreenResult['notHeld']> } {
  const gaps = context.holes.filter(({ since }) => since === null || firstDayOf(since) <= asOf);
  const nameIn = (hole: In<TextNotHeld>) =>
    parts.flatMap((part) => part.expected).find((each) => each.hole === hole)?.name;
  const says = ({ jurisdiction }: In<TextNotHeld>) => status[jurisdiction]?.verdict;
  return {
    notes: gaps
      .filter((gap) => says(gap) === 'analogue')
      .map((gap) => {
        const name = nameIn(gap);
        const named = name === undefined ? '' : ` It is known or expected to name ${name}.`;
        return `Missing text (${gap.jurisdiction}): ${gap.what}.${named}`;
      }),
    notHeld: gaps
      .filter((gap) => gap.lists)
      .map((gap) => ({ gap, names: nameIn(gap) }))
      .filter(({ gap, names }) => says(gap) === 'analogue' || (says(gap) === 'class' && names !== undefined))
      .map(({ gap: { jurisdiction, what }, names }) => ({
        jurisdiction,
        what,
        ...(names === undefined ? {} : { names }),
      })),
  };
}

function findingsOf(part: Found, asOf: string, component: number, components: number): Finding[] {
  const named = part.hits.map((hit) => hitOn(hit, asOf));
  const hits = bestWays(named.filter((hit) => hit.status !== 'not in force'));
  const findings = hits.map((hit) => namedFinding(hit, asOf, component, components));
  const rules = [...part.rules].sort((a, b) => openness(a) - openness(b));
  for (const met of rules) {
    const { file, rule } = met;
    const status = statusOn(rule, asOf);
    if (status === 'not in force') continue;
    // What a test of likeness could reach is not reported beside the name or the clauses that surely cover it.
    if (rule.test === 'similarity' && findings.some((f) => covers(f, file))) continue;
    const { out, doubt, unsure } = excluded(
      rule,
      named.filter((hit) => hit.file === file),
      part.expected.filter(({ hole }) => hole.jurisdiction === file.jurisdiction.id),
    );
    const reading = unsure ? 'arguable' : met.reading;
    if (!out) findings.push(classFinding(met, reading, status, asOf, component, components, doubt));
  }
  return findings;
}

/**
 * Whether the rule leaves this substance to its own listing. A listing that is unverified, or not known to be in
 * force on the day, does not take a substance out of the class: both are then shown, with the doubt. Where the day is
 * what is not known, the class holds on one reading of the facts alone.
 */
function excluded(
  rule: ClassRule,
  hits: readonly HitOnDay[],
  expected: readonly Expected[],
): { out: boolean; doubt: string[]; unsure: boolean } {
  const doubt: string[] = [];
  /** The words of the rule that would leave the substance to a listing, by its name. */
  const left = new Map<string, Set<string>>();
  let unsure = false;
  for (const exclusion of rule.excludes) {
    for (const { name, hole } of exclusion.mayStandElsewhere ? expected : []) {
      unsure = true;
      doubt.push(
        `A text that is not held is known or expected to name ${name} (${hole.what}); then the rule leaves it to that: “${exclusion.text}”`,
      );
    }
    for (const hit of hits) {
      if (hit.entry.kind !== exclusion.kind) continue;
      if (exclusion.ids !== undefined && !exclusion.ids.includes(hit.entry.id)) continue;
      const plain = hit.reading === 'plain';
      if (exclusion.whileListed) {
        if (hit.status === 'not in force') continue;
        if (hit.status === 'in force' && hit.entry.source.confidence !== 'unverified' && plain)
          return { out: true, doubt: [], unsure: false };
      } else if (plain && hit.extension === undefined) return { out: true, doubt: [], unsure: false };
      else continue;
      unsure ||= hit.status === 'not known';
      left.set(hit.entry.name, (left.get(hit.entry.name) ?? new Set()).add(`“${exclusion.text}”`));
    }
  }
  for (const [name, words] of left)
    doubt.push(
      `If the listing of ${name} holds on this day, the rule leaves it to that: ${[...words].join('; ')}`,
    );
  return { out: false, doubt, unsure };
}

const openness = ({ rule }: MetRule): number => (rule.test === 'similarity' ? 1 : 0);

/** Whether a finding leaves no doubt that a list or rule of this file covers the part. */
const covers = (finding: Finding, { jurisdiction }: RulesFile): boolean =>
  finding.jurisdiction === jurisdiction.id &&
  finding.reading === 'plain' &&
  finding.certainOnDay &&
  isGrave(finding);

/** Part by part, jurisdiction by jurisdiction, names before forms, forms before rules. */
function inOrder(jurisdictions: readonly string[]): (a: Finding, b: Finding) => number {
  return (a, b) =>
    a.component - b.component ||
    jurisdictions.indexOf(a.jurisdiction) - jurisdictions.indexOf(b.jurisdiction) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

const KINDS: readonly Finding['kind'][] = ['listed', 'form', 'class', 'similarity'];

/**
 * The gravest of what was found. A test of likeness makes nothing graver than `analogue`. A user's inventory and exemptions say
 * something about a substance and nothing about the law: they make no verdict graver and none milder. But what they
 * name is never `none`: where they alone name it, it is `listed`, and the finding says by which kind of list.
 */
export function verdictOf(findings: readonly Finding[], isRelated: boolean): Status['verdict'] {
  const grave = findings.filter(isGrave);
  if (grave.some((f) => f.kind === 'listed')) return 'listed';
  if (grave.some((f) => f.kind === 'form' || f.kind === 'class')) return 'class';
  if (isRelated || grave.length > 0) return 'analogue';
  return findings.length > 0 ? 'listed' : 'none';
}

const DECIDING: Readonly<Record<Finding['kind'], Verdict>> = {
  listed: 'listed',
  form: 'class',
  class: 'class',
  similarity: 'analogue',
};

/** The findings that a verdict rests on. */
export function deciding(verdict: Verdict, findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter((f) => isGrave(f) && DECIDING[f.kind] === verdict);
  // A user's inventory and exemptions, where they alone name it.
  return own.length > 0 || verdict !== 'listed' ? own : findings;
}

const isGrave = ({ of }: Finding): boolean => of !== 'inventory' && of !== 'exempt';

/** Whether an exemption of the user's own, surely in force, names every part in which anything was found. */
function isExempt(findings: readonly Finding[], parts: readonly Found[]): boolean {
  const found = parts.flatMap((part, component) => {
    const own = findings.filter((f) => f.component === component);
    return part.relation === null && own.length === 0 ? [] : [own];
  });
  return (
    found.length > 0 &&
    found.every((own) => own.some((f) => f.of === 'exempt' && f.certainOnDay && f.reading === 'plain'))
  );
}
