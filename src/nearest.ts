import {
  compositionKey,
  type Fingerprint,
  fingerprint,
  identityKey,
  type Molecule,
  readMolecules,
  similarity,
} from './chemistry/index.js';
import type { In } from './law/register.js';
import type { NamedEntry } from './law/schema.js';
import type { NearestRecord, SiteDifference } from './result.js';
import { SITES, type Siting, sitesOf } from './scaffold/index.js';

/** Finds named substances near a molecule. Only substances that the register names are ever given. */
export interface NearestIndex {
  /**
   * Which named substances are nearest? Fewest differing sites first, then the more similar by fingerprint.
   *
   * @param jurisdictions - only substances named there; all where absent
   * @returns none where the molecule has no relation to fentanyl
   */
  near(molecule: Molecule, most: number, jurisdictions?: readonly string[]): NearestRecord[];
}

interface Known {
  readonly entries: In<NamedEntry>[];
  readonly molecule: Molecule;
  /** Worked out when first asked for. */
  siting: Siting | null | undefined;
  bits: Fingerprint | undefined;
}

/** Makes the index; structures are read at the first question, one for all entries that name the same substance. */
export function nearestIndex(named: readonly In<NamedEntry>[]): NearestIndex {
  let known: readonly Known[] | undefined;
  return {
    near(molecule, most, jurisdictions) {
      const own = sitesOf(molecule);
      if (own === null) return [];
      known ??= read(named);
      const places = placesOf(own);
      const candidates = known
        .map((each) => ({ each, entries: chosen(each.entries, jurisdictions) }))
        .filter(({ entries }) => entries.length > 0)
        .flatMap(({ each, entries }) => {
          each.siting ??= sitesOf(each.molecule);
          if (each.siting === null) return [];
          return [{ each, entries, differs: differing(each.siting, own, places) }];
        });
      // Fingerprints cost more than sites: only those that can come among the first get one.
      const limit = candidates.map((c) => c.differs.length).sort((a, b) => a - b)[most - 1] ?? SITES.length;
      const bits = fingerprint(molecule);
      return candidates
        .filter((c) => c.differs.length <= limit)
        .map(({ each, entries, differs }) => {
          each.bits ??= fingerprint(each.molecule);
          return {
            entries: entries.map(({ jurisdiction, id, name }) => ({ jurisdiction, id, name })),
            name: shortest(entries.map((e) => e.name)),
            smiles: entries[0]!.smiles,
            differs,
            similarity: Math.round(similarity(bits, each.bits) * 1000) / 1000,
          };
        })
        .sort(
          (a, b) =>
            a.differs.length - b.differs.length ||
            b.similarity - a.similarity ||
            (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
        )
        .slice(0, most);
    },
  };
}

function read(named: readonly In<NamedEntry>[]): Known[] {
  const byIdentity = new Map<string, Known>();
  for (const entry of named) {
    const reading = readMolecules(entry.smiles);
    const molecule = reading.ok ? reading.molecules[0] : undefined;
    if (molecule === undefined) continue;
    const key = `${compositionKey(molecule)} ${identityKey(molecule)}`;
    const before = byIdentity.get(key);
    if (before !== undefined) before.entries.push(entry);
    else byIdentity.set(key, { entries: [entry], molecule, siting: undefined, bits: undefined });
  }
  return [...byIdentity.values()];
}

function chosen(entries: readonly In<NamedEntry>[], jurisdictions: readonly string[] | undefined) {
  return jurisdictions === undefined
    ? entries
    : entries.filter((e) => jurisdictions.includes(e.jurisdiction));
}

/** One site after the other: the named substance's group, and this molecule's where it is another. */
function differing(
  named: Siting,
  own: Siting,
  places: Readonly<Record<string, readonly number[]>>,
): SiteDifference[] {
  return SITES.flatMap((site) => {
    const from = named.sites[site];
    const to = own.sites[site];
    if (from.key === to.key) return [];
    return [
      {
        site,
        from: from.text,
        to: to.text,
        fromSmiles: from.smiles,
        toSmiles: to.smiles,
        atoms: [...(places[site] ?? [])],
      },
    ];
  });
}

function placesOf({ molecule, sites }: Siting): Record<string, number[]> {
  return Object.fromEntries(
    SITES.map((site) => [site, sites[site].atoms.map((a) => molecule.textAtoms[a]!).sort((a, b) => a - b)]),
  );
}

function shortest(names: readonly string[]): string {
  return [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]!;
}
