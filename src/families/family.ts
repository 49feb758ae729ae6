import type { Point } from '../chemistry/index.js';
import type { Molecule } from '../chemistry/molecule.js';
import type { Group } from '../structure/group.js';
import type { Embedding, Matcher, Skeleton } from '../structure/match.js';
import type { GroupView } from '../structure/names.js';
import type { Meeting, Term } from '../vocabulary/index.js';
import type { ClauseSite, FamilyId, RelationId, SiteId, VariantId } from './ids.js';

/**
 * A family of substances that share a core: how a molecule is taken apart on it, and how it then differs from a parent,
 * site by site. Whatever is true of one family alone stands behind this interface in a folder of its own; no other
 * module branches on a family.
 */
export interface Family {
  readonly id: FamilyId;
  /** As a sentence names its members: `fentanyls`. */
  readonly name: string;
  /** The substance that people compare a member with, where a rule names no other. */
  readonly parent: FamilyParent;
  /** In the order in which a report goes through them. */
  readonly sites: readonly Site[];
  /** The relations of a molecule to this family, nearest first. */
  readonly relations: readonly Relation[];
  readonly variants: readonly Variant[];
  /**
   * In which ways does a molecule lie on the whole core? Law is asked of these and of no others.
   *
   * @returns every R-group decomposition; none where the molecule does not hold the core
   */
  decompose(on: Matcher): readonly Decomposition[];
  /** The decomposition along one match of a relation, whole or not: for evidence and pictures, never for the law. */
  decomposeAs(match: Match): Decomposition;
  /**
   * Cores that lack a site of which rules speak (an amine without its acyl group): why no rule holds, and what its other
   * words would reach, is told of these.
   */
  readonly incomplete: readonly Incomplete[];
  /**
   * The cores with another ring in the place of a frame. They are no whole cores: only a rule that has a clause on the frame
   * replaced is asked of them, and what else it says of them is said by `differences`.
   */
  readonly replacedFrame?: {
    readonly site: ClauseSite;
    decompose(on: Matcher): readonly Decomposition[];
  };
  /** How a member differs from a parent, site by site in the order of `sites`; empty where it does not. */
  differences(of: Decomposition, from: Decomposition): readonly Difference[];
  /** Where the atoms of the core lie in every picture. */
  pose(of: Decomposition): CorePose;
}

export interface FamilyParent {
  readonly name: string;
  readonly smiles: string;
}

/** A place of the core at which members differ. */
export interface Site {
  readonly id: SiteId;
  /** `group`: what hangs on the core; `frame`: a part of the core itself, of which what sits on it is told. */
  readonly kind: 'group' | 'frame';
  /** How a sentence says that a group is the one at this site; `at the …` where absent. */
  readonly as?: string;
  /** What the site is called in a sentence, where its id alone would read badly. */
  readonly words?: string;
  /** The atom of the core beside which a picture marks the site where it is empty. */
  readonly emptyAt?: string;
  /** The site's mark in pictures: a tint, and SVG elements of a pattern 6 by 6 pixels, so that colour is never needed. */
  readonly style: { readonly id: string; readonly tint: string; readonly marks: string };
}

/** How a molecule is related to a family: by its whole core, or as a near relative that lacks or changes a part of it. */
export interface Relation {
  readonly family: FamilyId;
  readonly id: RelationId;
  readonly kind: 'core' | 'relative';
  /** As a report words it: `ring changed`. */
  readonly name: string;
  readonly explanation: string;
  readonly skeletons: readonly Skeleton[];
  /** The site at which a relative leaves the core; null where it does not, or where `incomplete` tells of it. */
  readonly leavesAt: SiteId | null;
  /** What is asked beyond the pattern, where the pattern alone is common among other compounds. */
  readonly only?: (where: Where) => boolean;
}

/**
 * In which way a related molecule departs from the plain pattern of its relation. Each is a value in one table with an id
 * of its own, so that a result can name it and a user can switch it off without losing the rest of the relation.
 */
