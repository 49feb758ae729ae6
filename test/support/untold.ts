/** Warnings that the exact path has and a line that the prefilter passes over may lack; the README names them. */
export const UNTOLD_WARNINGS: ReadonlySet<string> = new Set([
  'metal-bond-dropped',
  'radical',
  'ring-after-branch',
  'second-reading-refused',
  'second-reading-skipped',
  'slant-conflict',
]);

/** Reasons, about the chemistry of a well-written text, for which the exact path refuses what the prefilter passes over. */
export const UNTOLD_REASONS: ReadonlySet<string> = new Set([
  'kekule',
  'valence',
  'aromatic-chain',
  'aromatic-bond',
  'second-reading',
]);
