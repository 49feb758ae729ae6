import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

/** The command as it is installed; `npm test` builds it first. */
export const CLI = join(process.cwd(), 'dist/cli.js');

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

/** Starts the command and leaves it running. */
export function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [CLI, ...args], { cwd });
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
