import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createScreener,
  type In,
  loadRegister,
  type NamedEntry,
  type ScreenResult,
  type Verdict,
} from '../src/index.js';
import { dayBefore, daysBetween } from '../src/law/days.js';

/**
 * Hindcast: what does onetweak say of each fentanyl that the United States list names, judged by United States law
 * on the day before that substance was first controlled? And of each nitazene, orphine and U-compound that any list names,
 * judged by the law of that list's country alone?
 *
 *     npx tsx bench/hindcast.ts
 *
 * writes docs/HINDCAST.md and the lines about it in README.md. A test computes both again and compares.
 */

export interface HindcastRow {
  readonly entry: In<NamedEntry>;
  /** First day of any control in the United States; null where the register does not know it to the day. */
  readonly firstControl: string | null;
  /** What United States law says on the day before and on the day; null where that day is not known. */
  readonly eve: ScreenResult | null;
  readonly day: ScreenResult | null;
  /** What other jurisdictions had in force for it on that day, with certainty. */
  readonly elsewhere: readonly string[];
  /** Days from the first control to the day on which the list named it. */
  readonly unnamed: number | null;
  /** Days from the listing of fentanyl itself to the first control. */
  readonly afterFentanyl: number | null;
}

const isCalled =
  (pattern: RegExp) =>
  ({ name, synonyms }: In<NamedEntry>): boolean =>
    [name, ...synonyms].some((each) => pattern.test(each));

/** By its name alone, so that the choice owes nothing to what is being tested. */
export const isCalledFentanyl = isCalled(/fentan/i);

/** The other families, each by what its members are called. */
export const OTHER_FAMILIES = [
  { family: 'nitazene', title: 'Nitazenes', called: /nitaz|azene\b/i },
  { family: 'orphine', title: 'Orphines and their spiro kin', called: /orphine\b/i },
  { family: 'u-series', title: 'The U-series', called: /\b(U-?\d{4,5}\w?|AH-?7921|UF-17)\b|bromadoline/i },
] as const;

export interface FamilyRow {
  readonly entry: In<NamedEntry>;
  readonly jurisdiction: string;
  /** First day of any control there, known to the day. */
  readonly firstControl: string;
  /** What the law of that jurisdiction alone says on the day before and on the day. */
  readonly eve: ScreenResult;
  readonly day: ScreenResult;
}

/** Each drug entry of any list that is called by this pattern and whose first day is known to the day; oldest first. */
export function familyRows(called: RegExp): {
  readonly rows: readonly FamilyRow[];
  readonly undated: number;
} {
  const register = loadRegister();
  let undated = 0;
  const rows = register.jurisdictions().flatMap(({ id: jurisdiction }) =>
    register
      .named(jurisdiction)
      .filter((entry) => entry.kind === 'drug' && isCalled(called)(entry))
      .flatMap((entry): FamilyRow[] => {
        const firstControl = wholeDay(entry.firstControl ?? entry.since);
        if (firstControl === null) {
          undated++;
          return [];
        }
        const on = (asOf: string) =>
          createScreener({ jurisdictions: [jurisdiction], asOf }).screen(entry.smiles);
        return [
          { entry, jurisdiction, firstControl, eve: on(dayBefore(firstControl)), day: on(firstControl) },
        ];
      }),
  );
  const order = ({ firstControl, jurisdiction, entry }: FamilyRow) =>
    `${firstControl} ${jurisdiction} ${entry.name}`;
  return { rows: rows.sort((a, b) => compare(order(a), order(b))), undated };
}

function familyText(title: string, called: RegExp): string {
  const { rows, undated } = familyRows(called);
  const count = (verdict: Verdict) => rows.filter(({ eve }) => eve.verdict === verdict).length;
  const said = (['analogue', 'class', 'listed', 'none'] as const).map((v) => `\`${v}\` ${count(v)}`);
  return `## ${title}

Each entry of any list that names one (${rows.length + undated}), judged by the law of that list’s country alone on the day before its first control
there. ${rows.length} have a first day known to the day; ${undated} have none that is sourced, and are not judged. Verdicts on the day before: ${said.join(', ')}.

| name | where | first control | verdict on the day before | on the day |
| --- | --- | --- | --- | --- |
${rows
  .map(
    ({ entry, jurisdiction, firstControl, eve, day }) =>
      `| ${entry.name} | ${jurisdiction} | ${firstControl}${firstControl === entry.since ? doubt(entry) : ''} | ${plainly(eve)} | ${plainly(day)} |`,
  )
  .join('\n')}
`;
}

