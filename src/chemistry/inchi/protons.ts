import { edgesOf } from '../edges.js';
import { BR, C, CL, F, I, N, O, P, S, SE, TE } from '../elements.js';
import { ringBonds } from '../rings.js';
import { type Bonding, bondingOf } from './bonds.js';
import { faultIn, type Piece } from './fault.js';
import type { InchiSkeleton } from './skeleton.js';
import { systemsOf } from './systems.js';

/** A component that can still be changed. */
export interface Component {
  skeleton: InchiSkeleton;
  bonding: Bonding;
}

/** An atom that may take or give a proton, and how soon. */
interface ProtonPlace {
  readonly component: Component;
  readonly atom: number;
  readonly rank: number;
}

/** The first of these, those last that are bound to one that is chosen: two protons side by side are on no list. */
function apart(places: readonly ProtonPlace[], count: number): readonly ProtonPlace[] {
  const chosen: ProtonPlace[] = [];
  const later: ProtonPlace[] = [];
  for (const place of places) {
    if (chosen.length === count) break;
    const isBeside = chosen.some(
      ({ component, atom }) =>
        component === place.component &&
        component.skeleton.bonds.some(
          ([a, b]) => (a === atom && b === place.atom) || (b === atom && a === place.atom),
        ),
    );
    (isBeside ? later : chosen).push(place);
  }
  return [...chosen, ...later].slice(0, count);
}

/**
 * Gives or takes the protons that an InChI states for the whole: to bases first, from acids first. Which of several it is, an
 * InChI leaves open, and normalisation takes no notice of it.
 *
 * @param count - protons more (or, below 0, less) than the components have
 * @throws InchiFault where there is no atom left to give or take one
 */
export function placeProtons(components: readonly Component[], count: number, piece: Piece): void {
  const places: ProtonPlace[] = [];
  for (const component of components)
    for (const [atom, rank] of (count > 0 ? basesOf(component) : acidsOf(component)).entries())
      if (rank > 0) places.push({ component, atom, rank });
  places.sort((p, q) => p.rank - q.rank);
  const chosen = count > 0 ? apart(places, count) : places.slice(0, -count);
  for (const { component } of chosen)
    if (component.bonding.touchy)
      throw faultIn('inchi-shared-hydrogens', component.skeleton.hydrogens.groups[0]!.piece);
  if (chosen.length < Math.abs(count)) throw faultIn('inchi-protons', piece);
  for (const { component } of chosen)
    if (count > 0 && component.bonding.placed)
      throw faultIn('inchi-charge-place', component.skeleton.chargePiece ?? piece);
  for (const { component, rank } of chosen)
    if (count > 0 && ((rank === RING_BASE && isAnhydrobase(component)) || hasLoneOxygen(component)))
      throw faultIn('inchi-shared-hydrogens', component.skeleton.hydrogens.groups[0]?.piece ?? piece);
  // Those that change bonds come first: what they do begins from the layers again.
  const rest = count > 0 ? chosen : chosen.filter(({ component, atom }) => !takeFromGroup(component, atom));
  for (const { component, atom } of rest) {
    const { hydrogens, charges } = component.bonding;
    if (count < 0 && hydrogens[atom] === 0) throw faultIn('inchi-protons', piece);
    hydrogens[atom]! += Math.sign(count);
    charges[atom]! += Math.sign(count);
  }
}

/**
 * Takes a proton from the group of mobile hydrogens of this nitrogen, where its charge can stand on oxygen or sulfur: an InChI
 * that was made of a charge on nitrogen is another one. False where the nitrogen is in no such group.
 */
