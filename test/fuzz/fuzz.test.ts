import fc from 'fast-check';
import { test } from 'vitest';
import { FOUND } from './found.js';
import { CAMPAIGNS } from './index.js';

test.each(CAMPAIGNS.map((campaign) => [campaign.name, campaign.claim, campaign] as const))(
  '%s: %s',
  async (name, _, { few, property }) => {
    await fc.assert(property() as fc.IAsyncProperty<[never]>, {
      numRuns: few,
      examples: (FOUND[name] ?? []) as [never][],
    });
  },
);
