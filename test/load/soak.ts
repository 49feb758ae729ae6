/**
 * A soak: a million structures and more through the library, lists, the command and the service, as they are built.
 *
 *     npm run test:soak -- --count 1000000 [--part screen,lines,command,service]
 *
 * The structures are one cycle of some thousand texts again and again, so that the results of the first and the last cycle can
 * be compared word for word. Memory is what is left after collection, where the process is this one, and what the system counts
 * where it is another; the rate is by processor time of this process, which a busy machine does not change. Exit code 1 where
 * results differ, or where memory or the rate at the end is not what it was at the beginning.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { respell } from '../../src/testing/respell.js';
import { SUBSTANCES } from '../fuzz/texts.js';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000000' }, part: { type: 'string' } },
});
const asked = Number(values.count);
if (!Number.isInteger(asked) || asked < 20_000) throw new Error('--count is a whole number from 20000');
const built = (name: string) => import(pathToFileURL(`dist/${name}.js`).href);

/** Named substances in two spellings each, among ordinary molecules and texts that cannot be read. */
const CYCLE: readonly string[] = Array.from({ length: 2000 }, (_, i) => {
  const named = SUBSTANCES[Math.floor(i / 20) % SUBSTANCES.length]!;
  if (i % 20 === 3) return named;
  if (i % 20 === 11) return respell(named, i, { kekule: i % 40 === 11, salt: true });
  if (i % 20 === 17) return ['C(C', 'c1cccn1', 'CCO |r|', '[Xx]', 'CC(C)(C)(C)C'][Math.floor(i / 20) % 5]!;
  return `${'C'.repeat(1 + (i % 23))}C(=O)Nc1ccc(${['F', 'Cl', 'OC', 'C#N'][i % 4]})c(C${'O'.repeat(i % 2)})c1`;
});
const cycles = Math.round(asked / CYCLE.length);
const total = cycles * CYCLE.length;
/** Times at which memory and rate are looked at. */
const LOOKS = 20;

interface Look {
  readonly megabytes: number;
  /** Structures for each second of processor time since the last look. */
  readonly rate: number;
}

interface Told {
  readonly part: string;
  readonly structures: number;
  readonly looks: readonly Look[];
  /** Different hashes of a cycle's results. */
  readonly results: number;
  readonly seconds: number;
}

/** Of each cycle's results a hash, and memory and rate now and then. */
function watch(part: string, memory: () => number, seconds: () => number) {
  const hashes = new Set<string>();
  const looks: Look[] = [];
  const began = performance.now();
  let hash = createHash('sha256');
  let seen = 0;
  let last = { seen: 0, seconds: seconds() };
  const each = Math.max(1, Math.floor(cycles / LOOKS)) * CYCLE.length;
  return {
    result(text: string): void {
      hash.update(text);
      seen += 1;
      if (seen % CYCLE.length !== 0) return;
      hashes.add(hash.digest('hex'));
      hash = createHash('sha256');
      if (seen % each !== 0) return;
      const now = seconds();
      looks.push({ megabytes: memory(), rate: (seen - last.seen) / (now - last.seconds) });
      last = { seen, seconds: now };
    },
    told: (): Told => ({
      part,
      structures: seen,
      looks,
      results: hashes.size,
      seconds: (performance.now() - began) / 1000,
    }),
  };
}

const ownMemory = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
const ownSeconds = (): number => process.cpuUsage().user / 1e6;
const memoryOf = (child: ChildProcess): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
/** Processor time of another process, user and system, in hundredths of a second (proc(5)). */
const secondsOf = (child: ChildProcess): number => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const lineOf = (i: number): string => `${CYCLE[i % CYCLE.length]} id${i % CYCLE.length}\n`;
/** The lines of the list in pieces, which are made as they are wanted. */
function* pieces(line: (i: number) => string): Generator<Buffer> {
  for (let cycle = 0; cycle < cycles; cycle++)
    yield Buffer.from(CYCLE.map((_, i) => line(cycle * CYCLE.length + i)).join(''));
}

/** What of a record does not hang on its place in the list. */
const withoutPlace = (record: string): string => record.replace(/"line":\d+,?/, '').replace(/"id":\d+,?/, '');

