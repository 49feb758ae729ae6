import type { Bond, Edge, Molecule } from '../chemistry/molecule.js';
import type { Group } from './group.js';

/**
 * The group with hydrogen in the place of every substituent on it that is permitted, looked for from its attachment
 * outwards: of CH2CH2OCH3 with methoxy permitted, ethyl.
 *
 * @param isPermitted - asked of each part that hangs on the rest of the group by one single bond out of rings
 * @returns the group itself where nothing is taken off; else one on a molecule of its own, which no other group shares
 */
export function withoutSubstituents(group: Group, isPermitted: (substituent: Group) => boolean): Group {
  const { molecule } = group;
  const own = new Set(group.atoms);
  const heads = group.attachments.map(({ atom }) => atom);
  const gone = new Set<number>();
  const bearing: number[] = [];
  const seen = new Set(heads);
  const open = [...heads];
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const { to, order, inRing } of molecule.edges[from]!) {
      if (!own.has(to) || seen.has(to)) continue;
      seen.add(to);
      const side = order === 1 && !inRing ? sideOf(molecule, own, to, from) : [];
      const hangs = side.length > 0 && !side.some((a) => heads.includes(a));
      if (hangs && isPermitted({ molecule, atoms: side, attachments: [{ atom: to, to: from, order }] })) {
        for (const atom of side) {
          seen.add(atom);
          gone.add(atom);
        }
        bearing.push(from);
      } else open.push(to);
    }
  return gone.size === 0 ? group : regrouped(group, gone, bearing);
}

function sideOf({ edges }: Molecule, own: ReadonlySet<number>, start: number, barred: number): number[] {
  const out = [start];
  for (let i = 0; i < out.length; i++)
    for (const { to } of edges[out[i]!]!) if (to !== barred && own.has(to) && !out.includes(to)) out.push(to);
  return out.sort((a, b) => a - b);
}

/** The same group on a molecule without these atoms, each bond to them a hydrogen. */
function regrouped(group: Group, gone: ReadonlySet<number>, bearing: readonly number[]): Group {
  const whole = group.molecule;
  const kept = Array.from({ length: whole.size }, (_, a) => a).filter((a) => !gone.has(a));
  const index = new Map(kept.map((a, i) => [a, i]));
  const bonds: Bond[] = [];
  const edges: Edge[][] = kept.map(() => []);
  for (const { a: from, b: until, ...bond } of whole.bonds) {
    const a = index.get(from);
    const b = index.get(until);
    if (a === undefined || b === undefined) continue;
    const at = bonds.push({ a, b, ...bond }) - 1;
    edges[a]!.push({ to: b, bond: at, ...bond });
    edges[b]!.push({ to: a, bond: at, ...bond });
  }
  const hydrogens = Uint8Array.from(kept, (a) => whole.hydrogens[a]!);
  for (const atom of bearing) hydrogens[index.get(atom)!]!++;
  const molecule: Molecule = {
    size: kept.length,
    element: Uint8Array.from(kept, (a) => whole.element[a]!),
    charge: Int8Array.from(kept, (a) => whole.charge[a]!),
    hydrogens,
    aromatic: Uint8Array.from(kept, (a) => whole.aromatic[a]!),
    inRing: Uint8Array.from(kept, (a) => whole.inRing[a]!),
    bonds,
    edges,
    textAtoms: Int32Array.from(kept, (a) => whole.textAtoms[a]!),
    cisTrans: [],
  };
  const moved = ({ molecule: _, atoms, attachments, ring }: Group): Group => ({
    molecule,
    atoms: atoms.flatMap((a) => index.get(a) ?? []),
    attachments: attachments.map(({ atom, to, order }) => ({
      atom: index.get(atom)!,
      to: index.get(to)!,
      order,
    })),
    ...(ring === undefined
      ? {}
      : {
          ring: {
            atoms: ring.atoms.map((a) => index.get(a)!),
            substituents: ring.substituents.filter(({ atoms: [first] }) => !gone.has(first!)).map(moved),
          },
        }),
  });
  return moved(group);
}
