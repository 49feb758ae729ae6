import type { Family } from '../family.js';
import { decompose, decomposeAs } from './decompose.js';
import { differences } from './differences.js';
import { pose } from './pose.js';
import { RELATIONS } from './relations.js';
import { VARIANTS } from './variants.js';
import { SITES } from './words.js';

/** 2-benzylbenzimidazole opioids and their near relatives. */
export const NITAZENES: Family = {
  id: 'nitazene',
  name: 'nitazenes',
  parent: { name: 'etonitazene', smiles: 'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1' },
  sites: SITES,
  relations: RELATIONS,
  variants: VARIANTS,
  decompose,
  decomposeAs,
  incomplete: [],
  differences,
  pose,
};
