/**
 * A thing as a list of goods has it.
 *
 * @example
 * const record: ListRecord = { smiles: 'CCO', id: 'A-1', name: 'ethanol', cas: '64-17-5' };
 * fc.check(fc.property(arbitraries(fc).row(record), (table) => table.includes('CCO'))).failed; // false
 */
export interface ListRecord {
  /** Its structure. */
  readonly smiles: string;
  /** What the list calls it. */
  readonly id?: string;
  /** The name that its sender declares. */
  readonly name?: string;
  /** Its CAS number. */
  readonly cas?: string;
  /** Its InChIKey. */
  readonly inchikey?: string;
}

/**
 * How a table is written.
 *
 * @example
 * const dialect: Partial<Dialect> = { separator: ';', lineEnd: '\n', mark: false };
 * const headings = { smiles: ['SMILES'], id: ['ID'] };
 * const rows = arbitraries(fc).row({ smiles: 'CCO', id: 'a' }, { headings, dialect });
 * fc.check(fc.property(rows, (table) => table.split('\n')[0].includes(';'))).failed; // false
 */
export interface Dialect {
  /** What parts the cells. */
  readonly separator: ',' | ';' | '\t';
  /** What ends a line. */
  readonly lineEnd: '\n' | '\r\n';
  /** Every cell in quotes; else those alone that need them. */
  readonly quoted: boolean;
  /** A byte order mark first. */
  readonly mark: boolean;
}

/** Headings as public lists have them. */
export const HEADINGS: Readonly<Record<keyof ListRecord, readonly string[]>> = {
  smiles: [
    'smiles',
    'SMILES',
    'Smiles',
    'canonical_smiles',
    'CANONICAL SMILES',
    'isomeric_smiles',
    'cxsmiles',
  ],
  id: ['id', 'ID', 'Item', 'Catalog Number', 'compound_id', 'Sample ID', 'sku'],
  name: ['name', 'Name', 'Compound Name', 'substance', 'Substance_Name', 'Goods description', 'description'],
  cas: ['cas', 'CAS', 'CAS #', 'CAS No', 'CAS-Nr.', 'CASRN', 'cas_num'],
  inchikey: ['InChIKey', 'inchi_key', 'inchikey'],
};

/** A table of one record. */
export function tableOf(
  record: ListRecord,
  headings: Readonly<Partial<Record<keyof ListRecord, string>>>,
  { separator, lineEnd, quoted, mark }: Dialect,
): string {
  const cell = (text: string): string =>
    quoted || /["\r\n\t,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const fields = (Object.keys(headings) as (keyof ListRecord)[]).filter(
    (field) => record[field] !== undefined,
  );
  const lines = [fields.map((field) => headings[field]!), fields.map((field) => record[field]!)];
  return `${mark ? '\uFEFF' : ''}${lines.map((cells) => cells.map(cell).join(separator) + lineEnd).join('')}`;
}
