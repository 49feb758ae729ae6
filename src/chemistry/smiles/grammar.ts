import {
  AROMATIC,
  ARROW_TO_A,
  ARROW_TO_B,
  DOUBLE,
  type Draft,
  QUADRUPLE,
  SINGLE,
  TRIPLE,
  UNWRITTEN,
} from '../draft.js';
import { B, BR, C, CL, elementOf, F, I, N, O, P, S } from '../elements.js';
import type { Issue } from '../issue.js';
import type { Reason } from '../reasons.js';
import { bracketAtom } from './bracket-atom.js';
import { BRANCH_CLOSED, BRANCH_OPENED, Cursor, isCapital, isLowercase, NO_BOND, NOTHING } from './cursor.js';
import { beginRings, ringBond, ringsAreClosed } from './ring-bonds.js';

/**
 * The largest structure that is read, in atoms; a text above it is an error, never cut off.
 * The largest drug-like molecules in public collections have some hundreds of atoms; the bound is there so that no
 * single line can hold up a run of a billion.
 */
export const MAX_ATOMS = 20_000;

/** The longest text that is read, in UTF-16 units. */
export const MAX_TEXT = 200_000;

/** What a character begins, per character of ASCII; 0 for what no production takes. */
const BEGINS = new Uint8Array(128);
const ALIPHATIC_ATOM = 1;
const AROMATIC_ATOM = 2;
const BRACKET_ATOM = 3;
const BOND = 4;
const RING_BOND = 5;
const BRANCH = 6;
const BRANCH_END = 7;
const DOT = 8;
const begin = (signs: string, what: number): void => {
  for (const sign of signs) BEGINS[sign.charCodeAt(0)] = what;
};
begin('BCNOPSFI', ALIPHATIC_ATOM);
begin('bcnops', AROMATIC_ATOM);
begin('[', BRACKET_ATOM);
begin('-=#$:/\\<', BOND);
begin('0123456789%', RING_BOND);
begin('(', BRANCH);
begin(')', BRANCH_END);
begin('.', DOT);

/** The element of an atom without brackets, by its letter. Cl and Br go by their second letter as well. */
const ELEMENT_OF = new Uint8Array(128);
for (const [letter, element] of Object.entries({ B, C, N, O, P, S, F, I })) {
  ELEMENT_OF[letter.charCodeAt(0)] = element;
  ELEMENT_OF[letter.toLowerCase().charCodeAt(0)] = element;
}

const cursor = new Cursor();

/**
 * What does the text say, by the grammar of OpenSMILES alone?
 *
 * Reads from left to right with its own stack, so that depth costs memory and never the call stack. Where the
 * grammar is broken but the meaning is not in doubt, it goes on with a warning; where meaning is at stake, it stops.
 *
 * @param text - the text
 * @param from - 0-based offset at which the structure begins
 * @param end - offset at which it ends
 * @param draft - cleared and filled with the atoms and bonds as written
 * @param issues - receives what was wrong (errors) and odd (warnings)
 * @returns true where the text was read to its end
 * @throws never
 * @example readGrammar('CCO', 0, 3, draft, issues); // true, draft.atomCount is 3
 */
export function readGrammar(text: string, from: number, end: number, draft: Draft, issues: Issue[]): boolean {
  draft.clear();
  cursor.begin(text, from, end, draft, issues);
  beginRings();
  return chain(cursor) && terminator(cursor, from);
}

/** chain ::= branched_atom (bond? branched_atom | DOT branched_atom)*, with branches and ring bonds where they come. */
function chain(cursor: Cursor): boolean {
  const { text, end } = cursor;
  while (cursor.at < end) {
    const c = text.charCodeAt(cursor.at);
    const what = c < 128 ? BEGINS[c]! : 0;
    const isRead = what <= AROMATIC_ATOM && what !== 0 ? organicAtom(cursor, c) : other(cursor, c, what);
    if (!isRead) return false;
  }
  return true;
}

