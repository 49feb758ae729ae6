import type { DayScreener, ScreenerOptions } from '../../screening/index.js';
import { type EngineOptions, type Screening, screenBytesOn } from '../engine/index.js';
import type { PlainFile } from '../source/index.js';
import { readBytes } from './files.js';
import { NODE } from './platform.js';

/** Opens a file, or standard input for `-`, to be judged by a screener made with these options. */
export function openScreening(
  path: string,
  screener: DayScreener,
  made: ScreenerOptions,
  options: EngineOptions = {},
): Promise<Screening> {
  let file: PlainFile | undefined;
  const bytes = readBytes(path, options.signal, options.onBytes, (plain) => {
    file = plain;
  });
  return screenBytesOn(NODE, bytes, path, screener, made, options, () => file);
}

/** The same for bytes from anywhere. */
export const screenBytes = (
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  screener: DayScreener,
  made: ScreenerOptions,
  options: EngineOptions = {},
): Promise<Screening> => screenBytesOn(NODE, bytes, path, screener, made, options);
