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
] as const;

export type Word = (typeof WORDS)[number];

/** How a group meets a word: beyond doubt, or only on one of two readings of the text. */
export type Reading = 'plain' | 'arguable';

/** The sites of the skeleton, as the field names them. */
export const SITES = ['acyl', 'aniline ring', 'piperidine ring', 'N-substituent'] as const;

export type Site = (typeof SITES)[number];

/** The sites at which a class rule can allow a change. */
export const CLAUSE_SITES = [
  'acyl',
  'aniline ring',
  'piperidine ring',
  'piperidine C4',
  'phenethyl',
  'phenethyl ring',
  'N-substituent',
] as const;

export type ClauseSite = (typeof CLAUSE_SITES)[number];
