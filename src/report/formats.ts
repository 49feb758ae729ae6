import type { Evidence, ScreenResult } from '../result.types.js';
import type { Colors } from './colors.js';
import type { NoneRow, ReportRow } from './row.js';
import type { Summary } from './summary.js';

/** Writes records in one format. */
export interface Renderer {
  /**
   * What comes before the first record.
   *
   * @param own - headings of the user's own columns that come with each record
   */
  head(own?: readonly string[]): string | Uint8Array;
  row(row: ReportRow): string | Uint8Array;
  /** What the rows of verdict `none` of one file have in common, given one of them. */
  noneRow?(row: ReportRow): NoneRow;
  /** What comes after the last record; piece by piece where it is long. */
  foot?(summary: Summary): string | Uint8Array | Iterable<string>;
}

/** What a renderer is made with; each format takes what it needs. */
export interface Setting {
  /** Several files were given, so that each record says of which it is. */
  readonly showFile: boolean;
  /** A byte order mark first, where the format is one that spreadsheets read. */
  readonly bom: boolean;
  /** The jurisdictions judged by, in order: the columns of csv. */
  readonly jurisdictions: readonly string[];
  /** What more was asked for of flagged records. */
  readonly extra: readonly Extra[];
  /** Columns of the terminal or paper. */
  readonly width: number;
  readonly colors: Colors;
  /** What makes the result doubtful as a whole, a line each. */
  readonly notes: readonly string[];
  /** Whether ndjson holds its findings in full, or by their ids. */
  readonly findings: 'full' | 'ids';
  /** The command as it was given. */
  readonly commandLine: string;
  /** Loads what supports a result; dear, so only asked for by formats that show it. */
  explainer(): Promise<(result: ScreenResult) => Evidence>;
}

/** What more a record may tell. */
export type Extra = 'tariff' | 'inchikey';

interface Entry {
  /** What `--format` calls it. */
  readonly id: string;
  /** Endings of output files that ask for it, in lower case. */
  readonly endings: readonly string[];
  /** What it is for, in a few words of help. */
  readonly about: string;
  /** A record holds all that was found, so that a run which ended early can be gone on with. */
  readonly resumes?: boolean;
  /** It is no text, and not for a terminal. */
  readonly isBinary?: boolean;
  load(setting: Setting): Promise<Renderer>;
}

/** What comes after the last record, as pieces. */
export function footOf(renderer: Renderer, summary: Summary): Iterable<string | Uint8Array> {
  const foot = renderer.foot?.(summary) ?? [];
  return typeof foot === 'string' || foot instanceof Uint8Array ? [foot] : foot;
}

const noHead = (): string => '';

/** The formats of output; the first is taken where nothing else is said. A new one is an entry here and its file. */
export const REPORT_FORMATS = [
  {
    id: 'table',
    endings: [],
    about: 'for reading',
    async load({ width, colors, showFile, notes }) {
      const { tableWriter } = await import('./table.js');
      return tableWriter({ width, colors, showFile, notes });
    },
  },
  {
    id: 'csv',
    endings: ['csv'],
    about:
      'a row for each record, for spreadsheets: no cell can start a formula; --bom where the program wants it',
    async load({ bom, jurisdictions, extra }) {
      const { csvHead, csvNoneRow, csvRow } = await import('./csv.js');
      return {
        head: (own) => (bom ? '\uFEFF' : '') + csvHead(jurisdictions, own, extra),
        row: (row) => csvRow(row, extra),
        noneRow: (row) => csvNoneRow(row, extra),
      };
    },
  },
  {
    id: 'xlsx',
    endings: ['xlsx'],
    about:
      'an Excel workbook: a sheet of the records, with filters and colours by verdict, and one of the summary',
    isBinary: true,
    async load({ jurisdictions, extra }) {
      const { workbookWriter } = await import('./xlsx/index.js');
      return workbookWriter(jurisdictions, extra);
    },
  },
  {
    id: 'ndjson',
    endings: ['ndjson', 'jsonl'],
    about:
      'a JSON object for each record, with all that is known of it, or the findings by id (--findings ids); its JSON Schema: onetweak schema',
    resumes: true,
    async load({ findings }) {
      const { ndjsonWriter } = await import('./ndjson.js');
      return { head: noHead, ...ndjsonWriter(findings) };
    },
  },
  {
    id: 'html',
    endings: ['html', 'htm'],
    about: 'a report of one file, with pictures; needs no network',
    async load({ explainer, commandLine, showFile }) {
      const { htmlWriter } = await import('./html/index.js');
      const writer = htmlWriter({ explain: await explainer(), commandLine, showFile });
      return {
        head: noHead,
        row(row) {
          writer.add(row);
          return '';
        },
        foot: (sum) => writer.page(sum),
      };
    },
  },
  {
    id: 'sdf',
    endings: ['sdf'],
    about: 'the flagged records with their structures, for chemistry programs',
    async load({ explainer }) {
      const { sdfRow } = await import('./sdf.js');
      const explain = await explainer();
      return { head: noHead, row: (row) => sdfRow(row, explain) };
    },
  },
] as const satisfies readonly Entry[];

/** A format of reports, as `--format` calls it. */
export type ReportFormatId = (typeof REPORT_FORMATS)[number]['id'];

/** A row of the table of formats. */
export type ReportFormat = Entry & { readonly id: ReportFormatId };

const ALL: readonly ReportFormat[] = REPORT_FORMATS;

/**
 * Finds the format of an output: the one asked for; else the one that the file's ending says; else the first.
 *
 * @param output - the file's name, where there is one
 */
export function reportFormat(asked: ReportFormatId | undefined, output: string | undefined): ReportFormat {
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
  return ALL.find(({ id }) => id === asked) ?? ALL.find(({ endings }) => endings.includes(ending)) ?? ALL[0]!;
}
