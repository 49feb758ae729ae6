import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    target: 'node20',
    dts: true,
    clean: true,
    sourcemap: false,
  },
  {
    // The worker lies beside what starts it.
    entry: { cli: 'src/cli/main.ts', worker: 'src/batch/engine/worker.ts' },
    format: ['esm'],
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    dts: false,
  },
]);
