import { screenLinesOn } from '../screen-lines.js';
import { WEB } from './platform.js';

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

/** `screenLines` of `node/index.ts`, which says what it does, where there is no Node. */
export const screenLines: typeof import('../node/index.js').screenLines = (source, options) =>
  screenLinesOn(WEB, source, options);
