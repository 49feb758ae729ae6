import { alkylcarbamoyl, alkylsulfonyl, alkylthiocarbonyl } from './acid.js';
import { acyl } from './acyl.js';
import { anySubstituent, aromaticHeterocycle, aryl, benzyl, heterocycle, phenyl } from './aryl.js';
import { alkylene, cycloalkyl, fusedRing, oxaalkylene } from './closing.js';
import { alkenyl, alkyl, cyanoalkyl, halo, haloalkyl, trialkylsilyl } from './hydrocarbon.js';
import { amino, nitro } from './nitrogen.js';
import {
  acyloxy,
  alkoxyalkyl,
  alkoxycarbonyl,
  alkoxyl,
  alkylenedioxy,
  alkylsulfanyl,
  ester,
  ether,
  hydroxyl,
} from './oxygen.js';
import { aromaticGroup, aromaticMonocycle, heteromonocycle, monocycle } from './ring.js';
import { PLAIN, type WordDefinition } from './shape.js';
import type { Word } from './words.js';

const anyGroup: WordDefinition = {
  word: 'any group but hydrogen',
  reading: 'Whatever stands in the place, unless it is hydrogen alone.',
  meets: () => PLAIN,
};

/** The whole vocabulary, one definition a word. */
export const VOCABULARY: Readonly<Record<Word, WordDefinition>> = Object.freeze({
  'any group but hydrogen': anyGroup,
  acyl,
  alkyl,
  alkenyl,
  alkoxyl,
  alkoxyalkyl,
  alkoxycarbonyl,
  acyloxy,
  alkylenedioxy,
  hydroxyl,
  halo,
  haloalkyl,
  amino,
  nitro,
  ester,
  ether,
  monocycle,
  'aromatic monocycle': aromaticMonocycle,
  heteromonocycle,
  cycloalkyl,
  alkylene,
  oxaalkylene,
  'fused ring': fusedRing,
  'aromatic group': aromaticGroup,
  cyanoalkyl,
  alkylsulfanyl,
  trialkylsilyl,
  alkylsulfonyl,
  alkylthiocarbonyl,
  alkylcarbamoyl,
  aryl,
  phenyl,
  benzyl,
  heterocycle,
  'aromatic heterocycle': aromaticHeterocycle,
  'any substituent': anySubstituent,
});
