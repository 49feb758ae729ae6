// By file: the command loads this to print its help, and the facts of identifiers are not needed for that.
import { isBlank } from '../../identifiers/blank.js';
import { readCas } from '../../identifiers/cas.js';
import { readInchiKey } from '../../identifiers/inchikey.js';

/** What may identify a thing beside its structure, each in a column of its own. */
export type IdentifierField = 'inchi' | 'inchiKey' | 'cas' | 'systematicName' | 'formula' | 'mass' | 'hs';

/** Which cells of a row are which, as 0-based numbers. */
export interface Columns {
  /** Absent where the table holds no SMILES. */
  readonly smiles?: number;
  readonly id?: number;
  readonly name?: number;
  /** Columns of other identifiers; none where there are none. */
  readonly identifiers: Readonly<Partial<Record<IdentifierField, number>>>;
}

/** Headings as public lists have them in several languages, without case, blanks and marks; earlier ones are believed first. */
const HEADINGS: Readonly<Record<IdentifierField, readonly string[]>> = {
  inchi: ['inchi', 'standardinchi', 'stdinchi'],
  inchiKey: ['inchikey', 'standardinchikey', 'stdinchikey', 'inchlkey'],
  cas: [
    ...['cas', 'casno', 'casnr', 'casrn', 'casnumber', 'casnum', 'casnummer', 'casregistrynumber', 'casnos'],
    ...['numerocas', 'numérocas', 'nocas', 'ncas', 'nºcas', 'númerocas', 'cas号', 'cas编号', 'cas登记号'],
    ...['sốcas', 'socas', 'mãcas', 'macas', 'mãsốcas'],
  ],
  systematicName: [
    ...['iupacname', 'iupacnames', 'systematicname', 'cndesignationifdifferent', 'iupac'],
    ...['iupacbezeichnung', 'systematischername', 'nomiupac', 'nomeiupac', 'nombreiupac'],
    ...['tênkhoahọc', 'tenkhoahoc', '化学名称', '系统名称'],
  ],
  formula: [
    ...['formula', 'molecularformula', 'sumformula', 'summenformel', 'formulebrute', 'formulabruta'],
    ...['fórmula', 'fórmulamolecular', 'formulamolecolare', '分子式', 'côngthức', 'congthuc'],
  ],
  mass: [
    ...['mass', 'molecularmass', 'molecularweight', 'molweight', 'molwt', 'mw', 'theorymw', 'molmass'],
    ...['molmasse', 'molekulargewicht', 'massemolaire', 'massemoléculaire', 'massamolare', 'pesomolecolare'],
    ...['pesomolecular', 'masamolar', '分子量', 'phântửlượng', 'khốilượngphântử'],
  ],
  hs: [
    ...['hs', 'hscode', 'hs10code', 'hs6', 'cncode', 'kncode', 'htsno', 'htscode', 'htsus', 'commoditycode'],
    ...['tariffcode', 'tariffnumber', 'customscode', 'taric', 'tariccode', 'zolltarifnummer', 'warennummer'],
    ...['codesh', 'codenc', 'codedouanier', 'codicesa', 'codicenc', 'codicedoganale', 'códigosa', 'codigosa'],
    ...[
      'partidaarancelaria',
      'códigoarancelario',
      'kncode1',
      '税号',
      '税则号列',
      '海关编码',
      'hs编码',
      '商品编码',
    ],
    ...['mãhs', 'mahs', 'mãsốhànghóa', 'masohanghoa'],
  ],
};

/** Headings that say by themselves that a line is one, and not a row. */
const STRONG: ReadonlySet<IdentifierField> = new Set(['inchi', 'inchiKey', 'cas', 'hs', 'systematicName']);

/** Names of columns that hold no SMILES for certain; what their cells look like decides. Without case, blanks and marks. */
const STRUCTURE_NAMES = ['structure', 'chemicalstructure', 'molecule', 'mol'];

const ID_NAMES = [
  'id',
  'lineid',
  'line',
  'lineno',
  'linenumber',
  'item',
  'itemid',
  'itemno',
  'itemnumber',
  'position',
  'no',
  'ref',
  'reference',
  'code',
  'sku',
  'catalogid',
  'catalognumber',
  'compoundid',
  'moleculeid',
  'sampleid',
  'sample',
  'chemblid',
  'zincid',
  'registrynumber',
];

