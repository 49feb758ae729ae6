import type { Skeleton, SkeletonAtom, SkeletonBond } from '../../structure/match.js';

const C = [6];
const N = [7];

/** The ring's atoms in order around it, which is the order of their locants. */
export const RING = ['N1', 'C2', 'N3', 'C3a', 'C4', 'C5', 'C6', 'C7', 'C7a'];

const chain = (label: string): SkeletonAtom => ({ label, elements: C, aromatic: false, inRing: false });
const single = (a: string, b: string): SkeletonBond => ({ between: [a, b], order: 1 });
const aromatic = (a: string, b: string): SkeletonBond => ({
  between: [a, b],
  order: 1,
  inRing: true,
  aromatic: true,
});

const AMINE: SkeletonAtom = { label: 'amine N', elements: N, aromatic: false };
const ARYL: SkeletonAtom = { label: 'aryl C', elements: [6, 7], aryl: true };

interface Form {
  readonly id: string;
  readonly name: string;
  /** Of positions 3 and 4 to 7: which elements. */
  readonly three?: readonly number[];
  readonly benzo?: readonly number[];
  /** The atoms between N1 and the amine. */
  readonly chain?: readonly SkeletonAtom[];
  /** The atoms between C2 and the aryl, with whatever order is between them. */
  readonly bridge?: readonly SkeletonAtom[];
}

const ETHYLENE: readonly SkeletonAtom[] = [
  { label: 'alpha', elements: C, aromatic: false },
  { label: 'beta', elements: C, aromatic: false },
];
/** A ring on it, as in a cyclopropane-1,1-diyl, is a substituent like two methyls; its two bonds of the core are in no ring. */
const METHYLENE: readonly SkeletonAtom[] = [{ label: 'bridge', elements: C, aromatic: false }];

/**
 * A 2-arylmethyl-1-(2-aminoethyl)benzimidazole or one with another bridge, chain or ring. The chain of two may lie in a ring
 * with the amine, as in a piperidin-2-ylmethyl; what is longer may not, for such compounds are of other kinds.
 */
function nitazene(form: Form): Skeleton {
  const { id, name, three = N, benzo = C, chain: own = ETHYLENE, bridge = METHYLENE } = form;
  const links = [...own.map(({ label }) => label), 'amine N'];
  const over = ['C2', ...bridge.map(({ label }) => label), 'aryl C'];
  return {
    id,
    name,
    atoms: [
      { label: 'N1', elements: N, aromatic: true, inRing: true, hydrogens: 0, degree: 3 },
      { label: 'C2', elements: C, aromatic: true, inRing: true, degree: 3 },
      { label: 'N3', elements: three, aromatic: true, inRing: true },
      { label: 'C3a', elements: C, aromatic: true, inRing: true },
      { label: 'C7a', elements: C, aromatic: true, inRing: true },
      ...own,
      AMINE,
      ...bridge,
      ARYL,
      ...['C4', 'C5', 'C6', 'C7'].map(
        (label): SkeletonAtom => ({ label, elements: benzo, aromatic: true, inRing: true }),
      ),
    ],
    bonds: [
      ...RING.map((label, i) => aromatic(label, RING[(i + 1) % RING.length]!)),
      aromatic('C3a', 'C7a'),
      ...links.map((label, i) => single(i === 0 ? 'N1' : links[i - 1]!, label)),
      ...over.slice(1).map(
        (label, i): SkeletonBond => ({
          between: [over[i]!, label],
          // A double bond between the two carbons of a bridge is for the vocabulary to speak of.
          order: bridge.length === 2 && i === 1 ? 0 : 1,
          inRing: false,
        }),
      ),
    ],
  };
}

export const NITAZENE = nitazene({
  id: 'nitazene',
  name: '2-(arylmethyl)-1-(2-aminoethyl)benzimidazole',
});

/** Nitrogen, oxygen or sulfur in the place of the benzylic carbon. */
export const HETERO_BRIDGE = nitazene({
  id: 'hetero-bridge',
  name: '2-(arylamino, aryloxy or arylthio)-1-(2-aminoethyl)benzimidazole',
  bridge: [{ label: 'bridge', elements: [7, 8, 16], aromatic: false, inRing: false }],
});

