import type { Finding, ScreenResult } from '../result.types.js';
import type { Colors } from './colors.js';
import { type ReportRow, scheduleOf, titleOf } from './row.js';
import { relationText } from './sentences.js';
import { statusText } from './status.js';
import { pad, shorten, visible, wrap } from './text.js';

export interface TableStyle {
  readonly width: number;
  readonly colors: Colors;
  /** Said in each line where more than one file is read. */
  readonly showFile: boolean;
  /** Said under the table, a line each. */
  readonly notes?: readonly string[];
}

/** Columns of the paper below which a record takes lines of its own instead of cells side by side. */
const FOLDS = 72;

/**
 * The table, a record at a time, so that it can be printed while the input is still read: widths are fixed beforehand.
 */
export function tableWriter({ width, colors, showFile, notes = [] }: TableStyle) {
  const folded = width < FOLDS;
  const widths = { line: 9, id: width >= 90 ? 18 : 13, verdict: 12 };
  const found = folded ? width - 4 : Math.max(30, width - widths.line - widths.id - widths.verdict);
  let uncertain = false;
  const draw = (...cells: readonly [string[], string[], string[], string[]]): string => {
    const height = Math.max(...cells.map((cell) => cell.length));
    let text = '';
    for (let i = 0; i < height; i += 1) {
      const [line, id, verdict, what] = cells.map((cell) => cell[i]);
      text += `${`${(line ?? '').padStart(widths.line - 2)}  ${id ?? pad('', widths.id)}${verdict ?? pad('', widths.verdict)}${what ?? ''}`.trimEnd()}\n`;
    }
    return text;
  };
  const paint = {
    listed: (text: string) => colors.bold(colors.red(text)),
    class: (text: string) => colors.bold(colors.magenta(text)),
    analogue: (text: string) => colors.bold(colors.yellow(text)),
    unreadable: (text: string) => colors.bold(colors.cyan(text)),
    none: (text: string) => colors.dim(text),
  };
  /** A record on a line of its own, and what was found below it. */
  const fold = (line: number, names: readonly string[], said: readonly string[], what: readonly string[]) =>
    [`${line}  ${[...said, ...names].join('  ')}`, ...what.map((each) => `    ${each}`)]
      .map((each) => `${each}\n`)
      .join('');
  return {
    head: (): string =>
      folded
        ? ''
        : `${draw(['line'], [pad('id', widths.id)], [pad('verdict', widths.verdict)], ['found'])}${'─'.repeat(width)}\n`,
    row(row: ReportRow): string {
      const { verdict, findings, arguable, certain, exempt } = row.result;
      uncertain ||= findings.some(isUncertain) || !row.result.certain;
      const padded = (text: string, to: number) => (folded ? text : pad(text, to));
      const cut = (text: string) =>
        folded ? clip(text, width - 24) : pad(clip(text, widths.id - 2), widths.id);
      const names = [
        ...(showFile ? [colors.dim(cut(row.file))] : []),
        ...(row.id === '' ? [] : [cut(row.id)]),
      ];
      const said = [
        paint[verdict](padded(verdict, widths.verdict)),
        ...(arguable ? [padded('arguable', widths.verdict)] : []),
        ...(certain || verdict === 'unreadable' ? [] : [padded('uncertain', widths.verdict)]),
        ...(exempt ? [padded('exempt', widths.verdict)] : []),
      ];
      const told = describe(row).flatMap((each) => wrap(each, found, '  '));
      const declared =
        row.name === undefined || row.name === row.id ? '' : `declared as ${visible(row.name)}`;
      const what =
        verdict === 'none'
          ? [[told[0], ...(declared === '' ? [] : [declared])].join('; '), ...told.slice(1)].map((each) =>
              colors.dim(shorten(each, found)),
            )
          : [...(declared === '' ? [] : [colors.dim(shorten(declared, found))]), ...told];
      return folded ? fold(row.line, names, said, what) : draw([String(row.line)], names, said, what);
    },
    /** What a mark in the rows means, where one was used. */
    foot: (): string =>
      [
        ...(uncertain
          ? [
              ...wrap(
                '* the day in force or the source is not certain: onetweak explain and the other formats say more',
                folded ? width : Number.POSITIVE_INFINITY,
              ),
            ]
          : []),
        ...notes.flatMap((note) => wrap(note, width)),
      ]
        .map((each) => `${each}\n`)
        .join(''),
  };
}

const isUncertain = (finding: Finding): boolean =>
  !finding.certainOnDay || finding.source.confidence !== 'official';

/** What somebody else wrote, in one line that fits. */
const clip = (text: string, length: number): string => shorten(visible(text), length);

