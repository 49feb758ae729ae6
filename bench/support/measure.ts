import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one run took. */
export interface Run {
  readonly seconds: number;
  /** User and system time of a child process. */
  readonly cpu?: number;
  /** Its largest resident set, in MB. */
  readonly peak?: number;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export const spread = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[sorted.length >> 1]!, max: sorted.at(-1)! };
};

export async function timed(work: () => unknown): Promise<Run> {
  const start = performance.now();
  await work();
  return { seconds: (performance.now() - start) / 1000 };
}

export const folder = mkdtempSync(join(tmpdir(), 'onetweak-bench-'));

/**
 * Tells at a Node process's end what it used, without GNU time. On Linux the largest resident set is asked of the memory
 * itself: what the system calls `maxRSS` begins with the size of the process that started this one.
 */
const HOOK = join(folder, 'usage.cjs');
const USED = join(folder, 'usage.json');
writeFileSync(
  HOOK,
  `process.on('exit', () => {
    const fs = require('node:fs');
    const used = process.resourceUsage();
    let peak = used.maxRSS;
    try {
      peak = Number(/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {}
    fs.writeFileSync(${JSON.stringify(USED)}, JSON.stringify({ ...used, peak }));
  });`,
);

/** Runs Node with these arguments; its output goes nowhere. */
export function node(args: readonly string[], codes: readonly (number | null)[] = [0]): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', HOOK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  if (!codes.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  const used = JSON.parse(readFileSync(USED, 'utf8')) as NodeJS.ResourceUsage & {
    readonly peak: number;
  };
  return { seconds, cpu: (used.userCPUTime + used.systemCPUTime) / 1e6, peak: used.peak / 1000 };
}

/** Runs Node twice at once with these arguments; seconds a run, as if one came after the other. */
export async function twice(args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const both = [0, 1].map(() => once(spawn(process.execPath, [...args], { stdio: 'ignore' }), 'exit'));
  for (const [code] of await Promise.all(both))
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - start) / 2000 };
}

/** Runs another program and gives what it printed. */
export function program(command: string, args: readonly string[]): Run & { readonly out: string } {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined || status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return { seconds: (performance.now() - start) / 1000, out: stdout };
}