const plainly = ({ verdict, arguable }: ScreenResult): string => `${verdict}${arguable === true ? '?' : ''}`;

export function hindcast(): HindcastRow[] {
  const drugs = loadRegister()
    .named('us')
    .filter((entry) => entry.kind === 'drug');
  const parent = drugs.find((entry) => entry.id === 'us-fentanyl')!;
  const rows = drugs.filter(isCalledFentanyl).map((entry): HindcastRow => {
    const first = wholeDay(entry.firstControl ?? entry.since);
    const named = wholeDay(entry.since);
    const on = (asOf: string) => createScreener({ jurisdictions: ['us'], asOf }).screen(entry.smiles);
    return {
      entry,
      firstControl: first,
      eve: first === null ? null : on(dayBefore(first)),
      day: first === null ? null : on(first),
      elsewhere: first === null ? [] : elsewhere(entry.smiles, dayBefore(first)),
      unnamed: first === null || named === null ? null : daysBetween(first, named),
      afterFentanyl: first === null || entry === parent ? null : daysBetween(wholeDay(parent.since)!, first),
    };
  });
  return rows.sort(
    (a, b) =>
      compare(a.firstControl ?? '9', b.firstControl ?? '9') ||
      compare(a.entry.since ?? '9', b.entry.since ?? '9') ||
      compare(a.entry.name, b.entry.name),
  );
}

function elsewhere(smiles: string, asOf: string): string[] {
  const { status } = createScreener({ asOf }).screen(smiles);
  return Object.entries(status).flatMap(([jurisdiction, { verdict, arguable, certain }]) =>
    jurisdiction !== 'us' && certain && (verdict === 'listed' || verdict === 'class')
      ? [`${jurisdiction} ${verdict}${arguable ? '?' : ''}`]
      : [],
  );
}

const wholeDay = (known: string | null): string | null => (known?.length === 10 ? known : null);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export interface HindcastSums {
  readonly all: number;
  readonly judged: number;
  readonly eves: Readonly<Partial<Record<Verdict, number>>>;
  /** Of those whose first control was the class rule, the days until their name was listed. */
  readonly behind: {
    readonly count: number;
    readonly least: number;
    readonly median: number;
    readonly most: number;
  };
  /** Judged on the day before, and certainly covered in another jurisdiction on it, by no arguable reading. */
  readonly coveredElsewhere: number;
  /** Those of them that the class of the United Kingdom covered. */
  readonly byBritishClass: number;
}

export function sums(rows: readonly HindcastRow[]): HindcastSums {
  const judged = rows.filter((row) => row.eve !== null);
  const eves: Partial<Record<Verdict, number>> = {};
  for (const { eve } of judged) eves[eve!.verdict] = (eves[eve!.verdict] ?? 0) + 1;
  const behind = rows.flatMap(({ unnamed }) => (unnamed === null || unnamed === 0 ? [] : [unnamed]));
  return {
    all: rows.length,
    judged: judged.length,
    eves,
    behind: {
      count: behind.length,
      least: Math.min(...behind),
      median: median(behind),
      most: Math.max(...behind),
    },
    coveredElsewhere: judged.filter((row) => row.elsewhere.some((each) => !each.endsWith('?'))).length,
    byBritishClass: judged.filter((row) => row.elsewhere.includes('gb class')).length,
  };
}

