import type { Skeleton, SkeletonAtom, SkeletonBond } from '../../structure/match.js';

const C = [6];
const N = [7];
const O = [8];

const single = (a: string, b: string): SkeletonBond => ({ between: [a, b], order: 1 });
const double = (a: string, b: string): SkeletonBond => ({ between: [a, b], order: 2 });
const aromatic = (a: string, b: string): SkeletonBond => ({ between: [a, b], order: 1, aromatic: true });

/** A saturated ring written as the labels around it. */
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

/**
 * The labels of the benzimidazolone in its own numbering; the prime keeps them apart from the piperidine's. The piperidine
 * hangs on `N1'`.
 */
export const BENZO = ["C4'", "C5'", "C6'", "C7'"] as const;
export const BENZIMIDAZOLONE = ["N1'", "C2'", "N3'", "C3a'", ...BENZO, "C7a'"] as const;

interface Lactam {
  /** What stands in the place of N3: itself, or carbon, oxygen, sulfur. */
  readonly third?: readonly number[];
  /** What is doubly bound to C2. */
  readonly oxo?: readonly number[];
  /** What the four carbons of the benzo ring may be. */
  readonly benzo?: readonly number[];
}

/**
 * A benzo-fused five-membered lactam in both of its tautomers: as the lactam, and as its lactim (2-hydroxybenzimidazole),
 * whose ring is aromatic as it is written. Of the latter there is none where N3 is no nitrogen.
 */
function lactams({ third = N, oxo = O, benzo = C }: Lactam): {
  readonly atoms: SkeletonAtom[];
  readonly bonds: SkeletonBond[];
}[] {
  const fused: SkeletonAtom[] = [
    { label: "C7a'", elements: C, aromatic: true },
    { label: "C3a'", elements: C, aromatic: true },
    ...BENZO.map((label): SkeletonAtom => ({ label, elements: benzo, aromatic: true })),
  ];
  const around = ["C7a'", "C3a'", ...BENZO];
  const benzoBonds = around.map((label, i) => aromatic(label, around[(i + 1) % around.length]!));
  const lactam = {
    atoms: [
      { label: "N1'", elements: N, aromatic: false, inRing: true, degree: 3 },
      { label: "C2'", elements: C, aromatic: false, inRing: true },
      { label: "O2'", elements: oxo },
      { label: "N3'", elements: third, aromatic: false, inRing: true },
      ...fused,
    ],
    bonds: [
      single("N1'", "C2'"),
      double("C2'", "O2'"),
      single("C2'", "N3'"),
      single("N3'", "C3a'"),
      single("N1'", "C7a'"),
      ...benzoBonds,
    ],
  };
  if (!third.includes(7)) return [lactam];
  const lactim = {
    atoms: [
      { label: "N1'", elements: N, aromatic: true, inRing: true, degree: 3 },
      { label: "C2'", elements: C, aromatic: true, inRing: true },
      { label: "O2'", elements: oxo, hydrogens: 1, degree: 1 },
      { label: "N3'", elements: N, aromatic: true, inRing: true, degree: 2 },
      ...fused,
    ],
    bonds: [
      aromatic("N1'", "C2'"),
      single("C2'", "O2'"),
      aromatic("C2'", "N3'"),
      aromatic("N3'", "C3a'"),
      aromatic("N1'", "C7a'"),
      ...benzoBonds,
    ],
  };
  return [lactam, lactim];
}

const PIPERIDIN_4_YL = ['C4', 'C3', 'C2', 'N1', 'C6', 'C5'];

/** The nitrogen of the lactam on an atom of a saturated ring, or one carbon off it. */
function onRing(
  id: string,
  name: string,
  lactam: Lactam,
  labels: readonly string[] = PIPERIDIN_4_YL,
  options: { readonly spaced?: boolean; readonly double?: readonly [string, string] } = {},
): Skeleton[] {
  const ring = saturatedRing(labels);
  const bonds = ring.bonds.map((bond): SkeletonBond => {
    const isDouble =
      options.double !== undefined &&
      bond.between.includes(options.double[0]) &&
      bond.between.includes(options.double[1]);
    return isDouble ? { ...bond, order: 2 } : bond;
  });
  return lactams(lactam).map(({ atoms, bonds: own }, i) => ({
    id: i === 0 ? id : `${id}-lactim`,
    name,
    atoms: [
      ...atoms,
      ...(options.spaced === true
        ? [{ label: 'spacer C', elements: C, inRing: false, aromatic: false, hydrogens: 2 }]
        : []),
      ...ring.atoms,
    ],
    bonds: [
      ...own,
      ...(options.spaced === true
        ? [single("N1'", 'spacer C'), single('spacer C', labels[0]!)]
        : [{ ...single("N1'", labels[0]!), inRing: false }]),
      ...bonds,
    ],
  }));
}

