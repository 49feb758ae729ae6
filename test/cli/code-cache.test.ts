import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CLI, folder } from '../support/built.js';

/** The command keeps its compiled code for the next run, below NODE_COMPILE_CACHE; whatever becomes of it, the answer is the same. */
const ARGS = ['screen', 'fixtures/ten.smi', '-f', 'ndjson', '--as-of', '2026-11-29'];
const run = (place: string, env: NodeJS.ProcessEnv = {}, args: readonly string[] = ARGS) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: place, ...env },
  });
  return { status, stdout, stderr };
};
const isRoot = process.getuid?.() === 0;
const own = (place: string) => join(place, `onetweak-${process.getuid?.() ?? 'code'}`);
const fileIn = (place: string): string => {
  const [name, ...more] = readdirSync(own(place));
  expect(more).toEqual([]);
  return join(own(place), name!);
};

let answer: ReturnType<typeof run>;
beforeAll(() => {
  answer = run('', { NODE_DISABLE_COMPILE_CACHE: '1' });
});

/** A place in which a run has kept its code. */
const filled = (): string => {
  const place = join(folder().path, 'cache');
  expect(run(place)).toEqual(answer);
  expect(statSync(fileIn(place)).size).toBeGreaterThan(100_000);
  return place;
};

test('the answer is one', () => {
  expect(answer).toMatchObject({ status: 0, stdout: expect.stringContaining('"verdict":"listed"') });
});

test('one run keeps what the next one takes, and that one writes nothing', () => {
  const place = filled();
  const before = statSync(fileIn(place));
  expect(run(place)).toEqual(answer);
  expect(statSync(fileIn(place))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
});

test('what a run of another kind has kept is added to, once', () => {
  const place = join(folder().path, 'cache');
  expect(run(place, {}, ['--version']).status).toBe(0);
  const before = statSync(fileIn(place)).size;
  expect(run(place)).toEqual(answer);
  expect(statSync(fileIn(place)).size).toBeGreaterThan(1.5 * before);
  for (const args of [
    ['explain', 'CCO'],
    ['screen', 'fixtures/shipment.csv'],
    ['law', 'list'],
  ]) {
    const { ino } = statSync(fileIn(place));
    const first = run(place, {}, args);
    const then = statSync(fileIn(place));
    expect(then.ino).not.toBe(ino);
    expect(run(place, {}, args)).toEqual(first);
    expect(statSync(fileIn(place))).toMatchObject({ ino: then.ino, mtimeMs: then.mtimeMs });
  }
});

test('no word of the user’s is kept', () => {
  const place = join(folder().path, 'cache');
  const list = folder().file('secretive.smi', 'CCOCCCCN confidential\n');
  expect(run(place, {}, ['screen', list, '-f', 'csv']).stdout).toContain('confidential');
  const kept = readFileSync(fileIn(place), 'latin1');
  for (const word of ['confidential', 'secretive', 'CCOCCCCN']) expect(kept).not.toContain(word);
  expect(kept.slice(-200)).toMatch(/\["screen","from smi","to csv","none"\]/);
});

test('code for other flags stands beside it', () => {
  const place = filled();
  const { status, stdout } = spawnSync(process.execPath, ['--no-opt', CLI, ...ARGS], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: place },
  });
  expect([status, stdout]).toEqual([0, answer.stdout]);
  expect(readdirSync(own(place)).length).toBe(2);
});

