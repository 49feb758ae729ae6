import type { Edge, Molecule } from '../chemistry/molecule.js';
import { smallestRings } from './group.js';

/**
 * In which sense a ring is aromatic, whichever of its tautomers is written:
 *
 * - `itself`: as it is drawn;
 * - `tautomer`: with a hydrogen moved from a nitrogen of the ring to an oxygen, sulfur or nitrogen on it, or back
 *   (2-pyridone is 2-hydroxypyridine, uracil a dihydroxypyrimidine). A hydrogen drawn on a carbon of the ring counts
 *   where a nitrogen of it could hold it (pyrazolones); a ring that is aromatic as an enol alone, such as a
 *   succinimide or a hydantoin, is not aromatic in any usage;
 * - `count`: in no tautomer, but by the count of six electrons in which a carbonyl carbon lends none, as Daylight's and
 *   RDKit's do (N-methyl-2-pyridone, pyranones, tropone).
 */
export type Aromatic = 'itself' | 'tautomer' | 'count';

/**
 * In which sense is this ring aromatic?
 *
 * @param ring - its atoms, in order around it
 * @returns null where it is not aromatic in any of them
 * @example aromaticRing(pyridone, [0, 1, 2, 3, 4, 5]); // 'tautomer'
 */
export function aromaticRing(molecule: Molecule, ring: readonly number[]): Aromatic | null {
  if (ring.every((a) => molecule.aromatic[a] === 1)) return 'itself';
  if (hasAromaticTautomer(molecule, ring)) return 'tautomer';
  return countsSix(molecule, ring) ? 'count' : null;
}

/** Whether the atom lies in a ring that is aromatic in any sense. */
export function isAryl(molecule: Molecule, atom: number): boolean {
  return (
    molecule.aromatic[atom] === 1 || ringsOf(molecule, atom).some((r) => aromaticRing(molecule, r) !== null)
  );
}

/** Whether the atom is aromatic as drawn or in a tautomer: then its double bonds are no alkene's. */
export function isAromatic(molecule: Molecule, atom: number): boolean {
  return molecule.aromatic[atom] === 1 || ringsOf(molecule, atom).some((r) => isSettled(molecule, r));
}

/** The same of a bond. */
export function isAromaticBond(molecule: Molecule, a: number, edge: Pick<Edge, 'to' | 'aromatic'>): boolean {
  return edge.aromatic || ringsOf(molecule, a).some((r) => r.includes(edge.to) && isSettled(molecule, r));
}

/**
 * The atoms among which hydrogens move about when one tautomer of such a ring becomes another: its nitrogens, and the
 * oxygens, sulfurs and nitrogens on it.
 */
export function mobileHydrogens(molecule: Molecule): ReadonlySet<number> {
  const found = new Set<number>();
  const { size, element, edges } = molecule;
  for (let atom = 0; atom < size; atom++) {
    if (element[atom] !== 7 || edges[atom]!.length !== 2) continue;
    for (const ring of ringsOf(molecule, atom)) {
      if (!isSettled(molecule, ring)) continue;
      for (const member of ring) {
        if (element[member] === 7) found.add(member);
        for (const { to, inRing } of edges[member]!)
          if (!inRing && element[member] === 6 && HOLDERS.includes(element[to]!)) found.add(to);
      }
    }
  }
  return found;
}

function isSettled(molecule: Molecule, ring: readonly number[]): boolean {
  const how = aromaticRing(molecule, ring);
  return how === 'itself' || how === 'tautomer';
}

const NONE: ReadonlySet<number> = new Set();
const ringsOf = (molecule: Molecule, atom: number): number[][] =>
  molecule.inRing[atom] === 1 ? smallestRings(molecule, atom, NONE) : [];

/** What a ring carbon may be doubly bound to, outside the ring, so that a hydrogen can settle there. */
const HOLDERS = [7, 8, 16, 34];
/** What lends a five-membered ring two electrons without bearing anything: O, S, Se, Te. */
const CHALCOGENS = [8, 16, 34, 52];

/**
 * The aromatic form of a ring of five or six is fixed but for its hydrogens: each carbon has one bond out of the ring,
 * each nitrogen none, save one in a ring of five. So it is a tautomer of what is written exactly where it holds as many
 * hydrogens.
 */
function hasAromaticTautomer(molecule: Molecule, ring: readonly number[]): boolean {
  const { element, hydrogens, charge, edges } = molecule;
  if (ring.length !== 5 && ring.length !== 6) return false;
  const own = new Set(ring);
  let held = 0;
  let wanted = 0;
  let lending = 0;
  let nitrogens = 0;
  let acids = 0;
  let onCarbon = false;
  for (const atom of ring) {
    const [out, further] = edges[atom]!.filter((e) => !own.has(e.to));
    if (charge[atom] !== 0 || further !== undefined) return false;
    held += hydrogens[atom]!;
    if (element[atom] === 6) {
      onCarbon ||= hydrogens[atom] !== (out === undefined ? 1 : 0);
      if (out === undefined) wanted++;
      else if (out.order > 1 && !out.inRing) {
        if (out.order !== 2 || !HOLDERS.includes(element[out.to]!) || charge[out.to] !== 0) return false;
        wanted++;
        acids++;
      } else if (hydrogens[out.to]! > 0 && [8, 16, 34].includes(element[out.to]!)) acids++;
    } else if (element[atom] === 7) {
      if (out === undefined) nitrogens++;
      else if (out.order !== 1) return false;
      else if (ring.length === 5) lending++;
      // 1-hydroxy-2-pyridone is the N-oxide of 2-hydroxypyridine.
      else if (element[out.to] === 8 && hydrogens[out.to] === 1) held++;
      else return false;
    } else if (CHALCOGENS.includes(element[atom]!) && out === undefined && ring.length === 5) lending++;
    else return false;
  }
  // A ring of five needs one atom that lends its pair: where nothing else does, a nitrogen that holds hydrogen.
  const spare = ring.length === 5 && lending === 0 ? 1 : 0;
  if (lending > 1 || nitrogens < spare || held !== wanted + spare) return false;
  return !onCarbon || acids <= nitrogens - spare;
}

function countsSix(molecule: Molecule, ring: readonly number[]): boolean {
  const own = new Set(ring);
  let electrons = 0;
  for (const atom of ring) {
    const lent = lentBy(molecule, atom, own);
    if (lent === null) return false;
    electrons += lent;
  }
  return ring.length >= 5 && ring.length <= 7 && electrons === 6;
}

function lentBy(
  { element, charge, aromatic, edges }: Molecule,
  atom: number,
  ring: Set<number>,
): number | null {
  if (charge[atom] !== 0) return null;
  if (aromatic[atom] === 1) return 1;
  const double = edges[atom]!.find((e) => e.order !== 1);
  if (double !== undefined) {
    if (double.order !== 2) return null;
    if (ring.has(double.to) || double.inRing) return 1;
    return element[atom] === 6 && HOLDERS.includes(element[double.to]!) ? 0 : null;
  }
  if (element[atom] === 5) return 0;
  const neighbours =
    element[atom] === 7 || element[atom] === 15 ? 3 : CHALCOGENS.includes(element[atom]!) ? 2 : 0;
  return edges[atom]!.length <= neighbours ? 2 : null;
}
