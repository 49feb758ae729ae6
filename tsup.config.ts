import { defineConfig } from 'tsup';

/**
 * One build: what entries share stands in dist once. All is bundled but openchemlib, which is as large as the rest and may be
 * used by others too. CommonJS doors and notices are made from it by build/doors.ts.
 */
const outside = [
  'openchemlib',
  'commander',
  'cli-progress',
  'csv-parse',
  'csv-stringify',
  'p-limit',
  'saxes',
  'workerpool',
].map((name) => new RegExp(`^${name}(?:/|$)`));

const ENTRIES = {
  index: 'src/index.ts',
  batch: 'src/entries/batch.ts',
  'batch.web': 'src/entries/batch.web.ts',
  node: 'src/entries/node.ts',
  prefilter: 'src/entries/prefilter.ts',
  picture: 'src/entries/picture.ts',
  report: 'src/entries/report.ts',
  law: 'src/entries/law.ts',
  client: 'src/worker/client.ts',
};

export default defineConfig([
  {
    entry: {
      ...ENTRIES,
      cli: 'src/cli/start.ts',
      'web-worker': 'src/worker/worker.ts',
      // The thread of Node lies beside what starts it.
      worker: 'src/batch/node/worker.ts',
    },
    format: ['esm'],
    target: 'es2022',
    platform: 'node',
    splitting: true,
    clean: true,
    external: outside,
    noExternal: [
      /^(?!openchemlib|commander|cli-progress|csv-parse|csv-stringify|p-limit|saxes|workerpool).*/,
    ],
  },
  {
    // Of the zod that its user has, so that schemas go together.
    entry: { schema: 'src/entries/schema.ts' },
    format: ['esm'],
    target: 'es2022',
    platform: 'node',
    external: [...outside, 'zod'],
    noExternal: [/^(?!zod$|openchemlib).*/],
  },
  ...(process.env.NO_TYPES
    ? []
    : [
        {
          entry: { ...ENTRIES, schema: 'src/entries/schema.ts' },
          format: ['esm' as const],
          dts: { only: true },
        },
      ]),
]);
