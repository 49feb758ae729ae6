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
import type { Decomposition, Frame, Match } from '../family.js';
import { RING, WHOLE } from './core.js';

/** Every R-group decomposition on the whole core, with each bridge of which statutes speak. */
export function decompose(on: Matcher): Decomposition[] {
  const seen = new Set<string>();
  const result: Decomposition[] = [];
  for (const core of WHOLE)
    for (const at of on.embed(core).filter((each) => isAmineChain(on.molecule, each)))
      for (const ring of arylRings(on.molecule, at)) {
        const key = `${Object.values(at)
          .sort((a, b) => a - b)
          .join()}|${ring.toSorted((a, b) => a - b).join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        result.push(built(on.molecule, core, at, ring));
      }
  return result;
}

/**
 * Whether the chain is one of an amine: saturated. With a carbonyl in it the nitrogen is an acetamide's, which fill screening
 * decks and are named in no text.
 */
export const isAmineChain = (molecule: Molecule, at: Embedding): boolean =>
  CHAIN.every((label) => at[label] === undefined || molecule.edges[at[label]]!.every((e) => e.order === 1));

/** The one decomposition along a match of a relation, by a benzene ring if there is one. */
export function decomposeAs({ where: { molecule, skeleton, at } }: Match): Decomposition {
  const rings = arylRings(molecule, at);
  return built(molecule, skeleton, at, rings.find((ring) => isBenzeneRing(molecule, ring)) ?? rings[0]!);
}

export const arylRings = (molecule: Molecule, at: Embedding): number[][] =>
  smallestRings(molecule, at['aryl C']!, new Set([at['bridge 2'] ?? at.bridge!]));

const CHAIN = ['alpha', 'beta', 'gamma'];
const BRIDGE = ['bridge', 'bridge 2'];

function built(
  molecule: Molecule,
  core: Skeleton,
  at: Embedding,
  arylRing: readonly number[],
): Decomposition {
  const isOpen = at['acyl O'] !== undefined;
  const labelsOf = (labels: readonly string[]) => labels.filter((label) => at[label] !== undefined);
  const inCore = new Set(Object.entries(at).flatMap(([label, atom]) => (label === 'aryl C' ? [] : [atom])));
  const around = pieces(molecule, everyAtom(molecule), inCore);
  const whole = around.find((g) => g.atoms.includes(at['aryl C']!))!;
  const end = at['bridge 2'] ?? at.bridge!;
  // What also holds another atom of the core closes a ring with it, and shows there as well.
  const others = around.filter((g) => g !== whole || g.attachments.some((a) => a.to !== end));
  const frame = (labels: readonly string[], name: string, bare: string): [Group, Frame] => {
    const atoms = labels.map((label) => at[label]!);
    const own = new Set(atoms);
    return [
      framed(
        molecule,
        atoms,
        others.filter((g) => g.attachments.some((a) => own.has(a.to))),
      ),
      { name, bare, labels, even: false },
    ];
  };
  const ring = isOpen ? 'open diamide' : (RINGS[core.id] ?? 'benzimidazole ring');
  const chain = labelsOf(CHAIN);
  const bridge = labelsOf(BRIDGE);
  const bridgeName = nameOfBridge(
    molecule,
    bridge.map((label) => at[label]!),
  );
  const frames = {
    'benzimidazole ring': frame(labelsOf(RING), ring, `plain ${ring}`),
    chain: frame(chain, CHAINS[chain.length]!, `plain ${CHAINS[chain.length]!}`),
    amine: frame(['amine N'], 'amine', 'primary amine'),
    bridge: frame(bridge, bridgeName, bridgeName),
  };
  return {
    family: 'nitazene',
    core,
    molecule,
    at,
    atSite: {
      ...Object.fromEntries(Object.entries(frames).map(([site, [group]]) => [site, group])),
      aryl: ringGroup(molecule, arylRing, whole.atoms, inCore),
    } as Decomposition['atSite'],
    frames: Object.fromEntries(Object.entries(frames).map(([site, [, each]]) => [site, each])),
  };
}

const RINGS: Readonly<Record<string, string>> = { aza: 'aza-benzimidazole ring', indole: 'indole ring' };
const CHAINS: Readonly<Record<number, string>> = { 2: 'ethylene chain', 3: 'propylene chain' };
const HETERO: Readonly<Record<number, string>> = {
  7: 'nitrogen bridge',
  8: 'oxygen bridge',
  16: 'sulfur bridge',
};

function nameOfBridge(molecule: Molecule, atoms: readonly number[]): string {
  if (atoms.length === 1) return HETERO[molecule.element[atoms[0]!]!] ?? 'methylene bridge';
  const order = molecule.edges[atoms[0]!]!.find((e) => e.to === atoms[1])!.order;
  return order === 1 ? 'ethylene bridge' : 'vinylene bridge';
}

/** A part of the core with what sits on it. */
function framed(molecule: Molecule, atoms: readonly number[], substituents: readonly Group[]): Group {
  const all = [...new Set([...atoms, ...substituents.flatMap((g) => g.atoms)])].sort((a, b) => a - b);
  const own = new Set(all);
  const attachments: Attachment[] = [];
  for (const atom of atoms)
    for (const { to, order } of molecule.edges[atom]!)
      if (!own.has(to)) attachments.push({ atom, to, order });
  return { molecule, atoms: all, attachments, ring: { atoms, substituents } };
}
