import type { Renderer, Setting } from './renderer.js';

interface Entry {
  /** What `--format` calls it. */
  readonly id: string;
  /** What a person calls it. */
  readonly label: string;
  /** Its media type. */
  readonly mediaType: string;
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

const noHead = (): string => '';

/** The formats of output; the first is taken where nothing else is said. A new one is an entry here and its file. */
export const REPORT_FORMATS = [
  {
    id: 'table',
    label: 'Table',
    mediaType: 'text/plain',
    endings: [],
    about: 'for reading',
    async load({ width, colors, showFile, notes }) {
      const { tableWriter } = await import('./table.js');
      return tableWriter({ width, colors, showFile, notes });
    },
  },
  {
    id: 'csv',
    label: 'CSV',
    mediaType: 'text/csv',
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
    label: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
    label: 'NDJSON',
    mediaType: 'application/x-ndjson',
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
    label: 'HTML report',
    mediaType: 'text/html',
    endings: ['html', 'htm'],
    about: 'a report of one file, with pictures; needs no network',
    async load({ explainer, commandLine, showFile, cardsBeside: beside }) {
      const { htmlWriter } = await import('./html/index.js');
      const writer = htmlWriter({ explain: await explainer(), commandLine, showFile, beside });
      return {
        head: noHead,
        row(row) {
          writer.add(row);
          return '';
        },
        settled: writer.settled,
        foot: (sum) => writer.page(sum),
      };
    },
  },
  {
    id: 'sdf',
    label: 'SDF',
    mediaType: 'chemical/x-mdl-sdfile',
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

/**
 * The formats that are bytes and no text.
 *
 * @example
 * const id: BinaryFormatId = 'xlsx';
 */
export type BinaryFormatId = Extract<
  (typeof REPORT_FORMATS)[number],
  {
    /** It is bytes. */
    readonly isBinary: true;
  }
>['id'];

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
