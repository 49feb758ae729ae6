import { type Group, groupsOn, type Seen } from './seen.js';

/**
 * What the texts on nitazenes start from: a benzimidazole that bears, on a ring nitrogen, two carbons in a row and an amine. Where a
 * tautomer or a charge leaves the imidazole aromatic, RDKit sees the same.
 */
export const CORE = 'n1(-[CX4]-[CX4]-[#7;!$([#7]=*);!n])cnc2c1cccc2';
const LABELLED = '[n]1(-[CX4]-[CX4]-[#7;!$([#7]=*);!n])[c][n]c2c1cccc2';

export interface Nitazene {
  readonly seen: Seen;
  /** All atoms that the texts keep: the benzimidazole, the two carbons and the amine's nitrogen. */
  readonly core: ReadonlySet<number>;
  readonly amine: number;
  /** Groups on the amine's nitrogen. */
  readonly amineGroups: readonly Group[];
  /** Groups on the two carbons between the rings and the amine; also what closes a ring over them. */
  readonly onChain: readonly Group[];
  /** Groups on the positions 4 to 7 of the benzimidazole; a bridge by its first end. */
  readonly onRing: readonly { readonly group: Group; readonly at: 4 | 5 | 6 | 7 }[];
  /** Groups on the other ring nitrogen. */
  readonly onOtherNitrogen: readonly Group[];
  /** What the 2-position bears. */
  readonly two: Group | undefined;
  readonly mass: number;
}

export function nitazenes(seen: Seen): Nitazene[] {
  return seen.embeddings(LABELLED).map((found): Nitazene => {
    const [one, alpha, beta, amine, carbon, three, c3a, c7a, c7, c6, c5, c4] = found as number[];
    const core = new Set(found);
    const groups = groupsOn(seen, core);
    const places = new Map<number, 4 | 5 | 6 | 7>([
      [c4!, 4],
      [c5!, 5],
      [c6!, 6],
      [c7!, 7],
    ]);
    const chain = new Set([alpha!, beta!, one!, c3a!, c7a!]);
    const isOn = (group: Group, atom: number) => group.ends.some((end) => end.on === atom);
    const onChain = groups.filter((group) => group.ends.some((end) => chain.has(end.on)));
    const rest = groups.filter((group) => !onChain.includes(group));
    const two = rest.find((group) => isOn(group, carbon!));
    return {
      seen,
      core,
      amine: amine!,
      amineGroups: rest.filter((group) => group !== two && isOn(group, amine!)),
      onChain,
      onRing: rest
        .filter((group) => group !== two && group.ends.every((end) => places.has(end.on)))
        .map((group) => ({ group, at: places.get(group.on)! })),
      onOtherNitrogen: rest.filter((group) => group !== two && isOn(group, three!)),
      two,
      mass: seen.mass(),
    };
  });
}