const NAME_NAMES = [
  'declaredname',
  'declared',
  'declaredas',
  'goods',
  'description',
  'goodsdescription',
  'product',
  'productname',
  'name',
  'compoundname',
  'moleculename',
  'substance',
  'substances',
  'substancename',
  'chemicalname',
  'names',
  'title',
  ...['stoff', 'stoffname', 'bezeichnung', 'knbezeichnung', 'warenbezeichnung', 'produktname'],
  ...['nom', 'nomdelasubstance', 'dénomination', 'désignation', 'désignationdesmarchandises', 'produit'],
  ...['nome', 'denominazione', 'sostanza', 'descrizione', 'descrizionedellemerci', 'prodotto'],
  ...['nombre', 'denominación', 'sustancia', 'descripción', 'descripcióndelamercancía', 'producto'],
  ...['名称', '中文名称', '英文名称', '物质名称', '品名', '货物名称', '商品名称', '化学品名称'],
  ...['tên', 'tênchất', 'tenchat', 'tênhàng', 'tênsảnphẩm', 'môtảhànghóa'],
];

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The column of the first of these names that there is; those that come first are believed first. */
const byName = (header: readonly string[], names: readonly string[]): number | undefined => {
  const cells = header.map(plain);
  for (const name of names) {
    const at = cells.indexOf(name);
    if (at !== -1) return at;
  }
  return undefined;
};

const namesSmiles = (cell: string): boolean => {
  const name = plain(cell);
  return name === 'smi' || name.includes('smiles');
};

/** True for a name under which tables carry their SMILES. */
export const isSmilesHeading = (cell: string): boolean =>
  namesSmiles(cell) || STRUCTURE_NAMES.includes(plain(cell));

/** True for a name under which lists carry their ids. */
export const isIdName = (text: string): boolean => ID_NAMES.includes(plain(text)) || endsInId(text);

/** True for a name under which lists carry declared names. */
export const isNameName = (text: string): boolean => NAME_NAMES.includes(plain(text));

