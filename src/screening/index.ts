import * as z from 'zod';
import { compositionKey, type Molecule, readMolecules } from '../chemistry/index.js';
import {
  differences,
  type Lay,
  lays,
  RELATION_IDS,
  RELATIONS,
  type Relation,
  type RelationId,
  relate,
  VARIANT_IDS,
  type VariantId,
  variantsOf,
} from '../families/index.js';
import { deepFreeze } from '../law/canonical.js';
import { firstDayOf, statusOn } from '../law/days.js';
import { betterMatch, matchRule, matchSimilarity, type RuleMatch, reachedBy } from '../law/match.js';
import { type In, loadRegister, type Register } from '../law/register.js';
import { type ClassRule, Day, type RulesFile, type TextNotHeld } from '../law/schema.js';
import type { Finding, ScreenResult, Verdict } from '../result.js';
import { classFinding, layRecord, listedFinding } from './findings.js';
import {
  compositionOfFormula,
  type HitOnDay,
  hitOn,
  identityTable,
  type NamedHit,
  type NamedIndex,
  namedIndex,
} from './named.js';

/**
 * Options of a screener; all optional.
 *
 * @example
 * const strict = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01', relations: ['skeleton'] });
 * strict.screen('Fc1ccccc1NC1CCN(CCc2ccccc2)CC1').verdict; // 'none'
 */
export interface ScreenerOptions {
  /** Jurisdictions to judge by, as ids of the register (`us`, `cn`, `gb`, …); all where absent. */
  readonly jurisdictions?: readonly string[];
  /** The day to judge for, `YYYY-MM-DD`, between 1900-01-01 and 2999-12-31; today (UTC) where absent. */
  readonly asOf?: string;
  /** The user's own rules files, already parsed from JSON; same schema as ours. */
  readonly packs?: readonly unknown[];
  /** What the packs are called in error messages, such as their file names; `packs[0]` and so on where absent. */
  readonly packNames?: readonly string[];
  /** Relations to fentanyl that make a molecule an `analogue`; all of the table where absent, none where empty. */
  readonly relations?: readonly RelationId[];
  /**
   * Variants of those relations that count (`urea`, `no-n-substituent`, …); all where absent. A molecule that is
   * related only by a variant that is left out is no `analogue`.
   */
  readonly variants?: readonly VariantId[];
}

/**
 * Judges molecules by one register, for one day and one set of jurisdictions.
 *
 * @example createScreener({ jurisdictions: ['us', 'un'] }).jurisdictions; // ['us', 'un']
 */
export interface Screener {
  readonly jurisdictions: readonly string[];
  readonly asOf: string;
  readonly register: { readonly version: string; readonly hash: string };
  /** The earliest day on which a file of the register was last held against its sources. */
  readonly reviewed: string;
  /**
   * What is known to exist and is not judged, for its text is not held: in the chosen jurisdictions; where none were
   * chosen, also in jurisdictions of which nothing is held.
   */
  readonly notHeld: readonly In<TextNotHeld>[];
  /**
   * Judges one SMILES or InChI. Never throws on a text; what cannot be read is verdict `unreadable`. Of an InChI that was
   * read, `smiles` of the result is the SMILES written of it, in which atom i is InChI's number i + 1.
   */
  screen(text: string): ScreenResult;
}

const Options = z.strictObject({
  jurisdictions: z.array(z.string()).min(1).optional(),
  asOf: Day.optional(),
  packs: z.array(z.unknown()).optional(),
  packNames: z.array(z.string()).optional(),
  relations: z.array(z.enum(RELATION_IDS)).optional(),
  variants: z.array(z.enum(VARIANT_IDS)).optional(),
});

