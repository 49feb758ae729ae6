import {
  type Decomposition,
  describe,
  familyOf,
  type Group,
  placedOnFrame,
  placedOnRing,
  type Relation,
  spoken,
  type Variant,
  viewOf,
} from '../families/index.js';
import { deepFreeze } from '../law/canonical.js';
import type { DayStatus } from '../law/days.js';
import type { Met } from '../law/match.js';
import type { NamedEntry, RulesFile } from '../law/schema.types.js';
import { standingOn } from '../law/standing.js';
import type {
  ClauseRecord,
  DecompositionRecord,
  Finding,
  GroupRecord,
  RelationRecord,
} from '../result.types.js';
import type { Reading } from '../vocabulary/index.js';
import type { MetRule } from './met-rule.js';
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
      return {
        kind: 'listed',
        name,
        // A derived form that a listing names by its words is another substance than the entry's.
        ...(entry.inchiKey === undefined || hit.by !== undefined ? {} : { inchiKey: entry.inchiKey }),
        ...said,
        ...extension,
        reading,
      };
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
  { file, rule, clauses, forms }: MetRule,
  reading: Reading,
  status: DayStatus,
  asOf: string,
  component: number,
  components: number,
  doubt: readonly string[],
): Finding {
  const { doubt: _, ...standing } = standingOn(rule, asOf);
  const notes = [
    together(components),
    forms.length > 0 && rule.extendsToSource?.confidence === 'unverified'
      ? `That the rule extends to this form was not read in its text: ${rule.extendsToSource.text}.`
      : undefined,
    rule.datesNote,
    status === 'not known' ? DOUBT : undefined,
    rule.unseen,
    rule.asksMore,
    ...doubt,
    ...rule.notes,
  ].filter((note) => note !== undefined);
  // Written in one piece: to copy twenty fields into another object takes longer than to meet the rule.
  const isSimilarity = rule.test === 'similarity';
  const finding = {
    kind: isSimilarity ? 'similarity' : 'class',
    rule: rule.name,
    jurisdiction: file.jurisdiction.id,
    of: 'drug' as const,
    id: rule.id,
    ...standing,
    since: rule.since,
    until: rule.until,
    certainOnDay: status === 'in force',
    ...(forms.length === 0 ? {} : { extension: `${forms.join(' and ')} of a member of the class` }),
    clauses,
    source: rule.source,
    notes,
    component,
    reading: isSimilarity ? 'arguable' : reading,
  };
  return finding as Finding;
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
    atoms: group.atoms,
    word: met.word,
    reading: met.reading,
    ...(met.why === undefined ? {} : { why: met.why }),
  };
}

/** Writes down a relation and the variants that a molecule shows of it. */
export function relationRecord(relation: Relation, variants: readonly Variant[]): RelationRecord {
  const { family, id, kind, name } = relation;
  return { family, id, kind, name, variants: variants.map((v) => ({ id: v.id, name: v.name })) };
}

/** Writes down one R-group decomposition, as of the first component. */
export function decompositionRecord(of: Decomposition): DecompositionRecord {
  return {
    component: 0,
    family: of.family,
    core: of.core.name,
    sites: familyOf(of.family).sites.map(({ id: site }) => {
      const group = of.atSite[site] ?? null;
      const frame = of.frames[site];
      if (group === null) return { site, group: null };
      if (frame === undefined) {
        // What is fused by aromatic bonds has no writing of its own: the group as a whole tells of it.
        const on = group.ring === undefined ? [] : placedOnRing(group).filter((each) => !isFused(each.group));
        return {
          site,
          group: groupRecord(group),
          ...(on.length === 0
            ? {}
            : { substituents: on.map((each) => substituent(each.group, each.positions.map(String))) }),
        };
      }
      const { text } = viewOf(of, site);
      const atoms = group.ring!.atoms.map((a) => of.molecule.textAtoms[a]!);
      const on = placedOnFrame(group, frame).map((each) => substituent(each.group, each.labels));
      return { site, group: { smiles: '', name: text, atoms }, substituents: on };
    }),
  };
}

const isFused = ({ molecule, attachments }: Group): boolean =>
  attachments.some(({ atom, to }) => molecule.edges[atom]!.some((e) => e.to === to && e.aromatic));

const substituent = (group: Group, positions: readonly string[]) => ({
  positions: [...positions],
  group: groupRecord(group),
});

function groupRecord(group: Group): GroupRecord {
  const { smiles, name, atoms } = describe(group);
  return { smiles, ...(name === undefined ? {} : { name }), atoms };
}
