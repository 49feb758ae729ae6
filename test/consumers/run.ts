import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inChromium } from './chromium.js';
import { LIMITS, weigh } from './sizes.js';
import { CHROMIUM, HOME, install, Missing, project, ROOT, run, sizeOf } from './support.js';

/**
 * Installs the packed package in empty projects and runs it there as its users do: Node by import and by require, TypeScript
 * in three resolutions, bundlers, a worker in Chromium, Deno and Bun.
 *
 *     npm run test:consumers [-- --short] [-- --before FOLDER]
 *
 * `--short` leaves out what takes long to install (Vite, webpack, Chromium, Deno, Bun); `--before` installs and weighs the build in
 * another checkout too.
 *
 * Needs the npm registry, and Chromium at /usr/bin/chromium or where CHROMIUM says; what is not to be had is said and skipped.
 */

const { values } = parseArgs({ options: { short: { type: 'boolean' }, before: { type: 'string' } } });
const counts = { passed: 0, failed: 0, skipped: 0 };

async function consumer(name: string, act: () => string | Promise<string>): Promise<void> {
  try {
    console.log(`ok       ${name}: ${await act()}`);
    counts.passed += 1;
  } catch (cause) {
    const missing = cause instanceof Missing;
    counts[missing ? 'skipped' : 'failed'] += 1;
    console.log(`${missing ? 'skipped' : 'FAILED '}  ${name}: ${(cause as Error).message}`);
  }
}

/** Uses each entry once; prints one line. */
const BODY = `
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
async function use() {
  const screener = createScreener({ asOf: '2026-01-01', jurisdictions: ['us'] });
  const result = screener.screen(FENTANYL);
  const found = [result.verdict, createPrefilter().maybe('CCO'), createPrefilter().maybe(FENTANYL)];
  found.push(drawResult(result, { evidence: screener.explain(result) }).startsWith('<svg'));
  found.push(words.headline(result), loadRegister().jurisdictions().length > 5);
  const list = screenLines(['CCO a', FENTANYL + ' b'], { asOf: '2026-01-01', flagged: true, findings: 'ids' });
  for await (const { line, id, result } of list) found.push(line, id, result.verdict);
  found.push((await list.summary).records);
  const lines = screenLines([FENTANYL + ' b'], { asOf: '2026-01-01' });
  const rows = formats.csv();
  const writer = rows.writable.getWriter();
  const written = (async () => { for await (const line of lines) await writer.write(line); await writer.close(); })();
  let text = '';
  for (const reader = rows.readable.getReader(); ; ) { const next = await reader.read(); if (next.done) break; text += next.value; }
  await written;
  found.push(text.split('\\r\\n').length);
  return found.join(' ');
}`;
const EXPECTED = 'listed false true true Listed as fentanyl: United States. true 2 b listed 2 3';
const NAMES = {
  onetweak: ['createScreener'],
  'onetweak/batch': ['screenLines'],
  'onetweak/prefilter': ['createPrefilter'],
  'onetweak/picture': ['drawResult'],
  'onetweak/report': ['formats', 'words'],
  'onetweak/law': ['loadRegister'],
};
const imports = Object.entries(NAMES)
  .map(([entry, names]) => `import { ${names.join(', ')} } from '${entry}';`)
  .join('\n');
const requires = Object.entries(NAMES)
  .map(([entry, names]) => `const { ${names.join(', ')} } = require('${entry}');`)
  .join('\n');
const printed = (text: string): string => {
  if (text !== EXPECTED) throw new Error(`printed ${JSON.stringify(text)}`);
  return text;
};

/** Packs the build in a checkout. */
function pack(root: string): string {
  const to = project(`packed-${root === ROOT ? 'now' : 'before'}`, {});
  return join(
    to,
    run('npm', ['pack', '--ignore-scripts', '--pack-destination', to], root).split('\n').at(-1)!,
  );
}

