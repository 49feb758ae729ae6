import { isBenzeneRing, pieces } from '../../structure/group.js';
import type { Variant, Where } from '../family.js';
import { arylRings, isAmineChain } from './decompose.js';

const bySkeleton = (id: string) => (w: Where) => w.skeleton.id === id;
const bridgeOf = (element: number) => (w: Where) => w.molecule.element[w.at.bridge!] === element;
const beside = ({ molecule, at }: Where, label: string): number[] => {
  const own = new Set(Object.values(at));
  const atom = at[label];
  return atom === undefined ? [] : molecule.edges[atom]!.flatMap(({ to }) => (own.has(to) ? [] : [to]));
};

/** Whether a nitro group sits at a position of the ring. */
const isNitro = (w: Where, label: string): boolean =>
  beside(w, label).some(
    (a) =>
      w.molecule.element[a] === 7 &&
      w.molecule.edges[a]!.filter((e) => w.molecule.element[e.to] === 8).length === 2,
  );

const aryl = (w: Where): readonly number[] | undefined => arylRings(w.molecule, w.at)[0];

export const VARIANTS: readonly Variant[] = [
  {
    id: 'no-nitro',
    name: 'no nitro group',
    explanation: 'no nitro group on the benzimidazole, as in etodesnitazene',
    holds: (w) => !['C4', 'C5', 'C6', 'C7'].some((label) => isNitro(w, label)),
  },
  {
    id: 'nitro-moved',
    name: 'nitro group moved',
    explanation: 'the nitro group at position 4, 6 or 7 of the benzimidazole, not at 5',
    holds: (w) => !isNitro(w, 'C5') && ['C4', 'C6', 'C7'].some((label) => isNitro(w, label)),
  },
  {
    id: 'primary-amine',
    name: 'primary amine',
    explanation: 'the amine bears hydrogen only',
    holds: (w) => beside(w, 'amine N').length === 0,
  },
  {
    id: 'cyclic-amine',
    name: 'amine in a ring',
    explanation: 'the amine is part of a ring, as in the pyrrolidine of etonitazepyne',
    holds: ({ molecule, at }) => molecule.inRing[at['amine N']!] === 1,
  },
  {
    id: 'amine-acylated',
    name: 'amine acylated',
    explanation: 'the nitrogen at the end of the chain is no amine: an amide, a carbamate or a sulfonamide',
    holds: (w) =>
      beside(w, 'amine N').some((a) =>
        w.molecule.edges[a]!.some((e) => e.order === 2 && w.molecule.element[e.to] !== 6),
      ),
  },
  {
    id: 'branched-chain',
    name: 'branched chain',
    explanation: 'a further group on the chain between N1 and the amine',
    holds: (w) => ['alpha', 'beta', 'gamma'].some((label) => beside(w, label).length > 0),
  },
  {
    id: 'three-carbon-chain',
    name: 'three carbons between N1 and the amine',
    explanation: 'a chain longer by one carbon',
    holds: bySkeleton('three-carbon-chain'),
  },
  {
    id: 'bridge-substituted',
    name: 'bridge substituted',
    explanation: 'a further group on the bridge between the benzimidazole and the aryl',
    holds: (w) => ['bridge', 'bridge 2'].some((label) => beside(w, label).length > 0),
  },
  {
    id: 'bridge-oxygen',
    name: 'oxygen bridge',
    explanation: 'oxygen in the place of the benzylic carbon',
    holds: bridgeOf(8),
  },
  {
    id: 'bridge-sulfur',
    name: 'sulfur bridge',
    explanation: 'sulfur in the place of the benzylic carbon',
    holds: bridgeOf(16),
  },
  {
    id: 'bridge-nitrogen',
    name: 'nitrogen bridge',
    explanation: 'nitrogen in the place of the benzylic carbon',
    holds: bridgeOf(7),
  },
  {
    id: 'two-carbon-bridge',
    name: 'two carbons in the bridge',
    explanation: 'a phenethyl or styryl in the place of the benzyl, as in ethylene etonitazene',
    holds: bySkeleton('two-carbon-bridge'),
  },
  {
    id: 'nitazene-hetaryl',
    name: 'hetaryl in the benzyl',
    explanation: 'a ring with hetero atoms in the place of the phenyl of the benzyl',
    holds: (w) => aryl(w)?.some((a) => w.molecule.element[a] !== 6) === true,
  },
  {
    id: 'nitazene-fused-aryl',
    name: 'fused aryl in the benzyl',
    explanation: 'a further ring shares a bond with the phenyl of the benzyl, as in ethyleneoxynitazene',
    holds: (w) => aryl(w)?.some((a) => w.molecule.edges[a]!.filter((e) => e.inRing).length > 2) === true,
  },
  {
    id: 'aza',
    name: 'nitrogen in the benzo ring',
    explanation: 'an imidazopyridine in the place of the benzimidazole',
    holds: bySkeleton('aza'),
  },
  {
    id: 'indole',
    name: 'indole',
    explanation: 'an indole in the place of the benzimidazole',
    holds: bySkeleton('indole'),
  },
  {
    id: 'amine-in-diamide',
    name: 'imidazolidinone of the diamide',
    explanation: 'a carbonyl between the two nitrogens of the open form',
    holds: bySkeleton('opened-imidazolidinone'),
  },
];

/** Whether one of the atoms of the benzo ring is nitrogen. */
export const hasAza = ({ molecule, at }: Where): boolean =>
  ['C4', 'C5', 'C6', 'C7'].some((label) => molecule.element[at[label]!] === 7);

/**
 * The limits within which a relative is taken for one: groups as small as those of the substances that have been met. Beyond
 * them the same patterns are common among compounds of quite other purposes (docs/RELATIONS.md).
 */
export function isSmall(where: Where): boolean {
  const { molecule, at } = where;
  const rings = arylRings(molecule, at);
  const ring = rings.find((r) => isBenzeneRing(molecule, r));
  if (ring === undefined || !isAmineChain(molecule, at)) return false;
  const core = new Set([...Object.values(at), ...ring]);
  const all = Array.from({ length: molecule.size }, (_, i) => i);
  const onAmine = at['amine N']!;
  if (beside(where, 'amine N').some((a) => molecule.edges[a]!.some((e) => e.order !== 1))) return false;
  return pieces(molecule, all, core).every((group) => {
    const onRing = group.attachments.some((a) => ring.includes(a.to));
    const limit = group.attachments.some((a) => a.to === onAmine) ? 7 : onRing ? 6 : 3;
    // No further aromatic ring anywhere: nitazenes bear none.
    return group.atoms.length <= limit && group.atoms.every((a) => molecule.aromatic[a] !== 1);
  });
}
