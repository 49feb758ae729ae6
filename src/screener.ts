import { z } from 'zod';
import { type Molecule, readMolecules } from './chemistry/index.js';
import { statusOn } from './law/days.js';
import { betterMatch, matchRule, matchSimilarity, type RuleMatch } from './law/match.js';
import { loadRegister, type Register } from './law/register.js';
import { type ClassRule, Day, type RulesFile } from './law/schema.js';
import { type NamedHit, type NamedIndex, namedIndex, statusOfHit } from './named.js';
import { classFinding, layRecord, listedFinding } from './records.js';
import type { Finding, ScreenResult, Verdict } from './result.js';
import {
  differences,
  type Lay,
  lays,
  RELATION_IDS,
  RELATIONS,
  type Relation,
  type RelationId,
  relate,
} from './scaffold/index.js';

/** Options of a screener; all optional. */
export interface ScreenerOptions {
  /** Jurisdictions to judge by, as ids of the register (`us`, `cn`, `gb`, …); all where absent. */
  readonly jurisdictions?: readonly string[];
  /** The day to judge for, `YYYY-MM-DD`, between 1900-01-01 and 2999-12-31; today (UTC) where absent. */
  readonly asOf?: string;
  /** The user's own rules files, already parsed from JSON; same schema as ours. */
  readonly packs?: readonly unknown[];
  /** Relations to fentanyl that make a molecule an `analogue`; all of the table where absent, none where empty. */
  readonly relations?: readonly RelationId[];
}

/** Judges molecules by one register, for one day and one set of jurisdictions. */
export interface Screener {
  readonly jurisdictions: readonly string[];
  readonly asOf: string;
  readonly register: { readonly version: string; readonly hash: string };
  /** Judges one SMILES text. Never throws on a text; what cannot be read is verdict `unreadable`. */
  screen(smiles: string): ScreenResult;
}

const Options = z.strictObject({
  jurisdictions: z.array(z.string()).min(1).optional(),
  asOf: Day.optional(),
  packs: z.array(z.unknown()).optional(),
  relations: z.array(z.enum(RELATION_IDS)).optional(),
});

/**
 * Makes a screener.
 *
 * @param options - jurisdictions, day and own rules; see {@link ScreenerOptions}
 * @returns a screener; it and its results are frozen plain data
 * @throws TypeError where an option is wrong: an unknown jurisdiction, a day that does not exist, a pack that does
 * not fit the schema
 * @example
 * const screener = createScreener({ jurisdictions: ['us'], asOf: '2016-11-29' });
 * screener.screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').verdict; // 'listed'
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const checked = Options.safeParse(options);
  if (!checked.success) throw new TypeError(`createScreener: ${z.prettifyError(checked.error)}`);
  const register = loadRegister(checked.data.packs ?? []);
  const asOf = checked.data.asOf ?? new Date().toISOString().slice(0, 10);
  const jurisdictions = chosen(register, checked.data.jurisdictions);
  const files = jurisdictions.flatMap((id) => register.files.filter((f) => f.jurisdiction.id === id));
  const context: Context = {
    files,
    asOf,
    named: namedIndex(files),
    relations: new Set(checked.data.relations ?? RELATION_IDS),
    holes: jurisdictions.flatMap((id) =>
      register.notHeld(id).map((hole) => `Not held for ${hole.jurisdiction}: ${hole.what}.`),
    ),
    base: {
      jurisdictions: Object.freeze([...jurisdictions]) as string[],
      asOf,
      register: Object.freeze({ version: register.version, hash: register.hash }),
    },
  };
  return Object.freeze({ ...context.base, screen: (smiles: string) => screen(context, smiles) });
}

interface Context {
  readonly files: readonly RulesFile[];
  readonly asOf: string;
  readonly named: NamedIndex;
  readonly relations: ReadonlySet<RelationId>;
  /** What the register is known to lack of the chosen jurisdictions; said where a relative met no rule. */
  readonly holes: string[];
  readonly base: Pick<ScreenResult, 'jurisdictions' | 'asOf' | 'register'>;
}

function chosen(register: Register, asked: readonly string[] | undefined): readonly string[] {
  const known = register.jurisdictions().map((j) => j.id);
  for (const id of asked ?? [])
    if (!known.includes(id))
      throw new TypeError(
        `createScreener: no jurisdiction "${id}" in the register; it has ${known.join(', ')}`,
      );
  return asked === undefined ? known : [...new Set(asked)];
}

