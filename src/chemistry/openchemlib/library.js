// Elsewhere, where nothing can be loaded in the middle of a sum: OpenChemLib from the beginning.
import { Molecule, SmilesParser, SSSearcherWithIndex } from 'openchemlib';

const library = { Molecule, SmilesParser, SSSearcherWithIndex };
export const openchemlib = () => library;
