import type { Molecule } from '../../chemistry/molecule.js';
import { isAromatic } from '../../structure/aromatic.js';
import { isBenzeneRing, smallestRings } from '../../structure/group.js';
import type { Embedding, Skeleton } from '../../structure/match.js';
import type { Variant, Where } from '../family.js';

const bySkeleton = (start: string) => (w: Where) => w.skeleton.id.startsWith(start);
const acylNeighbour = (element: number) => (w: Where) => {
  const carbon = w.at['acyl C'];
  const own = [w.at['amide N'], w.at['acyl O'], w.at['acyl S']];
  return (
    carbon !== undefined &&
    w.molecule.element[carbon] === 6 &&
    w.molecule.edges[carbon]!.some((e) => !own.includes(e.to) && w.molecule.element[e.to] === element)
  );
};

/** The ring of the aryl group that holds the atom bound to the amide side. */
function arylRing({ molecule, at }: Where): readonly number[] | undefined {
  const start = at['aryl C'];
  return start === undefined ? undefined : smallestRings(molecule, start, new Set([at['amide N']!]))[0];
}

export const VARIANTS: readonly Variant[] = [
  {
    id: 'no-n-substituent',
    name: 'no N-substituent',
    explanation: 'the ring nitrogen bears hydrogen only, as in norfentanyl and 4-anilinopiperidine',
    holds: ({ molecule, at }) => at.N1 !== undefined && molecule.hydrogens[at.N1]! > 0,
  },
  {
    id: 'n-acylated',
    name: 'ring nitrogen acylated',
    explanation: 'the ring nitrogen is no amine: an amide, a carbamate, a sulfonamide or an amidine',
    holds: ({ molecule, at, skeleton }) =>
      at.N1 !== undefined &&
      molecule.edges[at.N1]!.some(
        ({ to }) =>
          !ringOf(skeleton, at).includes(to) &&
          !isAromatic(molecule, to) &&
          molecule.edges[to]!.some((e) => e.order === 2 && molecule.element[e.to] !== 6),
      ),
  },
  {
    id: 'bridged',
    name: 'bridged ring',
    explanation: 'a bridge over the piperidine or its smaller or larger relative, as in the tropanes',
    holds: (w) => links(w).some((far) => far > 1),
  },
  {
    id: 'fused',
    name: 'ring fused to the piperidine',
    explanation: 'a further ring shares a bond with the piperidine or its smaller or larger relative',
    holds: (w) => links(w).some((far) => far === 1),
  },
  {
    id: 'urea',
    name: 'urea',
    explanation: 'the acyl group goes on with a nitrogen',
    holds: acylNeighbour(7),
  },
  {
    id: 'carbamate',
    name: 'carbamate',
    explanation: 'the acyl group goes on with an oxygen or a sulfur',
    holds: (w) => acylNeighbour(8)(w) || acylNeighbour(16)(w),
  },
  {
    id: 'thioamide',
    name: 'thioamide',
    explanation: 'sulfur or selenium in the place of the acyl oxygen',
    holds: bySkeleton('thioamide'),
  },
  {
    id: 'imidoyl',
    name: 'amidine',
    explanation: 'nitrogen in the place of the acyl oxygen',
    holds: bySkeleton('imidoyl'),
  },
  {
    id: 'sulfonamide',
    name: 'sulfonamide or phosphoramide',
    explanation: 'sulfur or phosphorus in the place of the acyl carbon',
    holds: bySkeleton('sulfonamide'),
  },
  {
    id: 'benzyl',
    name: 'benzyl',
    explanation: 'a benzyl group in the place of the aryl on the amide nitrogen',
    holds: bySkeleton('benzyl'),
  },
  {
    id: 'phenethyl',
    name: 'phenethyl',
    explanation: 'a phenethyl group in the place of the aryl on the amide nitrogen',
    holds: bySkeleton('phenethyl'),
  },
  {
    id: 'not-aromatic',
    name: 'ring not aromatic',
    explanation: 'a ring of five to seven that is not aromatic, as cyclohexyl, in the place of the aryl',
    holds: bySkeleton('not-aromatic'),
  },
  {
    id: 'hetaryl',
    name: 'hetaryl',
    explanation: 'a ring with hetero atoms in the place of the phenyl on the amide nitrogen',
    holds: (w) => arylRing(w)?.some((a) => w.molecule.element[a] !== 6) === true,
  },
  {
    id: 'fused-aryl',
    name: 'fused aryl',
    explanation: 'a further ring shares a bond with the aryl on the amide nitrogen',
    holds: (w) => {
      const ring = arylRing(w);
      return ring?.some((a) => w.molecule.edges[a]!.filter((e) => e.inRing).length > 2) === true;
    },
  },
  {
    id: 'azetidine',
    name: 'azetidine',
    explanation: 'a ring of four in the place of the piperidine',
    holds: bySkeleton('azetidin'),
  },
  {
    id: 'pyrrolidine',
    name: 'pyrrolidine',
    explanation: 'a ring of five in the place of the piperidine',
    holds: bySkeleton('pyrrolidin'),
  },
  {
    id: 'azepane',
    name: 'azepane',
    explanation: 'a ring of seven in the place of the piperidine',
    holds: bySkeleton('azepan'),
  },
  {
    id: 'unsaturated',
    name: 'unsaturated ring',
    explanation: 'a double bond in the ring, as in a tetrahydropyridine or an iminium',
    holds: bySkeleton('unsaturated'),
  },
  {
    id: 'spaced',
    name: 'one carbon between the ring and the amide nitrogen',
    explanation: 'a CH2 between C4 of the piperidine and the amide nitrogen',
    holds: bySkeleton('spaced'),
  },
  {
    id: 'two-carbon-chain',
    name: 'two carbons between the nitrogens',
    explanation: 'an open chain shorter by one carbon, as in diampromide and phenampromide',
    holds: bySkeleton('ring-opened-short'),
  },
];

