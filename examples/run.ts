import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs each example from the packed package, as a user has it: `npm run examples [name …]`. An example whose runtime is not
 * there is left out, which is said.
 */

interface Example {
  readonly name: string;
  /** Commands that must be there. */
  readonly needs: readonly string[];
  /** Packages from npm beside onetweak. */
  readonly packages: readonly string[];
  /** The command, in the example's folder; `onetweak` is the command's path in the package. */
  run(onetweak: string): readonly string[];
  readonly prints: string;
}

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

const EXAMPLES: readonly Example[] = [
  {
    name: 'fastify',
    needs: [],
    packages: ['fastify@5', 'better-sqlite3@12'],
    run: () => ['node', 'server.js'],
    prints: 'a listed\nc unreadable\n',
  },
  {
    name: 'express',
    needs: [],
    packages: ['express@5'],
    run: () => ['node', 'server.js'],
    prints: '200 class true\n200 none false\n200 unreadable true\n400 - -\n',
  },
  {
    name: 'vite',
    needs: [process.env.CHROMIUM ?? 'chromium'],
    packages: ['vite@8', 'playwright-core@1.65.1'],
    run() {
      writeFileSync('look.mjs', LOOK_AT_PAGE);
      return ['sh', '-c', 'npx vite build --logLevel warn && node look.mjs'];
    },
    prints: 'listed, listed us, class gb\npicture\n2 fentanyl listed\n3 cut unreadable\n3 records judged\n',
  },
  {
    name: 'next',
    needs: [],
    packages: ['next@15', 'react@19', 'react-dom@19'],
    run() {
      writeFileSync('ask.mjs', ASK_NEXT);
      return [
        'sh',
        '-c',
        'NEXT_TELEMETRY_DISABLED=1 npx next build > build.log 2>&1 || { cat build.log; exit 1; }; node ask.mjs',
      ];
    },
    prints: 'fentanyl: listed\n200 class picture\n200 unreadable -\n400 - -\n',
  },
  {
    name: 'python',
    needs: ['python3'],
    packages: [],
    run: (onetweak) => ['python3', 'onetweak.py', 'node', onetweak],
    prints: 'listed\nlisted\nunreadable\n',
  },
  {
    name: 'java',
    needs: ['java'],
    packages: [],
    run: (onetweak) => ['java', 'Onetweak.java', 'node', onetweak],
    prints: 'listed\nlisted\nunreadable\n',
  },
  {
    name: 'csharp',
    needs: ['mcs', 'mono'],
    packages: [],
    run: (onetweak) => ['sh', '-c', `mcs Onetweak.cs && mono Onetweak.exe node ${onetweak}`],
    prints: 'listed\nlisted\nunreadable\n',
  },
  {
    name: 'parallel',
    needs: ['parallel'],
    packages: [],
    run(onetweak) {
      const lines = Array.from({ length: 20_000 }, (_, i) => `${i % 5000 === 7 ? FENTANYL : 'CCOC'} id${i}`);
      writeFileSync('list.smi', `${lines.join('\n')}\n`);
      const script = `sh screen.sh list.smi 'node ${onetweak}' | sed -E 's/.*"id":"([^"]*)","smiles":"[^"]*","verdict":"([a-z]*)".*/\\1 \\2/'`;
      return ['sh', '-c', script];
    },
    prints: 'id7 listed\nid5007 listed\nid10007 listed\nid15007 listed\n',
  },
  {
    name: 'spark',
    needs: ['java', 'spark-submit'],
    packages: [],
    run(onetweak) {
      const lines = Array.from({ length: 20_000 }, (_, i) => `${i % 5000 === 7 ? FENTANYL : 'CCOC'} id${i}`);
      writeFileSync('list.smi', `${lines.join('\n')}\n`);
      const spark = `spark-submit --master 'local[2]' screen.py list.smi out 4 node ${onetweak} >spark.log 2>&1 || { tail -30 spark.log; exit 1; }`;
      return [
        'sh',
        '-c',
        `${spark}; cat out/part-* | sed -E 's/.*"id":"([^"]*)".*"verdict":"([a-z]*)".*/\\1 \\2/'`,
      ];
    },
    prints: 'id7 listed\nid5007 listed\nid10007 listed\nid15007 listed\n',
  },
];

