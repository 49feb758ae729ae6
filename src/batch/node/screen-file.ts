import type { ResultAs, ScreenedList, ScreenLinesOptions } from '../list.js';
import { screened } from '../screen-lines.js';
import { openScreening } from './engine.js';

/**
 * Judges the list in a file; as `screenLines` of `onetweak/batch` does.
 *
 * @param path - the file's path, or `-` for standard input
 * @param options - see {@link ScreenLinesOptions}
 * @returns as `screenLines` does
 * @throws as `screenLines` does
 * @example
 * const found = [];
 * for await (const { id, result } of screenFile('fixtures/ten.smi', { flagged: true })) found.push(result.verdict);
 * found; // ['listed', 'listed', 'listed', 'unreadable']
 */
export function screenFile<F extends 'full' | 'ids' = 'full'>(
  path: string,
  options: ScreenLinesOptions<F> = {},
): ScreenedList<ResultAs<F>> {
  return screened(options, ({ screener, made, engine }) => openScreening(path, screener, made, engine));
}