/** The whole story: read, lay on the skeleton, hold against names and rules, and say the gravest verdict. */
function screen(context: Context, smiles: string): ScreenResult {
  const reading = readMolecules(smiles);
  if (!reading.ok) return result(context, smiles, { verdict: 'unreadable', issues: [...reading.issues] });
  const findings: Finding[] = [];
  const laid: { component: number; lay: Lay }[] = [];
  const related: Relation[] = [];
  for (const [component, molecule] of reading.molecules.entries()) {
    const ways = lays(molecule);
    for (const lay of ways) laid.push({ component, lay });
    const relation = relate(molecule, context.relations);
    if (relation !== null) related.push(relation);
    findings.push(...judge(context, molecule, ways, component, reading.molecules.length));
  }
  return result(context, smiles, {
    verdict: verdictOf(findings, related.length > 0),
    findings: findings.sort(inOrder(context.base.jurisdictions)),
    relation: RELATIONS.find((r) => related.includes(r))?.name ?? null,
    lays: laid.map(({ component, lay }) => layRecord(lay, component)),
    notes: related.length > 0 && findings.length === 0 ? context.holes : [],
    issues: [...reading.issues],
  });
}

function judge(
  context: Context,
  molecule: Molecule,
  ways: readonly Lay[],
  component: number,
  components: number,
): Finding[] {
  const hits = context.named
    .find(molecule)
    .map((hit) => ({ ...hit, status: statusOfHit(hit, context.asOf) }))
    .filter((hit) => hit.status !== 'not in force');
  const findings = hits.map((hit) => listedFinding(hit, component, components));
  const differing = ways.map(differences);
  const isAnilinopiperidine = ways.length === 0 && relate(molecule, NO_ACYL) !== null;
  if (ways.length === 0 && !isAnilinopiperidine) return findings;
  for (const file of context.files) {
    const own = hits.filter((hit) => hit.file === file);
    for (const rule of file.classes) {
      const status = statusOn(rule, context.asOf);
      if (status === 'not in force') continue;
      const match =
        rule.skeleton === 'fentanyl'
          ? differing.map((d) => matchRule(rule, d)).reduce<RuleMatch | null>(betterMatch, null)
          : isAnilinopiperidine
            ? matchSimilarity(rule)
            : null;
      if (match === null) continue;
      // What a similarity test could reach is not reported beside the name that surely covers it.
      if (rule.test === 'similarity' && own.some((hit) => hit.reading === 'plain')) continue;
      const { out, doubt } = excluded(rule, own);
      if (!out) findings.push(classFinding(file, match, status, component, components, doubt));
    }
  }
  return findings;
}

const NO_ACYL: ReadonlySet<RelationId> = new Set(['no-acyl']);

/**
 * Whether the rule leaves this substance to its own listing. A listing that is unverified, or not known to be in
 * force on the day, does not take a substance out of the class: both are then shown, with the doubt.
 */
function excluded(
  rule: ClassRule,
  hits: readonly (NamedHit & { status: string })[],
): { out: boolean; doubt: string[] } {
  const doubt: string[] = [];
  for (const exclusion of rule.excludes) {
    for (const hit of hits) {
      if (hit.entry.kind !== exclusion.kind) continue;
      if (exclusion.ids !== undefined && !exclusion.ids.includes(hit.entry.id)) continue;
      if (
        hit.status === 'in force' &&
        hit.entry.source.confidence !== 'unverified' &&
        hit.reading === 'plain'
      )
        return { out: true, doubt: [] };
      doubt.push(
        `If the listing of ${hit.entry.name} holds on this day, the rule leaves it to that: “${exclusion.text}”`,
      );
    }
  }
  return { out: false, doubt: [...new Set(doubt)] };
}

/** Part by part, jurisdiction by jurisdiction, names before rules. */
function inOrder(jurisdictions: readonly string[]): (a: Finding, b: Finding) => number {
  return (a, b) =>
    a.component - b.component ||
    jurisdictions.indexOf(a.jurisdiction) - jurisdictions.indexOf(b.jurisdiction) ||
    (a.kind === b.kind ? 0 : a.kind === 'listed' ? -1 : 1);
}

function verdictOf(findings: readonly Finding[], related: boolean): Verdict {
  if (findings.some((f) => f.kind === 'listed')) return 'listed';
  if (findings.length > 0) return 'class';
  return related ? 'analogue' : 'none';
}

function result(
  context: Context,
  smiles: string,
  found: Partial<ScreenResult> & Pick<ScreenResult, 'verdict'>,
): ScreenResult {
  const findings = found.findings ?? [];
  const deciding = findings.filter((f) => f.kind === found.verdict);
  return deepFreeze({
    smiles,
    verdict: found.verdict,
    arguable: deciding.length > 0 && deciding.every((f) => f.reading === 'arguable'),
    findings,
    relation: found.relation ?? null,
    lays: found.lays ?? [],
    notes: found.notes ?? [],
    issues: found.issues ?? [],
    ...context.base,
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
