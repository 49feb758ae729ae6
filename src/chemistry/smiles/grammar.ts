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
import { AS, B, BR, C, CL, elementOf, F, H, I, isMetal, N, O, P, S, SE, SI, TE } from '../elements.js';
import type { Issue } from '../issue.js';
import { oddity, type Reason, unreadable } from '../unreadable.js';

/**
 * The largest structure that is read, in atoms; a text above it is an error, never cut off.
 * The largest drug-like molecules in public collections have some hundreds of atoms; the bound is there so that no
 * single line can hold up a run of a billion.
 */
export const MAX_ATOMS = 20_000;

/** The longest text that is read, in UTF-16 units. */
export const MAX_TEXT = 200_000;

const NO_BOND = 0;
/** The largest ring number, `%(99999)`. */
const RING_NUMBER_FIGURES = 5;

/** Ring numbers under 100 live in an array; the rare larger ones in a map. */
const ringAtom = new Int32Array(100).fill(-1);
const ringOrder = new Uint8Array(100);
const ringSlant = new Int8Array(100);
const ringAt = new Int32Array(100);
const ringLength = new Int32Array(100);
interface OpenRing {
  atom: number;
  order: number;
  slant: number;
  at: number;
  length: number;
}

let stackAtom = new Int32Array(64);
let stackAt = new Int32Array(64);

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
  let openRings = 0;
  let largeRings: Map<number, OpenRing> | undefined;
  /** Pairs joined by a ring number, to find a second bond between two atoms without walking their neighbours. */
  let ringPairs: Set<number> | undefined;
  let depth = 0;
  /** The atom that the next one is bound to; -1 at the start and after a dot. */
  let prev = -1;
  let order = NO_BOND;
  let slant = 0;
  let bondAt = from;
  let bondLength = 0;
  /** Offset of the last `(` while no atom has followed it, else -1. */
  let branchJustOpened = -1;
  let branchJustClosed = false;
  let i = from;

  const stop = (code: Reason, offset: number, length: number): false => {
    issues.push(unreadable(code, offset, length));
    if (openRings > 0) ringAtom.fill(-1);
    return false;
  };

  while (i < end) {
    const c = text.charCodeAt(i);
    let element = 0;
    let lower = 0;
    let length = 1;
    switch (c) {
      case 67: // C
        if (text.charCodeAt(i + 1) === 108 && i + 1 < end) {
          element = CL;
          length = 2;
        } else element = C;
        break;
      case 99:
        element = C;
        lower = 1;
        break;
      case 78:
        element = N;
        break;
      case 110:
        element = N;
        lower = 1;
        break;
      case 79:
        element = O;
        break;
      case 111:
        element = O;
        lower = 1;
        break;
      case 70:
        element = F;
        break;
      case 83:
        element = S;
        break;
      case 115:
        element = S;
        lower = 1;
        break;
      case 66: // B
        if (text.charCodeAt(i + 1) === 114 && i + 1 < end) {
          element = BR;
          length = 2;
        } else element = B;
        break;
      case 98:
        element = B;
        lower = 1;
        break;
      case 80:
        element = P;
        break;
      case 112:
        element = P;
        lower = 1;
        break;
      case 73:
        element = I;
        break;
    }

    if (element !== 0 || c === 91 /* [ */) {
      if (draft.atomCount === MAX_ATOMS) return stop('too-large', i, end - i);
      const atom = draft.addAtom(element, lower, i, length);
      draft.parent[atom] = prev;
      if (lower === 1) draft.anyLower = true;
      if (element === 0) {
        const next = readBracket(text, i, end, draft, atom, issues);
        if (next < 0) {
          if (openRings > 0) ringAtom.fill(-1);
          return false;
        }
        length = next - i;
        draft.length[atom] = length;
      }
      if (prev >= 0) {
        draft.addBond(prev, atom, order === NO_BOND ? UNWRITTEN : order, slant);
      } else if (order !== NO_BOND) return stop('bond-start', bondAt, bondLength);
      order = NO_BOND;
      slant = 0;
      prev = atom;
      branchJustOpened = -1;
      branchJustClosed = false;
      i += length;
      continue;
    }

    // A bond symbol.
    let symbol = NO_BOND;
    let direction = 0;
    switch (c) {
      case 45: // -
        if (text.charCodeAt(i + 1) === 62 && i + 1 < end) {
          symbol = ARROW_TO_B;
          length = 2;
          draft.anyArrow = true;
        } else symbol = SINGLE;
        break;
      case 60: // <
        if (text.charCodeAt(i + 1) === 45 && i + 1 < end) {
          symbol = ARROW_TO_A;
          length = 2;
          draft.anyArrow = true;
        }
        break;
      case 61:
        symbol = DOUBLE;
        break;
      case 35:
        symbol = TRIPLE;
        break;
      case 36:
        symbol = QUADRUPLE;
        break;
      case 58:
        symbol = AROMATIC;
        break;
      case 47: // /
        symbol = SINGLE;
        direction = 1;
        break;
      case 92: // \
        symbol = SINGLE;
        direction = -1;
        if (text.charCodeAt(i + 1) === 92 && i + 1 < end) {
          length = 2;
          issues.push(oddity('backslash-doubled', i, 2));
        }
        break;
    }
    if (symbol !== NO_BOND) {
      if (order !== NO_BOND) return stop('bond-double', bondAt, i + length - bondAt);
      if (prev < 0) return stop('bond-start', i, length);
      order = symbol;
      slant = direction;
      if (direction !== 0) draft.slanted = true;
      bondAt = i;
      bondLength = length;
      i += length;
      continue;
    }

    if (c === 40 /* ( */) {
      if (prev < 0 || branchJustOpened >= 0) return stop('branch-start', i, 1);
      if (order !== NO_BOND) return stop('bond-end', bondAt, bondLength);
      if (depth === stackAtom.length) {
        const more = new Int32Array(depth * 2);
        more.set(stackAtom);
        stackAtom = more;
        const moreAt = new Int32Array(depth * 2);
        moreAt.set(stackAt);
        stackAt = moreAt;
      }
      stackAtom[depth] = prev;
      stackAt[depth++] = i;
      branchJustOpened = i;
      i++;
      continue;
    }
    if (c === 41 /* ) */) {
      if (depth === 0) return stop('branch-close', i, 1);
      if (branchJustOpened >= 0) return stop('branch-empty', branchJustOpened, i + 1 - branchJustOpened);
      if (order !== NO_BOND) return stop('bond-end', bondAt, bondLength);
      prev = stackAtom[--depth]!;
      branchJustClosed = true;
      i++;
      continue;
    }

    if ((c >= 48 && c <= 57) || c === 37 /* % */) {
      let number = c - 48;
      if (c === 37) {
        number = 0;
        if (text.charCodeAt(i + 1) === 40) {
          let j = i + 2;
          while (j < end && j - i - 2 < RING_NUMBER_FIGURES && isFigure(text.charCodeAt(j))) {
            number = number * 10 + text.charCodeAt(j++) - 48;
          }
          if (j >= end || j === i + 2 || text.charCodeAt(j) !== 41) return stop('ring-number', i, j - i);
          length = j + 1 - i;
        } else {
          if (i + 2 >= end || !isFigure(text.charCodeAt(i + 1)) || !isFigure(text.charCodeAt(i + 2))) {
            return stop('ring-number', i, Math.min(3, end - i));
          }
          number = (text.charCodeAt(i + 1) - 48) * 10 + text.charCodeAt(i + 2) - 48;
          length = 3;
        }
      }
      if (prev < 0 || branchJustOpened >= 0) return stop('ring-start', i, length);
      if (branchJustClosed) issues.push(oddity('ring-after-branch', i, length));
      const place = order === NO_BOND ? i : bondAt;
      let other = -1;
      let otherOrder = NO_BOND;
      let otherSlant = 0;
      let otherAt = 0;
      if (number < 100) {
        other = ringAtom[number]!;
        otherOrder = ringOrder[number]!;
        otherSlant = ringSlant[number]!;
        otherAt = ringAt[number]!;
        if (other < 0) {
          ringAtom[number] = prev;
          ringOrder[number] = order;
          ringSlant[number] = slant;
          ringAt[number] = i;
          ringLength[number] = length;
        } else ringAtom[number] = -1;
      } else {
        largeRings ??= new Map();
        const open = largeRings.get(number);
        if (open) {
          largeRings.delete(number);
          other = open.atom;
          otherOrder = open.order;
          otherSlant = open.slant;
          otherAt = open.at;
        } else largeRings.set(number, { atom: prev, order, slant, at: i, length });
      }
      if (other < 0) openRings++;
      else {
        openRings--;
        ringPairs ??= new Set();
        const code = closeRing(draft, other, prev, otherOrder, otherSlant, order, slant, ringPairs);
        if (code === 'slant-conflict') issues.push(oddity(code, place, i + length - place));
        else if (code) {
          issues.push(unreadable(code, otherAt, 1));
          return stop(code, place, i + length - place);
        }
      }
      order = NO_BOND;
      slant = 0;
      i += length;
      continue;
    }

    if (c === 46 /* . */) {
      if (order !== NO_BOND) return stop('bond-end', bondAt, bondLength);
      if (prev < 0 && branchJustOpened < 0) issues.push(oddity('stray-dot', i, 1));
      prev = -1;
      i++;
      if (i === end && depth === 0) issues.push(oddity('stray-dot', i - 1, 1));
      // A branch may begin with a dot: `C(.O)C`.
      continue;
    }

    return stop(...strange(text, i, end));
  }

  if (order !== NO_BOND) return stop('bond-end', bondAt, bondLength);
  if (depth > 0 || openRings > 0) {
    for (let d = 0; d < depth; d++) issues.push(unreadable('branch-open', stackAt[d]!, 1));
    if (openRings > 0) {
      for (let r = 0; r < 100; r++) {
        if (ringAtom[r]! >= 0) issues.push(unreadable('ring-open', ringAt[r]!, ringLength[r]!));
        ringAtom[r] = -1;
      }
      if (largeRings) {
        for (const open of largeRings.values()) issues.push(unreadable('ring-open', open.at, open.length));
      }
    }
    return false;
  }
  if (draft.atomCount === 0) {
    return stop('empty', from, end - from);
  }
  return true;
}

