import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = process.cwd();
/** The folder of all that is installed, of this run alone. */
export const HOME = mkdtempSync(join(tmpdir(), 'onetweak-consumers-'));
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** What a consumer needs is not on this machine. */
export class Missing extends Error {}

/** Runs a command to its end and gives what it printed; throws what it said where it failed. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (error !== undefined)
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Missing(command) : error;
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${status}\n${stdout}${stderr}`.slice(0, 3000));
  return stdout.trim();
}

/** An empty project with some files. */
export function project(name: string, files: Readonly<Record<string, string>>, type = 'module'): string {
  const path = join(HOME, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, private: true, type }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}
/** Installs packages as a user does. */
export const install = (path: string, ...packages: string[]) =>
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], path);

/** Bytes of all files in a folder. */
export const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);
