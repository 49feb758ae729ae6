import type { Edge } from '../chemistry/molecule.js';
import { isAromatic } from '../structure/aromatic.js';
import type { Group } from '../structure/group.js';
import type { Reading, Word } from './words.js';

/** How a group meets a word; null where it does not. */
export type Meeting = { readonly reading: 'plain' } | { readonly reading: 'arguable'; readonly why: string };

/** One word of the vocabulary: how the statutes use it as we read them, and the predicate that codes this. */
export interface WordDefinition {
  readonly word: Word;
  /** Our reading of the word, with the reason where the statutes do not decide. */
  readonly reading: string;
  meets(group: Group): Meeting | null;
}

export const PLAIN: Meeting = { reading: 'plain' };

export function arguable(why: string): Meeting {
  return { reading: 'arguable', why };
}

/** The better of two meetings. */
export function better(a: Meeting | null, b: Meeting | null): Meeting | null {
  if (a === null) return b;
  if (b === null || a.reading === 'plain') return a;
  return b.reading === 'plain' ? b : a;
}

export function worst(readings: readonly Reading[]): Reading {
  return readings.every((r) => r === 'plain') ? 'plain' : 'arguable';
}

export const FURTHER = 'the text is silent on whether the group may itself be further substituted';
export const BRIDGE = 'the group bridges two positions, of which the text does not speak';

const HALOGENS = new Set([9, 17, 35, 53, 85]);

/** Short questions about a group's atoms, so that a predicate reads like the chemistry that it says. */
export class Shape {
  readonly #own: ReadonlySet<number>;
  readonly group: Group;

  constructor(group: Group) {
    this.group = group;
    this.#own = new Set(group.atoms);
  }

  /** The one attachment, where there is exactly one and it is a single bond. */
  get head(): number | null {
    const only = this.group.attachments.length === 1 ? this.group.attachments[0]! : null;
    return only !== null && only.order === 1 ? only.atom : null;
  }

  get bridges(): boolean {
    return this.group.attachments.length > 1;
  }

  element(atom: number): number {
    return this.group.molecule.element[atom]!;
  }

  hydrogens(atom: number): number {
    return this.group.molecule.hydrogens[atom]!;
  }

  charge(atom: number): number {
    return this.group.molecule.charge[atom]!;
  }

  aromatic(atom: number): boolean {
    return isAromatic(this.group.molecule, atom);
  }

  /** Edges of an atom that stay inside the group. */
  inner(atom: number): readonly Edge[] {
    return this.group.molecule.edges[atom]!.filter((e) => this.#own.has(e.to));
  }

  edges(atom: number): readonly Edge[] {
    return this.group.molecule.edges[atom]!;
  }

  isHalogen(atom: number): boolean {
    return HALOGENS.has(this.element(atom)) && this.edges(atom).length === 1;
  }

  isCarbon(atom: number): boolean {
    return this.element(atom) === 6;
  }

  /** A carbon with single bonds only. */
  isSaturatedCarbon(atom: number): boolean {
    return this.isCarbon(atom) && !this.aromatic(atom) && this.edges(atom).every((e) => e.order === 1);
  }

  /** A carbonyl carbon with its doubly bound oxygen. */
  isCarbonyl(atom: number): boolean {
    return this.isCarbon(atom) && this.edges(atom).some((e) => e.order === 2 && this.element(e.to) === 8);
  }

  /** True where a bond of the group closes a ring inside the group. */
  hasOwnRing(): boolean {
    let bonds = 0;
    for (const atom of this.group.atoms) bonds += this.inner(atom).length;
    return bonds / 2 >= this.group.atoms.length;
  }

  /** Open-chain saturated carbon and nothing else. */
  isOpenAlkyl(atoms: readonly number[] = this.group.atoms): boolean {
    const own = new Set(atoms);
    let bonds = 0;
    for (const atom of atoms) {
      if (!this.isSaturatedCarbon(atom)) return false;
      bonds += this.inner(atom).filter((e) => own.has(e.to)).length;
    }
    return bonds / 2 === atoms.length - 1;
  }

  /** The atoms reached from `start` inside the group without passing `barred`. */
  reach(start: number, barred: ReadonlySet<number>): number[] {
    const seen = new Set([start]);
    const list = [start];
    for (let i = 0; i < list.length; i++)
      for (const e of this.inner(list[i]!))
        if (!seen.has(e.to) && !barred.has(e.to)) {
          seen.add(e.to);
          list.push(e.to);
        }
    return list;
  }
}
