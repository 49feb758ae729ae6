import { C, O } from './elements.js';
import { adjacencyOf, GraphMolecule } from './graph.js';
import type { Bond, Molecule } from './molecule.js';

type Link = Pick<Bond, 'a' | 'b' | 'order'>;

/**
 * A ketone's hydrate is drawn by some with water beside the ketone and by others with two hydroxyls on its carbon: the
 * 4-piperidone of trade is 4-piperidone hydrate, or 4,4-dihydroxypiperidine. What ketone is this the hydrate of?
 *
 * @returns null where no carbon between two others bears two hydroxyls; of several such the first is undone
 * @example dehydrated(read('OC1(O)CCNCC1')); // 4-piperidone
 */
export function dehydrated(m: Molecule): Molecule | null {
  let hydroxyls = 0;
  for (let i = 0; i < m.size; i++) if (m.element[i] === O && m.hydrogens[i] === 1) hydroxyls++;
  if (hydroxyls < 2) return null;
  for (let carbon = 0; carbon < m.size; carbon++) {
    if (m.element[carbon] !== C || !isHydrated(m, carbon)) continue;
    const [stays, goes] = m.edges[carbon]!.filter(
      (e) => e.order === 1 && m.element[e.to] === O && m.hydrogens[e.to] === 1 && m.charge[e.to] === 0,
    );
    if (stays === undefined || goes === undefined) continue;
    const atoms = [...Array(m.size).keys()].filter((atom) => atom !== goes.to);
    const links = m.bonds
      .map((b, i): Link => (i === stays.bond ? { ...b, order: 2 } : b))
      .filter((_, i) => i !== goes.bond)
      .map(({ a, b, order }) => ({ a: atoms.indexOf(a), b: atoms.indexOf(b), order }));
    return built(m, atoms, links, (atom) => (atom === stays.to ? 0 : m.hydrogens[atom]!));
  }
  return null;
}

/**
 * The hydrates of a ketone, drawn with two hydroxyls; none of what is no ketone.
 *
 * @example hydratesOf(read('O=C1CCNCC1')).length; // 1
 */
export function hydratesOf(m: Molecule): Molecule[] {
  return m.edges.flatMap((edges, carbon) => {
    const oxo = edges.find((e) => e.order === 2 && m.element[e.to] === O);
    if (m.element[carbon] !== C || oxo === undefined || !isBetweenCarbons(m, carbon)) return [];
    const links = m.bonds.map((b, i): Link => (i === oxo.bond ? { ...b, order: 1 } : b));
    // The further oxygen is a copy of the first, at the end.
    const atoms = [...Array(m.size).keys(), oxo.to];
    return [
      built(m, atoms, [...links, { a: carbon, b: m.size, order: 1 }], (atom) =>
        atom === oxo.to ? 1 : m.hydrogens[atom]!,
      ),
    ];
  });
}

/** Whether the carbon stands between two others and bears two hydroxyls; asked of the bare graph, so that most molecules are
 * spared their rings, aromaticity and edges as objects. */
function isHydrated(m: Molecule, carbon: number): boolean {
  const { start, to, bond, order } = adjacencyOf(m);
  let hydroxyls = 0;
  let carbons = 0;
  for (let e = start[carbon]!; e < start[carbon + 1]!; e++) {
    const far = to[e]!;
    if (m.element[far] === C) carbons++;
    else if (m.element[far] === O && m.hydrogens[far] === 1 && m.charge[far] === 0 && order[bond[e]!] === 1)
      hydroxyls++;
  }
  return carbons === 2 && hydroxyls >= 2;
}

const isBetweenCarbons = (m: Molecule, carbon: number): boolean =>
  m.edges[carbon]!.filter((e) => m.element[e.to] === C).length === 2;

/** These atoms of a molecule, bound anew by their places in the list. */
function built(
  m: Molecule,
  atoms: readonly number[],
  links: readonly Link[],
  hydrogens: (atom: number) => number,
): Molecule {
  return new GraphMolecule(
    atoms.length,
    Uint8Array.from(atoms, (a) => m.element[a]!),
    Int8Array.from(atoms, (a) => m.charge[a]!),
    Uint8Array.from(atoms, hydrogens),
    Int32Array.from(atoms, (a) => m.textAtoms[a]!),
    Int32Array.from(links, (l) => l.a),
    Int32Array.from(links, (l) => l.b),
    Uint8Array.from(links, (l) => l.order),
    [],
  );
}
