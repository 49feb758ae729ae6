import type { Molecule } from '../chemistry/index.js';
import { type ClauseSite, differences, lays, laysWithoutAcyl, relate, type Site } from '../families/index.js';
import { statusOn } from '../law/days.js';
import { bestExplained, explainRule, reachedBy } from '../law/match.js';
import type { ClassRule, RulesFile } from '../law/schema.js';
import type { RuleRecord, ScreenResult } from '../result.js';
import { clauseRecord } from '../screening/findings.js';

/** The site of the skeleton that a clause speaks of. */
const SITE_OF: Readonly<Record<ClauseSite, Site>> = {
  acyl: 'acyl',
  'aniline ring': 'aniline ring',
  'piperidine ring': 'piperidine ring',
  'piperidine C4': 'piperidine ring',
  phenethyl: 'N-substituent',
  'phenethyl ring': 'N-substituent',
  'N-substituent': 'N-substituent',
};

/** What does each class rule of the result's jurisdictions say of this part of it, whether it holds or not? */
export function reasons(
  files: readonly RulesFile[],
  result: ScreenResult,
  molecule: Molecule,
  component: number,
): RuleRecord[] {
  const differing = lays(molecule).map(differences);
  const bare = differing.length > 0 ? [] : laysWithoutAcyl(molecule).map(differences);
  return files
    .filter((file) => result.jurisdictions.includes(file.jurisdiction.id))
    .flatMap((file) =>
      file.classes.map((rule): RuleRecord => {
        const base = {
          jurisdiction: file.jurisdiction.id,
          id: rule.id,
          rule: rule.name,
          citation: rule.citation,
        };
        const finding = result.findings.find(
          (f) => f.id === rule.id && f.jurisdiction === base.jurisdiction && f.component === component,
        );
        if (finding !== undefined) {
          const outcome = finding.kind === 'similarity' ? 'may reach it' : 'holds';
          return { ...base, outcome, clauses: finding.clauses };
        }
        if (statusOn(rule, result.asOf) === 'not in force')
          return { ...base, outcome: 'not in force', clauses: [] };
        if (bare.length > 0 && rule.skeleton === 'fentanyl' && rule.test === 'clauses') {
          const met = bestExplained(bare.map((d) => explainRule(rule, d)));
          return {
            ...base,
            outcome: 'not on its skeleton',
            clauses: met.map(clauseRecord),
            asks: asked(rule, new Set(['acyl'])),
          };
        }
        const isReached =
          differing.length === 0 && rule.test === 'similarity' && relate(molecule, reachedBy(rule)) !== null;
        if (isReached) return { ...base, outcome: 'left to a listing', clauses: [] };
        if (differing.length === 0 || rule.skeleton !== 'fentanyl')
          return { ...base, outcome: 'not on its skeleton', clauses: [] };
        if (rule.test === 'similarity') return { ...base, outcome: 'left to a listing', clauses: [] };
        const met = bestExplained(differing.map((d) => explainRule(rule, d)));
        const clauses = met.map(clauseRecord);
        if (met.length === 0) return { ...base, outcome: 'nothing differs', clauses };
        if (met.some((m) => m.clause !== null)) return { ...base, outcome: 'left to a listing', clauses };
        const asks = asked(rule, new Set(met.map((m) => m.part.site)));
        return { ...base, outcome: 'words not reached', clauses, asks };
      }),
    );
}

/** What the rule asks for at these sites. */
function asked(rule: ClassRule, sites: ReadonlySet<Site>): NonNullable<RuleRecord['asks']> {
  return rule.clauses
    .filter((clause) => sites.has(SITE_OF[clause.site]))
    .map(({ id, site, text, english }) => ({
      clause: id,
      site: SITE_OF[site],
      text,
      ...(english === undefined ? {} : { english }),
    }));
}
