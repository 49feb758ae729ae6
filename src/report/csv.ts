import type { Finding } from '../result.types.js';
import type { Extra } from './renderer.js';
import { citationOf, doubtsOf, type NoneRow, type ReportRow, scheduleOf, titleOf } from './row.js';
import { relationText } from './sentences.js';
import { readingOf, statusText, statusWords } from './status.js';
import { visible } from './text.js';
import { placeOf } from './words.js';

/** The columns before those of the jurisdictions, each with what stands in it: a row for each record of the input. */
const FIRST: readonly (readonly [string, (row: ReportRow) => string])[] = [
  ['file', (row) => row.file],
  ['line', (row) => String(row.line)],
  ['id', (row) => row.id],
  ['declared_name', (row) => row.name ?? ''],
  ['smiles', (row) => row.result.smiles],
  ['verdict', (row) => row.result.verdict],
  ['reading', ({ result }) => readingOf(result)],
  ['certain', ({ result }) => (result.certain ? 'yes' : 'no')],
  ['exempt', ({ result }) => (result.exempt ? 'yes' : '')],
  ['status', ({ result }) => statusText(result)],
];

/** A column a jurisdiction, in the order in which they were asked. */
const statusColumns = (jurisdictions: readonly string[]): typeof FIRST =>
  jurisdictions.map((id) => [
    `status_${id}`,
    ({ result }) => (result.status[id] === undefined ? '' : statusWords(result.status[id])),
  ]);

/** And those after them. */
const REST: typeof FIRST = [
  ['jurisdictions_hit', ({ result }) => unique(result.findings.map((f) => f.jurisdiction)).join(' ')],
  ['listed_as', (row) => ofKind(row, 'listed')],
  [
    'listed_inchikey',
    ({ result }) =>
      unique(result.findings.flatMap((f) => (f.kind === 'listed' && f.inchiKey) || [])).join(' '),
  ],
  ['form_of', (row) => ofKind(row, 'form')],
  ['covered_by', (row) => ofKind(row, 'class')],
  ['test_of_likeness', (row) => ofKind(row, 'similarity')],
  ['clauses', ({ result }) => result.findings.flatMap(clausesInShort).join('; ')],
  [
    'citations',
    ({ result }) => unique(result.findings.map((f) => `${f.jurisdiction}: ${citationOf(f)}`)).join('; '),
  ],
  ['relation', ({ result }) => relationText(result)],
  ['judged_by', ({ result }) => basisOf(result)],
  ['issues', ({ result }) => result.issues.map((issue) => `${issue.code}: ${issue.message}`).join('; ')],
  ['unread_text', (row) => row.raw ?? ''],
  ['as_of', ({ result }) => result.asOf],
  ['jurisdictions_asked', ({ result }) => result.jurisdictions.join(' ')],
  ['register_version', ({ result }) => result.register.version],
  ['register_hash', ({ result }) => result.register.hash],
  ['findings_json', ({ result }) => (result.findings.length === 0 ? '' : JSON.stringify(result.findings))],
];

/** Where it was asked for: of flagged records alone. */
const TARIFF: typeof FIRST = [
  ['tariff_edition', ({ tariff }) => tariff?.edition ?? ''],
  ['tariff_heading', ({ tariff }) => tariff?.heading ?? ''],
  ['tariff_subheading', ({ tariff }) => tariff?.subheading ?? ''],
  ['tariff_reading', ({ tariff }) => tariff?.reading ?? ''],
  ['tariff_why', ({ tariff }) => tariff?.why.join(' ') ?? ''],
  ['tariff_alternatives', ({ tariff }) => tariff?.alternatives.join(' ') ?? ''],
  ['tariff_declared', ({ tariff }) => tariff?.declared?.code ?? ''],
  ['tariff_fits', ({ tariff }) => tariff?.declared?.fits ?? ''],
];
const INCHIKEY: typeof FIRST = [['inchikey', ({ inchiKey }) => inchiKey ?? '']];

/** The longest text that a cell of the common spreadsheets holds. */
const CELL = 32_767;

/** A line of cells, each only text. */
export const csvLine = (cells: readonly string[]): string => line(cells.map(cell));

export const csvHead = (
  jurisdictions: readonly string[],
  own: readonly string[] = [],
  extra: readonly Extra[] = [],
): string => csvLine(headingsOf(jurisdictions, own, extra));

