import { type Group, groupsOn, isAromatic, isBenzene, isMonocycle, ringsOf, type Seen } from './seen.js';

/**
 * What fentanyl and what is compared with it have in common: N, with an acyl group (by its carbonyl) and an aromatic ring, on the 4-position of a piperidine. The texts speak of the
 * changes; this says where a molecule differs, and leaves it to each text whether it names the change. The amide is in no ring: where
 * it is, neither an acyl group nor a phenyl is left that another could replace.
 */
export const CORE = '[NX3;!R;+0](-[#6X3;+0]=[OX1])(-a)-[#6;!a]1-[CX4]-[CX4]-[#7]-[CX4]-[CX4]-1';

export interface Fentanyl {
  readonly seen: Seen;
  /** The acyl group; a bridge where it closes a ring with another part. */
  readonly acyl: Group;
  readonly isPropionyl: boolean;
  readonly aryl: Aryl;
  /** Groups on the carbons of the piperidine ring, with the position each stands on. */
  readonly piperidine: readonly { readonly group: Group; readonly at: 2 | 3 | 4 }[];
  /** Groups on the nitrogen of the piperidine ring. */
  readonly onNitrogen: readonly Group[];
}

/** The ring on the amide nitrogen. */
export interface Aryl {
  readonly isMonocycle: boolean;
  readonly isBenzene: boolean;
  /** A benzene ring with another, not aromatic ring fused to it. */
  readonly isBenzoFused: boolean;
  readonly substituents: readonly Group[];
}

export function fentanyls(seen: Seen): Fentanyl[] {
  return seen.embeddings(CORE).map((found): Fentanyl => {
    const [amide, carbonyl, , ipso, four, three, two, nitrogen, six, five] = found as [number, ...number[]];
    const ring = [four, three, two, nitrogen, six, five] as number[];
    const core = new Set([amide, ...ring]);
    const groups = groupsOn(seen, core);
    const acyl = groups.find((group) => group.atoms.has(carbonyl!))!;
    const bearer = groups.find((group) => group.atoms.has(ipso!))!;
    const place = (on: number): 2 | 3 | 4 => (on === four ? 4 : on === three || on === five ? 3 : 2);
    return {
      seen,
      acyl,
      isPropionyl:
        acyl.ends.length === 1 && acyl.atoms.size === 4 && seen.fits('[CX3](=O)[CH2][CH3]').has(carbonyl!),
      aryl: arylOf(seen, ipso!, bearer),
      piperidine: groups
        .filter((group) => group !== acyl && group !== bearer && group.on !== nitrogen)
        .map((group) => ({ group, at: place(group.on) })),
      onNitrogen: groups.filter((group) => group.on === nitrogen && group !== acyl && group !== bearer),
    };
  });
}

function arylOf(seen: Seen, ipso: number, bearer: Group): Aryl {
  const rings = ringsOf(seen, ipso).filter((ring) => isAromatic(seen, ring));
  const ring = rings.length === 1 && bearer.ends.length === 1 ? rings[0]! : undefined;
  if (ring === undefined)
    return { isMonocycle: false, isBenzene: false, isBenzoFused: false, substituents: [] };
  const rest = new Set([...bearer.atoms].filter((atom) => !ring.has(atom)));
  const alone = isMonocycle(seen, ring);
  return {
    isMonocycle: alone,
    isBenzene: isBenzene(seen, ring),
    isBenzoFused:
      !alone &&
      isBenzene(seen, ring) &&
      seen.rings.every((other) => other === ring || !meets(other, ring) || !isAromatic(seen, other)),
    substituents: groupsOn(seen, ring, rest),
  };
}

const meets = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  [...one].some((atom) => other.has(atom));

/** A group on the nitrogen seen as N-C-C-ring. */
export interface Phenethyl {
  readonly ring: Aryl & { readonly isCarbocycle: boolean; readonly isAromatic: boolean };
  /** Groups on the two carbons of the chain. */
  readonly onChain: readonly Group[];
}

/** Every way to see a group as an ethyl chain with a ring on its end. */
export function phenethyls(seen: Seen, group: Group): Phenethyl[] {
  const open = seen.fits('[CX4;!R]');
  const { root, on } = group;
  if (group.ends.length !== 1 || !open.has(root)) return [];
  const ways: Phenethyl[] = [];
  for (const { to: second } of seen.bonds[root]!) {
    if (second === on || !open.has(second)) continue;
    for (const { to: first } of seen.bonds[second]!) {
      if (first === root) continue;
      const rings = ringsOf(seen, first);
      for (const ring of rings) {
        if (rings.length > 1 && !isBenzene(seen, ring)) continue;
        const alone = isMonocycle(seen, ring);
        const path = new Set([root, second, ...ring]);
        const others = groupsOn(seen, path, group.atoms);
        const onRing = others.filter((each) => each.ends.every((end) => ring.has(end.on)));
        ways.push({
          ring: {
            isMonocycle: alone,
            isBenzene: isBenzene(seen, ring),
            isBenzoFused:
              !alone &&
              isBenzene(seen, ring) &&
              seen.rings.every((other) => other === ring || !meets(other, ring) || !isAromatic(seen, other)),
            isCarbocycle: [...ring].every((atom) => seen.z[atom] === 6),
            isAromatic: isAromatic(seen, ring),
            substituents: onRing,
          },
          onChain: others.filter((each) => !onRing.includes(each)),
        });
      }
      // An acyclic end (remifentanil's ester) is no phenethyl group.
    }
  }
  return ways;
}
