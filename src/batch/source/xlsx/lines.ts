import type { Line } from '../lines.js';
import { MAX_RECORD } from '../record.js';
import type { SheetRow, Workbook } from './index.js';

/** Rows of a batch. */
const BATCH = 500;

/**
 * The rows of a sheet as lines of a table between tabs, each with the number that the spreadsheet shows beside it, so that
 * one reader of tables serves both.
 */
export async function* linesOfSheet(workbook: Workbook, sheet: string | undefined): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  for await (const row of workbook.rows(sheet)) {
    batch.push(lineOfRow(row));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function lineOfRow({ number, cells }: SheetRow): Line {
  const text = cells.map(quoted).join('\t');
  return text.length > MAX_RECORD
    ? { number, text: text.slice(0, MAX_RECORD), tooLong: true }
    : { number, text, tooLong: false };
}

const quoted = (cell: string): string => {
  const text = cell.replaceAll(/\r\n?/g, '\n');
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
