import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

/** The command as it is installed; `npm test` builds it first. */
export const CLI = join(process.cwd(), 'dist/cli.cjs');

/** A folder of its own, and a way to put files there. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'onetweak-fault-'));
  return {
    path,
    in: (name: string) => join(path, name),
    file(name: string, content: string | Uint8Array): string {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

export function cli(args: readonly string[], input: string | Uint8Array = '', cwd?: string) {
  return spawnSync(process.execPath, [CLI, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    ...(cwd === undefined ? {} : { cwd }),
  });
}

/** Runs a line of shell, in which "$ONETWEAK" is the command, and gives the kilobytes of its largest process too. */
export function shell(line: string, cwd: string): SpawnSyncReturns<string> {
  return spawnSync('bash', ['-c', line], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, ONETWEAK: `${process.execPath} ${CLI}` },
  });
}

/** Starts the command and leaves it running; `node` are words for Node itself. */
export function start(args: readonly string[], cwd: string, node: readonly string[] = []) {
  const child = spawn(process.execPath, [...node, CLI, ...args], { cwd });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  return { child, said, ended };
}

/**
 * A pipe by name that gives a text, and then neither more nor an end until it is let go: whoever reads it cannot be done
 * before, however fast.
 */
export function heldPipe(path: string, text: string): { letGo(): void; taken(): number } {
  if (spawnSync('mkfifo', [path]).status !== 0) throw new Error(`no pipe could be made at ${path}`);
  const pipe = createWriteStream(path);
  // A reader that was stopped goes away.
  pipe.on('error', () => {});
  for (let at = 0; at < text.length; at += 1 << 16) pipe.write(text.slice(at, at + (1 << 16)));
  return { letGo: () => pipe.end(), taken: () => pipe.bytesWritten };
}

/** Waits for something that comes, sooner or later; the test's own time is its end. */
export async function until(there: () => boolean): Promise<void> {
  while (!there()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Bytes in a file; 0 where it is not there. */
export const bytesIn = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What the system counts of a process: bytes read so far, and the kilobytes of memory that it held at most. */
export function counted(pid: number): { read: number; kilobytes: number } {
  const number = (file: string, name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]);
  return { read: number('io', 'rchar'), kilobytes: number('status', 'VmHWM') };
}

/** Lets the command work until something is so, stops it, and lets its input end only when it said that it stopped. */
export async function stopped(
  run: ReturnType<typeof start>,
  signal: NodeJS.Signals,
  input: { letGo(): void },
  when: () => boolean,
) {
  let gone = false;
  run.child.on('close', () => {
    gone = true;
  });
  await until(() => gone || when());
  run.child.kill(signal);
  await until(() => gone || run.said.err.includes('stopped after'));
  input.letGo();
  const { code } = await run.ended;
  return { code, err: run.said.err };
}

export const ndjson = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

export const csv = (text: string): Record<string, string>[] => parse(text, { columns: true });

/** The sum of the summary, `a.smi: 5 lines = 3 records, 1 heading, 1 blank (line 2); …`, as numbers. */
export function tally(err: string): { lines: number; records: number; others: number } {
  const sum = /: ([\d,]+) lines? = ([\d,]+) records?(.*?); /.exec(err);
  if (sum === null) throw new Error(`no sum in ${JSON.stringify(err)}`);
  const number = (text: string) => Number(text.replaceAll(',', ''));
  const rest = sum[3]!.replace(/\([^)]*\)/g, '');
  const others = [...rest.matchAll(/, ([\d,]*\d) (?:heading|blank|comment|line)/g)];
  return {
    lines: number(sum[1]!),
    records: number(sum[2]!),
    others: others.reduce((all, [, n]) => all + number(n!), 0),
  };
}

/**
 * Lines in are records out: as many lines as the text has, each one a record of the output, a part of one, or counted
 * by the summary as heading, blank or comment.
 */
export function expectAllLines(lines: number, err: string, records: readonly unknown[]): void {
  const sum = tally(err);
  expect(sum).toEqual({ lines, records: records.length, others: lines - records.length });
}
