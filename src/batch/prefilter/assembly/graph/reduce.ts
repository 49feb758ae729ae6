import {
  BOND_SHIFT, CURSOR, EDGES, ELEMENT, FOUND_AS, LOST, METAL, NODE, PARENT_SHIFT, PATH, REDUCED, REDUCED_ORDER, REDUCED_RING,
  RING_ORDER, RING_PAIR, START, TOKEN_MASK, UNSURE,
} from '../../layout';
import { nodeOf } from '../read';
import { atomOf, atomCount, degreeOf, elementOf, neighboursOf, orderOf, setSizes } from './adjacency';

// @ts-ignore: decorator
@inline
function startOf(atom: i32): i32 {
  return load<i32>(START + (atom << 2));
}

/** Is there no bond, as the exact path sees it, between a metal and anything but a carbon? */
function isCut(one: i32, other: i32): bool {
  const metal = load<u8>(METAL + one);
  if (metal == load<u8>(METAL + other)) return false;
  return (metal == 1 ? other : one) != 6;
}

/**
 * Rewrites the line as the exact path sees its heavy atoms: hydrogens folded, bonds between a metal and anything but a
 * carbon cut. An atom that lost a neighbour is unsure, for its bonds no longer tell how it was written.
 *
 * @returns false where a hydrogen is drawn as is not modelled
 */
export function reduce(): bool {
  if (!listEdges()) return false;
  memory.fill(FOUND_AS, 0, (atomCount + 1) << 2);
  let count: i32 = 0;
  let closed: i32 = 0;
  for (let root: i32 = 1; root <= atomCount; root++) {
    if (load<i32>(FOUND_AS + (root << 2)) != 0 || elementOf(root) == 1) continue;
    store<i32>(PATH, root);
    let top: i32 = 0;
    count = find(root, 0, count);
    while (top >= 0) {
      const a = load<i32>(PATH + (top << 2));
      const e = load<i32>(CURSOR + (a << 2));
      if (e == startOf(a + 1)) {
        top--;
        continue;
      }
      store<i32>(CURSOR + (a << 2), e + 4);
      const b = atomOf(e);
      const mine = load<i32>(FOUND_AS + (a << 2));
      const its = load<i32>(FOUND_AS + (b << 2));
      if (its == 0) {
        count = find(b, (mine << PARENT_SHIFT) | (orderOf(e) << BOND_SHIFT), count);
        top++;
        store<i32>(PATH + (top << 2), b);
      } else if (its < mine && load<i32>(REDUCED + (mine << 2)) >> PARENT_SHIFT != its) {
        store<i32>(REDUCED_RING + (closed << 2), (its << PARENT_SHIFT) | mine);
        store<u8>(REDUCED_ORDER + closed, orderOf(e));
        closed++;
      }
    }
  }
  memory.copy(NODE + 4, REDUCED + 4, count << 2);
  memory.copy(RING_PAIR, REDUCED_RING, closed << 2);
  memory.copy(RING_ORDER, REDUCED_ORDER, closed);
  setSizes(count, closed);
  return true;
}

/** Gives the next number to an atom; `parent` as in NODE. */
function find(atom: i32, parent: i32, count: i32): i32 {
  const at = atom << 2;
  const number = count + 1;
  store<i32>(FOUND_AS + at, number);
  store<i32>(REDUCED + (number << 2), parent | (nodeOf(atom) & TOKEN_MASK) | load<i32>(LOST + at));
  store<i32>(CURSOR + at, startOf(atom));
  return number;
}

/** Lists the bonds that stay. */
function listEdges(): bool {
  store<i32>(START + 4, EDGES);
  for (let i: i32 = 1; i <= atomCount; i++) {
    const from = startOf(i);
    let end = neighboursOf(i, from);
    const own = elementOf(i);
    for (let e = from; e < end; ) {
      const other = atomOf(e);
      const its = elementOf(other);
      if (own == 1 || its == 1) {
        // One bond, a single one, to an atom that is no hydrogen.
        if (own == its || orderOf(e) > 1 || degreeOf(own == 1 ? i : other) != 1) return false;
      } else if (!isCut(own, its)) {
        e += 4;
        continue;
      }
      end -= 4;
      store<i32>(e, load<i32>(end));
    }
    store<i32>(LOST + (i << 2), (end - from) >> 2 < degreeOf(i) ? UNSURE : 0);
    store<i32>(START + ((i + 1) << 2), end);
  }
  return true;
}
