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
import { CORES, MOVED } from './core.js';

/** Every R-group decomposition on the cores, and on those of AH-7921’s kin; an empty list where the molecule holds none. */
export function decompose(on: Matcher): Decomposition[] {
  const found = new Map<string, Decomposition>();
  for (const core of [...CORES, ...MOVED])
    for (const at of on.embed(core)) {
      // A phenyl and its mirror image are one; so is a ring whose two sides are alike.
      const ring = ringLabels(at).map((label) => at[label]!);
      const key = [
        core.id,
        at['amide N'],
        at.C1,
        at.C2,
        at['amine N'],
        at['aryl C'],
        ...ring.toSorted(ascending),
      ];
      if (isTurnable(core)) key[3] = undefined;
      if (!found.has(key.join())) found.set(key.join(), taken(on.molecule, core, at));
    }
  return [...found.values()];
}

/** The one decomposition along a match of a relation. */
export const decomposeAs = ({ where: { molecule, skeleton, at } }: Match): Decomposition =>
  taken(molecule, skeleton, at);

/** The labels of the carbon ring, from the carbon that bears the amide nitrogen. */
export const ringLabels = (at: Embedding): string[] =>
  Object.keys(at)
    .filter((label) => /^C\d$/.test(label))
    .sort();

const ascending = (a: number, b: number): number => a - b;

/** Whether its ring has two ways around that are alike. */
export const isTurnable = ({ id }: Pick<Skeleton, 'id'>): boolean => id.includes('moved');

function taken(molecule: Molecule, core: Skeleton, at: Embedding): Decomposition {
  const labels = ringLabels(at);
  const ring = labels.map((label) => at[label]!);
  const amide = at['amide N']!;
  const amine = at['amine N']!;
  const chain = ['acyl C', 'linker C', 'linker X'].flatMap((label) => at[label] ?? []);
  const oxo = at['acyl O']!;
  const inCore = new Set([
    amide,
    amine,
    oxo,
    ...chain,
    ...ring,
    ...(at['spacer C'] === undefined ? [] : [at['spacer C']]),
  ]);
  const around = pieces(molecule, everyAtom(molecule), inCore);
  const on = (atom: number) => around.filter((g) => g.attachments.some((a) => a.to === atom));
  const onAmine = on(amine);
  const [onAmide] = on(amide);
  const last = chain.at(-1)!;
  const acid = on(last).find((g) => at['aryl C'] === undefined || g.atoms.includes(at['aryl C']));
  const onRing = around.filter((g) => g !== acid && !onAmine.includes(g) && hangsOn(g, ring));
  const frame = ringFrame(core, labels, ring, onRing);
  return {
    family: 'u-series',
    core,
    molecule,
    at: frame.turned
      ? Object.fromEntries(
          Object.entries(at).map(([label, atom]) => [labels.includes(label) ? mirrored(label) : label, atom]),
        )
      : at,
    atSite: {
      amine: together(molecule, [amine], onAmine),
      'cyclohexane ring': framed(molecule, ring, [], frame.placed),
      'amide nitrogen': onAmide === undefined ? null : asRing(onAmide, at['N-aryl C'], inCore),
      carbonyl: framed(
        molecule,
        chain,
        [oxo],
        around.filter((g) => g !== acid && hangsOn(g, chain)),
      ),
      aryl: acid === undefined ? null : asRing(acid, at['aryl C'], inCore),
    },
    frames: { 'cyclohexane ring': frame.frame, carbonyl: carbonylFrame(core, chain) },
  };
}

const hangsOn = (group: Group, atoms: readonly number[]): boolean =>
  group.attachments.some((a) => atoms.includes(a.to));

/** These atoms with all that hangs on them as one group. */
function together(molecule: Molecule, own: readonly number[], on: readonly Group[]): Group {
  const atoms = [...own, ...on.flatMap((g) => g.atoms)].sort(ascending);
  const inside = new Set(atoms);
  const attachments = atoms.flatMap((atom) =>
    molecule.edges[atom]!.flatMap(({ to, order }): Attachment[] =>
      inside.has(to) ? [] : [{ atom, to, order }],
    ),
  );
  return { molecule, atoms, attachments };
}

const framed = (
  molecule: Molecule,
  atoms: readonly number[],
  more: readonly number[],
  substituents: readonly Group[],
): Group => ({
  ...together(molecule, [...atoms, ...more], substituents),
  ring: { atoms, substituents },
});

/** An aryl group as a ring with its substituents, so that it gets a chemist's name. */
function asRing(group: Group, first: number | undefined, inCore: ReadonlySet<number>): Group {
  const rings = first === undefined ? [] : smallestRings(group.molecule, first, inCore);
  const ring = rings.find((r) => isBenzeneRing(group.molecule, r)) ?? rings[0];
  return ring === undefined ? group : ringGroup(group.molecule, ring, group.atoms, inCore);
}

const CYCLOHEXANE_RING = 'cyclohexane ring';

const RINGS: readonly (readonly [part: string, name: string])[] = [
  ['moved', '1-aminocyclohexylmethyl ring'],
  ['cyclopentane', 'cyclopentane ring'],
  ['cycloheptane', 'cycloheptane ring'],
  ['cyclohexene-3', 'cyclohexene ring (C3=C4)'],
  ['cyclohexene-4', 'cyclohexene ring (C4=C5)'],
  ['cyclohexene-5', 'cyclohexene ring (C5=C6)'],
];

const mirrored = (label: string): string => (label === 'C1' ? label : `C${8 - Number(label.slice(1))}`);

/** Locants begin at the amide and go on by the amine; where that leaves both ways open, the lower ones count. */
function ringFrame(core: Skeleton, labels: readonly string[], ring: readonly number[], on: readonly Group[]) {
  const even = isTurnable(core);
  const ways = [labels, ...(even ? [labels.map(mirrored)] : [])].map((way) => {
    const placed = on
      .map((group) => ({
        group,
        places: [...new Set(group.attachments.flatMap((a) => way[ring.indexOf(a.to)] ?? []))].sort().join(),
      }))
      .sort(
        (a, b) => compare(a.places, b.places) || compare(describe(a.group).smiles, describe(b.group).smiles),
      );
    return { way, placed, key: placed.map((p) => `${p.places} ${describe(p.group).smiles}`).join('|') };
  });
  const best = ways.reduce((a, b) => (compare(a.key, b.key) <= 0 ? a : b));
  const name = RINGS.find(([part]) => core.id.includes(part))?.[1] ?? CYCLOHEXANE_RING;
  const frame: Frame = {
    name,
    bare: name === CYCLOHEXANE_RING ? `plain ${name}` : name,
    labels: best.way,
    even,
  };
  return { frame, placed: best.placed.map(({ group }) => group), turned: best !== ways[0] };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many carbons lead from the nitrogen to the aryl group, and whether by oxygen or sulfur. */
function carbonylFrame({ id }: Skeleton, chain: readonly number[]): Frame {
  const thio = id.startsWith('thioamide') ? 'thio' : '';
  const name =
    chain.length === 1
      ? `${thio}carbonyl`
      : chain.length === 2
        ? `${thio}carbonyl and CH2`
        : 'carbonyl and a chain of two';
  return { name, bare: name, labels: ['C=O', 'alpha', 'beta'].slice(0, chain.length), even: false };
}
