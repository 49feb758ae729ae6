import { type Group, isBenzeneRing } from '../structure/group.js';
import { describe, spoken } from '../structure/names.js';
import type { Decomposition, Frame } from './family.js';
import type { SiteId } from './ids.js';

/** What sits at a site, as a person reads it and as two molecules are compared site by site. */
export interface SiteView {
  /** The same key, the same group at this site. */
  readonly key: string;
  /** As a person reads it. */
  readonly text: string;
  readonly smiles: string;
  /** Atoms of the molecule, ascending; the frame's own atoms too, for a frame. */
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
      /** 0-based places on the ring, counted from the atom nearest to the rest of the core. */
      readonly places: readonly number[];
      readonly smiles: string;
      readonly atoms: readonly number[];
    }[];
  };
}

/**
 * What sits at a site of a decomposition?
 *
 * @example viewOf(decompositionOfNorfentanyl, 'N-substituent').text; // 'hydrogen'
 */
export function viewOf(of: Decomposition, site: SiteId): SiteView {
  let known = views.get(of);
  if (known === undefined) {
    known = new Map();
    views.set(of, known);
  }
  let view = known.get(site);
  if (view === undefined) {
    const group = of.atSite[site] ?? null;
    const frame = of.frames[site];
    view = group === null ? EMPTY : frame === undefined ? ofGroup(group) : ofFrame(group, frame);
    known.set(site, view);
  }
  return view;
}

const views = new WeakMap<Decomposition, Map<SiteId, SiteView>>();

const EMPTY: SiteView = { key: '', text: 'hydrogen', smiles: '*[H]', atoms: [] };

function ofGroup(group: Group): SiteView {
  const view = describe(group);
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

/** A substituent of a frame with the labels of the atoms that it hangs on. */
export function placedOnFrame(group: Group, frame: Frame) {
  const { atoms, substituents } = group.ring!;
  return substituents.map((each) => {
    const labels = each.attachments
      .map((a) => frame.labels[atoms.indexOf(a.to)])
      .filter((p) => p !== undefined);
    return { group: each, labels: [...new Set(labels)].sort() };
  });
}

function ofFrame(group: Group, frame: Frame): SiteView {
  const { atoms, substituents } = group.ring!;
  const placed = placedOnFrame(group, frame).map((each) => ({ ...each, view: describe(each.group) }));
  const key = `${placed.map((p) => p.labels.join()).join(' ')}|${placed.map((p) => p.view.smiles).join(' ')}`;
  const carried =
    atoms.length === 1
      ? counted(placed.map(({ view }) => spoken(view)))
      : placed.map(({ labels, view }) => `${spoken(view)} at ${labels.join()}`);
  const closed =
    atoms.length === 1 && placed.length === 1 ? RINGS_ON_NITROGEN.get(placed[0]!.view.smiles) : undefined;
  const isRing = closed !== undefined && group.molecule.element[atoms[0]!] === 7;
  return {
    key: `${frame.name}|${key}`,
    text: isRing
      ? `${frame.name} in ${closed.startsWith('a') ? 'an' : 'a'} ${closed} ring`
      : carried.length > 0
        ? `${frame.name} with ${carried.join(', ')}`
        : frame.bare,
    smiles: placed.map(({ view }) => view.smiles).join('.'),
    atoms: group.atoms,
    ring: {
      kind: frame.name,
      even: frame.even,
      size: atoms.length,
      carried: carriedBy(atoms, substituents),
    },
  };
}

/** What a nitrogen that bears these at both ends lies in. */
const RINGS_ON_NITROGEN: ReadonlyMap<string, string> = new Map([
  ['*CC*', 'aziridine'],
  ['*CCC*', 'azetidine'],
  ['*CCCC*', 'pyrrolidine'],
  ['*CCCCC*', 'piperidine'],
  ['*CCCCCC*', 'azepane'],
  ['*CCOCC*', 'morpholine'],
  ['*CCSCC*', 'thiomorpholine'],
  ['*CCNCC*', 'piperazine'],
]);

/** Names of groups that all hang on one atom, equal ones told once: `two ethyl groups`. */
function counted(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => {
    const times = names.filter((each) => each === name).length;
    return times === 1 ? name : `${times === 2 ? 'two' : times} ${name} groups`;
  });
}
