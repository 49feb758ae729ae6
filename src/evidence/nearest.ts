import {
  compositionKey,
  type Fingerprint,
  fingerprint,
  fromHex,
  identityKey,
  type Molecule,
  readMolecules,
  similarity,
} from '../chemistry/index.js';
import { SITES, type Site, type Siting, sitesOf } from '../families/index.js';
import { statusOn } from '../law/days.js';
import type { In } from '../law/register.js';
import type { NamedEntry } from '../law/schema.js';
import type { NearestRecord, SiteDifference } from '../result.js';
import kept from './nearest.facts.json';

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

/** What is asked of a named substance, worked out once and for all. */
export interface Facts {
  /** The same key, the same substance. */
  readonly key: string;
  /** The kinds of its atoms; positional isomers share them. */
  readonly kinds: string;
  /** Null where it has no relation to fentanyl. */
  readonly sites: Readonly<Record<Site, SiteFacts>> | null;
  /** Its fingerprint in hexadecimal digits. */
  readonly bits: string;
}

type SiteFacts = Pick<Siting['sites'][Site], 'key' | 'text' | 'smiles'>;

interface Known {
  readonly entries: In<NamedEntry>[];
  readonly facts: Omit<Facts, 'bits'> & { readonly bits: () => Fingerprint };
}

/** Makes the index; structures are looked up at the first question, one for all entries that name the same substance. */
export function nearestIndex(named: readonly In<NamedEntry>[]): NearestIndex {
  let list: readonly Known[] | undefined;
  const known = () => {
    list ??= read(named);
    return list;
  };
  /** The molecule that is asked of, several times over. */
  let own:
    | { readonly molecule: Molecule; readonly siting: Siting | null; readonly bits: () => Fingerprint }
    | undefined;
  const asked = (molecule: Molecule) => {
    if (own?.molecule === molecule) return own;
    own = {
      molecule,
      siting: sitesOf(molecule),
      bits: once(() => {
        const key = keyOf(molecule);
        return (
          known()
            .find(({ facts }) => facts.key === key)
            ?.facts.bits() ?? fingerprint(molecule)
        );
      }),
    };
    return own;
  };
  return {
    near(molecule, asOf, most, jurisdictions) {
      const { siting, bits } = asked(molecule);
      if (siting === null) return [];
      const candidates = known().flatMap((each) => {
        const entries = each.facts.sites === null ? [] : chosen(each.entries, jurisdictions);
        return entries.length === 0 ? [] : [{ each, entries, differs: differing(each.facts.sites!, siting) }];
      });
      // Fingerprints cost more than sites: only those that can come among the first get one.
      const limit = candidates.map((c) => c.differs.length).sort((a, b) => a - b)[most - 1] ?? SITES.length;
      const made = kindsOf(molecule);
      return candidates
        .filter((c) => c.differs.length <= limit)
        .map(({ each, entries, differs }) => ({
          isomer: Number(each.facts.kinds === made),
          record: record(each, entries, differs, bits(), asOf),
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
      const { siting, bits } = asked(molecule);
      const key = factsOf(FENTANYL)!.key;
      const fentanyl = known().find((each) => each.facts.key === key);
      if (siting === null || fentanyl === undefined) return null;
      return record(fentanyl, fentanyl.entries, differing(fentanyl.facts.sites!, siting), bits(), asOf);
    },
  };
}

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** The kinds of atoms, with their hydrogens and rings, of which a molecule is made, and how many of each. */
function kindsOf({ size, element, hydrogens, aromatic, inRing }: Molecule): string {
  const kinds = new Map<string, number>();
  for (let a = 0; a < size; a++) {
    const kind = `${element[a]}.${hydrogens[a]}.${aromatic[a]}.${inRing[a]}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds]
    .map(([kind, count]) => `${count}*${kind}`)
    .sort()
    .join(' ');
}

/** Works out what is kept of a named substance; `bits` when it is asked for. */
export function workedOut(molecule: Molecule): Known['facts'] {
  const siting = sitesOf(molecule);
  const site = (at: Site): SiteFacts => {
    const { key, text, smiles } = siting!.sites[at];
    return { key, text, smiles };
  };
  return {
    key: keyOf(molecule),
    kinds: kindsOf(molecule),
    sites: siting === null ? null : (Object.fromEntries(SITES.map((at) => [at, site(at)])) as Facts['sites']),
    bits: once(() => fingerprint(molecule)),
  };
}

/** By the SMILES of the register, as bench/facts.ts wrote them; those of a user's own lists are worked out. */
const KEPT: Readonly<Record<string, Facts | undefined>> = kept;

function factsOf(smiles: string): Known['facts'] | undefined {
  const found = Object.hasOwn(KEPT, smiles) ? KEPT[smiles] : undefined;
  if (found !== undefined) return { ...found, bits: once(() => fromHex(found.bits)) };
  const reading = readMolecules(smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  return molecule === undefined ? undefined : workedOut(molecule);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function record(
  { facts }: Known,
  entries: readonly In<NamedEntry>[],
  differs: SiteDifference[],
  bits: Fingerprint,
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
    similarity: Math.round(similarity(bits, facts.bits()) * 1000) / 1000,
  };
}

const keyOf = (molecule: Molecule): string => `${compositionKey(molecule)} ${identityKey(molecule)}`;

function read(named: readonly In<NamedEntry>[]): Known[] {
  const byIdentity = new Map<string, Known>();
  for (const entry of named) {
    const facts = factsOf(entry.smiles);
    if (facts === undefined) continue;
    const before = byIdentity.get(facts.key);
    if (before !== undefined) before.entries.push(entry);
    else byIdentity.set(facts.key, { entries: [entry], facts });
  }
  return [...byIdentity.values()];
}

function chosen(entries: readonly In<NamedEntry>[], jurisdictions: readonly string[] | undefined) {
  return jurisdictions === undefined
    ? entries
    : entries.filter((e) => jurisdictions.includes(e.jurisdiction));
}

/** One site after the other: the named substance's group, and this molecule's where it is another. */
function differing(named: NonNullable<Facts['sites']>, own: Siting): SiteDifference[] {
  return SITES.flatMap((site) => {
    const from = named[site];
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
