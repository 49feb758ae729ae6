import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

/** Small enough to go along, so that whoever installs onetweak installs less. Their licences go along too. */
const SMALL = ['escape-html', 'fastest-levenshtein', 'picocolors'];
const licences = (names: readonly string[]) =>
  Promise.all(
    names.map((name) => {
      const file = name === 'fastest-levenshtein' ? 'LICENSE.md' : 'LICENSE';
      return copyFile(`node_modules/${name}/${file}`, `dist/${name}.LICENSE`);
    }),
  );

export default defineConfig([
  {
    entry: { index: 'src/index.ts', batch: 'src/batch/index.ts', testing: 'src/testing/index.ts' },
    // CommonJS finds the worker too.
    shims: true,
    format: ['esm', 'cjs'],
    target: 'node20',
    dts: true,
    clean: true,
    sourcemap: false,
    noExternal: SMALL,
  },
  {
    // The worker lies beside what starts it.
    entry: { cli: 'src/cli/start.ts', worker: 'src/batch/engine/worker.ts' },
    format: ['esm'],
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    dts: false,
    // Its some seventy files take longer to find and read than what is used of them takes to run. Its licence goes along.
    noExternal: ['zod', ...SMALL],
    onSuccess: async () => {
      await licences(['zod', ...SMALL]);
    },
  },
]);
