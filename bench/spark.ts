/**
 * Screens the corpus, repeated to a gigabyte (21 times), by one process and by Spark in 10 and in 100 partitions on a cluster of two
 * workers on this machine; the flagged records must be the same: `npm run build && npx tsx bench/spark.ts [TIMES]`.
 * Needs `npm run test:spark` once, which installs PySpark. What was measured is written to bench/out/spark.json too.
 *
 * Two ways tell what a partition more costs: by the clock (what Spark does for it, and the start of a command, two at a time), and by the
 * processor time that all commands of a run used, which other work on the machine hardly changes.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

const times = Number(process.argv[2] ?? 21);
const folder = mkdtempSync(join(tmpdir(), 'onetweak-spark-'));
const venv = process.env.ONETWEAK_SPARK_VENV ?? join(tmpdir(), 'onetweak-spark-venv');
const list = join(folder, 'list.smi');
const cli = resolve('dist/cli.cjs');
const PARTITIONS = [10, 100] as const;
const FLAGS = '--input-format smi --fast --allow-empty --as-of 2026-01-01 --flagged --format ndjson';

/** Has each command of a run leave the processor time that it used, in a file named by its process. */
const hook = join(folder, 'usage.cjs');
const used = join(folder, 'used');
writeFileSync(
  hook,
  `require('node:worker_threads').isMainThread && process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    require('node:fs').writeFileSync(${JSON.stringify(`${used}/`)} + process.pid + '-' + Date.now(), String((user + system) / 1e6));
  });`,
);
const command = `--require ${hook} ${cli}`;

/** Processor seconds of the commands since it was last asked, and how many there were. */
function cpuUsed(): { readonly cpu: number; readonly commands: number } {
  const each = readdirSync(used).map((name) => Number(readFileSync(join(used, name), 'utf8')));
  rmSync(used, { recursive: true });
  mkdirSync(used);
  return { cpu: each.reduce((sum, seconds) => sum + seconds, 0), commands: each.length };
}
mkdirSync(used);

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

/** What one way of screening took. */
interface Way {
  readonly what: string;
  readonly partitions: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly flagged: number;
  /** Processor seconds of all commands of the run, without what Spark itself used. */
  readonly cpu: number;
  readonly commands: number;
  readonly load: number;
}
const ways: Way[] = [];
const lines = await makeList();
const round = (value: number, digits = 2) => Number(value.toFixed(digits));
function say(what: string, partitions: number, seconds: number, flagged: number): Way {
  const { cpu, commands } = cpuUsed();
  const way: Way = {
    what,
    partitions,
    seconds: round(seconds, 1),
    perSecond: Math.round(lines / seconds),
    flagged,
    cpu: round(cpu, 1),
    commands,
    load: round(loadavg()[0]!, 1),
  };
  ways.push(way);
  console.log(
    `${what.padEnd(28)} ${way.seconds.toFixed(1).padStart(7)} s  ${way.perSecond.toLocaleString('en').padStart(9)} lines a second, ${flagged.toLocaleString('en')} flagged; ${commands} commands, ${way.cpu} s of processor time; load ${way.load}`,
  );
  return way;
}
const seconds = (since: number) => (performance.now() - since) / 1000;
/** One command alone on the list. */
function alone(threads: number, file: string) {
  const began = performance.now();
  const { stdout, status } = spawnSync(
    'sh',
    ['-c', `node ${command} screen - --threads ${threads} ${FLAGS} < ${file} 2> /dev/null`],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`the command ended with ${status}`);
  return { seconds: seconds(began), stdout };
}
try {
  const bytes = statSync(list).size;
  console.log(`${lines.toLocaleString('en')} lines, ${(bytes / 1e9).toFixed(2)} GB`);
  const starts = Array.from({ length: 5 }, () => {
    const took = alone(1, '/dev/null').seconds;
    return { seconds: took, cpu: cpuUsed().cpu };
  }).sort((a, b) => a.seconds - b.seconds);
  const start = { seconds: round(starts[2]!.seconds), cpu: round(starts[2]!.cpu) };
  console.log(
    `a command without a line: ${start.seconds} s, ${start.cpu} s of processor time (median of five)`,
  );
  let expected: string[] = [];
  for (const threads of [1, 2]) {
    const run = alone(threads, list);
    const found = records([run.stdout]);
    if (threads > 1 && JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error('the records differ by threads');
    expected = found;
    say(`one process, ${threads === 1 ? 'one thread' : 'two threads'}`, 1, run.seconds, found.length);
  }
  for (const partitions of PARTITIONS) {
    const out = join(folder, `out-${partitions}`);
    const said = execFileSync(
      join(venv, 'bin/spark-submit'),
      [
        ...['--master', 'local-cluster[2,1,2048]', '--conf', 'spark.ui.enabled=false'],
        // Else a file on disk is cut at each 32 MB.
        ...['--conf', 'spark.hadoop.fs.local.block.size=1073741824'],
        ...[
          'examples/spark/screen.py',
          `file://${list}`,
          `file://${out}`,
          String(partitions),
          ...['node', '--require', hook, cli],
        ],
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, PATH: `${join(venv, 'bin')}:${process.env.PATH}` },
      },
    );
    const [, cut, took] = /(\d+) partitions in ([\d.]+) s/.exec(said)!;
    const found = records(
      readdirSync(out)
        .filter((name) => name.startsWith('part-'))
        .map((name) => readFileSync(join(out, name), 'utf8')),
    );
    say(`Spark, ${cut} partitions`, Number(cut), Number(took), found.length);
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error('the records differ from those of one process');
    rmSync(out, { recursive: true });
  }
  const [few, many] = ways.slice(-2) as [Way, Way];
  const more = many.partitions - few.partitions;
  // Two run at a time.
  const perPartition = {
    seconds: round(((many.seconds - few.seconds) / more) * 2),
    cpuOfCommand: round((many.cpu - few.cpu) / more),
    start,
  };
  console.log(
    `the same records; a partition more holds one of two workers ${perPartition.seconds} s longer, of which the command uses ${perPartition.cpuOfCommand} s of processor time`,
  );
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    spark: execFileSync(join(venv, 'bin/python'), ['-c', 'import pyspark; print(pyspark.__version__)'], {
      encoding: 'utf8',
    }).trim(),
    lines,
    bytes,
    sameRecords: true,
    ways,
    perPartition,
  };
  mkdirSync('bench/out', { recursive: true });
  writeFileSync('bench/out/spark.json', `${JSON.stringify(report, null, 2)}\n`);
  console.log('written to bench/out/spark.json');
} finally {
  rmSync(folder, { recursive: true });
}
