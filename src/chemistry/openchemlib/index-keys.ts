import type { Molecule as OclMolecule } from 'openchemlib';
import packed from './index-keys.json';

/**
 * Which of the 512 substructures of OpenChemLib's index does a molecule hold? The same bits as its `getIndex`, in a fraction of
 * the time: that one prepares each substructure anew for each molecule, and asks for all of them.
 */

/** What an atom of a key asks of an atom. */
export interface Kind {
  readonly elements: readonly number[];
  /** Any element but these. */
  readonly not: boolean;
  /** More neighbours than in the key. */
  readonly more: boolean;
  /** As many neighbours as in the key. */
  readonly same: boolean;
  /** It may not have so many hydrogens. */
  readonly hydrogens: readonly number[];
}

/** The keys as they stand in their file. */
export interface PackedKeys {
  readonly kinds: readonly Kind[];
  /**
   * Of each key its atoms in the order of the search, with commas between: kind and number of neighbours, and the bonds to atoms
   * before it, each as that one's place and its order. The first atom has none, each other at least one.
   */
  readonly keys: readonly string[];
  /** Keys that each key holds: a molecule that has it has these. What they hold themselves may be left out. */
  readonly holds: readonly string[];
  /** The order in which keys are asked for. */
  readonly order: string;
}

/** The order of a delocalised bond. */
export const DELOCALISED = 8;
/** That of a double bond of a key that is found in double bonds alone. */
export const CUMULATED = 9;
const WORD = 32;

/** A step of a search: an atom, beside one that is found already. */
interface Step {
  readonly kind: number;
  readonly neighbours: number;
  readonly beside: number;
  readonly order: number;
  /** Further bonds to atoms that are found already, as pairs of place and order. */
  readonly closing: readonly number[];
}

interface Keys {
  readonly kinds: readonly Kind[];
  readonly plans: readonly (readonly Step[])[];
  readonly holds: readonly (readonly number[])[];
  readonly heldBy: readonly (readonly number[])[];
  readonly order: readonly number[];
}

let unpacked: Keys | undefined;

function keys(): Keys {
  if (unpacked !== undefined) return unpacked;
  const { kinds, keys, holds, order }: PackedKeys = packed;
  const direct = holds.map(numbers);
  const all = direct.map((_, i) => {
    const found = new Set<number>();
    const open = [i];
    for (let k = open.pop(); k !== undefined; k = open.pop())
      for (const j of direct[k]!) {
        if (found.has(j)) continue;
        found.add(j);
        open.push(j);
      }
    found.delete(i);
    return [...found];
  });
  const heldBy: number[][] = all.map(() => []);
  for (const [i, held] of all.entries()) for (const j of held) heldBy[j]!.push(i);
  unpacked = { kinds, plans: keys.map(planOf), holds: all, heldBy, order: numbers(order) };
  return unpacked;
}

const numbers = (text: string): number[] => (text === '' ? [] : text.split(' ').map(Number));

function planOf(key: string): Step[] {
  return key.split(',').map((step) => {
    const [kind, neighbours, beside = -1, order = 0, ...closing] = numbers(step);
    return { kind: kind!, neighbours: neighbours!, beside, order, closing };
  });
}

/** A molecule as the search reads it. */
interface Target {
  readonly size: number;
  /** Which atoms fit a kind: one where they do, atom by atom. */
  readonly fits: readonly Uint8Array[];
  readonly degree: Uint8Array;
  readonly neighbours: readonly (readonly number[])[];
  readonly orders: readonly (readonly number[])[];
}

function targetOf(m: OclMolecule, kinds: readonly Kind[]): Target {
  const size = m.getAtoms();
  const degree = new Uint8Array(size);
  const element = new Uint8Array(size);
  const hydrogens = new Uint8Array(size);
  const neighbours: number[][] = [];
  const orders: number[][] = [];
  for (let a = 0; a < size; a++) {
    const count = m.getConnAtoms(a);
    degree[a] = count;
    element[a] = m.getAtomicNo(a);
    hydrogens[a] = m.getAllHydrogens(a);
    const [to, by]: [number[], number[]] = [[], []];
    for (let i = 0; i < count; i++) {
      to.push(m.getConnAtom(a, i));
      const bond = m.getConnBond(a, i);
      by.push(m.isDelocalizedBond(bond) ? DELOCALISED : m.getBondOrder(bond));
    }
    neighbours.push(to);
    orders.push(by);
  }
  const fits = kinds.map(({ elements, not, hydrogens: without }) => {
    const fit = new Uint8Array(size);
    for (let a = 0; a < size; a++)
      fit[a] = Number(elements.includes(element[a]!) !== not && !without.includes(hydrogens[a]!));
    return fit;
  });
  return { size, fits, degree, neighbours, orders };
}

/** A double bond of a key is found in a delocalised one too, but for one of two that follow each other. */
const agree = (asked: number, found: number): boolean =>
  asked === found || (found === DELOCALISED ? asked === 2 : asked === CUMULATED && found === 2);

const place = new Int32Array(64);

/** Whether the atoms from this step on are found in the target, given those before it. */
function goOn(
  plan: readonly Step[],
  k: number,
  target: Target,
  used: Uint8Array,
  kinds: readonly Kind[],
): boolean {
  if (k === plan.length) return true;
  const { kind, neighbours, beside, order, closing } = plan[k]!;
  const { more, same } = kinds[kind]!;
  const fit = target.fits[kind]!;
  const least = more ? neighbours + 1 : neighbours;
  const around = beside < 0 ? undefined : target.neighbours[place[beside]!]!;
  const by = beside < 0 ? undefined : target.orders[place[beside]!]!;
  const count = around === undefined ? target.size : around.length;
  for (let i = 0; i < count; i++) {
    const a = around === undefined ? i : around[i]!;
    if (fit[a] === 0 || used[a] === 1 || target.degree[a]! < least) continue;
    if (same && target.degree[a] !== neighbours) continue;
    if (by !== undefined && !agree(order, by[i]!)) continue;
    if (closing.length > 0 && !closes(closing, a, target)) continue;
    place[k] = a;
    used[a] = 1;
    const found = goOn(plan, k + 1, target, used, kinds);
    used[a] = 0;
    if (found) return true;
  }
  return false;
}

function closes(closing: readonly number[], a: number, { neighbours, orders }: Target): boolean {
  for (let c = 0; c < closing.length; c += 2) {
    const at = neighbours[a]!.indexOf(place[closing[c]!]!);
    if (at < 0 || !agree(closing[c + 1]!, orders[a]![at]!)) return false;
  }
  return true;
}

/** @param m - with its rings found (`cHelperRings`) */
export function indexOf(m: OclMolecule): number[] {
  const { kinds, plans, holds, heldBy, order } = keys();
  const target = targetOf(m, kinds);
  const used = new Uint8Array(target.size);
  const isKnown = new Uint8Array(plans.length);
  const words = new Array<number>(plans.length / WORD).fill(0);
  for (const key of order) {
    if (isKnown[key] === 1) continue;
    const found = goOn(plans[key]!, 0, target, used, kinds);
    isKnown[key] = 1;
    if (found) words[key >> 5]! |= 1 << (WORD - 1 - (key & (WORD - 1)));
    for (const other of found ? holds[key]! : heldBy[key]!) {
      if (isKnown[other] === 1) continue;
      isKnown[other] = 1;
      if (found) words[other >> 5]! |= 1 << (WORD - 1 - (other & (WORD - 1)));
    }
  }
  return words;
}
