import type { Family } from '../family.js';
import { decompose, decomposeAs, decomposeSpiro, decomposeSpiroAs } from './decompose.js';
import { differences, spiroDifferences } from './differences.js';
import { pose, spiroPose } from './pose.js';
import { RELATIONS, SPIRO_RELATIONS } from './relations.js';
import { SPIRO_VARIANTS, VARIANTS } from './variants.js';
import { SITES, SPIRO_SITES } from './words.js';

/** 1-(Arylalkyl)-4-(2-oxobenzimidazolin-1-yl)piperidines and their near relatives. */
export const ORPHINES: Family = {
  id: 'orphine',
  name: 'orphines',
  parent: { name: 'brorphine', smiles: 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1' },
  sites: SITES,
  relations: RELATIONS,
  variants: VARIANTS,
  decompose,
  decomposeAs,
  incomplete: [],
  differences,
  pose,
};

/** Their spiro kin, 8-(arylalkyl)-1-aryl-1,3,8-triazaspiro[4.5]decan-4-ones: a core of its own, with sites of its own. */
export const SPIRO_ORPHINES: Family = {
  id: 'spiro-orphine',
  name: 'spiro orphines',
  parent: { name: 'spirobrorphine', smiles: 'CC(c1ccc(Br)cc1)N1CCC2(CC1)C(=O)NCN2c1ccccc1' },
  sites: SPIRO_SITES,
  relations: SPIRO_RELATIONS,
  variants: SPIRO_VARIANTS,
  decompose: decomposeSpiro,
  decomposeAs: decomposeSpiroAs,
  incomplete: [],
  differences: spiroDifferences,
  pose: spiroPose,
};
