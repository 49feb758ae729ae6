import { molfile, readMolecules } from '../chemistry/index.js';
import type { Evidence } from '../result.types.js';
import { isFlagged } from '../screening/flagged.js';
import { citationOf, doubtsOf, type ReportRow, scheduleOf, titleOf } from './row.js';
import { clauseSentence, relationText, tweakFootnote, tweakSentence } from './sentences.js';
import { readingOf, statusWords } from './status.js';
import { visible } from './text.js';

/**
 * A flagged record as an entry of an SD file: its structure with coordinates, drawn flat, and the findings as
 * properties. Empty for records with nothing found and for unreadable ones, which have no structure to write; the
 * summary counts them.
 */
export function sdfRow(row: ReportRow, explain: (result: ReportRow['result']) => Evidence): string {
  const { result } = row;
  if (!isFlagged(result)) return '';
  const reading = readMolecules(result.smiles);
  if (!reading.ok) return '';
  const block = molfile(reading.molecules);
  const { nearest } = explain(result);
  const properties: readonly (readonly [string, readonly string[]])[] = [
    ['FILE', [row.file]],
    ['LINE', [String(row.line)]],
    ['ID', [row.id]],
    ['DECLARED_NAME', [row.name ?? '']],
    ['SMILES', [result.smiles]],
    ['VERDICT', [result.verdict]],
    ['JUDGED_BY', [result.basis ?? '']],
    ['ISSUES', result.issues.map(({ code, message }) => `${code}: ${message}`)],
    ['READING', [readingOf(result)]],
    ['CERTAIN', [result.certain ? 'yes' : 'no']],
    ['STATUS', Object.entries(result.status).map(([id, status]) => `${id}: ${statusWords(status)}`)],
    ['RELATION', [relationText(result)]],
    [
      'FINDINGS',
      result.findings.map(
        (f) =>
          `${f.jurisdiction}: ${f.kind}: ${titleOf(f)} (${[scheduleOf(f), ...doubtsOf(f)].join(', ')}); ${citationOf(f)}`,
      ),
    ],
    [
      'CLAUSES',
      result.findings.flatMap((f) => f.clauses.map((c) => `${f.jurisdiction}: ${clauseSentence(c)}`)),
    ],
    ['NEAREST_NAMED', nearest.map((n) => `${tweakSentence(n)} ${tweakFootnote(n)}`)],
    ['AS_OF', [result.asOf]],
    ['JURISDICTIONS', [result.jurisdictions.join(' ')]],
    ['REGISTER', [`${result.register.version} ${result.register.hash}`]],
  ];
  const [, ...rest] = block.split('\n');
  const title = oneLine(row.id === '' ? `line ${row.line}` : row.id).slice(0, 80);
  const told = properties
    .map(([name, lines]) => [name, lines.map(oneLine).filter((line) => line !== '')] as const)
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => `> <${name}>\n${lines.join('\n')}\n\n`);
  return `${[title, ...rest].join('\n').trimEnd()}\n${told.join('')}$$$$\n`;
}

/** A line of a property: nothing in it can end the property or the entry, or begin another. */
function oneLine(text: string): string {
  const line = visible(text).trim();
  return /^(>|\$\$\$\$)/.test(line) ? ` ${line}` : line;
}
