import {
  compositionKey,
  identityKey,
  type Molecule,
  readMolecules,
  sameGeometry,
} from './chemistry/index.js';
import type { Extension, NamedEntry, RulesFile } from './law/schema.js';
import { embed, type Form, PIPERIDINES, parents, type Reading } from './scaffold/index.js';

/** A named entry that a molecule is, or is a derived form of. */
export interface NamedHit {
  readonly file: RulesFile;
  readonly entry: NamedEntry;
  readonly reading: Reading;
  /** Why the reading is no better than arguable, or what the match rests on. */
  readonly why?: string;
  /** What carried the match beyond the substance itself: `ester of beta-hydroxyfentanyl`. */
  readonly extension?: string;
  /** The extensions of the listing that carried it, where a date of their own may hold for them. */
  readonly by?: readonly Extension[];
}

export interface NamedIndex {
  /** The entries that name this molecule, or that reach it by a derived form. */
  find(molecule: Molecule): NamedHit[];
}

interface Named {
  readonly file: RulesFile;
  readonly entry: NamedEntry;
  readonly molecule: Molecule;
}

const FORMS: Readonly<Record<Form, Extension>> = {
  ester: 'esters',
  ether: 'ethers',
  amide: 'amides',
  carbamate: 'carbamates',
  acetal: 'acetals',
  halide: 'halides',
};

/**
 * Finds named substances by structure: composition first, which is cheap, then the whole connectivity.
 * Stereo, isotopes, charge by protonation and the way of writing do not matter, but where a listing names one
 * geometry of its double bonds. Then it undoes the derived forms of which a listing speaks, on molecules that hold
 * the piperidine of every substance that is listed with such forms.
 */
export function namedIndex(files: readonly RulesFile[]): NamedIndex {
  const compositions = new Set<string | number>();
  const byKey = new Map<string, Named[]>();
  const derivable = new Set<string | number>();
  for (const file of files)
    for (const entry of file.named) {
      const molecule = structureOf(file, entry);
      const key = identityKey(molecule);
      const composition = compositionKey(molecule);
      compositions.add(composition);
      byKey.set(key, [...(byKey.get(key) ?? []), { file, entry, molecule }]);
      if (hasDerivedForms(entry, molecule)) derivable.add(composition);
    }
  return {
    find(molecule) {
      const composition = compositionKey(molecule);
      const own = compositions.has(composition)
        ? (byKey.get(identityKey(molecule)) ?? []).flatMap((named) => hit(named, molecule) ?? [])
        : [];
      if (derivable.size === 0 || !PIPERIDINES.some((s) => embed(s, molecule, 1).length > 0)) return own;
      const seen = new Set(own.map((h) => `${h.file.jurisdiction.id} ${h.entry.id}`));
      const derived: NamedHit[] = [];
      for (const parent of parents(molecule)) {
        if (!derivable.has(compositionKey(parent.molecule))) continue;
        for (const named of byKey.get(identityKey(parent.molecule)) ?? []) {
          const found = reached(named, parent.forms);
          const id = `${named.file.jurisdiction.id} ${named.entry.id}`;
          if (found === null || seen.has(id)) continue;
          seen.add(id);
          derived.push(found);
        }
      }
      return [...own, ...derived];
    },
  };
}

function structureOf(file: RulesFile, entry: NamedEntry): Molecule {
  const reading = readMolecules(entry.smiles);
  const only = reading.ok && reading.molecules.length === 1 ? reading.molecules[0] : undefined;
  if (only === undefined)
    throw new TypeError(
      `${file.jurisdiction.id}, ${entry.id}: its SMILES is not one readable molecule: ${entry.smiles}`,
    );
  return only;
}

function hit({ file, entry, molecule }: Named, found: Molecule): NamedHit | null {
  if (entry.doubleBondGeometry === undefined) return { file, entry, reading: 'plain' };
  switch (sameGeometry(molecule, found)) {
    case 'same':
      return { file, entry, reading: 'plain' };
    case 'different':
      return null;
    default:
      return {
        file,
        entry,
        reading: 'plain',
        why: 'The listing names one geometry of the double bond and the input states none.',
      };
  }
}

/** Whether the entry speaks of a form that a substance with these atoms can have. */
function hasDerivedForms(entry: NamedEntry, molecule: Molecule): boolean {
  const has = (element: number) =>
    molecule.element.some((e, i) => e === element && molecule.hydrogens[i]! > 0);
  return entry.extendsTo.some((form) => {
    switch (form) {
      case 'esters':
      case 'ethers':
        return has(8);
      case 'amides':
      case 'carbamates':
        return has(7);
      case 'acetals':
      case 'halides':
      case 'derivatives':
        return molecule.inRing.includes(1);
      default:
        return false;
    }
  });
}

function reached({ file, entry }: Named, forms: readonly Form[]): NamedHit | null {
  const by = forms.map((form) => FORMS[form]);
  const extension = `${[...new Set(forms)].join(' and ')} of ${entry.name}`;
  if (by.every((form) => entry.extendsTo.includes(form)))
    return { file, entry, reading: 'plain', extension, by };
  if (!entry.extendsTo.includes('derivatives')) return null;
  return {
    file,
    entry,
    reading: 'arguable',
    extension,
    by: ['derivatives'],
    why: 'The listing reaches “derivatives”, a word that the law does not define.',
  };
}