/** Installs a package alone; what that brings. */
function installed(path: string, tarball: string): string {
  install(path, tarball);
  const packages = readdirSync(join(path, 'node_modules')).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(path, 'node_modules', name)).map((each) => `${name}/${each}`)
      : name.startsWith('.')
        ? []
        : [name],
  );
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  return `${packages.length} packages (${packages.join(', ')}), ${megabytes(sizeOf(join(path, 'node_modules')))}; onetweak ${megabytes(sizeOf(join(path, 'node_modules/onetweak')))}, packed ${megabytes(statSync(tarball).size)}`;
}

async function weightOf(entry: string, from: string): Promise<string> {
  const { min, gz, brings } = await weigh(entry, from);
  const limit = from.endsWith('former') ? undefined : LIMITS[entry];
  if (limit !== undefined && gz > limit.gz * 1000)
    throw new Error(`${gz} bytes gzipped, more than ${limit.gz} kB`);
  return `${min} bytes minified, ${gz} gzipped${brings.openchemlib ? ', with openchemlib' : ''}`;
}

async function main() {
  if (!existsSync('dist/index.js')) throw new Error('build first: npm run build');
  const tarball = pack(ROOT);

  const node = project('node', {
    'esm.js': `${imports}\nimport { screenFile } from 'onetweak/node';\n${BODY}\nconsole.log(await use(), typeof screenFile);`,
    'cjs.cjs': `${requires}\nconst { screenFile } = require('onetweak/node');\n${BODY}\nuse().then((said) => console.log(said, typeof screenFile));`,
    'list.smi': 'CCO a\n'.repeat(20_000),
    'schema.mjs':
      "import { ScreenResult } from 'onetweak/schema'; console.log(typeof ScreenResult.safeParse);",
  });
  await consumer('install', () => installed(node, tarball));
  if (values.before !== undefined) {
    const former = project('former', {});
    await consumer('install, before', () => installed(former, pack(values.before!)));
    await consumer('weight of onetweak, before', async () => weightOf('onetweak', former));
  }
  await consumer('Node by import', () => printed(run('node', ['esm.js'], node).replace(/ function$/, '')));
  await consumer('Node by require', () =>
    printed(run('node', ['--throw-deprecation', 'cjs.cjs'], node).replace(/ function$/, '')),
  );
  await consumer('the command', () => {
    const out = run('npx', ['onetweak', 'screen', 'list.smi', '-f', 'ndjson', '--flagged'], node);
    return out === '' ? 'runs, 20,000 lines with nothing found' : out.slice(0, 80);
  });
  await consumer('onetweak/schema without zod', () => {
    const { status, stderr } = spawnSync('node', ['schema.mjs'], { cwd: node, encoding: 'utf8' });
    if (status === 0 || !stderr.includes('zod'))
      throw new Error('zod was found, or the message does not name it');
    return 'says that zod is missing';
  });

  const tools = project('tools', {});
  await consumer('tools', () => {
    install(
      tools,
      tarball,
      'zod@4',
      'typescript@5.9.3',
      '@types/node@20',
      'esbuild@0.28.2',
      ...(values.short ? [] : ['vite@8', 'webpack@5', 'webpack-cli@6', 'playwright-core@1.65.1']),
    );
    return 'installed';
  });

  const TYPED = `${imports}
import type { Finding, ScreenResult } from 'onetweak';
import { ScreenResult as schema } from 'onetweak/schema';
import { connect } from 'onetweak/worker/client';
import { screenFile } from 'onetweak/node';
const result: ScreenResult = createScreener({ jurisdictions: ['us'] }).screen('CCO');
const [finding]: readonly Finding[] = result.findings;
const name: string | undefined = finding?.kind === 'listed' ? finding.name : finding?.kind === 'class' ? finding.rule : undefined;
// @ts-expect-error results are read-only
result.findings.push(finding);
// @ts-expect-error a screener takes no such option
createScreener({ jurisdictio: ['us'] });
const parsed: boolean = schema.safeParse(result).success;
export const all = [name, parsed, connect, screenFile, createPrefilter().maybe('CCO'), drawResult(result), words.headline(result),
  loadRegister().named('us').length, formats.csv(), screenLines(['CCO'])] as const;
`;
  for (const [resolution, options] of Object.entries({
    bundler: { module: 'esnext', moduleResolution: 'bundler' },
    node16: { module: 'node16', moduleResolution: 'node16' },
    'node16, CommonJS': { module: 'node16', moduleResolution: 'node16' },
    nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  }))
    await consumer(`TypeScript strict, ${resolution}`, () => {
      const cjs = resolution.includes('CommonJS');
      const file = `${resolution.replaceAll(/\W/g, '')}.${cjs ? 'cts' : 'ts'}`;
      writeFileSync(join(tools, file), TYPED);
      const config = `${file}.json`;
      writeFileSync(
        join(tools, config),
        JSON.stringify({
          compilerOptions: {
            ...options,
            target: 'es2022',
            lib: ['es2023', 'dom'],
            types: ['node'],
            strict: true,
            exactOptionalPropertyTypes: true,
            noEmit: true,
            skipLibCheck: false,
          },
          files: [file],
        }),
      );
      run('npx', ['tsc', '-p', config], tools);
      return 'no error, in no declaration either';
    });

  writeFileSync(join(tools, 'entry.js'), `${imports}\n${BODY}\nuse().then((said) => console.log(said));`);
  await consumer('esbuild, for browsers', () => {
    run(
      'npx',
      [
        'esbuild',
        'entry.js',
        '--bundle',
        '--minify',
        '--format=esm',
        '--outfile=out/esbuild.mjs',
        '--log-level=warning',
      ],
      tools,
    );
    return printed(run('node', ['out/esbuild.mjs'], tools));
  });
  if (!values.short) await longer(tools, tarball);

  for (const entry of Object.keys(LIMITS)) await consumer(`weight of ${entry}`, () => weightOf(entry, tools));
}

