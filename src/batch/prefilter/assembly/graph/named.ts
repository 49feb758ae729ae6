import { COLOUR, FRESH, GRAPHS_LAST, GRAPHS, PARENT_SHIFT, PART, RING_WEIGHT, ROUNDS, WEIGHT } from '../../layout';
import { isInTable, isLookedFor, nodeOf } from '../read';
import { atomOf, atomCount, degreeOf, elementOf, NEAR, neighboursOf, ringCount } from './adjacency';

/** As `mixed` of ../../named.ts. */
// @ts-ignore: decorator
@inline
function mixed(x: i32): i32 {
  let y = (x ^ (x >>> 16)) * 0x45d9f3b;
  y = (y ^ (y >>> 15)) * 0x2c1b3c6d;
  return y ^ (y >>> 16);
}

// @ts-ignore: decorator
@inline
function colourOf(atom: i32): i32 {
  return load<i32>(COLOUR + (atom << 2));
}

// @ts-ignore: decorator
@inline
function setColour(atom: i32, colour: i32): void {
  store<i32>(COLOUR + (atom << 2), colour);
}

/** May one of the line's separate parts be a named substance? By the sum of its graph; ../../named.ts works out the same. */
export function holdsNamed(): bool {
  for (let i: i32 = 1; i <= atomCount; i++) {
    setColour(i, mixed((elementOf(i) << 8) | degreeOf(i)));
    const parent = nodeOf(i) >> PARENT_SHIFT;
    store<i32>(PART + (i << 2), parent == 0 ? i : load<i32>(PART + (parent << 2)));
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i: i32 = 1; i <= atomCount; i++) {
      let sum = colourOf(i);
      const end = neighboursOf(i, NEAR);
      for (let e = NEAR; e < end; e += 4) sum += mixed(colourOf(atomOf(e)));
      store<i32>(FRESH + (i << 2), mixed(sum));
    }
    memory.copy(COLOUR + 4, FRESH + 4, atomCount << 2);
  }
  // Each part hangs together by the tree of its text: sums gather at its first atom.
  for (let i = atomCount; i >= 1; i--) {
    const root = load<i32>(PART + (i << 2));
    if (root != i) setColour(root, colourOf(root) + colourOf(i));
    else if (isNamed(colourOf(i))) return true;
  }
  return false;
}

function isNamed(sum: i32): bool {
  return isInTable(GRAPHS, load<i32>(GRAPHS_LAST), sum == 0 ? 1 : sum);
}

/** Is one of the line's separate parts of a composition that is looked for? As the reader of lines asks it before `reduce`. */
export function hasComposition(): bool {
  let sum: i32 = 0;
  let parts: i32 = 0;
  for (let i: i32 = 1; i <= atomCount; i++) {
    if (nodeOf(i) >> PARENT_SHIFT == 0) {
      if (parts > 0 && isLookedFor(sum)) return true;
      parts++;
      sum = 0;
    }
    sum += load<i32>(WEIGHT + (elementOf(i) << 2));
  }
  return isLookedFor(parts == 1 ? sum + (ringCount + 1) * RING_WEIGHT : sum);
}
