import type { Draft } from '../draft.js';
import type { Issue } from '../issue.js';

/** One rule by which different writings of a substance become one. */
export interface Rule {
  readonly name: string;
  /** Why the two writings mean the same substance. */
  readonly why: string;
  /** Changes the draft; returns false where the text turned out not to be one definite molecule. */
  apply(draft: Draft, dead: Uint8Array, issues: Issue[]): boolean;
}
