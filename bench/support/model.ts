/** What each stage of a screen costs, measured on this machine, in seconds. */
export interface StageCosts {
  /** Before the first line: a process with what it loads. */
  readonly start: number;
  /** What one thread more costs before it is of use: it loads and compiles the exact path anew. */
  readonly thread: number;
  /** The prefilter, for all lines; with the reading of their bytes. */
  readonly prefilter: number;
  /** The exact path, for all candidates. */
  readonly exact: number;
  /** What one thread does for all: reading back the results of others, and writing them. */
  readonly merging: number;
}

export interface Modelled {
  readonly cores: number;
  readonly seconds: number;
  /** How many times as fast as on one core. */
  readonly times: number;
  /** The stage that takes most of the time there. */
  readonly binds: keyof StageCosts;
}

/**
 * How long would the same screen take on so many cores? Ranges of the file are read, prefiltered and judged by every core alike; one of
 * them merges besides, and is the last to end where that is more than its share.
 *
 * @param costs - of one list
 * @param more - how many times as long the list is
 */
export function modelled(costs: StageCosts, cores: readonly number[], more = 1): Modelled[] {
  const on = (n: number): Omit<Modelled, 'times'> => {
    const merging = n === 1 ? 0 : costs.merging * more;
    const shares = { prefilter: (costs.prefilter * more) / n, exact: (costs.exact * more) / n };
    const work = shares.prefilter + shares.exact + merging / n;
    const parts: StageCosts = {
      ...shares,
      start: costs.start,
      thread: n === 1 ? 0 : costs.thread,
      merging: Math.max(merging, work) === work ? merging / n : merging,
    };
    const binds = (Object.keys(parts) as (keyof StageCosts)[]).reduce((a, b) =>
      parts[b] > parts[a] ? b : a,
    );
    return { cores: n, seconds: parts.start + parts.thread + Math.max(merging, work), binds };
  };
  const one = on(1).seconds;
  return cores.map((n) => ({ ...on(n), times: one / on(n).seconds }));
}