export const csvRow = (row: ReportRow, extra: readonly Extra[] = []): string => csvLine(cellsOf(row, extra));

/** The headings of all columns, the user's own last; one of these that is called as one of ours is marked. */
export function headingsOf(
  jurisdictions: readonly string[],
  own: readonly string[],
  extra: readonly Extra[],
): readonly string[] {
  const ours = columnsFor(jurisdictions, extra).map(([name]) => name);
  return [...ours, ...own.map((name) => (ours.includes(name) ? `${name} (own)` : name))];
}

/** The texts of a record, in the order of `headingsOf`. */
export const cellsOf = (row: ReportRow, extra: readonly Extra[]): readonly string[] => [
  ...columnsFor(row.result.jurisdictions, extra).map(([, text]) => text(row)),
  ...(row.own ?? []).map(([, text]) => text),
];

/** The columns of a run; all its records were judged in the same jurisdictions. */
function columnsFor(jurisdictions: readonly string[], extra: readonly Extra[]): typeof FIRST {
  const key = [...jurisdictions, '+', ...extra].join(' ');
  if (kept?.key !== key)
    kept = {
      key,
      columns: [
        ...FIRST,
        ...statusColumns(jurisdictions),
        ...REST,
        ...(extra.includes('tariff') ? TARIFF : []),
        ...(extra.includes('inchikey') ? INCHIKEY : []),
      ],
    };
  return kept.columns;
}

let kept: { readonly key: string; readonly columns: typeof FIRST } | undefined;

/** What of the record was judged; nothing where nothing was. */
const basisOf = (result: ReportRow['result']): string =>
  result.verdict === 'unreadable' ? '' : (result.basis ?? 'structure');

const ofKind = ({ result }: ReportRow, kind: Finding['kind']): string =>
  result.findings
    .filter((f) => f.kind === kind)
    .map(inShort)
    .join('; ');

/** The rows of verdict `none` of one file, by one of them. */
export function csvNoneRow(row: ReportRow, extra: readonly Extra[] = []): NoneRow {
  const cells = columnsFor(row.result.jurisdictions, extra).map(([name, text]) =>
    name === 'line' || name === 'id' || name === 'smiles'
      ? ({ part: name } as const)
      : { text: line([cell(text(row))]).slice(0, -2) },
  );
  return {
    pieces: [...cells.flatMap((each, i) => (i === 0 ? [each] : [{ text: ',' }, each])), { text: '\r\n' }],
    // Quotes and commas are for the file; what follows a semicolon may be a cell of its own.
    escaped: '",;',
    // A formula may begin behind quotes of every kind.
    escapedFirst: "=+-@'`",
    longest: CELL,
  };
}

/**
 * The beginning of a formula: a sign that starts one, also in the full-width and small forms that East Asian editions
 * take for it, after blanks or quotes. It can begin a cell, or stand after a semicolon within one, because a
 * spreadsheet that expects semicolons cuts the line there.
 */
const FORMULA = /(^|;)(?=[\s"'`]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])/gu;

/**
 * A cell that is only text: its control characters are made visible, so that a record is one line and nothing works
 * on a terminal; one that a spreadsheet would take for a formula gets an apostrophe before it.
 */
function cell(text: string): string {
  const shown = visible(text);
  const guarded = shown.replace(FORMULA, "$1'");
  return guarded.length <= CELL ? guarded : `${guarded.slice(0, CELL - 40)} … cut: ask for ndjson`;
}

/** A line of RFC 4180. */
const line = (cells: readonly string[]): string =>
  `${cells.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

function inShort(finding: Finding): string {
  const { confidence } = finding.source;
  const marks = [
    scheduleOf(finding),
    ...doubtsOf(finding),
    ...(confidence === 'official' ? [] : [`source ${confidence}`]),
  ];
  return `${finding.jurisdiction}: ${titleOf(finding)} (${marks.join(', ')})`;
}

function clausesInShort(finding: Finding): string[] {
  return finding.clauses.map((clause) => {
    const word = clause.word === null ? '' : ` = ${clause.word}`;
    return `${finding.jurisdiction} ${clause.clause ?? 'no clause'} ${placeOf(clause)}: ${clause.group}${word} (${clause.reading})`;
  });
}