/** Whatever is no atom of the organic subset, which most characters are. */
function other(cursor: Cursor, c: number, what: number): boolean {
  switch (what) {
    case BRACKET_ATOM:
      return atomInBrackets(cursor);
    case BOND:
      return bond(cursor, c);
    case RING_BOND:
      return ringBond(cursor);
    case BRANCH:
      return branch(cursor);
    case BRANCH_END:
      return branchEnd(cursor);
    case DOT:
      return dot(cursor);
    default:
      return cursor.fail(...strange(cursor.text, cursor.at, cursor.end));
  }
}

/** aliphatic_organic ::= 'B' | 'C' | 'N' | 'O' | 'S' | 'P' | 'F' | 'Cl' | 'Br' | 'I'; aromatic_organic ::= 'b' | 'c' | … */
function organicAtom(cursor: Cursor, c: number): boolean {
  const { draft, at } = cursor;
  if (draft.atomCount === MAX_ATOMS) return cursor.fail('too-large', at, cursor.end - at);
  let element = ELEMENT_OF[c]!;
  let length = 1;
  const lower = c >= 97 ? 1 : 0;
  if (lower === 1) draft.anyLower = true;
  else if (c === 67 && at + 1 < cursor.end && cursor.text.charCodeAt(at + 1) === 108) {
    element = CL;
    length = 2;
  } else if (c === 66 && at + 1 < cursor.end && cursor.text.charCodeAt(at + 1) === 114) {
    element = BR;
    length = 2;
  }
  const atom = draft.addAtom(element, lower, at, length);
  cursor.at = at + length;
  join(cursor, atom);
  return true;
}

function atomInBrackets(cursor: Cursor): boolean {
  const { draft, at } = cursor;
  if (draft.atomCount === MAX_ATOMS) return cursor.fail('too-large', at, cursor.end - at);
  const atom = draft.addAtom(0, 0, at, 1);
  if (!bracketAtom(cursor, atom)) return false;
  draft.length[atom] = cursor.at - at;
  join(cursor, atom);
  return true;
}

/** Binds an atom to the one before it. */
function join(cursor: Cursor, atom: number): void {
  const { draft, previous, order } = cursor;
  draft.parent[atom] = previous;
  if (previous >= 0) draft.addBond(previous, atom, order === NO_BOND ? UNWRITTEN : order, cursor.slant);
  cursor.order = NO_BOND;
  cursor.slant = 0;
  cursor.previous = atom;
  cursor.after = NOTHING;
}

/** bond ::= '-' | '=' | '#' | '$' | ':' | '/' | '\'; and the arrows `->` and `<-`. */
function bond(cursor: Cursor, c: number): boolean {
  const { at, draft } = cursor;
  const next = cursor.sign(at + 1);
  let order = SINGLE;
  let slant = 0;
  let length = 1;
  switch (c) {
    case 45: // -
      if (next === 62) {
        order = ARROW_TO_B;
        length = 2;
        draft.anyArrow = true;
      }
      break;
    case 60: // <
      if (next !== 45) return cursor.fail(...strange(cursor.text, at, cursor.end));
      order = ARROW_TO_A;
      length = 2;
      draft.anyArrow = true;
      break;
    case 61:
      order = DOUBLE;
      break;
    case 35:
      order = TRIPLE;
      break;
    case 36:
      order = QUADRUPLE;
      break;
    case 58:
      order = AROMATIC;
      break;
    case 47: // /
      slant = 1;
      break;
    case 92: // \
      slant = -1;
      if (next === 92) {
        length = 2;
        cursor.warn('backslash-doubled', at, 2);
      }
      break;
  }
  if (cursor.order !== NO_BOND) return cursor.fail('bond-double', cursor.bondAt, at + length - cursor.bondAt);
  if (cursor.previous < 0) return cursor.fail('bond-start', at, length);
  cursor.order = order;
  cursor.slant = slant;
  if (slant !== 0) draft.slanted = true;
  cursor.bondAt = at;
  cursor.bondLength = length;
  cursor.at = at + length;
  return true;
}

