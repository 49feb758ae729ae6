/**
 * Fuzzing guided by coverage: `npm run fuzz:coverage -- --minutes 60`.
 * `--reader smiles,table` chooses some, `--save` writes the corpus of the repository anew; `--seed 42 --inputs 3000` tries the
 * same inputs of each reader on any machine.
 * Exit code 1 where an input breaks a claim; it stands in bench/out/fuzz then.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from './instrument.js';
import { READERS } from './readers.js';
import type { Asked, Told } from './search.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    reader: { type: 'string' },
    seed: { type: 'string' },
    inputs: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const names = values.reader?.split(',') ?? READERS.map(({ name }) => name);
const chosen = READERS.filter(({ name }) => names.includes(name));
if (!(minutes > 0) || chosen.length !== names.length) {
  console.error(
    `--minutes is a number above 0; --reader is of ${READERS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const out = 'bench/out/fuzz';
mkdirSync(out, { recursive: true });
// Of its own, so that two runs may go at once.
const search = `${out}/search-${process.pid}.mjs`;
const files = await bundle('test/fuzz/guided/search.ts', search);
process.on('exit', () => rmSync(search, { force: true }));

const rows: Told[] = [];
let broken = 0;
for (const { name, claim } of chosen) {
  console.log(`${name}: ${claim} (seed ${seed})`);
  const asked: Asked = {
    ...{ reader: name, seconds: (60 * minutes) / chosen.length, seed, save: values.save },
    inputs: values.inputs === undefined ? null : Number(values.inputs),
    ...{ files, out, watchdog: new URL('../watchdog.mjs', import.meta.url).pathname },
  };
  const { code, last } = await searched(asked);
  const told = code === 0 ? (JSON.parse(last) as Told) : undefined;
  if (told === undefined || told.found.length > 0) broken += 1;
  if (told === undefined) console.log(`  ended with ${code}`);
  else rows.push(told);
}
const figures = (n: number): string => Math.round(n).toLocaleString('en');
console.log(
  '\n| reader | inputs tried | a second | branches of the reader | reached by corpus | reached | kept | found |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const told of rows)
  console.log(
    `| ${told.reader} | ${figures(told.runs)} | ${figures(told.runs / told.seconds)} | ${told.branches} | ${told.reachedBefore} | ${told.reached} | ${told.corpus} | ${told.found.length} |`,
  );
console.log(broken === 0 ? 'nothing found' : `found in ${broken} of ${chosen.length} readers`);
process.exitCode = broken === 0 ? 0 : 1;

/** Runs the search in a process of its own; prints what it says but for its last line. */
function searched(asked: Asked): Promise<{ code: number | null; last: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [search, JSON.stringify(asked)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop()!;
      for (const line of lines) {
        if (line.startsWith('{')) last = line;
        else console.log(line);
      }
    });
    let last = text;
    child.on('close', (code) => resolve({ code, last: last === '' ? text : last }));
  });
}
