/**
 * The campaigns, for as long as one likes: `npm run fuzz -- --minutes 10`.
 * `--campaign reader,packs` chooses some, `--seed 42` does the same again. Exit code 1 where something was found.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { SHARED, slowest } from './campaign.js';
import { FOUND } from './found.js';
import { CAMPAIGNS } from './index.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    campaign: { type: 'string' },
    seed: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const names = values.campaign?.split(',') ?? CAMPAIGNS.map(({ name }) => name);
const chosen = CAMPAIGNS.filter(({ name }) => names.includes(name));
if (!(minutes > 0) || chosen.length !== names.length) {
  console.error(
    `--minutes is a number above 0; --campaign is of ${CAMPAIGNS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const watchdog = new Worker(new URL('./watchdog.mjs', import.meta.url), {
  workerData: { shared: SHARED, seconds: 60 },
});
let found = 0;
for (const { name, claim, property } of chosen) {
  console.log(`${name}: ${claim} (seed ${seed})`);
  const begin = performance.now();
  const limit = (minutes * 60_000) / chosen.length;
  const told = await fc.check(property() as fc.IAsyncProperty<[never]>, {
    seed,
    examples: (FOUND[name] ?? []) as [never][],
    numRuns: 2 ** 31 - 1,
    interruptAfterTimeLimit: limit,
    markInterruptAsFailure: false,
  });
  const seconds = (performance.now() - begin) / 1000;
  console.log(
    `  ${told.numRuns.toLocaleString('en')} cases in ${seconds.toFixed(0)} s, seed ${told.seed}, found ${told.failed ? 1 : 0}`,
  );
  const worst = slowest.get(name);
  if (worst !== undefined) console.log(`  slowest ${worst.ms.toFixed(0)} ms: ${JSON.stringify(worst.what)}`);
  if (told.failed) {
    found += 1;
    console.log(`  found, shrunk ${told.numShrinks} times: ${fc.stringify(told.counterexample)}`);
    console.log(`  again with: npm run fuzz -- --campaign ${name} --seed ${told.seed}`);
    console.log(
      `  ${String(told.errorInstance instanceof Error ? told.errorInstance.stack : told.errorInstance)
        .split('\n')
        .slice(0, 12)
        .join('\n  ')}`,
    );
  }
}
console.log(found === 0 ? 'nothing found' : `found in ${found} of ${chosen.length} campaigns`);
await watchdog.terminate();
process.exitCode = found === 0 ? 0 : 1;
