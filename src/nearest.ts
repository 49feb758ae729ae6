import {
  compositionKey,
  type Fingerprint,
  fingerprint,
  fromHex,
  identityKey,
  type Molecule,
  readMolecules,
  similarity,
  toSmiles,
} from './chemistry/index.js';
import { statusOn } from './law/days.js';
import type { In } from './law/register.js';
import type { NamedEntry } from './law/schema.js';
import kept from './nearest.bits.json';
import type { NearestRecord, SiteDifference } from './result.js';
import { SITES, type Siting, sitesOf } from './scaffold/index.js';

/** Finds named substances near a molecule. Only substances that the register names are ever given. */
export interface NearestIndex {
  /**
   * Which named substances are nearest? Fewest differing sites first; among those an isomer whose group only sits
   * elsewhere (2-furoyl, 3-furoyl), since fingerprints tell those far apart; then the more similar by fingerprint.
   *
   * @param jurisdictions - only substances named there; all where absent
   * @returns none where the molecule has no relation to fentanyl
   */
  near(molecule: Molecule, asOf: string, most: number, jurisdictions?: readonly string[]): NearestRecord[];
  /** How does it differ from fentanyl? Null where it has no relation to it, or the register does not name fentanyl. */
  besideFentanyl(molecule: Molecule, asOf: string): NearestRecord | null;
}

interface Known {
  readonly entries: In<NamedEntry>[];
  readonly molecule: Molecule;
  readonly key: string;
  /** Worked out when first asked for. */
  siting: Siting | null | undefined;
}

/** Makes the index; structures are read at the first question, one for all entries that name the same substance. */
export function nearestIndex(named: readonly In<NamedEntry>[]): NearestIndex {
  let list: readonly Known[] | undefined;
  const known = () => {
    list ??= read(named);
    return list;
  };
  return {
    near(molecule, asOf, most, jurisdictions) {
      const own = sitesOf(molecule);
      if (own === null) return [];
      const candidates = known().flatMap((each) => {
        const entries = chosen(each.entries, jurisdictions);
        if (entries.length === 0) return [];
        each.siting ??= sitesOf(each.molecule);
        return each.siting === null ? [] : [{ each, entries, differs: differing(each.siting, own) }];
      });
      // Fingerprints cost more than sites: only those that can come among the first get one.
      const limit = candidates.map((c) => c.differs.length).sort((a, b) => a - b)[most - 1] ?? SITES.length;
      const made = kindsOf(molecule);
      const isIsomer = (each: Known) => Number(kindsOf(each.molecule) === made);
      return candidates
        .filter((c) => c.differs.length <= limit)
        .map(({ each, entries, differs }) => ({
          isomer: isIsomer(each),
          record: record(each, entries, differs, molecule, asOf),
        }))
        .sort(
          (a, b) =>
            a.record.differs.length - b.record.differs.length ||
            b.isomer - a.isomer ||
            b.record.similarity - a.record.similarity ||
            (a.record.name < b.record.name ? -1 : a.record.name > b.record.name ? 1 : 0),
        )
        .map((each) => each.record)
        .slice(0, most);
    },
    besideFentanyl(molecule, asOf) {
      const own = sitesOf(molecule);
      const fentanyl = known().find((each) => each.key === FENTANYL_KEY());
      if (own === null || fentanyl === undefined) return null;
      fentanyl.siting ??= sitesOf(fentanyl.molecule);
      const differs = differing(fentanyl.siting!, own);
      return record(fentanyl, fentanyl.entries, differs, molecule, asOf);
    },
  };
}

/** The kinds of atoms, with their hydrogens and rings, of which a molecule is made: positional isomers share them. */
function kindsOf({ size, element, hydrogens, aromatic, inRing }: Molecule): string {
  const kinds: string[] = [];
  for (let a = 0; a < size; a++) kinds.push(`${element[a]}.${hydrogens[a]}.${aromatic[a]}.${inRing[a]}`);
  return kinds.sort().join();
}

let fentanylKey: string | undefined;
const FENTANYL_KEY = (): string => {
  fentanylKey ??= keyOf(structure('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1')!);
  return fentanylKey;
};

/** The fingerprints of named substances as bench/bits.ts wrote them; those of a user's own lists are worked out. */
const KEPT: Readonly<Record<string, string | undefined>> = kept;

const bitsOf = new WeakMap<Molecule, Fingerprint>();

function bits(molecule: Molecule): Fingerprint {
  let known = bitsOf.get(molecule);
  if (known === undefined) {
    const hex = KEPT[toSmiles(molecule)];
    known = hex === undefined ? fingerprint(molecule) : fromHex(hex);
    bitsOf.set(molecule, known);
  }
  return known;
}

function record(
  { molecule: named }: Known,
  entries: readonly In<NamedEntry>[],
  differs: SiteDifference[],
  molecule: Molecule,
  asOf: string,
): NearestRecord {
  return {
    entries: entries.map((entry) => ({
      jurisdiction: entry.jurisdiction,
      id: entry.id,
      name: entry.name,
      status: statusOn(entry, asOf),
    })),
    name: commonest(entries.map((e) => e.name)),
    smiles: entries[0]!.smiles,
    differs,
    similarity: Math.round(similarity(bits(molecule), bits(named)) * 1000) / 1000,
  };
}

function structure(smiles: string): Molecule | undefined {
  const reading = readMolecules(smiles);
  return reading.ok ? reading.molecules[0] : undefined;
}

const keyOf = (molecule: Molecule): string => `${compositionKey(molecule)} ${identityKey(molecule)}`;

function read(named: readonly In<NamedEntry>[]): Known[] {
  const byIdentity = new Map<string, Known>();
  for (const entry of named) {
    const molecule = structure(entry.smiles);
    if (molecule === undefined) continue;
    const key = keyOf(molecule);
    const before = byIdentity.get(key);
    if (before !== undefined) before.entries.push(entry);
    else byIdentity.set(key, { entries: [entry], molecule, key, siting: undefined });
  }
  return [...byIdentity.values()];
}

function chosen(entries: readonly In<NamedEntry>[], jurisdictions: readonly string[] | undefined) {
  return jurisdictions === undefined
    ? entries
    : entries.filter((e) => jurisdictions.includes(e.jurisdiction));
}

/** One site after the other: the named substance's group, and this molecule's where it is another. */
function differing(named: Siting, own: Siting): SiteDifference[] {
  return SITES.flatMap((site) => {
    const from = named.sites[site];
    const to = own.sites[site];
    if (from.key === to.key) return [];
    const atoms = to.atoms.map((a) => own.molecule.textAtoms[a]!).sort((a, b) => a - b);
    return [{ site, from: from.text, to: to.text, fromSmiles: from.smiles, toSmiles: to.smiles, atoms }];
  });
}

/** The name that most entries use; of several the shortest. */
function commonest(names: readonly string[]): string {
  const count = (name: string) => names.filter((n) => n === name).length;
  return [...names].sort((a, b) => count(b) - count(a) || a.length - b.length || (a < b ? -1 : 1))[0]!;
}
