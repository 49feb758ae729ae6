import {
  atomicNumber,
  compositionKey,
  dehydrated,
  identityKey,
  type Molecule,
  readMolecules,
  type Saturated,
  sameGeometry,
  saturatedInKey,
} from '../chemistry/index.js';
import {
  type DerivedFrom,
  type Form,
  parents,
  type Reading,
  tautomericHydrogens,
  type Wanted,
  wantedOf,
} from '../families/index.js';
import { type DayStatus, statusOn } from '../law/days.js';
import type { Extension, NamedEntry, RulesFile } from '../law/schema.types.js';
import { isSlight } from './forms.js';
import keptKeys from './named.keys.json';

/** A named entry that a molecule is, or is a derived form of. */
export interface NamedHit {
  /** `form`: reached by a definite word ("its esters"); `similarity`: by a word without limits ("derivatives"). */
  readonly kind: 'listed' | 'form' | 'similarity';
  readonly file: RulesFile;
  readonly entry: NamedEntry;
  readonly reading: Reading;
  /** Why the reading is no better than arguable, or what the match rests on. */
  readonly why?: string;
  /** What carried the match beyond the substance itself: `ester of beta-hydroxyfentanyl`. */
  readonly extension?: string;
  /** The extensions of the listing that carried it, where a date of their own may hold for them. */
  readonly by?: readonly Extension[];
  /** True where several forms were undone and the listing says from when on it reaches combinations. */
  readonly combined?: true;
}

export interface NamedIndex {
  /** The entries that name this molecule, or that reach it by a derived form; an entry once for each way in which it does. */
  find(molecule: Molecule): NamedHit[];
  /** The entries that name this molecule itself, or what it is a hydrate of. */
  findItself(molecule: Molecule): NamedHit[];
}

interface Named {
  readonly file: RulesFile;
  readonly entry: NamedEntry;
}

const FORMS: Readonly<Record<Form, Extension>> = {
  ester: 'esters',
  'other ester': 'esters',
  ether: 'ethers',
  amide: 'amides',
  carbamate: 'carbamates',
  acetal: 'acetals',
  halide: 'halides',
};

/**
 * Finds named substances by structure: composition first, which is cheap, then the whole connectivity.
 * Stereo, isotopes, charge by protonation, tautomers, hydrates and the way of writing do not matter, but where a listing
 * names one geometry of its double bonds. Then it undoes the derived forms of which a listing speaks, on molecules into
 * whose atoms a substance that is listed with such forms fits.
 *
 * Structures of a user's own are read when a molecule of their composition first comes by, and ours hardly ever: their keys
 * are kept. Where an entry records its formula, that gives the composition; else its structure is read now.
 */
export function namedIndex(files: readonly RulesFile[]): NamedIndex {
  const byComposition = new Map<string, { file: RulesFile; entry: NamedEntry }[]>();
  const derivable = new Set<string>();
  for (const file of files)
    for (const entry of file.named) {
      const composition =
        entry.formula === undefined
          ? compositionKey(structureOf(file, entry))
          : compositionOfFormula(entry.formula);
      const list = byComposition.get(composition) ?? [];
      list.push({ file, entry });
      byComposition.set(composition, list);
      if (entry.extendsTo.some((form) => DERIVED.has(form))) derivable.add(composition);
    }
  const keyed = new Map<string, Map<string, Named[]>>();
  const named = (composition: string, molecule: Molecule): readonly Named[] => {
    const list = byComposition.get(composition);
    if (list === undefined) return [];
    let byKey = keyed.get(composition);
    if (byKey === undefined) {
      byKey = new Map();
      for (const { file, entry } of list) {
        const key = keyOfEntry(file, entry, composition);
        byKey.set(key, [...(byKey.get(key) ?? []), { file, entry }]);
      }
      keyed.set(composition, byKey);
    }
    return byKey.get(keyOf(molecule)) ?? [];
  };
  let wanted: Wanted | undefined;
  const parentsWanted = () =>
    wantedOf(
      new Map(
        [...derivable].map((composition) => [
          composition,
          byComposition
            .get(composition)!
            .filter(({ entry }) => entry.extendsTo.some((form) => DERIVED.has(form)))
            .map(({ file, entry }) => saturatedOf(file, entry, composition)),
        ]),
      ),
    );
  const ofHydrate = (found: NamedHit): NamedHit => ({
    ...found,
    extension: `hydrate of ${found.extension ?? found.entry.name}`,
  });
  const itself = (molecule: Molecule): NamedHit[] =>
    named(compositionKey(molecule), molecule).flatMap((n) => hit(n, molecule) ?? []);
  return {
    findItself(molecule) {
      const ketone = dehydrated(molecule);
      const own = itself(molecule);
      return ketone === null ? own : [...own, ...this.findItself(ketone).map(ofHydrate)];
    },
    find(molecule) {
      const ketone = dehydrated(molecule);
      const hydrates = ketone === null ? [] : this.find(ketone).map(ofHydrate);
      const own = itself(molecule);
      if (derivable.size === 0) return [...own, ...hydrates];
      wanted ??= parentsWanted();
      const seen = new Set([...own, ...hydrates].map((h) => h.entry));
      const derived = new Map<string, NamedHit>();
      for (const parent of parents(molecule, wanted)) {
        const composition = compositionKey(parent.molecule);
        let slight: boolean | undefined;
        const addsLittle = () => {
          slight ??= isSlight(molecule, parent);
          return slight;
        };
        for (const entry of named(composition, parent.molecule)) {
          if (seen.has(entry.entry)) continue;
          const found = reached(entry, parent, addsLittle);
          if (found === null) continue;
          const way = `${found.entry.id} ${found.kind} ${found.extension}`;
          const before = derived.get(way);
          if (before === undefined || found.reading === 'plain') derived.set(way, found);
        }
      }
      return [...own, ...hydrates, ...derived.values()];
    },
  };
}

