/** An InChI, an InChIKey, a CAS registry number: none of them is ever a readable SMILES. */
const OTHERS = /^(InChI=|[A-Z]{14}-[A-Z]{10}-[A-Z]$|\d{2,7}-\d\d-\d$)/;

/**
 * Is this another way to name a substance, which stands where a SMILES should?
 *
 * @param text - what could not be read
 * @returns true for an InChI, an InChIKey and a CAS registry number
 * @throws never
 * @example isOtherNotation('437-38-7'); // true
 */
export function isOtherNotation(text: string): boolean {
  return OTHERS.test(text);
}
