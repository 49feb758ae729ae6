/**
 * A filter of SMILES, alone and small: `false` is a proof of `none`.
 *
 * @module onetweak/prefilter
 */

import { prefilterOf } from '../batch/prefilter/filter.js';
import { readyTables } from '../batch/prefilter/ready.js';

/**
 * A filter for the register as it is shipped.
 *
 * @example createPrefilter().maybe('CCO'); // false
 */
export interface Prefilter {
  /**
   * May this structure be anything but verdict `none`?
   *
   * @param smiles - a SMILES alone, as text or as its bytes in ASCII or UTF-8
   * @returns `false` is a proof: for every jurisdiction and every day the screener would say `none`, or, for a text that is
   * well written, that its chemistry (valences, aromatic rings) is wrong where no core and no named substance is near.
   * `true` says maybe, and no more: ask the screener
   * @throws TypeError where it is neither text nor bytes
   */
  maybe(smiles: string | Uint8Array): boolean;
}

/**
 * Makes a filter of SMILES, alone and without the library: for catalogues of millions, and for pages that must load fast. It
 * knows the register as it is shipped and no pack. Where the engine refuses WebAssembly everything is a maybe.
 *
 * @returns the filter; it holds 1 MB of memory
 * @throws never
 * @example
 * const filter = createPrefilter();
 * filter.maybe('CC(=O)Oc1ccccc1C(=O)O'); // false
 * filter.maybe('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'); // true
 */
export function createPrefilter(): Prefilter {
  const prefilter = prefilterOf(readyTables());
  const encoder = new TextEncoder();
  return Object.freeze({
    maybe(smiles: string | Uint8Array): boolean {
      if (typeof smiles !== 'string' && !(smiles instanceof Uint8Array))
        throw new TypeError('maybe: a structure is a text, its SMILES, or its bytes');
      const bytes = typeof smiles === 'string' ? encoder.encode(smiles) : smiles;
      return prefilter.maybe(bytes, 0, bytes.length);
    },
  });
}