/** What takes long to install. */
async function longer(tools: string, tarball: string): Promise<void> {
  await consumer('Vite', () => {
    writeFileSync(
      join(tools, 'vite.config.js'),
      "export default { logLevel: 'warn', build: { outDir: 'out/vite', target: 'es2022', lib: { entry: 'entry.js', formats: ['es'], fileName: 'vite' } } };",
    );
    run('npx', ['vite', 'build'], tools);
    const [file] = readdirSync(join(tools, 'out/vite')).filter((name) => /^vite\.m?js$/.test(name));
    return printed(run('node', [`out/vite/${file}`], tools));
  });
  await consumer('webpack', () => {
    writeFileSync(
      join(tools, 'webpack.config.cjs'),
      "module.exports = { mode: 'production', entry: './entry.js', target: 'webworker', performance: false, stats: 'errors-warnings', output: { path: __dirname + '/out/webpack', filename: 'webpack.cjs', chunkFormat: 'commonjs', chunkLoading: 'require', publicPath: '' } };",
    );
    run('npx', ['webpack'], tools);
    const script = "globalThis.self = globalThis; require('./out/webpack/webpack.cjs');";
    return printed(run('node', ['--input-type=commonjs', '-e', script], tools));
  });

  await consumer('a Web Worker in Chromium', async () => {
    if (!existsSync(CHROMIUM)) throw new Missing(CHROMIUM);
    return inChromium(tools);
  });

  const deno = join(HOME, 'deno');
  await consumer('Deno', () => {
    project('deno', { 'main.js': `${imports}\n${BODY}\nconsole.log(await use());` });
    install(deno, tarball, 'deno@2');
    return printed(run('npx', ['deno', 'run', '--allow-all', '--node-modules-dir=manual', 'main.js'], deno));
  });
  const bun = join(HOME, 'bun');
  await consumer('Bun', () => {
    project('bun', { 'main.js': `${imports}\n${BODY}\nconsole.log(await use());` });
    install(bun, tarball);
    try {
      run('npm', ['install', '--no-audit', '--no-fund', 'bun@1', '--foreground-scripts'], bun);
    } catch {
      throw new Missing('bun, whose package runs a script on installing');
    }
    return printed(run('npx', ['bun', 'run', 'main.js'], bun));
  });
}

try {
  await main();
} finally {
  if (process.env.KEEP === undefined) rmSync(HOME, { recursive: true, force: true });
  else console.log(HOME);
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