test('NODE_DISABLE_COMPILE_CACHE: nothing is read or kept', () => {
  const place = join(folder().path, 'cache');
  expect(run(place, { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(answer);
  expect(existsSync(place)).toBe(false);
});

test('without NODE_COMPILE_CACHE it stands in the folder of temporary files', () => {
  const { path } = folder();
  expect(run('', { TMPDIR: path, TEMP: path })).toEqual(answer);
  expect(readdirSync(own(path)).length).toBe(1);
});

test('only this user can read and write it', () => {
  const place = filled();
  if (process.platform === 'win32') return;
  expect(statSync(own(place)).mode & 0o777).toBe(0o700);
  expect(statSync(fileIn(place)).mode & 0o777).toBe(0o600);
});

describe('a damaged one is compiled anew, and mended', () => {
  const DAMAGE: Readonly<Record<string, (file: string) => void>> = {
    empty: (file) => truncateSync(file, 0),
    'three bytes': (file) => truncateSync(file, 3),
    'cut short': (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
    'one byte less': (file) => truncateSync(file, statSync(file).size - 1),
    'of zeros': (file) => writeFileSync(file, Buffer.alloc(statSync(file).size)),
    'of text': (file) => writeFileSync(file, 'onetweak '.repeat(1 << 16)),
    'one bit at a quarter': (file) => flip(file, 0.25),
    'one bit in the middle': (file) => flip(file, 0.5),
    'one bit near the end': (file) => flip(file, 0.99),
    'one bit near the beginning': (file) => flip(file, 0.00002),
  };
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length * at)]! ^= 1;
    writeFileSync(file, bytes);
  };
  test.each(Object.keys(DAMAGE))('%s', (how) => {
    const place = filled();
    const whole = statSync(fileIn(place)).size;
    DAMAGE[how]!(fileIn(place));
    expect(run(place)).toEqual(answer);
    expect(statSync(fileIn(place)).size).toBeGreaterThan(0.9 * whole);
    expect(run(place)).toEqual(answer);
  });
});

describe.skipIf(process.platform === 'win32')('one that another user can have written is left alone', () => {
  /** Nothing was taken, and nothing was written: neither there nor beside it. */
  const isLeft = (place: string, file: string) => {
    const before = statSync(file);
    expect(run(place)).toEqual(answer);
    expect(statSync(file)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  };
  test.runIf(isRoot)('the folder is another’s', () => {
    const place = filled();
    chownSync(own(place), 12345, 12345);
    isLeft(place, fileIn(place));
  });
  test('others may write in the folder', () => {
    const place = filled();
    chmodSync(own(place), 0o777);
    isLeft(place, fileIn(place));
  });
  test('the folder is a link to one elsewhere', () => {
    const place = filled();
    const elsewhere = join(folder().path, 'elsewhere');
    renameSync(own(place), elsewhere);
    symlinkSync(elsewhere, own(place));
    isLeft(place, fileIn(place));
  });
  /** Such a file is replaced by one of the user's own, for the folder is. */
  const isReplaced = (place: string) => {
    const before = statSync(fileIn(place)).ino;
    expect(run(place)).toEqual(answer);
    expect(statSync(fileIn(place))).toMatchObject({ uid: process.getuid!() });
    expect(statSync(fileIn(place)).ino).not.toBe(before);
  };
  test.runIf(isRoot)('the file is another’s', () => {
    const place = filled();
    chownSync(fileIn(place), 12345, 12345);
    isReplaced(place);
  });
  test('others may write to the file', () => {
    const place = filled();
    chmodSync(fileIn(place), 0o666);
    isReplaced(place);
  });
  test('the file is a link', () => {
    const place = filled();
    const file = fileIn(place);
    const elsewhere = join(folder().path, 'elsewhere');
    renameSync(file, elsewhere);
    symlinkSync(elsewhere, file);
    expect(run(place)).toEqual(answer);
    expect(statSync(file).ino).not.toBe(statSync(elsewhere).ino);
  });
  test('the file is a pipe that nobody writes to', () => {
    const place = filled();
    const file = fileIn(place);
    renameSync(file, join(place, 'old'));
    expect(spawnSync('mkfifo', [file]).status).toBe(0);
    expect(run(place)).toEqual(answer);
  });
});

describe('where nothing can be kept the answer is the same', () => {
  test('the place is a file', () => {
    const { path } = folder();
    const place = join(path, 'file');
    writeFileSync(place, '');
    expect(run(place)).toEqual(answer);
    expect(statSync(place).size).toBe(0);
  });
  test('a folder stands where the file should', () => {
    const place = filled();
    const file = fileIn(place);
    renameSync(file, join(place, 'old'));
    mkdirSync(file);
    expect(run(place)).toEqual(answer);
    expect(readdirSync(own(place)).length).toBe(1);
  });
  test.skipIf(isRoot || process.platform === 'win32')('the folder cannot be written', () => {
    const { path } = folder();
    chmodSync(path, 0o500);
    expect(run(join(path, 'cache'))).toEqual(answer);
    chmodSync(path, 0o700);
  });
  test.runIf(existsSync('/dev/full'))('no folder can be made there', () => {
    expect(run('/dev/full/cache')).toEqual(answer);
    expect(run('/proc/nowhere')).toEqual(answer);
  });
});

test('runs at the same time do not disturb each other', async () => {
  const place = join(folder().path, 'cache');
  const { spawn } = await import('node:child_process');
  const one = () =>
    new Promise<string>((done) => {
      const child = spawn(process.execPath, [CLI, ...ARGS], {
        env: { ...process.env, NODE_COMPILE_CACHE: place },
      });
      let text = '';
      child.stdout.on('data', (piece) => (text += piece));
      child.on('close', () => done(text));
    });
  for (const text of await Promise.all([one(), one(), one(), one()])) expect(text).toBe(answer.stdout);
  expect(run(place)).toEqual(answer);
  fileIn(place);
});

test('a file that has another name too is not written through', () => {
  const place = filled();
  const other = join(place, 'other');
  linkSync(fileIn(place), other);
  truncateSync(other, 10);
  expect(run(place)).toEqual(answer);
  expect(statSync(other).size).toBe(10);
});
