import { RELATIONS } from '../families/index.js';
import { deepFreeze } from '../law/canonical.js';
import { firstDayOf, statusOn } from '../law/days.js';
import type { In } from '../law/register.js';
import type { ClassRule, TextNotHeld } from '../law/schema.js';
import type { Finding, ScreenResult, Verdict } from '../result.js';
import { classFinding, decompositionRecord, listedFinding, relationRecord } from './findings.js';
import type { Context, Expected, Matched, MatchedPart } from './matching.js';
import { type HitOnDay, hitOn } from './named.js';

export type Base = Pick<ScreenResult, 'jurisdictions' | 'asOf' | 'register'>;

/** What of the matches was in force on the day, and the gravest verdict. */
export function judge(context: Context, matched: Matched, base: Base): ScreenResult {
  const { smiles, issues } = matched;
  if (!matched.ok) return result(base, { smiles, issues, verdict: 'unreadable' });
  const { parts } = matched;
  const findings = parts.flatMap((part, i) => findingsOf(part, base.asOf, i, parts.length));
  const related = parts.flatMap((part) => part.relation ?? []);
  const nearest = RELATIONS.find((r) => related.includes(r)) ?? null;
  const verdict = verdictOf(findings, related.length > 0);
  // Beside a name that the law holds, and where nothing is found, nothing is said of what is missing.
  const { notes, notHeld } =
    verdict === 'analogue' || verdict === 'class'
      ? holesOf(context, parts, base.asOf)
      : { notes: [], notHeld: [] };
  return result(base, {
    smiles,
    issues,
    verdict,
    ...(isExempt(findings, parts) ? { exempt: true as const } : {}),
    findings: findings.sort(inOrder(base.jurisdictions)),
    relation:
      nearest === null
        ? null
        : relationRecord(nearest, [
            ...new Set(parts.filter((part) => part.relation === nearest).flatMap((part) => part.variants)),
          ]),
    notes: verdict === 'analogue' ? notes : [],
    // Beside a class rule only a list that may name the substance matters.
    notHeld: notHeld.filter(
      ({ names }) => verdict === 'analogue' || (verdict === 'class' && names !== undefined),
    ),
    decompositions: parts.flatMap((part, component) =>
      part.decompositions.map((each) => decompositionRecord(each, component)),
    ),
  });
}

/** What is known to be missing of the chosen jurisdictions on the day, as far as that is known. */
function holesOf(
  context: Context,
  parts: readonly MatchedPart[],
  asOf: string,
): { notes: string[]; notHeld: NonNullable<ScreenResult['notHeld']> } {
  const holes = context.holes.filter(({ since }) => since === null || firstDayOf(since) <= asOf);
  const nameIn = (hole: In<TextNotHeld>) =>
    parts.flatMap((part) => part.expected).find((each) => each.hole === hole)?.name;
  return {
    notes: holes.map((hole) => {
      const name = nameIn(hole);
      const named = name === undefined ? '' : ` It is known or expected to name ${name}.`;
      return `Not held for ${hole.jurisdiction}: ${hole.what}.${named}`;
    }),
    notHeld: holes
      .filter((hole) => hole.lists)
      .map((hole) => {
        const names = nameIn(hole);
        return {
          jurisdiction: hole.jurisdiction,
          what: hole.what,
          ...(names === undefined ? {} : { names }),
        };
      }),
  };
}

function findingsOf(part: MatchedPart, asOf: string, component: number, components: number): Finding[] {
  const named = part.hits.map((hit) => hitOn(hit, asOf));
  const hits = named.filter((hit) => hit.status !== 'not in force');
  const findings = hits.map((hit) => listedFinding(hit, asOf, component, components));
  for (const { file, match } of part.rules) {
    const { rule } = match;
    const own = hits.filter((hit) => hit.file === file);
    const status = statusOn(rule, asOf);
    if (status === 'not in force') continue;
    // What a similarity test could reach is not reported beside the name that surely covers it.
    if (rule.test === 'similarity' && own.some((hit) => hit.reading === 'plain')) continue;
    const { out, doubt, unsure } = excluded(
      rule,
      named.filter((hit) => hit.file === file),
      part.expected.filter(({ hole }) => hole.jurisdiction === file.jurisdiction.id),
    );
    const held = unsure ? { ...match, reading: 'arguable' as const } : match;
    if (!out) findings.push(classFinding(file, held, status, asOf, component, components, doubt));
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

/** Part by part, jurisdiction by jurisdiction, names before rules. */
function inOrder(jurisdictions: readonly string[]): (a: Finding, b: Finding) => number {
  return (a, b) =>
    a.component - b.component ||
    jurisdictions.indexOf(a.jurisdiction) - jurisdictions.indexOf(b.jurisdiction) ||
    (a.kind === b.kind ? 0 : a.kind === 'listed' ? -1 : 1);
}

/**
 * The gravest of what was found. A user's own inventory and exemptions say something about a substance and nothing
 * about the law: they make no verdict graver and none milder. But what they name is never `none`: where they alone
 * name it, it is `listed`, and the finding says by which kind of list.
 */
export function verdictOf(findings: readonly Finding[], related: boolean): Verdict {
  const grave = findings.filter(isGrave);
  if (grave.some((f) => f.kind === 'listed')) return 'listed';
  if (grave.length > 0) return 'class';
  if (related) return 'analogue';
  return findings.length > 0 ? 'listed' : 'none';
}

/** The findings that a verdict rests on. */
export function deciding(verdict: Verdict, findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter((f) => f.kind === verdict);
  const grave = own.filter(isGrave);
  return grave.length > 0 ? grave : own;
}

const isGrave = ({ of }: Finding): boolean => of !== 'inventory' && of !== 'exempt';

/** Whether an exemption of the user's own, surely in force, names every part in which anything was found. */
function isExempt(findings: readonly Finding[], parts: readonly MatchedPart[]): boolean {
  const found = parts.flatMap((part, component) => {
    const own = findings.filter((f) => f.component === component);
    return part.relation === null && own.length === 0 ? [] : [own];
  });
  return (
    found.length > 0 &&
    found.every((own) => own.some((f) => f.of === 'exempt' && f.certainOnDay && f.reading === 'plain'))
  );
}

function result(
  base: Base,
  found: Partial<ScreenResult> & Pick<ScreenResult, 'smiles' | 'verdict' | 'issues'>,
): ScreenResult {
  const findings = found.findings ?? [];
  const restsOn = deciding(found.verdict, findings);
  return deepFreeze({
    smiles: found.smiles,
    verdict: found.verdict,
    arguable: restsOn.length > 0 && restsOn.every((f) => f.reading === 'arguable'),
    ...(found.exempt === undefined ? {} : { exempt: found.exempt }),
    findings,
    relation: found.relation ?? null,
    decompositions: found.decompositions ?? [],
    ...(found.notHeld === undefined || found.notHeld.length === 0 ? {} : { notHeld: found.notHeld }),
    notes: found.notes ?? [],
    issues: found.issues,
    ...base,
  });
}
