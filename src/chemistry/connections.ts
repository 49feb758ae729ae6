import { H } from './elements.js';
import type { Molecule } from './molecule.js';

/** Rounds after which atoms of a usual molecule are told apart as far as they can be; more cost more and tell little. */
const ROUNDS = 12;

/**
 * Do two molecules surely differ in what is bound to what? Hydrogens, orders of bonds, charges and stereo are left aside,
 * so that tautomers, mesomers and protonated forms are the same; atoms are told apart by their surroundings, so that a few
 * different graphs are taken for the same, and none that are the same for different.
 *
 * @param a - a molecule as `readMolecules` gives it
 * @param b - another
 * @returns true where no numbering of atoms makes their connections the same
 * @throws never
 * @example
 * const [one, other] = ['CCCO', 'CC(C)O'].map((text) => readMolecules(text).molecules[0]);
 * connectionsDiffer(one, other); // true
 */
export function connectionsDiffer(a: Molecule, b: Molecule): boolean {
  return surroundings(a) !== surroundings(b);
}

/** The atoms by their surroundings, refined round by round, as one text. */
function surroundings(m: Molecule): string {
  const heavy = Array.from({ length: m.size }, (_, i) => i).filter((i) => m.element[i] !== H);
  let colours = new Map(heavy.map((i) => [i, `${m.element[i]}`]));
  for (let round = 0; round < Math.min(ROUNDS, heavy.length); round++) {
    const next = new Map<number, string>();
    for (const i of heavy) {
      const around = m.edges[i]!.flatMap(({ to }) => colours.get(to) ?? []).sort();
      next.set(i, hashed(`${colours.get(i)}(${around.join(',')})`));
    }
    colours = next;
  }
  return [...colours.values()].sort().join();
}

/** 53 bits of a text: colours of 12 rounds would otherwise grow without bound. */
function hashed(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return ((a >>> 0) * 2 ** 21 + (b >>> 11)).toString(36);
}
