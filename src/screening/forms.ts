import { fragmentSmiles } from '../chemistry/index.js';
import type { Molecule } from '../chemistry/molecule.js';
import type { DerivedFrom } from '../families/index.js';

/**
 * Whether what a form adds to a listed substance is slight.
 *
 * "Its esters", "its amides" have no limits in their words: literally any acyl group makes an amide. Two kinds of added group
 * leave no doubt that the listed substance in another dress is meant: a small one, and one that chemists put on to
 * take off again. With any other the words may as well be read to stop short of what is another substance altogether
 * (a screening compound of which 4-piperidone is a seventh part), and the form is arguable.
 */
export function isSlight(molecule: Molecule, parent: DerivedFrom): boolean {
  return addedGroups(molecule, parent).every(
    (group) => group.size <= SMALL || (group.size <= LARGEST && PROTECTING_GROUPS.has(group.smiles)),
  );
}

/**
 * The most heavy atoms of a small group: propionyl, the acyl group of fentanyl itself, has four; so have methoxycarbonyl and
 * the acetals of methanol, and a ketal of ethylene glycol or propanediol adds three or four.
 */
const SMALL = 4;

/** Larger groups whose use is to be taken off again, as the fragment writer spells them. */
export const PROTECTING_GROUPS: ReadonlyMap<string, string> = new Map([
  ['*C(=O)C(F)(F)F', 'trifluoroacetyl'],
  ['*C(=O)C(C)(C)C', 'pivaloyl'],
  ['*C(=O)c1ccccc1', 'benzoyl'],
  ['*C(=O)OCC', 'ethoxycarbonyl'],
  ['*C(=O)OCC=C', 'Alloc'],
  ['*C(=O)OC(C)(C)C', 'Boc'],
  ['*C(=O)OCc1ccccc1', 'Cbz'],
  ['*C(=O)OCC1c2ccccc2-c2ccccc12', 'Fmoc'],
  ['*C(=O)OCC(Cl)(Cl)Cl', 'Troc'],
  ['*C(=O)OCC[Si](C)(C)C', 'Teoc'],
  ['*Cc1ccccc1', 'benzyl'],
  ['*C1CCCCO1', 'tetrahydropyranyl'],
  ['*COCCOC', 'MEM'],
  ['*CC(C)(C)CO*', 'neopentylene ketal'],
]);

/** Heavy atoms of the largest of these, Fmoc; what is larger need not be written to be told from them. */
export const LARGEST = 17;

/** The groups of the molecule that the parent does not have, each with its heavy atoms and the bonds that held it. */
export function addedGroups(
  molecule: Molecule,
  parent: DerivedFrom,
): readonly { readonly size: number; readonly smiles: string }[] {
  const kept = new Set(parent.molecule.textAtoms);
  const isAdded = (atom: number) => !kept.has(molecule.textAtoms[atom]!);
  const seen = new Set<number>();
  const groups: { readonly size: number; readonly smiles: string }[] = [];
  for (let first = 0; first < molecule.size; first++) {
    if (seen.has(first) || !isAdded(first)) continue;
    const atoms = [first];
    seen.add(first);
    const attachments: { atom: number; to: number; order: number }[] = [];
    for (let i = 0; i < atoms.length; i++)
      for (const { to, order } of molecule.edges[atoms[i]!]!) {
        if (!isAdded(to)) attachments.push({ atom: atoms[i]!, to, order });
        else if (!seen.has(to)) {
          seen.add(to);
          atoms.push(to);
        }
      }
    const size = atoms.filter((atom) => molecule.element[atom] !== 1).length;
    groups.push({
      size,
      get smiles() {
        return fragmentSmiles(molecule, atoms, attachments);
      },
    });
  }
  return groups;
}
