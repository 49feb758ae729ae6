import type { Evidence, ScreenResult } from '../result.types.js';
import type { Colors } from './colors.js';
import type { CardMaker } from './html/card.js';
import type { CardsBeside } from './html/index.js';
import type { RowSink } from './ndjson-again.js';
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
  /** The same, written at once, where that is known to be quicker; false, and nothing is written, where it is not. */
  rowInto?(row: ReportRow, sink: RowSink): boolean;
  /** What the rows of verdict `none` of one file have in common, given one of them. */
  noneRow?(row: ReportRow): NoneRow;
  /** Waits for what is made on other threads; asked before `foot`. */
  settled?(): Promise<void>;
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
  /** Has cards of the HTML report made on another thread too, where there is one. */
  readonly cardsBeside?: (here: CardMaker) => CardsBeside;
}

/** What more a record may tell. */
export type Extra = 'tariff' | 'inchikey';

/** What comes after the last record, as pieces. */
export function footOf(renderer: Renderer, summary: Summary): Iterable<string | Uint8Array> {
  const foot = renderer.foot?.(summary) ?? [];
  return typeof foot === 'string' || foot instanceof Uint8Array ? [foot] : foot;
}
