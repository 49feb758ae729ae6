/**
 * Where a substance stands in the tariff, as evidence. It is a reading of the words by structure: no ruling of an
 * authority, no duty, and good for the substance as such, not for solutions, mixtures or dosage forms.
 */
export interface Tariff {
  readonly edition: 'HS 2022';
  /** Four digits, `2933`; null where no ring holds a hetero atom: then another heading, which is not worked out here. */
  readonly heading: string | null;
  /** Six digits, `2933.34`; null where the heading alone is known. */
  readonly subheading: string | null;
  /** `plain` where an official list or the words decide; `arguable` where they do not. */
  readonly reading: 'plain' | 'arguable';
  /** Plain sentences: what decides, and what makes it arguable. */
  readonly why: readonly string[];
  /** Other places that one may argue for, headings or subheadings. */
  readonly alternatives: readonly string[];
  /** The words of the subheading, verbatim, with where they were read; absent where they are not held. */
  readonly words?: { readonly text: string; readonly source: string };
}
