import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { defineConfig, type Options } from 'tsup';

/**
 * One build: what entries share stands in dist once. All is bundled but openchemlib, which is as large as the rest and may be
 * used by others too. CommonJS doors and notices are made from it by build/doors.ts.
 */
/** CommonJS packages ask for Node's own modules by require, which an ES module has not. */
const builtins: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'builtins-of-commonjs',
  setup(build) {
    build.onResolve({ filter: /^[a-z]/ }, ({ kind, path }) =>
      kind === 'require-call' && isBuiltin(path)
        ? { path: path.replace('node:', ''), namespace: 'builtin' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      // Nothing here starts another program; what could is not even there.
      contents: path.endsWith('child_process')
        ? 'module.exports = {};'
        : `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
    // workerpool carries a worker as text, and makes code from text where it is asked to; here nobody asks.
    build.onLoad(
      { filter: /workerpool[\\/]src[\\/](?:generated[\\/]embeddedWorker|worker)\.js$/ },
      ({ path }) => {
        if (path.includes('embeddedWorker')) return { contents: "module.exports = '';" };
        const text = readFileSync(path, 'utf8');
        const contents = text.replace(
          "new Function('return (' + fn + ').apply(this, arguments);')",
          "() => { throw new Error('there is no such task'); }",
        );
        if (contents === text) throw new Error('workerpool makes code from text elsewhere now');
        return { contents };
      },
    );
  },
};

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
      cli: 'src/cli/start.ts',
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
