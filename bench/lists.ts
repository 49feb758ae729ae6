import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How quickly the library judges a list beside the command: the same file, turn by turn, each in a process of its own; the
 * best of each counts.
 *
 *     npm run bench:lists [list.smi] [rounds]
 */

const [path, rounds = '5'] = process.argv.slice(2);
const given = path === '' ? undefined : path;
const scratch = mkdtempSync(join(tmpdir(), 'onetweak-bench-'));
const list = given ?? join(scratch, 'list.smi');
if (given === undefined) {
  const ordinary = [
    'CC(=O)Oc1ccccc1C(=O)O',
    'CN1C=NC2=C1C(=O)N(C)C(=O)N2C',
    'CC(C)Cc1ccc(cc1)C(C)C(=O)O',
    'OCC(O)CO',
  ];
  const lines = Array.from({ length: 1_000_000 }, (_, i) =>
    i % 2000 === 0 ? `CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 f${i}` : `${ordinary[i % 4]} m${i}`,
  );
  writeFileSync(list, `${lines.join('\n')}\n`);
}
const library = `import { screenFile } from ${JSON.stringify(fileURLToPath(new URL('../dist/node.js', import.meta.url)))};
const list = screenFile(process.argv[1], { flagged: true });
let flagged = 0;
for await (const line of list) flagged += line.result.findings.length;
console.log((await list.summary).records);`;
const ways: Readonly<Record<string, readonly string[]>> = {
  command: ['dist/cli.cjs', 'screen', list, '--flagged', '-f', 'ndjson'],
  library: ['--input-type=module', '-e', library, list],
};
const best = new Map<string, number>();
for (let round = 0; round < Number(rounds); round++)
  for (const [name, args] of Object.entries(ways)) {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - began));
  }
rmSync(scratch, { recursive: true });
for (const [name, ms] of best) console.log(`${name}: ${Math.round(ms)} ms`);
console.log(
  `the library has ${(best.get('command')! / best.get('library')!).toFixed(2)} of the command's rate`,
);