/** True where two names are the same but for case, blanks and marks. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b) && plain(a) !== '';

const endsInId = (text: string): boolean =>
  /(^|[\s_-])id$/i.test(text.trim()) || /[a-z]ID$/.test(text.trim());

const firstWord = (text: string): string => text.trim().split(/\s/, 1)[0] ?? '';

/** True for a text made of nothing but the signs of SMILES. A guess at what a column holds, and no reading of it. */
export function looksLikeSmiles(text: string): boolean {
  const bare = firstWord(text);
  return (
    bare.length <= 5000 &&
    /^(?:\[[^[\]\s]+\]|Br|Cl|[BCNOPSFIbcnops]|[0-9]|[%()=#$:/\\.~-])+$/.test(bare) &&
    /[A-Za-z]/.test(bare)
  );
}

/** The columns of ids and declared names that the heading names. */
export function columnsByName(header: readonly string[]): Pick<Columns, 'id' | 'name'> {
  let id = byName(header, ID_NAMES);
  if (id === undefined) {
    const at = header.findIndex(endsInId);
    if (at !== -1) id = at;
  }
  const name = byName(header, NAME_NAMES);
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

const fieldOf = (cell: string): IdentifierField | undefined => {
  const heading = plain(cell);
  return (Object.keys(HEADINGS) as IdentifierField[]).find((field) => HEADINGS[field].includes(heading));
};

/** What cells of a field look like, where that alone tells it. */
const LOOKS: Readonly<Partial<Record<IdentifierField, (cell: string) => boolean>>> = {
  inchi: (cell) => /^InChI=1/.test(cell),
  inchiKey: (cell) => readInchiKey(cell) !== undefined,
  cas: (cell) => readCas(cell).ok,
};

/**
 * The columns of identifiers: by their headings, and by what most of their cells are.
 *
 * @param heading - cells of the heading
 * @param rows - rows at the table's beginning, without the heading
 */
export function identifierColumns(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): Columns['identifiers'] {
  const found: Partial<Record<IdentifierField, number>> = {};
  for (const field of Object.keys(HEADINGS) as IdentifierField[]) {
    const at = byName(heading, HEADINGS[field]);
    if (at !== undefined) found[field] = at;
  }
  for (const [field, looks] of Object.entries(LOOKS) as [IdentifierField, (cell: string) => boolean][]) {
    if (found[field] !== undefined) continue;
    for (let at = 0; at < heading.length; at++) {
      const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => !isBlank(cell));
      if (cells.length === 0 || 2 * cells.filter(looks).length <= cells.length) continue;
      found[field] = at;
      break;
    }
  }
  return found;
}

/** True for cells that can be nothing but a heading of identifiers: two that name them, one of these for certain. */
export function isIdentifierHeading(cells: readonly string[]): boolean {
  const fields = cells.map(fieldOf);
  const named = cells.filter((cell, i) => fields[i] !== undefined || isNameName(cell)).length;
  const isCertain = fields.some((field) => field !== undefined && STRONG.has(field));
  return isCertain && named >= 2 && !cells.some((cell) => isData(cell));
}

/** True for a cell that identifies something by itself, and is no heading. */
export function isData(cell: string): boolean {
  const text = cell.trim();
  return (
    Object.values(LOOKS).some((looks) => looks(text)) ||
    (looksLikeSmiles(text) && !text.includes(' ') && /[(=#[\d]/.test(text))
  );
}

/** What the cells of a column look like, in the rows at the table's beginning. */
type Look =
  /** No cell holds anything. */
  | 'empty'
  /** Most cells have nothing but the signs of SMILES, and branches, bonds or aromatic rings among them. */
  | 'SMILES'
  /** Most cells have nothing but the signs of SMILES, as `CCO` has, and `CN1001` too. */
  | 'perhaps'
  | 'other';

function lookOf(cells: readonly string[]): Look {
  const filled = cells.map(firstWord).filter((cell) => cell !== '');
  if (filled.length === 0) return 'empty';
  const hits = filled.filter(looksLikeSmiles);
  if (hits.length === 0 || hits.length * 2 < filled.length) return 'other';
  if (hits.some((cell) => /[(=#[]|[cn]\d/.test(cell))) return 'SMILES';
  // A column of single letters is more likely a mark than a molecule.
  return hits.reduce((sum, cell) => sum + cell.length, 0) < 2 * hits.length ? 'other' : 'perhaps';
}

/**
 * The columns that could be the one of SMILES: none, one, or several, of which nobody but the user can choose.
 *
 * A column counts whose heading names SMILES, unless its cells are something else and another one's are not; whose
 * heading is like `structure` and whose cells could be SMILES; or whose cells look like SMILES beyond doubt. Where there
 * is none of these, the headings decide, and then the cells that could be SMILES.
 *
 * @param heading - cells of the first row
 * @param rows - rows at the table's beginning, without the heading; none where there is only a heading
 * @param others - columns that are known to be of something else; where there are any, no guess is made at a column of letters
 * @returns 0-based numbers of columns, in their order
 */
export function smilesColumns(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  others: ReadonlySet<number> = new Set(),
): readonly number[] {
  const looked = rows.length === 0 ? [heading] : rows;
  const width = Math.max(heading.length, ...looked.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => {
    const name = heading[at] ?? '';
    const look = lookOf(looked.map((row) => row[at] ?? ''));
    const kind = namesSmiles(name) ? 'named' : STRUCTURE_NAMES.includes(plain(name)) ? 'perhaps' : 'other';
    return { at, look, kind } as const;
  });
  const numbers = (which: (column: (typeof columns)[number]) => boolean): number[] =>
    columns.filter((column) => which(column) && !others.has(column.at)).map(({ at }) => at);
  const named = numbers(({ kind, look }) => kind === 'named' && look !== 'other');
  const seen = numbers(({ kind, look }) => look === 'SMILES' || (kind === 'perhaps' && look === 'perhaps'));
  // What a heading alone says is not given up for what another column looks like.
  const byHeading = named.length > 0 ? named : numbers(({ kind }) => kind === 'named');
  const both = [...new Set([...byHeading, ...seen])].sort((a, b) => a - b);
  if (both.length > 0) return both;
  const structures = numbers(({ kind }) => kind === 'perhaps');
  if (structures.length > 0 || others.size > 0) return structures;
  return numbers(({ look }) => look === 'perhaps');
}

/**
 * The columns that the user's word may mean: those of that name; where there is none, of that name but for case, blanks
 * and marks; where there is none, that of the 1-based number.
 *
 * @returns 0-based numbers; more than one where the word is not enough to choose by
 */
export function columnsNamed(header: readonly string[], wanted: string): readonly number[] {
  const where = (is: (cell: string) => boolean): number[] =>
    header.flatMap((cell, at) => (is(cell) ? [at] : []));
  const exact = where((cell) => cell.trim() === wanted.trim());
  if (exact.length > 0) return exact;
  const loose = where((cell) => sameName(cell, wanted));
  if (loose.length > 0) return loose;
  const number = /^[1-9]\d{0,4}$/.test(wanted.trim()) ? Number(wanted) : Number.NaN;
  return number <= header.length ? [number - 1] : [];
}
