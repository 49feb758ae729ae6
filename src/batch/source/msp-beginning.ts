import type { Line } from './lines.js';

/** True for a beginning such as `Name: fentanyl`, and a second line of the same form: a mass-spectrum library. */
export const isSpectrum = (beginning: readonly Line[]): boolean => {
  const lines = beginning.filter(({ text }) => text.trim() !== '');
  return /^name:\s/i.test(lines[0]?.text ?? '') && /^[A-Za-z][\w #]{0,40}:/.test(lines[1]?.text ?? '');
};
