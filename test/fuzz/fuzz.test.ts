import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FOUND } from './found.js';
import { corpusOf } from './guided/corpus.js';
import { READERS } from './guided/readers.js';
import { CAMPAIGNS } from './index.js';

/** CI draws the same each time, so that what it finds is of the change; `npm test` and `npm run fuzz` draw others. */
const seed = process.env.ONETWEAK_FUZZ_SEED;

test.each(CAMPAIGNS.map((campaign) => [campaign.name, campaign.claim, campaign] as const))(
  '%s: %s',
  async (name, _, { few, property }) => {
    await fc.assert(property() as fc.IAsyncProperty<[never]>, {
      numRuns: few,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      examples: (FOUND[name] ?? []) as [never][],
    });
  },
);

describe('what fuzzing guided by coverage has kept, each input of which reaches a branch of its own', () => {
  test.each(READERS.map((reader) => [reader.name, reader.claim, reader] as const))(
    '%s: %s',
    async (name, _, reader) => {
      const check = reader.make();
      const inputs = corpusOf(name);
      expect(inputs.length).toBeGreaterThan(10);
      for (const input of inputs) await check(input);
    },
  );
});