export interface Variant {
  readonly id: VariantId;
  /** As a report words it. */
  readonly name: string;
  readonly explanation: string;
  readonly holds: (where: Where) => boolean;
}

/** A relation's pattern matched to a molecule. */
export interface Where {
  readonly molecule: Molecule;
  /** The pattern that was found. */
  readonly skeleton: Skeleton;
  readonly at: Embedding;
}

/** A relation that holds of a molecule, by the match with the fewest variants. */
export interface Match {
  readonly relation: Relation;
  readonly where: Where;
  readonly variants: readonly Variant[];
}

/** One R-group decomposition of a molecule on a core. Atom numbers are the molecule's (`textAtoms` leads to the input). */
export interface Decomposition {
  readonly family: FamilyId;
  readonly core: { readonly id: string; readonly name: string };
  readonly molecule: Molecule;
  /** The core's atoms by their labels, numbered in the direction that gives the substituents the lower locants. */
  readonly at: Readonly<Record<string, number>>;
  /** The group at each site of the family; null where hydrogen stands there. */
  readonly atSite: Readonly<Partial<Record<SiteId, Group | null>>>;
  /** Of a site of kind `frame`: how its atoms are called. */
  readonly frames: Readonly<Partial<Record<SiteId, Frame>>>;
}

/** How the atoms of a part of the core are called, in the order of its group's ring. */
export interface Frame {
  /** `piperidine ring`; the same name, the same frame. */
  readonly name: string;
  /** What it is called where nothing sits on it. */
  readonly bare: string;
  /** `C4`, `C3` …, a label for each atom. */
  readonly labels: readonly string[];
  /** True where its places count the same either way around. */
  readonly even: boolean;
}

/**
 * A site at which a member differs from the parent, with every way to say so: a substituted phenyl is a phenyl with
 * substituents and a ring that replaced the phenyl. A rule uses the way that its words reach best. A way may hold
 * a smaller difference with ways of its own: a phenethyl group with something on its chain and another ring.
 */
export interface Difference {
  readonly site: SiteId;
  readonly ways: readonly (readonly (Part | Difference)[])[];
}

/** One change, in the form in which statutes speak of it. */
export interface Part {
  readonly site: SiteId;
  /** The clause sites that speak of it, the narrowest first. */
  readonly at: readonly ClauseSite[];
  /** `replaced`: the whole group at the site; `substituted`: a substituent in or on it. */
  readonly change: 'replaced' | 'substituted';
  readonly group: GroupView;
  /** Where at the site, as a report says it: `C3`, `C2,C6`, `position 4`, `chain alpha`, `ring`; absent for the whole site. */
  readonly position?: string;
  /** The same as locants that a clause can ask for: `4`, `alpha`; several of a group that bridges. */
  readonly locants?: readonly string[];
  /**
   * The clause site that speaks of substituents on what this part calls replaced. Where a rule has such a clause, calling it
   * replaced is only arguable.
   */
  readonly alsoSubstitution?: ClauseSite;
  /** How the group meets a term of a clause; null where it does not. */
  meets(term: Term): Meeting | null;
  /** How the group is the ester or the ether of a hydroxyl in its place; null where it is not. */
  fromHydroxyl(form: 'ester' | 'ether'): Meeting | null;
}

/** A core without one of its sites. */
export interface Incomplete {
  readonly site: SiteId;
  /** What a molecule on it lacks, up to where the rule's own words follow. */
  readonly lacks: string;
  decompose(on: Matcher): readonly Decomposition[];
}

/** Where the atoms of the core lie in every picture, in bonds to the right and down. */
export interface CorePose {
  readonly places: ReadonlyMap<number, Point>;
  /** The places only say which way round to draw: a bridge that they have no room for. */
  readonly loose: boolean;
  /** The atom whose height two pictures side by side share. */
  readonly axis: number;
}
