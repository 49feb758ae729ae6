import type { Skeleton, SkeletonAtom, SkeletonBond } from '../../structure/match.js';

const C = [6];
const N = [7];

/**
 * 4-(N-aryl-N-acyl)aminopiperidine, whatever sits on the piperidine nitrogen.
 *
 * The amide nitrogen is in no ring: a fused lactam, an oxindole or a benzimidazolone (domperidone, brorphine) has
 * no N-acyl and no N-aryl group that one could speak of separately, as the statutes do. Ring bonds of the
 * piperidine are single and none is aromatic; what else sits on its atoms, bridges included, is left to the sites.
 * The aryl is bound by a carbon or, as pyrrol-1-yl, by a nitrogen of its ring.
 */
export const FENTANYL: Skeleton = {
  id: 'fentanyl',
  name: '4-(N-aryl-N-acyl)aminopiperidine',
  atoms: [
    { label: 'amide N', elements: N, inRing: false, hydrogens: 0, degree: 3 },
    { label: 'acyl C', elements: C, aromatic: false },
    { label: 'acyl O', elements: [8] },
    { label: 'aryl C', elements: [6, 7], aryl: true },
    { label: 'C4', elements: C, aromatic: false, inRing: true },
    { label: 'C3', elements: C, aromatic: false, inRing: true },
    { label: 'C2', elements: C, aromatic: false, inRing: true },
    { label: 'N1', elements: N, aromatic: false, inRing: true },
    { label: 'C6', elements: C, aromatic: false, inRing: true },
    { label: 'C5', elements: C, aromatic: false, inRing: true },
  ],
  bonds: [
    { between: ['amide N', 'acyl C'], order: 1, inRing: false },
    { between: ['acyl C', 'acyl O'], order: 2, inRing: false },
    { between: ['amide N', 'aryl C'], order: 1, inRing: false },
    { between: ['amide N', 'C4'], order: 1, inRing: false },
    { between: ['C4', 'C3'], order: 1, inRing: true },
    { between: ['C3', 'C2'], order: 1, inRing: true },
    { between: ['C2', 'N1'], order: 1, inRing: true },
    { between: ['N1', 'C6'], order: 1, inRing: true },
    { between: ['C6', 'C5'], order: 1, inRing: true },
    { between: ['C5', 'C4'], order: 1, inRing: true },
  ],
};

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

/** The same as an amide on the piperidine nitrogen, as 1-acetyl-4-anilinopiperidine; `isSmall` bounds its acyl group. */
const ANILINOPIPERIDINE_AMIDE: Skeleton = {
  ...ANILINOPIPERIDINE,
  id: 'anilinopiperidine-amide',
  name: '1-acyl-4-anilinopiperidine',
  atoms: [
    ...ANILINOPIPERIDINE.atoms,
    { label: 'ring acyl C', elements: C, aromatic: false, inRing: false },
    { label: 'ring acyl =O', elements: [8] },
    { label: 'ring acyl C2', elements: C },
  ],
  bonds: [
    ...ANILINOPIPERIDINE.bonds,
    single('N1', 'ring acyl C'),
    { between: ['ring acyl C', 'ring acyl =O'], order: 2, inRing: false },
    single('ring acyl C', 'ring acyl C2'),
  ],
};

/** The same as a formamide, whose acyl group has no further carbon. */
const ANILINOPIPERIDINE_FORMAMIDE: Skeleton = {
  ...ANILINOPIPERIDINE_AMIDE,
  id: 'anilinopiperidine-formamide',
  name: '1-formyl-4-anilinopiperidine',
  atoms: ANILINOPIPERIDINE_AMIDE.atoms.flatMap((atom) =>
    atom.label === 'ring acyl C2' ? [] : atom.label === 'ring acyl C' ? [{ ...atom, degree: 2 }] : [atom],
  ),
  bonds: ANILINOPIPERIDINE_AMIDE.bonds.filter(({ between }) => !between.includes('ring acyl C2')),
};

export const THIOAMIDE: Skeleton = {
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

export const AMIDINE: Skeleton = {
  ...THIOAMIDE,
  id: 'imidoyl',
  name: '4-(N-aryl-N-imidoyl)aminopiperidine',
  atoms: THIOAMIDE.atoms.map((a) => (a.label === 'acyl S' ? { label: 'acyl S', elements: N } : a)),
};

export const SULFONAMIDE: Skeleton = {
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

export const BENZYL = arylChanged(
  'benzyl',
  '4-(N-benzyl-N-acyl)aminopiperidine',
  [
    { label: 'benzyl C', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    { label: 'aryl C', elements: C, aromatic: true },
  ],
  [single('amide N', 'benzyl C'), single('benzyl C', 'aryl C')],
);

export const PHENETHYL = arylChanged(
  'phenethyl',
  '4-(N-phenethyl-N-acyl)aminopiperidine',
  [
    { label: 'benzyl C', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    { label: 'benzyl C2', elements: C, inRing: false, aromatic: false, hydrogens: 2 },
    { label: 'aryl C', elements: C, aromatic: true },
  ],
  [single('amide N', 'benzyl C'), single('benzyl C', 'benzyl C2'), single('benzyl C2', 'aryl C')],
);

export const NOT_AROMATIC = arylChanged(
  'not-aromatic',
  '4-(N-cycloalkyl-N-acyl)aminopiperidine',
  [{ label: 'aryl C', elements: C, inRing: true, aromatic: false }],
  [single('amide N', 'aryl C')],
);

/** The anilide one carbon off the ring: the homologue with a CH2 between C4 and the amide nitrogen. */
export const SPACED: Skeleton = {
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
export const UNSATURATED: readonly Skeleton[] = [
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

/** The anilide on another saturated ring with an amine in it, of the sizes that statutes name. */
export const OTHER_RINGS: readonly Skeleton[] = [
  anilide('piperidin-3-yl', '3-anilidopiperidine', ['C3', 'C2', 'N1', 'C6', 'C5', 'C4']),
  anilide('pyrrolidin-3-yl', '3-anilidopyrrolidine', ['C3', 'C2', 'N1', 'C5', 'C4']),
  anilide('azepan-4-yl', '4-anilidoazepane', ['C4', 'C3', 'C2', 'N1', 'C7', 'C6', 'C5']),
  anilide('azepan-3-yl', '3-anilidoazepane', ['C3', 'C2', 'N1', 'C7', 'C6', 'C5', 'C4']),
];

const otherRing = (id: string): Skeleton => OTHER_RINGS.find((each) => each.id === id)!;

export const MOVED: readonly Skeleton[] = [otherRing('piperidin-3-yl'), SPACED];

export const RING_CHANGED: readonly Skeleton[] = [
  anilide('azetidin-3-yl', '3-anilidoazetidine', ['C3', 'C2', 'N1', 'C4']),
  otherRing('pyrrolidin-3-yl'),
  otherRing('azepan-4-yl'),
  otherRing('azepan-3-yl'),
  ...UNSATURATED,
];

export const OPENED: Skeleton = {
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
export const OPENED_SHORT: Skeleton = {
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

/** The whole cores: law is asked of molecules that hold one of these. */
export const ANILIDES: readonly Skeleton[] = [FENTANYL, THIOAMIDE, AMIDINE, SULFONAMIDE];

/** The cores without the acyl group. */
export const ANILINES: readonly Skeleton[] = [
  ANILINOPIPERIDINE_AMINE,
  ANILINOPIPERIDINE_CARBAMATE,
  ANILINOPIPERIDINE_AMIDE,
  ANILINOPIPERIDINE_FORMAMIDE,
];
