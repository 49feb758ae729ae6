import { readMolecules } from '../chemistry/index.js';
import type { Molecule } from '../chemistry/molecule.js';
import { Matcher } from '../structure/match.js';
import type {
  Decomposition,
  Difference,
  Family,
  FamilyParent,
  Incomplete,
  Match,
  Relation,
  Where,
} from './family.js';
import type { RelationId, VariantId } from './ids.js';
import { FAMILIES, familyOf, RELATIONS } from './list.js';

/**
 * What the families say of one molecule. It is made once, hands out what it is asked for, and keeps what it worked out:
 * law, names, evidence and pictures ask the same one.
 *
 * @example new Analysis(fentanyl).relation()?.id; // 'skeleton'
 */
export class Analysis {
  readonly #on: Matcher;
  // Of most molecules little is asked: maps are made when they are first written to.
  #whole: Map<Family, readonly Decomposition[]> | undefined;
  #onFrames: Map<Family, readonly Decomposition[]> | undefined;
  #incomplete: Map<Incomplete, readonly Decomposition[]> | undefined;
  #matches: Map<Relation, Match | null> | undefined;
  #differences: Map<Decomposition, Map<Decomposition, readonly Difference[]>> | undefined;
  #main: Decomposition | null | undefined;
  #among: Map<ReadonlySet<RelationId>, Relation | null> | undefined;
  #nearest: { readonly relation: Relation | null } | undefined;

  constructor(readonly molecule: Molecule) {
    this.#on = new Matcher(molecule);
  }

  /** Whether the molecule may be related to any family, by a look that asks nothing of aromaticity. */
  get mayBeRelated(): boolean {
    return RELATIONS.some(({ skeletons }) => skeletons.some((skeleton) => this.#on.mayHold(skeleton)));
  }

  /** Every decomposition on the whole core of a family; of these alone the law is asked. */
  decompositions(family: Family): readonly Decomposition[] {
    this.#whole ??= new Map();
    return kept(this.#whole, family, () => family.decompose(this.#on));
  }

  /**
   * How much is there to describe: atoms for each way in which the core of a family lies in the molecule.
   *
   * @param most - beyond which it is not counted further
   */
  work(most: number): number {
    const { size } = this.molecule;
    let work = 0;
    for (const { kind, skeletons } of RELATIONS)
      if (kind === 'core')
        for (const skeleton of skeletons)
          if (work <= most) work += size * this.#on.embed(skeleton, Math.ceil(most / size) + 1).length;
    return work;
  }

  /** Every decomposition on a core with another ring in the place of its frame; none where the family has no such cores. */
  onOtherFrames(family: Family): readonly Decomposition[] {
    this.#onFrames ??= new Map();
    return kept(this.#onFrames, family, () => family.replacedFrame?.decompose(this.#on) ?? []);
  }

  /** Every decomposition on a core that lacks a site. */
  incomplete(core: Incomplete): readonly Decomposition[] {
    this.#incomplete ??= new Map();
    return kept(this.#incomplete, core, () => core.decompose(this.#on));
  }

  /** How a decomposition differs from the parent that a rule names. */
  differences(of: Decomposition, from: FamilyParent): readonly Difference[] {
    const family = familyOf(of.family);
    const parent = parentOf(family, from);
    this.#differences ??= new Map();
    const known = kept(this.#differences, of, () => new Map());
    return kept(known, parent, () => family.differences(of, parent));
  }

  /**
   * How is the molecule related to a family: the nearest relation of those asked for, or null.
   *
   * @param asked - all where absent
   * @param variants - the variants that may be met; all where absent. A molecule that lies on a relation's pattern only by
   * a variant that is not among them is not related by it
   */
  relation(asked?: ReadonlySet<RelationId>, variants?: ReadonlySet<VariantId>): Relation | null {
    if (asked === undefined || variants !== undefined) return this.#relation(asked, variants);
    this.#among ??= new Map();
    let relation = this.#among.get(asked);
    if (relation === undefined) {
      relation = this.#relation(asked);
      this.#among.set(asked, relation);
    }
    return relation;
  }

  #relation(asked?: ReadonlySet<RelationId>, variants?: ReadonlySet<VariantId>): Relation | null {
    for (const relation of RELATIONS) {
      if (asked !== undefined && !asked.has(relation.id)) continue;
      if (relation.only === undefined && variants === undefined && this.#matches?.has(relation) !== true) {
        if (relation.skeletons.some((s) => this.#on.embed(s, 1).length > 0)) return relation;
      } else if (this.match(relation, variants) !== null) return relation;
    }
    return null;
  }

  /** The match of a relation's pattern with the fewest variants, of those that may be met. */
  match(relation: Relation, allowed?: ReadonlySet<VariantId>): Match | null {
    if (allowed !== undefined) return plainest(this.#on, relation, allowed);
    this.#matches ??= new Map();
    return kept(this.#matches, relation, () => plainest(this.#on, relation));
  }

  /** The nearest relation of all. */
  get nearest(): Relation | null {
    this.#nearest ??= { relation: this.relation() };
    return this.#nearest.relation;
  }

  /**
   * The decomposition along the nearest relation of all, whole or not; without one, the first on a whole core, which a rule may
   * reach all the same: for evidence and pictures.
   */
  get main(): Decomposition | null {
    if (this.#main === undefined) {
      const relation = this.nearest;
      const match = relation === null ? null : this.match(relation);
      this.#main =
        match === null
          ? (FAMILIES.flatMap((family) => this.decompositions(family))[0] ?? null)
          : familyOf(match.relation.family).decomposeAs(match);
    }
    return this.#main;
  }
}

/** How a decomposition is asked for of one text alone: a parent, a test. */
export function decompositionsOf(family: Family, molecule: Molecule): readonly Decomposition[] {
  return new Analysis(molecule).decompositions(family);
}

const parents = new Map<string, Decomposition>();
/** The same by the parent itself, which a rule or a family holds for good. */
const asked = new WeakMap<FamilyParent, Decomposition>();

function parentOf(family: Family, parent: FamilyParent): Decomposition {
  let of = asked.get(parent);
  if (of === undefined || of.family !== family.id) {
    of = read(family, parent);
    asked.set(parent, of);
  }
  return of;
}

function read(family: Family, { name, smiles }: FamilyParent): Decomposition {
  return kept(parents, `${family.id} ${smiles}`, () => {
    const reading = readMolecules(smiles);
    const [found] = reading.ok && reading.molecules[0] ? decompositionsOf(family, reading.molecules[0]) : [];
    if (found === undefined)
      throw new TypeError(`${name} does not hold the core of the ${family.name}: ${smiles}`);
    return found;
  });
}

function plainest(on: Matcher, relation: Relation, allowed?: ReadonlySet<VariantId>): Match | null {
  const { variants: all } = familyOf(relation.family);
  let best: Match | null = null;
  for (const skeleton of relation.skeletons)
    for (const at of on.embed(skeleton)) {
      const where: Where = { molecule: on.molecule, skeleton, at };
      if (relation.only !== undefined && !relation.only(where)) continue;
      const variants = all.filter((v) => v.holds(where));
      if (allowed !== undefined && variants.some((v) => !allowed.has(v.id))) continue;
      if (best === null || variants.length < best.variants.length) best = { relation, where, variants };
      if (variants.length === 0) return best;
    }
  return best;
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