const PARTS: Readonly<Record<string, () => Promise<Told>>> = {
  async screen() {
    const { createScreener } = (await built('index')) as typeof import('../../src/index.js');
    const screener = createScreener({ asOf: '2026-11-29' });
    const told = watch('library, `screen`', ownMemory, ownSeconds);
    for (let i = 0; i < total; i++) told.result(JSON.stringify(screener.screen(CYCLE[i % CYCLE.length]!)));
    return told.told();
  },
  async lines() {
    const { screenLines } = (await built('batch')) as typeof import('../../src/entries/batch.js');
    const told = watch('library, `screenLines`', ownMemory, ownSeconds);
    const list = screenLines(Readable.from(pieces(lineOf)), { asOf: '2026-11-29', threads: 1 });
    for await (const { id, result } of list) told.result(`${id}${JSON.stringify(result)}`);
    if ((await list.summary).records !== total) throw new Error('records are missing');
    return told.told();
  },
  async command() {
    const folder = mkdtempSync(join(tmpdir(), 'onetweak-soak-'));
    try {
      const file = createWriteStream(join(folder, 'list.smi'));
      await finished(Readable.from(pieces(lineOf)).pipe(file));
      const child = spawn(
        process.execPath,
        ['dist/cli.cjs', 'screen', join(folder, 'list.smi'), '-f', 'ndjson', '--as-of', '2026-11-29'],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const code = new Promise((resolve) => child.on('close', resolve));
      const told = watch(
        'command, `screen`',
        () => memoryOf(child),
        () => secondsOf(child),
      );
      for await (const line of createInterface({ input: child.stdout })) told.result(withoutPlace(line));
      if ((await code) !== 0) throw new Error('the command failed');
      return told.told();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  async service() {
    const child = spawn(process.execPath, ['dist/cli.cjs', 'serve', '--http', '0', '--as-of', '2026-11-29'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let text = '';
        const take = (chunk: Buffer) => {
          text += chunk;
          const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', take);
        child.stderr.on('data', take);
        child.on('close', () => reject(new Error(`the service ended: ${text}`)));
      });
      const told = watch(
        'service, `/screen/stream`',
        () => memoryOf(child),
        () => secondsOf(child),
      );
      const question = (i: number) => `{"id":${i},"smiles":${JSON.stringify(CYCLE[i % CYCLE.length])}}\n`;
      const response = await fetch(`${url}/screen/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: Readable.toWeb(Readable.from(pieces(question))),
        duplex: 'half',
      } as unknown as RequestInit);
      const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
      let last = '';
      for await (const line of createInterface({ input: body })) {
        if (last !== '') told.result(withoutPlace(last));
        last = line;
      }
      if (!last.startsWith('{"summary"')) throw new Error(`the stream ended with ${last.slice(0, 200)}`);
      return told.told();
    } finally {
      child.kill();
    }
  },
};

const figures = (n: number): string => Math.round(n).toLocaleString('en');
const mean = (looks: readonly number[]): number => looks.reduce((sum, each) => sum + each, 0) / looks.length;

const parts = values.part?.split(',') ?? Object.keys(PARTS);
let wrong = 0;
console.log(`${figures(total)} structures, ${figures(cycles)} times the same ${figures(CYCLE.length)}\n`);
console.log(
  '| part | structures | memory at the beginning, at the end, at most (MB) | a second of processor time, first and last quarter | different results of a cycle |',
);
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const name of parts) {
  const { part, structures, looks, results, seconds } = await PARTS[name]!();
  // What is loaded and compiled comes first: the first look is no beginning.
  const quarter = Math.max(1, Math.floor(looks.length / 4));
  const [first, last] = [looks.slice(1, 1 + quarter), looks.slice(-quarter)];
  const memory = [first, last].map((some) => mean(some.map(({ megabytes }) => megabytes)));
  const rates = [first, last].map((some) => mean(some.map(({ rate }) => rate)));
  const most = Math.max(...looks.map(({ megabytes }) => megabytes));
  const faults = [
    ...(structures === total ? [] : [`${total - structures} results are missing`]),
    ...(results === 1 ? [] : ['results differ from cycle to cycle']),
    ...(memory[1]! > 1.15 * memory[0]! + 16 ? ['memory grows'] : []),
    ...(rates[1]! < 0.7 * rates[0]! ? ['it becomes slower'] : []),
  ];
  wrong += faults.length;
  console.log(
    `| ${part} | ${figures(structures)} | ${memory.map(figures).join(', ')}, ${figures(most)} | ${rates.map(figures).join(', ')} | ${results} |${faults.length === 0 ? '' : ` ${faults.join('; ')}`}`,
  );
  console.error(`${part}: ${figures(seconds)} s`);
}
console.log(wrong === 0 ? '\nflat, steady, and the same from the first to the last' : `\n${wrong} faults`);
process.exitCode = wrong === 0 ? 0 : 1;
