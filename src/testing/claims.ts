import type { IProperty } from 'fast-check';
import { createPrefilter, criteriaOf } from '../batch/prefilter/index.js';
import { identityKey, readMolecules } from '../chemistry/index.js';
import { beginOf, type EntryDays, statusOn } from '../law/days.js';
import { loadRegister } from '../law/register.js';
import type { Extension, NamedEntry, RulesFile, RulesFileInput } from '../law/schema.js';
import { VERDICTS } from '../result.ids.js';
import type { ScreenResult } from '../result.types.js';
import { createScreener } from '../screener.js';
import { isFlagged } from '../screening/flagged.js';
import { contradictionsIn, createDayScreener, structureProblem, today } from '../screening/index.js';
import { arbitraries, type FastCheck } from './arbitraries.js';
import { daysAround } from './days.js';

/**
 * A substance of the lab's own that a rule or an entry of the pack must reach.
 *
 * @example
 * const member: PackMember = { smiles: 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', id: 'acme-acyl', clause: '1' };
 * (await checkPack(fc, pack, { members: [member], runs: 5 })).ok; // true
 */
export interface PackMember {
  /** Its structure. */
  readonly smiles: string;
  /** The rule or entry of the pack. */
  readonly id: string;
  /** The clause of the rule that it must meet. */
  readonly clause?: string;
  /** How well the words must reach it; either where absent. */
  readonly reading?: 'plain' | 'arguable';
  /** The day, `YYYY-MM-DD`; where absent one on which the rule is in force. */
  readonly asOf?: string;
}

/**
 * What a pack is tested with.
 *
 * @example
 * const cases: PackCases = { members: [], others: ['CCO'] };
 * packProperties(fc, pack, cases).some(({ id }) => id === 'cases'); // true
 */
export interface PackCases {
  /** Substances that the pack must reach. */
  readonly members?: readonly PackMember[];
  /** SMILES of substances that no rule and no entry of the pack may reach. */
  readonly others?: readonly string[];
}

/**
 * The ten claims, by their ids.
 *
 * @example Object.keys(CLAIMS).length; // 10
 */
export const CLAIMS = {
  named:
    'each named substance is found by its id in every writing, on every day in force, and on no day before or after',
  forms:
    'a salt of a named substance is found, and an ester, ether or other form only where extendsTo says so',
  adds: 'the pack adds findings to those of the register and removes none, whatever it exempts',
  mixtures:
    'a mixture has the gravest verdict of its parts, where an inventory or an exemption gives way to anything else',
  cases: 'each member meets what it must meet, and each of the others nothing, in every writing',
  broken: 'a broken text is unreadable, and nothing throws',
  prefilter: 'the prefilter keeps whatever the exact path finds',
  same: 'the same pack, day and text give the same bytes and the same hash, however the pack is ordered',
  distinct: 'no two entries are one structure under two names',
  declared: 'the CAS numbers, key and formula of an entry are those of its structure, as far as ours tell',
} as const;

/**
 * The id of a claim.
 *
 * @example Object.keys(CLAIMS)[0]; // 'named'
 */
export type ClaimId = keyof typeof CLAIMS;

/**
 * A claim about a pack, as a property for `fc.assert`.
 *
 * @example packProperties(fc, pack)[0].id; // 'named'
 */
export interface PackClaim {
  /** Which of the ten it is. */
  readonly id: ClaimId;
  /** In a sentence, for the name of a test. */
  readonly claim: string;
  /** What fast-check runs. */
  readonly property: IProperty<unknown>;
}

/**
 * The ten claims that should hold for every pack: whoever writes our molecules in whatever way, on whatever day, our pack
 * says the same, says no more than it should, and takes nothing away from the law.
 *
 * @param fc - the caller's fast-check
 * @param pack - a rules file, parsed from JSON
 * @param cases - substances that it must reach, and must not
 * @returns the claims; those about named substances, or about cases, are left out where there are none
 * @throws RulesError where the pack does not fit the schema; TypeError where a case names nothing of the pack, or its
 * SMILES cannot be read
 * @example packProperties(fc, pack, { others: ['CCO'] }).every(({ property }) => !fc.check(property, { numRuns: 5 }).failed); // true
 */
