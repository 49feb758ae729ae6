import { elementOf, isMetal } from '../../chemistry/elements.js';
import { BOND, CLOSE, DIGIT, DOT, END, LETTER_L, LETTER_R, LOWER, OPEN, PERCENT, SQUARE } from './layout.js';

/**
 * What a byte may mean in the structure part of a line, as one table: a positive entry is an atom, a negative one a
 * sign of another kind, 0 anything that the prefilter does not model and leaves to the exact path.
 */
export const TOKEN_OF = new Int32Array(256);

const set = (signs: string, token: number): void => {
  for (const sign of signs) TOKEN_OF[sign.charCodeAt(0)] = token;
};
for (const [letter, element] of Object.entries({ B: 5, C: 6, N: 7, O: 8, F: 9, P: 15, S: 16, I: 53 })) {
  set(letter, element);
  if (element !== 9 && element !== 53) set(letter.toLowerCase(), element | LOWER);
}
set(' \t\r\n', END);
set('0123456789', DIGIT);
set('(', OPEN);
set(')', CLOSE);
set('=#-/\\', BOND);
set('[', SQUARE);
set('.', DOT);
set('%', PERCENT);
set('l', LETTER_L);
set('r', LETTER_R);

/** The bond that a sign writes: 1 single (slants too), 2 double, 3 triple; 0 where nothing is written. */
export const BOND_OF = new Uint8Array(256);
for (const [sign, order] of Object.entries({ '-': 1, '/': 1, '\\': 1, '=': 2, '#': 3 }))
  BOND_OF[sign.charCodeAt(0)] = order;

/**
 * A random number for each element: the sum over a component's atoms is the same for the same composition, and hardly
 * ever for another. Hydrogen counts for nothing, so that it does not matter how it is written.
 */
export const WEIGHT_OF = new Int32Array(128);
let seed = 0x5eed;
for (let e = 2; e < 128; e++) {
  seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + e;
  seed = Math.imul(seed ^ (seed >>> 12), 0x297a2d39);
  seed ^= seed >>> 15;
  // Of 17 bits, so that those of the longest text add up to an exact 32-bit number.
  WEIGHT_OF[e] = seed & 0x1ffff;
}

export const IS_METAL = new Uint8Array(128);
for (let e = 1; e <= 118; e++) IS_METAL[e] = isMetal(e) ? 1 : 0;

/** Symbols in brackets: element by `first letter & 31` and `second letter & 31` (0 for none), both capital and small. */
export const CAPITAL_SYMBOL = new Uint8Array(1024);
for (let a = 1; a <= 26; a++)
  for (let b = 0; b <= 26; b++) CAPITAL_SYMBOL[(a << 5) | b] = elementOf(a + 64, b === 0 ? 0 : b + 96);

/** Elements that may stand in lower case: one letter, or two where the pair is known. */
export const SMALL_SYMBOL = new Uint8Array(1024);
for (const symbol of ['b', 'c', 'n', 'o', 'p', 's', 'as', 'se', 'si', 'te'])
  SMALL_SYMBOL[((symbol.charCodeAt(0) & 31) << 5) | (symbol.length > 1 ? symbol.charCodeAt(1) & 31 : 0)] =
    elementOf(symbol.charCodeAt(0) - 32, symbol.length > 1 ? symbol.charCodeAt(1) : 0);
