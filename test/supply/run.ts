import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledOf, modulesIn } from '../../build/bundled.js';

/**
 * Where what we ship comes from, checked:
 *
 *     npm run supply                   # after npm run build
 *     npm run supply -- --twice        # and two builds in two folders, byte for byte
 *
 * 1. no package of the lock file comes from elsewhere than the registry;
 * 2. every bundled package has a licence that allows it, and stands in the bill of materials (dist/sbom.cdx.json).
 *
 * That each locked package has a hash, and that nothing runs on installing, `npm test` asks (test/faults/shipped.test.ts).
 */
interface Lock {
  readonly packages: Record<string, { resolved?: string; link?: boolean }>;
}

const failures: string[] = [];
const check = (holds: boolean, says: string) => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${says}`);
  if (!holds) failures.push(says);
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const others = Object.entries(lock.packages).filter(([path]) => path !== '');
const elsewhere = others.filter(
  ([, each]) =>
    each.link === true ||
    (each.resolved !== undefined && !each.resolved.startsWith('https://registry.npmjs.org/')),
);
check(
  elsewhere.length === 0,
  `none of ${others.length} locked packages comes from elsewhere than the registry${told(elsewhere)}`,
);
const bill = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as {
  components: { name: string; version: string }[];
};
const bundled = bundledOf(modulesIn('dist'));
const absent = bundled.filter(
  (each) => !bill.components.some(({ name, version }) => name === each.name && version === each.version),
);
check(
  absent.length === 0,
  `all ${bundled.length} packages in dist stand in its bill of ${bill.components.length}`,
);
const notices = readFileSync('dist/THIRD-PARTY.txt', 'utf8');
// A package without a text of its licence is named with its licence all the same.
const silent = bundled.filter(
  ({ name, version, license, notice }) =>
    !notices.includes(`${name} ${version} (${license})`) || !notices.includes(notice),
);
check(
  silent.length === 0,
  `and their licences in its notices${silent.map(({ name }) => ` ${name}`).join('')}`,
);

if (process.argv.includes('--twice')) {
  const [one, two] = [build(), build()];
  const differing = [...new Set([...one.keys(), ...two.keys()])].filter(
    (file) => one.get(file) !== two.get(file),
  );
  check(
    one.size > 20 && differing.length === 0,
    `two builds have the same ${one.size} files${told(differing.map((f) => [f]))}`,
  );
}
console.log(failures.length === 0 ? 'supply: all holds' : `supply: ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

function told(list: readonly (readonly [string, ...unknown[]])[]): string {
  return list.length === 0
    ? ''
    : `: ${list
        .slice(0, 10)
        .map(([name]) => name)
        .join(', ')}`;
}

/** Builds a copy of the checkout in a folder of its own, and gives the hash of each file of its dist. */
function build(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'onetweak-build-'));
  const left = new Set(['node_modules', 'dist', '.git', 'coverage']);
  for (const name of readdirSync('.'))
    if (!left.has(name)) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const { status, stderr } = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const hashes = new Map<string, string>();
  for (const name of readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, 'dist', name);
    if (statSync(file).isFile())
      hashes.set(name, createHash('sha256').update(readFileSync(file)).digest('hex'));
  }
  rmSync(folder, { recursive: true });
  return hashes;
}
