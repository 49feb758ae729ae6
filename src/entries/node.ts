export { screenFile } from '../batch/node/screen-file.js';
export type {
  ListProgress,
  ListSummary,
  ScreenedLine,
  ScreenedList,
  ScreenLinesOptions,
} from '../batch/screen-lines.js';
export { SourceError } from '../batch/source/record.js';
