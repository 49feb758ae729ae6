import { type ScreenedList, type ScreenLinesOptions, screened } from '../screen-lines.js';
import { openScreening } from './engine.js';

/**
 * Judges the list in a file; see {@link screenLines}.
 *
 * @param path - the file's path, or `-` for standard input
 * @param options - see {@link ScreenLinesOptions}
 * @returns see {@link screenLines}
 * @throws see {@link screenLines}
 * @example
 * for await (const { id, result } of screenFile('stock.smi.gz', { flagged: true })) console.log(id, result.verdict);
 */
export const screenFile = (path: string, options: ScreenLinesOptions = {}): ScreenedList =>
  screened(options, ({ screener, made, engine }) => openScreening(path, screener, made, engine));
