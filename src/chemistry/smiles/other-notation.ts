/** An InChIKey, a CAS registry number: neither is ever a readable SMILES. */
const OTHERS = /^([A-Z]{14}-[A-Z]{10}-[A-Z]$|\d{2,7}-\d\d-\d$)/;

/**
 * Is this another way to name a substance, which stands where a SMILES should?
 *
 * @param text - what could not be read
 * @returns true for an InChIKey and a CAS registry number
 * @throws never
 * @example isOtherNotation('437-38-7'); // true
 */
export function isOtherNotation(text: string): boolean {
  return OTHERS.test(text);
}
