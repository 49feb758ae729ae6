import type { ScreenResult } from '../result.types.js';
import { briefly } from '../screening/brief.js';
import type { NoneRow, ReportRow } from './row.js';
import { visibleJson } from './text.js';

/** How a record holds its findings: with the register's texts, or by their ids. */
export const FINDINGS = ['full', 'ids'] as const;
export type Findings = (typeof FINDINGS)[number];

/** The rows of ndjson, with the findings as asked. */
export function ndjsonWriter(findings: Findings) {
  const told = (result: ScreenResult) => (findings === 'ids' ? briefly(result) : result);
  return {
    /**
     * One line of JSON for one record of the input. Characters that could work on a terminal are written as escapes, which
     * JSON reads back as what they were: nothing is lost.
     */
    row({ file, line, lines, id, name, raw, own, tariff, inchiKey, result }: ReportRow): string {
      const { smiles, verdict, ...rest } = told(result);
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
        ...(tariff === undefined ? {} : { tariff }),
        ...(inchiKey === undefined ? {} : { inchiKey }),
        ...(own === undefined ? {} : { own: own.map(([heading, cell]) => ({ heading, cell })) }),
      };
      return `${visibleJson(record)}\n`;
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
