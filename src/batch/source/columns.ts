/** Which cells of a row are which, as 0-based numbers. */
export interface Columns {
  readonly smiles: number;
  readonly id?: number;
  readonly name?: number;
}

/** Names of columns, without case, blanks and marks; those that come first are believed first. */
const SMILES_NAMES = [
  'smiles',
  'smilesstring',
  'canonicalsmiles',
  'isomericsmiles',
  'inputsmiles',
  'originalsmiles',
  'absolutesmiles',
  'rdkitsmiles',
  'smilesparent',
  'cxsmiles',
  'smi',
  'structure',
  'chemicalstructure',
  'structuresmiles',
  'molecule',
  'mol',
];

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
  'chemicalname',
  'title',
];

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const byName = (header: readonly string[], names: readonly string[]): number | undefined => {
  const cells = header.map(plain);
  for (const name of names) {
    const at = cells.indexOf(name);
    if (at !== -1) return at;
  }
  return undefined;
};

/** True for a name under which tables carry their SMILES. */
export function isSmilesHeading(cell: string): boolean {
  const name = plain(cell);
  return SMILES_NAMES.includes(name) || name.includes('smiles');
}

/** True for a name under which lists carry their ids. */
export const isIdName = (text: string): boolean => ID_NAMES.includes(plain(text)) || endsInId(text);

/** True for a name under which lists carry declared names. */
export const isNameName = (text: string): boolean => NAME_NAMES.includes(plain(text));

/** True where two names are the same but for case, blanks and marks. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b) && plain(a) !== '';

const endsInId = (text: string): boolean =>
  /(^|[\s_-])id$/i.test(text.trim()) || /[a-z]ID$/.test(text.trim());

/** True for a text made of nothing but the signs of SMILES. A guess at what a column holds, and no reading of it. */
export function looksLikeSmiles(text: string): boolean {
  const bare = text.trim().split(/\s/, 1)[0] ?? '';
  return (
    bare.length <= 5000 &&
    /^(?:\[[^[\]\s]+\]|Br|Cl|[BCNOPSFIbcnops]|[0-9]|[%()=#$:/\\.~-])+$/.test(bare) &&
    /[A-Za-z]/.test(bare)
  );
}

/** The columns that the heading names: SMILES by its name, or not at all. */
export function columnsByName(header: readonly string[]): Partial<Columns> {
  let smiles = byName(header, SMILES_NAMES);
  if (smiles === undefined) {
    const at = header.findIndex((cell) => plain(cell).includes('smiles'));
    if (at !== -1) smiles = at;
  }
  let id = byName(header, ID_NAMES);
  if (id === undefined) {
    const at = header.findIndex(endsInId);
    if (at !== -1) id = at;
  }
  const name = byName(header, NAME_NAMES);
  return {
    ...(smiles === undefined ? {} : { smiles }),
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
  };
}

/**
 * The column whose cells look like SMILES in most of the rows, where the heading does not say. A column with longer
 * texts wins over one with shorter: a column of single letters is more likely a mark than a molecule.
 */
export function smilesByContent(rows: readonly (readonly string[])[]): number | undefined {
  const width = Math.max(0, ...rows.map((row) => row.length));
  let best: { at: number; score: number } | undefined;
  for (let at = 0; at < width; at += 1) {
    const filled = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
    const hits = filled.filter(looksLikeSmiles);
    if (hits.length === 0 || hits.length * 2 < filled.length) continue;
    const letters = hits.reduce((sum, cell) => sum + Math.min(cell.length, 40), 0) / hits.length;
    if (letters < 2) continue;
    const score = (hits.length / filled.length) * letters;
    if (best === undefined || score > best.score) best = { at, score };
  }
  return best?.at;
}

/** A column by the name that the user gave, or by its 1-based number where no column has that name. */
export function columnNamed(header: readonly string[], wanted: string): number | undefined {
  const exact = header.findIndex((cell) => cell.trim() === wanted.trim());
  if (exact !== -1) return exact;
  const loose = header.findIndex((cell) => plain(cell) === plain(wanted) && plain(wanted) !== '');
  if (loose !== -1) return loose;
  const number = /^[1-9]\d{0,4}$/.test(wanted.trim()) ? Number(wanted) : Number.NaN;
  return number <= header.length ? number - 1 : undefined;
}
