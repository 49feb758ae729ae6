/**
 * What needs a disk.
 *
 * @module onetweak/node
 */

export type {
  ListProgress,
  ListSummary,
  ResultAs,
  ScreenedLine,
  ScreenedList,
  ScreenLinesOptions,
} from '../batch/list.js';
export { screenFile } from '../batch/node/screen-file.js';
export { SourceError } from '../batch/source/error.js';
export { createHandler, type ServeOptions, type Service, serve } from '../serve/index.js';
