import type { Family } from '../family.js';
import { decompose, decomposeAnilines, decomposeAs, decomposeOnRings } from './decompose.js';
import { differences } from './differences.js';
import { pose } from './pose.js';
import { RELATIONS } from './relations.js';
import { VARIANTS } from './variants.js';
import { LACKS_ACYL, SITES } from './words.js';

/** 4-(N-aryl-N-acyl)aminopiperidines and their near relatives. */
export const FENTANYLS: Family = {
  id: 'fentanyl',
  name: 'fentanyls',
  parent: { name: 'fentanyl', smiles: 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1' },
  sites: SITES,
  relations: RELATIONS,
  variants: VARIANTS,
  decompose,
  decomposeAs,
  incomplete: [{ site: 'acyl', lacks: LACKS_ACYL, decompose: decomposeAnilines }],
  replacedFrame: { site: 'piperidine ring', decompose: decomposeOnRings },
  differences,
  pose,
};
