import { type Composition, hill, massesOf } from '../chemistry/index.js';
import { COMPANIONS, formulaText, isMassOf, readFormula, withoutLabels } from './formula.js';
import { readInchiKey } from './inchikey.js';
import { type Found, type Identified, type Identifiers, type Substance, shown } from './lookup.js';
import { fitsTariff, type Tariff } from './tariff/index.js';

/** What a row says of one consignment beside its structure; each as the cell has it, absent or blank where it says nothing. */
export interface Declared {
  readonly name?: string;
  readonly cas?: string;
  /** Its formula layer alone is compared, with the structure or else with what the other identifiers name. */
  readonly inchi?: string;
  readonly inchiKey?: string;
  readonly formula?: string;
  /** In daltons; a decimal point or comma. */
  readonly mass?: string | number;
  /** Any writing: `2933.39.90`, `2933 39 99`, `2933399073`. */
  readonly hs?: string;
}

/** What is known of the structure in the row, told by who has read it. */
export interface FoundStructure {
  /** The organic molecule first, then what it is a salt or solvate with. */
  readonly parts: readonly Composition[];
  /**
   * Ids (`Substance.id`) of the substances of the register that it is, with its salts and isomers; empty for none. A
   * derived form, an ester say, is not the substance.
   */
  readonly substances: readonly string[];
  /**
   * Its InChIKeys, where they are at hand: of the whole text, and of the organic molecule alone. Without them a key is
   * compared by the substances of the register alone.
   */
  readonly inchiKeys?: readonly string[];
  /** True where its text states an isotope: what was read does not keep it, and so its mass is not compared. */
  readonly labelled?: boolean;
  /** True where the row has an InChI too, and its organic molecule is surely another than that of the structure. */
  readonly inchiDiffers?: boolean;
  /** Its place in the tariff, where a declared code is to be checked. */
  readonly tariff?: Tariff;
}

export type MismatchCode =
  | 'cas-check-digit'
  | 'cas-of-another'
  | 'name-of-another'
  | 'key-differs'
  | 'formula-differs'
  | 'mass-differs'
  | 'hs-does-not-fit';

/** Two things in one row that contradict each other. */
export interface Mismatch {
  readonly code: MismatchCode;
  /** Which cell contradicts. */
  readonly field: keyof Declared;
  /** What it says, as it is written. */
  readonly declared: string;
  /** What it was checked against: `structure`, or the best identifier of the row. */
  readonly against: 'structure' | 'inchiKey' | 'cas' | 'name';
  /** What that says. */
  readonly found: string;
  /** One plain sentence with both values. */
  readonly sentence: string;
  /** True where the contradiction rests on a number that one source alone gives, or on a reading that is arguable. */
  readonly marked: boolean;
}

/**
 * Where does a row contradict itself? Each cell is checked against the structure; without one, against the best
 * identifier that is known: InChIKey, CAS number, name. What is not known contradicts nothing.
 *
 * @param identifiers - ways to look up
 * @param declared - the cells of the row
 * @param structure - what was read of its structure; absent where the row has none that can be read
 * @param placeOf - the place in the tariff of a substance that an identifier names, for a code beside it; absent where no
 * code is to be checked without a structure
 * @returns the contradictions, in the order CAS, name, key, formula, mass, code; empty where there is none that can be seen
 * @throws never
 * @example
 * const ids = createIdentifiers(loadRegister());
 * compareDeclared(ids, { name: 'acetyl fentanyl', cas: '21409-26-7' }).map(({ code }) => code); // ['name-of-another']
 */
