import type { Skeleton, SkeletonAtom, SkeletonBond } from '../../structure/match.js';

const C = [6];
const N = [7];

type Bit = { readonly atoms: readonly SkeletonAtom[]; readonly bonds: readonly SkeletonBond[] };

const single = (a: string, b: string, inRing = false): SkeletonBond => ({
  between: [a, b],
  order: 1,
  inRing,
});

/** The amide nitrogen with its acyl group, in no ring: a lactam has no N-acyl group of which a statute speaks. */
const AMIDE: Bit = {
  atoms: [
    { label: 'amide N', elements: N, inRing: false },
    { label: 'acyl C', elements: C, aromatic: false, inRing: false },
    { label: 'acyl O', elements: [8] },
  ],
  bonds: [single('amide N', 'acyl C'), { between: ['acyl C', 'acyl O'], order: 2, inRing: false }],
};

const THIOAMIDE: Bit = {
  ...AMIDE,
  atoms: AMIDE.atoms.map((a) => (a.label === 'acyl O' ? { ...a, elements: [16, 34] } : a)),
};

/** No amide, carbamate, sulfonamide or aniline: those of 1,2-diaminocyclohexane fill screening decks. */
const AMINE: SkeletonAtom = { label: 'amine N', elements: N, aromatic: false, kind: 'amine' };

const ring = (size: number): Bit => {
  const labels = Array.from({ length: size }, (_, i) => `C${i + 1}`);
  return {
    atoms: labels.map((label) => ({ label, elements: C, aromatic: false, inRing: true })),
    bonds: labels.map((label, i) => single(label, labels[(i + 1) % size]!, true)),
  };
};

/** The amine beside the amide on a ring of carbon. */
const diamine = (carbons: Bit): Bit => ({
  atoms: [...carbons.atoms.slice(0, 2), AMINE, ...carbons.atoms.slice(2)],
  bonds: [single('amide N', 'C1'), { between: ['C2', 'amine N'], order: 1 }, ...carbons.bonds],
});

const CYCLOHEXANE = diamine(ring(6));

/** One double bond away from the carbons that bear the nitrogens. */
const cyclohexene = (a: string, b: string): Bit => ({
  ...CYCLOHEXANE,
  bonds: CYCLOHEXANE.bonds.map((bond) =>
    bond.between.includes(a) && bond.between.includes(b) ? { ...bond, order: 2 as const } : bond,
  ),
});

/** As in AH-7921: the amine and CH2-NH on one carbon. */
const GEMINAL: Bit = {
  atoms: [
    { label: 'spacer C', elements: C, inRing: false, hydrogens: 2 },
    ring(6).atoms[0]!,
    { ...AMINE, label: 'amine N' },
    ...ring(6).atoms.slice(1),
  ],
  bonds: [
    single('amide N', 'spacer C'),
    single('spacer C', 'C1'),
    { between: ['C1', 'amine N'], order: 1 },
    ...ring(6).bonds,
  ],
};

const benzene = (first: string): Bit => {
  const labels = [first, 2, 3, 4, 5, 6].map((at, i) => (i === 0 ? first : `${first}${at}`));
  return {
    atoms: labels.map((label) => ({ label, elements: C, aromatic: true })),
    bonds: labels.map((label, i) => ({ between: [label, labels[(i + 1) % 6]!], order: 1, aromatic: true })),
  };
};
const BENZENE = benzene('aryl C');

const PHENYL: Bit = { atoms: BENZENE.atoms, bonds: [single('acyl C', 'aryl C'), ...BENZENE.bonds] };

const linked = (linker: Omit<SkeletonAtom, 'label' | 'elements'>, aryl: Bit): Bit => ({
  atoms: [{ label: 'linker C', elements: C, aromatic: false, inRing: false, ...linker }, ...aryl.atoms],
  bonds: [single('acyl C', 'linker C'), single('linker C', 'aryl C'), ...aryl.bonds],
});
const BENZYL = linked({ hydrogens: 2 }, BENZENE);

/** In whichever tautomer it is written. */
const ANY_ARYL: Bit = { atoms: [{ label: 'aryl C', elements: C, aryl: true }], bonds: [] };
const ARYL: Bit = { atoms: ANY_ARYL.atoms, bonds: [single('acyl C', 'aryl C')] };

const skeleton = (id: string, name: string, ...bits: readonly Bit[]): Skeleton => ({
  id,
  name,
  atoms: bits.flatMap((bit) => bit.atoms),
  bonds: bits.flatMap((bit) => bit.bonds),
});

