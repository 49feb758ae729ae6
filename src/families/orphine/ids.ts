/** What the relations, variants and sites of the orphines and of their spiro kin are called, by itself so that a command can name them and load no chemistry. */
export const ORPHINE_IDS = {
  id: 'orphine',
  relations: ['orphine', 'orphine-tail', 'orphine-lactam', 'orphine-ring'],
  variants: [
    'orphine-nor',
    'two-carbon-tail',
    'cycloalkyl-tail',
    'indolinone',
    'benzoxazolone',
    'benzothiazolone',
    'aza-benzimidazolone',
    'benzimidazolethione',
    'orphine-azetidine',
    'orphine-pyrrolidine',
    'orphine-piperidin-3-yl',
    'orphine-azepane',
    'orphine-unsaturated',
    'orphine-spaced',
  ],
  sites: ['benzimidazolone', 'piperidine ring', 'N-substituent'],
  /** The places of which a clause of law may speak, and the site that each belongs to. */
  clauseSites: {
    benzimidazolone: 'benzimidazolone',
    'benzimidazolone N3': 'benzimidazolone',
    'benzimidazolone benzo ring': 'benzimidazolone',
    'piperidine ring': 'piperidine ring',
    'N-substituent': 'N-substituent',
    'benzylic carbon': 'N-substituent',
    'benzyl ring': 'N-substituent',
  },
} as const;

export const SPIRO_ORPHINE_IDS = {
  id: 'spiro-orphine',
  relations: ['spiro-orphine', 'spiro-orphine-tail'],
  variants: ['spiro-orphine-nor', 'spiro-two-carbon-tail'],
  sites: ['N-phenyl', 'triazaspirodecanone', 'N-substituent'],
  clauseSites: {
    'N-phenyl': 'N-phenyl',
    triazaspirodecanone: 'triazaspirodecanone',
    'triazaspirodecanone N3': 'triazaspirodecanone',
    'N-substituent': 'N-substituent',
    'benzylic carbon': 'N-substituent',
    'benzyl ring': 'N-substituent',
  },
} as const;