/** branch ::= '(' chain ')' | '(' bond chain ')' | '(' dot chain ')', its beginning. */
function branch(cursor: Cursor): boolean {
  if (cursor.previous < 0 || cursor.after === BRANCH_OPENED) return cursor.fail('branch-start', cursor.at, 1);
  if (!bondIsUsed(cursor)) return false;
  cursor.openBranch();
  cursor.at++;
  return true;
}

function branchEnd(cursor: Cursor): boolean {
  const { at } = cursor;
  if (cursor.depth === 0) return cursor.fail('branch-close', at, 1);
  if (cursor.after === BRANCH_OPENED) {
    const openedAt = cursor.branchAt[cursor.depth - 1]!;
    return cursor.fail('branch-empty', openedAt, at + 1 - openedAt);
  }
  if (!bondIsUsed(cursor)) return false;
  cursor.previous = cursor.branchAtom[--cursor.depth]!;
  cursor.after = BRANCH_CLOSED;
  cursor.at++;
  return true;
}

/** dot ::= '.'; a branch may begin with one: `C(.O)C`. */
function dot(cursor: Cursor): boolean {
  const { at } = cursor;
  if (!bondIsUsed(cursor)) return false;
  if (cursor.previous < 0 && cursor.after !== BRANCH_OPENED) cursor.warn('stray-dot', at, 1);
  cursor.previous = -1;
  cursor.at++;
  if (cursor.at === cursor.end && cursor.depth === 0) cursor.warn('stray-dot', at, 1);
  return true;
}

/** terminator: nothing may be left open. */
function terminator(cursor: Cursor, from: number): boolean {
  if (!bondIsUsed(cursor)) return false;
  for (let d = 0; d < cursor.depth; d++) cursor.fail('branch-open', cursor.branchAt[d]!, 1);
  if (!ringsAreClosed(cursor) || cursor.depth > 0) return false;
  return cursor.draft.atomCount > 0 || cursor.fail('empty', from, cursor.end - from);
}

function bondIsUsed(cursor: Cursor): boolean {
  return cursor.order === NO_BOND || cursor.fail('bond-end', cursor.bondAt, cursor.bondLength);
}

/** Which reason fits a character that no part of the grammar takes? */
function strange(text: string, i: number, end: number): [Reason, number, number] {
  const c = text.charCodeAt(i);
  if (c < 32 || c === 127)
    return c === 9 || c === 10 || c === 13 ? ['white-space', i, 1] : ['control-character', i, 1];
  if (c === 32) return ['white-space', i, 1];
  if (c > 126) return ['not-ascii', i, text.codePointAt(i)! > 0xffff ? 2 : 1];
  if (c === 62 || c === 60) return ['reaction', i, 1];
  if (c === 42) return ['wildcard', i, 1];
  if (c === 93) return ['bracket-close', i, 1];
  if (c === 126 || c === 33 || c === 64 || c === 38 || c === 44 || c === 59) return ['query-bond', i, 1];
  if (c === 82) {
    const next = text.charCodeAt(i + 1);
    if (i + 1 >= end || !isLowercase(next)) return ['r-group', i, 1];
  }
  if (c === 63) return ['query-bond', i, 1];
  if (
    isLowercase(c) &&
    i > 0 &&
    isCapital(text.charCodeAt(i - 1)) &&
    elementOf(text.charCodeAt(i - 1), c) !== 0
  ) {
    return ['atom-needs-brackets', i - 1, 2];
  }
  if (isCapital(c) || isLowercase(c)) {
    const capital = isLowercase(c) ? c - 32 : c;
    const two = i + 1 < end ? elementOf(capital, text.charCodeAt(i + 1)) : 0;
    if (two !== 0) return ['atom-needs-brackets', i, 2];
    if (elementOf(capital, 0) !== 0) return ['atom-needs-brackets', i, 1];
    if (c === 65 || c === 81 || c === 88 || c === 77 || c === 97) return ['query-atom', i, 1];
    return ['atom-unknown', i, 1];
  }
  return ['character', i, 1];
}
