import type { Molecule } from '../../chemistry/molecule.js';
import { isAromatic } from '../../structure/aromatic.js';
import {
  everyAtom,
  type Group,
  isBenzeneRing,
  pieces,
  ringGroup,
  smallestRings,
} from '../../structure/group.js';
import { type Embedding, embed, type Skeleton } from '../../structure/match.js';
import { ANILIDES, ANILINES } from './relations.js';

/**
 * One way in which a molecule lies on the fentanyl skeleton, with the group at each site.
 * Atom numbers are those of the molecule (`textAtoms` leads to the input).
 */
export interface Lay {
  readonly molecule: Molecule;
  /** Id of the skeleton that was found: `fentanyl`, or one with an acyl group of another kind. */
  readonly skeleton: string;
  readonly amideNitrogen: number;
  /** Everything on the amide nitrogen's carbonyl side. */
  readonly acyl: Group;
  /** The aromatic ring on the amide nitrogen with all that hangs on it. */
  readonly aniline: Group;
  readonly piperidine: Piperidine;
  readonly nSubstituent: NSubstituent;
}

/** The same where a 4-anilinopiperidine has no acyl group, as 4-ANPP: what sits at the other sites. */
export type BareLay = Omit<Lay, 'acyl'> & { readonly acyl: Group | null };

export interface Piperidine {
  /** The ring's atoms N1, C2, C3, C4, C5, C6. */
  readonly ring: readonly [number, number, number, number, number, number];
  readonly substituents: readonly PlacedGroup[];
}

/** A group with the positions at which it sits, `3`, or `2,6` for a bridge. */
export interface PlacedGroup {
  readonly group: Group;
  readonly positions: readonly number[];
}

/** What sits on the piperidine nitrogen. */
export type NSubstituent =
  | { readonly kind: 'hydrogen' }
  | {
      readonly kind: 'group';
      readonly whole: Group;
      /** The ways to see it as a phenethyl group that was changed: two chain atoms, then a ring. */
      readonly phenethyls: readonly Phenethyl[];
      /** The chain up to the nearest ring and that ring, as chemists speak of them; null where there is none. */
      readonly chain: readonly number[];
      readonly ring: Group | null;
    };

/** An N-substituent seen as a phenethyl group, changed or not. */
export interface Phenethyl {
  /** Chain carbons, alpha (on the nitrogen) and beta. */
  readonly alpha: number;
  readonly beta: number;
  /** True where the bond between them is single, as in fentanyl. */
  readonly saturated: boolean;
  readonly ring: Group;
  readonly chainSubstituents: readonly Group[];
}

/**
 * Says in which ways a molecule lies on the fentanyl skeleton; an empty list where it does not. A thioacyl, imidoyl,
 * sulfonyl or phosphoryl group in the place of the acyl group lies on it as well: whether a statute's "acyl" reaches
 * it is for the vocabulary to say.
 */
export function lays(molecule: Molecule): Lay[] {
  return laid(ANILIDES, molecule).filter((lay): lay is Lay => lay.acyl !== null);
}

/**
 * In which ways does a molecule lie on the skeleton but for the acyl group? No rule of law is held against these: they
 * serve to tell why none holds.
 */
export function laysWithoutAcyl(molecule: Molecule): BareLay[] {
  return laid(ANILINES, molecule);
}

function laid(skeletons: readonly Skeleton[], molecule: Molecule): BareLay[] {
  const seen = new Set<string>();
  const done = new Set<string>();
  const result: BareLay[] = [];
  for (const skeleton of skeletons)
    for (const embedding of embed(skeleton, molecule)) {
      // Of a ring and its mirror image the first is as good as both: the numbering tries both directions.
      const ring = RING.map((label) => embedding[label]!).sort((a, b) => a - b);
      const own = [embedding['amide N']!, embedding['acyl C'], embedding['aryl C']!, embedding.N1!, ...ring];
      if (done.has(own.join())) continue;
      done.add(own.join());
      for (const lay of laysOf(skeleton, molecule, embedding)) {
        const key = [
          lay.amideNitrogen,
          lay.acyl?.atoms.join('.'),
          lay.aniline.ring!.atoms.toSorted((a, b) => a - b).join('.'),
          lay.piperidine.ring.toSorted((a, b) => a - b).join('.'),
          lay.nSubstituent.kind === 'group' ? lay.nSubstituent.whole.atoms.join('.') : '',
        ].join('|');
        if (seen.has(key)) continue;
        seen.add(key);
        result.push(lay);
      }
    }
  return result;
}

const RING = ['N1', 'C2', 'C3', 'C4', 'C5', 'C6'];

