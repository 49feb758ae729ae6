/** What the U-series' relations, variants and sites are called, by itself so that a command can name them and load no chemistry. */
export const U_SERIES_IDS = {
  id: 'u-series',
  relations: [
    'aminocyclohexyl-amide',
    'amine-moved',
    'n-aryl-amide',
    'aryl-acyl-changed',
    'cyclohexane-changed',
  ],
  variants: [
    'phenylacetamide',
    'amine-with-hydrogen',
    'spiro-amine',
    'oxaspiro',
    'cyclohexane-fused',
    'phenyl-fused',
    'hetaryl-acid',
    'longer-acid',
    'branched-acid',
    'thioacyl-amide',
    'cyclopentane',
    'cycloheptane',
    'cyclohexene',
  ],
  sites: ['amine', 'cyclohexane ring', 'amide nitrogen', 'carbonyl', 'aryl'],
  /** The places of which a clause of law may speak, and the site that each belongs to. */
  clauseSites: {
    amine: 'amine',
    'spiro amine': 'amine',
    'cyclohexane ring': 'cyclohexane ring',
    'amide nitrogen': 'amide nitrogen',
    carbonyl: 'carbonyl',
    aryl: 'aryl',
    'fused aryl': 'aryl',
  },
} as const;