export function packProperties(
  fc: FastCheck,
  pack: RulesFileInput,
  { members = [], others = [] }: PackCases = {},
): readonly PackClaim[] {
  const the = arbitraries(fc);
  const register = loadRegister([pack], { names: ['the pack'], structureProblem });
  const file = register.files.at(-1)!;
  const own = file.jurisdiction.id;
  const law = loadRegister();
  const theirs = law.jurisdictions().map(({ id }) => id);
  const withPack = createScreener({ packs: [pack], jurisdictions: [...new Set([...theirs, own])] });
  const alone = createScreener({ packs: [pack], jurisdictions: [own] });
  const without = createScreener({ jurisdictions: theirs });
  const found = (text: string, asOf: string) =>
    alone.screen(text, { asOf }).findings.filter(({ id }) => idsOf(file).has(id));

  const checked = members.map((member) => checkedMember(member, file));
  const texts = [
    ...new Set([...file.named.map(({ smiles }) => smiles), ...members.map((m) => m.smiles), ...others]),
  ];
  const days = [
    ...new Set([
      today(),
      ...[...file.named, ...file.classes].flatMap((each) => daysAround(each).map(({ day }) => day)),
    ]),
  ];
  const spellings = new Map(texts.map((smiles) => [smiles, the.respelling(smiles)]));
  const text = () => fc.constantFrom(...texts).chain((smiles) => spellings.get(smiles)!);
  const day = () => fc.constantFrom(...days);

  const claims: [ClaimId, () => IProperty<unknown> | undefined][] = [
    [
      'named',
      () => {
        const around = file.named.flatMap((entry) =>
          (daysAround(entry).length > 0
            ? daysAround(entry)
            : [{ day: today(), status: statusOn(entry, today()) }]
          ).map((each) => ({ entry, ...each })),
        );
        if (around.length === 0) return undefined;
        const cases = fc
          .constantFrom(...around)
          .chain((each) => spellings.get(each.entry.smiles)!.map((spelled) => ({ ...each, spelled })));
        return fc.property(cases, ({ entry, day: asOf, status, spelled }) => {
          const finding = found(spelled, asOf).find(({ id, kind }) => id === entry.id && kind === 'listed');
          const expected = { 'in force': true, 'not in force': undefined, 'not known': false }[status];
          if (finding?.certainOnDay !== expected)
            throw wrong(
              `${entry.id} is ${status} on ${asOf}, and ${finding === undefined ? 'was not found' : `was found, ${finding.certainOnDay ? 'for certain' : 'not for certain'}`}`,
              spelled,
            );
        });
      },
    ],
    [
      'forms',
      () => {
        if (texts.length === 0) return undefined;
        const salts = fc.constantFrom('Cl', '[Na+].[Cl-]', 'OC(=O)C(=O)O');
        return fc.property(text(), salts, day(), (spelled, salt, asOf) => {
          const plain = found(spelled, asOf);
          const salted = found(`${spelled}.${salt}`, asOf);
          for (const { id, kind } of plain)
            if (kind === 'listed' && !salted.some((each) => each.id === id))
              throw wrong(`${id} was not found in its salt on ${asOf}`, `${spelled}.${salt}`);
          for (const { id, kind, extension = '' } of plain) {
            const entry = file.named.find((each) => each.id === id);
            const words = formsIn(extension, entry);
            const missing = words.filter((word) => !entry?.extendsTo.includes(word));
            if (kind === 'form' && missing.length > 0)
              throw wrong(
                `${id} was found by “${extension}”, and extendsTo has no ${missing.join(', ')}`,
                spelled,
              );
          }
        });
      },
    ],
    [
      'adds',
      () => {
        const published = the.named();
        const either =
          texts.length === 0
            ? published.chain(({ smiles }) => the.respelling(smiles))
            : fc.oneof(
                text(),
                published.chain(({ smiles }) => the.respelling(smiles)),
              );
        return fc.property(either, day(), (spelled, asOf) => {
          const [before, after] = [without.screen(spelled, { asOf }), withPack.screen(spelled, { asOf })];
          const there = new Set(after.findings.map((each) => JSON.stringify(each)));
          for (const each of before.findings)
            if (!there.has(JSON.stringify(each)))
              throw wrong(`the finding ${each.id} of the register is gone on ${asOf}`, spelled);
          if (graver(before, after)) throw wrong(`the verdict became milder on ${asOf}`, spelled);
        });
      },
    ],
    [
      'mixtures',
      () => {
        if (texts.length === 0) return undefined;
        return fc.property(fc.array(text(), { minLength: 2, maxLength: 3 }), day(), (parts, asOf) => {
          const whole = withPack.screen(parts.join('.'), { asOf }).verdict;
          const gravest = gravestOf(parts.map((part) => withPack.screen(part, { asOf })));
          if (whole !== gravest)
            throw wrong(`the mixture is ${whole} on ${asOf}, its gravest part ${gravest}`, parts.join('.'));
        });
      },
    ],
    [
      'cases',
      () => {
        const all = [...checked, ...others.map((smiles) => ({ smiles }))];
        if (all.length === 0) return undefined;
        const cases = fc
          .constantFrom(...all)
          .chain((each) => spellings.get(each.smiles)!.map((spelled) => ({ each, spelled })));
        return fc.property(cases, day(), ({ each, spelled }, other) => {
          if (!('id' in each)) {
            const [finding] = found(spelled, other);
            if (finding !== undefined)
              throw wrong(`${finding.id} reaches one of the others on ${other}`, spelled);
            return;
          }
          const { id, clause, reading, asOf } = each;
          const met = found(spelled, asOf).filter((finding) => finding.id === id);
          const meets = met.some(
            (finding) =>
              (clause === undefined || finding.clauses.some((one) => one.clause === clause)) &&
              (reading === undefined || finding.reading === reading),
          );
          if (!meets)
            throw wrong(
              `a member meets ${met.length === 0 ? 'nothing' : 'something else'} of ${id}${clause === undefined ? '' : `, clause ${clause}`}${reading === undefined ? '' : `, ${reading}`} on ${asOf}`,
              spelled,
            );
        });
      },
    ],
    [
      'broken',
      () => {
        const whole = texts.length === 0 ? the.named().map(({ smiles }) => smiles) : text();
        return fc.property(
          whole.chain((smiles) => the.brokenText(smiles)),
          day(),
          (broken, asOf) => {
            const { verdict } = withPack.screen(broken, { asOf });
            if (verdict !== 'unreadable') throw wrong(`a broken text is ${verdict}`, broken);
          },
        );
      },
    ],
    [
      'prefilter',
      () => {
        if (texts.length === 0) return undefined;
        const prefilter = createPrefilter(criteriaOf(register.files));
        const encoder = new TextEncoder();
        return fc.property(text(), day(), (spelled, asOf) => {
          const bytes = encoder.encode(spelled);
          const result = withPack.screen(spelled, { asOf });
          if (isFlagged(result) && !prefilter.maybe(bytes, 0, bytes.length))
            throw wrong(`the prefilter rejects what is ${result.verdict} on ${asOf}`, spelled);
        });
      },
    ],
    [
      'same',
      () => {
        const again = [0, 1, 2].map((turn) =>
          createScreener({ packs: [reordered(pack, turn)], jurisdictions: withPack.jurisdictions }),
        );
        const either = texts.length === 0 ? the.named().map(({ smiles }) => smiles) : text();
        return fc.property(either, day(), fc.constantFrom(...again), (spelled, asOf, other) => {
          if (other.register.hash !== withPack.register.hash)
            throw wrong('the hash depends on the order of its keys', spelled);
          const [a, b] = [withPack, other].map((each) => JSON.stringify(each.screen(spelled, { asOf })));
          if (a !== b) throw wrong(`two answers differ on ${asOf}`, spelled);
        });
      },
    ],
    [
      'distinct',
      () => {
        if (file.named.length === 0) return undefined;
        const doubles = sameStructures(file.named);
        return fc.property(fc.constantFrom(...file.named), ({ id, smiles }) => {
          const other = doubles.get(id);
          if (other !== undefined)
            throw wrong(`${id} and ${other} are one structure under two names`, smiles);
        });
      },
    ],
    [
      'declared',
      () => {
        if (file.named.length === 0) return undefined;
        // By our own facts: the pack's would agree with themselves.
        const ours = createDayScreener();
        const said = new Map(file.named.map((entry) => [entry.id, contradictionsOf(entry, ours)]));
        return fc.property(fc.constantFrom(...file.named), ({ id, smiles }) => {
          const [first] = said.get(id)!;
          if (first !== undefined) throw wrong(`${id}: ${first}`, smiles);
        });
      },
    ],
  ];
  return claims.flatMap(([id, make]) => {
    const property = make();
    return property === undefined ? [] : [{ id, claim: CLAIMS[id], property }];
  });
}