/** The cores of group 4 of Germany's NpSG: the number of CH2 between phenyl and carbonyl is zero or one. */
export const CORES: readonly Skeleton[] = [
  skeleton('benzamide', 'N-(2-aminocyclohexyl)benzamide', AMIDE, CYCLOHEXANE, PHENYL),
  skeleton('phenylacetamide', 'N-(2-aminocyclohexyl)phenylacetamide', AMIDE, CYCLOHEXANE, BENZYL),
];

/** AH-7921 and its kin; the law is asked of them as well, for one rule names them in one breath with U-47700. */
export const MOVED: readonly Skeleton[] = [
  skeleton('moved-benzamide', 'N-[(1-aminocyclohexyl)methyl]benzamide', AMIDE, GEMINAL, PHENYL),
  skeleton('moved-phenylacetamide', 'N-[(1-aminocyclohexyl)methyl]phenylacetamide', AMIDE, GEMINAL, BENZYL),
];

export const OTHER_ACIDS: readonly Skeleton[] = [
  skeleton('thioamide-0', 'N-(2-aminocyclohexyl)thiobenzamide', THIOAMIDE, CYCLOHEXANE, PHENYL),
  skeleton('thioamide-1', 'N-(2-aminocyclohexyl)phenylthioacetamide', THIOAMIDE, CYCLOHEXANE, BENZYL),
  skeleton('hetaryl-0', 'N-(2-aminocyclohexyl)hetarylcarboxamide', AMIDE, CYCLOHEXANE, ARYL),
  skeleton(
    'hetaryl-1',
    'N-(2-aminocyclohexyl)hetarylacetamide',
    AMIDE,
    CYCLOHEXANE,
    linked({ hydrogens: 2 }, ANY_ARYL),
  ),
  skeleton('hetaryl-moved', 'N-[(1-aminocyclohexyl)methyl]hetarylcarboxamide', AMIDE, GEMINAL, ARYL),
  skeleton('branched', 'N-(2-aminocyclohexyl)-2-phenylalkanamide', AMIDE, CYCLOHEXANE, linked({}, BENZENE)),
  skeleton('longer', 'N-(2-aminocyclohexyl)amide of a longer phenyl acid', AMIDE, CYCLOHEXANE, {
    atoms: [
      { label: 'linker C', elements: C, aromatic: false, inRing: false },
      { label: 'linker X', elements: [6, 8, 16], aromatic: false, inRing: false },
      ...BENZENE.atoms,
    ],
    bonds: [
      single('acyl C', 'linker C'),
      { between: ['linker C', 'linker X'], order: 0, inRing: false },
      single('linker X', 'aryl C'),
      ...BENZENE.bonds,
    ],
  }),
];

const N_PHENYL = benzene('N-aryl C');

/** The phenyl on the nitrogen, and another acyl group. */
const nAryl = (id: string, name: string, carbons: Bit): Skeleton =>
  skeleton(
    id,
    `N-(${name})-N-phenylamide`,
    AMIDE,
    {
      atoms: [{ label: 'acyl alpha C', elements: C }],
      bonds: [{ between: ['acyl C', 'acyl alpha C'], order: 0, inRing: false }],
    },
    carbons,
    { atoms: N_PHENYL.atoms, bonds: [single('amide N', 'N-aryl C'), ...N_PHENYL.bonds] },
  );

/** UF-17 and its kin. */
export const N_ARYL: Skeleton = nAryl('n-aryl', '2-aminocyclohexyl', CYCLOHEXANE);

const RINGS: readonly (readonly [id: string, name: string, carbons: Bit])[] = [
  ['cyclopentane', '2-aminocyclopentyl', diamine(ring(5))],
  ['cycloheptane', '2-aminocycloheptyl', diamine(ring(7))],
  ['cyclohexene-3', '2-aminocyclohex-3-enyl', cyclohexene('C3', 'C4')],
  ['cyclohexene-4', '2-aminocyclohex-4-enyl', cyclohexene('C4', 'C5')],
  ['cyclohexene-5', '2-aminocyclohex-5-enyl', cyclohexene('C5', 'C6')],
];

export const OTHER_RINGS: readonly Skeleton[] = RINGS.flatMap(([id, name, carbons]) => [
  skeleton(`${id}-0`, `N-(${name})benzamide`, AMIDE, carbons, PHENYL),
  skeleton(`${id}-1`, `N-(${name})phenylacetamide`, AMIDE, carbons, BENZYL),
  nAryl(`${id}-n-aryl`, name, carbons),
]);
