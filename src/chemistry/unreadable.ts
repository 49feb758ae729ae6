import type { Issue } from './issue.js';
import { ODDITIES, type Oddity, REASONS, type Reason } from './reasons.js';

/**
 * Why can this text not be read?
 *
 * @param code - one of the REASONS
 * @param offset - 0-based place in the text, in UTF-16 units
 * @param length - how much of the text is meant, 0 for a place between characters
 * @returns an error issue with the reason's one sentence
 * @example unreadable('ring-open', 1, 1).message; // 'This ring is never closed.'
 */
export function unreadable(code: Reason, offset: number, length: number): Issue {
  return { code, severity: 'error', message: REASONS[code], at: { offset, length } };
}

/**
 * What was odd in this text, though it could be read?
 *
 * @param code - one of the ODDITIES
 * @param offset - 0-based place in the text, in UTF-16 units
 * @param length - how much of the text is meant
 * @returns a warning issue
 * @example oddity('stray-dot', 0, 1).severity; // 'warning'
 */
export function oddity(code: Oddity, offset: number, length: number): Issue {
  return { code, severity: 'warning', message: ODDITIES[code], at: { offset, length } };
}
