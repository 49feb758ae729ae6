import { separatorAt } from './separators.js';

/** As what a trimmed line is counted that is no record; undefined where it is one. */
export function skippedOf(text: string): 'blank' | 'comments' | undefined {
  if (text === '') return 'blank';
  // Behind a separator a structure may stand, in a comment too.
  return text.startsWith('#') && separatorAt(text) < 0 ? 'comments' : undefined;
}
