import type { Molecule } from '../../chemistry/molecule.js';
import { everyAtom, type Group, pieces, ringGroup, smallestRings } from '../../structure/group.js';
import type { Embedding, Matcher, Skeleton } from '../../structure/match.js';
import type { Decomposition, Match } from '../family.js';
import { BENZIMIDAZOLONE, ORPHINE_SKELETONS, SPIRO, SPIRO_ORPHINE } from './core.js';
import { framed } from './frames.js';

/** Every R-group decomposition on the whole benzimidazolonyl piperidine, whatever sits on its nitrogens. */
export const decompose = (on: Matcher): Decomposition[] =>
  everyWay(on, ORPHINE_SKELETONS, 'N1', (at) => ways(on.molecule, at, 'N1', orphine));

/** The same on the spiro core. */
export const decomposeSpiro = (on: Matcher): Decomposition[] =>
  everyWay(on, [SPIRO_ORPHINE], 'N8', (at) => ways(on.molecule, at, 'N8', spiro));

/** The one decomposition along a match of a relation, by the largest group on the nitrogen. */
export const decomposeAs = (match: Match): Decomposition => along(match, 'N1', orphine);

export const decomposeSpiroAs = (match: Match): Decomposition => along(match, 'N8', spiro);

/** What is left of a molecule when the core's own atoms are taken out. */
interface Cut {
  readonly molecule: Molecule;
  readonly at: Embedding;
  readonly around: readonly Group[];
  readonly inCore: ReadonlySet<number>;
}

type Build = (cut: Cut, onNitrogen: Group | undefined, core: Skeleton) => Decomposition;

function everyWay(
  on: Matcher,
  cores: readonly Skeleton[],
  amine: string,
  waysAt: (at: Embedding) => readonly ((core: Skeleton) => Decomposition)[],
): Decomposition[] {
  const seen = new Set<string>();
  const found: Decomposition[] = [];
  for (const core of cores)
    for (const at of on.embed(core)) {
      // Of a ring and its mirror image the first is as good as both: the numbering tries both directions.
      const own = `${at["N1'"] ?? at.N1} ${at[amine]} ${Object.values(at)
        .sort((a, b) => a - b)
        .join()}`;
      if (seen.has(own)) continue;
      seen.add(own);
      found.push(...waysAt(at).map((way) => way(core)));
    }
  return found;
}

/** Of two groups on a quaternary nitrogen or an N-oxide, each carbon group is the N-substituent in turn. */
function ways(
  molecule: Molecule,
  at: Embedding,
  amine: string,
  build: Build,
): readonly ((core: Skeleton) => Decomposition)[] {
  const cut = cutAt(molecule, at);
  const n = at[amine]!;
  const onNitrogen = cut.around.filter((g) => g.attachments.some((a) => a.to === n));
  const choices = onNitrogen.filter((g) =>
    g.attachments.some((a) => a.to === n && (onNitrogen.length === 1 || molecule.element[a.atom] === 6)),
  );
  return (choices.length > 0 ? choices : [undefined]).map((choice) => (core) => build(cut, choice, core));
}

/** The atoms that a skeleton asks for beyond the core: what they belong to is a substituent. */
const BEYOND = new Set(['benzyl C', 'benzyl aryl C', 'aryl C']);

function cutAt(molecule: Molecule, at: Embedding): Cut {
  const inCore = new Set(Object.entries(at).flatMap(([label, atom]) => (BEYOND.has(label) ? [] : [atom])));
  return { molecule, at, inCore, around: pieces(molecule, everyAtom(molecule), inCore) };
}

function along({ where: { molecule, skeleton, at } }: Match, amine: string, build: Build): Decomposition {
  const cut = cutAt(molecule, at);
  const [largest] = cut.around
    .filter((g) => g.attachments.some((a) => a.to === at[amine]))
    .sort((a, b) => b.atoms.length - a.atoms.length);
  return build(cut, largest, skeleton);
}

const hangsOn = (group: Group, atoms: readonly number[]): boolean =>
  group.attachments.some((a) => atoms.includes(a.to));

