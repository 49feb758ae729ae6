import { adjacencyOf } from '../../chemistry/graph.js';
import type { Molecule } from '../../chemistry/molecule.js';
import { WEIGHT_OF } from './alphabet.js';
import { FOUR_WEIGHT, RING_WEIGHT, RINGED_WEIGHT, ROUNDS, THREE_WEIGHT } from './layout.js';

/** What the named substances look like from afar: the sums of their compositions, and of their graphs. */
export interface Named {
  /** Open hash table of composition sums, plain and with the ring closures, a power of two long; 0 is empty. */
  readonly compositions: Int32Array;
  /** Open hash table of the compositions with the ring closures and with the atoms in rings and of three and four neighbours. */
  readonly shapes: Int32Array;
  /** Open hash table of graph sums. */
  readonly graphs: Int32Array;
}

export function namedOf(molecules: readonly Molecule[]): Named {
  return {
    compositions: table(
      molecules.flatMap((m) => [compositionOf(m), withRings(compositionOf(m), closuresOf(m))]),
    ),
    shapes: table(molecules.map(shapeOf)),
    graphs: table(molecules.map(graphOf)),
  };
}

/** The sum of the elements' weights. */
function compositionOf(m: Molecule): number {
  let sum = 0;
  for (let i = 0; i < m.size; i++) sum = (sum + WEIGHT_OF[m.element[i]!]!) | 0;
  return sum;
}

const closuresOf = (m: Molecule): number => {
  const { start } = adjacencyOf(m);
  return start[m.size]! / 2 - m.size + 1;
};

/** Like the composition the same for every drawing, and of fewer molecules; assembly/masks/index.ts works out the same. */
function shapeOf(m: Molecule): number {
  const { start } = adjacencyOf(m);
  let sum = withRings(compositionOf(m), closuresOf(m));
  for (let i = 0; i < m.size; i++) {
    const neighbours = start[i + 1]! - start[i]!;
    if (m.inRing[i] === 1) sum += RINGED_WEIGHT;
    if (neighbours >= 3) sum += THREE_WEIGHT;
    if (neighbours >= 4) sum += FOUR_WEIGHT;
  }
  return sum | 0;
}

/** A number that is the same for every drawing of the heavy atoms and their neighbours; assembly/graph/named.ts works out the same. */
function graphOf(m: Molecule): number {
  const { start, to } = adjacencyOf(m);
  let colours = Int32Array.from({ length: m.size }, (_, i) =>
    colourOf(m.element[i]!, start[i + 1]! - start[i]!),
  );
  for (let round = 0; round < ROUNDS; round++) {
    colours = colours.map((own, i) => {
      let sum = own;
      for (let e = start[i]!; e < start[i + 1]!; e++) sum = (sum + mixed(colours[to[e]!]!)) | 0;
      return mixed(sum);
    });
  }
  return colours.reduce((a, b) => (a + b) | 0, 0) || 1;
}

/** Spreads a number over 32 bits. */
function mixed(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  y = Math.imul(y ^ (y >>> 15), 0x2c1b3c6d);
  return y ^ (y >>> 16);
}

/** The colour with which an atom begins. */
const colourOf = (element: number, neighbours: number): number => mixed((element << 8) | neighbours);

/** The composition of a line of one part, with its ring closures. */
const withRings = (sum: number, rings: number): number => (sum + Math.imul(rings + 1, RING_WEIGHT)) | 0;

function table(sums: readonly number[]): Int32Array {
  let size = 64;
  while (size < sums.length * 8) size *= 2;
  const all = new Int32Array(size);
  for (const sum of sums) {
    let slot = sum & (size - 1);
    while (all[slot] !== 0 && all[slot] !== sum) slot = (slot + 1) & (size - 1);
    all[slot] = sum;
  }
  return all;
}
