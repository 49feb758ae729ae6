import Table from 'cli-table3';
import type { Colors } from 'picocolors/types';
import type { Finding, ScreenResult } from '../result.js';
import { doubtsOf, type ReportRow, scheduleOf, titleOf } from './row.js';
import { shorten, visible } from './text.js';

export interface TableStyle {
  readonly width: number;
  readonly colors: Colors;
  /** Said in each line where more than one file is read. */
  readonly showFile: boolean;
}

/**
 * The table, a record at a time, so that it can be printed while the input is still read: widths are fixed beforehand.
 */
export function tableWriter({ width, colors, showFile }: TableStyle) {
  const widths = { line: 8, id: width >= 90 ? 26 : 20, verdict: 12 };
  const found = Math.max(24, width - widths.line - widths.id - widths.verdict);
  const draw = (cells: string[]): string => {
    const table = new Table({
      chars: NO_BORDERS,
      colWidths: [widths.line, widths.id, widths.verdict, found],
      colAligns: ['right', 'left', 'left', 'left'],
      style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [], compact: true },
      wordWrap: true,
    });
    table.push(cells);
    return `${table
      .toString()
      .split('\n')
      .map((each) => each.trimEnd())
      .join('\n')}\n`;
  };
  const paint = {
    listed: (text: string) => colors.bold(colors.red(text)),
    class: (text: string) => colors.bold(colors.magenta(text)),
    analogue: (text: string) => colors.bold(colors.yellow(text)),
    unreadable: (text: string) => colors.bold(colors.cyan(text)),
    none: (text: string) => colors.dim(text),
  };
  return {
    head: (): string => `${draw(['line', 'id, declared as', 'verdict', 'found'])}${'─'.repeat(width)}\n`,
    row(row: ReportRow): string {
      const { verdict } = row.result;
      const idWidth = widths.id - 2;
      const names = [
        ...(showFile ? [colors.dim(clip(row.file, idWidth))] : []),
        ...(row.id === '' ? [] : [clip(row.id, idWidth)]),
        ...(row.name === undefined || row.name === row.id ? [] : [clip(row.name, idWidth)]),
      ];
      const said = row.result.arguable ? `${paint[verdict](verdict)}\narguable` : paint[verdict](verdict);
      const what = describe(row).join('\n');
      return draw([String(row.line), names.join('\n'), said, verdict === 'none' ? colors.dim(what) : what]);
    },
  };
}

const NO_BORDERS = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((place) => [place, '']),
);

/** What somebody else wrote, in one line that fits. */
const clip = (text: string, length: number): string => shorten(visible(text), length);

function describe(row: ReportRow): string[] {
  const { result } = row;
  const lines: string[] = [];
  if (result.verdict === 'unreadable') {
    lines.push(
      ...result.issues.filter((issue) => issue.severity === 'error').map((issue) => visible(issue.message)),
    );
    const text = result.smiles === '' ? (row.raw ?? '') : result.smiles;
    if (text !== '') lines.push(clip(text, 60));
    return lines;
  }
  lines.push(...grouped(result.findings));
  if (result.findings.length === 0 && result.relation !== null)
    lines.push(`${visible(result.relation)}; no list and no rule asked covers it on this day`);
  if (lines.length === 0) lines.push('nothing found');
  lines.push(...result.issues.map((issue) => `note: ${visible(issue.message)}`));
  return lines;
}

/** Findings that say the same of different jurisdictions, in one line. */
function grouped(findings: ScreenResult['findings']): string[] {
  const groups = new Map<string, { first: Finding; where: string[] }>();
  for (const finding of findings) {
    const title = titleOf(finding);
    const key =
      finding.kind === 'listed' ? `listed ${title.toLowerCase()}` : `class ${finding.jurisdiction} ${title}`;
    const group = groups.get(key) ?? { first: finding, where: [] };
    const doubts = doubtsOf(finding);
    const marks = [scheduleOf(finding), ...doubts].join(', ');
    group.where.push(`${finding.jurisdiction} ${marks}`);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first, where }) =>
    visible(
      first.kind === 'listed'
        ? `${titleOf(first)}: ${where.join('; ')}`
        : `${where.join('; ')}: ${titleOf(first)}${clauses(first)}`,
    ),
  );
}

function clauses(finding: Finding): string {
  const named = finding.clauses.filter((clause) => clause.clause !== null);
  return named.length === 0
    ? ''
    : ` — ${named.map((clause) => `${clause.clause} ${clause.site}: ${clause.group}`).join(', ')}`;
}