/** What the frame of a relative is called, by its skeleton. */
const LACTAMS: Readonly<Record<string, string>> = {
  indolinone: 'indolinone',
  benzoxazolone: 'benzoxazolone',
  benzothiazolone: 'benzothiazolone',
  aza: 'imidazopyridinone',
  thione: 'benzimidazolethione',
};
const RINGS: Readonly<Record<string, string>> = {
  'azetidin-3-yl': 'azetidine ring',
  'pyrrolidin-3-yl': 'pyrrolidine ring',
  'piperidin-3-yl': 'piperidin-3-yl ring',
  'azepan-4-yl': 'azepane ring',
  unsaturated: 'unsaturated piperidine ring',
  spaced: 'piperidin-4-ylmethyl ring',
};

const MIRROR: Readonly<Record<string, string>> = { C2: 'C6', C6: 'C2', C3: 'C5', C5: 'C3' };

function orphine(
  { molecule, at, around }: Cut,
  onNitrogen: Group | undefined,
  core: Skeleton,
): Decomposition {
  const kind = core.id.replace(/-lactim$/, '');
  const lactam = BENZIMIDAZOLONE.map((label) => at[label]!);
  const ringLabels = Object.keys(at).filter((label) => /^[CN]\d$/.test(label));
  const ring = ringLabels.map((label) => at[label]!);
  const n1 = at.N1!;
  const rest = around.filter((g) => g !== onNitrogen || g.attachments.some((a) => a.to !== n1));
  const name = LACTAMS[kind] ?? 'benzimidazolone';
  const benzimidazolone = framed(
    molecule,
    { name, bare: `plain ${name}`, even: false },
    lactam,
    [BENZIMIDAZOLONE.map((label) => label.replace("'", ''))],
    rest.filter((g) => hangsOn(g, lactam)),
  );
  const ringName = RINGS[kind] ?? 'piperidine ring';
  const even = ring.length === 6 && kind !== 'piperidin-3-yl' && kind !== 'unsaturated';
  const piperidine = framed(
    molecule,
    { name: ringName, bare: ringName === 'piperidine ring' ? `plain ${ringName}` : ringName, even },
    ring,
    [ringLabels, ...(even ? [ringLabels.map((label) => MIRROR[label] ?? label)] : [])],
    rest.filter((g) => hangsOn(g, ring)),
  );
  const turned = Object.entries(at).map(([label, atom]) => [MIRROR[label] ?? label, atom]);
  return {
    family: 'orphine',
    core: { id: kind, name: core.name },
    molecule,
    at: piperidine.isTurned ? Object.fromEntries(turned) : at,
    atSite: {
      benzimidazolone: benzimidazolone.group,
      'piperidine ring': piperidine.group,
      'N-substituent': onNitrogen ?? null,
    },
    frames: { benzimidazolone: benzimidazolone.frame, 'piperidine ring': piperidine.frame },
  };
}

const SPIRO_MIRROR: Readonly<Record<string, string>> = { C6: 'C10', C10: 'C6', C7: 'C9', C9: 'C7' };

function spiro(
  { molecule, at, around, inCore }: Cut,
  onNitrogen: Group | undefined,
  core: Skeleton,
): Decomposition {
  const atoms = SPIRO.map((label) => at[label]!);
  const n8 = at.N8!;
  const aryl = at['aryl C']!;
  const whole = around.find((g) => g.atoms.includes(aryl))!;
  const [phenyl] = smallestRings(molecule, aryl, new Set([at.N1!]));
  const rest = around.filter((g) => g !== onNitrogen || g.attachments.some((a) => a.to !== n8));
  const decanone = framed(
    molecule,
    { name: 'triazaspirodecanone', bare: 'plain triazaspirodecanone', even: false },
    atoms,
    [SPIRO, SPIRO.map((label) => SPIRO_MIRROR[label] ?? label)],
    rest.filter((g) => (g !== whole || g.attachments.length > 1) && hangsOn(g, atoms)),
  );
  const turned = Object.entries(at).map(([label, atom]) => [SPIRO_MIRROR[label] ?? label, atom]);
  return {
    family: 'spiro-orphine',
    core: { id: core.id, name: core.name },
    molecule,
    at: decanone.isTurned ? Object.fromEntries(turned) : at,
    atSite: {
      'N-phenyl': phenyl === undefined ? whole : ringGroup(molecule, phenyl, whole.atoms, inCore),
      triazaspirodecanone: decanone.group,
      'N-substituent': onNitrogen ?? null,
    },
    frames: { triazaspirodecanone: decanone.frame },
  };
}
