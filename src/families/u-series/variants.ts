import { isBenzeneRing, smallestRings } from '../../structure/group.js';
import type { Variant, Where } from '../family.js';
import { ringLabels } from './decompose.js';

const byId = (start: string) => (w: Where) => w.skeleton.id.startsWith(start);

const ringOf = ({ at }: Where): number[] => ringLabels(at).map((label) => at[label]!);

/** The ring of the aryl group that holds the atom bound to the acid's side. */
function arylRing({ molecule, at }: Where): readonly number[] | undefined {
  const start = at['aryl C'];
  if (start === undefined) return undefined;
  const rings = smallestRings(molecule, start, new Set());
  return rings.find((ring) => isBenzeneRing(molecule, ring)) ?? rings[0];
}

/** Paths from one atom of the ring to another outside it: the places of their ends. */
function closures(w: Where): readonly (readonly [number, number])[] {
  const { molecule, at } = w;
  const ring = ringOf(w);
  const found: [number, number][] = [];
  const closed = new Set([...ring, at['amide N']!, at['amine N']!]);
  for (const [i, from] of ring.entries())
    for (const first of molecule.edges[from]!) {
      if (closed.has(first.to)) continue;
      const seen = new Set([first.to]);
      for (const atom of seen)
        for (const { to, bond } of molecule.edges[atom]!) {
          const j = ring.indexOf(to);
          if (j > i || (j === i && bond !== first.bond)) found.push([i, j]);
          if (!closed.has(to)) seen.add(to);
        }
    }
  return found;
}

export const VARIANTS: readonly Variant[] = [
  {
    id: 'phenylacetamide',
    name: 'phenylacetamide',
    explanation: 'a CH2 between the phenyl and the carbonyl, as in U-48800 and U-50488',
    holds: (w) => w.skeleton.id === 'phenylacetamide' || /-(1|phenylacetamide)$/.test(w.skeleton.id),
  },
  {
    id: 'amine-with-hydrogen',
    name: 'primary or secondary amine',
    explanation: 'the amine bears hydrogen, as in N,N-didesmethyl U-47700',
    holds: ({ molecule, at }) => molecule.hydrogens[at['amine N']!]! > 0,
  },
  {
    id: 'spiro-amine',
    name: 'spiro amine',
    explanation: 'the amine lies in a ring with the carbon that bears it, as in U-77891',
    holds: ({ molecule, at }) =>
      molecule.bonds.some(({ a, b, inRing }) => {
        const ends = [a, b];
        return (
          inRing &&
          ends.includes(at['amine N']!) &&
          Object.values(at).some((x) => x !== at['amine N'] && ends.includes(x))
        );
      }),
  },
  {
    id: 'oxaspiro',
    name: 'spiro ring on the cyclohexane',
    explanation: 'a further ring on one carbon of the cyclohexane, as in spiradoline',
    holds: (w) => closures(w).some(([i, j]) => i === j),
  },
  {
    id: 'cyclohexane-fused',
    name: 'ring fused to the cyclohexane',
    explanation: 'a further ring shares a bond with the cyclohexane, or lies over it',
    holds: (w) => closures(w).some(([i, j]) => i !== j),
  },
  {
    id: 'phenyl-fused',
    name: 'ring fused to the phenyl',
    explanation: 'a further ring shares a bond with the phenyl, as in naphthyl and methylenedioxy forms',
    holds: (w) => arylRing(w)?.some((a) => w.molecule.edges[a]!.filter((e) => e.inRing).length > 2) === true,
  },
  {
    id: 'hetaryl-acid',
    name: 'hetaryl',
    explanation: 'a ring with hetero atoms in the place of the phenyl',
    holds: byId('hetaryl'),
  },
  {
    id: 'longer-acid',
    name: 'two atoms between phenyl and carbonyl',
    explanation: 'a phenylpropionamide, a cinnamide or a phenoxyacetamide',
    holds: byId('longer'),
  },
  {
    id: 'branched-acid',
    name: 'group between phenyl and carbonyl',
    explanation: 'a group on the carbon between the phenyl and the carbonyl',
    holds: byId('branched'),
  },
  {
    id: 'thioacyl-amide',
    name: 'thioamide',
    explanation: 'sulfur or selenium in the place of the carbonyl oxygen',
    holds: byId('thioamide'),
  },
  {
    id: 'cyclopentane',
    name: 'cyclopentane',
    explanation: 'a ring of five in the place of the cyclohexane',
    holds: byId('cyclopentane'),
  },
  {
    id: 'cycloheptane',
    name: 'cycloheptane',
    explanation: 'a ring of seven in the place of the cyclohexane',
    holds: byId('cycloheptane'),
  },
  {
    id: 'cyclohexene',
    name: 'cyclohexene',
    explanation: 'a double bond in the cyclohexane',
    holds: byId('cyclohexene'),
  },
];

/**
 * The limits within which a relative is taken for one: groups no larger than published members have. Beyond them the same
 * patterns are common among compounds of quite other purposes (docs/RELATIONS.md).
 */
export function isSmall(w: Where): boolean {
  const { molecule, at } = w;
  const aryl = arylRing(w) ?? [];
  const core = new Set([...Object.values(at), ...aryl]);
  const weights = (atom: number) =>
    molecule.edges[atom]!.filter((e) => !core.has(e.to)).map((e) => weigh(molecule, e.to, core));
  const within = (atoms: readonly number[], most: number) =>
    atoms.every((atom) => weights(atom).every((weight) => weight <= most));
  const phenyl = [...aryl, ...Object.keys(at).flatMap((l) => (l.startsWith('N-aryl') ? at[l]! : []))];
  return (
    within([at['amine N']!], 8) && within([at['amide N']!], 7) && within(ringOf(w), 6) && within(phenyl, 4)
  );
}

/** Heavy atoms on this side of the core, counted no further than the largest limit. */
function weigh({ edges }: Where['molecule'], start: number, core: ReadonlySet<number>): number {
  const seen = new Set([start]);
  for (const atom of seen) {
    if (seen.size > 9) break;
    for (const { to } of edges[atom]!) if (!core.has(to)) seen.add(to);
  }
  return seen.size;
}