const wrong = (what: string, text: string): Error => new Error(`${what}: ${JSON.stringify(text)}`);

const idsOf = ({ named, classes }: RulesFile): ReadonlySet<string> =>
  new Set([...named, ...classes].map(({ id }) => id));

const rank = ({ verdict }: ScreenResult): number => VERDICTS.indexOf(verdict);
/** Whether the first is graver than the second; of what cannot be read neither is. */
const graver = (a: ScreenResult, b: ScreenResult): boolean => rank(a) < rank(b);

/**
 * The gravest verdict of several results. What a list of inventory or exemptions alone names is `listed` where nothing else
 * finds anything, so that it gives way to another part's finding.
 */
function gravestOf(results: readonly ScreenResult[]): ScreenResult['verdict'] {
  const isOwn = ({ of }: ScreenResult['findings'][number]) => of === 'inventory' || of === 'exempt';
  const givesWay = ({ verdict, findings }: ScreenResult) =>
    verdict === 'listed' && findings.filter(({ kind }) => kind === 'listed').every(isOwn);
  const others = results.filter((each) => !givesWay(each) && each.verdict !== 'none');
  const gravest = Math.min(...(others.length > 0 ? others : results).map(rank));
  return VERDICTS[gravest]!;
}

function checkedMember(member: PackMember, file: RulesFile): PackMember & { readonly asOf: string } {
  const rule = file.classes.find(({ id }) => id === member.id);
  const meant = rule ?? file.named.find(({ id }) => id === member.id);
  if (meant === undefined)
    throw new TypeError(
      `a member names ${JSON.stringify(member.id)}, and the pack has no such rule or entry`,
    );
  if (member.clause !== undefined && !rule?.clauses.some(({ id }) => id === member.clause))
    throw new TypeError(
      `a member names the clause ${JSON.stringify(member.clause)}, and ${member.id} has none such`,
    );
  return { ...member, asOf: member.asOf ?? dayInForce(meant) };
}

