import type { IssueCode } from './issue-codes.js';

/**
 * Something that was wrong or odd in the input, as a value.
 *
 * An issue of severity `error` means that the text could not be read as one definite molecule: the verdict is
 * `unreadable`. A `warning` is said beside a verdict and changes nothing.
 */
export interface Issue {
  /** A short stable word for programs, for example `ring-open`. */
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  /** One plain sentence for people. */
  readonly message: string;
  /** Where in the text: a 0-based offset and a length, in UTF-16 units; absent where the whole text is meant. */
  readonly at?: { readonly offset: number; readonly length: number };
}
