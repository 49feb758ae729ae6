import type { Molecule } from '../../chemistry/molecule.js';
import {
  type Embedding,
  embed,
  FENTANYL,
  type Skeleton,
  type SkeletonAtom,
  type SkeletonBond,
} from '../../structure/match.js';
import type { RelationId, VariantId } from '../ids.js';
import { isSmall, VARIANTS, type Variant, type Where } from './variants.js';

/**
 * How a molecule is related to fentanyl: by the whole skeleton, or as a near relative that lacks or changes one
 * part of it. Each relation is a value in one table, so that a user can switch it off; the first that holds is
 * the one reported. The relatives are kinds that have appeared in seizures and in their literature.
 */
export interface Relation {
  readonly id: RelationId;
  /** As a report words it. */
  readonly name: string;
  readonly explanation: string;
  readonly skeletons: readonly Skeleton[];
  /** What is asked beyond the pattern, where the pattern alone is common among other compounds. */
  readonly only?: (where: Where) => boolean;
}

const C = [6];
const N = [7];

/** A saturated ring written as the labels around it, starting at the carbon that bears the amide nitrogen. */
function saturatedRing(labels: readonly string[]): { atoms: SkeletonAtom[]; bonds: SkeletonBond[] } {
  return {
    atoms: labels.map((label) => ({
      label,
      elements: label.startsWith('N') ? N : C,
      aromatic: false,
      inRing: true,
    })),
    bonds: labels.map((label, i) => ({
      between: [label, labels[(i + 1) % labels.length]!],
      order: 1,
      inRing: true,
    })),
  };
}

const PIPERIDIN_4_YL = ['C4', 'C3', 'C2', 'N1', 'C6', 'C5'];

const AMIDE_N: SkeletonAtom = { label: 'amide N', elements: N, inRing: false, hydrogens: 0, degree: 3 };
const ARYL: SkeletonAtom = { label: 'aryl C', elements: C, aromatic: true };
/** As on fentanyl's own skeleton: aromatic in whichever tautomer, bound by a carbon or a nitrogen of its ring. */
const ANY_ARYL = FENTANYL.atoms.find((a) => a.label === 'aryl C')!;
const single = (a: string, b: string): SkeletonBond => ({ between: [a, b], order: 1, inRing: false });

/** A carbonyl carbon on the amide nitrogen, with carbon or hydrogen on its other side where `narrow`. */
const CARBONYL = {
  atoms: [
    { label: 'acyl C', elements: C, aromatic: false },
    { label: 'acyl O', elements: [8] },
  ] as SkeletonAtom[],
  bonds: [
    single('amide N', 'acyl C'),
    { between: ['acyl C', 'acyl O'], order: 2, inRing: false },
  ] as SkeletonBond[],
};

/** The carbon that the acyl group of a carboxylic acid goes on with; keeps ureas and carbamates out. */
const ACYL_CARBON = {
  atoms: [{ label: 'acyl alpha C', elements: C }] as SkeletonAtom[],
  bonds: [{ between: ['acyl C', 'acyl alpha C'], order: 0, inRing: false }] as SkeletonBond[],
};

/** An anilide of a carboxylic acid on a ring that is no piperidin-4-yl, with an amine in that ring. */
function anilide(id: string, name: string, labels: readonly string[]): Skeleton {
  const ring = saturatedRing(labels);
  return {
    id,
    name,
    atoms: [
      AMIDE_N,
      ...CARBONYL.atoms,
      ...ACYL_CARBON.atoms,
      ARYL,
      ...ring.atoms.map((a): SkeletonAtom => (a.label === 'N1' ? { ...a, kind: 'amine' } : a)),
    ],
    bonds: [
      ...CARBONYL.bonds,
      ...ACYL_CARBON.bonds,
      single('amide N', 'aryl C'),
      single('amide N', labels[0]!),
      ...ring.bonds,
    ],
  };
}