/** A day on which it was in force: today, else its first day that is certain. */
function dayInForce(term: EntryDays): string {
  const now = today();
  if (statusOn(term, now) === 'in force') return now;
  return daysAround(term).findLast(({ status }) => status === 'in force')?.day ?? beginOf(term).latest ?? now;
}

const FORM_WORDS: Readonly<Record<string, Extension>> = {
  ester: 'esters',
  ether: 'ethers',
  amide: 'amides',
  carbamate: 'carbamates',
  acetal: 'acetals',
  halide: 'halides',
};

/** The words of `extendsTo` that an extension in words rests on: `ester of salicylic acid` on `esters`. */
function formsIn(extension: string, entry: NamedEntry | undefined): Extension[] {
  const said = entry === undefined ? extension : extension.replace(entry.name, '');
  const words = new Set(said.split(/\W+/));
  return Object.entries(FORM_WORDS).flatMap(([word, form]) => (words.has(word) ? [form] : []));
}

/** Entries that are the structure of an earlier one under another name, each with that one. */
function sameStructures(named: readonly NamedEntry[]): ReadonlyMap<string, string> {
  const first = new Map<string, NamedEntry>();
  const doubles = new Map<string, string>();
  for (const entry of named) {
    const reading = readMolecules(entry.smiles);
    if (!reading.ok) continue;
    // A listing of one geometry is another one than that of the other.
    const key = `${reading.molecules.map((molecule) => identityKey(molecule)).join('.')} ${entry.doubleBondGeometry === undefined ? '' : entry.smiles}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, entry);
    else if (before.name.toLowerCase() !== entry.name.toLowerCase()) doubles.set(entry.id, before.id);
  }
  return doubles;
}

function contradictionsOf(entry: NamedEntry, screener: ReturnType<typeof createDayScreener>): string[] {
  const { smiles, inchiKey, formula, identifiers } = entry;
  const rows = [
    {
      structure: smiles,
      name: entry.name,
      ...(inchiKey === undefined ? {} : { inchiKey }),
      ...(formula === undefined ? {} : { formula }),
    },
    ...(identifiers?.cas ?? []).map(({ number }) => ({ structure: smiles, cas: number })),
  ];
  return rows.flatMap((row) => contradictionsIn(screener.screenRow(row)).map(({ message }) => message));
}

/** The same JSON with the keys of its objects in another order. */
function reordered<T>(value: T, turn: number): T {
  if (Array.isArray(value)) return value.map((each) => reordered(each, turn)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, reordered(each, turn)] as const);
  const by = turn % entries.length || 0;
  const turned = [...entries.slice(by), ...entries.slice(0, by)];
  return Object.fromEntries(turn % 2 === 0 ? turned.reverse() : turned) as T;
}
