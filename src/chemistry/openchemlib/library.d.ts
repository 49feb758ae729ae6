import type * as Library from 'openchemlib';

/** OpenChemLib, as far as it is used; in Node it is loaded when it is first asked for. */
export declare const openchemlib: () => Pick<
  typeof Library,
  'Molecule' | 'SmilesParser' | 'SSSearcherWithIndex'
>;
