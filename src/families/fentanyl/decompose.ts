import type { Molecule } from '../../chemistry/molecule.js';
import {
  type Attachment,
  everyAtom,
  type Group,
  isBenzeneRing,
  pieces,
  ringGroup,
  smallestRings,
} from '../../structure/group.js';
import type { Embedding, Matcher, Skeleton } from '../../structure/match.js';
import { describe } from '../../structure/names.js';
import type { Decomposition, Frame, Match } from '../family.js';
import { ANILIDES, ANILINES, OTHER_RINGS } from './core.js';

/**
 * Every R-group decomposition on the whole core; an empty list where the molecule does not hold it. A thioacyl, imidoyl,
 * sulfonyl or phosphoryl group in the place of the acyl group is taken as well: whether a statute's "acyl" reaches it is for
 * the vocabulary to say.
 */
export const decompose = (on: Matcher): Decomposition[] => everyWay(on, ANILIDES);

/** The same on the core without the acyl group. */
export const decomposeAnilines = (on: Matcher): Decomposition[] => everyWay(on, ANILINES);

/** The same with another saturated ring of five to seven atoms in the place of the piperidin-4-yl. */
export const decomposeOnRings = (on: Matcher): Decomposition[] => everyWay(on, OTHER_RINGS);

function everyWay(on: Matcher, cores: readonly Skeleton[]): Decomposition[] {
  const seen = new Set<string>();
  const done = new Set<string>();
  const result: Decomposition[] = [];
  for (const core of cores)
    for (const at of on.embed(core)) {
      // Of a ring and its mirror image the first is as good as both: the numbering tries both directions.
      const ring = sorted(frameLabels(at).map((label) => at[label]!));
      const own = [at['amide N']!, at['acyl C'], at['aryl C']!, at.N1!, ...ring].join();
      if (done.has(own)) continue;
      done.add(own);
      for (const found of waysAt(on.molecule, core, at)) {
        const { acyl, 'aniline ring': aniline, 'N-substituent': n } = found.atSite;
        const key = [
          found.at['amide N'],
          acyl?.atoms.join('.'),
          sorted(aniline!.ring!.atoms).join('.'),
          ring.join('.'),
          n?.atoms.join('.') ?? '',
        ].join('|');
        if (seen.has(key)) continue;
        seen.add(key);
        result.push(found);
      }
    }
  return result;
}

const sorted = (atoms: readonly number[]): number[] => atoms.toSorted((a, b) => a - b);

function waysAt(molecule: Molecule, core: Skeleton, at: Embedding): Decomposition[] {
  const { amide, n1, inCore, around, holding } = cutAt(molecule, at);
  const acyl = holding(at['acyl C']);
  const whole = holding(at['aryl C'])!;
  const rest = around.filter((g) => g !== acyl && g !== whole && g.attachments.some((a) => a.to !== amide));
  const onNitrogen = rest.filter((g) => hangsOn(g, n1));
  // Of two groups on a quaternary nitrogen or an N-oxide, each carbon group is the N-substituent in turn.
  const choices = onNitrogen.filter((g) =>
    g.attachments.some((a) => a.to === n1 && (onNitrogen.length === 1 || molecule.element[a.atom] === 6)),
  );
  const anilines = smallestRings(molecule, at['aryl C']!, new Set([amide])).map((ring) =>
    ringGroup(molecule, ring, whole.atoms, inCore),
  );
  return (choices.length > 0 ? choices : [undefined]).flatMap((choice) =>
    anilines.map((aniline) => built(molecule, core, at, acyl, aniline, choice, rest)),
  );
}

/** The one decomposition along a match of a relation, by the largest group on the nitrogen and a benzene ring if there is one. */
export function decomposeAs({ where: { molecule, skeleton: core, at } }: Match): Decomposition {
  const { amide, n1, inCore, around, holding } = cutAt(molecule, at);
  const aniline = holding(at['benzyl C'] ?? at['aryl C']);
  const acyl = holding(at['acyl C']) ?? around.find((g) => g !== aniline && hangsOn(g, amide));
  const rest = around.filter((g) => g !== aniline && g !== acyl);
  const [largest] = rest.filter((g) => hangsOn(g, n1)).sort((a, b) => b.atoms.length - a.atoms.length);
  const ring = aniline === undefined ? undefined : withRing(aniline, at, inCore);
  return built(molecule, core, at, acyl, ring, largest, rest);
}

/** What is left of a molecule when the core's own atoms are taken out. */
function cutAt(molecule: Molecule, at: Embedding) {
  const amide = at['amide N']!;
  const n1 = at.N1!;
  const spacer = at['spacer C'];
  const inCore = new Set([
    amide,
    ...frameLabels(at).map((label) => at[label]!),
    ...(spacer === undefined ? [] : [spacer]),
  ]);
  const around = pieces(molecule, everyAtom(molecule), inCore);
  const holding = (atom: number | undefined) =>
    atom === undefined ? undefined : around.find((g) => g.atoms.includes(atom));
  return { amide, n1, inCore, around, holding };
}

