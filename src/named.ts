import {
  compositionKey,
  identityKey,
  type Molecule,
  readMolecules,
  sameGeometry,
} from './chemistry/index.js';
import type { NamedEntry, RulesFile } from './law/schema.js';
import type { Reading } from './scaffold/index.js';

/** A named entry that a molecule is, or is a derived form of. */
export interface NamedHit {
  readonly file: RulesFile;
  readonly entry: NamedEntry;
  readonly reading: Reading;
  /** Why the reading is no better than arguable. */
  readonly why?: string;
  /** What carried the match beyond the substance itself: `ester of beta-hydroxyfentanyl`. */
  readonly extension?: string;
}

export interface NamedIndex {
  /** The entries that name this molecule. */
  find(molecule: Molecule): NamedHit[];
}

interface Named {
  readonly file: RulesFile;
  readonly entry: NamedEntry;
  readonly molecule: Molecule;
}

/**
 * Finds named substances by structure: composition first, which is cheap, then the whole connectivity.
 * Stereo, isotopes, charge by protonation and the way of writing do not matter, but where a listing names one
 * geometry of its double bonds.
 */
export function namedIndex(files: readonly RulesFile[]): NamedIndex {
  const compositions = new Set<string>();
  const byKey = new Map<string, Named[]>();
  for (const file of files)
    for (const entry of file.named) {
      const molecule = structureOf(file, entry);
      const key = identityKey(molecule);
      compositions.add(compositionKey(molecule));
      byKey.set(key, [...(byKey.get(key) ?? []), { file, entry, molecule }]);
    }
  return {
    find(molecule) {
      if (!compositions.has(compositionKey(molecule))) return [];
      return (byKey.get(identityKey(molecule)) ?? []).flatMap((named) => hit(named, molecule) ?? []);
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
        why: 'the listing names one geometry of the double bond and the input states none',
      };
  }
}
