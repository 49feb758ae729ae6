import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs each example from the packed package, as a user has it: `npm run examples [name …]`. An example whose runtime is not
 * there is said to be left out; with CI=true set, none may be but those whose runtime CI does not have.
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
];

const root = resolve(fileURLToPath(import.meta.url), '../..');
const asked = process.argv.slice(2);
const quiet = { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' } as const;
const packed = mkdtempSync(join(tmpdir(), 'onetweak-examples-'));
execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed], {
  cwd: root,
  ...quiet,
});
const tarball = join(packed, readdirSync(packed).find((name) => name.endsWith('.tgz'))!);

let failed = 0;
for (const { name, needs, packages, run, prints } of EXAMPLES) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const missing = needs.filter((command) => spawnSync(command, ['--version']).status !== 0);
  if (missing.length > 0) {
    console.log(`${name}: left out, there is no ${missing.join(', ')}`);
    continue;
  }
  const folder = join(packed, name);
  cpSync(join(root, 'examples', name), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', tarball, ...packages], {
    cwd: folder,
    ...quiet,
  });
  process.chdir(folder);
  const [command, ...args] = run(join(folder, 'node_modules/onetweak', binOf(folder)));
  const { stdout, stderr, status } = spawnSync(command!, args, { encoding: 'utf8' });
  const ok = status === 0 && stdout === prints;
  console.log(`${name}: ${ok ? 'runs' : `FAILS\n${stdout}${stderr}`}`);
  if (!ok) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;

function binOf(folder: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, 'node_modules/onetweak/package.json'), 'utf8'));
  return bin.onetweak;
}