/** A benzene ring on the nitrogen: an aniline in the strict sense, not an aminobenzimidazole or a nucleobase. */
const BENZENE_LABELS = ['aryl C', 'aryl C2', 'aryl C3', 'aryl C4', 'aryl C5', 'aryl C6'];
const BENZENE = {
  atoms: BENZENE_LABELS.map((label) => ({ label, elements: C, aromatic: true }) as SkeletonAtom),
  bonds: BENZENE_LABELS.map(
    (label, i) =>
      ({ between: [label, BENZENE_LABELS[(i + 1) % 6]!], order: 1, aromatic: true }) as SkeletonBond,
  ),
};

const piperidine = saturatedRing(PIPERIDIN_4_YL);

const ANILINOPIPERIDINE: Skeleton = {
  id: 'anilinopiperidine',
  name: '4-anilinopiperidine',
  atoms: [
    { label: 'amide N', elements: N, inRing: false, aromatic: false, kind: 'aniline' },
    ...piperidine.atoms,
    ...BENZENE.atoms,
  ],
  bonds: [single('amide N', 'C4'), ...piperidine.bonds, single('amide N', 'aryl C'), ...BENZENE.bonds],
};

/** The same with an acyl or aryl group on the piperidine nitrogen left out: amides of that kind fill screening decks. */
const ANILINOPIPERIDINE_AMINE: Skeleton = {
  ...ANILINOPIPERIDINE,
  atoms: ANILINOPIPERIDINE.atoms.map((a) => (a.label === 'N1' ? { ...a, kind: 'amine' } : a)),
};

/** The same as an alkyl carbamate on the piperidine nitrogen, as 1-boc-4-anilinopiperidine, the form that is traded. */
const ANILINOPIPERIDINE_CARBAMATE: Skeleton = {
  ...ANILINOPIPERIDINE,
  id: 'anilinopiperidine-carbamate',
  name: '4-anilinopiperidine-1-carboxylate',
  atoms: [
    ...ANILINOPIPERIDINE.atoms,
    { label: 'carbamate C', elements: C, aromatic: false, inRing: false },
    { label: 'carbamate =O', elements: [8] },
    { label: 'carbamate O', elements: [8], degree: 2 },
  ],
  bonds: [
    ...ANILINOPIPERIDINE.bonds,
    single('N1', 'carbamate C'),
    { between: ['carbamate C', 'carbamate =O'], order: 2, inRing: false },
    single('carbamate C', 'carbamate O'),
  ],
};

const THIOAMIDE: Skeleton = {
  id: 'thioamide',
  name: '4-(N-aryl-N-thioacyl)aminopiperidine',
  atoms: [
    AMIDE_N,
    { label: 'acyl C', elements: C, aromatic: false },
    { label: 'acyl S', elements: [16, 34] },
    ANY_ARYL,
    ...piperidine.atoms,
  ],
  bonds: [
    single('amide N', 'acyl C'),
    { between: ['acyl C', 'acyl S'], order: 2, inRing: false },
    single('amide N', 'aryl C'),
    single('amide N', 'C4'),
    ...piperidine.bonds,
  ],
};

const AMIDINE: Skeleton = {
  ...THIOAMIDE,
  id: 'imidoyl',
  name: '4-(N-aryl-N-imidoyl)aminopiperidine',
  atoms: THIOAMIDE.atoms.map((a) => (a.label === 'acyl S' ? { label: 'acyl S', elements: N } : a)),
};

const SULFONAMIDE: Skeleton = {
  ...THIOAMIDE,
  id: 'sulfonamide',
  name: '4-(N-aryl-N-sulfonyl)aminopiperidine',
  atoms: THIOAMIDE.atoms.map((a) =>
    a.label === 'acyl C'
      ? { label: 'acyl C', elements: [15, 16], aromatic: false }
      : a.label === 'acyl S'
        ? { label: 'acyl S', elements: [8] }
        : a,
  ),
};

