import type { InchiSkeleton } from './skeleton.js';

/**
 * Which of these atoms belong together? Those that are bound to each other, or to one atom, as N and O of an amide do.
 *
 * @param atoms - of a group of mobile hydrogens
 * @returns for each of them an atom that stands for its system
 */
export function systemsOf({ bonds }: InchiSkeleton, atoms: readonly number[]): (atom: number) => number {
  const system = new Map(atoms.map((atom) => [atom, atom]));
  const top = (atom: number): number => {
    let at = atom;
    while (system.get(at) !== at) at = system.get(at)!;
    return at;
  };
  const firstOn = new Map<number, number>();
  for (const [a, b] of bonds)
    for (const [atom, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!system.has(atom)) continue;
      if (system.has(other)) system.set(top(atom), top(other));
      const before = firstOn.get(other);
      if (before === undefined) firstOn.set(other, atom);
      else system.set(top(atom), top(before));
    }
  return top;
}

/** For each atom in a ring one that stands for all that ring bonds join it to. */
export function ringSystems(
  { bonds, composition }: InchiSkeleton,
  inRing: Uint8Array,
): (atom: number) => number {
  const system = composition.elements.map((_, atom) => atom);
  const top = (atom: number): number => {
    let at = atom;
    while (system[at] !== at) at = system[at]!;
    return at;
  };
  for (const [a, b] of bonds) if (inRing[a] === 1 && inRing[b] === 1) system[top(a)] = top(b);
  return top;
}
