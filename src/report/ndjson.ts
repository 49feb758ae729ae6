import type { ReportRow } from './row.js';
import { visibleJson } from './text.js';

/**
 * One line of JSON for one record of the input, with everything that the screener gave back. Characters that could
 * work on a terminal are written as escapes, which JSON reads back as what they were: nothing is lost.
 */
export function ndjsonRow({ file, line, lines, id, name, raw, result }: ReportRow): string {
  const { smiles, verdict, ...rest } = result;
  const record = {
    file,
    line,
    ...(lines === 1 ? {} : { lines }),
    id,
    ...(name === undefined ? {} : { name }),
    smiles,
    verdict,
    ...rest,
    ...(raw === undefined ? {} : { raw }),
  };
  return `${visibleJson(record)}\n`;
}
