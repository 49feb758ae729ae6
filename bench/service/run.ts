import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * Measures the service from other languages: `npm run build && npx tsx bench/service/run.ts [--count 20000] [--long 1000000]`.
 * A row for each door and language; with `--long` that many requests by HTTP from Java, and the memory of the service
 * after each tenth of them.
 */

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, long: { type: 'string' } },
});
const SERVE = [process.execPath, 'dist/cli.cjs', 'serve'];
const { count } = values;

interface Measured {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

async function run(
  command: readonly string[],
  each: (seconds: number) => void = () => {},
): Promise<Measured> {
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const began = performance.now();
  const timer = setInterval(() => each((performance.now() - began) / 1000), 10_000);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  return JSON.parse(out);
}

/** The megabytes that a process holds in memory. */
const megabytes = (pid: number): number =>
  Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

async function listening() {
  const child = spawn(SERVE[0]!, [...SERVE.slice(1), '--http', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  for await (const chunk of child.stderr) {
    said += chunk;
    if (said.includes('/docs')) break;
  }
  return { child, port: /listening at \S+:(\d+)/.exec(said)![1]! };
}

const row = (name: string, { requests, seconds, p50, p99 }: Measured): void =>
  console.log(
    `${name.padEnd(28)} ${String(requests).padStart(9)} requests  ${Math.round(requests / seconds)}/s  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`,
  );

const python = ['python3', 'bench/service/client.py'];
const java = ['java', 'bench/service/Client.java'];
const { child, port } = await listening();
try {
  if (values.long === undefined) {
    row('stdio, Python', await run([...python, 'stdio', count, ...SERVE, '--stdio']));
    row('stdio, Java', await run([...java, 'stdio', count, '1', ...SERVE, '--stdio']));
    row('HTTP, Python', await run([...python, 'http', count, port]));
    row('HTTP, Java, 1 connection', await run([...java, 'http', count, '1', port]));
    row('HTTP, Java, 8 connections', await run([...java, 'http', count, '8', port]));
  } else {
    const held: number[] = [];
    const measured = await run([...java, 'http', values.long, '8', port], () =>
      held.push(megabytes(child.pid!)),
    );
    row('HTTP, Java, 8 connections', measured);
    const tenths = Array.from(
      { length: 10 },
      (_, i) => held[Math.floor(((i + 1) * held.length) / 10) - 1] ?? held[0],
    );
    console.log(
      `megabytes of the service after each tenth: ${tenths.join(', ')}; the most: ${Math.max(...held)}`,
    );
  }
} finally {
  child.kill('SIGTERM');
}
