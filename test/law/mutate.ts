/**
 * Does anything notice a slip in the law's data? `npm run mutation:law [-- SEED]` makes 30 random changes of days, words, limits and
 * structures, one at a time, in a copy of the register, and asks the checks of test/law in their order; the table of
 * everything (register.audit.tsv) comes last, as it notices any change whatever. Exits 1 where a change is noticed by none.
 */
import { readFileSync } from 'node:fs';
import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis } from '../../src/families/index.js';
import { firstDayOf, lastDayOf } from '../../src/law/days.js';
import { betterMatch, matchRule, type RuleMatch } from '../../src/law/match.js';
import { type LawRegister, RulesError, registerFrom } from '../../src/law/register.js';
import { comparisons } from '../../src/screening/matching.js';
import { randomFrom } from '../../src/testing/respell.js';
import { WORDS } from '../../src/vocabulary/words.js';
import { rdkit } from '../support/rdkit.js';
import { sharedPath } from '../support/shared.js';
import { auditTable } from './audit.js';
import { STATE_TABLES } from './us-states-tables.js';

type Json = Record<string, unknown>;
interface Data {
  version: string;
  hash: string;
  files: (Json & { named: Json[]; classes: (Json & { clauses: (Json & { groups: unknown[] })[] })[] })[];
}

const text = readFileSync('src/law/data/register.json', 'utf8');
const audit = readFileSync('test/law/register.audit.tsv', 'utf8');
const seed = Number(process.argv[2] ?? 1);
const random = randomFrom(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Changes the copy and says how. */
const KINDS: readonly ((data: Data) => string)[] = [
  (data) => {
    const entry = pick(
      data.files
        .flatMap((f) => f.named)
        .filter((e) => typeof e.since === 'string' && (e.since as string).length === 10),
    );
    const before = entry.since as string;
    entry.since = before.slice(0, 8) + (before.endsWith('15') ? '16' : '15');
    return `day of ${entry.id}: ${before} -> ${entry.since}`;
  },
  (data) => {
    const rule = pick(data.files.flatMap((f) => f.classes).filter((r) => typeof r.since === 'string'));
    const before = rule.since as string;
    rule.since = `${Number(before.slice(0, 4)) + 1}${before.slice(4)}`;
    return `day of ${rule.id}: ${before} -> ${rule.since}`;
  },
  (data) => {
    const rule = pick(data.files.flatMap((f) => f.classes).filter((r) => r.clauses.length > 0));
    const clause = pick(rule.clauses);
    const words = String(clause.text).split(' ');
    const at = Math.floor(random() * words.length);
    const gone = words.splice(at, 1);
    clause.text = words.join(' ') || '…';
    return `words of ${rule.id} ${clause.id}: without “${gone}”`;
  },
  (data) => {
    const rule = pick(data.files.flatMap((f) => f.classes).filter((r) => r.clauses.length > 0));
    const clause = pick(rule.clauses);
    const at = Math.floor(random() * clause.groups.length);
    const before = JSON.stringify(clause.groups[at]);
    clause.groups[at] = pick(WORDS.filter((word) => JSON.stringify(word) !== before));
    return `group of ${rule.id} ${clause.id}: ${before} -> ${clause.groups[at]}`;
  },
  (data) => {
    const limits = data.files.flatMap((f) =>
      f.classes.flatMap((rule) =>
        rule.clauses.flatMap((clause) =>
          clause.groups.flatMap((group) => {
            const { carbons, ringSize } = (typeof group === 'object' ? group : {}) as Record<
              string,
              { max?: number }
            >;
            return [carbons, ringSize].flatMap((limit) =>
              limit?.max === undefined ? [] : [{ rule, clause, limit }],
            );
          }),
        ),
      ),
    );
    const { rule, clause, limit } = pick(limits);
    limit.max! += 1;
    return `limit of ${rule.id} ${clause.id}: ${limit.max! - 1} -> ${limit.max}`;
  },
  (data) => {
    const entry = pick(data.files.flatMap((f) => f.named));
    const before = entry.smiles as string;
    entry.smiles = before.startsWith('C') ? `C${before}` : before.replace(/C\)/, 'CC)');
    if (entry.smiles === before) entry.smiles = `${before}.O`;
    return `structure of ${entry.id}: ${before} -> ${entry.smiles}`;
  },
];

