import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command as it is built. */
export const CLI = join(process.cwd(), 'dist/cli.cjs');

/** One call that fails: the n-th of its kind. */
export interface Fault {
  readonly call: string;
  readonly at: number;
  /** It and all later ones. */
  readonly on: boolean;
  /** Its error by name, `SHORT` for half of what was asked, `KILL` for the end of the process. */
  readonly error: string;
}

export const shown = ({ call, at, on, error }: Fault): string => `${call} ${at}${on ? '+' : ''} ${error}`;

/** Compiles what is put before libc; undefined where it cannot be had here. */
export function compiled(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const out = join(mkdtempSync(join(tmpdir(), 'onetweak-fail-')), 'fail.so');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', out, 'test/injection/fail.c', '-ldl']);
  return made.status === 0 && existsSync(out) ? out : undefined;
}

export interface Ran {
  /** Undefined where it was ended by a signal. */
  readonly code: number | null;
  readonly hung: boolean;
  readonly err: string;
  /** Calls that were counted, by their kind. */
  readonly calls: ReadonlyMap<string, number>;
  /** The call that was to fail was reached. */
  readonly failed: boolean;
}

/** Milliseconds after which a run is a hang; one takes a second or two here. */
const HANG = 60_000;

export interface Watched {
  readonly shim: string;
  /** Folders whose files' calls are counted. */
  readonly roots: readonly string[];
  readonly log: string;
  readonly fault?: Fault | undefined;
  readonly sockets?: boolean;
}

/** What a process is to be given so that its calls are counted, and one of them fails. */
export const watched = ({ shim, roots, log, fault, sockets }: Watched): NodeJS.ProcessEnv => ({
  ...process.env,
  // One thread for files: the calls of a run come in one order.
  UV_THREADPOOL_SIZE: '1',
  LD_PRELOAD: shim,
  FAIL_ROOTS: roots.join(':'),
  FAIL_LOG: log,
  ...(fault === undefined ? {} : { FAIL_AT: shown(fault) }),
  ...(sockets ? { FAIL_NET: '1' } : {}),
});

/** Runs the command, with standard output in a file where one is named. */
export function run(args: readonly string[], watch: Watched, stdout?: string): Promise<Ran> {
  rmSync(watch.log, { force: true });
  const child = spawn(process.execPath, [CLI, ...args], {
    env: watched(watch),
    stdio: ['ignore', stdout === undefined ? 'ignore' : openSync(stdout, 'w'), 'pipe'],
  });
  let err = '';
  let hung = false;
  child.stderr!.on('data', (chunk) => {
    err += chunk;
  });
  const timer = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, HANG);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, hung, err, ...noted(watch.log) });
    }),
  );
}

/** What was noted of the calls of a run. */
export function noted(log: string): Pick<Ran, 'calls' | 'failed'> {
  const calls = new Map<string, number>();
  let failed = false;
  for (const line of existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []) {
    const [call, number, mark] = line.split(' ');
    if (number === undefined) continue;
    calls.set(call!, Math.max(calls.get(call!) ?? 0, Number(number)));
    failed ||= mark === 'failed';
  }
  return { calls, failed };
}