/** A benzylic carbon on the ring nitrogen, in no ring, with its aryl: asked of relatives, whose rings are common among other compounds. */
function withArylalkyl(skeletons: readonly Skeleton[]): Skeleton[] {
  return skeletons.map((skeleton) => ({
    ...skeleton,
    atoms: [
      ...skeleton.atoms.map((a): SkeletonAtom => (a.label === 'N1' ? { ...a, kind: 'amine' } : a)),
      { label: 'benzyl C', elements: C, aromatic: false, inRing: false },
      { label: 'benzyl aryl C', elements: C, aromatic: true },
    ],
    bonds: [
      ...skeleton.bonds,
      { ...single('N1', 'benzyl C'), inRing: false },
      { ...single('benzyl C', 'benzyl aryl C'), inRing: false },
    ],
  }));
}

export const ORPHINE_CORE = '4-(2-oxobenzimidazolin-1-yl)piperidine';

/** 4-(2-oxobenzimidazolin-1-yl)piperidine, whatever sits on its nitrogens: the law is asked of all of these. */
export const ORPHINE_SKELETONS: readonly Skeleton[] = onRing('orphine', ORPHINE_CORE, {});

const INDOLINONES = onRing('indolinone', '4-(2-oxoindolin-1-yl)piperidine', { third: C });
const BENZOXAZOLONES = onRing('benzoxazolone', '4-(2-oxobenzoxazol-3-yl)piperidine', { third: [8] });
const BENZOTHIAZOLONES = onRing('benzothiazolone', '4-(2-oxobenzothiazol-3-yl)piperidine', { third: [16] });
const AZA = onRing('aza', '4-(2-oxoimidazopyridin-1-yl)piperidine', { benzo: [6, 7] });
const THIONES = onRing('thione', '4-(2-thioxobenzimidazolin-1-yl)piperidine', { oxo: [16, 34] });

/** Another lactam in the place of the benzimidazolone, the arylalkyl group still there. */
export const OTHER_LACTAMS: readonly Skeleton[] = withArylalkyl([
  ...INDOLINONES,
  ...BENZOXAZOLONES,
  ...BENZOTHIAZOLONES,
  ...AZA,
  ...THIONES,
]);

/** Another ring in the place of the piperidine, or the lactam elsewhere on it; the arylalkyl group still there. */
export const OTHER_RINGS: readonly Skeleton[] = withArylalkyl([
  ...onRing('azetidin-3-yl', '3-(2-oxobenzimidazolin-1-yl)azetidine', {}, ['C3', 'C2', 'N1', 'C4']),
  ...onRing('pyrrolidin-3-yl', '3-(2-oxobenzimidazolin-1-yl)pyrrolidine', {}, ['C3', 'C2', 'N1', 'C5', 'C4']),
  ...onRing('piperidin-3-yl', '3-(2-oxobenzimidazolin-1-yl)piperidine', {}, [
    'C3',
    'C2',
    'N1',
    'C6',
    'C5',
    'C4',
  ]),
  ...onRing('azepan-4-yl', '4-(2-oxobenzimidazolin-1-yl)azepane', {}, [
    'C4',
    'C3',
    'C2',
    'N1',
    'C7',
    'C6',
    'C5',
  ]),
  ...onRing('unsaturated', '4-(2-oxobenzimidazolin-1-yl)tetrahydropyridine', {}, PIPERIDIN_4_YL, {
    double: ['C4', 'C3'],
  }),
  ...onRing('spaced', '4-(2-oxobenzimidazolin-1-ylmethyl)piperidine', {}, PIPERIDIN_4_YL, { spaced: true }),
]);

/** The labels of the spiro system in its own numbering, from the nitrogen that bears the phenyl. */
export const SPIRO = ['N1', 'C2', 'N3', 'C4', 'C5', 'C6', 'C7', 'N8', 'C9', 'C10'] as const;

export const SPIRO_CORE = '1-aryl-1,3,8-triazaspiro[4.5]decan-4-one';

/** 1-Aryl-1,3,8-triazaspiro[4.5]decan-4-one, whatever sits on its other nitrogens. */
export const SPIRO_ORPHINE: Skeleton = {
  id: 'spiro-orphine',
  name: SPIRO_CORE,
  atoms: [
    { label: 'N1', elements: N, aromatic: false, inRing: true, degree: 3 },
    { label: 'aryl C', elements: [6, 7], aryl: true },
    { label: 'C2', elements: C, aromatic: false, inRing: true },
    { label: 'N3', elements: N, aromatic: false, inRing: true },
    { label: 'C4', elements: C, aromatic: false, inRing: true },
    { label: 'O4', elements: [8] },
    { label: 'C5', elements: C, aromatic: false, inRing: true },
    ...['C6', 'C7', 'N8', 'C9', 'C10'].map(
      (label): SkeletonAtom => ({
        label,
        elements: label === 'N8' ? N : C,
        aromatic: false,
        inRing: true,
      }),
    ),
  ],
  bonds: [
    { ...single('N1', 'aryl C'), inRing: false },
    single('N1', 'C2'),
    single('C2', 'N3'),
    single('N3', 'C4'),
    double('C4', 'O4'),
    single('C4', 'C5'),
    single('C5', 'N1'),
    ...['C6', 'C7', 'N8', 'C9', 'C10'].map(
      (label, i, all): SkeletonBond => single(i === 0 ? 'C5' : all[i - 1]!, label),
    ),
    single('C10', 'C5'),
  ],
};