const known = readFileSync('test/law/known.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const notes = (() => {
  try {
    return ['us.md', 'world.md', 'more.md', 'third.md', 'useries-orphines.md']
      .map((name) => readFileSync(sharedPath(`../law/${name}`), 'utf8'))
      .join(' ')
      .replaceAll(/^> ?/gm, '')
      .replaceAll('*', '')
      .replaceAll(/\s+/g, ' ');
  } catch {
    return null;
  }
})();

const daysAreKnown = (register: LawRegister): boolean =>
  known.every(([what, jurisdiction, name, key, day]) => {
    if (day === '' || day === undefined) return true;
    const item =
      what === 'rule'
        ? register.classes(jurisdiction).find(({ id }) => id === name)
        : register.named(jurisdiction).find(({ inchiKey }) => inchiKey === key);
    if (item === undefined || item.since === null) return true;
    return lastDayOf(day) >= firstDayOf(item.since) && firstDayOf(day) <= lastDayOf(item.since);
  });

function tablesHold(register: LawRegister): boolean {
  return STATE_TABLES.every(([id, rows]) => {
    const rule = register.classes().find((each) => each.id === id)!;
    return rows.every(([smiles, expected]) => {
      const reading = readMolecules(smiles);
      if (!reading.ok) return false;
      const found = reading.molecules
        .flatMap((m) => comparisons(rule, new Analysis(m)))
        .map(({ differences, facts }) => matchRule(rule, differences, facts))
        .reduce<RuleMatch | null>(betterMatch, null);
      return (found === null ? 'outside' : found.reading === 'plain' ? 'inside' : 'arguable') === expected;
    });
  });
}

async function main(): Promise<void> {
  const kit = await rdkit();
  const keyOf = (smiles: string): string => {
    const molecule = kit.get_mol(smiles);
    const key = molecule === null ? '' : kit.get_inchikey_for_inchi(molecule.get_inchi());
    molecule?.delete();
    return key;
  };
  const original = registerFrom(JSON.parse(text));
  const clauseTexts = new Map(original.classes().map((rule) => [rule.id, rule.clauses.map((c) => c.text)]));
  const CHECKS: readonly (readonly [string, (register: LawRegister, before: LawRegister) => boolean])[] = [
    [
      'InChIKey by RDKit',
      (register, before) =>
        register
          .named()
          .every((e, i) => e.smiles === before.named()[i]!.smiles || keyOf(e.smiles) === e.inchiKey),
    ],
    ['known days (known.tsv)', daysAreKnown],
    [
      'words in the notes',
      (register) =>
        notes === null ||
        register
          .classes()
          .every((rule) =>
            rule.clauses.every((c, i) => c.text === clauseTexts.get(rule.id)![i] || notes.includes(c.text)),
          ),
    ],
    ['tables of cases of the states', tablesHold],
    ['table of everything (register.audit.tsv)', (register) => auditTable(register) === audit],
  ];
  const counts = new Map<string, number>();
  for (let n = 0; n < 30; n++) {
    const data = JSON.parse(text) as Data;
    const said = KINDS[n % KINDS.length]!(data);
    let by: string | undefined;
    try {
      const register = registerFrom(data);
      by = CHECKS.find(([, holds]) => !holds(register, original))?.[0];
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      by = 'schema';
    }
    console.log(`${by === undefined ? 'NOT NOTICED' : `noticed by ${by}`}: ${said}`);
    counts.set(by ?? 'nothing', (counts.get(by ?? 'nothing') ?? 0) + 1);
  }
  console.log([...counts].map(([by, number]) => `${number} ${by}`).join('; '));
  if (counts.has('nothing')) process.exitCode = 1;
}

main();
