import fc from 'fast-check';
import { test } from 'vitest';
import { CAMPAIGNS } from './index.js';

test.each(CAMPAIGNS.map((campaign) => [campaign.name, campaign.claim, campaign] as const))(
  '%s: %s',
  async (_, __, { few, property }) => {
    await fc.assert(property() as fc.IAsyncProperty<[never]>, { numRuns: few });
  },
);
