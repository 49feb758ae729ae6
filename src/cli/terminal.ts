import pc from 'picocolors';
import type { Io } from './io.js';

/** Columns to write in: those of the terminal, within what can be read; a file has 100. */
export function terminalWidth(io: Io, terminal: boolean): number {
  return terminal ? Math.min(120, Math.max(40, io.out.columns ?? 100)) : 100;
}

/** When there are colours: where there is a terminal, always or never. */
export const COLOR_WHEN = ['auto', 'always', 'never'] as const;
export type ColorWhen = (typeof COLOR_WHEN)[number];

/**
 * Colours on a terminal only, and not where NO_COLOR is set (https://no-color.org); FORCE_COLOR asks for them elsewhere, and
 * `--color` has the last word.
 */
export function colorsFor(io: Io, terminal: boolean, when: ColorWhen = 'auto') {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const auto = !NO_COLOR && (forced || (terminal && TERM !== 'dumb'));
  return pc.createColors(when === 'auto' ? auto : when === 'always');
}
