import type { Issue } from '../issue.js';
import type { Reason } from '../reasons.js';
import { oddity, unreadable } from '../unreadable.js';

/**
 * May the CXSMILES extension `|…|` be left aside, or does it change which structure is meant?
 *
 * @param text - the whole text
 * @param bar - offset of the `|` that opens the extension
 * @param end - offset at which the trimmed text ends
 * @param issues - receives a warning where it is left aside, an error where it is not
 * @returns the offset at which the structure itself ends, -1 where the text is unreadable
 * @throws never
 * @example readExtension('C[C@H](N)O |&1:1|', 11, 17, issues); // 11: racemic centres change no bond
 */
export function readExtension(text: string, bar: number, end: number, issues: Issue[]): number {
  const close = text.indexOf('|', bar + 1);
  const fail = (code: Reason, offset: number, length: number): -1 => {
    issues.push(unreadable(code, offset, length));
    return -1;
  };
  if (close < 0 || close >= end) return fail('extension-open', bar, end - bar);
  if (close !== end - 1) return fail('extension-text', close + 1, end - close - 1);
  const before = text.charCodeAt(bar - 1);
  if (before > 126) return fail('not-ascii', bar - 1, 1);
  if (before !== 32 && before !== 9) return fail('character', bar, 1);

  for (const [offset, part] of parts(text, bar + 1, close)) {
    const reason = meaning(part);
    if (reason) return fail(reason, offset, part.length);
  }
  issues.push(oddity('extension', bar, end - bar));
  return bar;
}

/** The parts between commas that are not inside parentheses or `$…$`; a part without a key belongs to the last. */
function parts(text: string, from: number, to: number): [number, string][] {
  const found: [number, string][] = [];
  let i = from;
  while (i < to) {
    const begin = i;
    const c = text[i]!;
    if (c === '(') i = closing(text, i, ')', to);
    else if (c === '$') i = closing(text, i, '$', to);
    while (i < to && text[i] !== ',') i++;
    const part = text.slice(begin, i);
    if (found.length > 0 && /^[\d.;*-]/.test(part)) found[found.length - 1]![1] += `,${part}`;
    else if (part !== '') found.push([begin, part]);
    i++;
  }
  return found;
}

function closing(text: string, open: number, mark: string, to: number): number {
  const close = text.indexOf(mark, open + 1);
  return close < 0 || close > to ? to : close;
}

/** Which reason to refuse does this part give? None for what changes no atom and no bond. */
function meaning(part: string): Reason | null {
  // A bracket or a label that is not closed would swallow what follows it, a polymer too.
  if (/^\([-+\d.,;eE ]*\)$/.test(part)) return null;
  if (part.startsWith('(')) return 'extension-unknown';
  if (part.startsWith('$')) {
    if (/^\$_AV:[^$]*\$$/.test(part)) return null;
    return /^\$;*\$$/.test(part) ? null : 'extension-r-group';
  }
  // Stereo groups, ring and double-bond geometry, wedges, lone pairs, radicals, fragments: numbers, and nothing else.
  if (/^(r|a|o\d*|&\d*|c|t|ctu|lp|f|\^\d|@|@@|@:|TB|T[HLE]B|h[ab])(:[-\d.,:;*]*)?$/.test(part)) return null;
  // ChemAxon leaves the comma between wedges out.
  if (/^(w[UD]?(:[-\d.,:;*]*)?)+$/.test(part)) return null;
  if (part.startsWith('atomProp:')) return null;
  if (/^(SgD|SgC)?:?$/.test(part)) return null;
  if (part.startsWith('SgD:')) return null;
  if (part.startsWith('SgH')) return null;
  if (part.startsWith('Sg')) return 'extension-polymer';
  if (part.startsWith('LN')) return 'extension-polymer';
  if (part.startsWith('RG') || part.startsWith('LO') || part.startsWith('LOG')) return 'extension-r-group';
  if (part.startsWith('m:')) return 'extension-multicenter';
  if (/^[CH]:/.test(part)) return 'extension-bond';
  if (/^(s|rb|u):/.test(part)) return 'extension-query';
  return 'extension-unknown';
}
