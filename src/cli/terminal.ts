import pc from 'picocolors';
import type { Io } from './io.js';

export function terminalWidth(io: Io, terminal: boolean): number {
  return terminal ? Math.min(120, Math.max(72, io.out.columns ?? 100)) : 100;
}

/** Colours on a terminal only, and not where NO_COLOR is set (https://no-color.org). */
export function colorsFor(io: Io, terminal: boolean) {
  return pc.createColors(terminal && !io.env.NO_COLOR && io.env.TERM !== 'dumb');
}
