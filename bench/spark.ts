/**
 * Screens the corpus, repeated to a gigabyte (21 times), by one process and by Spark in 10 and in 100 partitions on a cluster of two
 * workers on this machine; the flagged records must be the same: `npm run build && npx tsx bench/spark.ts [TIMES]`.
 * Needs `npm run test:spark` once, which installs PySpark.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

const times = Number(process.argv[2] ?? 21);
const folder = mkdtempSync(join(tmpdir(), 'onetweak-spark-'));
const venv = process.env.ONETWEAK_SPARK_VENV ?? join(tmpdir(), 'onetweak-spark-venv');
const list = join(folder, 'list.smi');
const cli = resolve('dist/cli.cjs');
const FLAGS =
  '--input-format smi --fast --threads 1 --allow-empty --as-of 2026-01-01 --flagged --format ndjson';

/** Each molecule of the corpus some times, with an id of its own. */
async function makeList(): Promise<number> {
  const texts: string[] = [];
  const corpus = createReadStream('../shared/data/general.smi.gz').pipe(createGunzip());
  for await (const line of createInterface({ input: corpus })) texts.push(line.split(/\s/, 1)[0]!);
  const out = createWriteStream(list);
  for (let round = 0; round < times; round++)
    for (let from = 0; from < texts.length; from += 10_000) {
      const lines = texts.slice(from, from + 10_000).map((text, i) => `${text} ${round}-${from + i}\n`);
      if (!out.write(lines.join(''))) await once(out, 'drain');
    }
  out.end();
  await once(out, 'finish');
  return texts.length * times;
}

/** Records without the number of their line, which counts within a piece. */
const records = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '')
    .map((line) => {
      const { line: _line, file: _file, ...row } = JSON.parse(line);
      return JSON.stringify(row);
    })
    .sort();

const lines = await makeList();
const say = (what: string, seconds: number, found: number) =>
  console.log(
    `${what.padEnd(16)} ${seconds.toFixed(1).padStart(7)} s  ${Math.round(lines / seconds).toLocaleString('en')} lines a second, ${found.toLocaleString('en')} flagged`,
  );
try {
  console.log(`${lines.toLocaleString('en')} lines`);
  let began = performance.now();
  const once = spawnSync('sh', ['-c', `node ${cli} screen - ${FLAGS} < ${list} 2> /dev/null`], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const expected = records([once.stdout]);
  say('one process', (performance.now() - began) / 1000, expected.length);
  const took: number[] = [];
  for (const partitions of [10, 100]) {
    const out = join(folder, `out-${partitions}`);
    began = performance.now();
    const said = execFileSync(
      join(venv, 'bin/spark-submit'),
      [
        ...['--master', 'local-cluster[2,1,2048]', '--conf', 'spark.ui.enabled=false'],
        // Else a file on disk is cut at each 32 MB.
        ...['--conf', 'spark.hadoop.fs.local.block.size=1073741824'],
        ...['examples/spark/screen.py', `file://${list}`, `file://${out}`, String(partitions), 'node', cli],
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, PATH: `${join(venv, 'bin')}:${process.env.PATH}` },
      },
    );
    const [, cut, seconds] = /(\d+) partitions in ([\d.]+) s/.exec(said)!;
    took.push(Number(seconds));
    const found = records(
      readdirSync(out)
        .filter((name) => name.startsWith('part-'))
        .map((name) => readFileSync(join(out, name), 'utf8')),
    );
    say(`${cut} partitions`, Number(seconds), found.length);
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error('the records differ from those of one process');
  }
  // Two run at a time.
  console.log(
    `the same records; a partition more costs ${(((took[1]! - took[0]!) / 90) * 2).toFixed(2)} s of one core`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
