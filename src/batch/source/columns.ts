// By file: the command loads this to print its help, and the facts of identifiers are not needed for that.
import { isBlank } from '../../identifiers/blank.js';
import { readCasCell } from '../../identifiers/cas.js';
import { readInchiKey } from '../../identifiers/inchikey.js';

/** What may identify a thing beside its structure, each in a column of its own. */
export type IdentifierField = 'inchi' | 'inchiKey' | 'cas' | 'systematicName' | 'formula' | 'mass' | 'hs';

/** Which cells of a row are which, as 0-based numbers. */
export interface Columns {
  /** Absent where the table holds no SMILES. */
  readonly smiles?: number;
  readonly id?: number;
  readonly name?: number;
  /** Further columns of names, in their order: a list in two languages, goods beside the substance. */
  readonly moreNames?: readonly number[];
  /** Further columns of CAS numbers, of salts say. */
  readonly moreCas?: readonly number[];
  /** Columns of other identifiers; none where there are none. */
  readonly identifiers: Readonly<Partial<Record<IdentifierField, number>>>;
}

/**
 * Without case, accents and widths of letters, blanks and marks: as headings are compared. Those of ASCII alone wait for no table of all
 * scripts.
 */
const plain = (text: string): string =>
  /^[ -~]*$/.test(text) ? text.toLowerCase().replaceAll(/[^a-z0-9]/g, '') : plainOfAny(text);

const plainOfAny = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Names in the form that `plain` gives them, for that takes longer than all that a short list needs. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Headings as public lists have them in several languages; earlier ones are believed first. */
export const HEADINGS: Readonly<Record<IdentifierField, readonly string[]>> = {
  inchi: words('inchi standardinchi stdinchi inchistring inchicode'),
  inchiKey: words('inchikey standardinchikey stdinchikey inchlkey'),
  cas: words(`cas casno casnr casrn casnumber casnum casnummer casregistrynumber casregistryno casnos
    numerocas nocas ncas cas号 cas编号 cas登记号 cas登录号 cas號 化学文摘号 socas macas masocas sodangkycas`),
  systematicName: words(`iupacname iupacnames systematicname cndesignationifdifferent iupac iupacbezeichnung
    systematischername systematischebezeichnung nomiupac nomsystematique nomeiupac nomesistematico nombreiupac
    nombresistematico tenkhoahoc 化学名称 系统名称 系统命名 化学名`),
  formula: words(`formula molecularformula sumformula chemicalformula molformula summenformel bruttoformel
    molekulformel formulebrute formule formulemoleculaire formulechimique formulabruta formulamolecular
    formulaquimica formulamolecolare formulachimica 分子式 化学式 congthuc congthucphantu congthuchoahoc`),
  mass: words(`mass molecularmass molecularweight molweight molwt mw theorymw molmass molarmass molmasse molaremasse
    molekulargewicht molekulmasse massemolaire massemoleculaire poidsmoleculaire massamolare massamolecolare
    pesomolecolare pesomolecular masamolar masamolecular 分子量 摩尔质量 phantuluong khoiluongphantu khoiluongmol`),
  hs: words(`hs hscode hscodes hsno hsnumber hs10code hs6 cncode kncode htsno hts htscode htsus commoditycode
    tariffcode tariffnumber tariffno tariffheading customscode customstariffnumber taric tariccode ncm
    zolltarifnummer zolltarif warennummer warentarifnummer warencode codenummer statistischewarennummer
    codesh codenc codedouanier codetarifaire positiontarifaire nomenclature nomenclaturedouaniere
    nomenclaturecombinee codicesa codicenc codicedoganale codicetaric vocedoganale nomenclaturacombinata
    codigosa codigonc codigotaric partidaarancelaria fraccionarancelaria codigoarancelario nomenclaturacombinada
    partida kncode1 税号 税则号列 税则号 海关编码 海关编号 hs编码 hs號 商品编码 商品编号 mahs masohs masohanghoa`),
};

/** Headings that say by themselves that a line is one, and not a row. */
const STRONG: ReadonlySet<IdentifierField> = new Set(['inchi', 'inchiKey', 'cas', 'hs', 'systematicName']);

/** Names of columns that hold no SMILES for certain; what their cells look like decides. */
export const STRUCTURE_NAMES =
  words(`structure chemicalstructure molecule mol struc struktur strukturformel structurechimique
  formuledeveloppee struttura estructura 结构 结构式 分子结构 cautruc congthuccautao`);

export const ID_NAMES =
  words(`id lineid line lineno linenumber item itemid itemno itemnumber position no ref reference code sku
  catalogid catalognumber compoundid moleculeid sampleid sample chemblid zincid registrynumber
  pos posnr lfdnr laufendenummer nr n num zeile ligne riga linea posizione posicion serialno sno slno 序号 编号 项号 stt sott`);

