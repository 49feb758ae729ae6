import type { Molecule } from '../../chemistry/molecule.js';
import {
  everyAtom,
  type Group,
  isBenzeneRing,
  pieces,
  ringGroup,
  smallestRings,
} from '../../structure/group.js';
import { describe, type GroupView, spoken } from '../../structure/names.js';
import type { Site } from '../../vocabulary/words.js';
import { plainest, RELATIONS, type Relation } from './relations.js';

/**
 * What sits at each site of any related molecule, the whole skeleton or a relative of it, so that two of them can be
 * held beside each other site by site. Unlike a lay it also knows skeletons without an acyl group, with another ring
 * or with none.
 */
export interface Siting {
  readonly molecule: Molecule;
  readonly relation: Relation;
  readonly sites: Readonly<Record<Site, SiteView>>;
  /** The atoms that every picture of such a molecule can be laid upon, by their label in the skeleton. */
  readonly core: Readonly<Record<string, number>>;
  /** True where a bridge or a fused ring lies over the saturated ring. */
  readonly bridged: boolean;
}

export interface SiteView {
  /** The same key, the same group at this site. */
  readonly key: string;
  /** As a person reads it. */
  readonly text: string;
  readonly smiles: string;
  /** Atoms of the molecule, ascending; the ring's own atoms too, for the ring. */
  readonly atoms: readonly number[];
  /** The atom by which a group hangs, where it hangs by one. */
  readonly root?: number;
  /** The site as a ring with what sits on it, where it is one that can be compared with another of its kind. */
  readonly ring?: {
    readonly kind: string;
    readonly size: number;
    /** True where its places count the same either way around. */
    readonly even: boolean;
    readonly carried: readonly {
      /** 0-based places on the ring, counted from the atom nearest to the amide nitrogen. */
      readonly places: readonly number[];
      readonly smiles: string;
      readonly atoms: readonly number[];
    }[];
  };
}

const PIPERIDINE = 'piperidine ring';

