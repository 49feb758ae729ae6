import { describe, type Group, type GroupView, type Lay, spoken } from '../families/index.js';
import { deepFreeze } from '../law/canonical.js';
import type { Status } from '../law/days.js';
import type { Met, RuleMatch } from '../law/match.js';
import type { NamedEntry, RulesFile } from '../law/schema.js';
import { standingOn } from '../law/standing.js';
import type { ClauseRecord, Finding, GroupRecord, LayRecord } from '../result.js';
import type { HitOnDay } from './named.js';

/**
 * Writes down a named hit as a finding. Where the whole input is the substance itself, the finding says nothing of the
 * input: it is written once for a day and, like all of a result, frozen.
 */
export function namedFinding(hit: HitOnDay, asOf: string, component: number, components: number): Finding {
  const { file, entry, extension, by, why } = hit;
  if (components !== 1 || extension !== undefined || by !== undefined || why !== undefined)
    return written(hit, asOf, component, components);
  let kept = ofDay.get(entry);
  if (kept === undefined || kept.asOf !== asOf || kept.file !== file) {
    kept = { asOf, file, finding: deepFreeze(written(hit, asOf, component, components)) };
    ofDay.set(entry, kept);
  }
  return kept.finding;
}

/** Of each entry the finding for the day that was asked for last. */
const ofDay = new WeakMap<NamedEntry, { asOf: string; file: RulesFile; finding: Finding }>();

function written(hit: HitOnDay, asOf: string, component: number, components: number): Finding {
  const { file, entry, status } = hit;
  const { doubt, ...standing } = standingOn(entry, asOf);
  const notes = [
    hit.why,
    together(components),
    hit.extension !== undefined && entry.extendsToSource?.confidence === 'unverified'
      ? `That the listing extends to this form was not read in its text: ${entry.extendsToSource.text}.`
      : undefined,
    entry.datesNote,
    status === 'not known' ? DOUBT : undefined,
    doubt,
    entry.notes,
  ].filter((note) => note !== undefined);
  const said = {
    jurisdiction: file.jurisdiction.id,
    of: entry.kind,
    id: entry.id,
    ...standing,
    since: latest([entry.since, ...(hit.by ?? []).flatMap((form) => entry.extensionSince?.[form] ?? [])]),
    until: entry.until,
    certainOnDay: status === 'in force',
    clauses: [],
    source: entry.source,
    notes,
    component,
  };
  const { name } = entry;
  const { reading } = hit;
  const extension = hit.extension === undefined ? {} : { extension: hit.extension };
  switch (hit.kind) {
    case 'listed':
      return { kind: 'listed', name, ...said, ...extension, reading };
    case 'form':
      return { kind: 'form', name, ...said, extension: hit.extension ?? name, reading };
    case 'similarity':
      return {
        kind: 'similarity',
        rule: `derivatives of ${name}`,
        ...said,
        ...extension,
        reading: 'arguable',
      };
  }
}

/** Writes down a class rule that holds, or a test of likeness that may, as a finding. */
export function classFinding(
  file: RulesFile,
  match: RuleMatch,
  status: Status,
  asOf: string,
  component: number,
  components: number,
  doubt: readonly string[],
): Finding {
  const { rule } = match;
  const { doubt: _, ...standing } = standingOn(rule, asOf);
  const forms = [...new Set(match.met.flatMap((m) => m.extension ?? []))];
  const notes = [
    together(components),
    forms.length > 0 && rule.extendsToSource?.confidence === 'unverified'
      ? `That the rule extends to this form was not read in its text: ${rule.extendsToSource.text}.`
      : undefined,
    rule.datesNote,
    status === 'not known' ? DOUBT : undefined,
    ...doubt,
    ...rule.notes,
  ].filter((note) => note !== undefined);
  const said = {
    rule: rule.name,
    jurisdiction: file.jurisdiction.id,
    of: 'drug' as const,
    id: rule.id,
    ...standing,
    since: rule.since,
    until: rule.until,
    certainOnDay: status === 'in force',
    ...(forms.length === 0 ? {} : { extension: `${forms.join(' and ')} of a member of the class` }),
    clauses: match.met.map(clauseRecord),
    source: rule.source,
    notes,
    component,
  };
  return rule.test === 'similarity'
    ? { kind: 'similarity', ...said, reading: 'arguable' }
    : { kind: 'class', ...said, reading: match.reading };
}

/** The last of several first days; null where one of them is not known. */
function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
}

const DOUBT = 'The register does not know whether this was in force on the day asked for.';

function together(components: number): string | undefined {
  return components > 1
    ? `Found in one of ${components} parts of the input (a salt, solvate or mixture).`
    : undefined;
}

/** Writes down one difference and the clause that explains it. */
export function clauseRecord(met: Met): ClauseRecord {
  const { group } = met.part;
  return {
    clause: met.clause?.id ?? null,
    site: met.part.site,
    ...(met.part.position === undefined ? {} : { position: met.part.position }),
    group: spoken(group),
    groupSmiles: group.smiles,
    atoms: [...group.atoms],
    word: met.word,
    reading: met.reading,
    ...(met.why === undefined ? {} : { why: met.why }),
  };
}

/** Writes down one way in which a component lies on the skeleton. */
export function layRecord(lay: Lay, component: number): LayRecord {
  const n = lay.nSubstituent;
  const text = (atom: number) => lay.molecule.textAtoms[atom]!;
  return {
    component,
    skeleton: lay.skeleton,
    acyl: groupRecord(lay.acyl),
    anilineRing: groupRecord(lay.aniline),
    piperidineRing: {
      atoms: lay.piperidine.ring.map(text),
      substituents: lay.piperidine.substituents.map(({ group, positions }) => ({
        ...groupRecord(group),
        position: positions.map((p) => (p === 1 ? 'N1' : `C${p}`)).join(','),
      })),
    },
    nSubstituent:
      n.kind === 'hydrogen'
        ? null
        : {
            group: groupRecord(n.whole),
            chain: n.chain.length === 0 ? null : chainRecord(lay, n.chain),
            ring: n.ring === null ? null : groupRecord(n.ring),
          },
  };
}

/** The bare chain between the piperidine nitrogen and the ring. */
function chainRecord(lay: Lay, chain: readonly number[]): GroupRecord {
  const { molecule } = lay;
  const own = new Set(chain);
  const attachments = chain.flatMap((atom) =>
    molecule.edges[atom]!.filter((e) => !own.has(e.to)).map((e) => ({ atom, to: e.to, order: e.order })),
  );
  const group: Group = { molecule, atoms: [...chain].sort((a, b) => a - b), attachments };
  return groupRecord(group);
}

function groupRecord(group: Group): GroupRecord {
  const view: GroupView = describe(group);
  return {
    smiles: view.smiles,
    ...(view.name === undefined ? {} : { name: view.name }),
    atoms: [...view.atoms],
  };
}
