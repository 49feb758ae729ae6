import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts', batch: 'src/batch/index.ts' },
    // CommonJS finds the worker too.
    shims: true,
    format: ['esm', 'cjs'],
    target: 'node20',
    dts: true,
    clean: true,
    sourcemap: false,
  },
  {
    // The worker lies beside what starts it.
    entry: { cli: 'src/cli/start.ts', worker: 'src/batch/engine/worker.ts' },
    format: ['esm'],
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    dts: false,
    // Its some seventy files take longer to find and read than what is used of them takes to run. Its licence goes along.
    noExternal: ['zod'],
    onSuccess: () => copyFile('node_modules/zod/LICENSE', 'dist/zod.LICENSE'),
  },
]);