const RING_NAMES: Readonly<Record<string, string>> = {
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

/**
 * Says what sits at each site; null where the molecule has no relation to fentanyl.
 *
 * @example sitesOf(norfentanyl)!.sites['N-substituent'].text; // 'hydrogen'
 */
export function sitesOf(molecule: Molecule): Siting | null {
  for (const relation of RELATIONS) {
    const found = plainest(molecule, relation);
    if (found !== null) return siting(molecule, relation, found.where.skeleton, found.where.at);
  }
  return null;
}

function siting(
  molecule: Molecule,
  relation: Relation,
  skeleton: string,
  at: Readonly<Record<string, number>>,
): Siting {
  const amide = at['amide N']!;
  const n1 = at.N1!;
  const ringLabels = Object.keys(at).filter((label) => /^[CN]\d$/.test(label));
  const ring = ringLabels.map((label) => at[label]!);
  const spacer = at['spacer C'];
  const core = new Set([amide, ...ring, ...(spacer === undefined ? [] : [spacer])]);
  const around = pieces(molecule, everyAtom(molecule), core);
  const holding = (atom: number | undefined) =>
    around.find((g) => atom !== undefined && g.atoms.includes(atom));
  const aniline = holding(at['benzyl C'] ?? at['aryl C']);
  const acyl = holding(at['acyl C']) ?? around.find((g) => g !== aniline && hangsOn(g, amide));
  const rest = around.filter((g) => g !== aniline && g !== acyl);
  const onN1 = rest.filter((g) => hangsOn(g, n1)).sort((a, b) => b.atoms.length - a.atoms.length);
  const n = onN1[0];
  // A group that closes a ring on the nitrogen alone is its substituent and no bridge.
  const substituents = rest.filter((g) => g !== n || g.attachments.some((a) => a.to !== n1));
  const saturated = ofRing(skeleton, ring, ringLabels, substituents);
  return {
    molecule,
    relation,
    bridged: substituents.some((g) => new Set(g.attachments.map((a) => a.to)).size > 1),
    // Numbered as the groups are, so that a group at C3 comes to lie at the same place in every picture.
    core: saturated.turned
      ? Object.fromEntries(Object.entries(at).map(([label, atom]) => [mirrored(label), atom]))
      : at,
    sites: {
      acyl: ofGroup(acyl),
      'aniline ring': ofGroup(aniline === undefined ? undefined : withRing(aniline, at, core)),
      'piperidine ring': saturated.view,
      'N-substituent': ofGroup(n),
    },
  };
}

function hangsOn(group: Group, atom: number): boolean {
  return group.attachments.some((a) => a.to === atom);
}

/** The aryl group as a ring with its substituents, so that it gets a chemist's name. */
function withRing(group: Group, at: Readonly<Record<string, number>>, core: ReadonlySet<number>): Group {
  if (at['benzyl C'] !== undefined) return group;
  const start = at['aryl C']!;
  const rings = smallestRings(group.molecule, start, core);
  const ring = rings.find((r) => isBenzeneRing(group.molecule, r)) ?? rings[0];
  return ring === undefined ? group : ringGroup(group.molecule, ring, group.atoms, core);
}

function ofGroup(group: Group | undefined): SiteView {
  if (group === undefined) return { key: '', text: 'hydrogen', smiles: '*[H]', atoms: [] };
  const view: GroupView = describe(group);
  const root = group.attachments.length === 1 ? group.attachments[0]!.atom : undefined;
  const ring = root === undefined ? undefined : aromaticRing(group, root);
  return {
    key: view.smiles,
    text: spoken(view),
    smiles: view.smiles,
    atoms: group.atoms,
    ...(root === undefined ? {} : { root }),
    ...(ring === undefined ? {} : { ring }),
  };
}

function aromaticRing(group: Group, root: number): SiteView['ring'] {
  const { molecule, ring } = group;
  const start = ring?.atoms.indexOf(root) ?? -1;
  if (ring === undefined || start < 0 || !isBenzeneRing(molecule, ring.atoms)) return undefined;
  const around = [...ring.atoms.slice(start), ...ring.atoms.slice(0, start)];
  return { kind: 'benzene', even: true, size: around.length, carried: carriedBy(around, ring.substituents) };
}

function carriedBy(around: readonly number[], substituents: readonly Group[]) {
  return substituents.map((group) => ({
    places: [...new Set(group.attachments.map((a) => around.indexOf(a.to)))].filter((i) => i >= 0),
    smiles: describe(group).smiles,
    atoms: group.atoms,
  }));
}

function ofRing(
  skeleton: string,
  ring: readonly number[],
  labels: readonly string[],
  substituents: readonly Group[],
): { view: SiteView; turned: boolean } {
  const name = RING_NAMES[skeleton] ?? PIPERIDINE;
  // Locants run either way around a piperidin-4-yl; the lower ones count. Other rings have one way only.
  const even = name === PIPERIDINE || skeleton === 'spaced';
  const ways = [labels, ...(even ? [labels.map(mirrored)] : [])].map((way) =>
    substituents
      .map((group) => {
        const places = group.attachments
          .map((a) => ring.indexOf(a.to))
          .filter((i) => i >= 0)
          .map((i) => way[i]!)
          .sort();
        return { places: [...new Set(places)].join(','), group };
      })
      .sort(
        (a, b) => compare(a.places, b.places) || compare(describe(a.group).smiles, describe(b.group).smiles),
      ),
  );
  const key = (way: (typeof ways)[number]) =>
    `${way.map((w) => w.places).join(' ')}|${way.map((w) => describe(w.group).smiles).join(' ')}`;
  const best = ways.reduce((a, b) => (compare(key(a), key(b)) <= 0 ? a : b));
  const carried = best.map(({ places, group }) => `${spoken(describe(group))} at ${places}`);
  const text =
    carried.length > 0 ? `${name} with ${carried.join(', ')}` : name === PIPERIDINE ? `plain ${name}` : name;
  return {
    turned: ways.indexOf(best) === 1,
    view: {
      key: `${name}|${key(best)}`,
      text,
      smiles: best.map(({ group }) => describe(group).smiles).join('.'),
      atoms: [...new Set([...ring, ...substituents.flatMap((g) => g.atoms)])].sort((a, b) => a - b),
      ring: {
        kind: name,
        even,
        size: ring.length,
        carried: carriedBy(ring, substituents),
      },
    },
  };
}

const MIRROR: Readonly<Record<string, string>> = { C2: 'C6', C6: 'C2', C3: 'C5', C5: 'C3' };
const mirrored = (label: string): string => MIRROR[label] ?? label;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
