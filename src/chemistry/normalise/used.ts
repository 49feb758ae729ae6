import type { Draft } from '../draft.js';
import { isMetal } from '../elements.js';

/**
 * How many bonds, hydrogens included and bonds to metals left out, does this atom have now?
 *
 * @param draft - settled, adjacency linked
 * @param atom - its number in the draft
 * @returns the sum of bond orders and hydrogens
 * @throws never
 * @example valenceUsed(draft, 0); // 4 for the carbon of `CO`
 */
export function valenceUsed(draft: Draft, atom: number): number {
  const { start, to, via, order, element, hydrogens } = draft;
  let used = hydrogens[atom]!;
  for (let e = start[atom]!; e < start[atom + 1]!; e++) {
    if (!draft.anyMetal || !isMetal(element[to[e]!]!)) used += order[via[e]!]!;
  }
  return used;
}
