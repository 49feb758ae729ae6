import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { builtins } from './builtins.js';

/**
 * Makes the command: `dist/command.cjs`, all of it as one script whose parts are run when they are first asked for, and
 * `dist/cli.cjs`, which loads that script with the code that an earlier run has compiled (src/cli/code-cache.ts).
 *
 * Tables stand beside it as JSON, in ASCII: V8 reads JSON faster than a script, and a text of one byte a sign faster than one of two.
 */

const OUT = 'dist';

/** JSON of more characters becomes a file of its own. */
const LARGE = 8192;

const tables: Plugin = {
  name: 'tables',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (text.length < LARGE || basename(path) === 'package.json') return undefined;
      const name = basename(path);
      writeFileSync(`${OUT}/${name}`, ascii(JSON.stringify(JSON.parse(text))));
      return {
        contents: `module.exports = JSON.parse(require('node:fs').readFileSync(folder + '/${name}', 'latin1'));`,
        loader: 'js',
      };
    });
  },
};

/** Signs beyond ASCII as escapes: in JSON, and in texts and patterns of a script, both are the same. */
const ascii = (text: string): string =>
  text.replaceAll(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const { outputFiles } = await build({
  entryPoints: ['src/cli/main.ts'],
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'es2022',
  external: ['openchemlib', '@rdkit/rdkit', '@modelcontextprotocol/*', 'fast-check'],
  alias: { '#openchemlib': './src/chemistry/openchemlib/library.cjs' },
  plugins: [tables, builtins],
  define: { 'import.meta.url': 'url' },
  banner: {
    js: "(function (require, importOther, folder) {\n'use strict';\nconst module = { exports: {} };\nconst url = require('node:url').pathToFileURL(folder + '/command.cjs').href;",
  },
  footer: { js: 'return module.exports;\n})' },
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
});
// What is not bundled, such as the MCP SDK, is imported by who runs the script.
const command = ascii(outputFiles[0]!.text).replaceAll(/(?<![\w.$])import\(/g, 'importOther(');
writeFileSync(`${OUT}/command.cjs`, command);

await build({
  entryPoints: ['src/cli/start.ts'],
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'es2022',
  define: { COMMAND_MARK: JSON.stringify(createHash('sha256').update(command).digest('hex').slice(0, 16)) },
  outfile: `${OUT}/cli.cjs`,
  logLevel: 'warning',
});
chmodSync(`${OUT}/cli.cjs`, 0o755);

// Scripts that name the command by its former path go on.
writeFileSync(`${OUT}/cli.js`, "#!/usr/bin/env node\nimport './cli.cjs';\n", { mode: 0o755 });