function closeRing(
  draft: Draft,
  a: number,
  b: number,
  orderA: number,
  slantA: number,
  orderB: number,
  slantB: number,
  pairs: Set<number>,
): 'ring-itself' | 'bond-twice' | 'ring-bond' | 'slant-conflict' | null {
  if (a === b) return 'ring-itself';
  const pair = a < b ? a * MAX_ATOMS + b : b * MAX_ATOMS + a;
  if (pairs.has(pair) || draft.parent[a] === b || draft.parent[b] === a) return 'bond-twice';
  pairs.add(pair);
  // An arrow is written from where it stands: seen from the other end it points the other way.
  const turnedB = orderB === ARROW_TO_A ? ARROW_TO_B : orderB === ARROW_TO_B ? ARROW_TO_A : orderB;
  if (orderA !== NO_BOND && turnedB !== NO_BOND && orderA !== turnedB) return 'ring-bond';
  const order = orderA !== NO_BOND ? orderA : turnedB !== NO_BOND ? turnedB : UNWRITTEN;
  const conflict = slantA !== 0 && slantB !== 0 && slantA === slantB;
  draft.addBond(a, b, order, conflict ? 0 : slantA !== 0 ? slantA : -slantB);
  return conflict ? 'slant-conflict' : null;
}

function isFigure(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isSmall(c: number): boolean {
  return c >= 97 && c <= 122;
}

function isCapital(c: number): boolean {
  return c >= 65 && c <= 90;
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
    if (i + 1 >= end || !isSmall(next)) return ['r-group', i, 1];
  }
  if (c === 63) return ['query-bond', i, 1];
  if (
    isSmall(c) &&
    i > 0 &&
    isCapital(text.charCodeAt(i - 1)) &&
    elementOf(text.charCodeAt(i - 1), c) !== 0
  ) {
    return ['atom-needs-brackets', i - 1, 2];
  }
  if (isCapital(c) || isSmall(c)) {
    const capital = isSmall(c) ? c - 32 : c;
    const two = i + 1 < end ? elementOf(capital, text.charCodeAt(i + 1)) : 0;
    if (two !== 0) return ['atom-needs-brackets', i, 2];
    if (elementOf(capital, 0) !== 0) return ['atom-needs-brackets', i, 1];
    if (c === 65 || c === 81 || c === 88 || c === 77 || c === 97) return ['query-atom', i, 1];
    return ['atom-unknown', i, 1];
  }
  return ['character', i, 1];
}

