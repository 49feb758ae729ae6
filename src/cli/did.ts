/**
 * What this run does, in a few words of our own: code that is kept for the next run is that of what was done (code-cache.ts). No word of
 * the user's stands here.
 */
export const DID = new Set<string>();
