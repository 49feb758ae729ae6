/**
 * Which bonds are aromatic of two rings of five or six atoms that share a bond, as OpenChemLib judges it?
 *
 * To it a ring of six is aromatic that has double bonds by turns, and one of five that has two of them and between them an atom that
 * lends a pair of electrons; the shared bond counts as double where the other ring is aromatic. Indole, benzimidazole, purine,
 * quinoline and what is fused to a benzene ring are of this kind.
 *
 * @param bonds - of a system of rings that has one bond more than atoms; neutral carbons and nitrogens, and oxygens and sulfurs
 * without a double bond, none with two
 * @param bondA - per bond of the molecule one end
 * @param bondB - per bond of the molecule the other end
 * @param order - per bond of the molecule its order, 1 or 2
 * @param element - per atom of the molecule
 * @param isOdd - per atom 1 where it does not lend a pair, whatever its element
 * @param hasMore - per atom 1 where it has a bond out of rings
 * @returns those of the bonds that are aromatic; undefined where the rings are others, or at the shared bond stands another atom than
 * a carbon or nitrogen with its three bonds in the rings
 * @throws never
 * @example aromaticOfTwoRings(indole, a, b, order, element, isOdd)?.length; // 10, all
 */
export function aromaticOfTwoRings(
  bonds: readonly number[],
  bondA: Int32Array,
  bondB: Int32Array,
  order: Uint8Array,
  element: Uint8Array,
  isOdd: Uint8Array,
  hasMore: Uint8Array,
): readonly number[] | undefined {
  if (bonds.length > MOST_BONDS) return undefined;
  const shared = bonds.find((b) => isJoint(bondA[b]!) && isJoint(bondB[b]!));
  if (shared === undefined) return undefined;
  if (!isPlain(bondA[shared]!) || !isPlain(bondB[shared]!)) return undefined;
  const one = around(shared, false);
  const other = around(shared, true);
  if (one === undefined || other === undefined || one.length + other.length !== bonds.length + 1)
    return undefined;
  let isOne = isAromatic(one, false);
  const isOther = isAromatic(other, isOne);
  isOne ||= isAromatic(one, isOther);
  return bonds.filter((b) => (isOne && one.includes(b)) || (isOther && other.includes(b)));

  function isPlain(atom: number): boolean {
    return element[atom]! <= NITROGEN && hasMore[atom] === 0;
  }

  function isJoint(atom: number): boolean {
    let count = 0;
    for (const b of bonds) if (bondA[b] === atom || bondB[b] === atom) count++;
    return count === 3;
  }

  /** The bonds of a ring one after the other, the shared one first, from its second atom by the first or the last bond that leads on. */
  function around(first: number, byLast: boolean): readonly number[] | undefined {
    const ring = [first];
    let last = first;
    for (let at = bondB[first]!; at !== bondA[first]; ) {
      const on = bonds.filter((b) => b !== last && b !== first && (bondA[b] === at || bondB[b] === at));
      const next = on[byLast ? on.length - 1 : 0];
      if (next === undefined || ring.push(next) > LARGEST) return undefined;
      at = bondA[next] === at ? bondB[next]! : bondA[next]!;
      last = next;
    }
    return ring.length >= SMALLEST ? ring : undefined;
  }

  function isAromatic(ring: readonly number[], isBeside: boolean): boolean {
    const isDouble = (i: number): boolean =>
      order[ring[i % ring.length]!] === 2 || (isBeside && i % ring.length === 0);
    if (ring.length === LARGEST)
      return (isDouble(0) && isDouble(2) && isDouble(4)) || (isDouble(1) && isDouble(3) && isDouble(5));
    // The atom between the bonds 0 and 4 lends where 1 and 3 are double, and so on around.
    for (let i = 0; i < ring.length; i++)
      if (isDouble(i + 1) && isDouble(i + 3) && lends(between(ring[i]!, ring[(i + 4) % ring.length]!)))
        return true;
    return false;
  }

  function lends(atom: number): boolean {
    return element[atom] !== CARBON && isOdd[atom] === 0;
  }

  function between(b: number, c: number): number {
    return bondA[b] === bondA[c] || bondA[b] === bondB[c] ? bondA[b]! : bondB[b]!;
  }
}

const CARBON = 6;
const NITROGEN = 7;
const SMALLEST = 5;
const LARGEST = 6;
/** Two rings of six that share one. */
const MOST_BONDS = 11;