/** A hit as it stood on a day. */
export type HitOnDay = NamedHit & { readonly status: DayStatus };

/** The hit on a day: whether it was in force, and how well the words of that day reach it. */
export function hitOn(hit: NamedHit, day: string): HitOnDay {
  const status = statusOfHit(hit, day);
  const since = hit.entry.extensionSince?.combinations;
  if (hit.combined === undefined || since === undefined || statusOn({ since }, day) === 'in force') {
    const by = hit.combined === undefined ? hit.by : [...(hit.by ?? []), 'combinations' as const];
    return { ...hit, ...(by === undefined ? {} : { by }), status };
  }
  const several =
    'The text of that day names the forms one by one and does not say whether it reaches several at once.';
  return {
    ...hit,
    reading: 'arguable',
    why: hit.why === undefined ? several : `${several} ${hit.why}`,
    status,
  };
}

/**
 * Whether a hit was in force on a day: the listing, and the extension that carried it where that has days of its own
 * (the halides of 4-anilinopiperidine, listed later than its amides).
 */
export function statusOfHit(hit: NamedHit, day: string): DayStatus {
  const terms = (hit.by ?? []).flatMap((form) => {
    const since = hit.entry.extensionSince?.[form];
    return since === undefined ? [] : [statusOn({ since }, day)];
  });
  const all = [statusOn(hit.entry, day), ...terms];
  return all.find((s) => s === 'not in force') ?? all.find((s) => s === 'not known') ?? 'in force';
}

/** `C22H28N2O` in the form of a composition key: elements by atomic number from the largest, hydrogens last. */
export function compositionOfFormula(formula: string): string {
  // Isomers, and the lists of several jurisdictions, share formulae.
  let composition = COMPOSITIONS.get(formula);
  if (composition === undefined) {
    composition = worked(formula);
    if (COMPOSITIONS.size === MOST_COMPOSITIONS) COMPOSITIONS.clear();
    COMPOSITIONS.set(formula, composition);
  }
  return composition;
}

const COMPOSITIONS = new Map<string, string>();
const MOST_COMPOSITIONS = 4096;

function worked(formula: string): string {
  const counts = [...formula.matchAll(/([A-Z][a-z]?)([0-9]*)/g)].map(
    ([, symbol, count]) => [symbol!, count === '' ? '1' : count!] as const,
  );
  const rank = (symbol: string) => (symbol === 'H' ? 0 : atomicNumber(symbol));
  return counts
    .sort(([a], [b]) => rank(b) - rank(a))
    .map(([symbol, count]) => symbol + count)
    .join('');
}

const DERIVED = new Set<Extension>([
  'esters',
  'ethers',
  'amides',
  'carbamates',
  'acetals',
  'halides',
  'derivatives',
]);

/** The entries of a small table that a molecule is, whatever way it is written; the table is read when it is first asked. */
export function identityTable<T extends { readonly smiles: string }>(
  entries: readonly T[],
): (molecule: Molecule) => readonly T[] {
  // By composition first: of most molecules, and of most of the table, the identity need not be worked out.
  let table: Map<string, { readonly entry: T; readonly molecule: Molecule; key?: string }[]> | undefined;
  return (molecule) => {
    if (table === undefined) {
      table = new Map();
      for (const entry of entries) {
        const reading = readMolecules(entry.smiles);
        const [own] = reading.ok ? reading.molecules : [];
        if (own === undefined) continue;
        const composition = compositionKey(own);
        const same = table.get(composition);
        if (same === undefined) table.set(composition, [{ entry, molecule: own }]);
        else same.push({ entry, molecule: own });
      }
    }
    const same = table.get(compositionKey(molecule));
    if (same === undefined) return [];
    const key = keyOf(molecule);
    return same.flatMap((each) => {
      each.key ??= keyOf(each.molecule);
      return each.key === key ? [each.entry] : [];
    });
  };
}

