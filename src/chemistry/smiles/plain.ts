import type { Draft } from '../draft.js';
import { C, N, O, S } from '../elements.js';

/**
 * Atoms of the organic subset, in brackets or without, and silicon, their bonds written as `-`, `=`, `#`, `/`, `\` or not at all, ring
 * numbers and branches; ions of lithium, sodium and potassium that stand alone. In brackets an isotope, hydrogens, a charge and
 * a number of the atom may be told. No hydrogens as atoms, no other elements, no `:`, `$` or arrows.
 */
const SIGNS =
  /^(?:\[(?:Li|Na|K)\+\]\.)*(?:Cl?|Br?|[NOPSFI]|[cnos]|[-=#/()]|\\|\d|%\d\d|\.(?=[^.)])|\.\[(?:Li|Na|K)\+\](?=\.|$)|\[(?:[1-9]\d{0,2})?(?:Cl?|Br?|Si|[NOPSFI]|[cno])@{0,2}(?:H[1-4]?)?(?:[+-][1-4]?)?(?::\d{1,3})?\])+$/;

/**
 * Is this text of the class that OpenChemLib was shown to read as our reader does (test/chemistry/plain.test.ts)? It has the
 * signs above alone, and its aromatic atoms lie in systems of one ring of five or six atoms, or of two such rings that share a
 * bond, made of carbon, nitrogen, oxygen and sulfur, of which nitrogen alone may have a charge.
 *
 * @param text - the structure alone
 * @param draft - what our reader made of it, settled; `ringBonds` stand for a text with lower-case atoms
 * @throws never
 * @example isPlain('Cc1ccccc1', draft); // true
 */
export function isPlain(text: string, draft: Draft): boolean {
  return SIGNS.test(text) && text.charCodeAt(0) !== 46 && (!draft.anyLower || hasSmallSystems(draft));
}

let system = new Uint8Array(256);
const atoms = new Int32Array(11);

function hasSmallSystems(draft: Draft): boolean {
  const { atomCount: n, lower } = draft;
  if (draft.anyDrawn || draft.ringBonds === undefined) return false;
  if (system.length < n) system = new Uint8Array(2 * n);
  system.fill(0, 0, n);
  for (let i = 0; i < n; i++)
    if (lower[i] === 1 && system[i] === 0 && !isSmallSystem(draft, draft.ringBonds, i)) return false;
  return true;
}

/** Walks over the aromatic system from one of its atoms. */
function isSmallSystem(draft: Draft, inRing: Uint8Array, first: number): boolean {
  const { start, to, via, lower } = draft;
  let count = 1;
  let ends = 0;
  let fused = -1;
  let other = -1;
  atoms[0] = first;
  system[first] = 1;
  for (let k = 0; k < count; k++) {
    const atom = atoms[k]!;
    let within = 0;
    let outside = 0;
    let orders = 0;
    for (let e = start[atom]!; e < start[atom + 1]!; e++) {
      const next = to[e]!;
      if (lower[next] === 1 && inRing[via[e]!] === 1) {
        within++;
        if (system[next] === 1) continue;
        if (count > 9) return false;
        system[next] = 1;
        atoms[count++] = next;
      } else {
        outside++;
        orders += draft.order[via[e]!]!;
      }
    }
    ends += within;
    if (!isKnown(draft, atom, within, outside, orders)) return false;
    if (within === 3) {
      if (fused < 0) fused = atom;
      else if (other < 0) other = atom;
      else return false;
    }
  }
  if (fused < 0) return count === 5 || count === 6;
  return other >= 0 && isTwoRings(draft, inRing, fused, other, count) && ends === 2 * (count + 1);
}

function isKnown(draft: Draft, atom: number, within: number, outside: number, orders: number): boolean {
  if (within < 2 || within + outside > 3) return false;
  if (draft.charge[atom] !== 0) return isCharged(draft, atom, within, outside, orders);
  const isBracket = draft.bracket[atom] === 1;
  switch (draft.element[atom]) {
    case C:
      return orders <= 2 && (!isBracket || draft.hydrogens[atom] === (within + outside === 2 ? 1 : 0));
    case N:
      if (!isBracket || draft.hydrogens[atom] === 0) return orders <= 1;
      return draft.hydrogens[atom] === 1 && within + outside === 2;
    case O:
    case S:
      return !isBracket && within + outside === 2;
    default:
      return false;
  }
}

/** A nitrogen with a proton, or with a third bond that is single. */
function isCharged(draft: Draft, atom: number, within: number, outside: number, orders: number): boolean {
  if (draft.element[atom] !== N || draft.charge[atom] !== 1) return false;
  const hydrogens = draft.hydrogens[atom]!;
  return hydrogens <= 1 && within + outside + hydrogens === 3 && orders <= 1;
}

/** Two rings of five or six atoms that share the bond between these two. */
function isTwoRings(draft: Draft, inRing: Uint8Array, fused: number, other: number, count: number): boolean {
  const { start, to, via, lower } = draft;
  let beside = false;
  let one = -1;
  for (let e = start[fused]!; e < start[fused + 1]!; e++) {
    if (lower[to[e]!] === 0 || inRing[via[e]!] === 0) continue;
    if (to[e] === other) beside = true;
    else one = to[e]!;
  }
  if (!beside) return false;
  let size = 2;
  let before = fused;
  let at = one;
  while (at !== other) {
    let next = -1;
    for (let e = start[at]!; e < start[at + 1]!; e++)
      if (lower[to[e]!] === 1 && inRing[via[e]!] === 1 && to[e] !== before) next = to[e]!;
    if (next < 0 || ++size > 6) return false;
    before = at;
    at = next;
  }
  const second = count + 2 - size;
  return size >= 5 && second >= 5 && second <= 6;
}
