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
import {
  Analysis,
  type Decomposition,
  familyOf,
  type SiteId,
  type SiteView,
  viewOf,
} from '../families/index.js';
import { statusOn } from '../law/days.js';
import type { In } from '../law/register.js';
import type { NamedEntry } from '../law/schema.types.js';
import type { NearestRecord, SiteDifference } from '../result.types.js';
import type { MainPart } from './main-part.js';
import kept from './nearest.facts.json';

/** Finds named substances near a molecule. Only substances that the register names are ever given. */
export interface NearestIndex {
  /**
   * Which named substances are nearest? Fewest differing sites first; among those an isomer whose group only sits
   * elsewhere (2-furoyl, 3-furoyl), since fingerprints tell those far apart; then the more similar by fingerprint.
   *
   * @param jurisdictions - only substances named there; all where absent
   * @returns none where the molecule has no relation to a family
   */
  near(main: MainPart, asOf: string, most: number, jurisdictions?: readonly string[]): NearestRecord[];
  /** How does it differ from the parent of its family? Null where it is related to none, or the register does not name it. */
  besideParent(main: MainPart, asOf: string): NearestRecord | null;
}

/** What is asked of a named substance, worked out once and for all. */
export interface NamedFacts {
  /** The same key, the same substance. */
  readonly key: string;
  /** The kinds of its atoms; positional isomers share them. */
  readonly kinds: string;
  /** What sits at the sites of its family; null where it has no relation to any. */
  readonly sites: Readonly<Partial<Record<SiteId, SiteFacts>>> | null;
  /** Its fingerprint in hexadecimal digits. */
  readonly bits: string;
}

type SiteFacts = Pick<SiteView, 'key' | 'text' | 'smiles'>;

interface Known {
  readonly entries: In<NamedEntry>[];
  readonly facts: Omit<NamedFacts, 'bits'> & { readonly bits: () => Fingerprint };
}

/** Fingerprints that are kept; each takes some hundred bytes. */
const MOST_WORKED = 4096;

/** Makes the index; structures are looked up at the first question, one for all entries that name the same substance. */
export function nearestIndex(named: readonly In<NamedEntry>[]): NearestIndex {
  let list: readonly Known[] | undefined;
  const known = () => {
    list ??= read(named);
    return list;
  };
  /** Fingerprints of what no list names, by identity: a list writes one substance in many ways, and many a time. */
  const worked = new Map<string, Fingerprint>();
  const fingerprintBy = (key: string, molecule: Molecule): Fingerprint => {
    let bits = worked.get(key);
    if (bits === undefined) {
      bits = fingerprint(molecule);
      if (worked.size === MOST_WORKED) worked.clear();
      worked.set(key, bits);
    }
    return bits;
  };
  /** The fingerprint of a part, which costs more than all else: made once for the several questions about it. */
  const bitsOf = new WeakMap<MainPart, () => Fingerprint>();
  const bitsFor = (main: MainPart) => {
    let bits = bitsOf.get(main);
    if (bits === undefined) {
      const { molecule } = main.analysis;
      bits = once(() => {
        const key = keyOf(molecule);
        const same = known().find(({ facts }) => facts.key === key);
        return same?.facts.bits() ?? fingerprintBy(key, molecule);
      });
      bitsOf.set(main, bits);
    }
    return bits;
  };
  return {
    near(main, asOf, most, jurisdictions) {
      const { decomposition: own } = main;
      if (own === null) return [];
      const { molecule } = own;
      const candidates = known().flatMap((each) => {
        const { sites } = each.facts;
        const entries = isOf(sites, own) ? chosen(each.entries, jurisdictions) : [];
        return entries.length === 0 ? [] : [{ each, entries, count: countDiffering(sites!, own) }];
      });
      // Fingerprints cost more than sites: only those that can come among the first get one.
      const limit =
        candidates.map((c) => c.count).sort((a, b) => a - b)[most - 1] ?? Number.POSITIVE_INFINITY;
      const made = kindsOf(molecule);
      return candidates
        .filter((c) => c.count <= limit)
        .map(({ each, entries }) => ({
          isomer: Number(each.facts.kinds === made),
          record: record(each, entries, differing(each.facts.sites!, own), bitsFor(main)(), asOf),
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
    besideParent(main, asOf) {
      const { decomposition: own } = main;
      if (own === null) return null;
      const key = factsOf(familyOf(own.family).parent.smiles)?.key;
      const parent = known().find((each) => each.facts.key === key);
      if (parent === undefined || !isOf(parent.facts.sites, own)) return null;
      return record(parent, parent.entries, differing(parent.facts.sites!, own), bitsFor(main)(), asOf);
    },
  };
}

/** Whether these are the sites of the same family. */
const isOf = (sites: NamedFacts['sites'], { family }: Decomposition): boolean =>
  sites !== null && familyOf(family).sites.every(({ id }) => sites[id] !== undefined);

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
  const own = new Analysis(molecule).main;
  const facts = (at: SiteId): SiteFacts => {
    const { key, text, smiles } = viewOf(own!, at);
    return { key, text, smiles };
  };
  return {
    key: keyOf(molecule),
    kinds: kindsOf(molecule),
    sites:
      own === null ? null : Object.fromEntries(familyOf(own.family).sites.map(({ id }) => [id, facts(id)])),
    bits: once(() => fingerprint(molecule)),
  };
}

/** By the SMILES of the register, as bench/facts.ts wrote them; those of a user's own lists are worked out. */
const KEPT: Readonly<Record<string, NamedFacts | undefined>> = kept;

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

function countDiffering(named: NonNullable<NamedFacts['sites']>, own: Decomposition): number {
  let count = 0;
  for (const { id } of familyOf(own.family).sites) if (named[id]!.key !== viewOf(own, id).key) count++;
  return count;
}

/** One site after the other: the named substance's group, and this molecule's where it is another. */
function differing(named: NonNullable<NamedFacts['sites']>, own: Decomposition): SiteDifference[] {
  return familyOf(own.family).sites.flatMap(({ id: site }) => {
    const from = named[site]!;
    const to = viewOf(own, site);
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
