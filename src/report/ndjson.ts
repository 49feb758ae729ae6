import type { ScreenResult } from '../result.types.js';
import { briefly } from '../screening/brief.js';
import { keptText, type RowSink, writeAgain } from './ndjson-again.js';
import type { NoneRow, ReportRow } from './row.js';
import { visibleJson } from './text.js';

/** How a record holds its findings: with the register's texts, or by their ids. */
export const FINDINGS = ['full', 'ids'] as const;
export type Findings = (typeof FINDINGS)[number];

/** What stands in a record before its verdict. */
const before = ({ file, line, lines, id, name, result: { smiles } }: ReportRow) => ({
  file,
  line,
  ...(lines === 1 ? {} : { lines }),
  id,
  ...(name === undefined ? {} : { name }),
  smiles,
});

/** What stands behind all that is the result's. */
const behind = ({ raw, tariff, inchiKey, own }: ReportRow) => ({
  ...(raw === undefined ? {} : { raw }),
  ...(tariff === undefined ? {} : { tariff }),
  ...(inchiKey === undefined ? {} : { inchiKey }),
  ...(own === undefined ? {} : { own: own.map(([heading, cell]) => ({ heading, cell })) }),
});

/** The rows of ndjson, with the findings as asked. */
export function ndjsonWriter(findings: Findings) {
  const told = (result: ScreenResult) => (findings === 'ids' ? briefly(result) : result);
  const kept = findings === 'full' ? keptText() : undefined;
  return {
    /**
     * One line of JSON for one record of the input. Characters that could work on a terminal are written as escapes, which
     * JSON reads back as what they were: nothing is lost.
     */
    row(row: ReportRow): string {
      const { verdict, smiles: _, ...rest } = told(row.result);
      return `${visibleJson({ ...before(row), verdict, ...rest, ...behind(row) })}\n`;
    },
    rowInto(row: ReportRow, sink: RowSink): boolean {
      const text = kept?.(row.result);
      if (text === undefined) return false;
      sink.text(visibleJson(before(row)).slice(0, -1));
      writeAgain(text, row.result, sink);
      const more = visibleJson(behind(row));
      sink.text(more === '{}' ? '}\n' : `,${more.slice(1)}\n`);
      return true;
    },
    /** The rows of verdict `none` of one file, by one of them. */
    noneRow({ file, result }: ReportRow): NoneRow {
      const { smiles: _, verdict, ...rest } = told(result);
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
    },
  };
}
