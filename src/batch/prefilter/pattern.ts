import type { Molecule } from '../../chemistry/molecule.js';
import { type Form, mobileHydrogens, type Skeleton } from '../../families/index.js';
import { AMINE, ANILINE, ANY, CARBON, CARBONYL, HALOGEN, OXYGEN } from './layout.js';

/**
 * What a molecule must hold, compiled to bare arrays and weakened to what a text shows before any chemistry: elements,
 * heavy neighbours and rings do not change however a substance is written; bond orders, charges and aromaticity do, and
 * are asked only as far as graph/adjacency.ts says that they are certain.
 */
export interface Pattern {
  readonly name: string;
  readonly size: number;
  /** Per atom and element 1 where the element is allowed, at `atom * 128 + element`. */
  readonly elements: Uint8Array;
  /** 1 in a ring, -1 in none, 0 either. */
  readonly ring: Int8Array;
  readonly aromatic: Uint8Array;
  /** 1 where the atom must lie in no aromatic ring. */
  readonly aliphatic: Uint8Array;
  readonly least: Uint8Array;
  readonly most: Uint8Array;
  /** How many of the pattern's bonds on the atom must be single. */
  readonly singles: Uint8Array;
  /** 1 where the atom must bear no double bond at all. */
  readonly saturated: Uint8Array;
  /** 1 where it must bear one. */
  readonly multiple: Uint8Array;
  /** 1 where it must bear a double bond or two oxygens. */
  readonly oxo: Uint8Array;
  readonly kind: Uint8Array;
  /** Which neighbours outside the pattern the atom may have: ANY, or a sum of the others. */
  readonly extras: Uint8Array;
  /** Per atom its bonds to atoms before it, from `start[atom]` up to `start[atom + 1]`. */
  readonly start: Uint8Array;
  readonly to: Uint8Array;
  readonly bondRing: Int8Array;
  /** 0 any, 1 single, 2 double, 3 aromatic. */
  readonly bondOrder: Uint8Array;
}

interface Asked {
  readonly elements: readonly number[];
  readonly ring: -1 | 0 | 1;
  readonly aromatic: boolean;
  readonly aliphatic: boolean;
  readonly least: number;
  readonly most: number;
  readonly singles: number;
  readonly saturated: boolean;
  readonly multiple: boolean;
  /** A carbonyl carbon, or the carbon of its acetal. */
  readonly oxo: boolean;
  readonly kind: number;
  readonly extras: number;
}

interface AskedBond {
  readonly a: number;
  readonly b: number;
  readonly ring: -1 | 0 | 1;
  readonly order: number;
}

/** A core or relation of a family. */
export function fromSkeleton(skeleton: Skeleton): Pattern {
  const index = new Map(skeleton.atoms.map((atom, i) => [atom.label, i]));
  const bonds = skeleton.bonds.map((bond) => ({
    a: index.get(bond.between[0])!,
    b: index.get(bond.between[1])!,
    ring: asked(bond.inRing),
    order: bond.aromatic === true ? 3 : bond.order,
  }));
  const atoms = skeleton.atoms.map(
    (atom, i): Asked => ({
      elements: atom.elements,
      // An aryl in any tautomer may be bound by an atom that bears no double bond in the text: only its ring is sure.
      ring: atom.aryl === true ? 1 : asked(atom.inRing),
      // A nitrogen of an aromatic ring (N1 of a benzimidazole) bears no double bond where the ring is drawn by Kekulé.
      aromatic: atom.aromatic === true && atom.elements.every((element) => element === 6),
      aliphatic: atom.aromatic === false,
      least: atom.degree ?? 0,
      most: mostNeighbours(atom),
      singles: bonds.filter((b) => b.order === 1 && (b.a === i || b.b === i)).length,
      saturated: false,
      multiple: bonds.some((b) => b.order === 2 && (b.a === i || b.b === i)),
      oxo: false,
      kind: atom.kind === 'amine' ? AMINE : atom.kind === 'aniline' ? ANILINE : 0,
      extras: ANY,
    }),
  );
  return compile(skeleton.id, atoms, bonds);
}

/** A carbon bears four bonds at the most, so the hydrogens that are asked leave so many neighbours. */
function mostNeighbours(atom: Skeleton['atoms'][number]): number {
  if (atom.degree !== undefined) return atom.degree;
  const carbon = atom.elements.length === 1 && atom.elements[0] === 6;
  return carbon && atom.hydrogens !== undefined ? 4 - atom.hydrogens : 255;
}

const asked = (is: boolean | undefined): -1 | 0 | 1 => (is === undefined ? 0 : is ? 1 : -1);