/** The saturated ring of a core, from the atom that bears the amide nitrogen; empty where it is opened. */
function ringOf(skeleton: Skeleton, at: Embedding): number[] {
  return skeleton.atoms.filter((a) => a.inRing === true && /^[CN]\d$/.test(a.label)).map((a) => at[a.label]!);
}

/** For every pair of ring atoms that is joined by a path outside the ring: how far apart they are along the ring. */
function links({ molecule, skeleton, at }: Where): number[] {
  const ring = ringOf(skeleton, at);
  const found: number[] = [];
  const amide = at['amide N']!;
  for (const [i, from] of ring.entries()) {
    const seen = new Set<number>();
    const open = molecule.edges[from]!.flatMap((e) => (ring.includes(e.to) || e.to === amide ? [] : [e.to]));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const { to } of molecule.edges[next]!) {
        const j = ring.indexOf(to);
        if (j > i) found.push(Math.min(j - i, ring.length - (j - i)));
        else if (j < 0 && to !== amide) open.push(to);
      }
    }
  }
  return found;
}

/**
 * The limits within which a relative is taken for one: groups as small as those of the substances that have been
 * met. Beyond them the same patterns are common among compounds of quite other purposes (docs/RELATIONS.md).
 */
export function isSmall({ molecule, skeleton, at }: Where, options: { methylOnN1: boolean }): boolean {
  const ring = ringOf(skeleton, at);
  const aryl = at['aryl C'];
  const amide = at['amide N']!;
  const n1 = at.N1;
  if (aryl === undefined || n1 === undefined) return false;
  const phenyl = smallestRings(molecule, aryl, new Set([amide]))[0];
  if (phenyl === undefined) return false;
  const notAromatic = skeleton.id === 'not-aromatic';
  if (notAromatic ? phenyl.length < 5 || phenyl.length > 7 : !isBenzeneRing(molecule, phenyl)) return false;
  const core = new Set([...ring, amide, ...Object.values(at), ...phenyl]);
  const beside = (atom: number) => molecule.edges[atom]!.filter((e) => !core.has(e.to)).map((e) => e.to);
  if (phenyl.some((a) => beside(a).some((b) => molecule.inRing[b] === 1 || weigh(molecule, b, core) > 4)))
    return false;
  // The oxygen of an N-oxide is no group of its own.
  const onN1 = beside(n1)
    .filter((b) => molecule.element[b] === 6)
    .map((b) => weigh(molecule, b, core));
  if (onN1.some((w) => w > 12)) return false;
  // A quaternary nitrogen bears a methyl beside another group.
  if (!options.methylOnN1 && onN1.length > 0 && onN1.every((w) => w === 1)) return false;
  const acyl = at['ring acyl C'];
  if (acyl !== undefined && weigh(molecule, acyl, new Set([n1])) > RING_ACYL) return false;
  if (beside(amide).some((b) => weigh(molecule, b, core) > 8)) return false;
  return ring.every((a) => a === n1 || beside(a).every((b) => weigh(molecule, b, core) <= 6));
}

/** Heavy atoms of an acyl group on the ring nitrogen, its oxygen included: pivaloyl has six; benzoyl and its kin fill screening decks. */
const RING_ACYL = 6;

/** Heavy atoms on this side of the core, counted no further than the largest limit. */
function weigh(molecule: Molecule, start: number, core: ReadonlySet<number>): number {
  const seen = new Set([start]);
  const open = [start];
  for (let next = open.pop(); next !== undefined && seen.size <= 13; next = open.pop())
    for (const { to } of molecule.edges[next]!)
      if (!core.has(to) && !seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen.size;
}
