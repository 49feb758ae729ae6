import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS, weigh } from './sizes.js';

/**
 * Installs the packed package in empty projects and runs it there as its users do: Node by import and by require, TypeScript
 * in three resolutions, bundlers, a worker in Chromium, Deno and Bun.
 *
 *     npm run test:consumers
 *
 * Needs the npm registry, and Chromium at /usr/bin/chromium or where CHROMIUM says; what is not to be had is said and skipped.
 */

const ROOT = process.cwd();
const HOME = mkdtempSync(join(tmpdir(), 'onetweak-consumers-'));
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const counts = { passed: 0, failed: 0, skipped: 0 };

class Missing extends Error {}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (error !== undefined)
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Missing(command) : error;
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${status}\n${stdout}${stderr}`.slice(0, 3000));
  return stdout.trim();
}

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

function project(name: string, files: Readonly<Record<string, string>>, type = 'module'): string {
  const path = join(HOME, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, private: true, type }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}
const install = (path: string, ...packages: string[]) =>
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], path);

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

const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);

async function main() {
  if (!existsSync('dist/index.js')) throw new Error('build first: npm run build');
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', HOME], ROOT)
    .split('\n')
    .at(-1)!;
  const tarball = join(HOME, packed);

  const node = project('node', {
    'esm.js': `${imports}\nimport { screenFile } from 'onetweak/node';\n${BODY}\nconsole.log(await use(), typeof screenFile);`,
    'cjs.cjs': `${requires}\nconst { screenFile } = require('onetweak/node');\n${BODY}\nuse().then((said) => console.log(said, typeof screenFile));`,
    'list.smi': 'CCO a\n'.repeat(20_000),
    'schema.mjs':
      "import { ScreenResult } from 'onetweak/schema'; console.log(typeof ScreenResult.safeParse);",
  });
  await consumer('install', () => {
    install(node, tarball);
    const packages = Object.keys(JSON.parse(run('npm', ['ls', '--all', '--json'], node)).dependencies ?? {});
    const all = readdirSync(join(node, 'node_modules')).filter((name) => !name.startsWith('.'));
    const bytes = sizeOf(join(node, 'node_modules'));
    return `${all.length} packages (${all.join(', ')}; asked for ${packages.join(', ')}), ${(bytes / 1e6).toFixed(1)} MB; onetweak ${(sizeOf(join(node, 'node_modules/onetweak')) / 1e6).toFixed(1)} MB, packed ${(statSync(tarball).size / 1e6).toFixed(2)} MB`;
  });
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
      'vite@8',
      'webpack@5',
      'webpack-cli@6',
      'playwright-core@1.65.1',
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

  for (const [entry, limit] of Object.entries(LIMITS))
    await consumer(`weight of ${entry}`, async () => {
      const { min, gz, brings } = await weigh(entry, tools);
      if (gz > limit.gz * 1000) throw new Error(`${gz} bytes gzipped, more than ${limit.gz} kB`);
      return `${min} bytes minified, ${gz} gzipped${brings.openchemlib ? ', with openchemlib' : ''}`;
    });
}

/** A page whose worker screens a list of each kind; the answers are those of Node. */
async function inChromium(tools: string): Promise<string> {
  const page = join(tools, 'page');
  mkdirSync(join(page, 'public'), { recursive: true });
  cpSync(join(ROOT, 'fixtures/manifest.xlsx'), join(page, 'public/manifest.xlsx'));
  cpSync(join(ROOT, 'fixtures/shipment.csv'), join(page, 'public/shipment.csv'));
  const flagged = Array.from(
    { length: 60_000 },
    (_, i) => `${i % 100 === 0 ? 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1' : 'CCOC'} id${i}`,
  );
  writeFileSync(join(page, 'public/list.smi'), `${flagged.join('\n')}\n`);
  run('gzip', ['-kf', 'list.smi'], join(page, 'public'));
  cpSync(join(page, 'public/list.smi.gz'), join(page, 'public/list.bin'));
  const files = ['list.smi', 'list.bin', 'shipment.csv', 'manifest.xlsx'];
  writeFileSync(join(page, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>');
  writeFileSync(join(page, 'own-worker.js'), "import 'onetweak/worker';\n");
  writeFileSync(
    join(page, 'main.js'),
    `import { connect } from 'onetweak/worker/client';
const client = connect(new Worker(new URL('./own-worker.js', import.meta.url), { type: 'module' }));
const answers = {};
const { result, svg } = await client.screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', { explain: true, picture: true, options: { asOf: '2026-01-01' } });
answers.one = [result.verdict, svg.startsWith('<svg')].join(' ');
try { await client.screen('CCO', { options: { jurisdictions: ['uk'] } }); } catch (error) { answers.fault = error instanceof TypeError; }
for (const file of ${JSON.stringify(files)}) {
  const list = client.screenLines(await (await fetch('/' + file)).blob(), { asOf: '2026-01-01', flagged: true });
  const began = performance.now();
  let lines = 0;
  for await (const line of list) lines += 1;
  const { records, verdicts } = await list.summary;
  answers[file] = [lines, records, Object.values(verdicts).join('/')].join(' ');
  if (file === 'list.smi') answers.rate = Math.round(records / (performance.now() - began) * 1000);
}
window.answers = answers;`,
  );
  writeFileSync(
    join(page, 'vite.config.js'),
    "export default { logLevel: 'error', worker: { format: 'es' }, build: { target: 'es2022', outDir: 'out' } };",
  );
  run('npx', ['vite', 'build'], page);
  const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '').split('?')[0]!;
    readFile(join(page, 'out', name)).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': types[name.split('.').at(-1)!] ?? 'application/octet-stream' })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  try {
    const script = `import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: ${JSON.stringify(CHROMIUM)}, args: ['--no-sandbox'] });
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error));
page.on('console', (message) => console.error(message.text()));
await page.goto('http://127.0.0.1:${port}/');
await page.waitForFunction('window.answers !== undefined', undefined, { timeout: 120000 });
console.log(JSON.stringify(await page.evaluate('window.answers')));
await browser.close();`;
    writeFileSync(join(tools, 'drive.mjs'), script);
    const out = await new Promise<string>((done, reject) => {
      import('node:child_process').then(({ execFile }) =>
        execFile('node', ['drive.mjs'], { cwd: tools, timeout: 200_000 }, (error, stdout, stderr) =>
          error === null
            ? done(stdout.trim())
            : reject(new Error(`${error.message}\n${stderr}`.slice(0, 2000))),
        ),
      );
    });
    const answers = JSON.parse(out) as Record<string, string | number | boolean>;
    const own = `import { screenFile } from 'onetweak/node';
for (const file of ${JSON.stringify(files)}) {
  const list = screenFile('page/public/' + file, { asOf: '2026-01-01', flagged: true });
  let lines = 0;
  for await (const line of list) lines += 1;
  const { records, verdicts } = await list.summary;
  console.log([lines, records, Object.values(verdicts).join('/')].join(' '));
}`;
    writeFileSync(join(tools, 'own.mjs'), own);
    const expected = execFileSync('node', ['own.mjs'], { cwd: tools, encoding: 'utf8' }).trim().split('\n');
    for (const [i, file] of files.entries())
      if (answers[file] !== expected[i])
        throw new Error(`${file}: ${answers[file]}, and in Node ${expected[i]}`);
    if (answers.one !== 'listed true' || answers.fault !== true) throw new Error(out);
    return `${files.length} lists as in Node (${files.map((file) => answers[file]).join('; ')}); ${answers.rate} lines a second`;
  } finally {
    server.close();
  }
}

try {
  await main();
} finally {
  if (process.env.KEEP === undefined) rmSync(HOME, { recursive: true, force: true });
  else console.log(HOME);
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