/** Elements that may be written in lower case; silicon is not in OpenSMILES, but toolkits write it. */
function aromaticElement(c: number, next: number): number {
  switch (c) {
    case 97:
      return next === 115 ? AS : 0;
    case 98:
      return B;
    case 99:
      return C;
    case 110:
      return N;
    case 111:
      return O;
    case 112:
      return P;
    case 115:
      return next === 101 ? SE : next === 105 ? SI : S;
    case 116:
      return next === 101 ? TE : 0;
  }
  return 0;
}

/** Reads `[…]` from its opening; returns the offset after it, or -1 after saying what was wrong. */
function readBracket(
  text: string,
  open: number,
  end: number,
  draft: Draft,
  atom: number,
  issues: Issue[],
): number {
  const fail = (code: Reason, offset: number, length: number): -1 => {
    issues.push(unreadable(code, offset, length));
    return -1;
  };
  // Past the end every code is 0, which no part of a bracket takes; a real NUL in the text is caught by `finish`.
  const at = (k: number): number => (k < end ? text.charCodeAt(k) : 0);
  let i = open + 1;

  let figures = 0;
  while (isFigure(at(i))) {
    i++;
    if (++figures > 3) return fail('isotope', open + 1, i - open - 1);
  }

  const symbolAt = i;
  const c = at(i);
  const next = at(i + 1);
  let element = 0;
  if (isCapital(c)) {
    // `Pol` stands for a polymer bead; polonium would end here.
    const bead = c === 80 && next === 111 && at(i + 2) === 108;
    if (isSmall(next) && !bead) element = elementOf(c, next);
    if (element !== 0) i += 2;
    else if (!bead) {
      element = elementOf(c, 0);
      if (element !== 0) i++;
      // D and T for the hydrogen isotopes: no element has these symbols, and every toolkit means the same by them.
      else if ((c === 68 || c === 84) && !isSmall(next) && figures === 0) {
        element = H;
        i++;
      }
    }
  } else if (isSmall(c)) {
    element = aromaticElement(c, next);
    if (element !== 0) {
      i += element === AS || element === SE || element === SI || element === TE ? 2 : 1;
      draft.lower[atom] = 1;
      draft.anyLower = true;
    }
  }
  if (element === 0) {
    let close = i;
    while (close < end && close - i < 20 && text.charCodeAt(close) !== 93) close++;
    const length = Math.max(1, close - symbolAt);
    if (c === 42) return fail('wildcard', symbolAt, 1);
    if (c === 35 || c === 33 || c === 36 || c === 38 || c === 44 || c === 59)
      return fail('query-atom', symbolAt, length);
    if (c === 82 || (c === 80 && next === 111)) return fail('r-group', symbolAt, length);
    if (c === 0 && i >= end) return fail('bracket-open', open, end - open);
    if (c < 32 || c === 127) return fail('control-character', i, 1);
    if (c > 126) return fail('not-ascii', i, text.codePointAt(i)! > 0xffff ? 2 : 1);
    if (c === 65 || c === 81 || c === 88 || c === 77 || c === 97) return fail('query-atom', symbolAt, length);
    return fail(isCapital(c) || isSmall(c) ? 'atom-unknown' : 'bracket-text', symbolAt, length);
  }

  if (at(i) === 64 /* @ */) {
    i++;
    if (at(i) === 64) i++;
    else {
      const most = chiralClasses(at(i), at(i + 1));
      if (most > 0) {
        const numberAt = i + 2;
        let k = numberAt;
        let number = 0;
        while (isFigure(at(k)) && k - numberAt < 2) number = number * 10 + at(k++) - 48;
        // Without a number the arrangement is left open, as RDKit writes it.
        if (k > numberAt && (number < 1 || number > most)) return fail('bracket-text', i, k - i);
        i = k;
      }
    }
  }

  let hydrogens = 0;
  if (at(i) === 72 /* H */) {
    const hydrogenAt = i++;
    hydrogens = 1;
    if (isFigure(at(i))) hydrogens = at(i++) - 48;
    // `[HH]` is not in OpenSMILES, but can only be dihydrogen.
    if (isFigure(at(i)) || (element === H && hydrogens > 1)) {
      return fail('hydrogen-count', hydrogenAt, i - hydrogenAt);
    }
  }

  let charge = 0;
  const sign = at(i);
  if (sign === 43 || sign === 45) {
    const chargeAt = i++;
    charge = 1;
    if (isFigure(at(i))) {
      charge = at(i++) - 48;
      if (isFigure(at(i))) charge = charge * 10 + at(i++) - 48;
    } else {
      while (at(i) === sign) {
        i++;
        charge++;
      }
    }
    if (charge > 15 || isFigure(at(i)) || at(i) === 43 || at(i) === 45) {
      return fail('charge', chargeAt, i - chargeAt);
    }
    if (sign === 45) charge = -charge;
  }

  if (at(i) === 58 /* : */) {
    const classAt = i++;
    const first = i;
    while (isFigure(at(i))) i++;
    if (i === first) return fail('bracket-text', classAt, 1);
  }

  if (at(i) !== 93 || i >= end) {
    if (i >= end) return fail('bracket-open', open, end - open);
    const d = text.charCodeAt(i);
    if (d < 32 || d === 127) return fail('control-character', i, 1);
    if (d > 126) return fail('not-ascii', i, text.codePointAt(i)! > 0xffff ? 2 : 1);
    if (d === 38 || d === 44 || d === 59 || d === 33 || d === 36) return fail('query-atom', i, 1);
    return fail(isSmall(d) && i === symbolAt + 1 && isCapital(c) ? 'atom-unknown' : 'bracket-text', i, 1);
  }
  draft.element[atom] = element;
  draft.charge[atom] = charge;
  draft.hydrogens[atom] = hydrogens;
  draft.bracket[atom] = 1;
  if (charge !== 0) draft.anyCharge = true;
  if (element === H) draft.anyHydrogen = true;
  else if (isMetal(element)) draft.anyMetal = true;
  return i + 1;
}

/** How many arrangements does a chiral class have: TH 2, AL 2, SP 3, TB 20, OH 30; 0 for anything else. */
function chiralClasses(c: number, d: number): number {
  if (c === 84) return d === 72 ? 2 : d === 66 ? 20 : 0;
  if (c === 65) return d === 76 ? 2 : 0;
  if (c === 83) return d === 80 ? 3 : 0;
  if (c === 79) return d === 72 ? 30 : 0;
  return 0;
}
