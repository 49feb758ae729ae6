/**
 * The vocabulary in which class rules speak of groups. Law data names these words; the predicates beside them
 * (src/vocabulary/) say of a group whether it meets the word, each with its reading of the statutes.
 */
export const WORDS = [
  'any group but hydrogen',
  'acyl',
  'alkyl',
  'alkenyl',
  'alkoxyl',
  'alkoxyalkyl',
  'alkoxycarbonyl',
  'acyloxy',
  'alkylenedioxy',
  'hydroxyl',
  'halo',
  'haloalkyl',
  'amino',
  'nitro',
  'ester',
  'ether',
  'monocycle',
  'aromatic monocycle',
  'heteromonocycle',
  'cycloalkyl',
  'alkylene',
  'oxaalkylene',
  'fused ring',
  'aromatic group',
  'cyanoalkyl',
  'alkylsulfanyl',
  'trialkylsilyl',
  'alkylsulfonyl',
  'alkylthiocarbonyl',
  'alkylcarbamoyl',
  'aryl',
  'phenyl',
  'benzyl',
  'heterocycle',
  'aromatic heterocycle',
  'any substituent',
] as const;

export type Word = (typeof WORDS)[number];

/** How a group meets a word: beyond doubt, or only on one of two readings of the text. */
export type Reading = 'plain' | 'arguable';

/** What a clause asks of a group: a word alone, a word within limits, one named group, or one element in the place of another. */
export type Term = Word | LimitedWord | NamedGroup | SoleAtom;

/** A word with what the text adds to it: “alkyl containing up to six carbon atoms”. */
export interface LimitedWord {
  readonly word: Word;
  /** Bounds, both included, on the carbon atoms. */
  readonly carbons?: CarbonLimit | undefined;
  /** Bounds, both included, on the atoms of the ring: that of the group, or the one that it closes with the core. */
  readonly ringSize?: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined;
  /** True where the text's list is closed, so that a group which meets the word on one of two readings alone does not. */
  readonly plainly?: true | undefined;
  /** What the group may itself be substituted with, where the text says so: such groups are taken off before the word is asked. */
  readonly substitutedBy?: readonly Term[] | undefined;
}

export interface CarbonLimit {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /**
   * Which carbons the text counts: `group`, all of them (where absent); `alkyl`, those of the alkyl part alone, without
   * the carbon of a carbonyl or a nitrile: “alkoxycarbonyl (alkyl up to C6)”.
   */
  readonly of?: 'group' | 'alkyl' | undefined;
}

/** One group that a text names: acetyl, trifluoromethyl, a bridge such as methylenedioxy. */
export interface NamedGroup {
  /** With `*` for each place where it is attached: `*C(C)=O`, `*OCO*`. */
  readonly smiles: string;
  readonly name: string;
}

/** One atom of an element, whatever hydrogens it has: “replaced by a nitrogen, oxygen or sulphur atom”. */
export interface SoleAtom {
  /** Its symbol: `N`. */
  readonly element: string;
  readonly name: string;
}

/** One object for all writings of a term, so that what was answered for one rule's term is known for another's. */
export function oneTerm(term: Term): Term {
  if (typeof term === 'string') return term;
  const key = JSON.stringify(term);
  const known = TERMS.get(key);
  if (known !== undefined) return known;
  if (TERMS.size < MOST_TERMS) TERMS.set(key, term);
  return term;
}

const TERMS = new Map<string, Term>();
/** The shipped rules have a hundred; what packs add beyond the bound is answered rule by rule. */
const MOST_TERMS = 4096;

/** Whether a term speaks of this word, whatever its limits. */
export function speaksOf(term: Term, word: Word): boolean {
  return term === word || (typeof term === 'object' && 'word' in term && term.word === word);
}

/**
 * A term as a report quotes it.
 *
 * @example inWords({ word: 'alkyl', carbons: { max: 6 } }); // 'alkyl (up to 6 carbons)'
 */
export function inWords(term: Term): string {
  if (typeof term === 'string') return term;
  if (!('word' in term)) return term.name;
  const { word, carbons, ringSize, substitutedBy } = term;
  const limits = [
    ...(carbons === undefined
      ? []
      : [bounds(carbons, carbons.of === 'alkyl' ? 'carbon of its alkyl part' : 'carbon')]),
    ...(ringSize === undefined ? [] : [bounds(ringSize, 'ring atom')]),
    ...(substitutedBy === undefined
      ? []
      : [`itself substituted with ${substitutedBy.map(inWords).join(', ')}`]),
  ];
  return limits.length === 0 ? word : `${word} (${limits.join('; ')})`;
}

function bounds(
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
  unit: string,
): string {
  const count = (n: number) => `${n} ${n === 1 ? unit : unit.replace(/^(carbon|ring atom)/, '$1s')}`;
  if (min !== undefined && max !== undefined) return min === max ? count(max) : `${min} to ${count(max)}`;
  return max === undefined ? `${count(min ?? 0)} or more` : `up to ${count(max)}`;
}