/**
 * The forms derived from a substance, as structure/derived-from.ts undoes them: the substance's own atoms and bonds, each atom
 * with such neighbours more as a form puts there. None where no form can be derived from it.
 *
 * An acetal is a pattern of its own, for it may close a ring between atoms of the substance itself. So is the enol of a ketone: its
 * oxygen has one bond, as a hydroxyl has or its ether and ester, and the double bond lies between carbons.
 */
export function fromDerived(name: string, molecule: Molecule, forms: ReadonlySet<Form>): Pattern[] {
  const has = (...some: Form[]): boolean => some.some((form) => forms.has(form));
  // In another tautomer the oxygen of a lactam bears the hydrogen, and may be an ether's or an ester's instead.
  const mobile = mobileHydrogens(molecule);
  const enolised = (at: number): Pattern | undefined => {
    const { to: oxygen } = molecule.edges[at]!.find((e) => e.order === 2)!;
    const beside = molecule.edges[at]!.flatMap(({ to }) => (to === oxygen ? [] : [to]));
    const gives = beside.filter((a) => molecule.hydrogens[a]! > 0);
    if (gives.length === 0 || beside.some((a) => molecule.element[a] !== 6)) return undefined;
    const bears = has('other ester') ? ANY : has('ether', 'ester') ? CARBON : 0;
    const atoms = askedOf(-1).map((atom, i) =>
      i === oxygen
        ? { ...atom, extras: bears, most: bears === 0 ? 1 : 2 }
        : gives.includes(i)
          ? { ...atom, saturated: false }
          : atom,
    );
    if (atoms.every(({ extras }) => extras === 0)) return undefined;
    return compile(`enol of ${name}`, atoms, bondsOf(false));
  };
  const bondsOf = (open: boolean): AskedBond[] =>
    molecule.bonds.map((bond) => ({ a: bond.a, b: bond.b, ring: bond.inRing ? 1 : open ? 0 : -1, order: 0 }));
  const askedOf = (acetalAt: number): Asked[] => {
    const oxygen = molecule.edges[acetalAt]?.find((e) => e.order === 2 && molecule.element[e.to] === 8)?.to;
    const open = acetalAt >= 0;
    return Array.from({ length: molecule.size }, (_, i): Asked => {
      const element = molecule.element[i]!;
      const hydrogens = molecule.hydrogens[i]!;
      const edges = molecule.edges[i]!;
      let extras = 0;
      if (hydrogens > 0 && element === 7 && has('amide', 'carbamate')) extras |= CARBONYL;
      const hydroxyl = element === 8 && (hydrogens > 0 || mobile.has(i));
      if (hydroxyl && has('ether', 'ester')) extras |= CARBON;
      // The acid of an ester may be any.
      if (hydroxyl && has('other ester')) extras = ANY;
      if (hydrogens > 0 && element === 6 && has('halide')) extras |= HALOGEN;
      if (open && has('acetal') && isCarbonyl(molecule, i)) extras |= OXYGEN;
      if (open && (i === oxygen || molecule.edges[i]!.some((e) => e.order === 2 && element === 8)))
        extras |= CARBON;
      return {
        elements: [element],
        ring: molecule.inRing[i] === 1 ? 1 : open ? 0 : -1,
        aromatic: false,
        aliphatic: false,
        least: edges.length,
        most: open ? 255 : edges.length + (extras === 0 ? 0 : Math.max(hydrogens, 1)),
        singles: 0,
        saturated:
          edges.length + hydrogens === (element === 6 ? 4 : element === 7 && !mobile.has(i) ? 3 : -1),
        // Where an acetal may stand, its carbon bears no double bond.
        multiple: element === 6 && edges.length + hydrogens < 4 && !(open && isCarbonyl(molecule, i)),
        oxo: false,
        kind: 0,
        extras,
      };
    });
  };
  const made = (acetalAt: number): Pattern | undefined => {
    const oxygen = molecule.edges[acetalAt]?.find((e) => e.order === 2 && molecule.element[e.to] === 8)?.to;
    const open = acetalAt >= 0;
    const atoms = askedOf(acetalAt);
    if (!open && atoms.every((atom) => atom.extras === 0)) return undefined;
    const bonds = bondsOf(open);
    if (open && molecule.inRing.every((ring, i) => ring === 1 || i === oxygen)) {
      // One pattern for the ketone in its ring and for its acetal.
      const apart = [...atoms.keys()].filter((i) => i !== oxygen);
      atoms[acetalAt] = { ...atoms[acetalAt]!, least: 3, most: 4, oxo: true };
      return compile(
        name,
        apart.map((i) => atoms[i]!),
        bonds
          .filter((bond) => bond.a !== oxygen && bond.b !== oxygen)
          .map((bond) => ({ ...bond, a: apart.indexOf(bond.a), b: apart.indexOf(bond.b) })),
      );
    }
    if (open) {
      // The oxygen that goes; the other one stands for the carbonyl's.
      atoms[acetalAt] = { ...atoms[acetalAt]!, saturated: true, multiple: false };
      bonds.push({ a: acetalAt, b: atoms.length, ring: 0, order: 0 });
      atoms.push({ ...atoms[acetalAt]!, elements: [8], ring: 0, least: 2, saturated: false, extras: ANY });
    }
    return compile(open ? `acetal of ${name}` : name, atoms, bonds);
  };
  const carbonyls = Array.from({ length: molecule.size }, (_, i) => i).filter((i) => isCarbonyl(molecule, i));
  const enols = carbonyls.flatMap((at) => enolised(at) ?? []);
  const acetals = has('acetal') ? carbonyls.flatMap((at) => made(at) ?? []) : [];
  const ketone = acetals.some((pattern) => pattern.oxo.includes(1)) ? [] : (made(-1) ?? []);
  return [ketone, acetals, enols].flat();
}