/**
 * Makes a screener.
 *
 * @param options - jurisdictions, day and own rules; see {@link ScreenerOptions}
 * @returns a screener; it and its results are frozen plain data
 * @throws TypeError where an option is wrong: an unknown jurisdiction, a day that does not exist; RulesError, a
 * TypeError too, where a pack does not fit the schema or one of its structures cannot be read
 * @example
 * const screener = createScreener({ jurisdictions: ['us'], asOf: '2016-11-29' });
 * screener.screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').verdict; // 'listed'
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const judge = createJudge(options);
  const asOf = judge.asOf ?? new Date().toISOString().slice(0, 10);
  return Object.freeze({
    jurisdictions: judge.jurisdictions,
    asOf,
    register: Object.freeze({ version: judge.register.version, hash: judge.register.hash }),
    reviewed: judge.register.reviewed,
    notHeld: judge.notHeld,
    screen: (smiles: string) => judge.on(judge.read(smiles), asOf),
  });
}

/**
 * The screener with its day left open: a text is read and matched once and can then be judged for any day.
 * For this project's own rooms; a library's user has `createScreener` and `createHistory`.
 */
export interface Judge {
  readonly register: Register;
  readonly jurisdictions: readonly string[];
  readonly notHeld: readonly In<TextNotHeld>[];
  /** The day of the options, where they name one. */
  readonly asOf: string | undefined;
  read(text: string): Matched;
  on(matched: Matched, asOf: string): ScreenResult;
}

export function createJudge(options: ScreenerOptions = {}): Judge {
  const checked = Options.safeParse(options);
  if (!checked.success) throw new TypeError(`createScreener: ${z.prettifyError(checked.error)}`);
  const {
    packs = [],
    packNames,
    jurisdictions: asked,
    relations = RELATION_IDS,
    variants,
    asOf,
  } = checked.data;
  const register = loadRegister(packs, {
    ...(packNames === undefined ? {} : { names: packNames }),
    structureProblem,
  });
  const jurisdictions = Object.freeze([...chosen(register, asked)]);
  const files = jurisdictions.flatMap((id) => register.files.filter((f) => f.jurisdiction.id === id));
  const context: Context = {
    files,
    named: namedIndex(files),
    relations: new Set(relations),
    variants: variants === undefined ? undefined : new Set(variants),
    everyRelation: variants === undefined && RELATION_IDS.every((id) => relations.includes(id)),
    holes: jurisdictions.flatMap((id) => register.notHeld(id)),
    expected: identityTable(
      jurisdictions.flatMap((id) =>
        register.notHeld(id).flatMap((hole) => hole.names.map((each) => ({ ...each, hole }))),
      ),
    ),
  };
  const base = { jurisdictions: jurisdictions as string[] };
  const stamp = Object.freeze({ version: register.version, hash: register.hash });
  return {
    register,
    jurisdictions,
    notHeld: asked === undefined ? register.notHeld() : jurisdictions.flatMap((id) => register.notHeld(id)),
    asOf,
    read: (smiles) => match(context, smiles),
    on: (matched, day) => judge(context, matched, { ...base, asOf: day, register: stamp }),
  };
}

interface Expected {
  readonly name: string;
  readonly hole: In<TextNotHeld>;
}

interface Context {
  readonly files: readonly RulesFile[];
  readonly named: NamedIndex;
  readonly relations: ReadonlySet<RelationId>;
  readonly variants: ReadonlySet<VariantId> | undefined;
  /** True where no relation and no variant is left out. */
  readonly everyRelation: boolean;
  /** What the register is known to lack of the chosen jurisdictions; said where a relative met no rule. */
  readonly holes: readonly In<TextNotHeld>[];
  /** What those texts are known or expected to name. */
  readonly expected: (molecule: Molecule) => readonly Expected[];
}

type Base = Pick<ScreenResult, 'jurisdictions' | 'asOf' | 'register'>;

function chosen(register: Register, asked: readonly string[] | undefined): readonly string[] {
  const known = register.jurisdictions().map((j) => j.id);
  for (const id of asked ?? []) {
    if (known.includes(id)) continue;
    const file = register.elsewhere.find((f) => f.jurisdiction.id === id);
    throw new TypeError(
      file === undefined
        ? `createScreener: no jurisdiction "${id}" in the register; it has ${known.join(', ')}${id === 'uk' ? ' (the United Kingdom is gb)' : ''}`
        : `createScreener: of "${id}" (${file.jurisdiction.name}) the register holds no text, and cannot judge by it; it has ${known.join(', ')}`,
    );
  }
  return asked === undefined ? known : [...new Set(asked)];
}

