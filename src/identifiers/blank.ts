/** What lists write for "none". */
const BLANK =
  /^(?:n\/?a|n\.a\.|none|null|nil|not available|not known|unknown|not applicable|not given|k\.a\.|-+|–|—|\?+|\.+|\/)?$/i;

/**
 * Does this cell say that nothing is given?
 *
 * @param text - a cell
 * @returns true for an empty one and for `n/a`, `-` and their like
 * @throws never
 * @example isBlank('N/A'); // true
 */
export const isBlank = (text: string): boolean => BLANK.test(text.trim());
