import type { ListSource, ResultAs, ScreenedList, ScreenLinesOptions } from '../list.js';
import { screenLinesOn } from '../screen-lines.js';
import { NODE } from './platform.js';

export type {
  ListProgress,
  ListRow,
  ListSource,
  ListSummary,
  ResultAs,
  ScreenedLine,
  ScreenedList,
  ScreenLinesOptions,
} from '../list.js';
export { SourceError } from '../source/error.js';
export type { InputFormat } from '../source/format-id.js';

/**
 * Judges a list of any size, record by record, in its order and in flat memory.
 *
 * @param source - bytes (a Node stream, a Web stream, a Blob, chunks) of a SMILES list, a table or an SD file, each also
 * gzipped; or an iterable of lines (`CCO ethanol`) or of rows (`{ smiles, id, name }`)
 * @param options - see {@link ScreenLinesOptions}
 * @returns the records, to be read once, and their summary; reading slowly slows the work down, leaving ends it
 * @throws TypeError at once where an option is wrong; SourceError while reading, where the list cannot be read to its end
 * @example
 * const list = screenLines(['CCO a', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 b'], { flagged: true });
 * const found = [];
 * for await (const { line, id, result } of list) found.push(line, id, result.verdict);
 * found; // [2, 'b', 'listed']
 * (await list.summary).records; // 2
 */
export function screenLines<F extends 'full' | 'ids' = 'full'>(
  source: ListSource,
  options: ScreenLinesOptions<F> = {},
): ScreenedList<ResultAs<F>> {
  return screenLinesOn(NODE, source, options);
}