export function compareDeclared(
  identifiers: Identifiers,
  declared: Declared,
  structure?: FoundStructure,
  placeOf?: (found: Found) => Tariff | undefined,
): readonly Mismatch[] {
  const mismatches: Mismatch[] = [];
  const look = (field: 'inchiKey' | 'cas' | 'name', kind: 'inchikey' | 'cas' | 'name') => {
    const text = declared[field];
    return text === undefined ? undefined : identifiers.identify(text, kind);
  };
  const read = {
    inchiKey: look('inchiKey', 'inchikey'),
    cas: look('cas', 'cas'),
    name: look('name', 'name'),
  };
  const base = basisOf(identifiers, read, structure);

  for (const each of read.cas?.parts ?? (read.cas === undefined ? [] : [read.cas]))
    if (!each.found && each.code === 'cas-check-digit')
      mismatches.push({
        code: 'cas-check-digit',
        field: 'cas',
        declared: declared.cas!,
        against: base?.by ?? 'cas',
        found: base?.words ?? 'no CAS number',
        sentence: each.sentence,
        marked: false,
      });
  if (base === undefined) return mismatches;

  const other = (field: 'cas' | 'name' | 'inchiKey', code: MismatchCode, what: string) => {
    const whole = read[field];
    if (whole === undefined || base.by === field) return;
    const all = partsOf(whole, base.substances);
    const result = all.find((part) => {
      const each = substancesOf(part);
      return each.length > 0 && !each.some(({ id }) => base.substances.includes(id));
    });
    if (result === undefined) return;
    const means = substancesOf(result);
    mismatches.push({
      code,
      field,
      declared: declared[field]!,
      against: base.by,
      found: base.words,
      sentence: `${what} ${shown(declared[field]!)} is of ${means.map(({ name }) => name).join(' or ')}; ${base.says}.`,
      marked: base.marked || (result.found && (result.marked || result.reading === 'arguable')),
    });
  };
  other('cas', 'cas-of-another', 'The CAS number');
  other('name', 'name-of-another', 'The name');
  key();
  formula();
  inchi();
  mass();
  code();
  return mismatches;

  function key() {
    const written = declared.inchiKey === undefined ? undefined : readInchiKey(declared.inchiKey);
    if (written === undefined || base!.by === 'inchiKey') return;
    // A key of a salt has a first block of its own: without keys of the whole, only a structure without one tells.
    const named =
      structure?.parts.length === 1 ? structure.substances.filter((id) => /^[A-Z]{14}-/.test(id)) : [];
    // The number of the base is not that of a salt, so its key is the substance's own.
    const byNumber =
      base!.by === 'cas' && read.cas?.found && read.cas.form === 'base' && read.cas.parts === undefined
        ? (read.cas.substance.inchiKey ?? [])
        : [];
    const own = [...(structure?.inchiKeys ?? []), ...named, ...[byNumber].flat()];
    if (own.length === 0) return other('inchiKey', 'key-differs', 'The InChIKey');
    const near = [...own, ...(structure?.substances ?? [])];
    if (near.some((each) => each.slice(0, 14) === written.slice(0, 14))) return;
    mismatches.push({
      code: 'key-differs',
      field: 'inchiKey',
      declared: declared.inchiKey!,
      against: base!.by,
      found: own[0]!,
      sentence: `The InChIKey ${written} is declared; that of ${base!.owner} is ${own[0]}.`,
      marked: base!.marked,
    });
  }

  /** Where formulas agree the connections may not. */
  function inchi() {
    if (structure?.inchiDiffers !== true || mismatches.some(({ field }) => field === 'inchi')) return;
    mismatches.push({
      code: 'key-differs',
      field: 'inchi',
      declared: declared.inchi!,
      against: 'structure',
      found: base!.words,
      sentence: `The InChI ${shown(declared.inchi!)} says other connections than the structure has.`,
      marked: false,
    });
  }

  function formula() {
    for (const field of ['formula', 'inchi'] as const) {
      const text = declared[field];
      if (text === undefined) continue;
      const layer = field === 'inchi' ? /^["']?InChI=1S?\/([^/]+)/i.exec(text.trim())?.[1] : text;
      const reading = layer === undefined ? undefined : readFormula(layer);
      if (reading === undefined || base!.parts === undefined) continue;
      const whole = hill(withoutLabels(total(base!.parts)));
      const main = hill(withoutLabels(base!.parts[0]!));
      const said = reading.parts.map(({ composition }) => hill(withoutLabels(composition)));
      if (field === 'formula' && isProtonated(text, reading.total, base!.parts[0]!)) continue;
      if (said.includes(main) || hill(withoutLabels(reading.total)) === whole) continue;
      // Without dots the formula of a salt is one sum: the base and one or two of the usual acids.
      if (field === 'formula' && base!.maySalt && isSaltOf(reading.total, base!.parts[0]!)) continue;
      mismatches.push({
        code: 'formula-differs',
        field,
        declared: text,
        against: base!.by,
        found: whole,
        sentence: `The formula ${formulaText(reading)} is declared; that of ${base!.owner} is ${whole}.`,
        marked: base!.marked,
      });
    }
  }

  function mass() {
    const text = declared.mass;
    if (text === undefined || base!.parts === undefined || structure?.labelled === true) return;
    // A key whose first block alone is known may be of a labelled one; a name may say its label.
    if ((base!.by === 'inchiKey' && base!.marked) || base!.labelled) return;
    const value =
      typeof text === 'number' ? text : Number(/^\s*(\d+(?:[.,]\d+)?)/.exec(text)?.[1]?.replace(',', '.'));
    if (!Number.isFinite(value) || value <= 0) return;
    const whole = withoutLabels(total(base!.parts));
    const main = withoutLabels(base!.parts[0]!);
    const fits = [isMassOf(value, whole, false), isMassOf(value, main, base!.maySalt)];
    if (fits.some((fit) => fit !== false)) return;
    const average = massesOf(whole).average!;
    mismatches.push({
      code: 'mass-differs',
      field: 'mass',
      declared: String(text),
      against: base!.by,
      found: average.toFixed(2),
      sentence: `The mass ${value} is declared; that of ${base!.owner} is ${average.toFixed(2)} Da.`,
      marked: base!.marked,
    });
  }

  function code() {
    if (declared.hs === undefined) return;
    const named = base!.by === 'structure' ? undefined : read[base!.by];
    const place = named?.found && named.also === undefined ? placeOf?.(named) : structure?.tariff;
    if (place === undefined) return;
    const { fits, why, code: written } = fitsTariff(declared.hs, place);
    if (fits !== 'no') return;
    mismatches.push({
      code: 'hs-does-not-fit',
      field: 'hs',
      declared: declared.hs,
      against: base!.by,
      found: place.subheading ?? place.heading ?? 'no heading of heterocyclic compounds',
      sentence: `The code ${written} is declared${named?.found ? ` for ${named.substance.name}` : ''}. ${why}`,
      marked: place.reading === 'arguable' || base!.marked,
    });
  }
}

/** What the cells of a row are checked against. */
interface Basis {
  readonly by: Mismatch['against'];
  /** The end of a sentence: `the structure is acetyl fentanyl`, `the CAS number is of fentanyl`. */
  readonly says: string;
  /** Whose formula and mass are compared: `the structure`, `fentanyl`. */
  readonly owner: string;
  /** The name of what was found, or its formula. */
  readonly words: string;
  readonly substances: readonly string[];
  readonly parts: readonly Composition[] | undefined;
  /** Whether the row may mean a salt of it. */
  readonly maySalt: boolean;
  /** True where the identifier states an isotope. */
  readonly labelled: boolean;
  readonly marked: boolean;
}

type Read = Readonly<Record<'inchiKey' | 'cas' | 'name', Identified | undefined>>;

function basisOf(
  identifiers: Identifiers,
  read: Read,
  structure: FoundStructure | undefined,
): Basis | undefined {
  if (structure !== undefined) {
    const formula = hill(total(structure.parts));
    const names = identifiers.substances
      .filter(({ id }) => structure.substances.includes(id))
      .map((each) => each.name);
    return {
      by: 'structure',
      says:
        names.length > 0
          ? `the structure is ${names.join(' or ')}`
          : `the structure (${formula}) is of no substance that is named here`,
      owner: 'the structure',
      words: names.length > 0 ? names.join(' or ') : formula,
      substances: structure.substances,
      parts: structure.parts,
      maySalt: true,
      labelled: structure.labelled === true,
      marked: false,
    };
  }
  for (const by of ['inchiKey', 'cas', 'name'] as const) {
    const result = read[by];
    if (!result?.found) continue;
    const composition = compositionOfSubstance(result.substance);
    return {
      by,
      says: `the ${by === 'inchiKey' ? 'InChIKey' : by === 'cas' ? 'CAS number' : 'name'} is of ${result.substance.name}`,
      owner: result.substance.name,
      words: result.substance.name,
      substances: [result.substance, ...(result.also ?? [])].map(({ id }) => id),
      // Of a mixture neither formula nor mass is known.
      parts: composition === undefined || result.also !== undefined ? undefined : [composition],
      labelled: result.label !== undefined,
      maySalt: result.form !== 'base' || by === 'name',
      marked: isMarked(result),
    };
  }
  return undefined;
}

const isMarked = ({ marked, reading }: Found) => marked || reading === 'arguable';

/** The substances that an identifier may mean. */
function substancesOf(result: Identified): readonly Substance[] {
  return result.found ? [result.substance, ...(result.also ?? [])] : (result.candidates ?? []);
}

/**
 * What of a cell is checked by itself: each of several identifiers. Of a mixture one must be the substance; where another
 * part is the substance, a doubtful one contradicts nothing.
 */
function partsOf(whole: Identified, substances: readonly string[]): readonly Identified[] {
  if (whole.parts === undefined || (whole.found && whole.also !== undefined)) return [whole];
  const is = (part: Identified) => substancesOf(part).some(({ id }) => substances.includes(id));
  return whole.parts.some(is)
    ? whole.parts.filter((part) => is(part) || (part.found && !isMarked(part)))
    : whole.parts;
}

function compositionOfSubstance({ formula }: Substance): Composition | undefined {
  return formula === undefined ? undefined : readFormula(formula)?.total;
}

function total(parts: readonly Composition[]): Composition {
  const all = new Map<string, number>();
  for (const part of parts) for (const [symbol, n] of part) all.set(symbol, (all.get(symbol) ?? 0) + n);
  return all;
}

/** Whether the formula is that of the base with a proton, as mass spectrometry sees it: `C22H29N2O+`. */
function isProtonated(text: string, sum: Composition, base: Composition): boolean {
  if (!/\+\d?\s*$/.test(text)) return false;
  const counts = withoutLabels(sum);
  counts.set('H', (counts.get('H') ?? 0) - 1);
  return hill(counts) === hill(withoutLabels(base));
}

/** Whether the sum is the base with one or two molecules of a usual acid or water. */
function isSaltOf(sum: Composition, base: Composition): boolean {
  const rest = new Map(withoutLabels(sum));
  for (const [symbol, n] of withoutLabels(base)) rest.set(symbol, (rest.get(symbol) ?? 0) - n);
  if ([...rest.values()].some((n) => n < 0)) return false;
  return saltRests().has(hill(new Map([...rest].filter(([, n]) => n > 0))));
}

/** Worked out when they are first asked for. */
let rests: ReadonlySet<string> | undefined;
const saltRests = (): ReadonlySet<string> =>
  (rests ??= new Set(
    [...COMPANIONS, 'CH4O3S', 'C7H8O3S'].flatMap((acid) =>
      [acid, `2${acid}`, `${acid}.H2O`].map((text) => hill(readFormula(text)!.total)),
    ),
  ));
