import data from './data/substances.json';

/**
 * How sure a CAS number is. `official`: printed in a law; `high`: two sources, one of them tied to the structure;
 * `medium`: one source tied to it, or two by name alone. What is less sure is not held.
 */
export type NumberConfidence = 'official' | 'high' | 'medium';

/** A CAS number of a substance, or of one salt of it. */
export interface CasFact {
  /** As printed: `437-38-7`. */
  readonly number: string;
  /** `base`, `hydrochloride`, `citrate`, `oxalate`; `not said` where a pack says none. */
  readonly form: string;
  /** Where the number is that of one stereoisomer: which. */
  readonly stereoisomer?: string;
  readonly confidence: NumberConfidence;
  /** Where it was read. */
  readonly source: string;
}

/** What an official list says of a substance's place in the tariff. */
export interface OfficialTariff {
  /** Six digits of the Harmonized System, `2933.39`. */
  readonly hs: string;
  /** Eight digits of the EU's Combined Nomenclature, `2933 39 99`. */
  readonly cn: string;
  readonly source: string;
}

/**
 * Facts on one substance of the register beyond the register itself. Names and synonyms that stand there are not
 * told again: the InChIKey joins the two.
 */
export interface SubstanceFacts {
  /** Id of one entry of the register that names it. */
  readonly entry: string;
  readonly inchiKey: string;
  readonly cas?: readonly CasFact[];
  /** Names that stand in no entry. */
  readonly synonyms?: readonly string[];
  /** Where `synonyms` were read. */
  readonly synonymsSource?: string;
  /** International nonproprietary name, as the words of the tariff mark it. */
  readonly inn?: string;
  /** Four digits of the Drug Enforcement Administration (21 CFR 1308). */
  readonly dea?: string;
  readonly tariff?: OfficialTariff;
}

/**
 * The facts that we hold, each with its source. Gathered 2026-11-28; how, and how sure: NOTES.md beside the data.
 *
 * @example
 * SUBSTANCE_FACTS.find(({ entry }) => entry === 'ca-fentanyl').cas[0].number; // '437-38-7'
 */
export const SUBSTANCE_FACTS = data as readonly SubstanceFacts[];