/** Whichever tautomer is written: brorphine's benzimidazolone is a hydroxybenzimidazole as well, an imine its enamine. */
export function keyOf(molecule: Molecule): string {
  if (molecule !== keyed) {
    key = identityKey(molecule, tautomericHydrogens(molecule));
    keyed = molecule;
  }
  return key;
}

/** The molecule that was asked about last: names ask for its key, and then what is known to be missing. */
let keyed: Molecule | undefined;
let key = '';

/**
 * The register's structures by their SMILES, as bench/facts.ts wrote them: saturated carbons and nitrogens in rings, then the
 * key, with spaces between. A user's own are worked out.
 */
const KEPT: Readonly<Record<string, string | undefined>> = keptKeys;

const keptOf = (smiles: string) =>
  Object.hasOwn(KEPT, smiles) ? (KEPT[smiles]!.split(' ') as [string, string, string]) : undefined;

function saturatedOf(file: RulesFile, entry: NamedEntry, composition: string): Saturated {
  const kept = keptOf(entry.smiles);
  return kept === undefined
    ? saturatedInKey(keyOfEntry(file, entry, composition))
    : { carbons: Number(kept[0]), nitrogens: Number(kept[1]) };
}

function keyOfEntry(file: RulesFile, entry: NamedEntry, composition: string): string {
  const kept = keptOf(entry.smiles);
  if (kept !== undefined) return kept[2];
  const own = structureOf(file, entry);
  if (compositionKey(own) !== composition)
    throw new TypeError(
      `${file.jurisdiction.id}, ${entry.id}: its formula ${entry.formula} is not that of its structure`,
    );
  return keyOf(own);
}

const structures = new Map<string, Molecule>();

function structureOf(file: RulesFile, entry: NamedEntry): Molecule {
  let molecule = structures.get(entry.smiles);
  if (molecule === undefined) {
    const reading = readMolecules(entry.smiles);
    molecule = reading.ok && reading.molecules.length === 1 ? reading.molecules[0] : undefined;
    if (molecule === undefined)
      throw new TypeError(
        `${file.jurisdiction.id}, ${entry.id}: its SMILES is not one readable molecule: ${entry.smiles}`,
      );
    structures.set(entry.smiles, molecule);
  }
  return molecule;
}

function hit({ file, entry }: Named, found: Molecule): NamedHit | null {
  const same = { kind: 'listed', file, entry, reading: 'plain' } as const;
  if (entry.doubleBondGeometry === undefined) return same;
  switch (sameGeometry(structureOf(file, entry), found)) {
    case 'same':
      return same;
    case 'different':
      return null;
    default:
      return {
        ...same,
        why: 'The listing names one geometry of the double bond and the input states none.',
      };
  }
}

const OTHER_ACID =
  'The text speaks of esters and does not say whether one of another acid than a carboxylic one is meant.';
const LARGE_GROUP =
  'The words set no limit; what was added is neither a small group nor a known protecting group, and whether they mean another substance of this size is not said.';
const DERIVATIVES = 'The listing reaches “derivatives”, a word that the law does not define.';

/**
 * How an entry reaches a molecule by a parent of it that the entry names; null where it does not.
 *
 * @param addsLittle - whether what the forms add is slight
 */
function reached({ file, entry }: Named, { forms }: DerivedFrom, addsLittle: () => boolean): NamedHit | null {
  const by = forms.map((form) => FORMS[form]);
  const told = forms.map((form) => (form === 'other ester' ? 'ester' : form));
  const extension = `${[...new Set(told)].sort().join(' and ')} of ${entry.name}`;
  const found = { file, entry, extension } as const;
  if (by.every((form) => entry.extendsTo.includes(form))) {
    const several = forms.length > 1 && entry.extendsTo.includes('combinations');
    const combined = several ? ({ combined: true } as const) : {};
    const why = forms.includes('other ester') ? OTHER_ACID : addsLittle() ? undefined : LARGE_GROUP;
    return why === undefined
      ? { kind: 'form', ...found, by, reading: 'plain', ...combined }
      : { kind: 'form', ...found, by, reading: 'arguable', why, ...combined };
  }
  // A drug's "derivatives and analogues" are a class rule of their own; a precursor's are not.
  if (entry.kind !== 'precursor' || !entry.extendsTo.includes('derivatives')) return null;
  return { kind: 'similarity', ...found, reading: 'arguable', by: ['derivatives'], why: DERIVATIVES };
}

/**
 * Of several ways in which an entry reaches a molecule on a day the best, whatever order they come in: the surest, then the
 * plainest, then the shortest.
 */
export function bestWays(hits: readonly HitOnDay[]): HitOnDay[] {
  const best = new Map<NamedEntry, HitOnDay>();
  const rank = ({ status, kind, reading, by, extension = '' }: HitOnDay): string =>
    [status !== 'in force', kind !== 'form', reading !== 'plain', by?.length ?? 0, extension].join();
  for (const hit of hits) {
    const before = best.get(hit.entry);
    if (before === undefined || rank(hit) < rank(before)) best.set(hit.entry, hit);
  }
  return [...best.values()];
}
