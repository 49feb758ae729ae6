import type { Molecule } from '../../chemistry/molecule.js';
import type { Attachment, Group } from '../../structure/group.js';
import { describe } from '../../structure/names.js';
import type { Frame } from '../family.js';

/** A part of the core as a ring with what sits on it, numbered in the direction that gives the substituents the lower locants. */
export interface Framed {
  readonly frame: Frame;
  readonly group: Group;
  /** True where the second of the two ways to number it was taken. */
  readonly isTurned: boolean;
}

/**
 * Numbers a part of the core.
 *
 * @param atoms - of the part, in the order of each way's labels
 * @param ways - its labels, in each direction in which it may be numbered
 * @param substituents - what hangs on it
 */
export function framed(
  molecule: Molecule,
  names: Pick<Frame, 'name' | 'bare' | 'even'>,
  atoms: readonly number[],
  ways: readonly (readonly string[])[],
  substituents: readonly Group[],
): Framed {
  const written = ways.map((labels) => {
    const placed = substituents
      .map((group) => {
        const at = group.attachments.flatMap(({ to }) => labels[atoms.indexOf(to)] ?? []);
        return { at: [...new Set(at)].sort(byLocant), group };
      })
      .sort(
        (a, b) =>
          byLocant(a.at[0] ?? '', b.at[0] ?? '') ||
          compare(describe(a.group).smiles, describe(b.group).smiles),
      );
    const key = `${placed.map((p) => p.at.map(padded).join()).join(' ')}|${placed.map((p) => describe(p.group).smiles).join(' ')}`;
    return { labels, placed, key };
  });
  const best = written.reduce((a, b) => (compare(b.key, a.key) < 0 ? b : a));
  const own = new Set([...atoms, ...substituents.flatMap((g) => g.atoms)]);
  const attachments: Attachment[] = atoms.flatMap((atom) =>
    molecule.edges[atom]!.filter(({ to }) => !own.has(to)).map(({ to, order }) => ({ atom, to, order })),
  );
  return {
    frame: { ...names, labels: best.labels },
    group: {
      molecule,
      atoms: [...own].sort((a, b) => a - b),
      attachments,
      ring: { atoms, substituents: best.placed.map(({ group }) => group) },
    },
    isTurned: best !== written[0],
  };
}

const padded = (label: string): string => label.replace(/\d+/, (digits) => digits.padStart(2, '0'));
const numberOf = (label: string): number => Number(/\d+/.exec(label)?.[0] ?? 0);
const byLocant = (a: string, b: string): number => numberOf(a) - numberOf(b) || compare(a, b);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
