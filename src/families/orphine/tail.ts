import type { Molecule } from '../../chemistry/molecule.js';
import { isAromatic } from '../../structure/aromatic.js';
import { type Group, isBenzeneRing, pieces, ringGroup, smallestRings } from '../../structure/group.js';

/** An N-substituent seen as a benzyl group, changed or not: one carbon, then a ring. */
export interface Benzyl {
  readonly carbon: number;
  readonly ring: Group;
  /** What else the benzylic carbon bears. */
  readonly onCarbon: readonly Group[];
}

/**
 * The ways to see what sits on the ring nitrogen as a benzyl group, the plainest first: benzene rings before others, and
 * fewer groups on the benzylic carbon before more.
 */
export function benzyls(
  molecule: Molecule,
  amine: number,
  whole: Group,
  core: ReadonlySet<number>,
): Benzyl[] {
  const own = new Set(whole.atoms);
  const found: Benzyl[] = [];
  for (const { atom: carbon, to } of whole.attachments) {
    if (to !== amine || !isSaturated(molecule, carbon)) continue;
    const barred = new Set([...core, carbon]);
    for (const { to: first, order } of molecule.edges[carbon]!) {
      if (!own.has(first) || order !== 1) continue;
      for (const atoms of smallestRings(molecule, first, barred))
        found.push({
          carbon,
          ring: ringGroup(molecule, atoms, whole.atoms, barred),
          onCarbon: pieces(molecule, whole.atoms, new Set([...barred, ...atoms])).filter((g) =>
            g.attachments.some((a) => a.to === carbon),
          ),
        });
    }
  }
  const rank = ({ ring, onCarbon }: Benzyl) =>
    (isBenzeneRing(molecule, ring.ring!.atoms) ? 0 : 8) + onCarbon.length;
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Whether an aromatic ring hangs on a saturated carbon on the ring nitrogen: benzyl, 1-arylethyl, benzhydryl, pyridylmethyl. */
export const hasArylalkyl = (molecule: Molecule, amine: number, core: ReadonlySet<number>): boolean =>
  carbonsOn(molecule, amine, core).some((carbon) => arylsOn(molecule, carbon, core).length > 0);

/** Whether an aromatic ring hangs two saturated carbons from it: phenethyl, 1-phenylpropan-2-yl. */
export const hasArylethyl = (molecule: Molecule, amine: number, core: ReadonlySet<number>): boolean =>
  carbonsOn(molecule, amine, core).some((carbon) =>
    carbonsOn(molecule, carbon, core).some((next) => arylsOn(molecule, next, core).length > 0),
  );

/** Whether a saturated ring of five to seven carbons hangs on a saturated carbon on it: cyclohexylmethyl. */
export const hasCycloalkylmethyl = (molecule: Molecule, amine: number, core: ReadonlySet<number>): boolean =>
  carbonsOn(molecule, amine, core).some((carbon) =>
    carbonsOn(molecule, carbon, core).some((first) =>
      smallestRings(molecule, first, new Set([carbon])).some(
        (ring) => ring.length >= 5 && ring.length <= 7 && ring.every((a) => isSaturated(molecule, a)),
      ),
    ),
  );

const carbonsOn = (molecule: Molecule, atom: number, core: ReadonlySet<number>): number[] =>
  molecule.edges[atom]!.filter((e) => !core.has(e.to) && !e.inRing && isSaturated(molecule, e.to)).map(
    (e) => e.to,
  );

const arylsOn = (molecule: Molecule, carbon: number, core: ReadonlySet<number>): number[] =>
  molecule.edges[carbon]!.filter((e) => !core.has(e.to) && isAromatic(molecule, e.to)).map((e) => e.to);

const isSaturated = ({ element, edges }: Molecule, atom: number): boolean =>
  element[atom] === 6 && edges[atom]!.every((e) => e.order === 1 && !e.aromatic);