/** Two carbons between the benzimidazole and the aryl. */
export const LONG_BRIDGE = nitazene({
  id: 'two-carbon-bridge',
  name: '2-(2-arylethyl)-1-(2-aminoethyl)benzimidazole',
  bridge: [chain('bridge'), chain('bridge 2')],
});

/** Three carbons between N1 and the amine. */
export const LONG_CHAIN = nitazene({
  id: 'three-carbon-chain',
  name: '2-(arylmethyl)-1-(3-aminopropyl)benzimidazole',
  chain: [chain('alpha'), chain('beta'), chain('gamma')],
});

/** Nitrogen in the place of one of the carbons 4 to 7. */
export const AZA = nitazene({
  id: 'aza',
  name: '2-(arylmethyl)-1-(2-aminoethyl)-imidazopyridine',
  benzo: [6, 7],
});

/** Carbon in the place of N3. */
export const INDOLE = nitazene({
  id: 'indole',
  name: '2-(arylmethyl)-1-(2-aminoethyl)indole',
  three: C,
});

/**
 * The diamide that is sold as an intermediate: the benzimidazole with its ring open between N1 and C2, as an anilide of an
 * arylacetic acid beside an aminoethylamine.
 */
export const OPENED: Skeleton = {
  id: 'opened',
  name: 'N-[2-(2-aminoethylamino)phenyl]-arylacetamide',
  atoms: [
    { label: 'N1', elements: N, aromatic: false, degree: 2, hydrogens: 1 },
    { label: 'C7a', elements: C, aromatic: true, inRing: true },
    { label: 'C3a', elements: C, aromatic: true, inRing: true },
    { label: 'N3', elements: N, aromatic: false, inRing: false, degree: 2 },
    { label: 'C2', elements: C, aromatic: false, inRing: false },
    { label: 'acyl O', elements: [8] },
    { label: 'bridge', elements: C, aromatic: false, inRing: false, hydrogens: 2 },
    { label: 'aryl C', elements: C, aromatic: true },
    { label: 'alpha', elements: C, aromatic: false, inRing: false, hydrogens: 2 },
    { label: 'beta', elements: C, aromatic: false, inRing: false, hydrogens: 2 },
    { label: 'amine N', elements: N, aromatic: false, kind: 'amine' },
    ...['C4', 'C5', 'C6', 'C7'].map(
      (label): SkeletonAtom => ({ label, elements: C, aromatic: true, inRing: true }),
    ),
  ],
  bonds: [
    single('N1', 'C7a'),
    ...['C3a', 'C4', 'C5', 'C6', 'C7', 'C7a'].map((label, i, ring) =>
      aromatic(label, ring[(i + 1) % ring.length]!),
    ),
    single('C3a', 'N3'),
    single('N3', 'C2'),
    { between: ['C2', 'acyl O'], order: 2, inRing: false },
    single('C2', 'bridge'),
    single('bridge', 'aryl C'),
    single('N1', 'alpha'),
    single('alpha', 'beta'),
    single('beta', 'amine N'),
  ],
};

/** The same with a carbonyl between the two nitrogens, the imidazolidinone into which such a diamide with NH closes. */
export const OPENED_CLOSED: Skeleton = {
  ...OPENED,
  id: 'opened-imidazolidinone',
  name: 'N-[2-(2-oxoimidazolidin-1-yl)phenyl]-arylacetamide',
  atoms: [
    ...OPENED.atoms.map((atom): SkeletonAtom => {
      const { label } = atom;
      if (label === 'N1') return { label, elements: N, aromatic: false, inRing: true, degree: 3 };
      if (label === 'amine N') return { label, elements: N, aromatic: false, inRing: true };
      if (label === 'alpha' || label === 'beta') return { ...atom, inRing: true };
      return atom;
    }),
    { label: 'urea C', elements: C, aromatic: false, inRing: true },
    { label: 'urea O', elements: [8] },
  ],
  bonds: [
    ...OPENED.bonds,
    single('N1', 'urea C'),
    single('amine N', 'urea C'),
    { between: ['urea C', 'urea O'], order: 2, inRing: false },
  ],
};

/** The whole cores, with the bridges of which statutes speak: law is asked of molecules that hold one of these. */
export const WHOLE: readonly Skeleton[] = [NITAZENE, HETERO_BRIDGE, LONG_BRIDGE];
