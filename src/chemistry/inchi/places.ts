import { edgesOf } from '../edges.js';
import { faultIn } from './fault.js';
import type { InchiSkeleton } from './skeleton.js';
import { type Room, roomOf } from './valences.js';

/** What a place of an atom stands for. */
export const FREE = 0;
/** One bond more for an atom that would else be charged; it may stay empty. */
export const OVER = 1;
/** Two of these go together: used both, the atom bears two bonds more; else they serve each other. */
export const PAIR = 2;
/** One bond more, and a charge of +1. */
export const PLUS = 3;
/** A mobile hydrogen. */
export const MOBILE_HYDROGEN = 4;
/** A mobile negative charge. */
export const MINUS = 5;

/**
 * The question of where double bonds and mobile hydrogens are, as one of pairing: every bond that an atom still must get is
 * a place, and so is every mobile hydrogen; a pair of places at two bound atoms is one bond more between them, a
 * hydrogen's place and an atom's a hydrogen there.
 */
export interface Places {
  readonly rooms: readonly Room[];
  /** For each place its kind. */
  readonly kind: Uint8Array;
  /** For each place its atom; of mobile hydrogens the number of their group. */
  readonly atom: Int32Array;
  /** The places of atom i are those from own[i] up to own[i + 1]. */
  readonly own: Int32Array;
  /** The mobile hydrogens and charges of group g are the places from ofGroup[g] up to ofGroup[g + 1]. */
  readonly ofGroup: Int32Array;
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/** The most edges between places: hostile groups of hydrogens could make millions. */
const MOST_EDGES = 200_000;

/**
 * Which places has this component?
 *
 * @throws InchiFault where an atom has more bonds than it can bear, or the places are too many
 */
export function placesOf(skeleton: InchiSkeleton): Places {
  const { composition, bonds, hydrogens } = skeleton;
  const { elements } = composition;
  const size = elements.length;
  const used = Int32Array.from(hydrogens.fixed);
  for (const [a, b] of bonds) {
    used[a]!++;
    used[b]!++;
  }
  const rooms: Room[] = [];
  const kinds: number[] = [];
  const atoms: number[] = [];
  const own = new Int32Array(size + 1);
  const add = (kind: number, atom: number, times: number) => {
    for (let n = 0; n < times; n++) {
      kinds.push(kind);
      atoms.push(atom);
    }
  };
  for (let i = 0; i < size; i++) {
    const room = skeleton.metal(i) && size === 1 ? roomOf(0, used[i]!) : roomOf(elements[i]!, used[i]!);
    if (room === undefined)
      throw faultIn(skeleton.metal(i) ? 'inchi-metal-bond' : 'inchi-valence', skeleton.piece);
    rooms.push(room);
    add(FREE, i, room.free);
    add(OVER, i, room.over ? 1 : 0);
    add(PAIR, i, 2 * room.pairs);
    add(PLUS, i, room.mayBePlus ? 1 : 0);
    own[i + 1] = kinds.length;
  }
  const ofGroup = new Int32Array(hydrogens.groups.length + 1);
  ofGroup[0] = kinds.length;
  for (const [g, group] of hydrogens.groups.entries()) {
    add(MOBILE_HYDROGEN, g, group.hydrogens);
    add(MINUS, g, group.charges);
    ofGroup[g + 1] = kinds.length;
  }
  const one: number[] = [];
  const other: number[] = [];
  const join = (a: number, b: number) => {
    one.push(a);
    other.push(b);
    if (one.length > MOST_EDGES) throw faultIn('too-large', skeleton.piece);
  };
  for (const [a, b] of bonds)
    for (let p = own[a]!; p < own[a + 1]!; p++) for (let q = own[b]!; q < own[b + 1]!; q++) join(p, q);
  for (let p = 0; p < own[size]!; p++)
    if (kinds[p] === PAIR) {
      join(p, p + 1);
      p++;
    }
  for (const [g, group] of hydrogens.groups.entries())
    for (let h = ofGroup[g]!; h < ofGroup[g + 1]!; h++)
      for (const atom of group.atoms)
        for (let p = own[atom]!; p < own[atom + 1]!; p++) if (kinds[p] === FREE) join(h, p);
  const { start, to } = edgesOf(kinds.length, one, other);
  return { rooms, kind: Uint8Array.from(kinds), atom: Int32Array.from(atoms), own, ofGroup, start, to };
}
