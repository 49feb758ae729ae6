import type { Line } from './lines.js';

/** `Name: fentanyl`, `Num Peaks: 12`: what a spectrum says of itself. */
export const isField = (text: string): boolean => /^[A-Za-z][\w #]{0,40}:/.test(text);

/** True for a beginning such as `Name: fentanyl`, and a second line of the same form: a mass-spectrum library. */
export const isSpectrum = (beginning: readonly Line[]): boolean => {
  const lines = beginning.filter(({ text }) => text.trim() !== '');
  return /^name:\s/i.test(lines[0]?.text ?? '') && isField(lines[1]?.text ?? '');
};
