import { AS, B, C, N, P } from '../elements.js';
import type { Molecule } from '../molecule.js';
import { readMolecules } from '../read.js';
import { AROMATIC_BOND, type ConnectionTable } from './table.js';

/**
 * Is it certain which nitrogens of aromatic rings bear a hydrogen?
 *
 * Bonds of type 4 do not tell `n` from `[nH]`, and many programs write them without a further word. One nitrogen that is
 * left open is no riddle: the rings can be drawn with alternating bonds in one way only, with or without its hydrogen.
 * Of two, both may have lost theirs: benzimidazolone without its two hydrogens can still be drawn, as a quinone, but its
 * rings are then not aromatic, as the file says they are. Such a reading is not believed.
 *
 * @param smiles - the table as we wrote it, without hydrogens where the file says nothing of them
 */
export function hydrogensAreCertain(table: ConnectionTable, smiles: string): boolean {
  const { atoms, bonds } = table;
  if (!bonds.some(({ type }) => type === AROMATIC_BOND)) return true;
  const system = atoms.map((_, i) => i);
  const top = (i: number): number => {
    let r = i;
    while (system[r] !== r) {
      system[r] = system[system[r]!]!;
      r = system[r]!;
    }
    return r;
  };
  const neighbours = new Int32Array(atoms.length);
  const aromatic = new Uint8Array(atoms.length);
  for (const { a, b, type } of bonds) {
    neighbours[a]!++;
    neighbours[b]!++;
    if (type !== AROMATIC_BOND) continue;
    aromatic[a] = aromatic[b] = 1;
    system[top(a)] = top(b);
  }
  const sizes = new Map<number, number>();
  const bondsIn = new Map<number, number>();
  for (const i of atoms.keys()) if (aromatic[i] === 1) sizes.set(top(i), (sizes.get(top(i)) ?? 0) + 1);
  for (const { a, type } of bonds)
    if (type === AROMATIC_BOND) bondsIn.set(top(a), (bondsIn.get(top(a)) ?? 0) + 1);
  const open = new Map<number, number>();
  for (const [i, { element, charge, hydrogens }] of atoms.entries())
    if (
      aromatic[i] === 1 &&
      (element === N || element === P || element === AS) &&
      charge === 0 &&
      hydrogens < 0 &&
      neighbours[i] === 2
    )
      open.set(top(i), (open.get(top(i)) ?? 0) + 1);
  if (![...open.values()].some((count) => count > 1)) return true;
  const reading = readMolecules(smiles);
  // What is wrong with the text is told by who reads it.
  if (!reading.ok) return true;
  const found = new Uint8Array(atoms.length);
  const electrons = new Map<number, number>();
  for (const m of reading.molecules)
    for (let i = 0; i < m.size; i++) {
      const own = m.textAtoms[i]!;
      if (m.aromatic[i] === 1) found[own] = 1;
      if (aromatic[own] === 1)
        electrons.set(top(own), (electrons.get(top(own)) ?? 0) + given(m, i, aromatic));
    }
  return atoms.every((_, i) => {
    if (aromatic[i] === 0 || found[i] === 1 || (open.get(top(i)) ?? 0) < 2) return true;
    // A ring by itself with six electrons (or two, or ten) would have two too many with two hydrogens more.
    return sizes.get(top(i)) === bondsIn.get(top(i)) && electrons.get(top(i))! % 4 === 2;
  });
}

/** Electrons that an atom gives to its ring: one for a double bond in it, none for one out of it, else a pair. */
function given(m: Molecule, i: number, aromatic: Uint8Array): number {
  const double = m.edges[i]!.find(({ order }) => order === 2);
  if (double !== undefined) return aromatic[m.textAtoms[double.to]!] === 1 ? 1 : 0;
  return m.element[i] === C || m.element[i] === B ? 0 : 2;
}