function laysOf(skeleton: Skeleton, molecule: Molecule, e: Embedding): BareLay[] {
  const amide = e['amide N']!;
  const ring = RING.map((label) => e[label]!) as unknown as Piperidine['ring'];
  const core = new Set<number>([amide, ...ring]);
  const around = pieces(molecule, everyAtom(molecule), core);
  const holding = (atom: number) => around.find((g) => g.atoms.includes(atom))!;
  const acyl = e['acyl C'] === undefined ? null : holding(e['acyl C']);
  const anilineWhole = holding(e['aryl C']!);
  const rest = around.filter(
    (g) => g !== acyl && g !== anilineWhole && g.attachments.some((a) => a.to !== amide),
  );
  const onNitrogen = rest.filter((g) => g.attachments.some((a) => a.to === ring[0]));
  // Of two groups on a quaternary nitrogen or an N-oxide, each carbon group is the N-substituent in turn.
  const choices = onNitrogen.filter((g) =>
    g.attachments.some(
      (a) => a.to === ring[0] && (onNitrogen.length === 1 || molecule.element[a.atom] === 6),
    ),
  );
  const anilines = smallestRings(molecule, e['aryl C']!, new Set([amide])).map((r) =>
    ringGroup(molecule, r, anilineWhole.atoms, core),
  );

  const result: BareLay[] = [];
  for (const choice of choices.length > 0 ? choices : [undefined]) {
    // A group that also holds another ring atom is a fused ring: it shows as a bridge as well.
    const substituents = rest.filter((g) => g !== choice || g.attachments.length > 1);
    for (const aniline of anilines)
      result.push({
        molecule,
        skeleton: skeleton.id,
        amideNitrogen: amide,
        acyl,
        aniline,
        piperidine: numbered(ring, substituents),
        nSubstituent:
          choice === undefined ? { kind: 'hydrogen' } : nSubstituent(molecule, choice, ring, core),
      });
  }
  return result;
}

/** Numbers the ring in the direction that gives the substituents the lower locants. */
function numbered(
  ring: readonly [number, number, number, number, number, number],
  substituents: readonly Group[],
): Piperidine {
  const [n1, c2, c3, c4, c5, c6] = ring;
  const ways = [ring, [n1, c6, c5, c4, c3, c2] as const].map((way) => ({
    ring: way,
    substituents: substituents
      .map((group) => ({ group, positions: positionsOn(way, group) }))
      .sort((a, b) => compareLists(a.positions, b.positions) || a.group.atoms[0]! - b.group.atoms[0]!),
  }));
  const [one, two] = ways;
  const locants = (p: Piperidine) => p.substituents.flatMap((s) => s.positions).sort((a, b) => a - b);
  return compareLists(locants(one!), locants(two!)) <= 0 ? one! : two!;
}

function positionsOn(ring: readonly number[], group: Group): number[] {
  return group.attachments
    .map((a) => ring.indexOf(a.to) + 1)
    .filter((p) => p > 0)
    .sort((a, b) => a - b);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function nSubstituent(
  molecule: Molecule,
  whole: Group,
  piperidine: readonly number[],
  core: ReadonlySet<number>,
): NSubstituent {
  const own = new Set(whole.atoms);
  const phenethyls: Phenethyl[] = [];
  const first = whole.attachments.filter((a) => a.to === piperidine[0]);
  for (const { atom: alpha } of first) {
    if (!isChainCarbon(molecule, alpha)) continue;
    for (const toBeta of molecule.edges[alpha]!) {
      const beta = toBeta.to;
      if (!own.has(beta) || toBeta.aromatic || !isChainCarbon(molecule, beta)) continue;
      const chain = new Set([alpha, beta]);
      const barred = new Set([...core, ...chain]);
      for (const toRing of molecule.edges[beta]!) {
        if (!own.has(toRing.to) || chain.has(toRing.to) || toRing.order !== 1) continue;
        for (const ringAtoms of smallestRings(molecule, toRing.to, barred)) {
          const ring = ringGroup(molecule, ringAtoms, whole.atoms, barred);
          phenethyls.push({
            alpha,
            beta,
            saturated: toBeta.order === 1,
            ring,
            chainSubstituents: pieces(molecule, whole.atoms, new Set([...barred, ...ringAtoms])).filter((g) =>
              g.attachments.some((a) => chain.has(a.to)),
            ),
          });
        }
      }
    }
  }
  const nearest = chainToRing(
    molecule,
    whole,
    first.map((a) => a.atom),
    core,
  );
  return { kind: 'group', whole, phenethyls: phenethyls.sort(plainestFirst), ...nearest };
}

function isChainCarbon(molecule: Molecule, atom: number): boolean {
  return molecule.element[atom] === 6 && !isAromatic(molecule, atom);
}

/** Benzene rings before others, fewer chain substituents before more: the way a chemist would name it. */
function plainestFirst(a: Phenethyl, b: Phenethyl): number {
  const rank = (p: Phenethyl) =>
    (isBenzeneRing(p.ring.molecule, p.ring.ring!.atoms) ? 0 : 8) + p.chainSubstituents.length;
  return rank(a) - rank(b);
}

/** The shortest chain from the nitrogen to a ring of the group, and that ring. */
function chainToRing(
  molecule: Molecule,
  whole: Group,
  starts: readonly number[],
  core: ReadonlySet<number>,
): { chain: readonly number[]; ring: Group | null } {
  const own = new Set(whole.atoms);
  const paths = starts.map((s) => [s]);
  const seen = new Set(starts);
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i]!;
    const last = path[path.length - 1]!;
    if (molecule.inRing[last] === 1) {
      const chain = path.slice(0, -1);
      const barred = new Set([...core, ...chain]);
      const ring = smallestRings(molecule, last, barred)[0];
      if (ring !== undefined) return { chain, ring: ringGroup(molecule, ring, whole.atoms, barred) };
    }
    for (const edge of molecule.edges[last]!)
      if (own.has(edge.to) && !seen.has(edge.to)) {
        seen.add(edge.to);
        paths.push([...path, edge.to]);
      }
  }
  return { chain: whole.atoms, ring: null };
}