/** CH2-aryl, or a saturated ring, in the place of the aryl; with a true acyl group, for ureas of this kind are medicines. */
function arylChanged(id: string, name: string, atoms: SkeletonAtom[], bonds: SkeletonBond[]): Skeleton {
  return {
    id,
    name,
    atoms: [AMIDE_N, ...CARBONYL.atoms, ...ACYL_CARBON.atoms, ...piperidine.atoms, ...atoms],
    bonds: [...CARBONYL.bonds, ...ACYL_CARBON.bonds, single('amide N', 'C4'), ...piperidine.bonds, ...bonds],
  };
}

const BENZYL = arylChanged(
  'benzyl',
  '4-(N-benzyl-N-acyl)aminopiperidine',
  [
    { label: 'benzyl C', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    { label: 'aryl C', elements: C, aromatic: true },
  ],
  [single('amide N', 'benzyl C'), single('benzyl C', 'aryl C')],
);

const PHENETHYL = arylChanged(
  'phenethyl',
  '4-(N-phenethyl-N-acyl)aminopiperidine',
  [
    { label: 'benzyl C', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    { label: 'benzyl C2', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    { label: 'aryl C', elements: C, aromatic: true },
  ],
  [single('amide N', 'benzyl C'), single('benzyl C', 'benzyl C2'), single('benzyl C2', 'aryl C')],
);

const NOT_AROMATIC = arylChanged(
  'not-aromatic',
  '4-(N-cycloalkyl-N-acyl)aminopiperidine',
  [{ label: 'aryl C', elements: C, inRing: true, aromatic: false }],
  [single('amide N', 'aryl C')],
);

/** The anilide one carbon off the ring: the homologue with a CH2 between C4 and the amide nitrogen. */
const SPACED: Skeleton = {
  id: 'spaced',
  name: '4-(anilidomethyl)piperidine',
  atoms: [
    AMIDE_N,
    ...CARBONYL.atoms,
    ...ACYL_CARBON.atoms,
    ARYL,
    { label: 'spacer C', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    ...piperidine.atoms.map((a): SkeletonAtom => (a.label === 'N1' ? { ...a, kind: 'amine' } : a)),
  ],
  bonds: [
    ...CARBONYL.bonds,
    ...ACYL_CARBON.bonds,
    single('amide N', 'aryl C'),
    single('amide N', 'spacer C'),
    single('spacer C', 'C4'),
    ...piperidine.bonds,
  ],
};

/** The whole skeleton with one double bond in its ring. */
const UNSATURATED: readonly Skeleton[] = [
  ['C4', 'C3'],
  ['C3', 'C2'],
  ['C2', 'N1'],
].map(([a, b]) => ({
  ...FENTANYL,
  id: `unsaturated-${a}-${b}`,
  name: '4-(N-aryl-N-acyl)amino-tetrahydropyridine',
  bonds: FENTANYL.bonds.map((bond) =>
    bond.between.includes(a!) && bond.between.includes(b!) ? { ...bond, order: 2 as const } : bond,
  ),
}));

const OPENED: Skeleton = {
  id: 'ring-opened',
  name: 'N-aryl-N-acyl-1,3-diaminopropane',
  atoms: [
    AMIDE_N,
    ...CARBONYL.atoms,
    ...ACYL_CARBON.atoms,
    ...BENZENE.atoms,
    { label: 'C4', elements: C, aromatic: false, inRing: false },
    { label: 'C3', elements: C, aromatic: false, inRing: false },
    { label: 'C2', elements: C, aromatic: false, inRing: false },
    { label: 'N1', elements: N, aromatic: false, inRing: false, kind: 'amine' },
    { label: 'tail C', elements: C, aromatic: false },
  ],
  bonds: [
    ...CARBONYL.bonds,
    ...ACYL_CARBON.bonds,
    single('amide N', 'aryl C'),
    ...BENZENE.bonds,
    single('amide N', 'C4'),
    single('C4', 'C3'),
    single('C3', 'C2'),
    single('C2', 'N1'),
    single('N1', 'tail C'),
  ],
};

/** As OPENED with one carbon less; the amine may lie in a ring of its own, as in phenampromide. */
const OPENED_SHORT: Skeleton = {
  id: 'ring-opened-short',
  name: 'N-aryl-N-acyl-1,2-diaminoethane',
  atoms: OPENED.atoms
    .filter((a) => a.label !== 'C2')
    .map((a) => (a.label === 'N1' ? { label: 'N1', elements: N, aromatic: false, kind: 'amine' } : a)),
  bonds: [
    ...OPENED.bonds.filter((b) => !b.between.includes('C2') && !b.between.includes('tail C')),
    single('C3', 'N1'),
    { between: ['N1', 'tail C'], order: 1 },
  ],
};

/** A saturated piperidine whose C4 bears a nitrogen or an oxygen: what 4-AP, 4-piperidone and every fentanyl share. */
export const PIPERIDINES: readonly Skeleton[] = ([1, 2] as const).map((order) => ({
  id: `piperidine-${order}`,
  name: 'piperidine with a hetero atom at C4',
  atoms: [...saturatedRing(['N1', 'C2', 'C3', 'C4', 'C5', 'C6']).atoms, { label: 'X', elements: [7, 8] }],
  bonds: [{ between: ['X', 'C4'], order }, ...piperidine.bonds],
}));

/** The skeletons that a molecule can lie on, site by site. */
export const ANILIDES: readonly Skeleton[] = [FENTANYL, THIOAMIDE, AMIDINE, SULFONAMIDE];

/** The same without the acyl group. */
export const ANILINES: readonly Skeleton[] = [ANILINOPIPERIDINE_AMINE, ANILINOPIPERIDINE_CARBAMATE];

const small = (where: Where) => isSmall(where, { methylOnN1: true });

/** The table, nearest relation first. What each finds and costs, as measured: docs/RELATIONS.md. */
export const RELATIONS: readonly Relation[] = [
  {
    id: 'skeleton',
    name: 'skeleton',
    explanation:
      'the whole 4-(N-aryl-N-acyl)aminopiperidine skeleton, whatever sits on the piperidine nitrogen',
    skeletons: [FENTANYL],
  },
  {
    id: 'other-acyl',
    name: 'relative: acyl group of another kind',
    explanation: 'a thioacyl, imidoyl, sulfonyl or phosphoryl group in the place of the acyl group',
    skeletons: [THIOAMIDE, AMIDINE, SULFONAMIDE],
  },
  {
    id: 'no-acyl',
    name: 'relative: no acyl group',
    explanation:
      'a 4-anilinopiperidine without the acyl group, as in 4-ANPP, with groups no larger than such substances have',
    skeletons: ANILINES,
    only: (where) => isSmall(where, { methylOnN1: false }),
  },
  {
    id: 'aryl-changed',
    name: 'relative: aryl on the amide nitrogen changed',
    explanation:
      'a benzyl, a phenethyl or a ring that is not aromatic in the place of the aryl on the amide nitrogen',
    skeletons: [BENZYL, PHENETHYL, NOT_AROMATIC],
    only: small,
  },
  {
    id: 'position-moved',
    name: 'relative: amide nitrogen moved on the ring',
    explanation: 'the anilide on the 3-position of the piperidine, or one carbon off its 4-position',
    skeletons: [
      anilide('piperidin-3-yl', '3-anilidopiperidine', ['C3', 'C2', 'N1', 'C6', 'C5', 'C4']),
      SPACED,
    ],
    only: small,
  },
  {
    id: 'ring-changed',
    name: 'relative: ring changed',
    explanation: 'the anilide on a pyrrolidine, an azetidine, an azepane or an unsaturated piperidine',
    skeletons: [
      anilide('azetidin-3-yl', '3-anilidoazetidine', ['C3', 'C2', 'N1', 'C4']),
      anilide('pyrrolidin-3-yl', '3-anilidopyrrolidine', ['C3', 'C2', 'N1', 'C5', 'C4']),
      anilide('azepan-4-yl', '4-anilidoazepane', ['C4', 'C3', 'C2', 'N1', 'C7', 'C6', 'C5']),
      anilide('azepan-3-yl', '3-anilidoazepane', ['C3', 'C2', 'N1', 'C7', 'C6', 'C5', 'C4']),
      ...UNSATURATED,
    ],
    only: small,
  },
  {
    id: 'ring-opened',
    name: 'relative: ring opened',
    explanation: 'the anilide and an amine two or three carbons apart on an open chain',
    skeletons: [OPENED, OPENED_SHORT],
    only: small,
  },
];

/**
 * Says how a molecule is related to fentanyl; the nearest relation of those asked for, or null.
 *
 * @param variants - the variants that may be met; all where absent. A molecule that lies on a relation's pattern
 * only by a variant that is not among them is not related by it.
 * @example relate(fentanyl, new Set(RELATION_IDS))?.id; // 'skeleton'
 */
export function relate(
  molecule: Molecule,
  asked: ReadonlySet<RelationId>,
  variants?: ReadonlySet<VariantId>,
): Relation | null {
  for (const relation of RELATIONS) {
    if (!asked.has(relation.id)) continue;
    if (relation.only === undefined && variants === undefined) {
      if (relation.skeletons.some((s) => embed(s, molecule, 1).length > 0)) return relation;
    } else if (plainest(molecule, relation, variants) !== null) return relation;
  }
  return null;
}

/**
 * In which ways a related molecule departs from the plain pattern of its relation; empty where it does not.
 *
 * @example variantsOf(norfentanyl, RELATIONS[0]).map((v) => v.name); // ['no N-substituent']
 */
export function variantsOf(molecule: Molecule, relation: Relation): readonly Variant[] {
  return plainest(molecule, relation)?.variants ?? [];
}

/** A relation's pattern on a molecule, and how it departs from the plain one. */
interface Laid {
  readonly where: Where;
  readonly variants: readonly Variant[];
}

/**
 * Of the molecule asked about last, where every variant may be met: asked for the relation, for its variants, and by each
 * rule that reaches relatives.
 */
let last: Molecule | undefined;
let known = new Map<Relation, Laid | null>();

/** The way in which the pattern lies on the molecule with the fewest variants, of those that may be met. */
export function plainest(
  molecule: Molecule,
  relation: Relation,
  allowed?: ReadonlySet<VariantId>,
): Laid | null {
  if (allowed !== undefined) return plainestOf(molecule, relation, allowed);
  if (last !== molecule) {
    last = molecule;
    known = new Map();
  }
  let laid = known.get(relation);
  if (laid === undefined) {
    laid = plainestOf(molecule, relation);
    known.set(relation, laid);
  }
  return laid;
}

function plainestOf(molecule: Molecule, relation: Relation, allowed?: ReadonlySet<VariantId>): Laid | null {
  let best: Laid | null = null;
  for (const skeleton of relation.skeletons)
    for (const at of embed(skeleton, molecule)) {
      const where: Where = { molecule, skeleton: skeleton.id, at, ring: ringOf(skeleton, at) };
      if (relation.only !== undefined && !relation.only(where)) continue;
      const variants = VARIANTS.filter((v) => v.holds(where));
      if (allowed !== undefined && variants.some((v) => !allowed.has(v.id))) continue;
      if (best === null || variants.length < best.variants.length) best = { where, variants };
      if (variants.length === 0) return best;
    }
  return best;
}

/** The saturated ring of the pattern, from the atom that bears the amide nitrogen; empty where it is opened. */
function ringOf(skeleton: Skeleton, at: Embedding): number[] {
  return skeleton.atoms.filter((a) => a.inRing === true && /^[CN]\d$/.test(a.label)).map((a) => at[a.label]!);
}