function takeFromGroup(component: Component, atom: number): boolean {
  const { skeleton } = component;
  const { elements } = skeleton.composition;
  if (elements[atom] !== N) return false;
  const beside = (one: number): number[] =>
    skeleton.bonds.flatMap(([a, b]) => (a === one ? [b] : b === one ? [a] : []));
  const beyond = (one: number): number[] => beside(one).flatMap((c) => (elements[c] === C ? beside(c) : []));
  // On its own carbon, or on that of a nitrogen beyond a carbon of its ring: pyrimidin-4-one.
  const near = new Set(beyond(atom));
  for (const other of near)
    if (elements[other] === N) for (const end of beyond(other)) if (other !== atom) near.add(end);
  const group = skeleton.hydrogens.groups.findIndex(
    ({ atoms, hydrogens }) =>
      hydrogens > 0 &&
      atoms.includes(atom) &&
      atoms.some((other) => near.has(other) && (elements[other] === O || elements[other] === S)),
  );
  const isFar = skeleton.hydrogens.groups.some(
    ({ atoms }) => atoms.includes(atom) && atoms.some((other) => elements[other] === O),
  );
  if (group < 0 && isFar) throw faultIn('inchi-shared-hydrogens', skeleton.piece);
  if (group < 0) return false;
  const { atoms, piece } = skeleton.hydrogens.groups[group]!;
  component.skeleton = skeleton.withoutProton(group);
  component.bonding = bondingOf(component.skeleton);
  const top = systemsOf(skeleton, atoms);
  // Whose charge went elsewhere was another anion; one of two amides is by itself no longer what shares its hydrogens.
  if (
    !atoms.some((one) => component.bonding.charges[one]! < 0) ||
    atoms.some((one) => top(one) !== top(atom))
  )
    throw faultIn('inchi-shared-hydrogens', piece);
  return true;
}

/** Does an oxygen share hydrogens with nitrogens, none of which is on its own carbon? */
function hasLoneOxygen({ skeleton }: Component): boolean {
  const { elements } = skeleton.composition;
  return skeleton.hydrogens.groups.some(({ atoms }) => {
    const top = systemsOf(skeleton, atoms);
    return (
      atoms.length > 4 &&
      atoms.some(
        (atom) => elements[atom] === O && !atoms.some((other) => other !== atom && top(other) === top(atom)),
      )
    );
  });
}

/** How soon a doubly bound nitrogen takes a proton. */
const RING_BASE = 3;

/**
 * Does it hold mobile hydrogens of nitrogen, and a nitrogen in a ring of six whose other atoms are all drawn with double bonds
 * to C or N, as 3-benzyladenine? Its cation is an azinium of that nitrogen with one hydrogen more in the group; the InChI of a
 * proton on another nitrogen is another one.
 */
function isAnhydrobase({ skeleton, bonding: { orders, hydrogens, charges } }: Component): boolean {
  const { composition, bonds } = skeleton;
  const { elements } = composition;
  const beside: number[][] = elements.map(() => []);
  const drawn = new Uint8Array(elements.length);
  const double = new Uint8Array(elements.length);
  for (const [bond, [a, b]] of bonds.entries()) {
    beside[a]!.push(b);
    beside[b]!.push(a);
    if (orders[bond]! < 2) continue;
    double[a] = double[b] = 1;
    if ([a, b].every((atom) => elements[atom] === C || elements[atom] === N)) drawn[a] = drawn[b] = 1;
  }
  const closes = (atom: number, path: readonly number[]): boolean =>
    beside[path.at(-1)!]!.some((next) =>
      path.length === 5
        ? next === atom
        : next !== atom && drawn[next] === 1 && !path.includes(next) && closes(atom, [...path, next]),
    );
  return elements.some(
    (element, atom) =>
      element === N &&
      charges[atom] === 0 &&
      hydrogens[atom] === 0 &&
      double[atom] === 0 &&
      beside[atom]!.length === 3 &&
      beside[atom]!.some((next) => drawn[next] === 1 && closes(atom, [next])),
  );
}

interface Around {
  readonly elements: readonly number[];
  /** For each atom the highest order of its bonds. */
  readonly highest: Uint8Array;
  /** For each atom whether a neighbour has a double bond to another atom, or is S or P. */
  readonly drawn: Uint8Array;
  /** For each atom whether a neighbour is doubly bound to oxygen or sulfur. */
  readonly acyl: Uint8Array;
  /** For each atom whether a neighbour is positive. */
  readonly held: Uint8Array;
  readonly inRing: Uint8Array;
}

