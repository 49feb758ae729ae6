import {
  BESIDE_DOUBLE,
  BESIDE_DOUBLES,
  BESIDE_NITROGENS,
  BESIDE_OXYGEN,
  BESIDE_SINGLES,
  TRAITS,
} from './layout.js';
import { bare, has } from './traits.js';

// What it costs to walk a way on a line of a general collection. It decides how fast lines are rejected, never which.

/** Atoms of one sort in a general collection: how many a line has, how many of each sort stand beside one, what share has each trait. */
interface Sort {
  readonly count: number;
  readonly beside: readonly number[];
  readonly shares: readonly number[];
}

/**
 * Measured on every sixtieth line of 852,098 (2026-11-29).  */
const SORTS: readonly Sort[] = [
  // carbon of a ring, with a double bond
  {
    count: 10.78,
    beside: [1.81, 0.05, 0.05, 0.09, 0.19, 0.03, 0.04, 0.1, 0.09],
    shares: [1, 0, 0, 1, 1, 0, 0.46, 0, 0.54, 0.01, 0.01, 0.46, 1, 0.95, 0.82, 0, 0.1, 0.05, 0, 1, 0.73],
  },
  // of a ring, without
  {
    count: 2.75,
    beside: [0.2, 1.52, 0.03, 0.11, 0.04, 0.26, 0.03, 0.14, 0.02],
    shares: [1, 0, 0, 1, 1, 0, 0.3, 0.05, 0.7, 1, 1, 1, 0, 0.17, 0.02, 0.53, 0.13, 0, 0.42, 0.01, 0.83],
  },
  // of a chain, with one
  {
    count: 1.14,
    beside: [0.45, 0.08, 0.2, 0.38, 0, 0.1, 0.6, 0.89, 0.02],
    shares: [1, 0, 0, 1, 0, 1, 0.75, 0, 0.25, 0.05, 0.05, 0.79, 1, 0.42, 0.04, 0, 0.72, 0.07, 0.04, 1, 0.25],
  },
  // of a chain, without
  {
    count: 3.53,
    beside: [0.27, 0.09, 0.12, 0.68, 0.05, 0.04, 0.16, 0.18, 0.08],
    shares: [1, 0, 0, 1, 0, 1, 0.11, 0.03, 0.89, 1, 1, 1, 0, 0.26, 0.01, 0, 0.18, 0, 0.33, 0, 0.91],
  },
  // nitrogen of a ring, with one
  {
    count: 1.27,
    beside: [1.6, 0.09, 0, 0.14, 0.37, 0, 0.02, 0.03, 0.01],
    shares: [
      0, 1, 0, 1, 1, 0, 0.26, 0, 0.74, 0.41, 0.41, 0.41, 1, 0.94, 0.62, 0.04, 0.03, 0.03, 0.04, 1, 0.84,
    ],
  },
  // of a ring, without
  {
    count: 0.48,
    beside: [0.73, 1.47, 0.24, 0.3, 0.01, 0.01, 0.01, 0, 0.05],
    shares: [0, 1, 0, 1, 1, 0, 0.82, 0, 0.18, 1, 1, 1, 0, 0.49, 0.21, 0.65, 0, 0, 0.25, 0, 0.41],
  },
  // of a chain
  {
    count: 1.04,
    beside: [0.44, 0.08, 0.66, 0.54, 0.02, 0, 0.06, 0.09, 0.06],
    shares: [0, 1, 0, 1, 0, 1, 0.15, 0, 0.85, 1, 1, 1, 0.23, 0.42, 0.03, 0, 0.05, 0, 0.12, 0.23, 0.85],
  },
  // oxygen
  {
    count: 2.64,
    beside: [0.42, 0.15, 0.38, 0.24, 0.02, 0, 0.04, 0, 0.09],
    shares: [0, 0, 1, 0, 0.13, 0.87, 0, 0, 1, 1, 1, 1, 0.71, 0.38, 0.04, 0.04, 0, 0, 0.11, 0.6, 1],
  },
  // all others
  {
    count: 1.06,
    beside: [0.94, 0.05, 0.02, 0.27, 0.01, 0.02, 0.06, 0.22, 0],
    shares: [
      0, 0, 0, 0, 0.2, 0.8, 0.11, 0.1, 0.89, 1, 1, 1, 0.29, 0.76, 0.18, 0.02, 0.11, 0, 0.21, 0.29, 0.89,
    ],
  },
];

/** In steps of a way: what it costs to work out what stands beside atoms, and to leave a line to the graph. */
const COST_TO_WORK_OUT = 3;
const COST_OF_A_LINE_LEFT = 200;

/** A step lets through so much of what came to it at the least, however rare it seems: what stands side by side goes together. */
const LEAST_LEFT = 0.2;

/** Traits that say what stands beside the atom, of which sorts and how many: so the next step of a way is no news. */
const FORETELLS: readonly (readonly [trait: number, sorts: readonly number[], count: number])[] = [
  [BESIDE_DOUBLE, [0], 1],
  [BESIDE_DOUBLES, [0], 2],
  [BESIDE_SINGLES, [1], 2],
  [BESIDE_OXYGEN, [7], 1],
  [BESIDE_NITROGENS, [4, 5, 6], 2],
];

/** How many atoms of a sort stand beside one of another that has these traits. */
function besideOne(sort: number, other: number, traits: number): number {
  const { beside } = SORTS[sort]!;
  let count = beside[other]!;
  for (const [trait, sorts, least] of FORETELLS) {
    if (!has(traits, trait) || !sorts.includes(other)) continue;
    const usual = sorts.reduce((sum, k) => sum + beside[k]!, 0);
    count = Math.max(count, usual === 0 ? least / sorts.length : (beside[other]! * least) / usual);
  }
  return count;
}

/** How far a way has been followed: what its steps cost, on what share of lines it can be walked, and how many atoms of each sort end it. */
export interface Followed {
  readonly cost: number;
  readonly share: number;
  readonly atoms: readonly number[];
  /** The traits of its last atom, and those that are worked out. */
  readonly traits: number;
  readonly known: number;
}

export const NOT_BEGUN: Followed = { cost: 0, share: 1, atoms: [], traits: 0, known: 0 };

/** The same with one step more. */
export function follow(before: Followed, traits: number): Followed {
  const isFirst = before.atoms.length === 0;
  const asked = bare(traits);
  let cost = before.cost + before.share;
  for (let trait = BESIDE_DOUBLE; trait < TRAITS; trait++)
    if (has(asked & ~before.known, trait)) cost += before.share * COST_TO_WORK_OUT;
  const atoms = SORTS.map(({ count, shares }, sort) => {
    let own = count;
    for (let trait = 0; trait < TRAITS && own > 0; trait++) if (has(asked, trait)) own *= shares[trait]!;
    if (isFirst || own === 0) return own;
    return before.atoms.reduce((sum, n, k) => sum + n * besideOne(k, sort, before.traits), 0) * (own / count);
  });
  const sum = atoms.reduce((all, own) => all + own, 0);
  const share = Math.min(before.share, Math.max(1 - Math.exp(-sum), isFirst ? 0 : LEAST_LEFT * before.share));
  const scale = Math.max(1, share / Math.max(sum, 1e-9));
  return { cost, share, atoms: atoms.map((own) => own * scale), traits, known: before.known | asked };
}

/** What a way costs in all, with the lines that it leaves. */
export const costOf = ({ cost, share }: Followed): number => cost + share * COST_OF_A_LINE_LEFT;