function describe({ result, raw }: ReportRow): string[] {
  const { verdict, findings, issues, relation } = result;
  if (verdict === 'unreadable') {
    const text = result.smiles === '' ? (raw ?? '') : result.smiles;
    const why = issues.filter((issue) => issue.severity === 'error').map((issue) => visible(issue.message));
    return [...why, ...(text === '' ? [] : [clip(text, 60)])];
  }
  const lines = [
    ...(result.jurisdictions.length > 1 && verdict !== 'none' ? [statusText(result)] : []),
    ...listedLines(findings),
    ...formLines(findings),
    ...classLines(findings, verdict),
    ...(verdict === 'analogue' && relation !== null ? [visible(relationText(result))] : []),
    ...(verdict === 'analogue' ? likenessLines(findings) : []),
  ];
  if (verdict === 'analogue') lines.push('no list and no class rule asked covers it on this day');
  if (verdict === 'none') lines.push('nothing found');
  return [...lines, ...issues.map((issue) => `note: ${visible(issue.message)}`)];
}

/** One line for each part of the text that lists name; a list that uses another name is marked with it. */
function listedLines(findings: ScreenResult['findings']): string[] {
  const parts = new Map<string, { first: Finding; where: string[] }>();
  for (const finding of findings.filter((each) => each.kind === 'listed')) {
    const key = `${finding.component} ${finding.extension ?? ''}`;
    const part = parts.get(key) ?? { first: finding, where: [] };
    const other = same(titleOf(finding), titleOf(part.first)) ? '' : ` as ${titleOf(finding)}`;
    part.where.push(together(`${finding.jurisdiction} ${shortSchedule(finding)}${star(finding)}${other}`));
    parts.set(key, part);
  }
  return [...parts.values()].map(({ first, where }) =>
    visible(`${partOf(first)}${extended(first)}${titleOf(first)}: ${where.join(', ')}`),
  );
}

/** Which form of which listed substance it is, and where the words of a listing reach it. */
function formLines(findings: ScreenResult['findings']): string[] {
  const ways = new Map<string, string[]>();
  for (const finding of findings) {
    if (finding.kind !== 'form') continue;
    const way = `${partOf(finding)}${finding.extension}`;
    const where = `${finding.jurisdiction} ${shortSchedule(finding)}${star(finding)}${arguably(finding)}`;
    ways.set(way, [...(ways.get(way) ?? []), together(where)]);
  }
  return [...ways].map(([way, where]) => visible(`${way}: ${where.join(', ')}`));
}

/** The tests of likeness that may reach it, in one line. */
function likenessLines(findings: ScreenResult['findings']): string[] {
  const where = findings.filter((each) => each.kind === 'similarity');
  if (where.length === 0) return [];
  const told = where.map((finding) =>
    together(`${finding.jurisdiction}${star(finding)} ${finding.citation}`),
  );
  return [visible(`a test of likeness may reach it: ${[...new Set(told)].join(', ')}`)];
}

const arguably = (finding: Finding): string => (finding.reading === 'arguable' ? ' arguably' : '');

/** Clause by clause where rules carry the verdict; in one line where a list does and rules only come on top. */
function classLines(findings: ScreenResult['findings'], verdict: ScreenResult['verdict']): string[] {
  const rules = findings.filter((each) => each.kind === 'class');
  if (rules.length === 0) return [];
  if (verdict === 'listed') {
    const where = rules.map((finding) =>
      together(`${finding.jurisdiction}${star(finding)}${arguably(finding)}`),
    );
    return [visible(`class rules cover it too: ${where.join(', ')}`)];
  }
  return rules.map((finding) => {
    const clauses = finding.clauses.map(
      ({ clause, site, group }) => `${clause ?? 'no clause'} ${site}: ${group}`,
    );
    const told = clauses.length === 0 ? titleOf(finding) : clauses.join(', ');
    return visible(
      `${partOf(finding)}${extended(finding)}${finding.jurisdiction} ${shortSchedule(finding)}${star(finding)}${arguably(finding)}: ${told}`,
    );
  });
}

const star = (finding: Finding): string => (isUncertain(finding) ? '*' : '');

const partOf = ({ component }: Finding): string => (component === 0 ? '' : `part ${component + 1}: `);

const extended = ({ extension }: Finding): string => (extension === undefined ? '' : `${extension}: `);

/** Without what stands in parentheses and the word Schedule; the other formats have it whole. */
const shortSchedule = (finding: Finding): string =>
  scheduleOf(finding)
    .replace(/\s\([^()]*\)/g, '')
    .replace(/^Schedules?\s+/, '')
    .replace(/,/g, '');

/** Not to be broken at its blanks. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const same = (one: string, other: string): boolean => letters(one) === letters(other);
