import fc from 'fast-check';
import { Molecule as OclMolecule } from 'openchemlib';
import { expect, it } from 'vitest';
import { aromaticity } from '../../src/chemistry/openchemlib/aromatic.js';

/** A ring with bonds drawn at will, perhaps a second one on it, and something on each atom: sound or not. */
const rings = fc
  .record({
    // Carbons and double bonds by turns come often enough, and so do those that are one step off.
    elements: fc.array(fc.constantFrom(6, 6, 6, 6, 6, 7, 7, 8, 16, 5), { minLength: 3, maxLength: 8 }),
    charges: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 1, -1), { minLength: 8, maxLength: 8 }),
    turns: fc.boolean(),
    orders: fc.array(fc.constantFrom(1, 1, 2, 3), { minLength: 8, maxLength: 8 }),
    outside: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 8, maxLength: 8 }),
    second: fc.array(fc.constantFrom(1, 2), { minLength: 5, maxLength: 5 }),
    kind: fc.constantFrom('alone', 'alone', 'fused', 'joined'),
    carbons: fc.boolean(),
  })
  .map(({ elements, charges, turns, orders, outside, second, kind, carbons }) => {
    const size = elements.length;
    const element = elements.map((e) => (carbons ? 6 : e));
    const charge = element.map((_, i) => (carbons ? 0 : charges[i]!));
    const bonds: [number, number, number][] = element.map((_, i) => [
      i,
      (i + 1) % size,
      turns ? (i % 2) + 1 : orders[i]!,
    ]);
    const add = (): number => {
      charge.push(0);
      return element.push(6) - 1;
    };
    for (let i = 0; i < size; i++) if (outside[i]! > 0) bonds.push([i, add(), outside[i]!]);
    if (kind !== 'alone') {
      const chain = [kind === 'fused' ? 0 : add(), add(), add(), add(), kind === 'fused' ? 1 : add()];
      if (kind === 'joined') bonds.push([0, chain[0]!, 1], [chain[4]!, chain[0]!, 2]);
      for (let i = 0; i < 4; i++) bonds.push([chain[i]!, chain[i + 1]!, second[i]!]);
    }
    return { element, charge, bonds: bonds.map(([a, b, o]) => (a < b ? [a, b, o] : [b, a, o])) };
  });

/** All of it given to OpenChemLib, which is asked what lies in a ring as well. */
function theirs({ element, charge, bonds }: { element: number[]; charge: number[]; bonds: number[][] }) {
  const ocl = new OclMolecule(element.length, bonds.length);
  for (const [i, e] of element.entries()) {
    ocl.addAtom(e);
    ocl.setAtomCharge(i, charge[i]!);
  }
  const types = [0, OclMolecule.cBondTypeSingle, OclMolecule.cBondTypeDouble, OclMolecule.cBondTypeTriple];
  for (const [a, b, order] of bonds) ocl.setBondType(ocl.addBond(a!, b!), types[order!]!);
  ocl.ensureHelperArrays(OclMolecule.cHelperRings);
  const each = bonds.map((_, i) => i);
  return { inRing: each.map((i) => ocl.isRingBond(i)), aromatic: each.map((i) => ocl.isAromaticBond(i)) };
}

type Drawn = { element: number[]; charge: number[]; bonds: [number, number, number][] };

/** Sets of bonds of which no two meet. */
function* apart(bonds: readonly (readonly [number, number])[], from = 0): Generator<readonly number[]> {
  yield [];
  for (let b = from; b < bonds.length; b++)
    for (const more of apart(bonds, b + 1))
      if (!more.some((m) => bonds[m]!.some((atom) => bonds[b]!.includes(atom)))) yield [b, ...more];
}

/** Two rings of these sizes that share a bond, with every set of double bonds of which no two meet. */
function* fused(one: number, other: number): Generator<Drawn & { size: number }> {
  const size = one + other - 2;
  const chain = [0, ...Array.from({ length: other - 2 }, (_, i) => one + i), 1];
  const ends = [
    ...Array.from({ length: one }, (_, i) => [i, (i + 1) % one] as const),
    ...chain.slice(1).map((atom, i) => [chain[i]!, atom] as const),
  ];
  for (const doubles of apart(ends)) {
    const bonds = ends.map(([a, b], i): [number, number, number] => [
      Math.min(a, b),
      Math.max(a, b),
      doubles.includes(i) ? 2 : 1,
    ]);
    yield { size, element: Array(size).fill(6), charge: Array(size + 1).fill(0), bonds };
  }
}

const oursOf = ({ element, charge, bonds }: Drawn, inRing: readonly boolean[]): boolean[] => {
  const { bonds: found } = aromaticity(
    { size: element.length, element: Uint8Array.from(element), charge: Int8Array.from(charge) },
    Int32Array.from(bonds, (b) => b[0]),
    Int32Array.from(bonds, (b) => b[1]),
    Uint8Array.from(bonds, (b) => b[2]),
    Uint8Array.from(inRing, Number),
  );
  return [...found].map((b) => b === 1);
};

