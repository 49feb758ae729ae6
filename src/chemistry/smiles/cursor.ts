import { Draft } from '../draft.js';
import type { Issue } from '../issue.js';
import type { Oddity, Reason } from '../reasons.js';
import { oddity, unreadable } from '../unreadable.js';

/** No bond symbol between two atoms, as yet. */
export const NO_BOND = 0;

/** Nothing special, the beginning of a branch, or the end of one. */
export const NOTHING = 0;
export const BRANCH_OPENED = 1;
export const BRANCH_CLOSED = 2;

/**
 * Where reading a SMILES has come to. One serves all readings, one after the other, as its draft does: reading is synchronous,
 * and an object for each text was measurable.
 */
export class Cursor {
  text = '';
  /** 0-based offset of the next character, and the offset at which the structure ends. */
  at = 0;
  end = 0;
  draft = new Draft();
  issues: Issue[] = [];

  /** The atom that the next one is bound to; -1 at the start and after a dot. */
  previous = -1;
  /** The bond symbol that was read and not yet used, with its direction and its place. */
  order = NO_BOND;
  slant = 0;
  bondAt = 0;
  bondLength = 0;

  /** Branches that are open: the atom from which each goes out, and its place. */
  depth = 0;
  branchAtom = new Int32Array(64);
  branchAt = new Int32Array(64);
  /** What no atom has followed as yet. */
  after: typeof NOTHING | typeof BRANCH_OPENED | typeof BRANCH_CLOSED = NOTHING;

  begin(text: string, from: number, end: number, draft: Draft, issues: Issue[]): void {
    this.text = text;
    this.at = from;
    this.end = end;
    this.draft = draft;
    this.issues = issues;
    this.previous = -1;
    this.order = NO_BOND;
    this.slant = 0;
    this.depth = 0;
    this.after = NOTHING;
  }

  /** The character at an offset; 0 past the end, which no production takes. */
  sign(at: number): number {
    return at < this.end ? this.text.charCodeAt(at) : 0;
  }

  /** What is wrong, and where: the reading stops. */
  fail(code: Reason, at: number, length: number): false {
    this.issues.push(unreadable(code, at, length));
    return false;
  }

  /** What is odd, and where: the reading goes on. */
  warn(code: Oddity, at: number, length: number): void {
    this.issues.push(oddity(code, at, length));
  }

  openBranch(): void {
    if (this.depth === this.branchAtom.length) {
      this.branchAtom = twice(this.branchAtom);
      this.branchAt = twice(this.branchAt);
    }
    this.branchAtom[this.depth] = this.previous;
    this.branchAt[this.depth++] = this.at;
    this.after = BRANCH_OPENED;
  }

  /** The bond symbol has been used. */
  forgetBond(): void {
    this.order = NO_BOND;
    this.slant = 0;
  }
}

function twice(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
}

export function isFigure(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isLowercase(c: number): boolean {
  return c >= 97 && c <= 122;
}

export function isCapital(c: number): boolean {
  return c >= 65 && c <= 90;
}