/** What is wrong with the structure of a named entry of a user's pack, or nothing. */
export function structureProblem(smiles: string, formula?: string): string | undefined {
  const reading = readMolecules(smiles);
  const [molecule] = reading.ok ? reading.molecules : [];
  if (!reading.ok || molecule === undefined) {
    const why = reading.issues.find((issue) => issue.severity === 'error')?.message ?? 'it holds no molecule';
    return `expected one readable molecule: ${why}`;
  }
  if (reading.molecules.length > 1)
    return 'expected one molecule, without its counter-ions; extendsTo says that a listing reaches salts';
  return formula === undefined || compositionOfFormula(formula) === compositionKey(molecule)
    ? undefined
    : `expected a structure of the formula that stands beside it, ${formula}`;
}

/** A text read and held against everything in the register, whatever its days: the day is asked last. */
export type Matched = { readonly smiles: string; readonly issues: ScreenResult['issues'] } & (
  | { readonly ok: false }
  | { readonly ok: true; readonly parts: readonly MatchedPart[] }
);

interface MatchedPart {
  readonly ways: readonly Lay[];
  readonly relation: Relation | null;
  /** Names of the variants of that relation that the part shows. */
  readonly details: readonly string[];
  readonly hits: readonly NamedHit[];
  readonly rules: readonly { readonly file: RulesFile; readonly match: RuleMatch }[];
  readonly expected: readonly Expected[];
}

/** The first half of the story: read, lay on the skeleton, hold against names and rules. */
function match(context: Context, text: string): Matched {
  const reading = readMolecules(text);
  const issues = [...reading.issues];
  if (!reading.ok) return { ok: false, smiles: text, issues };
  const smiles = reading.smiles ?? text;
  const parts = reading.molecules.map((molecule): MatchedPart => {
    const ways = lays(molecule);
    const relation = relate(molecule, context.relations, context.variants);
    return {
      ways,
      relation,
      details: relation === null ? [] : variantsOf(molecule, relation).map((v) => v.name),
      hits: context.named.find(molecule),
      rules: matchRules(context, molecule, ways, relation),
      expected: relation === null ? [] : context.expected(molecule),
    };
  });
  return { ok: true, smiles, issues, parts };
}

function matchRules(
  context: Context,
  molecule: Molecule,
  ways: readonly Lay[],
  relation: Relation | null,
): MatchedPart['rules'] {
  // What is related in no way meets no rule; where a user left relations out, that is not known.
  if (ways.length === 0 && relation === null && context.everyRelation) return [];
  const differing = ways.map(differences);
  const isRelated = (by: ReadonlySet<RelationId>) => ways.length === 0 && relate(molecule, by) !== null;
  return context.files.flatMap((file) =>
    file.classes.flatMap((rule) => {
      const match =
        rule.skeleton === 'fentanyl' && ways.length > 0
          ? differing.map((d) => matchRule(rule, d)).reduce<RuleMatch | null>(betterMatch, null)
          : rule.test === 'similarity' && isRelated(reachedBy(rule))
            ? matchSimilarity(rule)
            : null;
      return match === null ? [] : [{ file, match }];
    }),
  );
}

/** The second half: what of it was in force on the day, and the gravest verdict. */
function judge(context: Context, matched: Matched, base: Base): ScreenResult {
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
    relation: nearest?.name ?? null,
    relationDetails: parts.filter((part) => part.relation === nearest).flatMap((part) => part.details),
    notes: verdict === 'analogue' ? notes : [],
    // Beside a class rule only a list that may name the substance matters.
    notHeld: notHeld.filter(
      ({ names }) => verdict === 'analogue' || (verdict === 'class' && names !== undefined),
    ),
    lays: parts.flatMap((part, component) => part.ways.map((lay) => layRecord(lay, component))),
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
    ...(found.relationDetails === undefined || found.relationDetails.length === 0
      ? {}
      : { relationDetails: [...new Set(found.relationDetails)] }),
    lays: found.lays ?? [],
    ...(found.notHeld === undefined || found.notHeld.length === 0 ? {} : { notHeld: found.notHeld }),
    notes: found.notes ?? [],
    issues: found.issues,
    ...base,
  });
}