/** Serves the built page, and does in Chromium what a person does. */
const LOOK_AT_PAGE = `
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'silent' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error));
await page.goto(server.resolvedUrls.local[0]);
await page.waitForFunction(() => document.querySelector('#picture svg'));
console.log(await page.textContent('#said'));
console.log((await page.locator('#picture svg').count()) === 1 ? 'picture' : 'no picture');
writeFileSync('list.smi', 'CCO ethanol\\n${FENTANYL} fentanyl\\nC(C cut\\n');
await page.setInputFiles('#list', 'list.smi');
await page.waitForFunction(() => document.querySelector('#rows').textContent.endsWith('judged'));
console.log(await page.textContent('#rows'));
await browser.close();
await server.close();
`;

/** Starts the built app and asks it. */
const ASK_NEXT = `
import { spawn } from 'node:child_process';
const server = spawn('node', ['node_modules/next/dist/bin/next', 'start', '--port', '0', '--hostname', '127.0.0.1'], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
for await (const chunk of server.stdout) if (/Ready/.test((said += chunk))) break;
const url = /http:\\/\\/127[.]0[.]0[.]1:\\d+/.exec(said)[0];
console.log(/<p>([^<]*(?:<!-- -->)?[^<]*)<\\/p>/.exec(await (await fetch(url)).text())[1].replace('<!-- -->', ''));
for (const smiles of ['CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CC(C)c2ccccc2)CC1', 'C(C', 7]) {
  const response = await fetch(url + '/api/screen', { method: 'POST', body: JSON.stringify({ smiles }) });
  const { result, svg } = await response.json();
  console.log(response.status, result?.verdict ?? '-', svg?.startsWith('<svg') ? 'picture' : '-');
}
server.kill();
`;

// Where `npm run test:spark` put it, or where it is said to be.
const venv = process.env.ONETWEAK_SPARK_VENV ?? join(tmpdir(), 'onetweak-spark-venv');
if (existsSync(venv)) process.env.PATH = `${join(venv, 'bin')}:${process.env.PATH}`;

const root = resolve(fileURLToPath(import.meta.url), '../..');
const asked = process.argv.slice(2);
const quiet = { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' } as const;
const packed = mkdtempSync(join(tmpdir(), 'onetweak-examples-'));
execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed], {
  cwd: root,
  ...quiet,
});
const tarball = join(packed, readdirSync(packed).find((name) => name.endsWith('.tgz'))!);

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { name, needs, packages, run, prints } of EXAMPLES) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const missing = needs.filter((command) => spawnSync(command, ['--version']).error !== undefined);
  if (missing.length > 0) {
    console.log(`${name}: left out, there is no ${missing.join(', ')} on this machine`);
    counts.skipped += 1;
    continue;
  }
  const folder = join(packed, name);
  cpSync(join(root, 'examples', name), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...packages];
  const installed = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' });
  // onetweak itself is to be had always; what others publish may not be, which says nothing of the example.
  if (installed.status !== 0 && packages.length > 0) {
    console.log(
      `${name}: left out, ${packages.join(', ')} cannot be installed here\n${installed.stderr.slice(0, 500)}`,
    );
    counts.skipped += 1;
    continue;
  }
  process.chdir(folder);
  const [command, ...args] = run(join(folder, 'node_modules/onetweak', binOf(folder)));
  const { stdout, stderr, status } = spawnSync(command!, args, { encoding: 'utf8', timeout: 300_000 });
  const ok = status === 0 && stdout === prints;
  console.log(`${name}: ${ok ? 'runs' : `FAILS\n${stdout}${stderr}`}`);
  counts[ok ? 'passed' : 'failed'] += 1;
}
process.chdir(root);
rmSync(packed, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function binOf(folder: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, 'node_modules/onetweak/package.json'), 'utf8'));
  return bin.onetweak;
}
