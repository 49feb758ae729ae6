import type { Molecule } from '../../chemistry/index.js';
import { ANILIDES } from '../../families/fentanyl/core.js';
import { embed } from '../../families/index.js';
import { smallestRings } from '../../structure/group.js';

/** A ring of which the words of the tariff speak, fused with no other. */
export type UnfusedRing =
  | 'pyridine'
  | 'thiazole'
  | 'pyrazole'
  | 'imidazole'
  | 'pyrimidine or piperazine'
  | 'triazine';

/** What the words of Chapter 29 ask of one molecule. Counter-ions and labels are no matter of the molecule itself. */
export interface TariffFacts {
  /** Elements in rings other than carbon, by symbol: `N`, `O`, `S`; `other` for any else. */
  readonly ringHetero: ReadonlySet<'N' | 'O' | 'S' | 'other'>;
  /** Rings fused with no other ring, whether or not hydrogenated. */
  readonly unfused: ReadonlySet<UnfusedRing>;
  /** True where a ring holds an amide: C(=O)N. */
  readonly lactam: boolean;
  /** How the molecule matches 4-(N-aryl-N-acyl)aminopiperidine; null where it does not. */
  readonly fentanyl: {
    /** `acyl`: on carbon; `carbamate or urea`: on O or N; `other`: thioacyl, imidoyl, sulfonyl, phosphoryl. */
    readonly acyl: 'acyl' | 'carbamate or urea' | 'other';
    /** What sits on the piperidine nitrogen. */
    readonly nSubstituent: 'hydrogen' | '2-arylethyl' | 'other';
  } | null;
  /** True where it is a 4-anilinopiperidine without an acyl group on the anilide nitrogen. */
  readonly anilinopiperidine: boolean;
}

/**
 * What do the words of the tariff ask of this molecule?
 *
 * @param m - a molecule as `readMolecules` gives it, the organic base of a salt
 * @returns the facts
 * @throws never
 * @example tariffFacts(read('CCC(=O)N(c1ccccc1)C1CCNCC1')).fentanyl; // { acyl: 'acyl', nSubstituent: 'hydrogen' }
 */
export function tariffFacts(m: Molecule): TariffFacts {
  const ringHetero = new Set<'N' | 'O' | 'S' | 'other'>();
  const unfused = new Set<UnfusedRing>();
  let lactam = false;
  for (let a = 0; a < m.size; a++) {
    if (m.inRing[a] === 0 || m.element[a] === C) continue;
    ringHetero.add(SYMBOL.get(m.element[a]!) ?? 'other');
    if (m.element[a] !== N) continue;
    for (const ring of smallestRings(m, a, NONE)) {
      const kind = isUnfused(m, ring) ? kindOf(ring.map((b) => m.element[b]!)) : undefined;
      if (kind !== undefined) unfused.add(kind);
    }
    lactam ||= m.edges[a]!.some(({ to, inRing }) => inRing && m.element[to] === C && hasOxo(m, to));
  }
  return {
    ringHetero,
    unfused,
    lactam,
    fentanyl: fentanylOf(m),
    anilinopiperidine: isAnilinopiperidine(m),
  };
}

const C = 6;
const N = 7;
const O = 8;
const S = 16;
const SYMBOL: ReadonlyMap<number, 'N' | 'O' | 'S'> = new Map([
  [N, 'N'],
  [O, 'O'],
  [S, 'S'],
]);
const NONE: ReadonlySet<number> = new Set();

/** No ring bond leaves the ring: it shares no bond with another, nor an atom as a spiro ring does. */
function isUnfused(m: Molecule, ring: readonly number[]): boolean {
  return ring.every((a) => m.edges[a]!.every(({ to, inRing }) => !inRing || ring.includes(to)));
}

/** Elements around the ring, beginning with a nitrogen. */
function kindOf(elements: readonly number[]): UnfusedRing | undefined {
  const hetero = elements.flatMap((element, i) => (element === C ? [] : [i]));
  const nitrogens = hetero.every((i) => elements[i] === N);
  // Distance of the second hetero atom from the first, the shorter way round.
  const apart = hetero.length === 2 ? Math.min(hetero[1]!, elements.length - hetero[1]!) : 0;
  if (elements.length === 6 && nitrogens) {
    if (hetero.length === 1) return 'pyridine';
    if (hetero.length === 2 && apart >= 2) return 'pyrimidine or piperazine';
    if (hetero.length === 3) return 'triazine';
  }
  if (elements.length === 5 && hetero.length === 2) {
    if (nitrogens) return apart === 1 ? 'pyrazole' : 'imidazole';
    if (apart === 2 && hetero.some((i) => elements[i] === S)) return 'thiazole';
  }
  return undefined;
}

function hasOxo(m: Molecule, a: number): boolean {
  return m.edges[a]!.some(({ to, order, inRing }) => !inRing && order === 2 && m.element[to] === O);
}

/** Aryl-N-C4 of a piperidine, the nitrogen in no ring and without a carbonyl on it. */
function isAnilinopiperidine(m: Molecule): boolean {
  for (let a = 0; a < m.size; a++) {
    if (m.element[a] !== N || m.inRing[a] === 1) continue;
    const on = m.edges[a]!.map(({ to }) => to);
    if (!on.some((to) => m.aromatic[to] === 1) || on.some((to) => m.inRing[to] === 0 && hasOxo(m, to)))
      continue;
    for (const c4 of on)
      if (m.element[c4] === C && m.inRing[c4] === 1 && m.aromatic[c4] === 0)
        for (const ring of smallestRings(m, c4, NONE))
          if (ring.length === 6 && m.element[ring[3]!] === N) return true;
  }
  return false;
}

function fentanylOf(m: Molecule): TariffFacts['fentanyl'] {
  let best: TariffFacts['fentanyl'] = null;
  for (const skeleton of ANILIDES)
    for (const at of embed(skeleton, m)) {
      const amide = at['amide N']!;
      const acylC = at['acyl C']!;
      const ring = new Set(['N1', 'C2', 'C3', 'C4', 'C5', 'C6'].map((label) => at[label]!));
      const acyl =
        skeleton !== ANILIDES[0]
          ? 'other'
          : m.edges[acylC]!.some(({ to, order }) => to !== amide && order === 1 && m.element[to] !== C)
            ? 'carbamate or urea'
            : 'acyl';
      const on = m.edges[at.N1!]!.map(({ to }) => to).filter((to) => !ring.has(to));
      const nSubstituent =
        on.length === 0 ? 'hydrogen' : on.some((a) => isArylethyl(m, a, at.N1!)) ? '2-arylethyl' : 'other';
      const found = { acyl, nSubstituent } as const;
      if (best === null || rank(found) < rank(best)) best = found;
    }
  return best;
}

/** The plainest way of several in which a molecule matches. */
function rank({ acyl, nSubstituent }: NonNullable<TariffFacts['fentanyl']>): number {
  return (
    (acyl === 'acyl' ? 0 : acyl === 'carbamate or urea' ? 1 : 2) * 3 +
    (nSubstituent === '2-arylethyl' ? 0 : 1)
  );
}

/** Two chain carbons with single bonds between them, then an aromatic ring, whatever else sits on them. */
function isArylethyl(m: Molecule, first: number, nitrogen: number): boolean {
  if (m.element[first] !== C || m.inRing[first] === 1) return false;
  return m.edges[first]!.some(
    ({ to: second, order }) =>
      second !== nitrogen &&
      order === 1 &&
      m.element[second] === C &&
      m.inRing[second] === 0 &&
      m.edges[second]!.some(({ to }) => to !== first && m.aromatic[to] === 1),
  );
}
