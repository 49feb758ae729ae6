import type fc from 'fast-check';

/** One thing that must hold whatever comes, tried on inputs made at random. */
export interface Campaign {
  readonly name: string;
  /** What is claimed. */
  readonly claim: string;
  /** Cases that `npm test` tries; `npm run fuzz` tries as many as its time allows. */
  readonly few: number;
  /** Made when the campaign begins: some need a while to be ready. */
  readonly property: () => fc.IAsyncProperty<[never]> | fc.IProperty<[never]>;
}

/** Lets a property of any shape stand in the list of campaigns. */
export const anyProperty = (property: unknown): ReturnType<Campaign['property']> =>
  property as ReturnType<Campaign['property']>;

/** The case that took longest, by campaign: no bound of a test, but a figure to look at. */
export const slowest = new Map<string, { ms: number; what: string }>();

/** What is being tried, for the watchdog: a number that is odd while something is, and its text. */
export const SHARED = new SharedArrayBuffer(8 + (1 << 17));
const count = new Int32Array(SHARED, 0, 2);
const shown = new Uint8Array(SHARED, 8);
const encoder = new TextEncoder();

/** Does something, remembers what took longest, and lets the watchdog know what it is. */
export function timed<T>(campaign: string, what: string, act: () => T): T {
  const done = begun(campaign, what);
  try {
    return act();
  } finally {
    done();
  }
}

/** The same where it is waited for; nothing else is to be done meanwhile. */
export async function timedAsync<T>(campaign: string, what: string, act: () => Promise<T>): Promise<T> {
  const done = begun(campaign, what);
  try {
    return await act();
  } finally {
    done();
  }
}

function begun(campaign: string, what: string): () => void {
  const bytes = encoder.encode(what.slice(0, 30_000));
  shown.set(bytes);
  Atomics.store(count, 1, bytes.length);
  Atomics.add(count, 0, 1);
  const begin = performance.now();
  return () => {
    Atomics.add(count, 0, 1);
    const ms = performance.now() - begin;
    if (ms > (slowest.get(campaign)?.ms ?? 0)) slowest.set(campaign, { ms, what: what.slice(0, 300) });
  };
}