function aroundOf({ skeleton, bonding: { orders, charges } }: Component): Around {
  const { elements } = skeleton.composition;
  const { bonds } = skeleton;
  const size = elements.length;
  const { start, to, bond } = edgesOf(
    size,
    bonds.map(([a]) => a),
    bonds.map(([, b]) => b),
  );
  const ring = ringBonds(size, bonds.length, start, to, bond);
  const highest = new Uint8Array(size);
  const oxo = new Uint8Array(size);
  const inRing = new Uint8Array(size);
  for (let i = 0; i < size; i++)
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      highest[i] = Math.max(highest[i]!, orders[bond[e]!]!);
      if (orders[bond[e]!] === 2 && (elements[to[e]!] === O || elements[to[e]!] === S)) oxo[i] = 1;
      if (ring[bond[e]!] === 1) inRing[i] = 1;
    }
  const drawn = new Uint8Array(size);
  const acyl = new Uint8Array(size);
  const held = new Uint8Array(size);
  for (let i = 0; i < size; i++)
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const other = to[e]!;
      if (highest[other]! > 1 || elements[other] === S || elements[other] === P) drawn[i] = 1;
      if (oxo[other] === 1) acyl[i] = 1;
      if (charges[other]! > 0) held[i] = 1;
    }
  return { elements, highest, drawn, acyl, held, inRing };
}

/** For each atom how soon it takes a proton: 1 first, 0 never. */
function basesOf(component: Component): Uint8Array {
  const { elements, highest, drawn, held } = aroundOf(component);
  const { charges } = component.bonding;
  return Uint8Array.from(elements, (element, i) => {
    if (charges[i]! > 0) return 0;
    // A proton that is taken by an alkoxide, or by a negative N or C, an InChI counts as a hydrogen of its own.
    if (charges[i]! < 0) return held[i] === 0 && drawn[i] === 1 && (element === O || element === S) ? 1 : 0;
    if (element === N) return highest[i]! > 2 ? 7 : highest[i] === 2 ? 3 : drawn[i] === 0 ? 2 : 4;
    if (element === O) return highest[i] === 2 ? 5 : 6;
    return element === S || element === P || element === SE ? 6 : 0;
  });
}

/** For each atom how soon it gives a proton: 1 first, 0 never. */
function acidsOf(component: Component): Float64Array {
  const { elements, drawn, acyl, inRing } = aroundOf(component);
  const { charges, hydrogens } = component.bonding;
  const { bonds } = component.skeleton;
  const mobile = new Uint8Array(elements.length);
  /** Beside another hydrogen in a group that holds oxygen. */
  const withOxygen = new Uint8Array(elements.length);
  const crowded = new Uint8Array(elements.length);
  for (const { atoms, hydrogens: count } of component.skeleton.hydrogens.groups)
    for (const atom of atoms) {
      mobile[atom] = 1;
      if (atoms.some((other) => elements[other] === O)) withOxygen[atom] = 1;
      if (count > 1 && atoms.some((other) => elements[other] === O)) crowded[atom] = 1;
    }
  const onSulfur = new Uint8Array(elements.length);
  for (const [a, b] of bonds) {
    if (elements[a] === S) onSulfur[b] = 1;
    if (elements[b] === S) onSulfur[a] = 1;
  }
  const alone = elements.length === 1;
  return Float64Array.from(elements, (element, i) => {
    if (charges[i] !== 0 || hydrogens[i] === 0) return 0;
    if (element === F || element === CL || element === BR || element === I) return 1;
    if (element === O) return acyl[i] === 1 ? 2 : drawn[i] === 1 ? 4 : alone ? 7 : 10;
    if (element === S || element === SE || element === TE) return 3;
    if (element !== N) return element === C ? 0 : 12;
    if (mobile[i] === 0) return 11;
    if (onSulfur[i] === 1) return crowded[i] === 1 ? 8.7 : 6;
    if (acyl[i] === 1) return inRing[i] === 1 ? 5 : 8.5;
    return crowded[i] === 1 ? 8 : withOxygen[i] === 1 && inRing[i] === 1 ? 8.6 : 9;
  });
}