it('takes for aromatic what OpenChemLib does, of two rings of five or six that share a bond', () => {
  let aromatic = 0;
  let count = 0;
  for (const [one, other] of [
    [5, 5],
    [5, 6],
    [6, 5],
    [6, 6],
  ] as const)
    for (const drawn of fused(one, other)) {
      const { size } = drawn;
      // One atom of another element, and something bound to one atom.
      for (let other = -1; other < 4 * size; other++) {
        const element = [...drawn.element];
        if (other >= 0) element[other % size] = [7, 8, 16, 5][Math.floor(other / size)]!;
        for (const order of [0, 1, 2] as const) {
          const at = (count * 7) % size;
          const bonds =
            order === 0 ? drawn.bonds : [...drawn.bonds, [at, size, order] as [number, number, number]];
          const whole = { element: order === 0 ? element : [...element, 6], charge: drawn.charge, bonds };
          const their = theirs(whole);
          count++;
          if (their.aromatic.includes(true)) aromatic++;
          const ours = oursOf(whole, their.inRing);
          if (`${ours}` !== `${their.aromatic}`) expect({ ...whole, ours }).toEqual(their.aromatic);
        }
      }
    }
  expect(count).toBeGreaterThan(40_000);
  expect(aromatic).toBeGreaterThan(4_000);
}, 240_000);

it('does so of whatever elements', () => {
  const all = (
    [
      [5, 5],
      [5, 6],
      [6, 6],
    ] as const
  ).map(([one, other]) => [...fused(one, other)]);
  let aromatic = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...all).chain((list) => fc.constantFrom(...list)),
      fc.array(fc.constantFrom(6, 6, 6, 7, 7, 8, 16), { minLength: 10, maxLength: 10 }),
      fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 10, maxLength: 10 }),
      fc.nat(30),
      (drawn, elements, outside, chargeAt) => {
        const element = elements.slice(0, drawn.size);
        const charge = element.map((_, i) => (i === chargeAt ? 1 : 0));
        const bonds = [...drawn.bonds];
        for (let i = 0; i < drawn.size; i++)
          if (outside[i]! > 0) {
            bonds.push([i, element.push(6) - 1, outside[i]!]);
            charge.push(0);
          }
        const whole = { element, charge, bonds };
        const their = theirs(whole);
        if (their.aromatic.includes(true)) aromatic++;
        expect(oursOf(whole, their.inRing)).toEqual(their.aromatic);
      },
    ),
    { numRuns: 6_000 },
  );
  expect(aromatic).toBeGreaterThan(500);
});

/** Every ring of five of these elements, double bonds and what is bound to the ring, where a nitrogen, oxygen or sulfur may lend. */
function* ringsOfFive() {
  const elements = [5, 6, 7, 8, 15, 16, 34];
  for (let i = 0; i < elements.length ** 5; i++) {
    const ring = Array.from(
      { length: 5 },
      (_, k) => elements[Math.floor(i / elements.length ** k) % elements.length]!,
    );
    // The atom between the double bonds comes first; the other way round it is the same ring.
    if (ring[1]! * 1000 + ring[2]! > ring[4]! * 1000 + ring[3]!) continue;
    for (const [place, order, charge] of [
      [-1, 0, 0],
      [0, 1, 0],
      [0, 2, 0],
      [1, 1, 0],
      [1, 2, 0],
      [2, 2, 0],
      [-1, 0, 1],
      [-1, 0, -1],
    ] as const) {
      const bonds: [number, number, number][] = [
        [0, 1, 1],
        [1, 2, 2],
        [2, 3, 1],
        [3, 4, 2],
        [0, 4, 1],
      ];
      if (place >= 0) bonds.push([place, 5, order]);
      const element = place >= 0 ? [...ring, 6] : ring;
      yield { element, charge: element.map((_, k) => (k === 0 ? charge : 0)), bonds };
    }
  }
}

it('takes for aromatic what OpenChemLib does, of every ring of five', () => {
  let aromatic = 0;
  const differ: string[] = [];
  for (const drawn of ringsOfFive()) {
    const their = theirs(drawn);
    const ours = aromaticity(
      {
        size: drawn.element.length,
        element: Uint8Array.from(drawn.element),
        charge: Int8Array.from(drawn.charge),
      },
      Int32Array.from(drawn.bonds, (b) => b[0]),
      Int32Array.from(drawn.bonds, (b) => b[1]),
      Uint8Array.from(drawn.bonds, (b) => b[2]),
      Uint8Array.from(their.inRing, Number),
    );
    if (their.aromatic.includes(true)) aromatic++;
    if (`${[...ours.bonds].map((b) => b === 1)}` !== `${their.aromatic}`) differ.push(JSON.stringify(drawn));
  }
  expect(differ).toEqual([]);
  expect(aromatic).toBeGreaterThan(10_000);
}, 120_000);

it('takes for aromatic what OpenChemLib does, also where it need not ask', () => {
  const seen = { aromatic: 0, not: 0 };
  fc.assert(
    fc.property(rings, (drawn) => {
      const { element, charge, bonds } = drawn;
      const { inRing, aromatic } = theirs(drawn);
      const ours = aromaticity(
        { size: element.length, element: Uint8Array.from(element), charge: Int8Array.from(charge) },
        Int32Array.from(bonds, (b) => b[0]!),
        Int32Array.from(bonds, (b) => b[1]!),
        Uint8Array.from(bonds, (b) => b[2]!),
        Uint8Array.from(inRing, Number),
      );
      seen[aromatic.includes(true) ? 'aromatic' : 'not']++;
      expect([...ours.bonds].map((b) => b === 1)).toEqual(aromatic);
      const ends = bonds.filter((_, i) => aromatic[i]).flatMap((bond) => bond.slice(0, 2));
      expect([...ours.atoms].flatMap((a, i) => (a === 1 ? [i] : []))).toEqual(
        [...new Set(ends)].sort((a, b) => a! - b!),
      );
    }),
    { numRuns: 3_000 },
  );
  expect(Math.min(seen.aromatic, seen.not)).toBeGreaterThan(200);
});
