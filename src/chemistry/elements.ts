/** What the reader knows of each element: its symbol, whether it is a metal, and how many bonds it bears. */

const SYMBOLS = (
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr ' +
  'Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu ' +
  'Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr ' +
  'Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og'
).split(' ');

/** Atomic numbers by name, so that rules read as chemistry. */
export const H = 1;
export const B = 5;
export const C = 6;
export const N = 7;
export const O = 8;
export const F = 9;
export const SI = 14;
export const P = 15;
export const S = 16;
export const CL = 17;
export const GE = 32;
export const AS = 33;
export const SE = 34;
export const BR = 35;
export const SB = 51;
export const TE = 52;
export const I = 53;
export const XE = 54;

/** Letters packed as `first * 128 + second` (second 0 for one letter), to look a symbol up without a string. */
const BY_LETTERS = new Uint8Array(128 * 128);
for (const [i, symbol] of SYMBOLS.entries()) {
  BY_LETTERS[symbol.charCodeAt(0) * 128 + (symbol.length > 1 ? symbol.charCodeAt(1) : 0)] = i + 1;
}

/**
 * Which element has this symbol?
 *
 * @param first - char code of the capital letter
 * @param second - char code of the small letter, 0 for a symbol of one letter
 * @returns the atomic number, 0 where no element is written so
 * @example elementOf('C'.charCodeAt(0), 'l'.charCodeAt(0)); // 17
 */
export function elementOf(first: number, second: number): number {
  return first < 128 && second < 128 ? BY_LETTERS[first * 128 + second]! : 0;
}

/**
 * How is this element written?
 *
 * @param element - atomic number, 1 to 118
 * @returns the symbol; `*` for anything else
 * @example symbolOf(35); // 'Br'
 */
export function symbolOf(element: number): string {
  return SYMBOLS[element - 1] ?? '*';
}

/**
 * Which element is this?
 *
 * @param symbol - an element's symbol, `Br`
 * @returns its atomic number; 0 for anything else
 * @example atomicNumber('Br'); // 35
 */
export function atomicNumber(symbol: string): number {
  return SYMBOLS.indexOf(symbol) + 1;
}

const NON_METALS = new Set([
  1, 2, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18, 32, 33, 34, 35, 36, 51, 52, 53, 54, 85, 86,
]);

const METAL = new Uint8Array(256);
for (let e = 1; e <= SYMBOLS.length; e++) METAL[e] = NON_METALS.has(e) ? 0 : 1;

/**
 * Does this element form salts and complexes rather than bonds that hold a drug's skeleton together?
 *
 * @param element - atomic number
 * @returns true for metals; false for the metalloids B, Si, Ge, As, Sb, Te, whose bonds are read as covalent
 * @example isMetal(11); // true
 */
export function isMetal(element: number): boolean {
  return METAL[element] === 1;
}

/** Normal valences, ascending, by element and charge. What is missing bears any number of bonds. */
const VALENCES = new Map<number, readonly number[]>();
function normal(elements: readonly number[], charge: number, valences: readonly number[]): void {
  for (const e of elements) VALENCES.set(e * 64 + charge + 32, valences);
}
normal([H], 0, [1]);
normal([H], 1, [0]);
normal([H], -1, [0]);
normal([B], 0, [3]);
normal([B], 1, [2]);
normal([B], -1, [4]);
normal([B], -2, [3]);
normal([C], 0, [4]);
normal([C], 1, [3]);
normal([C], -1, [3]);
normal([C], 2, [2]);
normal([C], -2, [2]);
// Five bonds on a neutral nitrogen are an old way to draw nitro, azide and N-oxide; see normalise/pentavalent.ts.
normal([N], 0, [3, 5]);
normal([N], 1, [4]);
normal([N], 2, [3, 5]);
normal([N], -1, [2]);
normal([N], -2, [1]);
normal([N], -3, [0]);
normal([O], 0, [2]);
normal([O], 1, [3]);
normal([O], 2, [4]);
normal([O], -1, [1]);
normal([O], -2, [0]);
normal([F], 0, [1]);
normal([F], 1, [2]);
normal([F], -1, [0]);
normal([SI, GE], 0, [4]);
normal([SI, GE], 1, [3]);
normal([SI, GE], -1, [3, 5]);
normal([SI, GE], -2, [2, 6]);
normal([P, AS, SB], 0, [3, 5]);
normal([P, AS, SB], 1, [4]);
normal([P, AS, SB], -1, [2, 4, 6]);
normal([P, AS, SB], -2, [1, 3, 5]);
normal([P, AS, SB], -3, [0]);
normal([S, SE, TE], 0, [2, 4, 6]);
normal([S, SE, TE], 1, [3, 5]);
normal([S, SE, TE], 2, [4]);
normal([S, SE, TE], -1, [1, 3, 5]);
normal([S, SE, TE], -2, [0, 2, 4, 6]);
normal([CL, BR, I], 0, [1, 3, 5, 7]);
normal([CL, BR, I], 1, [2, 4, 6]);
normal([CL, BR, I], 2, [3, 5]);
normal([CL, BR, I], 3, [4]);
normal([CL, BR, I], -1, [0, 2, 4, 6]);

/**
 * How many bonds, hydrogens included, does an atom like this bear when it is whole?
 *
 * @param element - atomic number
 * @param charge - formal charge
 * @returns the normal valences, ascending; undefined where any number goes (metals, odd charges, noble gases)
 * @example valencesOf(16, 0); // [2, 4, 6]
 */
export function valencesOf(element: number, charge: number): readonly number[] | undefined {
  return VALENCES.get(element * 64 + charge + 32);
}