export const NAME_NAMES =
  words(`declaredname declared declaredas goods description goodsdescription product productname name
  compoundname moleculename substance substances substancename chemicalname names title
  descriptionofgoods goodsname commodity commoditydescription itemdescription itemname productdescription material
  materialname compound chemical analyte drug drugname tradename commonname inn synonym synonyms
  stoff stoffname stoffbezeichnung substanz substanzname bezeichnung knbezeichnung warenbezeichnung warenbeschreibung
  ware produktname produktbezeichnung produkt artikelbezeichnung handelsname chemischebezeichnung chemischername wirkstoff synonyme
  nom nomdelasubstance nomchimique nomcommercial denomination denominationcommune denominationcommerciale designation
  designationcommerciale designationdesmarchandises designationdelamarchandise descriptiondesmarchandises marchandise
  marchandises libelle produit dci synonymes
  nome nomesostanza nomechimico nomecommerciale denominazione denominazionechimica denominazionecommerciale sostanza
  descrizione descrizionedellemerci descrizionedellamerce merce merci prodotto sinonimi
  nombre nombrequimico nombrecomun nombrecomercial denominacion denominacioncomun denominacionquimica sustancia
  nombredelasustancia descripcion descripciondelamercancia descripciondelasmercancias mercancia mercancias producto sinonimos
  名称 中文名称 中文名 英文名称 英文名 物质名称 品名 货物名称 货品名称 商品名称 产品名称 化学品名称 通用名 通用名称 别名 商品描述 货物描述 名稱
  ten tenchat tenhang tenhanghoa tenhoachat tensanpham tenthuongmai tengoi tenthongthuong mota motahanghoa`);

/** The column of the first of these names that there is; those that come first are believed first. */
const byName = (header: readonly string[], names: readonly string[]): number | undefined => {
  const cells = header.map(plain);
  for (const name of names) {
    const at = cells.indexOf(name);
    if (at !== -1) return at;
  }
  return undefined;
};

/** Without what stands in brackets: a unit, a note. */
const unnoted = (heading: string): string => heading.replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ');

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
export const isNameName = (text: string): boolean =>
  NAME_NAMES.includes(plain(text)) ||
  NAME_NAMES.includes(plain(unnoted(text))) ||
  /^(?:substance|compound|chemical|molecule|drug|analyte).*names?$/.test(plain(text));

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
  const named = byName(header, NAME_NAMES) ?? header.findIndex(isNameName);
  const name = named === -1 ? undefined : named;
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** What a heading says its column is; a word of it may be enough: `CAS (HCl)`, `pubchem_inchikey`. */
export function fieldOf(cell: string): IdentifierField | undefined {
  for (const heading of [plain(cell), plain(unnoted(cell))]) {
    const field = (Object.keys(HEADINGS) as IdentifierField[]).find((each) =>
      HEADINGS[each].includes(heading),
    );
    if (field !== undefined) return field;
  }
  const heading = plain(cell);
  // A cell of data holds such words too.
  if (heading.length > 40 || isData(cell)) return undefined;
  if (heading.includes('inchikey')) return 'inchiKey';
  if (heading.includes('inchi')) return 'inchi';
  return /(?<![a-z])cas(?![a-z])/i.test(cell) ? 'cas' : undefined;
}

/** What cells of a field look like, where that alone tells it. */
const LOOKS: Readonly<Partial<Record<IdentifierField, (cell: string) => boolean>>> = {
  inchi: (cell) => /^["']?InChI=1/i.test(cell),
  inchiKey: (cell) => readInchiKey(cell) !== undefined,
  cas: (cell) => readCasCell(cell).some(({ ok }) => ok),
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
    const exact = byName(heading, HEADINGS[field]);
    const at = exact ?? heading.findIndex((cell) => fieldOf(cell) === field);
    if (at !== -1) found[field] = at;
  }
  for (const field of Object.keys(LOOKS) as IdentifierField[]) {
    if (found[field] !== undefined) continue;
    const at = heading.findIndex((_, column) => mostAre(field, heading, rows, column));
    if (at !== -1) found[field] = at;
  }
  return found;
}

/** Whether most cells of a column that hold anything look like this field. */
function mostAre(
  field: IdentifierField,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  at: number,
): boolean {
  const looks = LOOKS[field];
  if (looks === undefined) return false;
  const cells = (rows.length === 0 ? [heading] : rows)
    .map((row) => (row[at] ?? '').trim())
    .filter((cell) => !isBlank(cell));
  return cells.length > 0 && 2 * cells.filter(looks).length > cells.length;
}

/**
 * Columns of names and CAS numbers beside the first of each.
 *
 * @param taken - columns that are known to be of something else, or the first of each
 */
export function furtherColumns(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
): Pick<Columns, 'moreNames' | 'moreCas'> {
  const free = heading.flatMap((_, at) => (taken.has(at) ? [] : [at]));
  const moreCas = free.filter((at) => fieldOf(heading[at]!) === 'cas' || mostAre('cas', heading, rows, at));
  const moreNames = free.filter((at) => isNameName(heading[at]!) && !moreCas.includes(at));
  return { ...(moreNames.length > 0 ? { moreNames } : {}), ...(moreCas.length > 0 ? { moreCas } : {}) };
}

/** True for cells that can be nothing but a heading of identifiers: two that name them, one of these for certain. */
export function isIdentifierHeading(cells: readonly string[]): boolean {
  const fields = cells.map(fieldOf);
  const named = cells.filter((cell, i) => fields[i] !== undefined || isNameName(cell)).length;
  const isCertain = fields.some((field) => field !== undefined && STRONG.has(field));
  return isCertain && named >= 2 && !cells.some((cell) => isData(cell));
}

/** True for a text that is an InChIKey or a CAS number: a line of it is no molecule, and no heading. */
export const isKeyOrNumber = (text: string): boolean => LOOKS.inchiKey!(text) || LOOKS.cas!(text);

/** True for a cell that names a column: of an identifier, of names, of ids, of structures. */
export const isHeading = (cell: string): boolean =>
  fieldOf(cell) !== undefined || isNameName(cell) || isIdName(cell) || isSmilesHeading(cell);

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