/** The labels of the ring, or of the chain where it is opened, from the atom that bears the amide nitrogen. */
export const frameLabels = (at: Embedding): string[] =>
  Object.keys(at).filter((label) => /^[CN]\d$/.test(label));

const hangsOn = (group: Group, atom: number): boolean => group.attachments.some((a) => a.to === atom);

/** The aryl group as a ring with its substituents, so that it gets a chemist's name. */
function withRing(group: Group, at: Embedding, inCore: ReadonlySet<number>): Group {
  if (at['benzyl C'] !== undefined) return group;
  const rings = smallestRings(group.molecule, at['aryl C']!, inCore);
  const ring = rings.find((r) => isBenzeneRing(group.molecule, r)) ?? rings[0];
  return ring === undefined ? group : ringGroup(group.molecule, ring, group.atoms, inCore);
}

function built(
  molecule: Molecule,
  core: Skeleton,
  at: Embedding,
  acyl: Group | undefined,
  aniline: Group | undefined,
  onNitrogen: Group | undefined,
  rest: readonly Group[],
): Decomposition {
  // A group that also holds another ring atom is a fused ring: it shows as a bridge as well.
  const substituents = rest.filter((g) => g !== onNitrogen || g.attachments.some((a) => a.to !== at.N1));
  const numbering = numbered(core.id, at, substituents);
  return {
    family: 'fentanyl',
    core,
    molecule,
    at: numbering.at,
    atSite: {
      acyl: acyl ?? null,
      'aniline ring': aniline ?? null,
      'piperidine ring': numbering.group(molecule),
      'N-substituent': onNitrogen ?? null,
    },
    frames: { 'piperidine ring': numbering.frame },
  };
}

const PIPERIDINE_RING = 'piperidine ring';

const FRAMES: Readonly<Record<string, string>> = {
  'piperidin-3-yl': 'piperidin-3-yl ring',
  'azetidin-3-yl': 'azetidine ring',
  'pyrrolidin-3-yl': 'pyrrolidine ring',
  'azepan-4-yl': 'azepane ring (4-yl)',
  'azepan-3-yl': 'azepane ring (3-yl)',
  spaced: 'piperidin-4-ylmethyl ring',
  'ring-opened': 'open chain',
  'ring-opened-short': 'open chain of two carbons',
  'unsaturated-C4-C3': 'unsaturated piperidine ring (C3=C4)',
  'unsaturated-C3-C2': 'unsaturated piperidine ring (C2=C3)',
  'unsaturated-C2-N1': 'unsaturated piperidine ring (N1=C2)',
};

/** Locants run either way around a piperidin-4-yl; the lower ones count. Other rings have one way only. */
function numbered(coreId: string, at: Embedding, substituents: readonly Group[]) {
  const labels = frameLabels(at);
  const atoms = labels.map((label) => at[label]!);
  const name = FRAMES[coreId] ?? PIPERIDINE_RING;
  const even = name === PIPERIDINE_RING || coreId === 'spaced';
  const ways = [labels, ...(even ? [labels.map(mirrored)] : [])].map((way) => {
    const placed = substituents
      .map((group) => {
        const places = group.attachments.map((a) => way[atoms.indexOf(a.to)]).filter((p) => p !== undefined);
        return { places: [...new Set(places)].sort().join(','), group };
      })
      .sort(
        (a, b) => compare(a.places, b.places) || compare(describe(a.group).smiles, describe(b.group).smiles),
      );
    const key = `${placed.map((w) => w.places).join(' ')}|${placed.map((w) => describe(w.group).smiles).join(' ')}`;
    return { way, placed, key };
  });
  const best = ways.reduce((a, b) => (compare(a.key, b.key) <= 0 ? a : b));
  const isTurned = best !== ways[0];
  const frame: Frame = {
    name,
    bare: name === PIPERIDINE_RING ? `plain ${name}` : name,
    labels: best.way,
    even,
  };
  return {
    frame,
    at: isTurned
      ? Object.fromEntries(Object.entries(at).map(([label, atom]) => [mirrored(label), atom]))
      : at,
    group: (molecule: Molecule): Group => {
      const own = new Set([...atoms, ...substituents.flatMap((g) => g.atoms)]);
      const attachments: Attachment[] = [];
      for (const atom of atoms)
        for (const { to, order } of molecule.edges[atom]!)
          if (!own.has(to)) attachments.push({ atom, to, order });
      return {
        molecule,
        atoms: sorted([...own]),
        attachments,
        ring: { atoms, substituents: best.placed.map(({ group }) => group) },
      };
    },
  };
}

const MIRROR: Readonly<Record<string, string>> = { C2: 'C6', C6: 'C2', C3: 'C5', C5: 'C3' };
const mirrored = (label: string): string => MIRROR[label] ?? label;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
