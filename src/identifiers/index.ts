/** Which substance do this name, CAS number, key or tariff code mean, and do they agree with the structure? */

export { isBlank } from './blank.js';
export { type CasReading, casCheckDigit, hasCasCheckDigit, readCas } from './cas.js';
export {
  compareDeclared,
  type Declared,
  type FoundStructure,
  type Mismatch,
  type MismatchCode,
} from './declared.js';
export { type CasFact, type OfficialTariff, SUBSTANCE_FACTS, type SubstanceFacts } from './facts.js';
export { type FormulaReading, readFormula } from './formula.js';
export { readInchiKey } from './inchikey.js';
export {
  createIdentifiers,
  type Found,
  type Identified,
  type IdentifierKind,
  type Identifiers,
  type NotKnown,
  type NotKnownCode,
  namesOf,
  type Substance,
} from './lookup.js';
export { familyWord, formOf, LONGEST_NAME, type NameReading, nameKey, readName } from './names.js';
export {
  type Fit,
  fitsTariff,
  readTariffCode,
  type Tariff,
  type TariffCircumstances,
  type TariffFacts,
  tariffFacts,
  tariffOf,
} from './tariff/index.js';
