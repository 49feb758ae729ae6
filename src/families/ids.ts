/** The ids of relations and of their variants, by themselves so that a command can name them and load no chemistry. */
export const RELATION_IDS = [
  'skeleton',
  'no-acyl',
  'other-acyl',
  'aryl-changed',
  'position-moved',
  'ring-changed',
  'ring-opened',
] as const;

export type RelationId = (typeof RELATION_IDS)[number];

export const VARIANT_IDS = [
  'no-n-substituent',
  'n-acylated',
  'bridged',
  'fused',
  'urea',
  'carbamate',
  'thioamide',
  'imidoyl',
  'sulfonamide',
  'benzyl',
  'phenethyl',
  'not-aromatic',
  'hetaryl',
  'fused-aryl',
  'azetidine',
  'pyrrolidine',
  'azepane',
  'unsaturated',
  'spaced',
  'two-carbon-chain',
] as const;

export type VariantId = (typeof VARIANT_IDS)[number];
