import type { Oracle } from './answer.js';
import { CN_2019, CN_NITAZENES, CN_ORPHINES, CN_ORPHINES_SPIRO } from './cn.js';
import { DE_4, DE_7, DE_9 } from './de.js';
import { GB_1D, GB_1EA, IE_1AF } from './gb.js';
import { IT_2020, US_FRS } from './us.js';
import { FL_64 } from './us-fl.js';

export type { Oracle, Verdict } from './answer.js';

/** Every reading by RDKit, in the order of docs/ORACLES.md. */
export const ORACLES: readonly Oracle[] = [
  US_FRS,
  CN_2019,
  GB_1D,
  IE_1AF,
  IT_2020,
  CN_NITAZENES,
  GB_1EA,
  DE_7,
  FL_64,
  CN_ORPHINES,
  CN_ORPHINES_SPIRO,
  DE_9,
  DE_4,
];
