/** A format of lists: a SMILES list, a table between commas or tabs, a workbook, an SD file, a mass-spectrum library. */
export type InputFormat = 'smi' | 'csv' | 'tsv' | 'xlsx' | 'sdf' | 'msp';