function isCarbonyl(molecule: Molecule, atom: number): boolean {
  return (
    molecule.element[atom] === 6 &&
    molecule.edges[atom]!.some((e) => e.order === 2 && molecule.element[e.to] === 8)
  );
}

/** Puts the atoms in an order in which each is bound to one before it, beginning at a nitrogen. */
function compile(name: string, atoms: readonly Asked[], bonds: readonly AskedBond[]): Pattern {
  const nitrogen = (i: number): boolean => atoms[i]!.elements.length === 1 && atoms[i]!.elements[0] === 7;
  const all = atoms.map((_, i) => i);
  const first = all.find((i) => nitrogen(i) && atoms[i]!.ring === -1) ?? all.find(nitrogen) ?? 0;
  // Depth first, what leads to another element than carbon by the fewest bonds first: a chain is left as soon as that is missing.
  const order: number[] = [];
  const beside = (i: number): number[] =>
    bonds
      .flatMap(({ a, b }) => (a === i ? [b] : b === i ? [a] : []))
      .filter((other) => !order.includes(other));
  const isCarbon = (i: number): boolean => atoms[i]!.elements.length === 1 && atoms[i]!.elements[0] === 6;
  const bondsToRare = (from: number): number => {
    let reached = [from];
    for (let count = 0; count < atoms.length; count++) {
      if (reached.some((i) => !isCarbon(i))) return count;
      reached = [...new Set(reached.flatMap(beside))];
    }
    return atoms.length;
  };
  const visit = (i: number): void => {
    order.push(i);
    const next = beside(i).map((to) => ({ to, count: bondsToRare(to) }));
    for (const { to } of next.sort((a, b) => a.count - b.count)) if (!order.includes(to)) visit(to);
  };
  visit(first);
  if (order.length !== atoms.length) throw new Error(`${name}: its atoms do not hang together`);
  const place = new Map(order.map((atom, k) => [atom, k]));
  const links = order.map((atom, k) =>
    bonds.flatMap((bond) => {
      const other = bond.a === atom ? bond.b : bond.b === atom ? bond.a : undefined;
      const to = other === undefined ? k : place.get(other)!;
      return to < k ? [{ ...bond, to }] : [];
    }),
  );
  const elements = new Uint8Array(order.length * 128);
  for (const [k, atom] of order.entries()) for (const e of atoms[atom]!.elements) elements[k * 128 + e] = 1;
  const numbers = (take: (atom: Asked) => number): number[] => order.map((atom) => take(atoms[atom]!));
  const start = [0];
  for (const link of links) start.push(start[start.length - 1]! + link.length);
  return {
    name,
    size: order.length,
    elements,
    ring: Int8Array.from(numbers((a) => a.ring)),
    aromatic: Uint8Array.from(numbers((a) => (a.aromatic ? 1 : 0))),
    aliphatic: Uint8Array.from(numbers((a) => (a.aliphatic ? 1 : 0))),
    least: Uint8Array.from(numbers((a) => a.least)),
    most: Uint8Array.from(numbers((a) => a.most)),
    singles: Uint8Array.from(numbers((a) => a.singles)),
    saturated: Uint8Array.from(numbers((a) => (a.saturated ? 1 : 0))),
    oxo: Uint8Array.from(numbers((a) => (a.oxo ? 1 : 0))),
    multiple: Uint8Array.from(numbers((a) => (a.multiple ? 1 : 0))),
    kind: Uint8Array.from(numbers((a) => a.kind)),
    extras: Uint8Array.from(numbers((a) => a.extras)),
    start: Uint8Array.from(start),
    to: Uint8Array.from(links.flat(), (l) => l.to),
    bondRing: Int8Array.from(links.flat(), (l) => l.ring),
    bondOrder: Uint8Array.from(links.flat(), (l) => l.order),
  };
}
