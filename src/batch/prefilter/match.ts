import { type Graph, NONE } from './graph.js';
import { ELEMENT, LOWER, SIZE, TOKEN_MASK, UNSURE } from './layout.js';
import { AMINE, ANY, CARBON, CARBONYL, HALOGEN, OXYGEN, type Pattern } from './pattern.js';
import type { Reader } from './reader.js';

/** How many atoms may be tried on one line before it is left to the exact path. */
const MOST_TRIES = 10_000;
const MOST_NEAR = 3 * SIZE;

export type Matcher = ReturnType<typeof createMatcher>;

/** Lays patterns on a graph. */
export function createMatcher({ node }: Reader, graph: Graph) {
  const { bondsOn, degree, inRing, isUnsaturated, mayBearDouble, near, nearOrder, nearRing, neighbours } =
    graph;
  let tries = 0;
  let chargedNitrogen = false;

  const placed = new Int32Array(128);
  const taken = new Uint8Array(SIZE);

  /**
   * Begins with a line.
   *
   * @param charged - true where a nitrogen stands in brackets: its charge may move double bonds about
   */
  function beginMatching(charged: boolean): void {
    tries = MOST_TRIES;
    chargedNitrogen = charged;
  }

  /** May the pattern lie on the line's atoms with its first atom there? True also where the tries run out. */
  function mayLie(pattern: Pattern, first: number): boolean {
    if (!fits(pattern, 0, first, 0)) return false;
    placed[0] = first;
    taken[first] = 1;
    const found = place(pattern, 1, 0);
    taken[first] = 0;
    return found;
  }

  /** `base` is where the neighbours of this depth may be written. */
  function place(pattern: Pattern, k: number, base: number): boolean {
    if (k === pattern.size) return extrasFit(pattern, base);
    const link = pattern.start[k]!;
    const from = placed[pattern.to[link]!]!;
    const end = neighbours(from, base);
    if (end > MOST_NEAR) return true;
    for (let e = base; e < end; e++) {
      if (--tries < 0) return true;
      const atom = near[e]!;
      if (taken[atom] === 1 || !joins(pattern, link, from, e) || !fits(pattern, k, atom, end)) continue;
      if (!closes(pattern, k, atom, end)) continue;
      placed[k] = atom;
      taken[atom] = 1;
      const found = place(pattern, k + 1, end);
      taken[atom] = 0;
      if (found) return true;
    }
    return false;
  }

  /** The pattern's further bonds to atoms that are already placed. */
  function closes(pattern: Pattern, k: number, atom: number, base: number): boolean {
    let link = pattern.start[k]! + 1;
    if (link === pattern.start[k + 1]!) return true;
    const end = neighbours(atom, base);
    for (; link < pattern.start[k + 1]!; link++) {
      const other = placed[pattern.to[link]!]!;
      let e = base;
      while (e < end && near[e] !== other) e++;
      if (e === end || !joins(pattern, link, atom, e)) return false;
    }
    return true;
  }

  function fits(pattern: Pattern, k: number, atom: number, base: number): boolean {
    const token = node[atom]!;
    if (pattern.elements[k * 128 + (token & ELEMENT)] === 0) return false;
    const ring = pattern.ring[k]!;
    if (ring !== 0 && ring !== (inRing(atom) === 1 ? 1 : -1)) return false;
    const count = degree[atom]!;
    if (count < pattern.least[k]! || count > pattern.most[k]!) return false;
    if (pattern.aromatic[k] === 1 && !mayBeAromatic(atom)) return false;
    if (pattern.multiple[k] === 1 && !mayBearDouble(atom)) return false;
    if (pattern.oxo[k] === 1 && (token & (LOWER | UNSURE)) === 0 && bondsOn(atom) === NONE) return false;
    if (pattern.aliphatic[k] === 1 && (token & LOWER) !== 0 && isBenzene(atom, base)) return false;
    const free = count - pattern.singles[k]!;
    if (free <= 0 || pattern.saturated[k] === 1) {
      const unsaturated = isUnsaturated(atom);
      if (free < (unsaturated ? 1 : 0) || (unsaturated && pattern.saturated[k] === 1)) return false;
    }
    return pattern.kind[k] === 0 || isAmine(atom, pattern.kind[k] === AMINE ? 0 : 1, base);
  }

  /**
   * Does the atom surely lie in a benzene ring: six plain lower-case carbons, each with two lower-case neighbours, and no
   * double bond written? Its double bonds can only alternate, so it is aromatic by any rule.
   */
  function isBenzene(atom: number, base: number): boolean {
    let before = 0;
    let here = atom;
    for (let step = 0; step < 6; step++) {
      if ((node[here]! & TOKEN_MASK) !== (LOWER | 6)) return false;
      const end = neighbours(here, base);
      if (end - base > 3) return false;
      let lower = 0;
      let next = 0;
      for (let e = base; e < end; e++) {
        if (nearOrder[e]! > 1) return false;
        if ((node[near[e]!]! & LOWER) === 0) continue;
        lower++;
        if (near[e] !== before && next === 0) next = near[e]!;
      }
      if (lower !== 2) return false;
      before = here;
      here = next;
    }
    return here === atom;
  }

  const mayBeAromatic = (atom: number): boolean => inRing(atom) === 1 && mayBearDouble(atom);

  /** See skeleton.ts: neighbours are saturated carbons, but for so many that are aromatic. */
  function isAmine(atom: number, aromatic: number, base: number): boolean {
    let others = 0;
    let may = false;
    const end = neighbours(atom, base);
    for (let e = base; e < end; e++) {
      const b = near[e]!;
      if (mayBeAromatic(b)) may = true;
      // The oxygen of an N-oxide.
      if ((node[b]! & ELEMENT) === 8 && degree[b] === 1) continue;
      if ((node[b]! & ELEMENT) !== 6 || isUnsaturated(b)) others++;
    }
    return others <= aromatic && (aromatic === 0 || may);
  }

  /** The bond at `near[e]` goes out from `from`. */
  function joins(pattern: Pattern, link: number, from: number, e: number): boolean {
    const ring = pattern.bondRing[link]!;
    if (ring !== 0 && ring !== (nearRing[e] === 1 ? 1 : -1)) return false;
    const order = pattern.bondOrder[link]!;
    if (order === 0 || order === 3) return true;
    const one = node[from]!;
    const two = node[near[e]!]!;
    const written = nearOrder[e]!;
    if (order === 1) {
      // Charges on nitrogen may move a double bond from one carbon to the next; nothing else opens one.
      return written < 2 || (one & ELEMENT) === 7 || (two & ELEMENT) === 7 || chargedNitrogen;
    }
    if (written > 1 || chargedNitrogen) return true;
    // A bond written single becomes double where charges meet, or where an acid's hydrogen moves: OH, SH, not OC.
    if (((one | two) & UNSURE) !== 0) return true;
    if ((one & two & LOWER) !== 0) return true;
    const hetero = (one & ELEMENT) === 6 ? two : one;
    const kind = hetero & ELEMENT;
    return (kind === 8 || kind === 16) && degree[hetero === one ? from : near[e]!]! === 1;
  }

  /** Neighbours outside the pattern are such as the derived forms put there. */
  function extrasFit(pattern: Pattern, base: number): boolean {
    for (let k = 0; k < pattern.size; k++) {
      const allowed = pattern.extras[k]!;
      if (allowed === ANY) continue;
      const end = neighbours(placed[k]!, base);
      for (let e = base; e < end; e++)
        if (taken[near[e]!] === 0 && (allowed & extraOf(near[e]!, end)) === 0) return false;
    }
    return true;
  }

  function extraOf(atom: number, base: number): number {
    switch (node[atom]! & ELEMENT) {
      case 6:
        return CARBON | (bearsOxo(atom, base) ? CARBONYL : 0);
      case 8:
        return OXYGEN;
      case 9:
      case 17:
      case 35:
      case 53:
        return degree[atom]! === 1 ? HALOGEN : 0;
    }
    return 0;
  }

  /** May one of the atom's neighbours be an oxygen that is bound to nothing else? */
  function bearsOxo(atom: number, base: number): boolean {
    const end = neighbours(atom, base);
    for (let e = base; e < end; e++) {
      const token = node[near[e]!]!;
      if ((token & ELEMENT) === 8 && ((token & UNSURE) !== 0 || degree[near[e]!]! === 1)) return true;
    }
    return false;
  }

  return { beginMatching, mayLie };
}
