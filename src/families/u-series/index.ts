import type { Family } from '../family.js';
import { decompose, decomposeAs } from './decompose.js';
import { differences } from './differences.js';
import { pose } from './pose.js';
import { RELATIONS } from './relations.js';
import { VARIANTS } from './variants.js';
import { SITES } from './words.js';

/** N-(2-aminocyclohexyl)amides of benzoic and phenylacetic acids (U-47700) and their near relatives. */
export const U_SERIES: Family = {
  id: 'u-series',
  name: 'U-series',
  parent: { name: 'U-47700', smiles: 'CN(C)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1' },
  sites: SITES,
  relations: RELATIONS,
  variants: VARIANTS,
  decompose,
  decomposeAs,
  incomplete: [],
  differences,
  pose,
};
