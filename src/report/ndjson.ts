import * as z from 'zod';
import { ScreenResult } from '../result.js';
import type { NoneRow, ReportRow } from './row.js';
import { visibleJson } from './text.js';

/** The schema of a record, as JSON Schema (draft 2020-12), for programs in other languages. */
export function recordJsonSchema(): Record<string, unknown> {
  const record = z.object({
    file: z.string(),
    line: z.int().min(1),
    lines: z.int().min(2).optional(),
    id: z.string(),
    name: z.string().optional(),
    raw: z.string().optional(),
    ...ScreenResult.shape,
  });
  return { title: 'A record of onetweak', ...z.toJSONSchema(record) } as Record<string, unknown>;
}

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

/** The rows of verdict `none` of one file, by one of them. */
export function ndjsonNoneRow({ file, result }: ReportRow): NoneRow {
  const { smiles: _, verdict, ...rest } = result;
  const before = visibleJson({ file });
  const after = visibleJson({ verdict, ...rest });
  return {
    pieces: [
      { text: `${before.slice(0, -1)},"line":` },
      { part: 'line' },
      { text: ',"id":"' },
      { part: 'id' },
      { text: '","smiles":"' },
      { part: 'smiles' },
      { text: `",${after.slice(1)}\n` },
    ],
    escaped: '"\\',
    escapedFirst: '',
    longest: Number.POSITIVE_INFINITY,
  };
}
