import { CLAUSE_SITES, familyOf, type SiteId } from '../families/index.js';
import { statusOn } from '../law/days.js';
import { bestExplained, explainRule, isTooHeavy, type Met, reachedBy } from '../law/match.js';
import type { ClassRule, RulesFile } from '../law/schema.types.js';
import type { RuleRecord, ScreenResult } from '../result.types.js';
import { clauseRecord } from '../screening/findings.js';
import { comparisons, parentsOf } from '../screening/matching.js';
import type { MainPart } from './main-part.js';

/** What does each class rule of the result's jurisdictions say of this part of it, whether it holds or not? */
export function reasons(files: readonly RulesFile[], result: ScreenResult, main: MainPart): RuleRecord[] {
  return files
    .filter((file) => result.jurisdictions.includes(file.jurisdiction.id))
    .flatMap((file) =>
      file.classes.map((rule): RuleRecord => {
        const base = {
          jurisdiction: file.jurisdiction.id,
          id: rule.id,
          rule: rule.name,
          citation: rule.citation,
          ...(rule.test === 'similarity' ? {} : { from: parentsOf(rule).map(({ name }) => name) }),
        };
        const finding = result.findings.find(
          (f) => f.id === rule.id && f.jurisdiction === base.jurisdiction && f.component === main.component,
        );
        if (finding !== undefined) {
          const outcome = finding.kind === 'similarity' ? 'may reach it' : 'holds';
          return { ...base, outcome, clauses: finding.clauses };
        }
        if (statusOn(rule, result.asOf) === 'not in force')
          return { ...base, outcome: 'not in force', clauses: [] };
        return { ...base, ...whyNot(rule, main) };
      }),
    );
}

type WhyNot = Pick<RuleRecord, 'outcome' | 'clauses' | 'asks'>;

function whyNot(rule: ClassRule, { analysis }: MainPart): WhyNot {
  if (rule.test === 'similarity')
    return {
      outcome: analysis.relation(reachedBy(rule)) === null ? 'not on its skeleton' : 'left to a listing',
      clauses: [],
    };
  const compared = comparisons(rule, analysis);
  if (compared.length === 0) return onIncompleteCore(rule, analysis);
  if (compared.every(({ facts }) => isTooHeavy(rule, facts)))
    return { outcome: 'over its mass limit', clauses: [] };
  const met = bestExplained(compared.map(({ differences, facts }) => explainRule(rule, differences, facts)));
  const clauses = met.map(clauseRecord);
  if (met.length === 0) return { outcome: 'nothing differs', clauses };
  const isLeft =
    rule.unlisted === 'outside' || rule.form === 'markush'
      ? met.every((m) => m.clause !== null)
      : met.some((m) => m.clause !== null);
  if (isLeft) return { outcome: 'left to a listing', clauses };
  return { outcome: 'words not reached', clauses, asks: asked(rule, new Set(sitesOf(met))) };
}

const sitesOf = (met: readonly Met[]): SiteId[] => met.map((m) => m.part.site);

/** Where the molecule lacks a site of the rule's core alone: what the rule's other words would reach. */
function onIncompleteCore(rule: ClassRule, analysis: MainPart['analysis']): WhyNot {
  const [parent] = parentsOf(rule);
  for (const core of familyOf(rule.family).incomplete) {
    const ways = analysis.incomplete(core);
    if (ways.length === 0) continue;
    const met = bestExplained(
      ways.map((of) => explainRule(rule, analysis.differences(of, parent!), { parent: parent!.name })),
    );
    return {
      outcome: 'not on its skeleton',
      clauses: met.map(clauseRecord),
      asks: asked(rule, new Set([core.site])),
    };
  }
  return { outcome: 'not on its skeleton', clauses: [] };
}

/** What the rule asks for at these sites. */
function asked(rule: ClassRule, sites: ReadonlySet<SiteId>): NonNullable<RuleRecord['asks']> {
  const siteOf = CLAUSE_SITES[rule.family];
  return rule.clauses.flatMap(({ id, site, text, english }) => {
    const own = siteOf[site]!;
    if (!sites.has(own)) return [];
    return [{ clause: id, site: own, text, ...(english === undefined ? {} : { english }) }];
  });
}
