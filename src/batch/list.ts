import type { BriefResult, ReadResult, ScreenResult, Verdict } from '../result.types.js';
import type { ScreenerOptions } from '../screening/options.js';
import type { InputFormat } from './source/format-id.js';

/**
 * Options of `screenLines` and `screenFile`: those of a screener, and these.
 *
 * @example
 * const options: ScreenLinesOptions = { jurisdictions: ['us'], flagged: true, threads: 2 };
 */
export interface ScreenLinesOptions<F extends 'full' | 'ids' = 'full'> extends ScreenerOptions {
  /** True: only records of another verdict than `none`. */
  readonly flagged?: boolean;
  /** True: every record by the exact path. `auto`, the default: so for lists up to 64 KiB. False: the prefilter for small lists too. */
  readonly exact?: boolean | 'auto';
  /** Threads to judge on; by default one for each processor, for lists of bytes of more than 16 MiB. Rows are judged on one. */
  readonly threads?: number;
  /** Format of bytes; found out from their beginning where absent. */
  readonly format?: InputFormat;
  /** The table's column of SMILES, of ids, of declared names: its heading, or its number from 1. */
  readonly column?: string;
  /** The table's column of ids, by its heading or its number from 1; of an SD file the data item. */
  readonly idColumn?: string;
  /** The same of declared names. */
  readonly nameColumn?: string;
  /** The sheet of a workbook; the first that is visible where absent. */
  readonly sheet?: string;
  /** What parts the cells of a table, one sign; found by the heading where absent. */
  readonly delimiter?: string;
  /** Encoding of bytes, by its name; by their mark, else UTF-8, where absent. */
  readonly encoding?: string;
  /** Lines (of a workbook rows) at the beginning that are not looked at. */
  readonly skipLines?: number;
  /** Columns of a table whose cells come back in `own`: headings, or numbers from 1; `['all']` for every one. */
  readonly keepColumns?: readonly string[];
  /** Lines that are read of the list, of rows rows; a thousand million where absent. Where there are more, reading ends with a SourceError. */
  readonly maxLines?: number;
  /** Bytes of it that are read, unpacked; a hundred thousand million where absent. The same. */
  readonly maxBytes?: number;
  /** Whether results hold their findings in full, the default, or by their ids alone: a tenth of the memory. */
  readonly findings?: F;
  /** Ends the work; reading on throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called some ten times a second, and at the end. */
  readonly onProgress?: (progress: ListProgress) => void;
}

/** How far a list is read. */
export interface ListProgress {
  /** Bytes read so far, packed as they came; 0 for rows. */
  readonly bytes: number;
  /** Records judged so far. */
  readonly records: number;
  /** Records of another verdict than `none`. */
  readonly flagged: number;
}

/**
 * A structure with what the caller calls it.
 *
 * @example
 * const row: ListRow = { smiles: 'CCO', id: 'MOL-1', name: 'ethanol' };
 */
export interface ListRow {
  /** The structure as SMILES. */
  readonly smiles: string;
  /** What the caller calls it. */
  readonly id?: string;
  /** The declared name. */
  readonly name?: string;
}

/** Results in full, or in short with the findings by their ids. */
export type ResultAs<F extends 'full' | 'ids'> = F extends 'ids' ? BriefResult : ScreenResult;

/** A record of a list, judged. */
export interface ScreenedLine<Result = ScreenResult> {
  /** 1-based number of the record's first line; of a row, its place. */
  readonly line: number;
  /** Lines that the record takes; 1 but for quoted cells that go over several, and entries of an SD file. */
  readonly lines: number;
  /** What the list calls the record; empty where it calls it nothing. */
  readonly id: string;
  /** The declared name, where there is one. */
  readonly name?: string;
  /** The text that was judged. */
  readonly smiles: string;
  /** The line as it stood, its beginning at least, where it holds no text to judge. */
  readonly raw?: string;
  /** Cells of the columns that were asked for with `keepColumns`, in that order, as they are written. */
  readonly own?: readonly string[];
  /** What the screening says of it. */
  readonly result: Result;
}

/** Where every line of a list went, and what came of it. `lines` is the sum of the five counts that follow it. */
export interface ListSummary extends Pick<ReadResult, 'jurisdictions' | 'asOf' | 'register'> {
  /** False where reading was left before the end. */
  readonly complete: boolean;
  /** Lines read; of rows, rows. */
  readonly lines: number;
  /** Records judged. */
  readonly records: number;
  /** Further lines of records that take several. */
  readonly continued: number;
  /** Lines of headings and titles. */
  readonly headings: number;
  /** Blank lines. */
  readonly blank: number;
  /** Lines of comments, and rows that sum up others. */
  readonly comments: number;
  /** What was understood of the list, in words. */
  readonly understood: string;
  /** Records by verdict, whether they were given or, with `flagged`, not. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Records of verdict `none` that the prefilter rejected: their texts were not checked. */
  readonly rejected: number;
}

/** A list being judged. */
export interface ScreenedList<Result = ScreenResult> extends AsyncIterable<ScreenedLine<Result>> {
  /** Resolved when the reading ends, at the list's end or before; rejected where reading throws. */
  readonly summary: Promise<ListSummary>;
}

/** Bytes of a list in any form, gzipped or not; or its lines, or rows. */
export type ListSource =
  | AsyncIterable<Uint8Array | string | ListRow>
  | Iterable<Uint8Array | string | ListRow>
  | ReadableStream<Uint8Array>
  | Blob;
