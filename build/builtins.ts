import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** CommonJS packages ask for Node's own modules by require, which an ES module has not; and what they could do and nobody asks for. */
export const builtins: Plugin = {
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
