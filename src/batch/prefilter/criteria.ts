import { hydratesOf, type Molecule, readMolecules } from '../../chemistry/index.js';
import { type Form, RELATIONS, type Skeleton } from '../../families/index.js';
import type { Extension, RulesFile } from '../../law/schema.types.js';

/** What the exact path may find, so that nothing of it is left out: all of it comes from the register and the skeletons. */
export interface Criteria {
  /** A molecule on one of these is an analogue at least. */
  readonly skeletons: readonly Skeleton[];
  /** Substances that are listed by name, and hydrates of them. */
  readonly named: readonly Molecule[];
  /** Substances of which derived forms are listed. */
  readonly derived: readonly DerivedForms[];
}

export interface DerivedForms {
  readonly name: string;
  readonly molecule: Molecule;
  readonly forms: ReadonlySet<Form>;
}

const FORMS: Readonly<Partial<Record<Extension, readonly Form[]>>> = {
  esters: ['ester', 'other ester'],
  ethers: ['ether'],
  amides: ['amide'],
  carbamates: ['carbamate'],
  acetals: ['acetal'],
  halides: ['halide'],
  derivatives: ['ester', 'other ester', 'ether', 'amide', 'carbamate', 'acetal', 'halide'],
};

/**
 * What must be kept under these rules files, whatever day and jurisdictions are asked for.
 *
 * @param files - the rules files of a register, with a user's own
 * @returns the criteria that a prefilter is compiled from
 * @throws TypeError where a named substance's SMILES cannot be read
 */
export function criteriaOf(files: readonly RulesFile[]): Criteria {
  const named: Molecule[] = [];
  const derived = new Map<string, DerivedForms>();
  for (const file of files)
    for (const entry of file.named) {
      const reading = readMolecules(entry.smiles);
      if (!reading.ok)
        throw new TypeError(
          `${file.jurisdiction.id}, ${entry.id}: its SMILES cannot be read: ${entry.smiles}`,
        );
      named.push(...reading.molecules, ...reading.molecules.flatMap(hydratesOf));
      const forms = entry.extendsTo.flatMap((extension) => FORMS[extension] ?? []);
      if (forms.length === 0) continue;
      for (const molecule of reading.molecules) {
        const key = `${entry.smiles} ${molecule.textAtoms[0]}`;
        const before = derived.get(key)?.forms ?? [];
        derived.set(key, { name: entry.name, molecule, forms: new Set([...before, ...forms]) });
      }
    }
  return {
    skeletons: RELATIONS.flatMap((relation) => relation.skeletons),
    named,
    derived: [...derived.values()],
  };
}