export function hindcastText(rows: readonly HindcastRow[]): string {
  const { all, judged, eves, behind, coveredElsewhere, byBritishClass } = sums(rows);
  const said = Object.entries(eves).map(([verdict, number]) => `\`${verdict}\` ${number}`);
  const unknown = rows.filter((row) => row.eve === null).map((row) => row.entry.name);
  const line = ({ entry, firstControl, eve, day, elsewhere, unnamed, afterFentanyl }: HindcastRow) =>
    `| ${[
      entry.name,
      firstControl === null
        ? 'not known'
        : `${firstControl}${firstControl === entry.since ? doubt(entry) : ''}`,
      eve?.verdict ?? 'not judged',
      day === null ? '' : `${day.verdict}${day.arguable ? '?' : ''}`,
      elsewhere.join(', '),
      entry.since === null ? 'not known' : `${entry.since}${doubt(entry)}`,
      unnamed?.toLocaleString('en') ?? '',
      afterFentanyl?.toLocaleString('en') ?? '',
    ].join(' | ')} |`;
  return `# Hindcast

Written by \`npx tsx bench/hindcast.ts\` for register ${loadRegister().version}; a test computes it again and compares.

Each fentanyl that the list of the United States names or named (${all}: every drug entry whose name or other name contains
“fentan”), judged by United States law alone on the day before that substance was first controlled there. ${judged} have
a first day known to the day. Verdicts on the day before: ${said.join(', ')}; \`none\` ${eves.none ?? 0}.

What this shows, and what it does not:

- Each of the ${judged} lies on the fentanyl skeleton or is a near relative of it, so that none was \`none\` on that day. The
  skeleton is that of fentanyl itself, which the register holds as listed since ${parentDay(rows)}. \`analogue\` says
  that and no more: no date of a substance’s first appearance is held here, and so nothing is said of how long any
  of them was about before it was controlled.
- These molecules were known when the skeleton’s relatives were written down. A hindcast shows that the rules need no
  names; it is no proof for molecules yet unseen.
- ${behind.count} were first controlled by the class rule of 2018-02-06 and named later: after ${behind.least.toLocaleString('en')} days at least, ${behind.median.toLocaleString('en')} in the
  median, ${behind.most.toLocaleString('en')} at most. By so much was the list of names behind the class.
- ${coveredElsewhere} of the ${judged} were certainly covered in another jurisdiction of this register on that day, on a reading that is
  not arguable: ${byBritishClass} by the class of the United Kingdom, in force since ${loadRegister().classes('gb')[0]!.since}.
${others(rows)}${unknown.length === 0 ? '' : `- Not judged, for their first day is not sourced: ${unknown.join(', ')}.\n`}
† the source of the day is \`secondary\`; ‡ it, or the listing itself, is \`unverified\`. A question mark stands for a
verdict that rests on arguable readings alone.

| name | first control | verdict on the day before | on the day | elsewhere on the day before | named since | days from first control to name | days from fentanyl’s listing to first control |
| --- | --- | --- | --- | --- | --- | ---: | ---: |
${rows.map(line).join('\n')}

# The other families

${OTHER_FAMILIES.map(({ title, called }) => familyText(title, called)).join('\n')}`;
}

const doubt = ({ datesConfidence, source }: In<NamedEntry>): string => {
  const said = [datesConfidence, source.confidence];
  return said.includes('unverified') ? ' ‡' : said.includes('secondary') ? ' †' : '';
};

/** Those that were something else than `analogue` on the day before, and why. */
function others(rows: readonly HindcastRow[]): string {
  return rows
    .flatMap(({ entry, eve }) => {
      if (eve === null || eve.verdict === 'analogue') return [];
      const why = eve.findings.map(
        (f) => `${f.extension ?? ('name' in f ? f.name : f.rule)} (${f.id}, since ${f.since})`,
      );
      return [`- ${entry.name} was \`${eve.verdict}\` on the day before, as ${why.join('; ')}.\n`];
    })
    .join('');
}

function parentDay(rows: readonly HindcastRow[]): string {
  const { entry } = rows.find((row) => row.entry.id === 'us-fentanyl')!;
  return `${entry.since}${doubt(entry)}`;
}

/** The lines of README.md that tell of it. */
export function hindcastInShort(rows: readonly HindcastRow[]): string {
  const { judged, eves, behind } = sums(rows);
  const number = (n: number) => n.toLocaleString('en');
  return (
    `Of the ${judged} fentanyls that the list of the United States names or named and whose first day is known, judged by its law alone\n` +
    `on the day before their first control, **${eves.none ?? 0} were \`none\`** and ${eves.analogue ?? 0} were \`analogue\`. ${behind.count} of them were covered by the class rule of\n` +
    `2018 first, and named ${number(behind.least)} to ${number(behind.most)} days later (median ${number(behind.median)}). The table, and what it does not show:\n` +
    '[docs/HINDCAST.md](docs/HINDCAST.md).'
  );
}

const MARKS = [
  '<!-- hindcast: npx tsx bench/hindcast.ts writes these lines -->\n',
  '\n<!-- /hindcast -->',
] as const;

/** README.md with the lines between its marks written anew. */
export function readmeWith(readme: string, text: string): string {
  const [from, to] = MARKS.map((mark) => readme.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error('README.md has no marks for the hindcast');
  return readme.slice(0, from + MARKS[0].length) + text + readme.slice(to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = hindcast();
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  writeFileSync(at('docs/HINDCAST.md'), hindcastText(rows));
  const readme = at('README.md');
  writeFileSync(readme, readmeWith(readFileSync(readme, 'utf8'), hindcastInShort(rows)));
  console.log(JSON.stringify(sums(rows)));
}
