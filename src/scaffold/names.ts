import { fragmentSmiles } from '../chemistry/index.js';
import { type Group, isBenzeneRing } from './group.js';

/** A group as a person reads it. */
export interface GroupView {
  /** SMILES with `*` for each place where the group is attached. */
  readonly smiles: string;
  /** A chemist's name where there is a short one. */
  readonly name?: string;
  /** 0-based, in the order of the input text, over all its atoms; ascending. */
  readonly atoms: readonly number[];
}

const views = new WeakMap<Group, GroupView>();

/** Writes a group down: its SMILES, its name where it has a short one, its atoms in the order of the input. */
export function describe(group: Group): GroupView {
  let view = views.get(group);
  if (view === undefined) {
    const smiles = fragmentSmiles(group.molecule, group.atoms, group.attachments);
    const name = nameOf(group, smiles);
    const atoms = group.atoms.map((a) => group.molecule.textAtoms[a]!).sort((a, b) => a - b);
    view = { smiles, ...(name === undefined ? {} : { name }), atoms };
    views.set(group, view);
  }
  return view;
}

/** The name, or the SMILES where there is no short name. */
export function spoken(view: GroupView): string {
  return view.name ?? view.smiles;
}

function nameOf(group: Group, smiles: string): string | undefined {
  return NAMES.get(smiles) ?? substitutedPhenyl(group) ?? undefined;
}

/** `4-fluorophenyl`, `2,5-dimethoxyphenyl`: a benzene ring whose substituents all have names. */
function substitutedPhenyl(group: Group): string | undefined {
  const ring = group.ring;
  if (ring === undefined || ring.substituents.length === 0) return undefined;
  if (!isBenzeneRing(group.molecule, ring.atoms)) return undefined;
  const hold = group.attachments[0];
  if (group.attachments.length !== 1 || hold === undefined) return undefined;
  const start = ring.atoms.indexOf(hold.atom);
  if (start < 0) return undefined;
  const placed: { position: number; name: string }[] = [];
  for (const substituent of ring.substituents) {
    const only = substituent.attachments.length === 1 ? substituent.attachments[0] : undefined;
    const name = only === undefined ? undefined : NAMES.get(describe(substituent).smiles);
    if (only === undefined || name === undefined) return undefined;
    placed.push({ position: (ring.atoms.indexOf(only.to) - start + 6) % 6, name });
  }
  const forward = placed.map((p) => ({ ...p, position: p.position + 1 }));
  const backward = placed.map((p) => ({ ...p, position: ((6 - p.position) % 6) + 1 }));
  const key = (list: typeof placed) =>
    list
      .map((p) => p.position)
      .sort((a, b) => a - b)
      .join();
  const best = key(forward) <= key(backward) ? forward : backward;
  const byName = new Map<string, number[]>();
  for (const p of best) byName.set(p.name, [...(byName.get(p.name) ?? []), p.position]);
  const words = [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const prefix = words.map(([name, at]) => {
    const wrapped = /^[a-z]+$/.test(name) ? name : `(${name})`;
    return `${at.sort((a, b) => a - b).join(',')}-${TIMES[at.length] ?? ''}${wrapped}`;
  });
  return `${prefix.join('-')}phenyl`;
}

const TIMES: Readonly<Record<number, string>> = { 2: 'di', 3: 'tri', 4: 'tetra', 5: 'penta' };

/** Short names by fragment SMILES, spelt as the fragment writer spells them (a test holds each to that). */
export const NAMES: ReadonlyMap<string, string> = new Map([['*[H]', 'hydrogen']]);
