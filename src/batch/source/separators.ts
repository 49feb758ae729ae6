import type { Issue } from '../../chemistry/issue.js';

/**
 * What parts lines or records in other systems, and is no line end here: NUL, VT, FF, FS, GS, RS, US, NEL, LS, PS.
 * Behind one of them another structure may stand. The prefilter keeps every line that has one
 * (prefilter/assembly/index.ts).
 */
const SEPARATOR = /[\0\v\f\x1c-\x1f\x85\u2028\u2029]/;

const NAMES: Readonly<Record<string, string>> = {
  '\0': 'a NUL',
  '\v': 'a vertical tab',
  '\f': 'a form feed',
  '\x1c': 'a file separator',
  '\x1d': 'a group separator',
  '\x1e': 'a record separator',
  '\x1f': 'a unit separator',
  '\x85': 'a next-line sign',
  '\u2028': 'a line separator',
  '\u2029': 'a paragraph separator',
};

/** Where a text has its first separator; -1 where it has none. */
export const separatorAt = (text: string): number => text.search(SEPARATOR);

/** The issue of a record that cannot be judged for the separator at that place of its text. */
export function separatorIssue(text: string, at: number, what: 'line' | 'cell'): Issue {
  const sign = text[at] ?? '';
  const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'separator-in-line',
    severity: 'error',
    message:
      `Character ${at + 1} of the ${what} is ${NAMES[sign] ?? 'a separator'} (U+${code}): what follows may be another record. ` +
      'End each record with a line end.',
  };
}
