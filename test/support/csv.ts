import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The structures of a CSV file with a column `smiles`. */
export function smilesColumn(path: string): string[] {
  const rows = parse(readFileSync(path), { columns: true, bom: true, relax_quotes: true }) as {
    smiles?: string;
  }[];
  return rows.flatMap((row) => (row.smiles === undefined || row.smiles === '' ? [] : [row.smiles]));
}
