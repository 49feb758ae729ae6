import type { MainModule, Mol } from '@rdkit/rdkit';

/** What RDKit sees in one molecule: atoms, bonds, rings, and which atoms fit a SMARTS. No code of src has a part in it. */
export interface Seen {
  readonly size: number;
  /** By atom (0-based): element, formal charge, hydrogens, neighbours. */
  readonly z: readonly number[];
  readonly charge: readonly number[];
  readonly hydrogens: readonly number[];
  readonly bonds: readonly (readonly Bond[])[];
  /** RDKit's smallest rings, as sets of atoms. */
  readonly rings: readonly ReadonlySet<number>[];
  readonly aromatic: ReadonlySet<number>;
  /** Atoms from which this SMARTS can be laid, or one of several with commas between them. */
  fits(smarts: string): ReadonlySet<number>;
  /** Embeddings of this SMARTS, atoms in the order of the pattern. */
  embeddings(smarts: string): readonly (readonly number[])[];
  /** Average molecular mass in atomic mass units. */
  mass(): number;
}

export interface Bond {
  readonly to: number;
  /** 1, 2 or 3; of an aromatic ring, that of RDKit's Kekulé form. */
  readonly order: number;
}

/** A group of atoms that hangs on a core: by one bond, or as a bridge by several. */
export interface Group {
  readonly seen: Seen;
  /** The atom of the core that bears it, and the first atom of the group. */
  readonly on: number;
  readonly root: number;
  readonly atoms: ReadonlySet<number>;
  /** The bond to the core, and how many of them there are. */
  readonly order: number;
  readonly ends: readonly { readonly on: number; readonly root: number }[];
}

interface Json {
  readonly defaults: { readonly atom: Required<JsonAtom>; readonly bond: { readonly bo: number } };
  readonly molecules: readonly {
    readonly atoms: readonly JsonAtom[];
    readonly bonds: readonly { readonly bo?: number; readonly atoms: readonly [number, number] }[];
    readonly extensions: readonly {
      readonly name: string;
      readonly aromaticAtoms?: readonly number[];
      readonly atomRings?: readonly (readonly number[])[];
    }[];
  }[];
}
interface JsonAtom {
  readonly z?: number;
  readonly chg?: number;
  readonly impHs?: number;
}

/** RDKit with the queries that were asked of it before. */
export class Toolkit {
  readonly #queries = new Map<string, Mol>();

  constructor(readonly module: MainModule) {}

  query(smarts: string): Mol {
    let query = this.#queries.get(smarts);
    if (query === undefined) {
      const made = this.module.get_qmol(smarts);
      if (made === null) throw new Error(`no SMARTS: ${smarts}`);
      query = made;
      this.#queries.set(smarts, query);
    }
    return query;
  }

  /**
   * Whether the text can be read, and, where any of these SMARTS fits, its molecules one by one. Isotopes of hydrogen are
   * read as hydrogen: no text here speaks of them, and Germany's says that they change nothing.
   */
  open<T>(text: string, cores: readonly string[], look: (all: readonly Seen[]) => T): T | 'unread' {
    const whole = this.module.get_mol(plainHydrogen(text));
    if (whole === null) return 'unread';
    try {
      const related = cores.some((core) => whole.get_substruct_match(this.query(core)) !== '{}');
      if (!related) return look([]);
      const parts = whole
        .get_smiles()
        .split('.')
        .flatMap((smiles) => this.module.get_mol(smiles) ?? []);
      try {
        return look(parts.map((mol) => this.#see(mol)));
      } finally {
        for (const mol of parts) mol.delete();
      }
    } finally {
      whole.delete();
    }
  }

  #see(mol: Mol): Seen {
    const json = JSON.parse(mol.get_json()) as Json;
    const { atoms, bonds, extensions } = json.molecules[0]!;
    const { atom, bond } = json.defaults;
    const shown = extensions.find((each) => each.name === 'rdkitRepresentation');
    const neighbours: Bond[][] = atoms.map(() => []);
    for (const { bo = bond.bo, atoms: ends } of bonds) {
      neighbours[ends[0]]!.push({ to: ends[1], order: bo });
      neighbours[ends[1]]!.push({ to: ends[0], order: bo });
    }
    const embeddings = (smarts: string): number[][] => {
      const text = mol.get_substruct_matches(this.query(smarts));
      return text === '{}' ? [] : (JSON.parse(text) as { atoms: number[] }[]).map((each) => each.atoms);
    };
    const cache = new Map<string, ReadonlySet<number>>();
    return {
      size: atoms.length,
      z: atoms.map((each) => each.z ?? atom.z),
      charge: atoms.map((each) => each.chg ?? atom.chg),
      hydrogens: atoms.map((each) => each.impHs ?? atom.impHs),
      bonds: neighbours,
      rings: (shown?.atomRings ?? []).map((ring) => new Set(ring)),
      aromatic: new Set(shown?.aromaticAtoms ?? []),
      fits(smarts) {
        let fitting = cache.get(smarts);
        if (fitting === undefined) {
          const either = choices(smarts).flatMap((each) => embeddings(`[$(${each})]`));
          fitting = new Set(either.map((each) => each[0]!));
          cache.set(smarts, fitting);
        }
        return fitting;
      },
      embeddings,
      mass: () => Number((JSON.parse(mol.get_descriptors()) as { amw: number }).amw),
    };
  }
}

/** The parts of a text between the commas that stand in no bracket. */
function choices(smarts: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of smarts) {
    if ('[('.includes(sign)) depth++;
    if ('])'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

const plainHydrogen = (text: string): string =>
  text.replaceAll(/\[[23]H([^\]]*)\]/g, (_, rest: string) => (rest === '' ? '[H]' : `[H${rest}]`));

/** The groups that hang on these atoms: what remains connected when the atoms of the core are taken away. */
export function groupsOn(seen: Seen, core: ReadonlySet<number>, within?: ReadonlySet<number>): Group[] {
  const groups: Group[] = [];
  const done = new Set<number>();
  for (const on of core) {
    for (const { to, order } of seen.bonds[on]!) {
      if (core.has(to) || done.has(to) || (within !== undefined && !within.has(to))) continue;
      const atoms = new Set([to]);
      const ends: { on: number; root: number }[] = [];
      const queue = [to];
      while (queue.length > 0) {
        const at = queue.pop()!;
        for (const bond of seen.bonds[at]!) {
          if (core.has(bond.to)) ends.push({ on: bond.to, root: at });
          else if (!atoms.has(bond.to)) {
            atoms.add(bond.to);
            queue.push(bond.to);
          }
        }
      }
      for (const atom of atoms) done.add(atom);
      groups.push({ seen, on, root: to, atoms, order, ends });
    }
  }
  return groups;
}

/** The rings that hold an atom. */
export const ringsOf = (seen: Seen, atom: number): ReadonlySet<number>[] =>
  seen.rings.filter((ring) => ring.has(atom));

/** True of a ring that shares no atom with another: one cycle, nothing fused, bridged or spiro. */
export const isMonocycle = (seen: Seen, ring: ReadonlySet<number>): boolean =>
  seen.rings.every((other) => other === ring || ![...other].some((atom) => ring.has(atom)));

export const isAromatic = (seen: Seen, ring: ReadonlySet<number>): boolean =>
  [...ring].every((atom) => seen.aromatic.has(atom));

/** A benzene ring: six aromatic carbons. */
export const isBenzene = (seen: Seen, ring: ReadonlySet<number>): boolean =>
  ring.size === 6 && isAromatic(seen, ring) && [...ring].every((atom) => seen.z[atom] === 6);
