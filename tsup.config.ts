import { defineConfig } from 'tsup';
import { builtins } from './build/builtins.js';

/**
 * One build: what entries share stands in dist once. All is bundled but openchemlib, which is as large as the rest and may be
 * used by others too. CommonJS doors and notices are made from it by build/doors.ts.
 */
const ENTRIES = {
  index: 'src/index.ts',
  batch: 'src/entries/batch.ts',
  'batch.web': 'src/entries/batch.web.ts',
  node: 'src/entries/node.ts',
  prefilter: 'src/entries/prefilter.ts',
  picture: 'src/entries/picture.ts',
  report: 'src/entries/report.ts',
  law: 'src/entries/law.ts',
  testing: 'src/testing/index.ts',
  client: 'src/worker/client.ts',
};

export default defineConfig([
  {
    entry: {
      ...ENTRIES,
      'web-worker': 'src/worker/worker.ts',
      // The threads of Node lie beside what starts them.
      'card-worker': 'src/cli/card-worker.ts',
      worker: 'src/batch/node/worker.ts',
    },
    format: ['esm'],
    target: 'es2022',
    platform: 'node',
    splitting: true,
    removeNodeProtocol: false,
    clean: true,
    external: ['openchemlib', '#openchemlib', '@rdkit/rdkit', /^@modelcontextprotocol\//, 'fast-check'],
    noExternal: [/^(?!#openchemlib|openchemlib|@rdkit\/|@modelcontextprotocol\/|fast-check).*/],
    esbuildPlugins: [builtins],
  },
  {
    // Of the zod that its user has, so that schemas go together.
    entry: { schema: 'src/entries/schema.ts' },
    format: ['esm'],
    target: 'es2022',
    platform: 'node',
    external: ['openchemlib', '#openchemlib', 'zod'],
    noExternal: [/^(?!zod$|#openchemlib|openchemlib).*/],
  },
]);
