import type { Issue } from './issue.js';

/** How much text stands on either side of the place, where the whole would be too long for a terminal. */
const WINDOW = 34;

/**
 * How does a person see what an issue is about? Two lines, the text and a caret under the place; long texts are cut
 * to a window around it, with `…` where something was left out. Control characters show as `�`.
 *
 * @param text - the text that was read
 * @param issue - an issue that `readMolecules` gave for it
 * @returns two lines joined by a line feed; the text alone where the issue names no place
 * @throws never
 * @example renderIssue('C(C', issue); // 'C(C\n ^'
 */
export function renderIssue(text: string, issue: Issue): string {
  const at = issue.at ?? { offset: 0, length: 0 };
  const shown = text.length <= 2 * WINDOW + 8;
  const from = shown ? 0 : Math.max(0, at.offset - WINDOW);
  const to = shown
    ? text.length
    : Math.min(text.length, at.offset + Math.max(1, Math.min(at.length, WINDOW)) + WINDOW);
  const head = from > 0 ? '…' : '';
  const tail = to < text.length ? '…' : '';
  const line = head + text.slice(from, to).replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, '\ufffd') + tail;
  if (!issue.at) return line;
  const carets = Math.max(1, Math.min(at.length, to - at.offset));
  return `${line}\n${' '.repeat(head.length + at.offset - from)}${'^'.repeat(carets)}`;
}
