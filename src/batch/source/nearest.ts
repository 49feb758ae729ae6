import { distance } from 'fastest-levenshtein';

/** The known word that the given one was most likely meant to be, if one is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { word: string; far: number } | undefined;
  for (const other of known) {
    const far = distance(word.toLowerCase(), other.toLowerCase());
    if (best === undefined || far < best.far) best = { word: other, far };
  }
  if (best === undefined) return undefined;
  const near = best.word.length <= 3 ? 1 : Math.max(2, Math.floor(best.word.length / 3));
  return best.far <= near ? best.word : undefined;
}
