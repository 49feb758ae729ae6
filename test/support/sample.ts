/**
 * Some of a list, drawn by chance.
 *
 * @param count - how many; all of them where there are fewer
 * @param next - numbers from 0 up to 1, such as those of `randomFrom(seed)`
 */
export function sampleOf<T>(all: readonly T[], count: number, next: () => number): T[] {
  const keyed = all.map((each) => ({ each, key: next() }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ each }) => each);
}
