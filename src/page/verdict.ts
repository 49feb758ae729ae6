import type { Status, Verdict } from '../index.js';
import { codeOf, h } from './dom.js';
import { WORDS } from './words.js';

/** `?` where a verdict rests on arguable readings alone, `*` where the days are not known well enough for it. */
const marksOf = ({ arguable, certain }: Pick<Status, 'arguable' | 'certain'>): string =>
  `${arguable ? '?' : ''}${certain ? '' : '*'}`;

/** A verdict in words, with its doubts. */
export const verdictWords = (
  verdict: Verdict,
  { arguable, certain }: Pick<Status, 'arguable' | 'certain'>,
): string =>
  [
    WORDS.verdictsInShort[verdict],
    ...(arguable ? [WORDS.arguable] : []),
    ...(certain || verdict === 'unreadable' ? [] : [WORDS.uncertain]),
  ].join(', ');

/** The verdict's pattern: told apart without colour. */
export const swatch = (verdict: Verdict): HTMLElement =>
  h('i', { class: `swatch f-${verdict}`, 'aria-hidden': 'true' });

/** A jurisdiction with what it says. */
export function chip(id: string, name: string, status: Status): HTMLElement {
  const said = verdictWords(status.verdict, status);
  return h(
    'li',
    { class: `chip v-${status.verdict}`, title: `${name}: ${said}` },
    swatch(status.verdict),
    h('b', {}, codeOf(id)),
    ` ${WORDS.verdictsInShort[status.verdict]}`,
    marksOf(status) === '' ? null : h('b', {}, marksOf(status)),
  );
}
