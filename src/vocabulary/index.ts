export { fromHydroxyl } from './oxygen.js';
export { arguable, type Meeting, type WordDefinition } from './shape.js';
export { meets } from './term.js';
export { VOCABULARY } from './vocabulary.js';
export {
  type CarbonLimit,
  inWords,
  type LimitedWord,
  type NamedGroup,
  oneTerm,
  type Reading,
  type SoleAtom,
  speaksOf,
  type Term,
  WORDS,
  type Word,
} from './words.js';
