/** A format of lists: a SMILES list, a table between commas or tabs, a workbook, an SD file. */
export type InputFormat = 'smi' | 'csv' | 'tsv' | 'xlsx' | 'sdf';
