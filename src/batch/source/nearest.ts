import { distance } from 'fastest-levenshtein';

/** The known word that the given one was most likely meant to be, if one is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { word: string; far: number } | undefined;
  for (const other of known) {
    const far = distance(word.toLowerCase(), other.toLowerCase());
    if (best === undefined || far < best.far) best = { word: other, far };
  }
  return best !== undefined && best.far <= Math.max(1, Math.floor(best.word.length / 3))
    ? best.word
    : undefined;
}
