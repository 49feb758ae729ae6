import { adjacencyOf } from '../../chemistry/graph.js';
import type { Molecule } from '../../chemistry/molecule.js';
import { WEIGHT } from './alphabet.js';
import { ROUNDS } from './layout.js';
import { colourOf, mixed, type Named, withRings } from './sums.js';

export function namedOf(molecules: readonly Molecule[]): Named {
  return {
    compositions: table(
      molecules.flatMap((m) => [compositionOf(m), withRings(compositionOf(m), ringsOf(m))]),
    ),
    graphs: table(molecules.map(graphOf)),
  };
}

/** The sum of the elements' weights. */
export function compositionOf(m: Molecule): number {
  let sum = 0;
  for (let i = 0; i < m.size; i++) sum = (sum + WEIGHT[m.element[i]!]!) | 0;
  return sum;
}

const ringsOf = (m: Molecule): number => {
  const { start } = adjacencyOf(m);
  return start[m.size]! / 2 - m.size + 1;
};

/** A number that is the same for every drawing of the heavy atoms and their neighbours; see closer/named.ts for the same. */
export function graphOf(m: Molecule): number {
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
